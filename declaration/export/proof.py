"""The proof: every file is read back by other code and compared with the month, row for row.

The workbook is read by calamine and the rest by Python's own ``csv`` (``csv_proof``) and ``json``;
none of the writers' code takes part. What must stand there comes from ``ledger``, which reads the
month by itself. Any difference is EXP-001, and nothing of the export is kept.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from declaration.export.layouts import Layout, LayoutSheet
from declaration.findings import Finding, Place

BLOCK = 400
"""Rows compared at a time; their values stay within the processor's cache."""


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
        rows: how many below them.
        block: the values of some rows, from the first number up to the second: a list a column.
        totals: position of a column of money → its sum, reckoned from the month's own columns.
    """

    headings: list[str]
    rows: int
    block: Callable[[int, int], list[list[Any]]]
    totals: Mapping[int, int] = field(default_factory=dict)


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
                _prove_sheet(workbook.get_sheet_by_name(sheet.name).iter_rows(), sheet, wanted)
    except (CalamineError, OSError) as problem:
        raise DifferenceError(0, "workbook", "a workbook", str(problem)) from problem


def _prove_sheet(rows: Iterator[list[Any]], sheet: LayoutSheet, expected: Expected) -> None:
    for number in range(1, sheet.header_row):
        above = [cell for cell in next(rows, []) if cell != ""]
        titled = sheet.title is not None and sheet.title[0] == number
        wanted = [sheet.title[1]] if sheet.title and titled else []
        if above != wanted:
            raise DifferenceError(number, "title", wanted, above)
    found = next(rows, [])
    if found != expected.headings:
        raise DifferenceError(sheet.header_row, "headings", expected.headings, found)
    compare(islice(rows, expected.rows), expected, sheet.header_row + 1)
    rest = [[cell for cell in row if cell != ""] for row in rows]
    wanted_rest = _total_line(sheet, expected)
    if rest != wanted_rest:
        raise DifferenceError(0, "rows below the last worker", wanted_rest, rest[:3])


def _total_line(sheet: LayoutSheet, expected: Expected) -> list[list[object]]:
    if not sheet.total:
        return []
    at = sorted(expected.headings.index(name) for name in sheet.total.columns)
    return [[sheet.total.label, *(expected.totals[i] for i in at)]]


def compare(rows: Iterable[Sequence[Any]], expected: Expected, first: int) -> None:
    """Compare rows with what they must hold, and the sum of each column of money.

    Args:
        rows: as read.
        expected: headings, values and sums.
        first: the number of the first row in its file.

    Raises:
        DifferenceError: at the first place that differs.
    """
    lines, done, sums = iter(rows), 0, dict.fromkeys(expected.totals, 0)
    while block := list(islice(lines, BLOCK)):
        end = done + len(block)
        if end > expected.rows or set(map(len, block)) != {len(expected.headings)}:
            raise DifferenceError(first + done, "rows", expected.rows, "more, or of other length")
        wanted = expected.block(done, end)
        for i, found in enumerate(map(list, zip(*block, strict=True))):
            if found != wanted[i]:
                at = [a != b for a, b in zip(found, wanted[i], strict=True)].index(True)
                heading = expected.headings[i]
                raise DifferenceError(first + done + at, heading, wanted[i][at], found[at])
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
    found = _read_json(path)
    if found != expected and found != json.loads(json.dumps(expected)):
        raise DifferenceError(0, "contents", "what was to be written", "something else")


def prove_objects(path: Path, keys: list[str], rows: Sequence[list[Any]]) -> None:
    """Compare a JSON file with rows that were to be written as objects of the same keys.

    Raises:
        DifferenceError: at the first object that differs.
    """
    found = _read_json(path)
    if not isinstance(found, list) or len(found) != len(rows):
        raise DifferenceError(0, "contents", f"{len(rows)} objects", "another number of them")
    for number, (one, row) in enumerate(zip(found, rows, strict=True), 1):
        if not isinstance(one, dict) or list(one) != keys or list(one.values()) != row:
            raise DifferenceError(number, "object", row, one)


def _read_json(path: Path) -> Any:  # noqa: ANN401 - what JSON can hold
    try:
        return json.loads(path.read_text("utf-8"))
    except ValueError as problem:
        raise DifferenceError(0, "file", "JSON", str(problem)) from problem


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
