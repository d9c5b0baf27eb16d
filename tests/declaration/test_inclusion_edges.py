"""What a gross leaves out, at its edges: many against few, sheets apart, and what headings say."""

import pytest

from tests.build import KHR
from tests.declaration.test_inclusion import codes_of, seen
from tests.month import found, month_of, worker, workers


@pytest.mark.parametrize("gross", [None, 0])
def test_many_without_a_gross_do_not_outvote_those_who_have_one(gross):
    away = [worker(i, gross=gross, net_pay=None) for i in range(10, 18)]
    month = month_of([*workers(4, gross="227.00", net_pay="222.22"), *away])
    assert [each for each in seen(month) if each[1] < 4] == [("OVT-001", i) for i in range(4)]
    assert found(month, "WAG-004") == []


def test_many_net_pays_hide_nobodys_overtime():
    several = {"transport_allowance": ...}
    whole = workers(4, gross="227.00", **several)
    nets = [worker(i, gross="234.34", **several) for i in range(10, 13)]
    nets += [worker(i, gross="230.00", net_pay="230.00", **several) for i in range(20, 23)]
    month = month_of([*whole, *nets])
    assert [each for each in seen(month) if each[0] == "OVT-001"] == [
        ("OVT-001", i) for i in range(4)
    ]


def test_many_without_a_declared_wage_do_not_outvote_those_who_have_one():
    short = [*workers(4, declared_wage="227.00"), worker(9, declared_wage="222.12")]
    others = [worker(i, declared_wage=None) for i in range(10, 18)]
    assert seen(month_of([*short, *others])) == [
        *(("OVT-001", i) for i in range(4)),
        ("WAG-005", 4),
    ]


def test_many_who_were_paid_nothing_do_not_outvote_the_declared_wages_of_others():
    nothing = {"basic_pay": 0, "gross": 0, "net_pay": 0, "deduction": 0, "work_days": 0}
    short = [*workers(4, declared_wage="227.00"), worker(9, declared_wage="222.12")]
    away = [{"worker_number": f"A{i}", "declared_wage": "200.00", **nothing} for i in range(8)]
    assert [each for each in seen(month_of([*short, *away])) if each[1] < 5] == [
        *(("OVT-001", i) for i in range(4)),
        ("WAG-005", 4),
    ]


def test_dollars_beside_riel_prove_nothing_without_a_rate():
    row = {"gross": "239.12", "deduction": KHR(19_000), "net_pay": "230.00"}
    rows = [{"worker_number": f"W{i}", "work_days": 26, **row} for i in range(3)]
    assert seen(month_of(rows, rate=None)) == []


@pytest.mark.parametrize("name", ["deductions_total", "pension_worker"])
def test_deductions_in_riel_are_taken_from_pay_in_dollars(name):
    taken = {"deduction": ..., name: KHR(20_075)}  # 5 dollars at 4015
    assert codes_of(workers(6, net_pay=..., gross="234.12", **taken)) == {"WAG-006"}


def test_a_blank_net_pay_hides_no_net_pay_of_others():
    rows = [*workers(3, gross="234.34"), worker(9, net_pay=None)]
    assert seen(month_of(rows)) == [("WAG-006", i) for i in range(3)]


def test_the_basic_pay_is_never_left_out_by_itself():
    rows = [*workers(5), worker(9, gross="29.12", net_pay="24.34")]
    assert seen(month_of(rows)) == [("WAG-004", 5)]


def test_one_kind_of_overtime_is_not_left_out_without_the_others():
    kinds = {"overtime_pay": ..., "overtime_pay_150": "8.00", "overtime_pay_200": "4.12"}
    rows = [*workers(5, **kinds), worker(9, gross="231.12", net_pay="226.34", **kinds)]
    assert seen(month_of(rows)) == [("WAG-004", 5)]


def test_what_the_law_counts_is_missed_before_what_it_does_not():
    rows = [{"unknown_pay#Line 7": "10.00", **worker(i, gross="239.12")} for i in range(6)]
    assert seen(month_of(rows)) == [("WAG-005", i) for i in range(6)]


def test_overtime_is_left_out_of_the_column_though_one_worker_had_none():
    none = worker(9, overtime_pay=0, gross="227.00", net_pay="222.22")
    month = month_of([*workers(5, gross="227.00", net_pay="222.22"), none])
    assert seen(month) == [("OVT-001", i) for i in range(5)]


def test_empty_columns_leave_room_for_every_set_of_the_others():
    paid = ("meal_allowance", "incentive", "seniority_bonus", "other_allowance")
    empty = {f"unknown_pay#Line {i}": 0 for i in range(5)}
    more = {name: f"{3 + i}.{i}1" for i, name in enumerate(paid)}
    left_out = {"gross": "239.12", "net_pay": "234.34"}
    month = month_of(workers(6, **more, **empty, **left_out))
    assert seen(month) == [("WAG-005", i) for i in range(6)]
    assert len(found(month, "WAG-005")[0].figures["items"]) == 4


def topped_up(number, piece, **changes):
    """Return one worker on piece rate, whom the factory tops up to the basic pay of 210."""
    return worker(number, piece_rate=piece, net_pay=..., deduction=..., **changes)


def test_piece_rate_above_the_basic_pay_is_counted_once_too():
    rows = [topped_up(i, f"{150 + 10 * i}.00") for i in range(6)]
    rows += [topped_up(i, "230.00", gross="259.12") for i in range(10, 13)]
    assert seen(month_of(rows)) == []


def test_who_has_no_piece_rate_is_topped_up_by_nothing():
    rows = [topped_up(i, f"{150 + 10 * i}.00") for i in range(6)]
    rows += [topped_up(9, 0), topped_up(10, "170.00", basic_pay=0, gross="199.12")]
    assert seen(month_of(rows)) == []


def test_a_gross_after_all_deductions_is_no_net_pay_where_nothing_was_taken():
    rows = [worker(i, net_pay=..., tax="3.00", gross="231.34") for i in range(7)]
    rows.append(worker(9, net_pay=..., tax=0, deduction=0))
    month = month_of(rows)
    assert [finding.figures["workers"] for finding in found(month, "WAG-006")] == [7]
    rows[-1] = worker(9, net_pay=..., tax="3.00", gross="250.00")
    month = month_of(rows)
    assert [finding.figures["workers"] for finding in found(month, "WAG-006")] == [7]
    assert [finding.worker for finding in found(month, "WAG-004")] == [7]


def test_a_sheet_in_order_is_told_beside_a_larger_one_that_never_adds_up():
    here = workers(4, gross="227.00", net_pay=None)
    office = [
        worker(i, gross=f"{400 + 7 * i}.00", net_pay=None) | {"@sheet": "OFFICE"}
        for i in range(10, 17)
    ]
    month = month_of([*here, *office])
    assert seen(month) == [("WAG-004", None), *(("OVT-001", i) for i in range(4))]
    assert found(month, "WAG-004")[0].figures["workers"] == 7


def test_the_net_tells_though_one_worker_adds_up_by_parts():
    hidden = workers(6, transport_allowance=..., gross="227.00")
    whole = worker(8, transport_allowance="7.00", gross="227.00")
    month = month_of([*hidden, whole, worker(9, gross=None, net_pay=None)])
    assert seen(month) == [("OVT-001", i) for i in range(7)]


def told_by_heading(heading, *rows):
    """Return (code, worker) where each row has a gross of its own under a heading."""
    return seen(month_of([{f"gross#{heading}": f"{227 + 7 * i}.00", **row} for i, row in rows]))


def paid(*fields, sheet="LINE-A"):
    """Return the columns of overtime and allowances of one worker, 12.12 in some of them."""
    every = ("overtime_pay_150", "overtime_pay_200", "meal_allowance")
    return {"@sheet": sheet} | {name: "12.12" if name in fields else 0 for name in every}


def test_the_heading_accuses_what_it_names_alone():
    rows = [
        (i, {"worker_number": f"W{i}"} | paid("overtime_pay_150", "meal_allowance")) for i in (0, 1)
    ]
    assert told_by_heading("Gross excl. OT", *rows) == [("OVT-001", 0), ("OVT-001", 1)]
    assert told_by_heading("Gross excl. allowances", *rows) == [("WAG-005", 0), ("WAG-005", 1)]


def test_a_khmer_heading_is_understood_with_its_break_marks():
    rows = [(0, {"worker_number": "W0"} | paid("overtime_pay_150"))]
    heading = "ប្រាក់ខែ\u200bមិន\u200bរួម\u200bថែម\u200bម៉ោង"
    assert told_by_heading(heading, *rows) == [("OVT-001", 0)]


def test_the_heading_is_believed_in_every_sheet_that_has_it():
    rows = [
        (i, {"worker_number": f"W{i}"} | paid("overtime_pay_150", sheet=sheet))
        for i, sheet in enumerate("AABB")
    ]
    assert told_by_heading("Gross excl. OT", *rows) == [("OVT-001", i) for i in range(4)]


def test_the_heading_of_a_gross_in_riel_is_read_too():
    rows = [
        {"gross_khr#Gross excl. OT": 900_000 + i, "worker_number": f"W{i}", "overtime_pay": "12.12"}
        for i in range(3)
    ]
    month = month_of(rows, build={"currency": {"gross_khr": "KHR"}})
    assert seen(month) == [("OVT-001", i) for i in range(3)]


def test_where_the_heading_explains_the_sum_is_not_asked_for():
    """Eight have one kind of overtime or the other, seven none: their gross is another sum."""
    kinds = [("overtime_pay_150",), ("overtime_pay_200",)] * 4 + [()] * 7
    rows = [
        (i, {"worker_number": f"W{i}", "basic_pay": "100.00"} | paid("meal_allowance", *fields))
        for i, fields in enumerate(kinds)
    ]
    accused = told_by_heading("Gross excl. OT", *rows)
    assert accused == [("WAG-004", None), *(("OVT-001", i) for i in range(8))]


def office(count, start=10, sheet="OFFICE", **changes):
    """Return the workers of a sheet whose gross is another sum than that of its parts."""
    return [
        worker(i, gross=f"{400 + 7 * i}.00", net_pay=None, **changes) | {"@sheet": sheet}
        for i in range(start, start + count)
    ]


def test_a_sheet_of_which_most_do_not_add_up_is_one_finding():
    some = [worker(i, net_pay=None) | {"@sheet": "OFFICE"} for i in range(50, 57)]
    month = month_of([*workers(20), *some, *office(11)])
    assert seen(month) == [("WAG-004", None)]
    assert found(month, "WAG-004")[0].figures["workers"] == 11


def test_two_sheets_that_never_add_up_are_one_finding_for_all():
    month = month_of([*workers(15), *office(6), *office(6, start=30, sheet="GUARDS")])
    assert seen(month) == [("WAG-004", None)]
    assert found(month, "WAG-004")[0].figures["workers"] == 12


def test_a_net_pay_that_is_another_sum_is_not_what_the_gross_holds():
    rows = workers(6, tax="3.00", gross="231.34", net_pay="199.00")
    assert codes_of(rows) == {"WAG-004"}
    assert codes_of([*rows, worker(9, tax="3.00", gross="231.34", net_pay=None)]) == {"WAG-004"}


def test_the_way_of_deducting_that_fits_most_is_the_payrolls_own():
    rows = workers(6, transport_allowance=..., gross="227.00", deductions_total="4.78")
    assert seen(month_of(rows)) == [("OVT-001", i) for i in range(6)]


def test_the_sum_proves_before_the_heading_does():
    heading = "Gross excl. OT"
    rows = workers(6, transport_allowance=..., gross=...)
    rows = [row | {f"gross#{heading}": "227.00"} for row in rows]
    (first, *_more) = found(month_of(rows), "OVT-001")
    assert first.figures["proof"] == f"{heading} + overtime_pay = net_pay + deduction"


def test_a_few_that_never_add_up_are_named_each():
    month = month_of([*workers(15), *office(5)])
    assert seen(month) == [("WAG-004", i) for i in range(15, 20)]


def test_a_net_pay_is_the_columns_where_most_of_those_who_had_deductions_show_it():
    nothing_taken = [worker(i, deduction=0, net_pay="239.12") for i in range(20, 26)]
    month = month_of([*workers(6, gross="234.34"), *nothing_taken])
    assert [(f.worker, f.figures["workers"]) for f in found(month, "WAG-006")] == [(None, 6)]
