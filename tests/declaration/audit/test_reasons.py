"""Each reason by hand-made pairs: what was paid, what was declared, and what makes it up."""

from decimal import Decimal

import numpy as np
import pytest

from declaration.audit.reasons import ORDER, Compared, reasons
from tests.build import KHR
from tests.declaration.audit.factory import audited, codes, line, reasons_of, riel, worker

FULL, BASIC, NET = "248.95", "201.00", "241.00"


@pytest.mark.parametrize(
    ("declared", "reason"),
    [
        (riel(FULL), "none"),
        (riel(FULL) - 34, "rounding"),
        (riel(FULL) // 100 * 100, "rounding"),
        (riel(FULL) - riel("30.60"), "overtime_left_out"),
        (riel(FULL) - riel("10.00"), "allowance_left_out"),
        (riel(FULL) - riel("17.35"), "allowance_left_out"),
        (riel(FULL) - riel("40.60"), "overtime_left_out"),
        (riel(BASIC), "wrong_base"),
        (riel(NET), "wrong_base"),
        (975_000, "wrong_base"),
        (850_123, "unexplained"),
        (1_100_123, "unexplained"),
    ],
)
def test_one_worker_s_reason(declared, reason):
    assert reasons_of(audited([worker(1)], [line(1, declared)])) == [reason]


def test_basic_pay_with_overtime_alone_beside_it_is_overtime_left_out():
    paid = worker(1, attendance_bonus=None, meal_allowance=None, gross="231.60", net_pay="223.65")
    assert reasons_of(audited([paid], [line(1, riel(BASIC))])) == ["overtime_left_out"]


def at(rate, numbers=(1, 2, 3)):
    return [line(i, round(Decimal(worker(i)["gross"]) * rate)) for i in numbers]


def test_another_rate_is_told_by_workers_of_different_wages():
    rows = [worker(i) for i in (1, 2, 3)]
    found = audited(rows, at(4100))
    assert reasons_of(found) == ["exchange_rate"] * 3
    assert reasons_of(audited(rows, at(4000))) == ["exchange_rate"] * 3
    assert codes(audited(rows, at(4000))).count("XCK-006") == 3
    assert codes(found) == []


def test_another_rate_needs_more_than_one_wage():
    rows = [worker(i, basic_pay="201.00", gross="248.95") for i in (1, 2, 3)]
    lines = [line(i, round(Decimal("248.95") * 4000)) for i in (1, 2, 3)]
    assert set(reasons_of(audited(rows, lines))) == {"unexplained"}
    assert reasons_of(audited([worker(1)], at(4000, (1,)))) == ["unexplained"]


def test_no_rate_that_a_dollar_never_had():
    rows = [worker(i) for i in (1, 2, 3)]
    assert set(reasons_of(audited(rows, at(3500)))) == {"unexplained"}


def test_another_rate_beside_riel_and_other_reasons():
    rows = [worker(i) for i in (1, 2, 3)] + [worker(4)]
    lines = [*at(4000), line(4, riel(worker(4)["gross"]) - riel("30.60"))]
    assert reasons_of(audited(rows, lines)) == ["exchange_rate"] * 3 + ["overtime_left_out"]


def test_a_blank_line_for_nobody_is_no_reason():
    found = audited([worker(1)], [line(1), line(2, 0)])
    assert reasons_of(found) == ["none", "none"]
    assert found.answers["headcount"]["declared"] == 1


def test_omitted_not_paid_and_timing():
    rows = [
        worker(1),
        worker(2, hire_date="2026-10-30", nssf_number=None, registered_on=None),
        worker(
            3,
            leave_date="2026-09-30",
            status="left",
            gross=None,
            basic_pay=None,
            overtime_pay=None,
            attendance_bonus=None,
            meal_allowance=None,
            net_pay=None,
            deduction=None,
            work_days=None,
        ),
    ]
    found = audited(rows, [line(3), line(9)])
    assert reasons_of(found) == ["omitted_worker", "timing", "timing", "not_paid"]
    assert codes(found) == ["XCK-001", "XCK-001", "XCK-002", "XCK-002"]


def test_pay_that_is_no_wage_may_be_left_out():
    paid = worker(1, severance="100.00", gross="348.95", net_pay="341.00")
    lines = [line(1, riel(FULL))]
    assert reasons_of(audited([paid], lines)) == ["allowance_left_out"]
    found = audited([paid], lines, readings={"severance": "excluded"})
    assert reasons_of(found) == ["none"]
    assert codes(found) == []
    assert found.pairs.short_khr.tolist() == [0]


def test_riel_wages_are_compared_without_a_rate():
    paid = {k: v for k, v in worker(1).items() if k not in ("deduction", "net_pay")}
    paid |= {
        "basic_pay": KHR(800_000),
        "overtime_pay": KHR(120_000),
        "attendance_bonus": None,
        "meal_allowance": None,
        "gross": KHR(920_000),
    }
    assert reasons_of(audited([paid], [line(1, 800_000)], rate=None)) == ["overtime_left_out"]


def test_many_columns_and_workers_take_no_time():
    n, rng = 20_000, np.random.default_rng(1)
    items = [rng.integers(0, 50_000, n) for _ in range(12)]
    paid = np.full(n, 800_000) + np.sum(items, axis=0)
    pairs = Compared(
        paid,
        paid - items[3] - items[7],
        np.zeros(n, np.int64),
        paid,
        items[:3],
        items[3:],
        [],
        [np.zeros(n, np.int64)],
        [],
        (3_800, 4_400),
    )
    found = [ORDER[code].value for code in np.unique(reasons(pairs))]
    assert "unexplained" not in found
