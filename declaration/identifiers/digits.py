"""Digits and letters of numbers, as people write them: Khmer or full-width, parted or not."""

from __future__ import annotations

import re
import unicodedata

_KHMER_DIGITS = str.maketrans("០១២៣៤៥៦៧៨៩", "0123456789")
_NOT_IN_ASCII = dict.fromkeys(map(ord, " \t\n\r\v\f\x1c\x1d\x1e\x1f-./_'"))
_NOT_IN_A_NUMBER = re.compile(r"[\s\-‐‑‒–—―−./_'’\u200b-\u200f\u2060\ufeff\u00ad]+")


def ascii_digits(text: str) -> str:
    """Return the text with Khmer and full-width digits as 0 to 9.

    >>> ascii_digits("១២៣-４５"), ascii_digits("W០០១")
    ('123-45', 'W001')
    """
    if text.isascii():
        return text
    return unicodedata.normalize("NFKC", text).translate(_KHMER_DIGITS)


def without_separators(text: str) -> str:
    """Return the text in ASCII digits, without blanks, hyphens, dots and invisible characters.

    >>> without_separators(" ១២៣ 456-789 ")
    '123456789'
    """
    if text.isascii():
        return text.translate(_NOT_IN_ASCII)
    return unicodedata.normalize("NFKC", _NOT_IN_A_NUMBER.sub("", ascii_digits(text)))
