"""Contracts that say nothing, never end or ended, and workers too young.

Each function plants one thing and returns the workers it touched.
"""

from __future__ import annotations

from datetime import date

from desktop.practice.pay import SECOND
from desktop.practice.people import Worker
from desktop.practice.problems.workers import Everyone, on, under


def no_contract_type(everyone: Everyone) -> list[Worker]:
    """The contract type is blank, or says nothing."""
    workers = everyone.of("A", 20, 21)
    for worker in workers:
        under(worker, "udc", worker.contract_start or date(2020, 1, 6))
    on(workers[:1], SECOND, "contract_type", None)
    on(workers[1:], SECOND, "contract_type", "? ask HR")
    return workers


def no_contract_end(everyone: Everyone) -> list[Worker]:
    """A fixed-duration contract without an end."""
    workers = everyone.of("A", 22)
    for worker in workers:
        worker.hire_date = date(2026, 2, 2)
        worker.registered_on = date(2026, 2, 3)
        worker.extras["seniority_bonus"] = 0
        under(worker, "fdc", date(2026, 8, 2))
    return workers


def past_24_months(everyone: Everyone) -> list[Worker]:
    """Fixed-duration contracts renewed again and again."""
    workers = everyone.of("B", *range(20, 32))
    for i, worker in enumerate(workers):
        worker.hire_date = date(2023, 1 + i, 9)
        worker.registered_on = date(2023, 1 + i, 10)
        worker.extras["seniority_bonus"] = 400 if i < 10 else 300
        under(worker, "fdc", date(2026, 7, 9), date(2027, 1, 8))
    return workers


def paid_after_the_end(everyone: Everyone) -> list[Worker]:
    """The contract ended on the 10th, the pay went on."""
    workers = everyone.of("A", 24)
    for worker in workers:
        worker.hire_date = date(2025, 10, 11)
        worker.registered_on = date(2025, 10, 12)
        worker.extras["seniority_bonus"] = 200
        under(worker, "fdc", date(2026, 4, 11), date(2026, 10, 10))
    return workers


def long_probation(everyone: Everyone) -> list[Worker]:
    """On probation since May."""
    workers = everyone.of("A", 25)
    for worker in workers:
        worker.hire_date = date(2026, 5, 4)
        worker.registered_on = date(2026, 5, 5)
        worker.extras["seniority_bonus"] = 0
        under(worker, "probation", date(2026, 5, 4))
    return workers


def too_young(everyone: Everyone) -> list[Worker]:
    """Fourteen at hire."""
    workers = everyone.of("A", 26)
    for worker in workers:
        worker.birth_date, worker.hire_date = date(2011, 11, 20), date(2026, 2, 2)
        worker.registered_on = date(2026, 2, 3)
        worker.extras["seniority_bonus"] = 0
        under(worker, "udc", date(2026, 2, 2))
    return workers


def daily_workers(everyone: Everyone) -> list[Worker]:
    """Every daily worker: declared like the others."""
    return everyone.of("DAILY")
