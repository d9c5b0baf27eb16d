"""A month of some of its workers, and of people who are in its payroll no more."""

import dataclasses
from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from declaration.findings import Finding
from declaration.narrowing import narrowed
from tests.build import payroll
from tests.month import month_of, worker

COLUMN = Finding("FMT-007", field="birth_date", value="of the column")


@pytest.fixture
def whole():
    """Four workers of two sheets: the last is the first under a new number, the third is low."""
    rows = [
        worker(1, registered_on="2022-01-06"),
        worker(2, gross="339.12", net_pay="334.34", basic_pay="310.00") | {"@sheet": "LINE-B"},
        worker(3, basic_pay="110.00", gross="139.12", net_pay="134.34"),
        worker(4, name_km="សុខ ដារ៉ា 1", national_id="123000001") | {"@sheet": "LINE-B"},
    ]
    month = month_of(rows, build={"findings": [COLUMN]})
    month.payroll.more_rows = {0: [(1, 30)], 3: [(0, 40)]}
    return dataclasses.replace(month, known_hired=np.array(["2021-01-01"] * 4, "M8[D]"))


@pytest.fixture
def gone():
    """One person who stands declared and has no line any more."""
    person = {"worker_number": "G1", "sex": "male", "registered_on": "2020-05-06", "remark": "–"}
    return payroll([person], file="september.csv", sheet="OLD")


def said(month):
    """Return (code, worker, others) of the findings."""
    return [(each.code, each.worker, each.others) for each in month.findings]


def test_who_stays_keeps_every_figure_and_finding(whole):
    few = narrowed(whole, [3, 1])
    assert len(few.payroll) == 2
    assert few.payroll.text("worker_number").values().tolist() == ["W4", "W2"]
    assert few.payroll.date("hire_date").tolist() == [date(2022, 1, 5)] * 2
    assert few.payroll.quantity("work_days").value.tolist() == [260_000] * 2
    assert few.payroll.amounts("gross").usd.tolist() == [2_391_200, 3_391_200]
    assert [column.field for column in few.payroll.parts] == [
        column.field for column in whole.payroll.parts
    ]
    assert few.payroll.parts[0].amounts.usd.tolist() == [2_100_000, 3_100_000]
    assert [column.amounts.usd.tolist() for column in few.payroll.deductions] == [[47_800] * 2]
    assert few.payroll.as_written["sex"].values().tolist() == ["female", "female"]
    assert few.payroll.more_rows == {0: [(0, 40)]}
    assert few.payroll.files == whole.payroll.files
    assert [few.payroll.place(i).sheet for i in (0, 1)] == ["LINE-B", "LINE-B"]
    assert few.wage_khr.tolist() == whole.wage_khr[[3, 1]].tolist()
    assert few.has_usd.tolist() == [True, True]
    for scheme, shares in few.shares.items():
        assert shares.remittance.tolist() == whole.shares[scheme].remittance[[3, 1]].tolist()
    assert few.bridge is None
    assert few.known_hired is None


def test_findings_follow_their_workers_and_those_of_nobody_stay(whole):
    pair = ("REG-005", 3, (0,))
    assert pair in said(whole)
    assert ("REG-005", 0, (1,)) in said(narrowed(whole, [3, 0]))
    assert ("REG-005", 0, ()) in said(narrowed(whole, [3]))
    assert ("REG-005", 1, ()) in said(narrowed(whole, [2, 0]))
    few = narrowed(whole, [1])
    assert COLUMN in few.findings
    assert COLUMN in few.payroll.findings
    assert {each.worker for each in few.findings} <= {None, 0}


def test_the_cost_of_another_reading_is_that_of_who_stays(whole):
    few, all_of_them = narrowed(whole, [1]), narrowed(whole, range(4))
    (one,) = (each for each in few.readings if each.parameter == "contribution_base")
    (all_,) = (each for each in all_of_them.readings if each.parameter == "contribution_base")
    assert one.others != all_.others
    assert [each.code for each in few.findings].count("LAW-001") == 1


def test_who_is_gone_stands_below_without_any_wage(whole, gone):
    few = narrowed(whole, [0], gone)
    assert few.payroll.text("worker_number").values().tolist() == ["W1", "G1"]
    assert few.payroll.text("sex").values().tolist() == ["female", "male"]
    assert few.payroll.text("remark").values().tolist() == ["", "–"]
    place = few.payroll.place(1)
    assert (place.file, place.sheet, place.row) == ("september.csv", "OLD", 6)
    assert few.status.values().tolist() == ["declared", "not_due"]
    assert few.wage_khr.tolist() == [960_067, 0]
    assert few.wage_usd.tolist()[1] == 0
    assert few.has_usd.tolist() == [True, False]
    assert few.registered.tolist() == [True, True]
    assert few.registered_on.tolist() == [date(2022, 1, 6), date(2020, 5, 6)]
    assert few.payroll.amounts("gross").present.tolist() == [True, False]
    assert few.payroll.quantity("work_days").present.tolist() == [True, False]
    assert few.payroll.parts[0].amounts.usd.tolist() == [2_100_000, 0]
    assert all(shares.remittance[1] == 0 for shares in few.shares.values())


def test_who_is_held_out_stays_held_out():
    month = month_of([worker(1), worker(2, gross=0, net_pay=0)], hold_out=True)
    assert set(month.held_by) == {1}
    assert narrowed(month, [1]).held_by == {0: month.held_by[1]}
    assert narrowed(month, [0]).held_by == {}
    assert Decimal(4015) == narrowed(month, [0]).options.rate
