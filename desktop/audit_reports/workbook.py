"""report.xlsx: answers and charts in each language, every list on its own sheet, everyone last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from declaration.export.clean import clean
from declaration.export.findings_files import FINDINGS
from desktop.audit_reports.html import BREADTH, NAMES
from desktop.audit_reports.matches import MATCHES
from desktop.audit_reports.report import (
    Answer,
    Cell,
    Line,
    Part,
    Picture,
    Report,
    Table,
    in_cell,
    in_each,
)
from desktop.formatting import paragraph
from desktop.texts import mark, translate

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

CHARTS = mark("Charts")
NOTES, EVERYONE, FINDINGS_SHEET = mark("Notes"), mark("Everyone"), mark("Findings")
WIDEST, NARROWEST = 60, 9
"""Widths of columns [characters]."""
LINE, LETTERS = 16.5, 120
"""Height of a line of text [points], and letters that stand in one across the first sheets."""
UNWANTED, LONGEST = re.compile(r"[\[\]:*?/\\']"), 28
"""Signs that the name of a sheet must not have, and its length, a number aside."""
TITLE_HIGH, VERDICT_HIGH = 26, 32
"""Heights of large letters, Khmer ones too [points]."""
ANSWER_WIDTHS = (74, 12, 14, 20)
"""Columns of the first sheets [characters]."""
ROW_PIXELS = 20
"""Height of a row that nothing makes higher."""


def write_workbook(
    path: Path,
    report: Report,
    matches: Sequence[Sequence[Cell]],
    findings: Sequence[Sequence[Cell]],
) -> None:
    """Write the report as a workbook; every text is a text cell, none can run as a formula.

    Args:
        path: of the workbook.
        report: what it says.
        matches: rows of matches.csv.
        findings: rows of findings.csv.

    Raises:
        OSError: the file cannot be written.
    """
    book = _Book(path, report)
    for part in report.parts:
        book.part(part)
        if part.pictures:
            book.charts(part)
    book.notes()
    for section in report.evidence:
        for table in section.tables:
            book.table(table)
    book.table(Table(FINDINGS, findings, FINDINGS_SHEET, is_public=True))
    book.table(Table(MATCHES, matches, EVERYONE, is_public=True))
    book.close()


class _Book:
    """A workbook being written."""

    def __init__(self, path: Path, report: Report) -> None:
        from xlsxwriter import Workbook

        self._file: Workbook = Workbook(str(path), {"in_memory": False})
        self._file.set_properties({"created": _NO_CLOCK})
        self._named: list[str] = []
        self._report, self._languages = report, report.languages
        self._ = translate(report.languages[0])
        self._title = self._format(bold=True, font_size=16)
        self._head = self._format(bold=True, bg_color="#F3F6F9", bottom=1, text_wrap=True)
        self._head_of_figures = self._format(bold=True, text_wrap=True, align="right")
        self._bold = self._format(bold=True, font_size=12)
        self._question = self._format(bold=True, bottom=1, text_wrap=True)
        self._large = self._format(bold=True, font_size=18)
        self._text = self._format(text_wrap=True)
        self._number = self._format(num_format="#,##0")
        self._share = self._format(num_format="0.00%")

    def _format(self, **how: object) -> Format:
        return self._file.add_format({"valign": "top", **how})

    def _sheet(self, name: str) -> Worksheet:
        """Add a sheet; where a language calls two sheets alike, the second gets a number."""
        wanted = UNWANTED.sub(" ", clean(name))[:LONGEST].strip()
        alike = sum(wanted.casefold() == other.casefold() for other in self._named)
        self._named.append(wanted)
        sheet = self._file.add_worksheet(f"{wanted} {alike + 1}" if alike else wanted)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        return sheet

    def part(self, part: Part) -> None:
        """Write a sheet with the answers of one language and, below, its charts."""
        sheet = self._sheet(NAMES[part.language])
        sheet.set_portrait()
        sheet.fit_to_pages(1, 1)
        for column, width in enumerate(ANSWER_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.set_row(0, TITLE_HIGH)
        sheet.write_string(0, 0, clean(part.title), self._title)
        sheet.write_string(1, 0, clean(f"{part.month}  {self._report.enterprise}".strip()))
        self._across(sheet, 2, " · ".join(part.about))
        sheet.set_row(3, 3 * LINE)
        for column, head in enumerate(part.heads, 1):
            sheet.write_string(3, column, clean(head), self._head_of_figures)
        row = 4
        for answer in part.answers:
            row = self._answer(sheet, row, answer) + 1

    def charts(self, part: Part) -> None:
        """Write a sheet with the charts of one language."""
        title = translate(part.language)(CHARTS)
        sheet = self._sheet(f"{NAMES[part.language]} – {title}")
        sheet.set_portrait()
        sheet.fit_to_pages(1, 1)
        sheet.set_column(0, 0, sum(ANSWER_WIDTHS))
        row = 0
        for picture in part.pictures:
            row = self._picture(sheet, row, picture) + 1

    def _answer(self, sheet: Worksheet, row: int, answer: Answer) -> int:
        """Write a question with its figures; return the row below."""
        self._across(sheet, row, answer.question, self._question)
        row += 1
        if answer.verdict:
            sheet.set_row(row, VERDICT_HIGH)
            sheet.write_string(row, 0, clean(answer.verdict), self._large)
            row += 1
        if answer.said:
            self._across(sheet, row, answer.said)
            row += 1
        for at, line in enumerate(answer.lines, row):
            self._line(sheet, at, line)
        return row + len(answer.lines)

    def _line(self, sheet: Worksheet, row: int, line: Line) -> None:
        sheet.write_string(row, 0, clean(line.words), self._text)
        figures = (
            (line.workers, self._number),
            (line.share, self._share),
            (line.riel, self._number),
        )
        for column, (figure, how) in enumerate(figures, 1):
            if figure is not None:
                sheet.write_number(row, column, figure, how)

    def _across(self, sheet: Worksheet, row: int, text: str, how: Format | None = None) -> None:
        """Write a text over all columns of the first sheets, as high as it needs."""
        sheet.merge_range(row, 0, row, 3, "", how or self._text)
        sheet.write_string(row, 0, clean(text), how or self._text)
        sheet.set_row(row, LINE * (1 + len(text) // LETTERS))

    def _picture(self, sheet: Worksheet, row: int, picture: Picture) -> int:
        """Put a chart with its title; return the row below."""
        from desktop.charts.png import SHARP, as_png
        from desktop.printing.fonts import application

        application()
        chart = picture.make()
        sheet.write_string(row, 0, clean(chart.title), self._bold)
        said = {"image_data": BytesIO(as_png(chart, BREADTH, picture.height))}
        scales = {"x_scale": 1 / SHARP, "y_scale": 1 / SHARP, "description": chart.description}
        sheet.insert_image(row + 1, 0, "chart.png", {**said, **scales})
        row += 2 + int(picture.height / ROW_PIXELS)
        sheet.write_string(row, 0, clean(paragraph(picture.sentences)), self._text)
        sheet.set_row(row, 2 * LINE)
        return row + 1

    def notes(self) -> None:
        """Write the sentences of the evidence: in each language, under their titles."""
        sheet = self._sheet(self._(NOTES))
        sheet.set_column(0, 0, 110)
        row = 0
        for section in self._report.evidence:
            if not section.sentences:
                continue
            title = " · ".join(in_each(section.title, self._languages))
            sheet.write_string(row, 0, clean(title), self._bold)
            for sentence in (each for said in section.sentences for each in said):
                row += 1
                sheet.write_string(row, 0, clean(sentence), self._text)
                sheet.set_row(row, LINE * (1 + len(sentence) // LETTERS))
            row += 2

    def table(self, table: Table) -> None:
        """Write one list on its own sheet, with a filter and its heading kept in sight."""
        sheet = self._sheet(self._(table.name))
        every = table.heads(self._languages)
        sheet.set_row(0, LINE * (1 + max(len(heads) for heads in every)))
        for column, heads in enumerate(every):
            said = "\n".join(clean(head) for head in heads)
            sheet.write_string(0, column, said, self._head)
            sheet.set_column(column, column, _width(heads, table, column))
        for r, row in enumerate(table.rows, 1):
            lines = [
                self._cell(sheet, (r, c), value, is_words=c in table.words)
                for c, value in enumerate(row)
            ]
            if (high := max(lines, default=1)) > 1:
                sheet.set_row(r, LINE * high)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        if table.rows:
            sheet.autofilter(0, 0, len(table.rows), len(table.headings) - 1)

    def _cell(self, sheet: Worksheet, at: tuple[int, int], value: Cell, *, is_words: bool) -> int:
        """Write a cell; return how many lines it has."""
        if isinstance(value, int):
            sheet.write_number(*at, value, self._number)
        elif value:
            said = str(in_cell(value, self._languages)) if is_words else value
            lines = [clean(line) for line in said.split("\n")] if "\n" in said else [clean(said)]
            sheet.write_string(*at, "\n".join(lines), self._text if len(lines) > 1 else None)
            return len(lines)
        return 1

    def close(self) -> None:
        """Write the file.

        Raises:
            OSError: it cannot be written.
        """
        from xlsxwriter.exceptions import FileCreateError

        try:
            self._file.close()
        except FileCreateError as problem:
            cause = problem.args[0] if problem.args else problem
            raise cause if isinstance(cause, OSError) else OSError(str(problem)) from problem


def _width(heads: Sequence[str], table: Table, column: int) -> float:
    """Return a width that shows most cells; sentences are cut at the widest."""
    texts = [*heads, *(_shown(row[column]) for row in table.rows[:200])]
    lines = [line for text in texts for line in text.split("\n")]
    return min(WIDEST, max(NARROWEST, *(len(line) + 2 for line in lines)))


def _shown(value: Cell) -> str:
    return f"{value:,}" if isinstance(value, int) else value or ""


def _no_clock() -> Any:  # noqa: ANN401 - a datetime, which this file needs nowhere else
    from datetime import UTC, datetime

    return datetime(2000, 1, 1, tzinfo=UTC)


_NO_CLOCK = _no_clock()
"""The day that the file says it was made on: no clock is asked, so that bytes can be compared."""
