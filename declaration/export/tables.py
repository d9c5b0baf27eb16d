"""The plain tables beside the declaration: contributions, held-out lines, workers to register."""

from __future__ import annotations

import numpy as np

from declaration.export.figures import Figures
from declaration.export.sheets import Table
from declaration.monthly import Status
from declaration.payroll import Bool, Int

CONTRIBUTIONS = [
    "source_file",
    "source_sheet",
    "source_row",
    "worker_number",
    "nssf_number",
    "national_id",
    "name_km",
    "name_latin",
    "sex",
    "birth_date",
    "nationality",
    "contract_type",
    "hire_date",
    "registered_on",
    "wage_usd",
    "wage_khr",
    "occupational_risk_base",
    "occupational_risk_employer",
    "health_care_base",
    "health_care_employer",
    "health_care_worker",
    "pension_base",
    "pension_employer",
    "pension_worker",
    "employer_total",
    "worker_total",
    "status",
]
"""The columns of contributions.csv, in order."""

REGISTRATIONS = [
    "worker_number",
    "family_name_km",
    "given_name_km",
    "family_name_latin",
    "given_name_latin",
    "sex",
    "birth_date",
    "nationality",
    "national_id",
    "passport",
    "hire_date",
    "contract_type",
    "contract_start",
    "contract_end",
    "position",
    "department",
    "line_group",
    "days_since_hire",
    "status",
    "source_file",
    "source_sheet",
    "source_row",
]
"""The columns of new-registrations.csv: what NSSF's worker registration form asks, as far as a
payroll knows it, the day count of the hire clock, and where the worker stands in the payroll."""


def contributions(figures: Figures) -> Table:
    """Return one row per worker, in source order."""
    return _table(figures, CONTRIBUTIONS, np.ones(len(figures), bool))


def held_out(figures: Figures) -> Table:
    """Return the held-out workers, with the codes that hold them."""
    return _table(figures, [*CONTRIBUTIONS, "codes"], figures.with_status(Status.HELD_OUT))


def registrations(figures: Figures) -> Table:
    """Return the workers whom NSSF does not know yet, longest hired first."""
    return _table(figures, REGISTRATIONS, workers_to_register(figures))


def workers_to_register(figures: Figures) -> Int:
    """Return the workers to register, longest hired first; unknown hire dates lead [k].

    Who left before the month is not registered any more.
    """
    month = figures.month
    rows = np.flatnonzero(~month.registered & ~figures.with_status(Status.LEFT))
    hired = month.clock_start[rows]
    days = np.where(np.isnat(hired), np.datetime64("0001-01-01", "D"), hired)
    order: Int = rows[np.argsort(days, kind="stable")]
    return order


def _table(figures: Figures, names: list[str], rows: Int | Bool) -> Table:
    return Table(list(names), [figures.column(name).take(rows) for name in names])
