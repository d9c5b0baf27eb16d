"""The proof: every file is read back by other code and compared with the month, row for row.

The workbook is read by calamine and the rest by Python's own ``csv`` and ``json``; none of the
writers' code takes part. What must stand there comes from ``ledger``, which reads the month by
itself. Any difference is EXP-001, and nothing of the export is kept.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from declaration.export.layouts import Layout, LayoutSheet
from declaration.export.ledger import Ledger, Rows, Values
from declaration.findings import Finding, Place

BLOCK = 5_000
"""Rows compared at a time."""


class DifferenceError(Exception):
    """A file differs from what was to be written; the first place where it does.

    Attributes:
        row: of the file, headings counted; 0 for the file as a whole.
        column: its heading, or what else differs.
        expected: what should stand there.
        found: what does.
    """

    def __init__(self, row: int, column: str, expected: object, found: object) -> None:
        super().__init__(f"row {row}, {column}: {found!r} in place of {expected!r}")
        self.row = row
        self.column = column
        self.expected = expected
        self.found = found


@dataclass(frozen=True, slots=True)
class Expected:
    """What a table must hold.

    Attributes:
        headings: in order.
        columns: the values of each [rows].
        rows: how many.
        totals: position of a column of money → its sum, reckoned from the month's own columns.
    """

    headings: list[str]
    columns: list[Values]
    rows: int
    totals: Mapping[int, int] = field(default_factory=dict)


def sheet_expected(ledger: Ledger, sheet: LayoutSheet) -> Expected:
    """Return what a sheet of the layout must hold."""
    headings = [column.name for column in sheet.columns]
    if not sheet.of_workers:
        cells = [[ledger.of_month(c.sources[0]) if c.sources else c.const] for c in sheet.columns]
        return Expected(headings, cells, 1)
    columns = [ledger.written(column) for column in sheet.columns]
    totals = _totals(ledger, [column.sources[:1] for column in sheet.columns], ledger.declared)
    return Expected(headings, columns, int(ledger.declared.sum()), totals)


def table_expected(ledger: Ledger, headings: Sequence[str], workers: list[int]) -> Expected:
    """Return what a plain table must hold for some of the workers."""
    everyone = workers == list(range(len(ledger.month.payroll)))
    columns = [ledger.values(name) for name in headings]
    if not everyone:
        columns = [[values[worker] for worker in workers] for values in columns]
    rows = np.array(workers, np.int64)
    totals = _totals(ledger, [(name,) for name in headings], rows)
    return Expected(list(headings), columns, len(workers), totals)


def _totals(ledger: Ledger, figures: Sequence[Sequence[str]], workers: Rows) -> dict[int, int]:
    sums = {i: ledger.total(names[0], workers) for i, names in enumerate(figures) if names}
    return {i: total for i, total in sums.items() if total is not None}


def prove_workbook(path: Path, layout: Layout, expected: Sequence[Expected]) -> None:
    """Compare the declaration's workbook with what its sheets must hold.

    Raises:
        DifferenceError: at the first place that differs.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with CalamineWorkbook.from_path(path) as workbook:
            names = [sheet.name for sheet in layout.sheets]
            if workbook.sheet_names != names:
                raise DifferenceError(0, "sheets", names, workbook.sheet_names)
            for sheet, wanted in zip(layout.sheets, expected, strict=True):
                read = workbook.get_sheet_by_name(sheet.name)
                _prove_sheet(read.iter_rows(), sheet, wanted)
    except (CalamineError, OSError) as problem:
        raise DifferenceError(0, "workbook", "a workbook", str(problem)) from problem


def _prove_sheet(rows: Iterator[list[Any]], sheet: LayoutSheet, expected: Expected) -> None:
    title = sheet.title[1] if sheet.title else None
    for number in range(1, sheet.header_row):
        above = [cell for cell in next(rows, []) if cell != ""]
        wanted = [title] if sheet.title and number == sheet.title[0] else []
        if above != wanted:
            raise DifferenceError(number, "title", wanted, above)
    found = next(rows, [])
    if found != expected.headings:
        raise DifferenceError(sheet.header_row, "headings", expected.headings, found)
    compare(islice(rows, expected.rows), expected, expected.columns, sheet.header_row + 1)
    rest = [[cell for cell in row if cell != ""] for row in rows]
    wanted_rest = _total_line(sheet, expected)
    if rest != wanted_rest:
        raise DifferenceError(0, "rows below the last worker", wanted_rest, rest[:3])


def _total_line(sheet: LayoutSheet, expected: Expected) -> list[list[object]]:
    if not sheet.total:
        return []
    at = sorted(expected.headings.index(name) for name in sheet.total.columns)
    sums = [sum(value for value in expected.columns[i] if value != "") for i in at]
    return [[sheet.total.label, *sums]]


def prove_csv(path: Path, expected: Expected) -> None:
    """Compare a CSV file with what it must hold.

    Raises:
        DifferenceError: at the first place that differs.
    """
    wanted = [_as_csv(values) for values in expected.columns]
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file, strict=True)
        try:
            found = next(rows, [])
            if found != expected.headings:
                raise DifferenceError(1, "headings", expected.headings, found)
            compare(rows, expected, wanted, 2)
        except (csv.Error, UnicodeDecodeError) as problem:
            raise DifferenceError(0, "file", "CSV", str(problem)) from problem


def _as_csv(values: Values) -> list[str]:
    """Return values as CSV holds them: plain numbers, ISO dates, texts that nothing would run."""
    kind = type(next((value for value in values if value != ""), ""))
    if kind is float:
        return ["" if value == "" else _plain(value) for value in values]
    if kind is date:
        return ["" if value == "" else value.isoformat() for value in values]
    if kind is int:
        return list(map(str, values))
    return [f"'{text}" if text[:1] in DANGEROUS else text for text in values]


DANGEROUS = frozenset("=+-@\t\r")


def _plain(amount: float) -> str:
    whole, decimals = f"{amount:.4f}".split(".")
    return f"{whole}.{decimals[:2]}{decimals[2:].rstrip('0')}"


def compare(
    rows: Iterable[Sequence[Any]], expected: Expected, columns: list[Any], first: int
) -> None:
    """Compare rows with what they must hold, and the sum of each column of money.

    Args:
        rows: as read.
        expected: headings, how many rows there must be, and the sums.
        columns: what to find [columns × rows].
        first: the number of the first row in its file.

    Raises:
        DifferenceError: at the first place that differs.
    """
    lines, done, sums = iter(rows), 0, dict.fromkeys(expected.totals, 0)
    while block := list(islice(lines, BLOCK)):
        end = done + len(block)
        if end > expected.rows or set(map(len, block)) != {len(columns)}:
            raise DifferenceError(first + done, "rows", expected.rows, "more, or of other length")
        for i, found in enumerate(map(list, zip(*block, strict=True))):
            wanted = columns[i][done:end]
            if found != wanted:
                at = [a != b for a, b in zip(found, wanted, strict=True)].index(True)
                heading = expected.headings[i]
                raise DifferenceError(first + done + at, heading, wanted[at], found[at])
            if i in sums:
                sums[i] += sum(map(int, filter(None, found)))
        done = end
    if done != expected.rows:
        raise DifferenceError(0, "rows", expected.rows, done)
    for i, total in expected.totals.items():
        if sums[i] != total:
            raise DifferenceError(0, f"total of {expected.headings[i]}", total, sums[i])


def prove_json(path: Path, expected: object) -> None:
    """Compare a JSON file with what was to be written.

    Raises:
        DifferenceError: it differs.
    """
    try:
        found = json.loads(path.read_text("utf-8"))
    except ValueError as problem:
        raise DifferenceError(0, "file", "JSON", str(problem)) from problem
    if found != json.loads(json.dumps(expected)):
        raise DifferenceError(0, "contents", "what was to be written", "something else")


def differs(file: str, difference: DifferenceError) -> Finding:
    """Return EXP-001 for a file that is not what was to be written."""
    expected, found = str(difference.expected)[:200], str(difference.found)[:200]
    return Finding(
        "EXP-001",
        Place(file, row=difference.row),
        field=difference.column,
        value=found,
        expected=expected,
        figures={
            "file": file,
            "row": difference.row,
            "column": difference.column,
            "expected": expected,
            "found": found,
        },
    )
