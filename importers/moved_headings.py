"""Headings repeated lower down in which columns have changed places.

A sheet may repeat its heading on each page. Where the repeated one has a heading of the first in
another column, what follows was read into wrong columns, and nobody would see it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from declaration.findings import Finding, Place
from importers.cells.column import BLANKS
from importers.dictionary import key
from importers.headings import MOST_ROWS
from importers.sheet import Cell, Sheet, column_letter
from importers.source import Source


def moved_headings(source: Source, rows: Iterable[int]) -> Iterator[Finding]:
    """Yield MAP-008 for each repeated heading with columns in other places than the first has.

    Args:
        source: the sheet.
        rows: its repeated heading rows, from 0.
    """
    first = range(max(0, source.heading_row - MOST_ROWS + 1), source.heading_row + 1)
    own: dict[int, dict[str, str]] = {}
    for row in first:
        for column, text in _texts(source.sheet, row):
            own.setdefault(column, {})[key(text)] = text
    elsewhere = {name for texts in own.values() for name in texts if name}
    for row in rows:
        for column, text in _texts(source.sheet, row):
            here = own.get(column, {})
            if key(text) in elsewhere and here and key(text) not in here:
                yield _moved(source, row, column, text, " / ".join(here.values()))
                break


def _texts(sheet: Sheet, row: int) -> Iterator[tuple[int, str]]:
    """Yield column and text of a row's text cells."""
    for column in range(sheet.shape[1]):
        if sheet.kinds[column, row] == Cell.TEXT and (
            text := sheet.text(row, column).strip(BLANKS)
        ):
            yield column, " ".join(text.split())


def _moved(source: Source, row: int, column: int, text: str, before: str) -> Finding:
    letter = column_letter(column)
    figures = {
        "row": row + 1,
        "column": letter,
        "heading": text,
        "before": before,
        "heading_row": source.heading_row + 1,
    }
    return Finding(
        "MAP-008",
        Place(source.file, source.sheet.name, row + 1, letter),
        value=text,
        expected=before,
        figures=figures,
        holds_column=True,
    )
