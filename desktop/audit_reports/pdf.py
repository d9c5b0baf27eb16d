"""report.pdf: the report on A4 pages, titles and labels in Khmer and English."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from declaration.month import Month
from desktop.audit_reports.report import Cell, Histogram, Report, Section, Table
from desktop.formatting import month_name, number
from desktop.printing import bilingual
from desktop.printing.page import ACCENT, GREY, INK, RULE, TINT, Align, Page, Style
from desktop.printing.pdf import HEIGHT, WIDTH, write_pdf
from desktop.texts import mark, translate

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPdfWriter

MARGIN, TOP, FOOT = 14.0, 13.0, 16.0
"""Edges of the page [mm]."""
GAP = 3.4
BREADTH = WIDTH - 2 * MARGIN
CHART = 38.0
"""Height of the chart [mm]."""
SHOWN = 40
"""Rows of a long list; all of them stand in report.xlsx and matches.csv."""
WHOLE = ("Sample", "Sources", "Reasons", "")
"""Tables that are printed to their last row."""

SENTENCE = Style(8.4)
CELL, CELL_NUMBER = Style(7), Style(7, align=Align.RIGHT)
HEAD, HEAD_ENGLISH = Style(6.8, bold=True), Style(5.8, colour=GREY)
HEAD_NUMBER = Style(6.8, bold=True, align=Align.RIGHT)
HEAD_NUMBER_ENGLISH = Style(5.8, colour=GREY, align=Align.RIGHT)
GUTTER = 3.0
"""Between two columns [mm]."""
PAID_COLOUR, DECLARED_COLOUR = "#1f5f8b", "#e0a030"

Draw = Callable[[Page, float], float]
"""Draws at a height of the page, and returns how high it is [mm]."""


def write_report_pdf(path: Path, report: Report, day: date) -> None:
    """Write the report as printed pages.

    Args:
        path: of the PDF.
        report: what it says.
        day: that the file says it was made on.

    Raises:
        OSError: the file cannot be written.
    """
    write_pdf(path, f"{report.title} {report.month}", day, lambda w, p: _Flow(w, p).draw(report))


class _Flow:
    """Blocks one below the other, over as many pages as they need."""

    def __init__(self, writer: QPdfWriter, painter: QPainter) -> None:
        self._writer = writer
        self._page = Page(writer, painter, 1.0)
        self._measure = Page(writer, None, 1.0)
        self._y, self._number = TOP, 1
        self._foot = ""

    def draw(self, report: Report) -> None:
        """Draw the whole report."""
        self._foot = f"{report.title} · {report.month}"
        self._footer()
        self._block(lambda page, y: _heading(page, y, report))
        for label, value in report.facts:
            self._fact(label, value)
        for section in report.sections:
            self._section(section, report.language)

    def _section(self, section: Section, language: str) -> None:
        self._y += GAP
        first = self._height(
            lambda page, y: bilingual.title(page, MARGIN, y, BREADTH, section.title)
        )
        chart = CHART + 20 if section.histogram else 0.0
        self._keep(first + max(14.0, chart))
        self._block(lambda page, y: bilingual.title(page, MARGIN, y, BREADTH, section.title))
        for sentence in section.sentences:
            text = f"·  {sentence}" if section.as_list else sentence
            self._block(_text(text))
        for label, value in section.facts:
            self._fact(label, value)
        if section.histogram:
            bars = section.histogram
            self._block(lambda page, y: _chart(page, y, bars))
        if section.table:
            self._table(section.table, language)

    def _fact(self, label: str, value: str) -> None:
        self._block(lambda page, y: bilingual.pair(page, MARGIN, y, BREADTH, label, value))

    def _table(self, table: Table, language: str) -> None:
        _ = translate(language)
        if not table.rows:
            self._block(_text(_("None.")))
            return
        shown = table.rows if table.name in WHOLE else table.rows[:SHOWN]
        widths = _widths(self._measure, table, shown)
        self._keep(self._height(_headings(table, widths)) + 8)
        self._block(_headings(table, widths))
        for row in shown:
            if not self._fits(self._height(_row(row, widths))):
                self._new_page()
                self._block(_headings(table, widths))
            self._block(_row(row, widths))
        if len(shown) < len(table.rows):
            more = _("The first {shown} of {all}; all of them stand in report.xlsx.")
            self._block(_text(more.format(shown=len(shown), all=number(len(table.rows)))))

    def _block(self, draw: Draw) -> None:
        """Draw a block, on the next page where it does not fit."""
        self._keep(self._height(draw))
        self._y += draw(self._page, self._y)

    def _height(self, draw: Draw) -> float:
        return draw(self._measure, 0.0)

    def _fits(self, height: float) -> bool:
        return self._y + height <= HEIGHT - FOOT

    def _keep(self, height: float) -> None:
        """Begin a page where a height does not fit on this one."""
        if not self._fits(height) and self._y > TOP:
            self._new_page()

    def _new_page(self) -> None:
        self._writer.newPage()
        self._y, self._number = TOP, self._number + 1
        self._footer()

    def _footer(self) -> None:
        y = HEIGHT - FOOT + 5
        self._page.rule(MARGIN, y - 1, BREADTH, weight=0.15)
        self._page.text(MARGIN, y, BREADTH, self._foot, Style(6.4, colour=GREY))
        right = Style(6.4, colour=GREY, align=Align.RIGHT)
        self._page.text(MARGIN, y, BREADTH, str(self._number), right)


def _heading(page: Page, y: float, report: Report) -> float:
    """Draw title, month and enterprise."""
    side, month = BREADTH * 0.34, Month.parse(report.month)
    left = page.text(
        MARGIN,
        y,
        BREADTH - side,
        bilingual.khmer(report.title),
        Style(14, bold=True, colour=ACCENT),
    )
    if bilingual.khmer(report.title) != report.title:
        left += page.text(MARGIN, y + left, BREADTH - side, report.title, Style(9, colour=GREY))
    if report.enterprise:
        left += (
            page.text(MARGIN, y + left + 0.8, BREADTH - side, report.enterprise, Style(10)) + 0.8
        )
    edge = MARGIN + BREADTH - side
    bold, grey = Style(12.5, bold=True, align=Align.RIGHT), Style(9, colour=GREY, align=Align.RIGHT)
    right = page.text(edge, y + 0.6, side, month_name(month, "km"), bold) + 0.6
    right += page.text(edge, y + right, side, month_name(month, "en"), grey)
    height = max(left, right) + 1.0
    page.rule(MARGIN, y + height, BREADTH, colour=ACCENT, weight=0.7)
    return height + 2.0


def _text(text: str) -> Draw:
    return lambda page, y: page.text(MARGIN, y, BREADTH, text, SENTENCE) + 0.6


def _widths(page: Page, table: Table, rows: Sequence[Sequence[Cell]]) -> list[float]:
    """Return the width of each column: by its cells, shared out where the page is narrow."""
    needed = []
    for column, heading in enumerate(table.headings):
        texts = [_shown(row[column]) for row in rows[:60]]
        cells = max((page.width(text, CELL) for text in texts if text), default=0.0)
        words = max(
            page.width(w, HEAD) for t in (heading, bilingual.khmer(heading)) for w in _words(t)
        )
        needed.append(max(cells, words, 6.0) + GUTTER + 0.2)
    if sum(needed) > BREADTH:
        fair = BREADTH / len(needed)
        spare = BREADTH - sum(min(width, fair) for width in needed)
        more = sum(max(width - fair, 0) for width in needed)
        needed = [min(w, fair) + (spare * max(w - fair, 0) / more if more else 0) for w in needed]
    return [width * BREADTH / sum(needed) for width in needed]


def _words(text: str) -> list[str]:
    return text.replace("\u200b", " ").split() or [" "]


def _headings(table: Table, widths: Sequence[float]) -> Draw:
    """Return what draws the headings, Khmer over English, on a tint."""
    upper: list[tuple[str, Style]] = []
    lower: list[tuple[str, Style]] = []
    for column, english in enumerate(table.headings):
        km, amounts = bilingual.khmer(english), _holds_numbers(table, column)
        upper.append((km, HEAD_NUMBER if amounts else HEAD))
        small = HEAD_NUMBER_ENGLISH if amounts else HEAD_ENGLISH
        lower.append((english if english != km else "", small))

    def draw(page: Page, y: float) -> float:
        bare = Page(page.device, None, page.scale)
        first, second = (_across(bare, y, widths, each) for each in (upper, lower))
        second = second if any(text for text, _ in lower) else 0.0
        page.box(MARGIN, y, BREADTH, first + second + 1.0, fill=TINT, weight=0)
        _across(page, y + 0.5, widths, upper)
        _across(page, y + 0.5 + first, widths, lower)
        return first + second + 1.4

    return draw


def _across(
    page: Page, y: float, widths: Sequence[float], cells: Sequence[tuple[str, Style]]
) -> float:
    """Draw cells beside each other, each wrapped in its width; return the highest's height."""
    x, height = MARGIN + 0.8, 0.0
    for width, (text, style) in zip(widths, cells, strict=True):
        height = max(height, page.text(x, y, width - GUTTER, text, style))
        x += width
    return height


def _holds_numbers(table: Table, column: int) -> bool:
    return any(isinstance(row[column], int) for row in table.rows[:20])


def _row(row: Sequence[Cell], widths: Sequence[float]) -> Draw:
    cells = [(_shown(cell), CELL_NUMBER if isinstance(cell, int) else CELL) for cell in row]

    def draw(page: Page, y: float) -> float:
        height = _across(page, y + 0.3, widths, cells) + 0.6
        page.rule(MARGIN, y + height, BREADTH, weight=0.08)
        return height + 0.1

    return draw


def _shown(cell: Cell) -> str:
    return number(cell) if isinstance(cell, int) else cell or ""


def _chart(page: Page, y: float, bars: Histogram) -> float:
    """Draw the histogram of wages; return its height."""
    tall, tallest = CHART, max([1, *bars.paid, *bars.declared])
    width = BREADTH / len(bars.paid)
    for i, pair in enumerate(zip(bars.paid, bars.declared, strict=True)):
        for which, workers in enumerate(pair):
            height = workers / tallest * tall
            left = MARGIN + i * width + which * width * 0.42 + width * 0.08
            colour = (PAID_COLOUR, DECLARED_COLOUR)[which]
            page.box(left, y + 2 + tall - height, width * 0.4, height, fill=colour, weight=0)
    page.rule(MARGIN, y + 2 + tall, BREADTH, colour=RULE)
    small, every = Style(5.8, colour=GREY), max(1, len(bars.paid) // 8)
    for i in range(0, len(bars.paid), every):
        if i * width <= BREADTH - 12:
            page.text(MARGIN + i * width, y + 2.6 + tall, 20, number(i * bars.step), small)
    return tall + 6.5 + _legend(page, y + tall + 6.5)


def _legend(page: Page, y: float) -> float:
    x, height = MARGIN, 0.0
    for label, colour in ((mark("Paid"), PAID_COLOUR), (mark("Declared"), DECLARED_COLOUR)):
        page.box(x, y + 0.9, 2.6, 2.6, fill=colour, weight=0)
        height = max(height, bilingual.both(page, x + 4, y, 60, label, Style(7.4, colour=INK)))
        x += 50
    return height
