"""The whole chain on small files; every name is invented."""

import csv
from dataclasses import replace
from datetime import date
from decimal import Decimal
from unittest import mock

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

import importers
from declaration.findings import entry
from importers.choices import Choices, ColumnMapping
from importers.sheet import Cell, Workbook
from tests.importers.sheets import OCTOBER, Odd, codes, only, sheet

CHOICES = Choices(OCTOBER, Decimal(4015))
HEADING = ["Worker ID", "Name (Khmer)", "Sex", "Date Hired", "Working Days", "Gross Salary (USD)"]
WORKERS = [
    ["W1", "សុខ ដារ៉ា", "M", date(2020, 5, 16), 26, 239.12],
    ["W2", "ចាន់ ពិសី", "F", date(2021, 5, 16), 26, 245.17],
    ["W3", "គឹម បុប្ផា", "F", date(2022, 5, 16), 26, 227],
]


def book(path, **sheets):
    workbook = xlsxwriter.Workbook(path)
    days = workbook.add_format({"num_format": "dd/mm/yyyy"})
    for name, rows in sheets.items():
        sheet = workbook.add_worksheet(name)
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(r, c, cell, days)
                elif cell is not None:
                    sheet.write(r, c, cell)
    workbook.close()
    return path


def table(path, rows):
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def test_a_workbook_is_read_with_its_places(tmp_path):
    path = book(tmp_path / "pay.xlsx", **{"LINE-A": [["Factory"], [], HEADING, *WORKERS]})
    payroll = importers.read([path], CHOICES)
    assert payroll.text("worker_number").values().tolist() == ["W1", "W2", "W3"]
    assert payroll.amounts("gross").usd.tolist() == [2_391_200, 2_451_700, 2_270_000]
    assert payroll.place(1, "gross").cell == "LINE-A!F5"
    assert payroll.sheets[0].heading_row == 3
    assert [(f.name, f.sheets) for f in payroll.files] == [("pay.xlsx", [0])]
    assert codes(payroll) == []


def test_sheets_that_lack_something_are_passed_over_and_named(tmp_path):
    path = book(
        tmp_path / "pay.xlsx",
        A=[HEADING, *WORKERS],
        SUM=[["Line", "Gross Salary (USD)"], ["A", 711.29]],
        NOTES=[["Remember the holidays"]],
        EMPTY=[],
    )
    payroll = importers.read([path], CHOICES)
    assert [f.figures["sheet"] for f in payroll.findings] == ["SUM", "NOTES"]
    assert len(payroll) == 3


def test_nothing_usable_stops_and_says_why(tmp_path):
    bare = book(tmp_path / "bare.xlsx", A=[["Remember the holidays"], ["and the rain"]])
    names = book(tmp_path / "names.xlsx", A=[["Worker ID", "Sex"], ["W1", "M"]])
    payroll = importers.read([bare, names], CHOICES)
    assert codes(payroll) == ["MAP-001", "MAP-002"]
    assert len(payroll) == 0
    assert [f.name for f in payroll.files] == ["bare.xlsx", "names.xlsx"]


def test_what_is_no_workbook_is_said_and_the_others_are_read(tmp_path):
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 but no more")
    payroll = importers.read([broken, table(tmp_path / "b.csv", [HEADING, *WORKERS])], CHOICES)
    assert only(payroll, "FIL-001").place.file == "broken.xlsx"
    assert len(payroll) == 3
    assert [f.sheets for f in payroll.files] == [[], [0]]


def test_mapping_stands_above_what_is_recognised(tmp_path):
    rows = [["Code", "Who", "X"], ["W1", "សុខ", "250"], ["W2", "លី", "260"]]
    mapping = ColumnMapping(
        "", {"worker_number": "A", "name_km": "Who", "gross": "X"}, {"gross": "USD"}
    )
    choices = Choices(OCTOBER, None, (), mapping)
    payroll = importers.read([table(tmp_path / "a.csv", rows)], choices)
    assert payroll.amounts("gross").usd.tolist() == [2_500_000, 2_600_000]
    assert payroll.text("name_km").values().tolist() == ["សុខ", "លី"]


def test_cancelling_raises_through(tmp_path):
    class CancelledError(Exception):
        pass

    def stop(_what, _done):
        raise CancelledError

    with pytest.raises(CancelledError):
        importers.read([table(tmp_path / "a.csv", [HEADING, *WORKERS])], CHOICES, stop)


def test_register_needs_no_wage(tmp_path):
    rows = [
        ["NSSF No", "Name (Khmer)", "NSSF Registration Date"],
        ["1234567-7654321-ក", "សុខ", "2020-05-16"],
    ]
    register = importers.read_register(table(tmp_path / "r.csv", rows), CHOICES)
    assert register.text("nssf_number")[0] == "1234567-7654321-ក"
    assert register.date("registered_on").astype(str).tolist() == ["2020-05-16"]
    assert codes(register) == []


EFORM = [
    "Enter_ID",
    "NSSF_ID",
    "Ben_FName_kh",
    "Ben_LName_kh",
    "Sex",
    "Date_of_Birth",
    "Ben_Wage",
    "Ben_WageInDollar",
]


def test_declaration_counts_riel(tmp_path):
    rows = [
        ["W1", "1234567-7654321-1", "សុខ", "ដារ៉ា", 1, "16/05/1990", 960067, 239.12],
        ["W2", "1234567-7654322-1", "ចាន់", "ពិសី", 0, "17/05/1990", 1_004_015, 1],
        ["W3", "1234567-7654323-1", "គឹម", "បុប្ផា", 0, "18/05/1990", None, 100],
    ]
    path = book(
        tmp_path / "declaration.xlsx",
        TBL_BENEFICIARY=[EFORM, *rows],
        tbl_DateContribution=[
            ["Enter_ID", "Month_Contribution", "Year_Contribution", "ExchangeRate"],
            ["90000001", 10, 2026, "4015"],
        ],
    )
    declared = importers.read_declared(path, CHOICES)
    wage = declared.amounts("declared_wage")
    assert wage.khr.tolist() == [9_600_670_000, 10_040_150_000, 0]
    assert wage.usd.tolist() == [0, 0, 1_000_000]
    assert declared.text("sex").values().tolist() == ["male", "female", "female"]
    assert declared.text("name_km")[0] == "សុខ ដារ៉ា"


def test_nothing_is_loaded_before_it_is_asked_for():
    import subprocess
    import sys

    code = "import importers, sys; print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
    with pytest.raises(AttributeError):
        importers.write  # noqa: B018


WORDS = (
    "Worker ID|Name|ឈ្មោះ|Date Hired|DOB|NSSF No|ID Card No|Gross|OT Pay|Gross Salary (USD)"
    "|Gross (Riel)|Days|OT Hours|Sex|Deduction|Bonus|"
)
HEADINGS = st.lists(st.sampled_from(WORDS.split("|")), min_size=2, max_size=8)
CELLS = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.floats(allow_nan=True, allow_infinity=True),
    st.integers(-10, 10**15),
    st.dates(date(1900, 3, 1), date(2999, 1, 1)),
    st.sampled_from(["W1", "សុខ", "03/04/2024", "31/02/2020", "(6.00)", "1.234", "Total", "៛ 5"]),
    st.builds(Odd, st.text(max_size=5), st.sampled_from([Cell.ERROR, Cell.UNCALCULATED])),
    st.builds(Odd, st.floats(0, 10**6), st.sampled_from([Cell.BOOLEAN, Cell.DURATION, Cell.DATE])),
)


@settings(max_examples=200, deadline=None)
@given(HEADINGS, st.lists(st.lists(CELLS, max_size=8), max_size=8))
def test_whatever_a_sheet_holds_nothing_is_raised(heading, rows):
    made = sheet([heading, *rows])
    opened = Workbook("pay.xlsx", "pay.xlsx", "0" * 64, "xlsx", [made, made], [])
    with mock.patch("importers.reading.open_all", return_value=[opened]):
        payroll = importers.read(["pay.xlsx"], CHOICES)
    for finding in payroll.findings:
        assert set(entry(finding.code).placeholders) == set(finding.figures), finding.code
        assert finding.worker is None or 0 <= finding.worker < len(payroll)


def test_a_wage_whose_heading_names_the_other_currency_is_asked_for(tmp_path):
    heading = ["Worker ID", "Name", "Gross Salary ($)"]
    rows = [[f"W{i}", f"SOK {name}", str(960_000 + 500 * i)] for i, name in enumerate("ABCDEF")]
    asked = importers.read([table(tmp_path / "pay.csv", [heading, *rows])], CHOICES)
    (finding,) = [f for f in asked.findings if f.code == "FMT-012"]
    assert finding.holds_column
    assert finding.grade == "error"
    said = replace(CHOICES, mapping=ColumnMapping(currency={"gross": "KHR"}))
    told = importers.read([tmp_path / "pay.csv"], said)
    assert "FMT-012" not in codes(told)
    assert told.amounts("gross").khr[0] == 960_000 * 10_000
