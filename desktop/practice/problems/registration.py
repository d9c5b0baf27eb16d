"""Workers NSSF does not know, or knows otherwise.

Each function plants one thing and returns the workers it touched.
"""

from __future__ import annotations

from datetime import date

from desktop.practice.pay import SECOND
from desktop.practice.people import Worker
from desktop.practice.problems.workers import Everyone, hired, on, unregistered


def unregistered_60_days(everyone: Everyone) -> list[Worker]:
    """Hired 60 days ago, and four daily workers 72 days ago; NSSF knows none of them."""
    workers = everyone.of("A", 10, 11, 12)
    for worker in workers:
        hired(worker, date(2026, 9, 1), [13, 13])
        unregistered(worker)
    daily = everyone.of("DAILY", 5, 6, 7, 8)
    for worker in daily:
        worker.hire_date = date(2026, 8, 20)
        unregistered(worker)
    return workers + daily


def unregistered_20_days(everyone: Everyone) -> list[Worker]:
    """Hired 20 days ago."""
    workers = everyone.of("B", 10, 11, 12)
    for worker in workers:
        hired(worker, date(2026, 10, 11), [4, 13])
        unregistered(worker)
    return workers


def unregistered_2_days(everyone: Everyone) -> list[Worker]:
    """Hired two days ago: nothing is late yet, they are only to be registered."""
    workers = everyone.of("D", 10, 11, 12, 13)
    for worker in workers:
        hired(worker, date(2026, 10, 29), [0, 3])
        unregistered(worker)
    return workers


def no_hire_date(everyone: Everyone) -> list[Worker]:
    """Unregistered, and nobody wrote down since when."""
    workers = everyone.of("F", 10)
    for worker in workers:
        unregistered(worker)
        worker.hire_date = worker.contract_start = None
        on([worker], SECOND, "contract_type", "UDC")
        worker.contract_end = None
    return workers


def registered_late(everyone: Everyone) -> list[Worker]:
    """Registered more than 45 days after the first day of work."""
    workers = everyone.of("G", 25, 26, 27)
    for worker, month in zip(workers, (5, 6, 7), strict=True):
        worker.hire_date = worker.contract_start = date(2026, 3, 2)
        worker.contract_type, worker.contract_end = "udc", None
        worker.extras["seniority_bonus"] = 0
        worker.registered_on = date(2026, month, 20)
    return workers


def not_in_register(everyone: Everyone) -> list[Worker]:
    """Has a number, but NSSF's list does not show it."""
    workers = everyone.of("G", 24)
    for worker in workers:
        worker.registered_on = None
    return workers


def known_under_a_former_number(everyone: Everyone) -> list[Worker]:
    """Worked here before, and the register has them; the payroll forgot their NSSF number."""
    workers = everyone.of("F", 13, 14)
    for worker in workers:
        former = worker.number.replace("F-", "K-"), worker.nssf_number
        hired(worker, date(2026, 10, 5), [10, 13])
        worker.nssf_number, worker.registered_on = "", date(2022, 4, 6)
        worker.former = former
    return workers


def hired_again(everyone: Everyone) -> list[Worker]:
    """Left and came back two days ago: a second line under a new worker number."""
    before, after = everyone.of("F", 11, 12)
    hired(after, date(2026, 10, 29), [0, 3])
    unregistered(after)
    after.name_km, after.name_latin, after.sex = before.name_km, before.name_latin, before.sex
    after.birth_date, after.national_id = before.birth_date, ""
    return [before, after]
