"""The files of an audit: written all or nothing, read back, and compared before they stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from declaration.export.csv_file import write_rows
from declaration.export.csv_proof import prove_csv
from declaration.export.expected import rows_expected
from declaration.export.findings_files import (
    FINDINGS,
    write_findings_csv,
    write_findings_json,
    write_summary,
)
from declaration.export.folder import FileSet
from declaration.export.proof import DifferenceError, differs, prove_json
from declaration.findings import Finding
from desktop.audit_reports.html import write_html
from desktop.audit_reports.matches import MATCHES
from desktop.audit_reports.report import Cell, Report
from desktop.audit_reports.workbook import write_workbook

AUDIT, ROWS = "audit.json", "matches.csv"
NAMES = (AUDIT, ROWS, "findings.csv", "findings.json", "report.pdf", "report.xlsx", "report.html")
"""Every file of an audit, in the order written."""

Rows = Sequence[Sequence[Cell]]


def write_audit(
    folder: Path,
    data: dict[str, Any],
    matches: Rows,
    findings: Rows,
    report: Report,
    day: date,
) -> Finding | None:
    """Write the files of an audit into a folder; those of an earlier audit are replaced.

    Args:
        folder: where to; made if it is not there.
        data: audit.json.
        matches: rows of matches.csv.
        findings: rows of findings.csv.
        report: what the three reports say.
        day: that the files say they were made on.

    Returns:
        EXP-001 where a file read back differs; then the folder is as it was. Else None.

    Raises:
        CannotWriteError: the disk is full, the folder may not be written, a file is open.
    """
    try:
        with FileSet(folder) as files:
            _write(files.new, data, matches, findings, report, day)
            _prove(files.new, data, matches, findings, report)
            files.commit(NAMES)
    except _NotProvenError as problem:
        return problem.finding
    return None


class _NotProvenError(Exception):
    """A file read back differs; carries EXP-001 out of the folder, which forgets everything."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


def _write(
    folder: Path, data: dict[str, Any], matches: Rows, findings: Rows, report: Report, day: date
) -> None:
    from desktop.audit_reports.pdf import write_report_pdf

    rows = [list(row) for row in findings]
    write_summary(folder / AUDIT, data)
    write_rows(folder / ROWS, MATCHES, matches)
    write_findings_csv(folder / "findings.csv", rows)
    write_findings_json(folder / "findings.json", rows)
    write_report_pdf(folder / "report.pdf", report, day)
    write_workbook(folder / "report.xlsx", report, matches, findings)
    write_html(folder / "report.html", report)


def _prove(
    folder: Path, data: dict[str, Any], matches: Rows, findings: Rows, report: Report
) -> None:
    """Compare each file with what was to be written."""
    as_objects = [dict(zip(FINDINGS, row, strict=True)) for row in findings]
    proofs: tuple[tuple[str, Callable[[Path], None]], ...] = (
        (AUDIT, lambda path: prove_json(path, data)),
        (ROWS, lambda path: prove_csv(path, rows_expected(MATCHES, matches))),
        ("findings.csv", lambda path: prove_csv(path, rows_expected(FINDINGS, findings))),
        ("findings.json", lambda path: prove_json(path, as_objects)),
        ("report.pdf", _prove_pdf),
        ("report.xlsx", lambda path: _prove_workbook(path, matches)),
        ("report.html", lambda path: _prove_html(path, report.blocks)),
    )
    for name, prove in proofs:
        try:
            prove(folder / name)
        except DifferenceError as difference:
            raise _NotProvenError(differs(name, difference)) from difference


def _prove_pdf(path: Path) -> None:
    content = path.read_bytes()
    if not (content.startswith(b"%PDF-") and content.rstrip().endswith(b"%%EOF")):
        raise DifferenceError(0, "file", "a whole PDF", content[:8])


def _prove_workbook(path: Path, matches: Rows) -> None:
    """Compare the last sheet, everyone side by side, with the rows of matches.csv."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(str(path))
    rows = iter(book.get_sheet_by_name(book.sheet_names[-1]).iter_rows())
    if (found := next(rows, [])) != MATCHES:
        raise DifferenceError(1, "headings", MATCHES, found)
    count = 0
    for count, (row, wanted) in enumerate(zip(rows, matches, strict=False), 1):
        expected = ["" if cell is None else cell for cell in wanted]
        if row != expected:
            raise DifferenceError(count + 1, "row", expected, row)
    if count != len(matches) or next(rows, None) is not None:
        raise DifferenceError(0, "rows", len(matches), count)


def _prove_html(path: Path, blocks: int) -> None:
    page = _Page()
    page.feed(path.read_text("utf-8"))
    page.close()
    if page.blocks != blocks or page.open != []:
        raise DifferenceError(0, "sections", blocks, page.blocks)


class _Page(HTMLParser):
    """Counts the answers, charts and sections of a page, and the tags still open at its end."""

    VOID = frozenset({"meta", "br"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.blocks = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.blocks += any(name == "data-block" for name, _value in attrs)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
