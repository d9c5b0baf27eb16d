"""XCK-022, 023 and 026: files that seem not to be what they were given as.

A payroll given as its own declaration agrees with itself; two files that changed places, and wages
in the other currency, differ everywhere and mean nothing. Each is a stop: nothing is compared.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from declaration.audit.differences import wage_field
from declaration.audit.pairing import NO_AMOUNT, Pairs, nothing_readable
from declaration.earnings import PLAUSIBLE_RATES
from declaration.fields import FIELDS, Role
from declaration.findings import Finding, Place
from declaration.payroll import Payroll

ONE_AND_THE_SAME = "the same file was given as payroll and as declaration"
CHANGED_PLACES = "payroll and declaration seem to have changed places"

FEWEST_PARTS = 3
"""A table with so many pay items is a payroll; a declaration has none, or one."""
FEWEST_SIGNS = 2
"""Columns that only payrolls have, beside a file that has those of a declaration."""
ONLY_IN_PAYROLLS = frozenset({"net_pay", "net_pay_khr", "basic_rate", "signature"})
E_FORM = "ben_"
"""How the E-Form's own headings begin."""
OF_THE_FUND = frozenset(
    {"contributory_wage", "nssf_total", "occupational_risk", "health_care", "declared_wage"}
)
"""Columns of a declaration: what NSSF reckons from."""
FEWEST = 3
"""Workers whose wages must agree on the other currency."""
MOST = 0.8
"""And the share of all compared that they must be."""


def files_mistaken(payroll: Payroll, declared: Payroll) -> Iterator[Finding]:
    """Yield XCK-022 where the two files are one, or each looks like the other."""
    hashes = {file.sha256 for file in payroll.files}
    name = declared.files[0].name if declared.files else ""
    same = len(declared) > 0 and all(file.sha256 in hashes for file in declared.files)
    if same and "declared_wage" not in _fields(declared):
        yield _mistaken(name, ONE_AND_THE_SAME)
    elif not same and _changed_places(payroll, declared):
        yield _mistaken(name, CHANGED_PLACES)


def _mistaken(name: str, reason: str) -> Finding:
    return Finding("XCK-022", Place(name), figures={"reason": reason, "file": name})


def _fields(table: Payroll) -> list[str]:
    return [column.field for sheet in table.sheets for column in sheet.columns]


def _having(table: Payroll, *roles: Role) -> set[str]:
    """Return the fields of a table that play one of some parts."""
    return {name for name in _fields(table) if name in FIELDS and FIELDS[name].role in roles}


def _only_in_payrolls(table: Payroll) -> set[str]:
    """Return the fields of a table that no declaration has: pay items, days, hours, net pay."""
    others = ONLY_IN_PAYROLLS & set(_fields(table))
    return _having(table, Role.PART, Role.TIME, Role.DEDUCTION) | others


def _changed_places(payroll: Payroll, declared: Payroll) -> bool:
    """Return whether the payroll looks like a declaration, and the declaration like a payroll.

    A payroll may be short, and a declaration may be any table; so a few columns of a payroll tell
    only where those of a declaration stand in the other file.
    """
    fields = set(_fields(payroll))
    has_wage = bool(fields & {"gross", "gross_khr", "declared_wage"})
    if not len(payroll) or not has_wage or _only_in_payrolls(payroll):
        return False
    if len(_having(declared, Role.PART)) >= FEWEST_PARTS:
        return True
    if _is_of_the_fund(declared) or not _is_of_the_fund(payroll):
        return False
    return len(_only_in_payrolls(declared)) >= FEWEST_SIGNS


def _is_of_the_fund(table: Payroll) -> bool:
    """Return whether a table has columns that NSSF reckons from, or headings of its E-Form."""
    headings = [column.heading for sheet in table.sheets for column in sheet.columns]
    of_the_form = any(heading.casefold().startswith(E_FORM) for heading in headings)
    return of_the_form or bool(OF_THE_FUND & set(_fields(table)))


def no_wage_to_compare(declared: Payroll) -> Iterator[Finding]:
    """Yield XCK-026 where every wage of the declaration is something that is no amount."""
    if nothing_readable(declared):
        place = next(f.place for f in declared.findings if f.code == NO_AMOUNT)
        yield Finding("XCK-026", place, field="declared_wage", figures={"workers": len(declared)})


def other_currency(table: Pairs, declared: Payroll) -> Iterator[Finding]:
    """Yield XCK-023 where the declared wages are the wages paid in the other currency."""
    rows = table.both & table.paid & table.known & (table.declared_khr > 0) & (table.paid_khr > 0)
    if int(rows.sum()) < FEWEST:
        return
    low, high = PLAUSIBLE_RATES
    ratio = table.paid_khr[rows] / table.declared_khr[rows]
    for times, fields in ((ratio, ("KHR", "USD")), (1 / ratio, ("USD", "KHR"))):
        if float(((times >= low) & (times <= high)).mean()) >= MOST:
            first = int(table.declared[np.flatnonzero(rows)[0]])
            yield Finding(
                "XCK-023",
                declared.place(first, wage_field(declared)),
                field="declared_wage",
                value=str(table.declared_khr[np.flatnonzero(rows)[0]]),
                figures={"read_as": fields[0], "likely": fields[1], "workers": int(rows.sum())},
            )
