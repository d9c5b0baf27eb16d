"""Workers who are not declared, or whose contributions come out otherwise.

Each function plants one thing and returns the workers it touched.
"""

from __future__ import annotations

from datetime import date

from desktop.practice.people import Worker
from desktop.practice.problems.workers import Everyone, under


def suspended(everyone: Everyone) -> list[Worker]:
    """Contract suspended: no days, no wage."""
    workers = everyone.of("F", 30, 31, 32, 33)
    for worker in workers:
        _absent(worker, "suspended")
    return workers


def maternity(everyone: Everyone) -> list[Worker]:
    """Maternity leave at half pay, which is wage."""
    workers = everyone.of("F", 34, 35, 36, 37, 38, 39)
    for worker in workers:
        _absent(worker, "maternity")
        worker.extras = {"maternity_pay": worker.rate // 2}
    return workers


def left(everyone: Everyone) -> list[Worker]:
    """Resigned in September; the line was not deleted."""
    workers = everyone.of("F", 47)
    for worker in workers:
        _absent(worker, "left")
        worker.leave_date = date(2026, 9, 20)
    return workers


def _absent(worker: Worker, status: str) -> None:
    worker.status, worker.extras, worker.deducted = status, {}, {}
    worker.days, worker.overtime_150, worker.overtime_200 = [0.0, 0.0], [0.0, 0.0], 0.0


def past_sixty(everyone: Everyone) -> list[Worker]:
    """Over sixty: no pension contribution any more."""
    workers = everyone.of("G", 20, 21, 22)
    for i, worker in enumerate(workers):
        worker.birth_date, worker.hire_date = date(1965, 2 + i, 11), date(2012, 3, 5)
        worker.registered_on = date(2012, 3, 6)
        worker.extras["seniority_bonus"] = 1100
        under(worker, "udc", date(2012, 3, 5))
    return workers


def own_pension_differs(everyone: Everyone) -> list[Worker]:
    """The payroll took half the pension contribution that is due."""
    workers = everyone.of("A", 48)
    for worker in workers:
        worker.deducted["pension_worker"] = 150
    return workers
