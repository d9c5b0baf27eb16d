"""Number under which NSSF knows an enterprise.

No public source gives its shape, so only what cannot be a number is refused: it must hold a digit
and nothing but letters, digits and the marks between them.

>>> is_valid("1234567"), is_valid("១២៣៤៥៦៧"), is_valid("12345-ក"), is_valid("none"), is_valid("")
(True, True, True, False, False)
"""

from __future__ import annotations

import re

from declaration.identifiers.digits import ascii_digits, without_separators

_SHAPE = re.compile(r"(?=.*[0-9])[A-Za-z0-9\u1780-\u17b3]{1,20}")


def compact(number: str) -> str:
    """Return the number without separators, in ASCII digits.

    >>> compact(" ១២៣ 4567-ក ")
    '1234567ក'
    """
    return without_separators(number)


def is_valid(number: str) -> bool:
    """Return whether the text can be an enterprise's number.

    >>> is_valid("see contract!")
    False
    """
    return _SHAPE.fullmatch(compact(number)) is not None


def format(number: str) -> str:  # noqa: A001 - the name python-stdnum gives it
    """Return the number in ASCII digits with its own separators, blanks at the edges gone.

    >>> format(" ១២៣៤-ក ")
    '1234-ក'
    """
    return ascii_digits(number).strip()
