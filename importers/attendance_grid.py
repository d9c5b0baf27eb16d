"""A record with a column for each day of the month → the same with one column of days worked.

The heading of such a grid counts days (1, 2, 3 … or dates); its cells hold marks. The sheet that
comes out has the days worked and the days of leave where the first two days stood, under headings
of ours, and blanks in place of the others, so that it is read like any other list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

import numpy as np

from declaration.payroll import SCALE
from importers.attendance_marks import Days, days
from importers.cells.number_text import plain
from importers.sheet import Cell, Sheet

WORKED, LEAVE = "Days worked, by the marks", "Days of leave, by the marks"
"""Headings of the two columns that stand for the marks."""

FEWEST_DAYS = 7
"""A week: fewer columns in a row that count up are chance."""
_ROWS_SEARCHED = 60
_MOST_ROWS_ABOVE = 2
"""Rows above the days that may belong to the heading: the month, the days of the week."""
_UNDERSTOOD = 0.5
"""Share of the filled cells that must be marks we know, else it is no grid of days."""
_MOST_OWN_MARKS = 12
_EPOCH = date(1899, 12, 30)
_LAST_SERIAL = 2_958_465
_MONTH_ENDS = (28, 29, 30, 31)


@dataclass(frozen=True, slots=True)
class DayGrid:
    """Where a sheet has its days, and what their marks say.

    Attributes:
        heading_row: the row that counts the days, from 0.
        columns: a column a day, from 0.
        first_row: the first row of marks, from 0.
        days: what the marks say, from ``first_row`` on.
    """

    heading_row: int
    columns: range
    first_row: int
    days: Days


def day_grid(sheet: Sheet, chosen: Mapping[str, str]) -> DayGrid | None:
    """Return the grid of days of a sheet, or None where it has none that can be understood.

    A record that marks only who was away does not tell who worked, and is none.

    Args:
        sheet: as it lies in the file.
        chosen: a person's marks, text → ``present``, ``half``, ``leave`` or ``away``.
    """
    rows = range(min(_ROWS_SEARCHED, sheet.shape[0]))
    found = [(run, row) for row in rows if (run := _longest_run(sheet, row))]
    for run, row in sorted(found, key=lambda pair: (-len(pair[0]), pair[1])):
        first = row + 1 + _weekdays_below(sheet, run, row)
        read = days(sheet, run, first, chosen)
        grid = DayGrid(row, run, first, read)
        understood = (read.marked & ~read.open).sum() >= _UNDERSTOOD * max(1, read.marked.sum())
        if (understood and read.worked.any()) or _has_marks_of_its_own(sheet, grid):
            return grid
    return None


def _has_marks_of_its_own(sheet: Sheet, grid: DayGrid) -> bool:
    """Return whether a whole month is marked in a few words or signs that nobody knows."""
    if len(grid.columns) < min(_MONTH_ENDS) or not grid.days.open.any():
        return False
    columns, rows = np.nonzero(grid.days.open)
    cells = zip(
        (rows + grid.first_row).tolist(), (columns + grid.columns.start).tolist(), strict=True
    )
    return len({sheet.text(row, column) for row, column in cells}) <= _MOST_OWN_MARKS


def _longest_run(sheet: Sheet, row: int) -> range | None:
    """Return the longest run of columns that count the days of a month, or None."""
    best = range(0)
    for numbers in _readings(sheet, row):
        start = 0
        for column in range(1, len(numbers) + 1):
            if column < len(numbers) and _follows(numbers[column - 1], numbers[column]):
                continue
            if column - start > len(best) and numbers[start]:
                best = range(start, column)
            start = column
    return best if len(best) >= FEWEST_DAYS else None


def _follows(before: int, day: int) -> bool:
    return bool(before and day) and (day == before + 1 or (day == 1 and before in _MONTH_ENDS))


def _readings(sheet: Sheet, row: int) -> Iterator[list[int]]:
    """Yield the day that each column of a row names, 0 for none; dates as either number first."""
    columns = range(sheet.shape[1])
    numbers = [_numbers(sheet, row, column) for column in columns]
    for place in (0, 1, 2):
        yield [n[place] if len(n) > place and 1 <= n[place] <= 31 else 0 for n in numbers]


def _numbers(sheet: Sheet, row: int, column: int) -> list[int]:
    """Return the numbers in a heading cell: the day of a real date, else those of its text."""
    if sheet.kinds[column, row] == Cell.DATE and 0 <= sheet.numbers[column, row] <= _LAST_SERIAL:
        return [(_EPOCH + timedelta(days=int(sheet.numbers[column, row]))).day]
    text = plain(sheet.text(row, column))
    return [int(digits) for digits in re.findall(r"\d{1,4}", text)] if len(text) <= 20 else []


def _weekdays_below(sheet: Sheet, run: range, row: int) -> int:
    """Return 1 where the row below the days names the days of the week and no person, else 0."""
    below = row + 1
    if below >= sheet.shape[0]:
        return 0
    kinds = sheet.kinds[:, below]
    texts = [sheet.text(below, column) for column in run if kinds[column] == Cell.TEXT]
    outside = np.delete(kinds, list(run))
    again = sum(_is_weekday(text) for text in texts)
    return int(bool(texts) and not outside.any() and 2 * again > len(run))


def _is_weekday(text: str) -> bool:
    """Return whether a text can name a day of the week, in letters.

    >>> _is_weekday("Mon"), _is_weekday("ចន្ទ"), _is_weekday("8")
    (True, True, False)
    """
    return bool(text.strip()) and not any(sign.isdigit() for sign in plain(text))


def with_days(sheet: Sheet, grid: DayGrid) -> Sheet:
    """Return a sheet with two columns of days in place of its grid."""
    kinds, numbers = sheet.kinds.copy(), sheet.numbers.copy()
    texts, styles = sheet.texts.copy(), sheet.styles.copy()
    columns, top = list(grid.columns), max(0, grid.heading_row - _MOST_ROWS_ABOVE)
    kinds[columns, top:] = Cell.EMPTY
    styles[columns, :] = 0
    pool = [*sheet.pool, WORKED, LEAVE]
    marked = grid.days.marked.any(0)
    totals = (grid.days.worked.sum(0) / SCALE, grid.days.leave.sum(0, dtype=np.float64))
    for i, (column, total) in enumerate(zip(columns[:2], totals, strict=True)):
        kinds[column, grid.heading_row] = Cell.TEXT
        texts[column, grid.heading_row] = len(sheet.pool) + i
        at = np.flatnonzero(marked & ~grid.days.open.any(0)) + grid.first_row
        kinds[column, at] = Cell.NUMBER
        numbers[column, at] = total[at - grid.first_row]
    merged = [
        area for area in sheet.merged if not (set(range(area[1], area[3] + 1)) & set(columns))
    ]
    return replace(
        sheet, kinds=kinds, numbers=numbers, texts=texts, styles=styles, pool=pool, merged=merged
    )
