"""NSSF member number: seven digits, seven core digits, one suffix (a digit or a Khmer letter).

The core alone is enough to find a member, so it is taken as a number too. What the first part and
the suffix mean is not published, and neither is judged here.

>>> is_valid("1234567-7654321-ក"), is_valid("១២៣៤៥៦៧ ៧៦៥៤៣២១"), is_valid("7654321")
(True, True, True)
>>> format("12345677654321ក"), format("123456776543218"), format("7654321")
('1234567-7654321-ក', '1234567-7654321-8', '7654321')
"""

from __future__ import annotations

import re

from declaration.identifiers.digits import without_separators

_SHAPE = re.compile(r"([0-9]{7})?([0-9]{7})(?:([\u1780-\u17b3])|(?<=[0-9]{14})([0-9]))?")


def compact(number: str) -> str:
    """Return the number without separators, in ASCII digits.

    >>> compact(" 1234567 - 7654321 - ក ")
    '12345677654321ក'
    """
    return without_separators(number)


def is_valid(number: str) -> bool:
    """Return whether the number has a known shape: 7, 14 or 15 digits, perhaps a Khmer suffix.

    >>> is_valid("12345678"), is_valid("1234567-7654321-A"), is_valid("")
    (False, False, False)
    """
    return _SHAPE.fullmatch(compact(number)) is not None


def format(number: str) -> str:  # noqa: A001 - the name python-stdnum gives it
    """Return the number as ``7-7-suffix``, as far as it has these parts; others as they came.

    >>> format("1234567 7654321"), format("AB 12")
    ('1234567-7654321', 'AB 12')
    """
    match = _SHAPE.fullmatch(compact(number))
    return "-".join(part for part in match.groups() if part) if match else number


def core(number: str) -> str:
    """Return the seven digits that find a member, or "" where the shape is not known.

    >>> core("1234567-7654321-ក"), core("7654321"), core("12")
    ('7654321', '7654321', '')
    """
    match = _SHAPE.fullmatch(compact(number))
    return match[2] if match else ""
