"""A table of the report on paper: headings in every language, cells wrapped in their widths."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop.audit_reports.report import Cell, Table, in_cell
from desktop.formatting import number
from desktop.printing.flow import BREADTH, MARGIN
from desktop.printing.page import GREY, TINT, Align, Page, Style

CELL, CELL_NUMBER = Style(7), Style(7, align=Align.RIGHT)
HEAD, HEAD_ENGLISH = Style(6.8, bold=True), Style(5.8, colour=GREY)
HEAD_NUMBER = Style(6.8, bold=True, align=Align.RIGHT)
HEAD_NUMBER_ENGLISH = Style(5.8, colour=GREY, align=Align.RIGHT)
GUTTER = 3.0
"""Between two columns [mm]."""
LOOKED_AT = 60
"""Rows by which the widths are found."""

Draw = Callable[[Page, float], float]
"""Draws at a height of the page, and returns how high it is [mm]."""


class PrintedTable:
    """A table laid over the breadth of a page.

    Args:
        measure: a page that only measures.
        table: its rows.
        shown: how many of them are printed.
        languages: of headings and words.
    """

    def __init__(self, measure: Page, table: Table, shown: int, languages: Sequence[str]) -> None:
        self.table, self.languages = table, languages
        rows = table.rows[:shown]
        self.rows = [self._texts(row) for row in rows]
        self._amounts = [
            any(isinstance(row[column], int) for row in rows)
            for column in range(len(table.headings))
        ]
        self._heads = table.heads(languages)
        self._widths = self._shared_out(measure)

    def headings(self, page: Page, y: float) -> float:
        """Draw the headings on a tint, the reader's language above."""
        bare = Page(page.device, None, page.scale)
        heights = [_across(bare, y, self._widths, line) for line in self._lines()]
        page.box(MARGIN, y, BREADTH, sum(heights) + 1.0, fill=TINT, weight=0)
        at = y + 0.5
        for line, height in zip(self._lines(), heights, strict=True):
            _across(page, at, self._widths, line)
            at += height
        return sum(heights) + 1.4

    def row(self, at: int) -> Draw:
        """Return what draws a row, with a fine rule below."""
        cells = [
            (text, CELL_NUMBER if amounts else CELL)
            for text, amounts in zip(self.rows[at], self._amounts, strict=True)
        ]

        def draw(page: Page, y: float) -> float:
            height = _across(page, y + 0.3, self._widths, cells) + 0.6
            page.rule(MARGIN, y + height, BREADTH, weight=0.08)
            return height + 0.1

        return draw

    def _texts(self, row: Sequence[Cell]) -> list[str]:
        return [self._text(cell, column) for column, cell in enumerate(row)]

    def _text(self, cell: Cell, column: int) -> str:
        if isinstance(cell, int):
            return number(cell)
        said = in_cell(cell, self.languages) if column in self.table.words else cell
        return str(said or "")

    def _lines(self) -> list[list[tuple[str, Style]]]:
        """Return the lines of the headings, one a language; where equal, only the first."""
        most = max(len(heads) for heads in self._heads)
        return [
            [
                (heads[at] if at < len(heads) else "", _style(at, amounts))
                for heads, amounts in zip(self._heads, self._amounts, strict=True)
            ]
            for at in range(most)
        ]

    def _shared_out(self, measure: Page) -> list[float]:
        """Return the width of each column: by its cells, shared out where the page is narrow.

        No word of a heading is cut: what wraps are cells, which are wider than a fair share.
        """
        least = [self._least(measure, column) for column in range(len(self._heads))]
        needed = [max(low, self._needed(measure, at)) for at, low in enumerate(least)]
        if sum(needed) > BREADTH:
            fair = BREADTH / len(needed)
            begun = [max(low, min(width, fair)) for low, width in zip(least, needed, strict=True)]
            spare = BREADTH - sum(begun)
            others = needed if spare > 0 else least
            room = [abs(other - width) for other, width in zip(others, begun, strict=True)]
            share = spare / (sum(room) or 1)
            needed = [width + share * each for width, each in zip(begun, room, strict=True)]
        return [width * BREADTH / sum(needed) for width in needed]

    def _least(self, measure: Page, column: int) -> float:
        """Return how wide the longest word of a column's headings is."""
        words = (word for heading in self._heads[column] for word in _words(heading))
        return max(6.0, *(measure.width(word, HEAD) for word in words)) + GUTTER + 0.2

    def _needed(self, measure: Page, column: int) -> float:
        """Return how wide a column's longest line is."""
        lines = {line for row in self.rows[:LOOKED_AT] for line in row[column].split("\n") if line}
        return max((measure.width(line, CELL) for line in lines), default=0.0) + GUTTER + 0.2


def _style(line: int, amounts: bool) -> Style:
    if amounts:
        return HEAD_NUMBER_ENGLISH if line else HEAD_NUMBER
    return HEAD_ENGLISH if line else HEAD


def _words(text: str) -> list[str]:
    return text.replace("\u200b", " ").split() or [" "]


def _across(
    page: Page, y: float, widths: Sequence[float], cells: Sequence[tuple[str, Style]]
) -> float:
    """Draw cells beside each other, each wrapped in its width; return the highest's height."""
    x, height = MARGIN + 0.8, 0.0
    for width, (text, style) in zip(widths, cells, strict=True):
        down = 0.0
        for line in text.split("\n"):
            down += page.text(x, y + down, width - GUTTER, line, style)
        height = max(height, down)
        x += width
    return height
