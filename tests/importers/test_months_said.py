"""The month that a file names: E-Form table, titles, sheet names; and what names none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from declaration.month import Month
from importers import read_declared
from importers.choices import Choices
from importers.months_said import month_in

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
