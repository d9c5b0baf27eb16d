"""What one worker's slip says: data out of the month, before anything is drawn. No Qt.

Only workers who are declared get a slip, in the order of the payroll, so that the slips of a line
lie together when they are handed out.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from declaration.month import Month
from declaration.monthly import Enterprise
from declaration.payroll import SCALE
from declaration.summary import is_declared
from resources import resource

if TYPE_CHECKING:
    from declaration.monthly import MonthlyDeclaration
    from declaration.payroll import Int, Payroll


@dataclass(frozen=True, slots=True)
class Share:
    """One scheme's part of a slip.

    Attributes:
        scheme: its public name.
        base: the contributory wage [riel].
        employer: what the employer pays [riel].
        worker: what is taken from the wage [riel].
    """

    scheme: str
    base: int
    employer: int
    worker: int


@dataclass(frozen=True, slots=True)
class Slip:
    """One worker's month.

    Attributes:
        number: of this slip, from 1.
        of: how many slips there are.
        enterprise: who declares.
        month: the month declared.
        name_km: the worker's Khmer name, or "".
        name_latin: the worker's Latin name, or "".
        worker_number: the factory's own, or "".
        nssf_number: the fund's, or "".
        group: the line, group or department, or "".
        registered: whether the fund knows the worker.
        wage_khr: the wage declared [riel].
        wage_usd: its dollar part, None where there is none.
        rate: riel per dollar, or None.
        wage_class: the number of the wage's class, from 1; 0 where the law has none.
        shares: the schemes in force, in their order.
        pay_by: the day by which the employer pays, or None.
    """

    number: int
    of: int
    enterprise: Enterprise
    month: Month
    name_km: str
    name_latin: str
    worker_number: str
    nssf_number: str
    group: str
    registered: bool
    wage_khr: int
    wage_usd: Decimal | None
    rate: Decimal | None
    wage_class: int
    shares: tuple[Share, ...]
    pay_by: date | None

    @property
    def employer(self) -> int:
        """What the employer pays in all [riel]."""
        return sum(share.employer for share in self.shares)

    @property
    def worker(self) -> int:
        """What is taken from the wage in all [riel]."""
        return sum(share.worker for share in self.shares)


@dataclass(frozen=True, slots=True)
class Contacts:
    """Where a worker can check what the fund received.

    Attributes:
        app: the fund's application for the telephone.
        app_for: where it is found.
        page: the fund's page.
        telephone: numbers to call.
    """

    app: str
    app_for: str
    page: str
    telephone: tuple[str, ...]


@cache
def contacts() -> Contacts:
    """Return where to check, as ``resources/contacts.toml`` has it."""
    data = tomllib.loads(resource("contacts.toml").read_text("utf-8"))
    return Contacts(data["app"], data["app_for"], data["page"], tuple(data["telephone"]))


GROUPING = ("line_group", "department")
"""Fields that say whose slips go together, the first that is filled in."""


def workers_with_slips(month: MonthlyDeclaration) -> Int:
    """Return whose slips are printed: everybody declared, in the order of the payroll [k]."""
    rows: Int = np.flatnonzero(is_declared(month))
    return rows


def groups(month: MonthlyDeclaration) -> list[str]:
    """Return the lines, groups or departments of those declared, each once, sorted."""
    payroll, left = month.payroll, workers_with_slips(month)
    found: set[str] = set()
    for name in GROUPING:
        texts = payroll.text(name).take(left)
        found |= {texts.pool[code] for code in texts.used()}
        left = left[~texts.filled()]
    found |= {payroll.sheets[sheet].name for sheet in np.unique(payroll.sheet[left]).tolist()}
    return sorted(found - {""})


def group_of(payroll: Payroll, worker: int) -> str:
    """Return the line of a worker; the department or the sheet where the payroll has no lines."""
    for name in GROUPING:
        if text := payroll.text(name)[worker]:
            return text
    return payroll.sheets[int(payroll.sheet[worker])].name


def slip_of(month: MonthlyDeclaration, worker: int, number: int = 1, of: int = 1) -> Slip:
    """Return the slip of one worker.

    Args:
        month: worked out.
        worker: the row of the payroll.
        number: of the slip, from 1.
        of: how many there are.
    """
    payroll = month.payroll
    usd = Decimal(int(month.wage_usd[worker])) / SCALE if month.has_usd[worker] else None
    return Slip(
        number,
        of,
        month.enterprise or Enterprise(),
        month.options.month,
        _name(payroll, worker, "km"),
        _name(payroll, worker, "latin"),
        payroll.text("worker_number")[worker],
        payroll.text("nssf_number")[worker],
        group_of(payroll, worker),
        bool(month.registered[worker]),
        int(month.wage_khr[worker]),
        usd,
        month.options.rate,
        _wage_class(month, int(month.wage_khr[worker])),
        tuple(
            Share(str(scheme), int(s.base[worker]), int(s.employer[worker]), int(s.worker[worker]))
            for scheme, s in month.shares.items()
        ),
        month.law.due_dates.payment if month.law else None,
    )


def _wage_class(month: MonthlyDeclaration, wage: int) -> int:
    """Return the number of a wage's class as the fund counts them; 0 where none is in use."""
    if month.law is None or not month.law.base_is_by_classes:
        return 0
    return int(np.searchsorted(month.law.wage_classes.up_to, wage)) + 1


def _name(payroll: Payroll, worker: int, script: str) -> str:
    """Return a worker's name in a script: the whole name, else family and given name."""
    whole = payroll.text(f"name_{script}")[worker]
    parts = (payroll.text(f"{part}_name_{script}")[worker] for part in ("family", "given"))
    return whole or " ".join(filter(None, parts))
