"""What a gross or a declared wage leaves out, over whole columns and for single workers."""

import pytest

from tests.build import KHR
from tests.month import found, grave, month_of, worker, workers

LEFT_OUT = ("OVT-001", "WAG-004", "WAG-005", "WAG-006", "WAG-008")


def seen(month):
    """Return (code, worker) of the inclusion findings."""
    return [(finding.code, finding.worker) for finding in found(month, *LEFT_OUT)]


def test_a_gross_that_holds_everything_is_left_alone():
    assert seen(month_of(workers(6))) == []


def test_overtime_left_out_of_the_whole_column():
    month = month_of(workers(6, gross="227.00", net_pay="222.22"))
    assert seen(month) == [("OVT-001", i) for i in range(6)]
    first = found(month, "OVT-001")[0]
    assert (first.value, first.expected) == ("227", "239.12")
    assert first.figures["items"] == ["overtime_pay $12.12"]
    assert first.figures["proof"] == "gross + overtime_pay = Σ (basic_pay … transport_allowance)"
    assert month.wage_khr[0] == 911_405  # the gross as it stands


def test_the_price_is_the_remittance_on_the_full_earnings_less_that_on_the_wage():
    month = month_of(workers(1, gross="227.00", net_pay="222.22"))
    full = month_of(workers(1))
    short = sum(int(each.remittance[0]) for each in full.shares.values())
    short -= sum(int(each.remittance[0]) for each in month.shares.values())
    assert found(month, "OVT-001")[0].amount_khr == short == 3_646


def test_overtime_left_out_for_one_worker_only():
    rows = [*workers(5), worker(9, gross="227.00", net_pay="222.22")]
    assert seen(month_of(rows)) == [("OVT-001", 5)]


def test_overtime_counted_for_one_worker_only():
    rows = [*workers(5, gross="227.00", net_pay="222.22"), worker(9)]
    assert seen(month_of(rows)) == [("OVT-001", i) for i in range(5)]


def test_one_finding_a_worker_for_all_allowances_and_one_for_overtime():
    month = month_of(workers(2, gross="210.00", net_pay="205.22"))
    assert seen(month) == [("OVT-001", 0), ("OVT-001", 1), ("WAG-005", 0), ("WAG-005", 1)]
    items = found(month, "WAG-005")[0].figures["items"]
    assert items == ["attendance_bonus $10.00", "transport_allowance $7.00"]


def test_net_and_deductions_tell_where_the_parts_do_not():
    rows = workers(6, transport_allowance=..., gross="227.00")
    month = month_of(rows)
    assert seen(month) == [("OVT-001", i) for i in range(6)]
    proof = found(month, "OVT-001")[0].figures["proof"]
    assert proof == "gross + overtime_pay = net_pay + deduction"


@pytest.mark.parametrize(
    "heading",
    ["Gross excl. OT", "Total without overtime", "ប្រាក់ខែមិនរួមថែមម៉ោង", "应发合计(不含加班费)"],
)
def test_the_heading_tells_where_there_is_no_arithmetic(heading):
    rows = [
        {"worker_number": f"W{i}", "overtime_pay": "12.12", f"gross#{heading}": f"{227 + i}.00"}
        for i in range(6)
    ]
    month = month_of(rows)
    assert seen(month) == [("OVT-001", i) for i in range(6)]
    assert found(month, "OVT-001")[0].figures["proof"] == f"“{heading}”"


@pytest.mark.parametrize("heading", ["Gross incl. OT", "Gross before tax, OT included", "Gross"])
def test_other_headings_say_nothing(heading):
    rows = [
        {"worker_number": f"W{i}", "overtime_pay": "12.12", f"gross#{heading}": f"{227 + i}.00"}
        for i in range(6)
    ]
    assert seen(month_of(rows)) == []


def test_a_tampered_gross_is_not_the_sum_of_its_parts():
    rows = [*workers(5), worker(9, gross="252.45", net_pay="247.67")]
    month = month_of(rows)
    assert seen(month) == [("WAG-004", 5)]
    assert found(month, "WAG-004")[0].figures["difference"] == "$13.33"


def test_a_gross_that_never_adds_up_is_one_finding():
    rows = [worker(i, gross=f"{300 + 7 * i}.00", net_pay=...) for i in range(8)]
    month = month_of(rows)
    assert seen(month) == [("WAG-004", None)]
    assert found(month, "WAG-004")[0].figures["workers"] == 8


def test_a_sheet_that_shows_basic_pay_alone_is_not_expected_to_add_up():
    rows = [
        {"worker_number": f"W{i}", "basic_pay": 210, "gross": 250 + i, "work_days": 26}
        for i in range(8)
    ]
    assert seen(month_of(rows)) == []


def test_piece_rate_topped_up_to_the_basic_pay_adds_up():
    assert seen(month_of([worker(i, piece_rate=f"{150 + 10 * i}.00") for i in range(6)])) == []


def test_absence_taken_off_before_the_gross_is_no_omission():
    rows = [worker(i, deduction="8.00", gross="231.12", net_pay="231.12", tax=0) for i in range(6)]
    rows = [row | {"net_pay": None} for row in rows]
    assert seen(month_of(rows)) == []


def test_a_pay_column_nobody_named_explains_without_being_accused():
    rows = workers(6, **{"unknown_pay#Line 7": "5.00"})
    assert seen(month_of(rows)) == []


def test_what_the_law_does_not_count_may_be_left_out():
    rows = workers(6, seniority_indemnity="60.00", transport_allowance="7.00")
    month = month_of(rows, readings={"seniority_indemnity": "excluded"})
    assert seen(month) == []


def test_allowances_in_riel_beside_wages_in_dollars():
    rows = [
        worker(i, meal_allowance=KHR(8_000), gross="239.12", gross_khr=KHR(8_000)) for i in range(6)
    ]
    assert seen(month_of(rows)) == []
    left = [worker(i, meal_allowance=KHR(8_000), gross="239.12") for i in range(6)]
    month = month_of(left)
    assert seen(month) == [("WAG-005", i) for i in range(6)]
    assert found(month, "WAG-005")[0].figures["missing"] == "8,000៛"


def test_a_payroll_in_riel_needs_no_rate():
    money = ("basic_pay", "overtime_pay", "gross", "deduction", "net_pay")
    rows = [
        {
            "worker_number": f"W{i}",
            "work_days": 26,
            "basic_pay": 900_000,
            "overtime_pay": 60_000 + i,
            "gross": 900_000,
            "deduction": 18_000,
            "net_pay": 882_000,
        }
        for i in range(6)
    ]
    month = month_of(rows, rate=None, build={"currency": dict.fromkeys(money, "KHR")})
    assert seen(month) == [("OVT-001", i) for i in range(6)]
    assert found(month, "OVT-001")[0].amount_khr > 0


def test_within_a_cent_is_equal_and_beyond_is_not():
    near = [*workers(5), worker(9, gross="239.13", net_pay="234.35")]
    off = [*workers(5), worker(9, gross="239.14", net_pay="234.36")]
    assert seen(month_of(near)) == []
    assert seen(month_of(off)) == [("WAG-004", 5)]


def test_the_gross_is_the_net_pay():
    rows = [worker(i, gross="234.34") for i in range(3)]
    month = month_of(rows)
    assert seen(month) == [("WAG-006", i) for i in range(3)]
    assert found(month, "WAG-006")[0].expected == "239.12"
    assert grave(month) == {"WAG-006"}


def test_a_column_of_net_pay_is_one_finding_with_the_price_of_all():
    few = month_of([worker(i, gross="234.34") for i in range(5)])
    many = month_of([worker(i, gross="234.34") for i in range(10)])
    (finding,) = found(many, "WAG-006")
    assert (finding.worker, finding.figures["workers"]) == (None, 10)
    assert finding.amount_khr == 2 * sum(each.amount_khr for each in found(few, "WAG-006"))


def test_the_declared_wage_leaves_out_overtime_and_allowances():
    month = month_of(workers(6, declared_wage="210.00"))
    assert [code for code, _ in seen(month)] == ["OVT-001"] * 6 + ["WAG-005"] * 6
    finding = found(month, "OVT-001")[0]
    assert finding.field == "declared_wage"
    assert finding.figures["proof"].endswith("= gross")
    assert month.wage_khr[0] == 960_067  # compared, not used


def test_the_declared_wage_is_the_net_pay():
    assert seen(month_of(workers(3, declared_wage="234.34"))) == [("WAG-006", i) for i in range(3)]


def test_a_round_declared_wage_is_lower_for_another_reason():
    rows = [worker(i, declared_wage="100.00") for i in range(3)]
    month = month_of(rows)
    assert seen(month) == [("WAG-008", i) for i in range(3)]
    assert all(finding.amount_khr > 0 for finding in found(month, "WAG-008"))


def test_a_declared_wage_above_the_gross_or_blank_is_no_finding():
    assert seen(month_of(workers(3, declared_wage="300.00"))) == []
    assert seen(month_of([worker(1, declared_wage="239.12"), worker(2)])) == []


def test_one_cause_is_one_finding_where_gross_and_declared_leave_out_the_same():
    month = month_of(workers(2, gross="227.00", net_pay="222.22", declared_wage="227.00"))
    assert seen(month) == [("OVT-001", 0), ("OVT-001", 1)]


def test_a_person_counts_what_the_gross_leaves_out():
    rows = [*workers(5, gross="227.00", net_pay="222.22"), worker(9)]
    month = month_of(rows, include=("overtime_pay",))
    assert seen(month) == []
    assert set(month.wage_khr.tolist()) == {960_067}  # nothing is counted twice


def test_a_person_counts_a_column_that_nothing_tells_about():
    rows = [{"worker_number": "W1", "gross": 200, "unknown_pay": 10}]
    assert month_of(rows).wage_khr.tolist() == [803_000]
    assert month_of(rows, include=("unknown_pay",)).wage_khr.tolist() == [843_150]


def test_a_chosen_field_is_counted_in_a_sum_of_parts_too():
    rows = workers(2, gross=..., net_pay=..., unknown_pay="10.00")
    assert month_of(rows).wage_khr[0] == 960_067
    assert month_of(rows, include=("unknown_pay",)).wage_khr[0] == 1_000_217


def test_overtime_by_kinds_is_left_out_together():
    rows = workers(
        6,
        overtime_pay=...,
        overtime_pay_150="8.00",
        overtime_pay_200="4.12",
        gross="227.00",
        net_pay="222.22",
    )
    month = month_of(rows)
    assert seen(month) == [("OVT-001", i) for i in range(6)]
    assert len(found(month, "OVT-001")[0].figures["items"]) == 2
    assert month_of(rows, include=("overtime_pay",)).wage_khr[0] == 960_067


def test_a_sheet_that_leaves_out_something_else_is_told_apart():
    rows = [
        *[worker(i) for i in range(8)],
        *[worker(i, gross="227.00", net_pay=None) | {"@sheet": "B"} for i in range(10, 18)],
        *[worker(i, gross="222.12", net_pay=None) | {"@sheet": "C"} for i in range(20, 28)],
    ]
    expected = [("OVT-001", i) for i in range(8, 16)] + [("WAG-005", i) for i in range(16, 24)]
    assert seen(month_of(rows)) == expected


def test_a_sheet_that_never_adds_up_is_one_finding_beside_one_that_does():
    office = [
        worker(i, gross=f"{400 + 7 * i}.00", net_pay=None) | {"@sheet": "OFFICE"}
        for i in range(10, 17)
    ]
    rows = [*workers(9), worker(9, gross="252.45", net_pay="247.67"), *office]
    month = month_of(rows)
    assert seen(month) == [("WAG-004", None), ("WAG-004", 9)]
    assert found(month, "WAG-004")[0].figures["workers"] == 7


def test_a_sheet_with_few_parts_is_not_held_to_the_sum_of_the_others():
    office = [
        {"@sheet": "OFFICE", "worker_number": f"F{i}", "basic_pay": 300, "gross": 400 + i}
        for i in range(8)
    ]
    assert seen(month_of([*workers(8), *office])) == []


def test_riel_in_a_dollar_column_leaves_nothing_out():
    rows = workers(6)
    rows[2] |= {"basic_pay": 1_032_000, "gross": 1_032_000}
    month = month_of(rows)
    assert [f.worker for f in found(month, "WAG-007")] == [2]
    assert found(month, "OVT-001", "WAG-005") == []


@pytest.mark.parametrize("gross", [None, 0])
def test_who_has_no_gross_hides_nobody_elses_overtime(gross):
    nothing = worker(9, gross=gross, net_pay=gross)
    month = month_of([*workers(5, gross="227.00", net_pay="222.22"), nothing])
    assert seen(month) == [("OVT-001", i) for i in range(5)]


def test_who_has_no_declared_wage_hides_nobody_elses_overtime():
    rows = [*workers(5, declared_wage="227.00"), worker(9, declared_wage=None)]
    assert seen(month_of(rows)) == [("OVT-001", i) for i in range(5)]


def test_one_net_pay_among_whole_wages_is_one_finding():
    month = month_of([*workers(5), worker(9, gross="234.34")])
    assert seen(month) == [("WAG-006", 5)]
    month = month_of([*workers(5, declared_wage="239.12"), worker(9, declared_wage="234.34")])
    assert seen(month) == [("WAG-006", 5)]


def test_a_declared_wage_in_riel_is_compared_with_wages_in_riel():
    money = ("basic_pay", "overtime_pay", "gross", "declared_wage")
    row = {"work_days": 26, "basic_pay": 900_000, "overtime_pay": 60_000, "gross": 960_000}
    rows = [{"worker_number": f"W{i}", **row, "declared_wage": 900_000} for i in range(6)]
    month = month_of(rows, rate=None, build={"currency": dict.fromkeys(money, "KHR")})
    assert seen(month) == [("OVT-001", i) for i in range(6)]


def test_two_currencies_in_a_line_are_not_compared_without_a_rate():
    rows = [worker(i, meal_allowance=KHR(8_000), gross="200.00") for i in range(3)]
    assert seen(month_of(rows, rate=None)) == []


def test_a_net_pay_with_nothing_taken_is_a_whole_wage():
    whole = workers(3, deduction=0, net_pay="239.12")
    assert seen(month_of(whole)) == []


def test_a_net_pay_that_is_the_sum_of_the_parts_is_a_whole_wage():
    assert seen(month_of(workers(3, net_pay="239.12"))) == []


def codes_of(rows):
    """Return the codes of the inclusion findings, each once."""
    return {code for code, _worker in seen(month_of(rows))}


@pytest.mark.parametrize(
    ("taken", "gross"),
    [
        ({"tax": "3.00"}, "231.34"),
        ({"deduction": ..., "tax": "3.00"}, "236.12"),
        ({"deduction": ..., "pension_worker": "4.00"}, "235.12"),
        ({"deduction": ..., "deductions_total": "5.12"}, "234.00"),
    ],
)
def test_a_gross_after_all_deductions_is_the_net_pay(taken, gross):
    assert codes_of(workers(6, net_pay=..., gross=gross, **taken)) == {"WAG-006"}


def test_a_gross_after_absence_alone_is_a_whole_wage():
    assert codes_of(workers(6, net_pay=..., gross="234.34")) == set()


def test_the_parts_are_believed_before_the_deductions_are():
    rows = [*workers(5, net_pay=..., tax="3.00"), worker(9, net_pay=..., tax="3.00", gross="236")]
    assert "WAG-006" not in codes_of(rows)


def test_what_one_sheet_leaves_out_is_found_beside_sheets_in_order():
    here = workers(4)
    there = [worker(i, gross="227.00", net_pay="222.22", **{"@sheet": "B"}) for i in range(9, 13)]
    else_ = [worker(i, gross="232.12", net_pay="227.34", **{"@sheet": "C"}) for i in range(19, 23)]
    assert seen(month_of([*here, *there, *else_])) == [
        *(("OVT-001", i) for i in range(4, 8)),
        *(("WAG-005", i) for i in range(8, 12)),
    ]
