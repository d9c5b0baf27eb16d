"""Reading the practice factory comes to what was put into it; the clean one has nothing amiss."""

from collections import Counter
from decimal import Decimal

import pytest

from declaration import prepare
from declaration.findings import Severity
from declaration.law import Law
from declaration.month import Month
from declaration.monthly import Enterprise, Options, State
from desktop.practice import practice, write_practice_factory
from importers import read, read_register
from importers.choices import Choices

MONTH, RATE = Month.parse(practice().month), Decimal(practice().rate)
GRAVE = (Severity.STOP, Severity.ERROR, Severity.WARNING)


def worked_out(payrolls, register):
    choices = Choices(MONTH, RATE)
    payroll = read(payrolls, choices)
    listed = read_register(register, choices)
    enterprise = Enterprise("Practice", "", "90000820")
    return prepare(payroll, enterprise, Law.load(), Options(MONTH, RATE, hold_out=True), listed)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("practice")
    write_practice_factory(folder)
    return folder


@pytest.fixture(scope="module")
def month(folder):
    return worked_out(sorted(folder.glob("payroll-*.xlsx")), folder / "register.xlsx")


def numbers(month, code):
    """Return the worker numbers that findings of a code name, both sides of a repeat."""
    column = month.payroll.text("worker_number")
    found = [f for f in month.findings if f.code == code]
    who = [w for f in found for w in (f.worker, *f.others) if w is not None]
    return Counter(column[w] for w in who)


def test_headline_figures(month):
    status = Counter(month.status.values())
    expected = practice()
    assert len(month.payroll) == expected.workers
    assert status["held_out"] == expected.held_out
    assert status["suspended"] == expected.suspended
    assert status["left"] == expected.left
    assert month.state is State.PARTLY_READY


def test_hire_clock(month):
    here = ~month.payroll.text("status").where(lambda text: text == "left")
    unknown = ~month.registered & here
    assert unknown.sum() == practice().unregistered
    assert sum(numbers(month, "REG-001").values()) == practice().unregistered_past_45_days


BY_COLUMN = {"FMT-010"}
"""Codes that are told once for a column."""

BY_CELL = {"FMT-005", "FMT-011"}
"""Codes that are told for each cell: these workers' names stand in both pay runs."""


@pytest.mark.parametrize("code", sorted(set(practice().planted) - BY_COLUMN))
def test_planted_problem_is_found_and_no_other_of_its_kind(month, code):
    found, planted = numbers(month, code), practice().planted[code]
    assert set(found) == set(planted)
    assert code in BY_CELL or found == Counter(planted)


@pytest.mark.parametrize("code", sorted(BY_COLUMN))
def test_planted_problem_is_found_in_its_column(month, code):
    assert any(finding.code == code for finding in month.findings)


def test_nothing_else_is_grave(month):
    allowed = set(practice().planted) | {"MAP-004"}
    assert {f.code for f in month.findings if f.grade in GRAVE} <= allowed


def test_every_row_is_accounted_for(month):
    payroll = month.payroll
    for sheet in payroll.sheets:
        assert sheet.rows > 0
        assert {row.why for row in sheet.rows_left_out} <= {
            "total",
            "subtotal",
            "signature",
            "heading",
            "note",
        }


def test_clean_factory_is_clean(folder):
    month = worked_out([folder / "clean" / "payroll.xlsx"], folder / "clean" / "register.xlsx")
    assert len(month.payroll) == 25
    assert [f for f in month.findings if f.grade in GRAVE] == []
    assert month.state is State.READY
