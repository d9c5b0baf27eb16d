"""Days of birth, hire and contracts → other days of the same month, and texts that say them.

The month of the year stays, so do days up to the twelfth: a text whose day and month can be read
two ways can be read two ways afterwards. A birth moves by up to three years too.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from declaration.identifiers.digits import ascii_digits
from importers.cells.date_text import BUDDHIST, Order, as_date, written
from importers.support.invention import Inventor

_FIRST_OF_MONTHS = 12
_STEPS = (1, -1, 2, -2, 3, -3, 4)
"""By how many days, two turns each: amounts go up in one of them and down in the other."""
_EPOCH = date(1899, 12, 30)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})|(\d{8})")
_RUN = re.compile(r"\d+")


def moved(day: date, inventor: Inventor, birth: bool, who: int = -1, turn: int = 0) -> date:
    """Return another day for a day; the same for the same.

    Args:
        day: as it stands.
        inventor: gives the chance.
        birth: whether somebody was born then.
        who: whose day it is, of whom a finding was not kept; all of their days move alike.
        turn: how often this person's days were moved already; later turns move less.
    """
    chance = inventor.chance("day", day if not turn else who, birth, turn)
    year, by = day.year, _STEPS[(turn - 1) // 2 % len(_STEPS)]
    if birth and turn < 2:
        year += chance.choice((-3, -2, -1, 1, 2, 3)) if turn == 0 else chance.choice((-1, 1))
    last = calendar.monthrange(year, day.month)[1]
    early = day.day <= _FIRST_OF_MONTHS
    days = range(1, _FIRST_OF_MONTHS + 1) if early else range(_FIRST_OF_MONTHS + 1, last + 1)
    if not turn:
        return date(year, day.month, chance.choice([d for d in days if d != day.day]))
    near = next((d for d in (day.day + by, day.day - by) if d in days), min(day.day, last))
    return date(year, day.month, near)


def moved_serial(serial: float, move: Callable[[date], date]) -> float:
    """Return the number of another day; a time of day is taken away. What is no day stays."""
    if not 1 <= serial < 2_958_465:
        return serial
    day = _EPOCH + timedelta(days=int(serial))
    return float((move(day) - _EPOCH).days)


def moved_text(text: str, order: str, year: int, move: Callable[[date], date]) -> str | None:
    """Return a text that says another day in the same way; None where the text says no day.

    Args:
        text: as written.
        order: of day and month in the column, or "" where nobody knows; then day first.
        year: of the month declared; a year of two digits is none later.
        move: the day → another.
    """
    found = written(text)
    kind: Order = order if order in ("dmy", "mdy", "ymd") else "dmy"  # type: ignore[assignment]  # narrowed by the test
    day = as_date(found, kind, year) if found else None
    if found is None or day is None:
        return None
    for named in (False, True):
        new = _put(text, found.order or kind, day, move(day), named)
        again = written(new)
        if again and as_date(again, kind, year) == move(day):
            return new
    return None


def _put(text: str, order: str, old: date, new: date, named: bool) -> str:
    """Return a text with the day and year of a date put in for another's, in their own places."""
    plain = ascii_digits(text)
    if len(plain) != len(text):
        return text
    spans = [match.span() for match in _RUN.finditer(plain)]
    if len(spans) == 1 and spans[0][1] - spans[0][0] == 8:
        spans = _compact(spans[0][0], order)
    wanted = [part for part in order if not (named and part == "m")]
    signs = list(text)
    for part, (start, end) in zip(wanted, spans, strict=False):
        if part == "m":
            continue
        was = int(plain[start:end])
        value = new.day if part == "d" else was + new.year - old.year
        value = value if part == "d" or was in BUDDHIST else value % 10 ** (end - start)
        for place, digit in zip(range(start, end), f"{value:0{end - start}d}", strict=False):
            signs[place] = _like(text[place], digit)
        if part == "d" and len(str(value)) > end - start:
            signs[end - 1] = "".join(_like(text[start], d) for d in str(value))
    return "".join(signs)


def _compact(start: int, order: str) -> list[tuple[int, int]]:
    widths = [4 if part == "y" else 2 for part in order]
    ends = [start + sum(widths[: i + 1]) for i in range(3)]
    return [(end - width, end) for end, width in zip(ends, widths, strict=True)]


def _like(sign: str, digit: str) -> str:
    """Return a digit in the script of another."""
    return digit if sign.isascii() else chr(ord(sign) - int(ascii_digits(sign)) + int(digit))
