"""XCK-015 and the three-way headcount: other lists of people beside payroll and declaration."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from declaration.findings import Finding
from declaration.matching import matches
from declaration.month import Month
from declaration.monthly import MonthlyDeclaration
from declaration.payroll import Bool, Payroll


def employed(people: Payroll, month: Month) -> Bool:
    """Return who of a list is employed in a month: hired by its end, not left before it [n]."""
    left, hired = people.date("leave_date"), people.date("hire_date")
    gone = ~np.isnat(left) & (left < np.datetime64(month.first_day))
    not_yet = ~np.isnat(hired) & (hired > np.datetime64(month.last_day))
    here: Bool = ~gone & ~not_yet
    return here


def on_the_list_only(
    people: Payroll, month: MonthlyDeclaration, declared: Payroll, paid: Bool
) -> Iterator[Finding]:
    """Yield XCK-015 for whom the worker list has employed, and neither of the others has.

    Args:
        people: the worker list.
        month: the payroll, worked out.
        declared: the declaration.
        paid: who was paid in the month [n].
    """
    here = employed(people, month.options.month)
    here &= ~_is_in(people, month.payroll, paid) & (matches(people, declared).right < 0)
    for line in np.flatnonzero(here).tolist():
        number = people.text("worker_number")[line] or people.text("nssf_number")[line]
        yield Finding(
            "XCK-015",
            people.place(line),
            field="worker_number",
            value=number,
            figures={"name": people.name(line), "number": number},
        )


def other_headcounts(
    lists: Mapping[str, Payroll | None],
    month: MonthlyDeclaration,
    declared: Payroll,
    paid: Bool,
) -> dict[str, dict[str, int]]:
    """Return, for each further list of people, how many it has, and how many of them the others.

    Args:
        lists: by name; None where it was not given.
        month: the payroll, worked out.
        declared: the declaration.
        paid: who was paid in the month [n].
    """
    counts = {}
    for name, people in lists.items():
        if people is None:
            continue
        here = employed(people, month.options.month)
        counts[name] = {
            "people": int(here.sum()),
            "paid": int((here & _is_in(people, month.payroll, paid)).sum()),
            "declared": int((here & (matches(people, declared).right >= 0)).sum()),
        }
    return counts


def _is_in(people: Payroll, table: Payroll, rows: Bool) -> Bool:
    """Return whom of a list some rows of a table have [n]."""
    right = matches(people, table).right
    found: Bool = np.append(rows, False)[right]
    return found
