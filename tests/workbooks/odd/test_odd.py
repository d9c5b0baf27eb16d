"""Every odd spreadsheet ends in a result or in clear findings, never in an exception."""

import csv
import io
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from declaration import prepare
from declaration.findings import entry
from declaration.law import Law
from declaration.month import Month
from declaration.monthly import Enterprise, Options
from importers import read
from importers.choices import Choices
from tests.workbooks.odd import ODD

MONTH, RATE = Month(2026, 10), Decimal(4015)
NOT_COUNTED = {"sheet_in_utf_16"}
"""Shapes that the independent reader cannot open."""


def chain(path):
    """Read one file and work its month out; return both."""
    payroll = read([path], Choices(MONTH, RATE))
    options = Options(MONTH, RATE, hold_out=True)
    enterprise = Enterprise("Odd", "", "90000001")
    return payroll, prepare(payroll, enterprise, Law.load(), options)


@pytest.mark.parametrize("shape", ODD, ids=lambda shape: shape.name)
def test_ends_in_a_result_or_a_finding(shape, tmp_path):
    path = shape.build(tmp_path)
    payroll, month = chain(path)
    assert len(payroll) or any(f.grade == "stop" for f in month.findings)
    for finding in month.findings:
        assert set(entry(finding.code).placeholders) <= set(finding.figures), finding.code
    if shape.workers is not None:
        assert len(payroll) == shape.workers
    assert set(shape.codes) <= {finding.code for finding in month.findings}
    if shape.name not in NOT_COUNTED:
        assert_every_row_is_accounted_for(path, payroll)
    assert not list(tmp_path.parent.glob("evil*"))


def assert_every_row_is_accounted_for(path, payroll):
    """Rows below the headings that hold anything = workers + rows left out, sheet by sheet."""
    assert len(payroll) <= sum(sheet.rows for sheet in payroll.sheets)
    for sheet in payroll.sheets:
        rows = filled_rows(path, sheet)
        if rows is not None:
            assert sheet.rows + len(sheet.rows_left_out) == rows


def filled_rows(path, sheet):
    """Count the rows below the headings with an independent reader; None where it cannot."""
    if path.suffix in (".csv", ".tsv", ".zip") or not path.is_file():
        return None
    book = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
    grid = book.get_sheet_by_name(sheet.name)
    rows = grid.to_python(skip_empty_area=False)[sheet.heading_row :]
    seen = [row for row in rows if any(str(cell).strip() for cell in row)]
    return len(seen)


def test_rows_of_a_csv_are_accounted_for(tmp_path):
    path = tmp_path / "payroll.csv"
    shape = next(shape for shape in ODD if shape.name == "csv_headings_twice")
    path = shape.build(tmp_path)
    payroll, _ = chain(path)
    with path.open(encoding="utf-8", newline="") as file:
        below = list(csv.reader(file))[payroll.sheets[0].heading_row :]
    assert payroll.sheets[0].rows + len(payroll.sheets[0].rows_left_out) == len(below)
