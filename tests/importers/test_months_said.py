"""The month that a file names: E-Form table, titles, sheet names; and what names none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from declaration.month import Month
from importers import read, read_declared, read_register
from importers.attendance import read_attendance
from importers.choices import Choices
from importers.months_said import month_in
from importers.receipt import read_receipts
from importers.tax_filing import read_tax_filing

OCTOBER = Month(2026, 10)
HEADING = ["Enter_ID", "NSSF_ID", "Ben_FName_kh", "Ben_LName_kh", "Ben_Wage"]
LINE = ["A-001", "1234001-7654001-ក", "សុខ", "ដារ៉ា", 950_000]
"""An invented worker."""


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("Payroll October 2026", OCTOBER),
        ("Oct-2026", OCTOBER),
        ("10/2026", OCTOBER),
        ("2026-10", OCTOBER),
        ("ប្រចាំខែ តុលា ឆ្នាំ ២០២៦", OCTOBER),
        ("ខែ១០/២០២៦", OCTOBER),
        ("2026年10月工资表", OCTOBER),
        ("ខែតុលា ព.ស. ២៥៦៩", OCTOBER),
        ("printed on 05/11/2026", None),
        ("2026-11-05", None),
        ("from May to June 2026", None),
        ("Summary of 2026", None),
        ("declared wages", None),
        ("", None),
    ],
)
def test_titles(text, month):
    assert month_in(text) == month


@given(st.text(max_size=60))
def test_no_text_raises(text):
    month_in(text)


def declared(tmp_path, title="", eform=None, sheet="TBL_BENEFICIARY"):
    book = Workbook()
    page = book.active
    page.title = sheet
    if title:
        page.append([title])
    page.append(HEADING)
    page.append(LINE)
    if eform:
        other = book.create_sheet("tbl_DateContribution")
        other.append(["Enter_ID", "Month_Contribution", "Year_Contribution", "ExchangeRate"])
        other.append(["90000001", *eform, 4015])
    path = tmp_path / "declared.xlsx"
    book.save(path)
    found = read_declared(path, Choices(OCTOBER))
    return [f for f in found.findings if f.code == "XCK-021"], found


@pytest.mark.parametrize(
    "given_",
    [
        {"eform": (9, 2026)},
        {"title": "NSSF declaration September 2026"},
        {"sheet": "2026-09"},
    ],
)
def test_a_declaration_of_another_month_is_told(tmp_path, given_):
    (finding,), table = declared(tmp_path, **given_)
    assert finding.figures == {
        "file": "declared.xlsx",
        "said": Month(2026, 9),
        "month": OCTOBER,
    }
    assert len(table) == 1


@pytest.mark.parametrize(
    "given_",
    [
        {},
        {"eform": (10, 2026)},
        {"title": "October 2026"},
        {"title": "October 2026", "eform": (9, 2026)},
        {"eform": ("x", "")},
    ],
)
def test_this_month_none_or_several_say_nothing(tmp_path, given_):
    found, _table = declared(tmp_path, **given_)
    assert found == []


# Every paper of an audit


PEOPLE = [["No", "Worker ID", "Name", "Gross wage (USD)"], [1, "A-001", "SOK DARA", 250]]


def written(tmp_path, rows, shown=None):
    """Write a workbook; cells that are dates are shown as ``shown``."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for cell in (cell for row in book.active for cell in row if isinstance(cell.value, date)):
        cell.number_format = shown
    path = tmp_path / "paper.xlsx"
    book.save(path)
    return path


def another(findings):
    return [str(f.figures["said"]) for f in findings if f.code == "XCK-021"]


READERS = {
    "payroll": lambda path: read([path], Choices(OCTOBER), watch=True).findings,
    "register": lambda path: read_register(path, Choices(OCTOBER), watch=True).findings,
    "attendance": lambda path: read_attendance(path, Choices(OCTOBER)).findings,
    "tax filing": lambda path: read_tax_filing(path, Choices(OCTOBER)).findings,
    "receipt": lambda path: read_receipts(path, Choices(OCTOBER))[1],
}


@pytest.mark.parametrize("paper", READERS)
def test_every_paper_is_watched(tmp_path, paper):
    look = READERS[paper]
    assert another(look(written(tmp_path, [["August 2026"], *PEOPLE]))) == ["2026-08"]
    assert another(look(written(tmp_path, [["October 2026"], *PEOPLE]))) == []


def test_a_payroll_that_is_declared_is_not_watched(tmp_path):
    path = written(tmp_path, [["August 2026"], *PEOPLE])
    assert another(read([path], Choices(OCTOBER)).findings) == []
    assert another(read_register(path, Choices(OCTOBER)).findings) == []


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("mmm-yy", ["2026-09"]),
        ("[$-409]mmmm\\ yyyy;@", ["2026-09"]),
        ('yyyy"年"m"月"', ["2026-09"]),
        ("dd/mm/yyyy", []),
        ("d-mmm", []),
        ("General", []),
    ],
)
def test_a_date_shown_without_its_day_is_a_month(tmp_path, shown, said):
    rows = [["Payroll of", date(2026, 9, 1)], *PEOPLE]
    assert another(READERS["payroll"](written(tmp_path, rows, shown))) == said


@pytest.mark.parametrize(
    ("title", "said"),
    [
        (["Paid in November 2026"], []),
        (["Contribution for the month of November 2026"], ["2026-11"]),
        (["Period", "11/2026"], ["2026-11"]),
        (["វិភាគទានប្រចាំខែវិច្ឆិកា ឆ្នាំ២០២៦"], ["2026-11"]),
        (["Paid in November 2026 for October 2026"], []),
        (["Paid in December 2026"], ["2026-12"]),
        (["September 2026"], ["2026-09"]),
    ],
)
def test_a_receipt_may_name_the_month_of_its_payment(tmp_path, title, said):
    rows = [title, ["Amount paid (KHR)", 45_000_000]]
    assert another(READERS["receipt"](written(tmp_path, rows))) == said
