"""Finds the heading rows of a sheet: one to three rows, groups over columns, titles above.

The row with the most words that headings are made of is the anchor; rows above it that group its
columns and rows below it that part or translate them belong to it. Nothing is decided by position
alone: titles come in any number, and a title is a sentence, not a list of known words. Where a
person showed which rows the heading is, these are it, exactly.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from importers.cells import number_of
from importers.dictionary import key
from importers.grid import Grid, grid_of
from importers.labels import is_known, is_unit
from importers.sheet import Sheet

MOST_ROWS = 3
"""Heading rows that one heading has at most, the row of column numbers not counted."""

_ROWS_SEARCHED = 200
_ROWS_COMPARED = 60
_FEWEST_WORDS = 2
_SURELY = 6
"""So many known words are a heading; a better row is looked for only near it."""
_ROWS_AFTER = 12


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a sheet. Rows and columns count from 0.

    Attributes:
        first_row: its first row.
        last_row: its last row, the row of column numbers included; workers stand below it.
        parts: for each column, its texts from the group down to its own, as written; () for none.
    """

    first_row: int
    last_row: int
    parts: Sequence[tuple[str, ...]]

    @property
    def labels(self) -> list[str]:
        """The heading of each column as a person reads it, rows joined by " / "."""
        return [" / ".join(" ".join(part.split()) for part in parts) for parts in self.parts]


def find_heading(
    sheet: Sheet, chosen: Collection[str] = (), rows: tuple[int, int] | None = None
) -> Heading | None:
    """Return the heading of a sheet, or None where no row looks like one.

    Args:
        sheet: as it lies in the file.
        chosen: headings that a person named in a mapping; they count as known words.
        rows: first and last row that a person showed, as the workbook numbers them; rows that the
            sheet does not have are not believed.
    """
    if rows is not None and 1 <= rows[0] <= rows[1] <= sheet.shape[0]:
        first, last = rows[0] - 1, rows[1] - 1
        return _heading(grid_of(sheet, max(_ROWS_SEARCHED, last + 2)), first, last)
    grid = grid_of(sheet, _ROWS_SEARCHED)
    anchor = _anchor(grid, frozenset(key(text) for text in chosen))
    if anchor < 0:
        return None
    first, last = _up(grid, anchor), _down(grid, anchor)
    return _heading(grid, max(first, last - MOST_ROWS + 1), last)


def headings_of_height(sheet: Sheet, height: int) -> Iterator[Heading]:
    """Yield what the heading would be in every place near the top, from above.

    Args:
        sheet: as it lies in the file.
        height: how many rows it has, the row of column numbers not counted.
    """
    grid = grid_of(sheet, _ROWS_SEARCHED)
    for first in range(min(grid.rows, _ROWS_COMPARED) - height + 1):
        yield _heading(grid, first, first + height - 1)


def _heading(grid: Grid, first: int, last: int) -> Heading:
    """Return the heading in some rows, with the row of column numbers below it."""
    parts = [_parts(grid, column, first, last) for column in range(grid.columns)]
    return Heading(first, last + _numbers_below(grid, last, parts), parts)


def _anchor(grid: Grid, own_words: frozenset[str]) -> int:
    """Return the row with the most known words; -1 for none."""
    best, most = -1, _FEWEST_WORDS - 1
    for row in range(grid.rows):
        known = _known_words(grid, row, own_words)
        if known > most:
            best, most = row, known
        if most >= _SURELY and row > best + _ROWS_AFTER:
            break
    return best if best >= 0 else _alike(grid)


def _known_words(grid: Grid, row: int, own_words: frozenset[str]) -> int:
    """Return how many different known words a row has; 0 for a row with too many values."""
    texts = {text for text in grid.texts_in(row).values() if not _is_caption(text)}
    values = grid.values_in(row)
    if len(texts) <= values:
        return 0
    words = {key(t) for t in texts if is_known(t) or (own_words and key(t) in own_words)}
    return len(words) if len(words) * 3 >= len(texts) and len(words) > values else 0


def _alike(grid: Grid) -> int:
    """Return the row most of whose words are at least alike to known ones; -1 for none."""
    from importers.likeness import likenesses

    for row in range(min(grid.rows, 40)):
        texts = [text for text in grid.texts_in(row).values() if len(text) <= 60]
        unknown = [text for text in texts if not is_known(text)]
        near = sum(bool(found) for found in likenesses(unknown)) + len(texts) - len(unknown)
        if near >= 3 and near * 2 > len(texts) and not grid.values_in(row):
            return row
    return -1


def _up(grid: Grid, anchor: int) -> int:
    """Return the first heading row: the anchor, or the rows that group its columns."""
    first = anchor
    while first > 0 and anchor - first < MOST_ROWS - 1 and _groups(grid, first - 1, first):
        first -= 1
    return first


def _groups(grid: Grid, row: int, below: int) -> bool:
    """Return whether a row groups the columns of the row below it."""
    texts = grid.texts_in(row)
    if not texts or grid.values_in(row) * 4 > len(texts):
        return False
    if grid.merged_down(row, below):
        return True
    width = len(grid.texts_in(below))
    wide = [grid.span(row, column) for column in texts]
    if max(wide) > max(2, 0.7 * width) or any(_is_caption(text) for text in texts.values()):
        return False
    known = [column for column, text in texts.items() if is_known(text)]
    reaches = any(grid.group_over(row, column + 1, below) for column in known)
    translates = len(known) >= max(3, 0.4 * width)
    return (reaches or translates) and len(known) * 2 >= len(texts)


def _is_caption(text: str) -> bool:
    """Return whether a text names what stands beside it ("Month:"), or is a whole sentence."""
    return text.endswith((":", "：", "៖")) or len(text) > 80


def _down(grid: Grid, anchor: int) -> int:
    """Return the last heading row: the anchor, or the rows that part or translate its columns."""
    last = anchor
    while (
        last + 1 < grid.rows and last - anchor < MOST_ROWS - 1 and _continues(grid, last, last + 1)
    ):
        last += 1
    return last


def _continues(grid: Grid, above: int, row: int) -> bool:
    """Return whether a row is a further heading row: known words, units, rates."""
    texts = grid.texts_in(row)
    if grid.merged_down(above, row) and (texts or grid.rates_in(row)):
        return True
    if not texts or grid.values_in(row) > grid.rates_in(row):
        return False
    good = sum(is_known(text) or is_unit(text) for text in texts.values())
    parted = all(_is_open(grid, above, column) for column in texts)
    return good * 2 > len(texts) or (parted and good > 0)


def _is_open(grid: Grid, above: int, column: int) -> bool:
    """Return whether a column has no heading of its own above: blank, or under a group."""
    return not grid.text(above, column) or grid.span(above, column) > 1


def _parts(grid: Grid, column: int, first: int, last: int) -> tuple[str, ...]:
    """Return a column's texts from the group down; groups reach over the columns they cover."""
    found: list[str] = []
    for row in range(first, last + 1):
        text = grid.shown(row, column)
        if not text and row < last:
            text = grid.group_over(row, column, last)
        if text and (not found or found[-1] != text):
            found.append(text)
    return tuple(found)


def _numbers_below(grid: Grid, last: int, parts: Sequence[tuple[str, ...]]) -> int:
    """Return 1 where the row below only numbers or letters the columns (1, 2, 3), else 0."""
    row = last + 1
    if row >= grid.rows:
        return 0
    shown = [grid.shown(row, column).split("=")[0] for column in range(grid.columns)]
    cells = [text.strip("()[] ") for text in shown]
    filled = [cell for cell in cells if cell]
    if len(filled) < max(3, 0.5 * sum(map(bool, parts))):
        return 0
    if all(len(cell) <= 2 and cell.isalpha() and cell.isascii() for cell in filled):
        return int(filled[0].upper() == "A" and len(set(filled)) == len(filled))
    numbers = [number for cell in filled if (number := number_of(cell)) is not None]
    steps = np.diff(np.array([float(number) for number in numbers]))
    return int(len(numbers) == len(filled) and numbers[0] in (0, 1) and bool((steps == 1).all()))
