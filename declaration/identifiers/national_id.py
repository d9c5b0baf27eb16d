"""Number of the Khmer identity card: nine digits.

>>> is_valid("012345678"), is_valid("០១២ ៣៤៥ ៦៧៨"), is_valid("12345678")
(True, True, False)
>>> format("012 345 678")
'012345678'
"""

from __future__ import annotations

import re

from declaration.identifiers.digits import without_separators

LENGTH = 9
_SHAPE = re.compile(rf"[0-9]{{{LENGTH}}}")


def compact(number: str) -> str:
    """Return the number without separators, in ASCII digits.

    >>> compact("០១២-៣៤៥-៦៧៨")
    '012345678'
    """
    return without_separators(number)


def is_valid(number: str) -> bool:
    """Return whether the number has nine digits.

    >>> is_valid("0123456789"), is_valid("N0123456")
    (False, False)
    """
    return _SHAPE.fullmatch(compact(number)) is not None


def format(number: str) -> str:  # noqa: A001 - the name python-stdnum gives it
    """Return the nine digits without separators; other numbers as they came.

    >>> format("012-345-678"), format("P 123")
    ('012345678', 'P 123')
    """
    return compact(number) if is_valid(number) else number


def with_zeros(number: str) -> str:
    """Return a number that a spreadsheet robbed of its leading zeros with them put back.

    Only six to eight digits are taken for such a number; fewer would be a guess.

    >>> with_zeros("12345678"), with_zeros("123"), with_zeros("123456789")
    ('012345678', '123', '123456789')
    """
    digits = compact(number)
    lost = digits.isascii() and digits.isdecimal() and LENGTH - 3 <= len(digits) < LENGTH
    return digits.zfill(LENGTH) if lost else number
