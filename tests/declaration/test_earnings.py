import numpy as np
import pytest

from declaration.earnings import earnings, pay_items, side_by_side
from declaration.law import Law
from declaration.month import Month
from tests.build import KHR, amounts, payroll
from tests.month import month_of, worker, workers

ITEMS = Law.load().at(Month(2026, 10)).wage_items


def fields(table):
    return [part.field for part in pay_items(table)]


def wage(rows, **currency):
    earned = earnings(payroll(rows, currency), ITEMS)
    return (earned.wage.usd / 10_000).tolist(), (earned.wage.khr / 10_000).tolist()


def test_the_gross_counts_as_it_stands():
    assert wage([worker(1, gross="200.00")]) == ([200.0], [0.0])


def test_without_a_gross_the_parts_that_count_are_added():
    rows = [worker(1, gross=..., unknown_pay=5)]
    assert wage(rows) == ([239.12], [0.0])


def test_deductions_never_lower_a_sum_of_parts():
    assert wage([{"basic_pay": 200, "deduction": 50, "advance": 20}]) == ([200.0], [0.0])


def test_a_sheet_without_gross_beside_one_that_has_it():
    table = payroll([{"basic_pay": 200, "gross": 220}, {"basic_pay": 210}])
    table.sheets = table.sheets * 2
    table.sheet = np.array([0, 1], np.int32)
    assert earnings(table, ITEMS).wage.usd.tolist() == [2_200_000, 2_100_000]


def test_a_blank_gross_in_a_sheet_that_has_one_is_no_sum_of_parts():
    rows = [{"basic_pay": 200, "gross": 220}, {"basic_pay": 210, "gross": None}]
    assert wage(rows)[0] == [220.0, 0.0]


def test_a_total_of_overtime_is_counted_once():
    table = payroll([{"overtime_pay": 30, "overtime_pay_150": 20, "overtime_pay_200": 10}] * 3)
    assert fields(table) == ["overtime_pay_150", "overtime_pay_200"]


def test_overtime_beside_its_kinds_that_is_no_total_is_counted():
    table = payroll([{"overtime_pay": 12, "overtime_pay_200": 10}] * 3)
    assert fields(table) == ["overtime_pay", "overtime_pay_200"]


def test_a_total_of_additions_counts_where_no_allowance_has_a_column():
    table = payroll([{"basic_pay": 200, "overtime_pay": 5, "additions_total#Addition": 17}])
    assert fields(table) == ["basic_pay", "overtime_pay", "additions_total"]
    table = payroll([{"basic_pay": 200, "meal_allowance": 17, "additions_total": 17}])
    assert fields(table) == ["basic_pay", "meal_allowance"]


def joined(usd, khr):
    both, odd = side_by_side(amounts(usd), amounts(khr, "KHR"))
    return both.usd.tolist(), both.khr.tolist(), odd.tolist()


def test_dollars_and_riel_at_one_ratio_are_one_wage():
    usd, khr, odd = joined([200, 250, 240], [800_000, 1_000_000, 960_000])
    assert (usd, khr, odd) == ([2_000_000, 2_500_000, 2_400_000], [0, 0, 0], [False] * 3)


def test_rounding_to_a_hundred_riel_is_the_same_ratio():
    _, khr, odd = joined(["239.12", "211.07"], [960_100, 847_400])
    assert (khr, odd) == ([0, 0], [False, False])


def test_change_in_riel_is_added():
    usd, khr, _ = joined([200, 250], [2_000, 500])
    assert (usd, khr) == ([2_000_000, 2_500_000], [20_000_000, 5_000_000])


def test_one_that_stands_apart_keeps_its_dollars_and_is_named():
    usd, khr, odd = joined([200, 250, 240], [800_000, 1_000_000, 690_000])
    assert (usd[2], khr[2], odd) == (2_400_000, 0, [False, False, True])


def test_a_blank_beside_riel_takes_the_riel():
    usd, khr, _ = joined([200, 250, None], [800_000, 1_000_000, 900_000])
    assert (usd[2], khr[2]) == (0, 9_000_000_000)


def test_riel_alone():
    assert joined([None, None], [800_000, 0])[1] == [8_000_000_000, 0]


@pytest.mark.parametrize("gross_khr", [KHR(803_000), KHR(800_000)])
def test_the_rate_of_the_payroll_need_not_be_the_funds(gross_khr):
    rows = [{"worker_number": f"W{i}", "gross": 200, "gross_khr": gross_khr} for i in range(3)]
    assert set(month_of(rows).wage_khr.tolist()) == {803_000}


def test_another_reading_changes_the_sum_of_parts_and_never_a_gross():
    excluded = {"transport_allowance": "excluded"}
    parts = workers(2, gross=...)
    assert month_of(parts).wage_khr[0] == 960_067
    assert month_of(parts, readings=excluded).wage_khr[0] == 931_962
    assert month_of(workers(2), readings=excluded).wage_khr[0] == 960_067
    cost = {r.parameter: r.others for r in month_of(parts).readings}["transport_allowance"]
    other = month_of(parts, readings=excluded)
    moved = [
        sum(int(s.remittance.sum()) for s in m.shares.values()) for m in (month_of(parts), other)
    ]
    assert cost == {"excluded": moved[1] - moved[0]}


def test_a_total_of_overtime_holds_that_of_holidays():
    rows = [{"overtime_pay": 35, "overtime_pay_150": 20, "overtime_pay_holiday": 15}] * 3
    assert fields(payroll(rows)) == ["overtime_pay_150", "overtime_pay_holiday"]


@pytest.mark.parametrize(
    ("total", "is_total"), [("30.0002", True), ("29.9998", True), ("30.0003", False)]
)
def test_a_total_of_overtime_may_be_off_by_rounding_in_dollars(total, is_total):
    rows = [{"overtime_pay": total, "overtime_pay_150": 20, "overtime_pay_200": 10}] * 3
    assert ("overtime_pay" not in fields(payroll(rows))) == is_total


@pytest.mark.parametrize(
    ("total", "is_total"), [(40_001, True), (39_999, True), ("40001.0001", False)]
)
def test_a_total_of_overtime_may_be_off_by_one_riel(total, is_total):
    row = {"overtime_pay": KHR(total), "overtime_pay_150": KHR(30_000)}
    rows = [{**row, "overtime_pay_200": KHR(10_000)}] * 3
    assert ("overtime_pay" not in fields(payroll(rows))) == is_total


def test_who_has_no_overtime_says_nothing_about_its_total():
    kinds = {"overtime_pay": 30, "overtime_pay_150": 20, "overtime_pay_200": 10}
    nothing = dict.fromkeys(kinds, 0)
    no_kinds = {"overtime_pay": 10, "overtime_pay_150": 0, "overtime_pay_200": 0}
    assert "overtime_pay" not in fields(payroll([kinds, nothing, nothing]))
    assert "overtime_pay" not in fields(payroll([kinds, no_kinds, no_kinds]))


def test_a_total_of_overtime_for_half_the_workers_is_none():
    total = {"overtime_pay": 30, "overtime_pay_150": 20, "overtime_pay_200": 10}
    assert "overtime_pay" in fields(payroll([total, {**total, "overtime_pay": 12}]))


def test_the_net_pay_in_riel_is_net_pay():
    earned = earnings(payroll([{"gross": 200, "net_pay_khr": KHR(790_000)}]), ITEMS)
    assert earned.net.khr.tolist() == [7_900_000_000]


@pytest.mark.parametrize(("rate", "is_one_wage"), [(2_999, False), (3_000, True), (6_000, True)])
def test_a_ratio_is_one_that_a_rate_can_have_had(rate, is_one_wage):
    _, khr, _ = joined([200, 250, 240], [200 * rate, 250 * rate, 240 * rate])
    assert (khr == [0, 0, 0]) == is_one_wage
    assert joined([200], [200 * 6_001])[1] == [12_002_000_000]


def test_the_ratio_is_the_one_in_the_middle():
    riel = [3_000 * 200, 3_100 * 200, *[4_000 * 200] * 3]
    assert joined([200] * 5, riel)[1:] == ([0] * 5, [True, True, False, False, False])


@pytest.mark.parametrize(("riel", "odd"), [("800900.9009", False), ("800900.9010", True)])
def test_a_thousandth_and_a_hundred_riel_may_be_rounding(riel, odd):
    assert joined([200, 200, 200], [800_000, 800_000, riel])[2] == [False, False, odd]


def test_dollars_for_some_and_riel_for_others_are_added():
    assert joined([200, None], [None, 800_000]) == (
        [2_000_000, 0],
        [0, 8_000_000_000],
        [False, False],
    )


def test_change_in_riel_for_some_is_added_for_them():
    assert joined([200, 250, None], [2_000, None, 900])[:2] == (
        [2_000_000, 2_500_000, 0],
        [20_000_000, 0, 9_000_000],
    )


def test_a_zero_beside_an_amount_says_nothing_about_the_ratio():
    usd, khr, odd = joined([200, 0, 0, 0], [800_000, 900_000, 900_000, 900_000])
    assert (usd, khr) == ([2_000_000, 0, 0, 0], [0, *[9_000_000_000] * 3])
    assert joined([200, 250, 240], [800_000, 0, 0])[1] == [0, 0, 0]
    assert not any(odd)


def test_one_ratio_for_half_of_them_is_none():
    khr = joined([200] * 4, [800_000, 800_000, 2_000, 3_000])[1]
    assert khr == [8_000_000_000, 8_000_000_000, 20_000_000, 30_000_000]


def test_each_total_is_read_from_its_own_column():
    row = {"gross_khr": KHR(800_000), "net_pay": 190, "declared_wage": 150, "basic_pay": 200}
    earned = earnings(payroll([{**row, "overtime_pay": 5}]), ITEMS)
    assert earned.gross.khr.tolist() == [8_000_000_000]
    assert earned.net.usd.tolist() == [1_900_000]
    assert earned.declared.usd.tolist() == [1_500_000]
    assert earned.overtime == [1]
    assert earned.amount_of("basic_pay").usd.tolist() == [2_000_000]


def test_a_total_of_additions_beside_piece_rate_has_its_own_heading():
    table = payroll([{"piece_rate": 200, "additions_total#Addition": 17}])
    assert fields(table) == ["piece_rate", "additions_total"]
    assert pay_items(table)[1].heading == "Addition"
