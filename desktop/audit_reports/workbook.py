"""report.xlsx: the report on one sheet, every list on its own, everyone side by side at the end."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from declaration.export.clean import clean
from declaration.export.findings_files import FINDINGS
from declaration.month import Month
from desktop.audit_reports.matches import MATCHES
from desktop.audit_reports.report import Cell, Report, Table
from desktop.formatting import month_name
from desktop.texts import mark, translate

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

OVERVIEW, EVERYONE, FINDINGS_SHEET = mark("Report"), mark("Everyone"), mark("Findings")
WIDEST, NARROWEST = 60, 9
"""Widths of columns [characters]."""


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
    book = _Book(path, report.language)
    book.overview(report)
    _ = translate(report.language)
    for section in report.sections:
        if section.table and section.table.name:
            book.table(_(section.table.name), section.table)
    book.table(_(FINDINGS_SHEET), Table(FINDINGS, findings))
    book.table(_(EVERYONE), Table(MATCHES, matches))
    book.close()


class _Book:
    """A workbook being written."""

    def __init__(self, path: Path, language: str) -> None:
        from xlsxwriter import Workbook

        self._file: Workbook = Workbook(str(path), {"in_memory": False})
        self._file.set_properties({"created": _NO_CLOCK})
        self._ = translate(language)
        self._title = self._format(bold=True, font_size=16)
        self._head = self._format(
            bold=True, bg_color="#F3F6F9", bottom=1, text_wrap=True, valign="top"
        )
        self._bold = self._format(bold=True, font_size=12)
        self._text = self._format(text_wrap=True, valign="top")
        self._number = self._format(num_format="#,##0", valign="top")

    def _format(self, **how: object) -> Format:
        return self._file.add_format(how)

    def overview(self, report: Report) -> None:
        """Write the first sheet: the answers, and what they rest on."""
        sheet = self._file.add_worksheet(self._(OVERVIEW))
        sheet.set_column(0, 0, 46)
        sheet.set_column(1, 1, 70)
        month = month_name(Month.parse(report.month), report.language)
        sheet.write_string(0, 0, self._(report.title), self._title)
        sheet.write_string(1, 0, clean(f"{month}  {report.enterprise}".strip()))
        row = self._facts(sheet, 2, report.facts)
        for section in report.sections:
            if section.table and section.table.name and not section.facts:
                continue
            sheet.write_string(row + 1, 0, clean(self._(section.title)), self._bold)
            row += 2
            for sentence in section.sentences:
                sheet.merge_range(row, 0, row, 1, "", self._text)
                sheet.write_string(row, 0, clean(sentence), self._text)
                sheet.set_row(row, 15 * (1 + len(sentence) // 110))
                row += 1
            row = self._facts(sheet, row, section.facts)

    def _facts(self, sheet: Worksheet, row: int, facts: Sequence[tuple[str, str]]) -> int:
        for label, value in facts:
            sheet.write_string(row, 0, clean(self._(label)), self._text)
            sheet.write_string(row, 1, clean(value), self._text)
            row += 1
        return row

    def table(self, name: str, table: Table) -> None:
        """Write one list on its own sheet, with a filter and its heading kept in sight."""
        sheet = self._file.add_worksheet(clean(name)[:31])
        for column, heading in enumerate(table.headings):
            sheet.write_string(0, column, clean(self._(heading)), self._head)
            sheet.set_column(column, column, _width(table, column))
        for r, row in enumerate(table.rows, 1):
            for c, value in enumerate(row):
                if isinstance(value, int):
                    sheet.write_number(r, c, value, self._number)
                elif value:
                    sheet.write_string(r, c, clean(value))
        sheet.freeze_panes(1, 0)
        if table.rows:
            sheet.autofilter(0, 0, len(table.rows), len(table.headings) - 1)

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


def _width(table: Table, column: int) -> float:
    """Return a width that shows most cells; sentences are cut at the widest."""
    texts = [table.headings[column], *(_shown(row[column]) for row in table.rows[:200])]
    return min(WIDEST, max(NARROWEST, *(len(text) + 2 for text in texts)))


def _shown(value: Cell) -> str:
    return f"{value:,}" if isinstance(value, int) else value or ""


def _no_clock() -> Any:  # noqa: ANN401 - a datetime, which this file needs nowhere else
    from datetime import UTC, datetime

    return datetime(2000, 1, 1, tzinfo=UTC)


_NO_CLOCK = _no_clock()
"""The day that the file says it was made on: no clock is asked, so that bytes can be compared."""
