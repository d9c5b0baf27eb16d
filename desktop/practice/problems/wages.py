"""Pay that is missing, left out, in another currency, or does not add up.

Each function plants one thing and returns the workers it touched.
"""

from __future__ import annotations

from datetime import date

from desktop.practice.pay import FIRST, RATE, SECOND, deductions, gross, parts, pension
from desktop.practice.people import Worker
from desktop.practice.problems.staff import Staff, on, under


def worked_for_nothing(staff: Staff) -> list[Worker]:
    """Twenty-six days and no wage."""
    workers = staff.of("A", 27)
    for worker in workers:
        worker.rate, worker.extras, worker.deducted = 0, {}, {}
        worker.overtime_150, worker.overtime_200, worker.days = [0.0, 0.0], 0.0, [13, 13]
    return workers


def under_the_minimum(staff: Staff) -> list[Worker]:
    """Basic pay of 195 dollars in a year whose minimum is 210."""
    workers = staff.of("A", 28, 29)
    for worker in workers:
        under(worker, "udc", worker.contract_start or date(2020, 1, 6))
        worker.rate = 19500
    return workers


def gross_does_not_add_up(staff: Staff) -> list[Worker]:
    """The gross is twelve dollars more than its parts."""
    workers = staff.of("A", 30)
    for worker in workers:
        worker.extras["_unexplained"] = 1200
    return workers


def attendance_left_out(staff: Staff) -> list[Worker]:
    """Line E's gross leaves out the attendance bonus, which is paid all the same."""
    for worker in staff.of("E"):
        worker.left_out.add("attendance_bonus")
    return [w for w in staff.of("E") if w.extras.get("attendance_bonus")]


def gross_is_net(staff: Staff) -> list[Worker]:
    """The gross column holds the net pay, on which the pension was reckoned too."""
    workers = staff.of("D", 30)
    for worker in workers:
        worker.deducted["advance"] = 2000
        whole = gross(worker, SECOND)
        for _ in range(5):
            shown = whole - sum(deductions(worker, SECOND, once=False).values())
            worker.deducted["pension_worker"] = pension(worker, gross(worker, FIRST) + shown)
        on([worker], SECOND, "gross", _dollars(shown))
    return workers


def riel_among_dollars(staff: Staff) -> list[Worker]:
    """The gross was typed in riel in a dollar column."""
    workers = staff.of("D", 31)
    for worker in workers:
        on([worker], SECOND, "gross", gross(worker, SECOND) * RATE // 100)
    return workers


def declared_lower(staff: Staff) -> list[Worker]:
    """The office's own declared-wage column is lower than the gross."""
    workers = staff.of("OFFICE", 5, 6)
    for worker in workers:
        on([worker], SECOND, "declared_wage", 200.0)
    return workers


def overtime_left_out(staff: Staff) -> list[Worker]:
    """Line C's gross leaves out overtime, which is paid all the same."""
    items = ("overtime_pay_150", "overtime_pay_200")
    for worker in staff.of("C"):
        worker.left_out.update(items)
    return [
        w
        for w in staff.of("C")
        if any(parts(w, run)[item] for run in (FIRST, SECOND) for item in items)
    ]


def overtime_unpaid(staff: Staff) -> list[Worker]:
    """Twelve hours of overtime, and no pay for them."""
    workers = staff.of("A", 31)
    for worker in workers:
        worker.overtime_150, worker.overtime_200, worker.days = [0.0, 0.0], 0.0, [13, 13]
        on([worker], SECOND, "overtime_hours_150", 12)
    return workers


def overtime_underpaid(staff: Staff) -> list[Worker]:
    """Eighteen hours of overtime paid like normal hours."""
    workers = staff.of("A", 32)
    for worker in workers:
        worker.overtime_150, worker.overtime_200, worker.days = [0.0, 12.0], 0.0, [13, 13]
        on([worker], SECOND, "overtime_hours_150", 18)
    return workers


def too_much_overtime(staff: Staff) -> list[Worker]:
    """Sixty-four hours of overtime in twenty-six days."""
    workers = staff.of("A", 33)
    for worker in workers:
        worker.overtime_150, worker.overtime_200, worker.days = [32.0, 32.0], 0.0, [13, 13]
    return workers


def _dollars(cents: int) -> float:
    return cents / 100
