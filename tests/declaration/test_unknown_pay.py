"""MAP-004 is asked of columns that are not in the wage; the workers are invented."""

import pytest

from declaration.findings import Finding, Place
from tests.month import found, month_of, workers

LUCKY = "unknown_pay#Lucky money"
IN_FULL = {"gross": "244.12", "net_pay": "239.34"}


def asked(sheet="LINE-A", **figures):
    shown = {"heading": "Lucky money", "column": "R", "samples": "5", "workers": 6}
    figures = shown | {"total": 30, "currency": "USD"} | figures
    return Finding("MAP-004", Place("payroll.xlsx", sheet, 5, "R"), figures=figures)


def still_asked(rows, *findings):
    month = month_of(rows, build={"findings": findings or [asked()]})
    return len(found(month, "MAP-004"))


def test_a_column_that_the_gross_holds_is_not_asked_about():
    assert still_asked(workers(6, **{LUCKY: "5.00"}, **IN_FULL)) == 0


def test_a_column_that_the_gross_leaves_out_is_asked_about():
    assert still_asked(workers(6, **{LUCKY: "5.00"})) == 1


def test_a_column_that_the_gross_holds_for_some_is_asked_about():
    rows = workers(6, **{LUCKY: "5.00"}, **IN_FULL)
    rows[3] |= {"gross": "239.12", "net_pay": "234.34"}
    assert still_asked(rows) == 1


@pytest.mark.parametrize("change", [{"gross": ...}, {"basic_pay": ..., "overtime_pay": ...}])
def test_without_arithmetic_it_is_asked_about(change):
    assert still_asked(workers(6, **{LUCKY: "5.00"}, **(IN_FULL | change))) == 1


def test_another_column_and_another_sheet_are_still_asked_about():
    rows = workers(6, **{LUCKY: "5.00"}, **IN_FULL)
    assert still_asked(rows, asked(heading="Rice")) == 1
    rows[5] |= {"@sheet": "LINE-B", "gross": "239.12", "net_pay": "234.34"}
    assert still_asked(rows, asked(), asked("LINE-B")) == 1
