from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from declaration.findings import Finding, Place
from declaration.month import Month
from desktop import fixing
from desktop.found import Found
from desktop.workbench import Workbench
from importers.sheet import Cell

HEAD = "Worker ID,Name,Basic Salary (USD),Overtime Pay (USD),Gross Salary (USD),Hire Date,Contract"
ROWS = [
    "A-001,SOK DARA,210,12,222,2024-01-05,UDC",
    "A-002,CHAN SREY,215,8,223,2024-02-06,whatever",
    "A-003,KIM PISEY,208,9,n/a,2024-03-07,whatever",
    "A-004,OUK THIDA,208,9,217,2024-13-07,UDC",
]
"""Four invented workers: a wage that is none, a day that is none, two contracts unknown."""


@pytest.fixture
def bench(tmp_path: Path) -> Workbench:
    path = tmp_path / "october.csv"
    path.write_text("\n".join([HEAD, *ROWS, ""]), "utf-8")
    return Workbench((path,), Month(2026, 10), Decimal(4015))


def worked_out(bench):
    books = bench.open()
    payroll = bench.read(books)
    month = bench.work_out(payroll)
    return Found(month.findings, payroll), fixing.Sources(books, bench.patches)


def row_of(found, code):
    return next(i for i, finding in enumerate(found.findings) if finding.code == code)


def test_a_corrected_cell_is_read_as_if_the_file_held_it(bench):
    found, sources = worked_out(bench)
    place = fixing.own_cell(found.findings[row_of(found, "FMT-001")], found.payroll)
    assert (place.row, place.column, sources.now(place)) == (4, "E", "n/a")
    mended = fixing.correct(bench, sources, {place: " 217 "})
    again, corrected = worked_out(mended)
    assert "FMT-001" not in again.codes
    assert (corrected.now(place), corrected.as_given(place)) == ("217", "n/a")
    assert fixing.correct(mended, corrected, {place: "n/a"}).patches == ()
    assert bench.patches == ()


def test_all_that_hold_the_same_are_corrected_at_once(bench):
    found, sources = worked_out(bench)
    row = row_of(found, "CON-001")
    assert fixing.can_be_alike(found.findings[row])
    places = fixing.alike(found, row, sources)
    assert [place.cell for place in places] == ["G3", "G4"]
    again, _sources = worked_out(fixing.correct(bench, sources, dict.fromkeys(places, "UDC")))
    assert "CON-001" not in again.codes


def test_a_persons_pay_is_nobody_elses():
    assert not fixing.can_be_alike(Finding("WAG-003", field="basic_pay"))
    assert fixing.can_be_alike(Finding("FMT-001", field="gross"))
    assert fixing.can_be_alike(Finding("FMT-002", field="birth_date"))


def test_the_other_side_of_a_repeat_is_not_alike():
    twice = Finding("DUP-001", Place("a", "", 2, "C"), 0, (1,), "nssf_number")
    assert fixing.cells(twice, None) == [Place("a", "", 2, "C")]


def test_whole_rows_and_columns_are_no_cell():
    assert fixing.own_cell(Finding("FMT-009", Place("a", "S", 0, "C")), None) is None
    assert fixing.own_cell(Finding("DUP-004", Place("a", "S", 7)), None) is None


def test_places_that_are_not_there_are_no_cell(bench):
    _found, sources = worked_out(bench)
    assert sources.has(Place("october.csv", "", 2, "A"))
    for place in (
        Place("october.csv", "", 99, "A"),
        Place("october.csv", "", 2, "ZZ"),
        Place("gone.csv", "", 2, "A"),
        Place("october.csv", "", 0, "A"),
    ):
        assert not sources.has(place)
        assert sources.now(place) == sources.as_given(place) == ""


def test_days_and_hours_are_typed_as_people_write_them(bench):
    _found, sources = worked_out(bench)
    sheet = sources.sheet(Place("october.csv", ""))
    kinds, numbers = sheet.kinds.copy(), sheet.numbers.copy()
    kinds[0, 1], numbers[0, 1] = Cell.DATE, 45_000.5
    kinds[1, 1], numbers[1, 1] = Cell.DURATION, 1.5
    typed = replace(sheet, kinds=kinds, numbers=numbers)
    assert fixing.typed_form(typed, 1, 0) == "2023-03-15"
    assert fixing.typed_form(typed, 1, 1) == "36:00"


def test_one_click_counts_what_the_finding_names(bench):
    path = bench.sources[0]
    path.write_text(
        "Worker ID,Name,Basic Salary (USD),Overtime Pay (USD),Attendance Bonus (USD),"
        "Gross Salary (USD),Hire Date\n"
        + "".join(
            f"A-{n:03},INVENTED NAME{n:02},{190 + n},10,7,{190 + n},2024-01-05\n"
            for n in range(1, 31)
        ),
        "utf-8",
    )
    found, _sources = worked_out(bench)
    fields = {
        code: fixing.to_count(found.findings[row_of(found, code)], found.payroll)
        for code in ("OVT-001", "WAG-005")
    }
    assert fields == {"OVT-001": ("overtime_pay",), "WAG-005": ("attendance_bonus",)}
    counted = replace(bench, include=("overtime_pay", "attendance_bonus"))
    assert not {"OVT-001", "WAG-005"} & set(worked_out(counted)[0].codes)


def test_a_lower_declared_wage_is_not_mended_by_counting():
    finding = Finding("OVT-001", worker=0, field="declared_wage")
    assert fixing.to_count(finding, None) == ()


@pytest.mark.parametrize(
    ("value", "expected", "text", "is_so"),
    [
        ("195", "210", "195.00", True),
        ("267", "274.5", "125", False),
        ("74410557", "074410557", "74410557", True),
        ("36", "≤ 31", "36", False),
        ("x", "", "x", False),
    ],
)
def test_expects_only_what_this_cell_should_hold(value, expected, text, is_so):
    finding = Finding("WAG-003", value=value, expected=expected)
    assert fixing.is_expected(finding, text) is is_so


def test_knows_the_page_that_mends():
    homes = {
        code: fixing.home(Finding(code))
        for code in ("MAP-004", "LAW-003", "LAW-001", "FIL-002", "REG-001", "WAG-003")
    }
    assert homes == {
        "MAP-004": "columns",
        "LAW-003": "payroll",
        "LAW-001": "law",
        "FIL-002": "payroll",
        "REG-001": "registrations",
        "WAG-003": "",
    }


def test_one_click_puts_names_and_numbers_but_never_pay(bench):
    found, sources = worked_out(bench)
    name = Finding(
        "XCK-003", Place("october.csv", "", 2, "B"), 0, (), "name_latin", "SOK DARA", "X"
    )
    pay = Finding("WAG-003", Place("october.csv", "", 2, "C"), 0, (), "basic_pay", "210", "220")
    done = Finding(
        "FMT-004", Place("october.csv", "", 2, "A"), 0, (), "worker_number", "A-001", "B"
    )
    assert fixing.to_use(name, sources, found.payroll) == {name.place: "X"}
    assert fixing.to_use(pay, sources, found.payroll) == {}
    assert fixing.to_use(done, sources, found.payroll) == {}
