"""Pay that is missing, left out, in another currency, or does not add up.

Each function plants one thing and returns the workers it touched.
"""

from __future__ import annotations

from datetime import date

from desktop.practice.pay import FIRST, RATE, SECOND, deductions, gross, parts, pension
from desktop.practice.people import Worker
from desktop.practice.problems.workers import Everyone, on, under


def worked_for_nothing(everyone: Everyone) -> list[Worker]:
    """Twenty-six days and no wage."""
    workers = everyone.of("A", 27)
    for worker in workers:
        worker.rate, worker.extras, worker.deducted = 0, {}, {}
        worker.overtime_150, worker.overtime_200, worker.days = [0.0, 0.0], 0.0, [13, 13]
    return workers


def under_the_minimum(everyone: Everyone) -> list[Worker]:
    """Basic pay of 195 dollars in a year whose minimum is 210."""
    workers = everyone.of("A", 28, 29)
    for worker in workers:
        under(worker, "udc", worker.contract_start or date(2020, 1, 6))
        worker.rate = 19500
    return workers


def gross_does_not_add_up(everyone: Everyone) -> list[Worker]:
    """The gross is twelve dollars more than its parts."""
    workers = everyone.of("A", 30)
    for worker in workers:
        worker.extras["_unexplained"] = 1200
    return workers


def attendance_left_out(everyone: Everyone) -> list[Worker]:
    """Line E's gross leaves out the attendance bonus, which is paid all the same."""
    for worker in everyone.of("E"):
        worker.left_out.add("attendance_bonus")
    return [w for w in everyone.of("E") if w.extras.get("attendance_bonus")]


def gross_is_net(everyone: Everyone) -> list[Worker]:
    """The gross column holds the net pay, on which the pension was reckoned too."""
    workers = everyone.of("D", 30)
    for worker in workers:
        worker.deducted["advance"] = 2000
        whole = gross(worker, SECOND)
        for _ in range(5):
            shown = whole - sum(deductions(worker, SECOND, once=False).values())
            worker.deducted["pension_worker"] = pension(worker, gross(worker, FIRST) + shown)
        on([worker], SECOND, "gross", _dollars(shown))
    return workers


def riel_among_dollars(everyone: Everyone) -> list[Worker]:
    """The gross was typed in riel in a dollar column."""
    workers = everyone.of("D", 31)
    for worker in workers:
        on([worker], SECOND, "gross", gross(worker, SECOND) * RATE // 100)
    return workers


def declared_lower(everyone: Everyone) -> list[Worker]:
    """The office's own declared-wage column is lower than the gross."""
    workers = everyone.of("OFFICE", 5, 6)
    for worker in workers:
        on([worker], SECOND, "declared_wage", 200.0)
    return workers


def overtime_left_out(everyone: Everyone) -> list[Worker]:
    """Line C's gross leaves out overtime, which is paid all the same."""
    items = ("overtime_pay_150", "overtime_pay_200")
    for worker in everyone.of("C"):
        worker.left_out.update(items)
    return [
        w
        for w in everyone.of("C")
        if any(parts(w, run)[item] for run in (FIRST, SECOND) for item in items)
    ]


def overtime_unpaid(everyone: Everyone) -> list[Worker]:
    """Twelve hours of overtime, and no pay for them."""
    workers = everyone.of("A", 31)
    for worker in workers:
        worker.overtime_150, worker.overtime_200, worker.days = [0.0, 0.0], 0.0, [13, 13]
        on([worker], SECOND, "overtime_hours_150", 12)
    return workers


def overtime_underpaid(everyone: Everyone) -> list[Worker]:
    """Eighteen hours of overtime paid like normal hours."""
    workers = everyone.of("A", 32)
    for worker in workers:
        worker.overtime_150, worker.overtime_200, worker.days = [0.0, 12.0], 0.0, [13, 13]
        on([worker], SECOND, "overtime_hours_150", 18)
    return workers


def too_much_overtime(everyone: Everyone) -> list[Worker]:
    """Sixty-four hours of overtime in twenty-six days."""
    workers = everyone.of("A", 33)
    for worker in workers:
        worker.overtime_150, worker.overtime_200, worker.days = [32.0, 32.0], 0.0, [13, 13]
    return workers


def _dollars(cents: int) -> float:
    return cents / 100
