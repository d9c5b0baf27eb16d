"""Random grids with a heading row somewhere: nothing falls over, no row is lost."""

import csv
import io
import tempfile
from decimal import Decimal
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from declaration import prepare
from declaration.law import Law
from declaration.month import Month
from declaration.monthly import Enterprise, Options
from importers import read
from importers.choices import Choices
from tests.workbooks.odd.plain import HEADING, WORKERS

MONTH, RATE = Month(2026, 10), Decimal(4015)

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n\0"), max_size=12)
amounts = st.decimals(-5000, 5000, places=2).map(str)
days = st.dates().map(lambda day: f"{day:%d/%m/%Y}")
cells = st.one_of(st.just(""), texts, amounts, days, st.sampled_from([w for r in WORKERS for w in r]))
lines = st.lists(cells, min_size=len(HEADING), max_size=len(HEADING))
quiet = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def as_csv(rows):
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def worked_out(data):
    """Read a CSV's bytes and work the month out."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "payroll.csv"
        path.write_bytes(data)
        payroll = read([path], Choices(MONTH, RATE))
        options = Options(MONTH, RATE, hold_out=True)
        return payroll, prepare(payroll, Enterprise("Odd", "", "9"), Law.load(), options)


@quiet
@given(st.lists(lines, max_size=6), st.lists(lines, max_size=12))
def test_heading_row_anywhere(above, below):
    payroll, month = worked_out(as_csv([*above, HEADING, *below]))
    assert len(payroll) or any(finding.grade == "stop" for finding in month.findings)
    assert len(payroll) <= sum(sheet.rows for sheet in payroll.sheets)


@quiet
@given(st.lists(lines, max_size=10))
def test_no_row_is_lost(between):
    """Known workers among random rows are read, and every filled row is accounted for."""
    payroll, _ = worked_out(as_csv([HEADING, WORKERS[0], *between, WORKERS[1]]))
    if payroll.sheets and payroll.sheets[0].heading_row == 1:
        filled = sum(any(str(cell).strip() for cell in row) for row in between) + 2
        sheet = payroll.sheets[0]
        assert sheet.rows + len(sheet.rows_left_out) == filled


@quiet
@given(st.binary(max_size=600))
def test_any_bytes_at_all(data):
    worked_out(data)
