from decimal import Decimal

import pytest

from tests.build import KHR
from tests.month import found, month_of, worker, workers


def row(hours, paid, basic="210.00", **more):
    return {
        "worker_number": "W1",
        "work_days": 26,
        "basic_pay": basic,
        "overtime_hours": hours,
        "overtime_pay": paid,
    } | more


def test_hours_without_pay():
    month = month_of([row(8, "12.12"), row(8, 0), row(0, 0)])
    assert [f.worker for f in found(month, "OVT-002")] == [1]


def test_hours_in_a_payroll_without_overtime_columns():
    rows = workers(3, overtime_pay=..., gross="227.00", net_pay="222.22")
    assert [f.worker for f in found(month_of(rows), "OVT-002")] == [0, 1, 2]
    untold = [{"worker_number": "W1", "gross": 300, "overtime_hours": 8, "work_days": 26}]
    assert found(month_of(untold), "OVT-002") == []


@pytest.mark.parametrize(
    ("paid", "is_low"),
    [("12.12", False), ("12.11", False), ("12.00", False), ("11.90", True), ("8.08", True)],
)
def test_paid_below_the_factor(paid, is_low):
    month = month_of([row(8, paid)])  # 210 / 208 × 1.5 × 8 = 12.115
    assert bool(found(month, "OVT-003")) == is_low
    for finding in found(month, "OVT-003"):
        assert finding.figures["due"] == "$12.11"


def test_a_contract_rate_tells_the_hour_whatever_was_paid():
    low = row(8, "12.12", basic="105.00", basic_rate=210, work_days=13)
    assert found(month_of([low]), "OVT-003") == []
    high = row(8, "12.12", basic_rate=300)
    assert found(month_of([high]), "OVT-003")


@pytest.mark.parametrize(
    ("rate", "is_low"), [(300, True), ("11.54", True), ("8.07", False), ("1.01", False)]
)
def test_a_rate_may_be_a_months_a_days_or_an_hours(rate, is_low):
    month = month_of([row(8, "12.12", basic_rate=rate)])
    assert bool(found(month, "OVT-003")) == is_low


def test_basic_pay_of_part_of_a_month_is_scaled_up():
    assert found(month_of([row(8, "12.12", basic="105.00", work_days=13)]), "OVT-003") == []
    assert found(month_of([row(8, "6.06", basic="105.00", work_days=13)]), "OVT-003")


def test_each_kind_of_hours_has_its_factor():
    kinds = {"overtime_hours": None, "overtime_pay": None}
    both = {"overtime_hours_150": 8, "overtime_hours_200": 8, "overtime_pay_150": "12.12"}
    assert (
        found(month_of([row(0, 0) | kinds | both | {"overtime_pay_200": "16.15"}]), "OVT-003") == []
    )
    assert found(month_of([row(0, 0) | kinds | both | {"overtime_pay_200": "12.12"}]), "OVT-003")


def test_more_for_one_kind_does_not_make_up_for_another():
    kinds = {"overtime_hours_150": 8, "overtime_hours_200": 8}
    pay = {"overtime_pay_150": "22.12", "overtime_pay_200": "8.00"}
    base = {"worker_number": "W1", "work_days": 26, "basic_pay": 210}
    assert found(month_of([base | kinds | pay]), "OVT-003")


def test_one_pay_column_for_all_kinds():
    kinds = {"overtime_hours_150": 8, "overtime_hours_200": 8}
    base = {"worker_number": "W1", "work_days": 26, "basic_pay": 210}
    assert found(month_of([base | kinds | {"overtime_pay": "28.27"}]), "OVT-003") == []
    assert found(month_of([base | kinds | {"overtime_pay": "24.24"}]), "OVT-003")


def test_work_on_a_holiday_is_paid_once_more():
    base = {"worker_number": "W1", "work_days": 26, "basic_pay": 208, "overtime_hours_holiday": 8}
    assert found(month_of([base | {"overtime_pay_holiday": "8.00"}]), "OVT-003") == []
    assert found(month_of([base | {"overtime_pay_holiday": "7.00"}]), "OVT-003")


def test_a_night_shift_asks_for_thirty_percent_more():
    base = {"worker_number": "W1", "work_days": 26, "basic_pay": 208, "night_hours": 100}
    assert found(month_of([base | {"night_pay": "30.00"}]), "OVT-003") == []
    assert found(month_of([base | {"night_pay": "20.00"}]), "OVT-003")


def test_overtime_in_riel_and_beside_dollars():
    money = {"basic_pay": "KHR", "overtime_pay": "KHR"}
    riel = [row(8, 48_200, basic=843_150), row(8, 40_000, basic=843_150)]
    assert [f.worker for f in found(month_of(riel, build={"currency": money}), "OVT-003")] == [1]
    mixed = [row(8, 48_700), row(8, 40_000)]
    found_mixed = found(month_of(mixed, build={"currency": {"overtime_pay": "KHR"}}), "OVT-003")
    assert [f.worker for f in found_mixed] == [1]
    assert found_mixed[0].figures["due"] == "48,643៛"


def test_more_than_two_hours_a_day():
    month = month_of([worker(1, overtime_hours=52), worker(2, overtime_hours="52.5")])
    (finding,) = found(month, "OVT-004")
    assert (finding.worker, finding.figures["most"]) == (1, Decimal(52))


def test_a_total_of_hours_beside_its_kinds_is_not_counted_twice():
    rows = [
        worker(i, overtime_hours=40, overtime_hours_150=30, overtime_hours_200=10) for i in range(3)
    ]
    assert found(month_of(rows), "OVT-004") == []


def test_what_is_due_is_said_in_the_currency_of_the_pay():
    rows = [row(8, "8.08"), row(8, 20_000, basic=843_150) | {"basic_pay": KHR(843_150)}]
    rows[1]["overtime_pay"] = KHR(20_000)
    first, second = found(month_of(rows), "OVT-003")
    assert (first.figures["due"], second.figures["due"]) == ("$12.11", "48,643៛")


def test_what_was_paid_is_said_once_whatever_kinds_it_may_be_for():
    (finding,) = found(month_of([row(16, "16.15")]), "OVT-003")
    assert (finding.figures["paid"], finding.value) == ("$16.15", "16.15")


def test_hours_without_any_pay_are_one_finding_whatever_is_paid_for_nights():
    paid = row(8, 0, night_hours=8, night_pay="2.42")
    month = month_of([paid, row(8, "12.12", night_hours=8, night_pay="2.42")])
    assert [f.worker for f in found(month, "OVT-002", "OVT-003")] == [0]


def test_the_hours_and_what_is_due_stand_in_the_finding():
    (finding,) = found(month_of([row(8, 0), row(8, "12.12")]), "OVT-002")
    assert (finding.value, finding.field) == ("8", "overtime_hours")
    (finding,) = found(month_of([row(8, "8.08")]), "OVT-003")
    assert (finding.value, finding.expected) == ("8.08", "12.11")
    assert finding.field == "overtime_pay"


def test_the_hours_of_a_kind_are_where_they_stand():
    hours = {"overtime_hours": 0, "overtime_hours_150": 1, "overtime_hours_200": 0}
    month = month_of([row(0, "0", **hours), row(8, "12.12")])
    assert [(f.worker, f.field) for f in found(month, "OVT-002")] == [(0, "overtime_hours_150")]


def test_who_has_no_basic_pay_is_not_reckoned_by_it():
    assert found(month_of([row(8, "8.08", basic=0), row(8, "12.12")]), "OVT-003") == []


def test_an_hours_rate_in_riel_is_multiplied_too():
    riel = {"currency": {"basic_rate": "KHR", "overtime_pay": "KHR", "basic_pay": "KHR"}}
    fair = row(8, 50_000, basic=800_000, basic_rate=4_000)  # 8 × 1.5 × 4,000 = 48,000
    assert found(month_of([fair], build=riel), "OVT-003") == []
    low = row(8, 40_000, basic=800_000, basic_rate=4_000)
    assert [f.expected for f in found(month_of([low], build=riel), "OVT-003")] == ["48000"]


def test_a_rate_left_blank_by_many_is_still_a_months():
    rows = [row(8, "12.12", basic_rate=0) for _ in range(5)] + [row(8, "12.12", basic_rate=210)]
    assert found(month_of(rows), "OVT-003") == []


def test_who_worked_no_overtime_hides_nobodys_low_pay():
    assert [f.worker for f in found(month_of([row(0, 0), row(8, "8.08")]), "OVT-003")] == [1]


def test_a_basic_pay_at_the_minimum_in_riel_is_a_whole_months():
    riel = {"currency": {"overtime_pay": "KHR", "basic_pay": "KHR"}}
    fair = row(8, 50_000, basic=840_000, work_days=13)  # 840,000 / 208 × 1.5 × 8 = 48,461
    assert found(month_of([fair], build=riel), "OVT-003") == []
