"""Amounts, days and lists as people read them, in the reader's language.

Digits stay 0-9 in every language: so does NSSF's own file, and a number that is read aloud on the
telephone or typed back must not depend on the language. Only words, order and signs change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from declaration.month import Month

MONTHS_EN = "January February March April May June July August September October November December"
MONTHS_KM = "មករា កុម្ភៈ មីនា មេសា ឧសភា មិថុនា កក្កដា សីហា កញ្ញា តុលា វិច្ឆិកា ធ្នូ"

ENGLISH = MONTHS_EN.split()
KHMER = MONTHS_KM.split()

AFTER_FULL_STOP = re.compile("(?<=[。！？；：]) ")
"""A space that no Chinese text has."""


def number(value: int | Decimal | float) -> str:
    """Return a plain number with thousands separators and no idle zeros.

    >>> number(1234567), number(Decimal("26.5000")), number(Decimal("-0.0000"))
    ('1,234,567', '26.5', '0')
    """
    if isinstance(value, int):
        return f"{value:,}"
    text = f"{Decimal(str(value)):,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def riel(value: int | Decimal) -> str:
    """Return an amount of riel.

    >>> riel(1234567), riel(-500)
    ('1,234,567៛', '-500៛')
    """
    return number(value) + "៛"


def dollars(value: int | Decimal) -> str:
    """Return an amount of dollars, with cents; more decimals only where there are more.

    >>> dollars(Decimal("1234.5")), dollars(Decimal("-0.0051")), dollars(Decimal("250.0000"))
    ('$1,234.50', '-$0.0051', '$250.00')
    """
    whole, _, decimals = f"{abs(Decimal(value)):,f}".partition(".")
    return f"{'-' if value < 0 else ''}${whole}.{decimals.rstrip('0').ljust(2, '0')}"


def day(value: date, language: str) -> str:
    """Return a day so that day and month cannot be confused by its readers.

    >>> [day(date(2026, 10, 5), language) for language in ("en", "km", "zh")]
    ['5 Oct 2026', '05/10/2026', '2026年10月5日']
    """
    if language == "km":
        return f"{value.day:02}/{value.month:02}/{value.year:04}"
    if language == "zh":
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.day} {ENGLISH[value.month - 1][:3]} {value.year}"


def month_name(value: Month, language: str) -> str:
    """Return a month in words.

    >>> [month_name(Month(2026, 10), language) for language in ("en", "km", "zh")]
    ['October 2026', 'ខែតុលា ឆ្នាំ2026', '2026年10月']
    """
    if language == "km":
        return f"ខែ{KHMER[value.month - 1]} ឆ្នាំ{value.year}"
    if language == "zh":
        return f"{value.year}年{value.month}月"
    return f"{ENGLISH[value.month - 1]} {value.year}"


def listed(values: Iterable[str], language: str) -> str:
    """Return several texts in a row.

    >>> listed(["A", "B", "C"], "en"), listed(["A", "B"], "zh")
    ('A, B, C', 'A、B')
    """
    return ("、" if language == "zh" else ", ").join(values)


def paragraph(sentences: Iterable[str]) -> str:
    """Return sentences one after the other; what ends in a Chinese full stop wants no space.

    >>> paragraph(["One.", "", "Two."]), paragraph(["一。", "二。"])
    ('One. Two.', '一。二。')
    """
    return AFTER_FULL_STOP.sub("", " ".join(filter(None, sentences)))
