"""Which files a run writes, how each is written, and how each is proven."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import numpy as np

from declaration.export import tables
from declaration.export.csv_file import write_csv, write_rows
from declaration.export.csv_proof import prove_csv
from declaration.export.earlier import DECLARATION, SUMMARY
from declaration.export.expected import rows_expected, sheet_expected, table_expected
from declaration.export.figures import Figures
from declaration.export.findings_files import (
    FINDINGS,
    Row,
    Wording,
    finding_rows,
    write_findings_csv,
    write_findings_json,
    write_summary,
)
from declaration.export.layouts import Layout
from declaration.export.ledger import Ledger
from declaration.export.proof import (
    DifferenceError,
    Expected,
    prove_json,
    prove_objects,
    prove_workbook,
)
from declaration.export.remarks import remarks
from declaration.export.sheets import SheetTable, Table, sheet_tables
from declaration.export.xlsx import write_xlsx
from declaration.findings import Finding
from declaration.monthly import MonthlyDeclaration, State

Summary = Callable[[MonthlyDeclaration], object]
"""What summary.json holds, for a month with all its findings."""


class Wanted(StrEnum):
    """What a run is to write."""

    DECLARATION = "declaration"
    """Everything; findings and summary alone where the month is not ready."""
    CHECK = "check"
    """Findings, summary and contributions, no declaration."""
    REGISTRATIONS = "registrations"
    """Findings, summary and the workers to register."""


@dataclass(frozen=True, slots=True)
class File:
    """One file of a run.

    Attributes:
        name: in the folder.
        rows: below the headings.
        write: makes it at a path.
        prove: reads it back; raises ``DifferenceError``.
        beside: whether its proof leaves the interpreter free, and runs beside the other files.
    """

    name: str
    rows: int
    write: Callable[[Path], None]
    prove: Callable[[Path], None]
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """A run's files.

    Attributes:
        month: the month with the findings of the export.
        files: in the order they are written.
        remarks: those findings alone.
    """

    month: MonthlyDeclaration
    files: list[File]
    remarks: list[Finding]


def plan_for(
    month: MonthlyDeclaration, layout: Layout, wanted: Wanted, wording: Wording, summary: Summary
) -> Plan:
    """Return the files that a run writes for a month.

    Raises:
        LayoutError: the layout asks for something that its figures cannot be.
    """
    figures, ledger = Figures(month), Ledger(month)
    declares = wanted is Wanted.DECLARATION and month.state is not State.NOT_READY
    for_nssf = declares and (month.declares or not len(figures))  # nobody at all: a nil return
    sheets = sheet_tables(figures, layout) if for_nssf else []
    files = [*_declaration(sheets, layout, ledger)] if for_nssf else []
    if declares or wanted is Wanted.CHECK:
        files.append(_everyone(figures, ledger))
    if declares or wanted is Wanted.REGISTRATIONS:
        files.append(_registrations(figures, ledger))
    if declares and month.correction:
        files += _correction(figures, ledger)
    if declares and month.options.hold_out:
        files.append(_held_out(figures, ledger))
    found = remarks(figures, sheets)
    month = dataclasses.replace(month, findings=[*month.findings, *found])
    return Plan(month, [*files, *_reports(month, wording, summary)], found)


def _declaration(sheets: list[SheetTable], layout: Layout, ledger: Ledger) -> Iterable[File]:
    expected = [sheet_expected(ledger, sheet, as_csv=False) for sheet in layout.sheets]

    def prove(path: Path) -> None:
        prove_workbook(path, layout, expected)

    def write(path: Path) -> None:
        write_xlsx(path, sheets)

    yield File(DECLARATION, expected[0].rows, write, prove, beside=True)
    for sheet in sheets:
        twin = sheet_expected(ledger, sheet.sheet, as_csv=True)
        yield _csv(sheet.sheet.csv_name, sheet.table, twin)


def _csv(name: str, table: Table, expected: Expected) -> File:
    def write(path: Path) -> None:
        write_csv(path, table)

    def prove(path: Path) -> None:
        prove_csv(path, expected)

    return File(name, expected.rows, write, prove)


def _everyone(figures: Figures, ledger: Ledger) -> File:
    workers = np.arange(len(figures))
    expected = table_expected(ledger, tables.CONTRIBUTIONS, workers)
    return _csv("contributions.csv", tables.contributions(figures), expected)


def _held_out(figures: Figures, ledger: Ledger) -> File:
    headings = [*tables.CONTRIBUTIONS, "codes"]
    expected = table_expected(ledger, headings, ledger.with_status("held_out"))
    return _csv("held-out.csv", tables.held_out(figures), expected)


def _correction(figures: Figures, ledger: Ledger) -> Iterable[File]:
    from declaration.corrected_lines import ALREADY, COLUMNS, correction_of
    from declaration.export import correction_files as files

    rows = files.correction_rows(figures)
    yield File(
        files.CORRECTIONS,
        len(rows),
        lambda path: write_rows(path, COLUMNS, rows),
        lambda path: files.prove_corrections(path, rows, ledger),
    )
    already = correction_of(figures.month).already
    if already:
        yield File(
            files.ALREADY_DECLARED,
            len(already),
            lambda path: write_rows(path, ALREADY, already),
            lambda path: prove_csv(path, rows_expected(ALREADY, already)),
        )


def _registrations(figures: Figures, ledger: Ledger) -> File:
    expected = table_expected(ledger, tables.REGISTRATIONS, ledger.to_register())
    return _csv("new-registrations.csv", tables.registrations(figures), expected)


def _reports(month: MonthlyDeclaration, wording: Wording, summary: Summary) -> list[File]:
    said = summary(month)

    @cache
    def rows() -> list[Row]:  # not in memory while the large files are written and read back
        return finding_rows(month, wording)

    def csv_prove(path: Path) -> None:
        _prove_rows(rows(), month)
        prove_csv(path, rows_expected(FINDINGS, rows()))

    def json_prove(path: Path) -> None:
        prove_objects(path, FINDINGS, rows())

    n = len(month.findings)
    return [
        File("findings.csv", n, lambda path: write_findings_csv(path, rows()), csv_prove),
        File("findings.json", n, lambda path: write_findings_json(path, rows()), json_prove),
        File(
            SUMMARY, 0, lambda path: write_summary(path, said), lambda path: prove_json(path, said)
        ),
    ]


def _prove_rows(rows: list[Row], month: MonthlyDeclaration) -> None:
    """Compare the rows in words with the findings themselves: which codes, and how much."""
    for column, wanted in (
        ("code", [finding.code for finding in month.findings]),
        ("amount_khr", [finding.amount_khr for finding in month.findings]),
    ):
        found = [row[FINDINGS.index(column)] for row in rows]
        if found != wanted:
            raise DifferenceError(0, column, wanted, found)
