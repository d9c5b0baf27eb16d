"""report.pdf: the report on A4 pages: answers and charts in each language, then the evidence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.audit_reports.html import more
from desktop.audit_reports.pdf_answers import answers_page
from desktop.audit_reports.pdf_table import Draw, PrintedTable
from desktop.audit_reports.report import Part, Picture, Report, Section, Table, in_each
from desktop.charts.look import Look
from desktop.formatting import paragraph
from desktop.printing.flow import BREADTH, FOOT, MARGIN, TOP
from desktop.printing.page import ACCENT, GREY, PIXELS, Align, Page, Style
from desktop.printing.pdf import HEIGHT, write_pdf

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter, QPdfWriter

GAP = 3.4
"""Above a section [mm]."""
SHOWN = 40
"""Rows of a long list; all of them stand in report.xlsx."""
LONGER = {"Sample": 300, "Sources": 300, "Groups of the sample": 100, "Findings by code": 200}
"""Lists of which more is printed."""

SENTENCE, CAPTION = Style(8.4), Style(7.6, colour=GREY)
TITLE, OTHER_TITLE = Style(8.6, bold=True, colour=ACCENT), Style(6.9, colour=GREY)


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
        self._writer, self._painter = writer, painter
        self._page = Page(writer, painter, 1.0)
        self._measure = Page(writer, None, 1.0)
        self._y, self._number = TOP, 1
        self._foot = ""

    def draw(self, report: Report) -> None:
        """Draw the whole report."""
        titles = " · ".join(in_each(report.title, report.languages))
        self._foot = " · ".join(filter(None, (titles, report.month, report.enterprise)))
        self._footer()
        for part in report.parts:
            self._part(report, part)
        for section in report.evidence:
            self._section(section, report.languages)

    def _part(self, report: Report, part: Part) -> None:
        """Draw answers and charts of a language, then begin a page."""
        draw, scale = answers_page(report, part, lambda size: Page(self._writer, None, size))
        draw(Page(self._writer, self._painter, scale), self._y)
        self._new_page()
        for picture in part.pictures:
            self._picture(picture)
        if part.pictures:
            self._new_page()

    def _picture(self, picture: Picture) -> None:
        chart, look = picture.make(), Look.paper()

        def paint(painter: QPainter, area: QRectF) -> None:
            chart.paint(painter, area, look)

        def draw(page: Page, y: float) -> float:
            height = _title(page, y, [chart.title])
            high = picture.height / PIXELS
            height += page.chart(MARGIN, y + height + 1, BREADTH, high, paint) + 2
            said = paragraph(picture.sentences)
            return height + page.text(MARGIN, y + height, BREADTH, said, CAPTION) + GAP

        self._block(draw)

    def _section(self, section: Section, languages: Sequence[str]) -> None:
        titles = in_each(section.title, languages)
        self._y += GAP
        self._keep(self._height(lambda page, y: _title(page, y, titles)) + 16)
        self._block(lambda page, y: _title(page, y, titles))
        for sentences in section.sentences:
            for sentence in sentences or ["–"] * section.as_list:
                self._block(_text(f"·  {sentence}" if section.as_list else sentence))
            self._y += 0.8
        for table in section.tables:
            self._table(table, languages)

    def _table(self, table: Table, languages: Sequence[str]) -> None:
        if not table.rows:
            self._block(_text(" · ".join(in_each("None.", languages))))
            return
        shown = LONGER.get(table.name, SHOWN)
        printed = PrintedTable(self._measure, table, shown, languages)
        self._keep(self._height(printed.headings) + 8)
        self._block(printed.headings)
        for at in range(len(printed.rows)):
            if not self._fits(self._height(printed.row(at))):
                self._new_page()
                self._block(printed.headings)
            self._block(printed.row(at))
        if shown < len(table.rows):
            for sentence in more(table, shown, languages):
                self._block(_text(sentence))
        self._y += 1.5

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
        self._page.text(MARGIN, y, BREADTH - 12, self._foot, Style(6.4, colour=GREY))
        right = Style(6.4, colour=GREY, align=Align.RIGHT)
        self._page.text(MARGIN, y, BREADTH, str(self._number), right)


def _title(page: Page, y: float, titles: Sequence[str]) -> float:
    """Draw a title: the reader's language, and the others small after it; a rule below."""
    first, others = titles[0], " · ".join(titles[1:])
    height, taken = page.text(MARGIN, y, BREADTH, first, TITLE), page.width(first, TITLE) + 2
    if others and taken + page.width(others, OTHER_TITLE) <= BREADTH:
        page.text(MARGIN + taken, y + height * 0.12, BREADTH - taken, others, OTHER_TITLE)
    elif others:
        height += page.text(MARGIN, y + height, BREADTH, others, OTHER_TITLE)
    page.rule(MARGIN, y + height + 0.3, BREADTH, colour=ACCENT, weight=0.3)
    return height + 1.4


def _text(text: str) -> Draw:
    return lambda page, y: page.text(MARGIN, y, BREADTH, text, SENTENCE) + 0.6
