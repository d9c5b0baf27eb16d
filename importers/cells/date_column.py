"""A column of cells → days. Whether day or month stands first is decided for the column."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import numpy.typing as npt

from declaration.payroll import NO_DATE, Dates
from importers.cells.column import BLANKS, CellColumn
from importers.cells.date_text import (
    BUDDHIST,
    BUDDHIST_AHEAD,
    Order,
    Written,
    as_date,
    is_buddhist,
    orders,
    written,
)
from importers.cells.number_text import plain
from importers.sheet import Cell

EPOCH = np.datetime64("1899-12-30", "D")
"""Day 0 of a spreadsheet."""
EARLIEST_YEAR = 1900
YEARS_AHEAD = 100
"""A date later than this many years after the month is a slip."""

_FIRST_BARE_SERIAL = 7306
"""1 January 1920: a smaller number without a date format is no date."""
_LAST_SERIAL = 2_958_465
_COMPACT = (19_000_101, 27_001_231)
_SERIAL_TEXT = re.compile(r"[0-9]{5}(\.[0-9]+)?")


@dataclass(slots=True)
class Evidence:
    """What the texts of a column say about the order of day and month.

    Attributes:
        settled: order → how many cells allow this one only.
        open: texts that could be two different dates, in order of appearance.
        shown: the order in which the column's real dates are displayed, or "".
    """

    settled: dict[Order, int] = field(default_factory=dict)
    open: list[str] = field(default_factory=list)
    shown: Order = ""


@dataclass(slots=True)
class DatesRead:
    """What a column of dates holds.

    Attributes:
        value: [n, days], NaT where blank or unreadable.
        unreadable: cell → why: ``text``, ``impossible``, ``error``, ``formula``.
        buddhist: cells whose year was of the Buddhist era.
    """

    value: Dates
    unreadable: dict[int, str] = field(default_factory=dict)
    buddhist: list[int] = field(default_factory=list)


def evidence(column: CellColumn) -> Evidence:
    """Return what a column's cells say about the order of day and month."""
    found = Evidence(shown=_order_shown(column))
    at = column.texts[column.are(Cell.TEXT)]
    codes, first, counts = np.unique(at, return_index=True, return_counts=True)
    for i in np.argsort(first).tolist():
        _weigh(found, column.pool[int(codes[i])].strip(BLANKS), int(counts[i]))
    return found


def _weigh(found: Evidence, text: str, count: int) -> None:
    """Add one text to the evidence."""
    date_written = written(text)
    if date_written is None or date_written.order:
        return
    possible = orders(date_written)
    if len(possible) == 1:
        (order,) = possible
        found.settled[order] = found.settled.get(order, 0) + count
    elif _is_open(date_written):
        found.open.append(text)


def decided(found: Evidence) -> Order:
    """Return the order that a column's own cells settle, or "" where they do not.

    Where cells contradict one another the majority counts; the others are then no dates.

    >>> decided(Evidence({"dmy": 4, "mdy": 1})), decided(Evidence({}, ["03/04/2024"]))
    ('dmy', '')
    """
    ranked = sorted(found.settled.items(), key=lambda item: -item[1])
    if not ranked:
        return found.shown
    if len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
        return ""
    return ranked[0][0]


def dates(
    column: CellColumn,
    order: Order,
    latest_year: int,
    month_year: int,
    blanks: Collection[str] = (),
) -> DatesRead:
    """Return a column of cells as days.

    Args:
        column: the cells [n].
        order: of day and month in its texts, see ``decided``; "" leaves open ones unread, without
            a word: the column is asked about as a whole.
        latest_year: the last year that two digits can mean.
        month_year: year of the month declared.
        blanks: words that stand for no date, in small letters.
    """
    read = DatesRead(np.full(len(column), NO_DATE))
    last_year = month_year + YEARS_AHEAD
    _add_serials(column, last_year, read)
    _add_texts(column, order, latest_year, last_year, blanks, read)
    for kind, why in ((Cell.ERROR, "error"), (Cell.UNCALCULATED, "formula")):
        read.unreadable |= dict.fromkeys(np.flatnonzero(column.are(kind)).tolist(), why)
    odd = column.are(Cell.BOOLEAN, Cell.DURATION)
    read.unreadable |= dict.fromkeys(np.flatnonzero(odd).tolist(), "text")
    return read


def _add_serials(column: CellColumn, last_year: int, read: DatesRead) -> None:
    """Read the dates and the bare numbers of a column. A zero is a blank."""
    is_date, is_number = column.are(Cell.DATE), column.are(Cell.NUMBER)
    serial = np.where(is_date | is_number, column.numbers, 0)
    serial = np.where(np.isfinite(serial), serial, -1)
    filled = serial != 0
    compact = is_number & (serial >= _COMPACT[0]) & (serial <= _COMPACT[1])
    lowest = np.where(is_date, 1, _FIRST_BARE_SERIAL)
    good = filled & (serial >= lowest) & (serial <= _LAST_SERIAL)
    whole = np.floor(np.where(good, serial, 0)).astype(np.int64).astype("m8[D]")
    days = _common_era(EPOCH + whole, good, read)
    years = _years(days)
    good &= (years >= EARLIEST_YEAR) & (years <= last_year)
    read.value[good] = days[good]
    for i in np.flatnonzero(compact).tolist():
        _put(read, i, written(str(int(serial[i]))), "", last_year, last_year)
    odd = filled & ~good & ~compact
    read.unreadable |= dict.fromkeys(np.flatnonzero(odd).tolist(), "impossible")


def _common_era(days: Dates, good: npt.NDArray[np.bool_], read: DatesRead) -> Dates:
    """Return the days with years of the Buddhist era moved to the common one."""
    years = _years(days)
    ahead = good & (years >= BUDDHIST.start) & (years < BUDDHIST.stop)
    if not ahead.any():
        return days
    months = days.astype("datetime64[M]")
    ahead_by = np.timedelta64(12 * BUDDHIST_AHEAD, "M")
    moved = (months - ahead_by).astype("datetime64[D]") + (days - months)
    read.buddhist.extend(np.flatnonzero(ahead).tolist())
    return np.where(ahead, moved, days)


def _day(serial: float) -> np.datetime64:
    """Return the day of a serial number, without its time."""
    return EPOCH + np.timedelta64(int(serial), "D")


def _years(days: Dates) -> npt.NDArray[np.int64]:
    """Return the year of each day [n]."""
    return days.astype("datetime64[Y]").astype(np.int64) + 1970


def _add_texts(
    column: CellColumn,
    order: Order,
    latest_year: int,
    last_year: int,
    blanks: Collection[str],
    read: DatesRead,
) -> None:
    """Read the texts of a column, each different one once."""
    at = np.flatnonzero(column.are(Cell.TEXT))
    if not len(at):
        return
    codes, place = np.unique(column.texts[at], return_inverse=True)
    distinct = DatesRead(np.full(len(codes), NO_DATE))
    for i, code in enumerate(codes.tolist()):
        text = column.pool[code].strip(BLANKS)
        if not text or plain(text).lower().strip(" .") in blanks:
            continue
        if _SERIAL_TEXT.fullmatch(text):
            _put_serial(distinct, i, float(text), last_year)
        else:
            found = written(text)
            if order or not _is_open(found):
                _put(distinct, i, found, order, latest_year, last_year)
    read.value[at] = distinct.value[place]
    for i in np.flatnonzero(np.isin(place, list(distinct.unreadable))).tolist():
        read.unreadable[int(at[i])] = distinct.unreadable[int(place[i])]
    read.buddhist.extend(at[np.isin(place, distinct.buddhist)].tolist())


def _is_open(found: Written | None) -> bool:
    """Return whether three numbers could be two different dates."""
    if found is None or found.order or found.numbers[0] == found.numbers[1]:
        return False
    return len(orders(found)) > 1


def _put_serial(read: DatesRead, i: int, serial: float, last_year: int) -> None:
    """Read a serial number that was stored as text."""
    day = _day(serial)
    if serial >= _FIRST_BARE_SERIAL and _years(np.array([day]))[0] <= last_year:
        read.value[i] = day
    else:
        read.unreadable[i] = "impossible"


def _put(
    read: DatesRead, i: int, found: Written | None, order: Order, latest_year: int, last_year: int
) -> None:
    """Put one written date into its cell, or why it is none."""
    if found is None:
        read.unreadable[i] = "text"
        return
    (only, *_) = orders(found) or {order}
    day = as_date(found, order or only, latest_year)
    if day is None or not EARLIEST_YEAR <= day.year <= last_year:
        read.unreadable[i] = "impossible"
        return
    read.value[i] = np.datetime64(day, "D")
    if is_buddhist(found):
        read.buddhist.append(i)


def _order_shown(column: CellColumn) -> Order:
    """Return the order in which a column's real dates are displayed, or "" where that is open."""
    styles = set(column.styles[column.are(Cell.DATE)].tolist())
    seen = {order_of_format(column.formats.get(style, "")) for style in styles}
    return seen.pop() if len(seen) == 1 else ""


def order_of_format(number_format: str) -> Order:
    """Return the order of day and month in a number format; "" where the system decides it.

    >>> order_of_format("dd/mm/yyyy"), order_of_format("mm-dd-yy"), order_of_format("[$-409]d-mmm")
    ('dmy', '', 'dmy')
    """
    form = re.sub(r'\[[^\]]*\]|"[^"]*"|\\.', "", number_format.lower()).split(";")[0]
    if form in ("mm-dd-yy", "m/d/yy", "m/d/yyyy", "mm/dd/yyyy"):
        return ""
    letters = [form.find(letter) for letter in "dmy"]
    if letters[0] < 0 or letters[1] < 0:
        return ""
    if 0 <= letters[2] < min(letters[0], letters[1]):
        return ""
    return "dmy" if letters[0] < letters[1] else "mdy"


def as_shown(column: CellColumn, i: int) -> str:
    """Return a cell of a date column as a person reads it: real dates as ISO 8601."""
    serial = float(column.numbers[i])
    if column.kinds[i] == Cell.DATE and 0 <= serial <= _LAST_SERIAL:
        day: date = _day(serial).astype(date)
        return day.isoformat()
    return column.text(i)
