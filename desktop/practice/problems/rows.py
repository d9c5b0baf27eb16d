"""Rows that cannot be so, and people who stand there twice.

Each function plants one thing and returns the workers it touched.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop.practice.pay import FIRST, SECOND, gross, month_gross, pension
from desktop.practice.people import Worker
from desktop.practice.problems.workers import Everyone, on, under


def hired_next_month(everyone: Everyone) -> list[Worker]:
    """Hired on 2 November, paid in October."""
    workers = everyone.of("A", 34)
    for worker in workers:
        worker.hire_date, worker.registered_on = date(2026, 11, 2), date(2026, 11, 2)
        worker.extras["seniority_bonus"] = 0
        under(worker, "udc", date(2026, 11, 2))
    return workers


def net_does_not_follow(everyone: Everyone) -> list[Worker]:
    """Five dollars fewer paid out than the row says."""
    workers = everyone.of("A", 35)
    for worker in workers:
        worker.deducted["_unexplained"] = 500
    return workers


def too_many_days(everyone: Everyone) -> list[Worker]:
    """Thirty-six days in October."""
    workers = everyone.of("A", 36)
    for worker in workers:
        on([worker], FIRST, "work_days", 18)
        on([worker], SECOND, "work_days", 18)
    return workers


def nssf_number_twice(everyone: Everyone) -> list[Worker]:
    """One number of NSSF's, two workers."""
    one, other = everyone.of("A", 40)[0], everyone.of("D", 40)[0]
    other.nssf_number = one.nssf_number
    other.registered_on = None
    return [one, other]


def worker_number_twice(everyone: Everyone) -> list[Worker]:
    """One worker number, two people."""
    one, other = everyone.of("A", 41, 42)
    other.number = one.number
    return [one, other]


def identity_card_twice(everyone: Everyone) -> list[Worker]:
    """One national identity number, two workers."""
    one, other = everyone.of("A", 43)[0], everyone.of("F", 43)[0]
    other.national_id = one.national_id
    return [one, other]


def twice_in_a_sheet(everyone: Everyone) -> list[Worker]:
    """Moved between teams: a second line with one day more."""
    workers = everyone.of("B", 45)
    for worker in workers:
        worker.again = True
        month = month_gross(worker, once=False) + gross(second_line(worker), SECOND)
        worker.deducted["pension_worker"] = pension(worker, month)
    return workers


def second_line(worker: Worker) -> Worker:
    """Return the second line of a worker who stands twice in a sheet."""
    return replace(
        worker,
        days=[0.0, 1.0],
        overtime_150=[0.0, 0.0],
        overtime_200=0.0,
        extras={},
        deducted={"pension_worker": 0},
    )
