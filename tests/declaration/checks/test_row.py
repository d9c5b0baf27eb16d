from datetime import date

from tests.month import found, grave, month_of, worker, workers


def test_hired_after_the_month():
    month = month_of(
        [worker(1), worker(2, hire_date="2026-11-01"), worker(3, hire_date="2026-10-31")]
    )
    (finding,) = found(month, "ROW-001")
    assert finding.worker == 1
    assert finding.figures["hired"] == date(2026, 11, 1)
    assert finding.place.cell == "LINE-A!G7"
    assert grave(month) >= {"ROW-001"}


def test_net_is_not_gross_less_deductions():
    month = month_of([*workers(4), worker(9, net_pay="214.34")])
    (finding,) = found(month, "ROW-002")
    assert (finding.worker, finding.expected) == (4, "234.34")
    assert finding.figures["difference"] == "-$20.00"


def test_net_within_a_cent_agrees():
    assert found(month_of([*workers(4), worker(9, net_pay="234.35")]), "ROW-002") == []


def test_a_payroll_that_does_not_show_all_deductions_is_left_alone():
    rows = [worker(i, net_pay=f"{200 + i}.00") for i in range(8)]
    assert found(month_of(rows), "ROW-002") == []


def test_the_pension_withheld_may_stand_among_the_contributions():
    rows = [worker(i, pension_worker="4.00", net_pay="230.34") for i in range(4)]
    assert found(month_of(rows), "ROW-002") == []


def test_a_total_of_deductions_may_hold_them_all():
    rows = [worker(i, deductions_total="8.78", net_pay="230.34") for i in range(4)]
    assert found(month_of(rows), "ROW-002") == []


def test_overtime_paid_beside_the_gross_is_no_wrong_net():
    rows = workers(5, gross="227.00", net_pay="234.34")
    month = month_of(rows)
    assert grave(month) == {"OVT-001"}


def test_one_worker_alone_is_held_to_the_arithmetic_too():
    assert len(found(month_of([worker(1, net_pay="214.34")]), "ROW-002")) == 1


def test_more_days_than_the_month_has():
    month = month_of([worker(1, work_days=31), worker(2, work_days="31.5")])
    assert [f.worker for f in found(month, "ROW-003")] == [1]
    assert found(month_of([worker(1, work_days=30)], month="2026-02"), "ROW-003")


def test_paid_after_leaving():
    month = month_of([worker(1, leave_date="2026-09-30"), worker(2, leave_date="2026-10-01")])
    (finding,) = found(month, "ROW-005")
    assert finding.worker == 0
    assert finding.amount_khr == 7_800 + 25_350 + 2 * 19_201
    assert month.status.values().tolist() == ["left", "declared"]


def test_who_has_no_gross_is_not_held_to_the_net():
    nothing = [worker(i, gross=None, net_pay="20.00", deduction=0) for i in range(10, 17)]
    (finding,) = found(month_of([*workers(4), worker(9, net_pay="214.34"), *nothing]), "ROW-002")
    assert finding.worker == 4


def test_a_gross_that_is_not_its_parts_is_said_once():
    rows = [*workers(5), worker(9, gross="252.45", net_pay="234.34")]
    month = month_of(rows)
    assert [finding.worker for finding in found(month, "WAG-004")] == [5]
    assert found(month, "ROW-002") == []


def test_half_of_the_rows_are_enough_to_hold_the_others_to():
    rows = [*workers(4), *(worker(i, net_pay=f"{200 + i}.00") for i in range(10, 14))]
    assert [finding.worker for finding in found(month_of(rows), "ROW-002")] == [4, 5, 6, 7]


def test_the_likelier_way_of_deducting_says_what_is_due():
    rows = [worker(i, deductions_total="4.78", deduction=0) for i in range(4)]
    off = worker(9, deductions_total="4.78", deduction="9.00", net_pay="214.34")
    (finding,) = found(month_of([*rows, off]), "ROW-002")
    assert (finding.worker, finding.expected) == (4, "234.34")


def test_the_most_days_a_month_has_are_said():
    (finding,) = found(month_of([worker(1, work_days=32)]), "ROW-003")
    assert (finding.value, finding.expected) == ("32", "≤ 31")


def test_who_has_no_net_pay_is_not_held_to_it():
    blank = [worker(i, net_pay=None) for i in range(10, 17)]
    (finding,) = found(month_of([*workers(4), worker(9, net_pay="214.34"), *blank]), "ROW-002")
    assert finding.worker == 4
