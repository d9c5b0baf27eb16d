"""XCK-016: contributions that stand in the declaration, against those due on the wages in it.

What explains a difference is tried in this order: another reading of the law (classes or straight,
another rate of health care, another ceiling, rounding to 100 riel), rounding, another rate for
all, another base (the wage without floor and ceiling, or the wage paid); else it is unexplained.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from declaration.audit.pairing import NOBODY, Pairs
from declaration.checks.case import is_whole_column
from declaration.contributions import Scheme, Shares
from declaration.findings import Finding, Severity
from declaration.in_force import InForce
from declaration.money import riel, share
from declaration.monthly import MonthlyDeclaration
from declaration.ordered import counted, different
from declaration.payroll import Bool, Int, Payroll
from declaration.reading_costs import alternatives

FIELDS = (
    "contributory_wage",
    "occupational_risk",
    "health_care",
    "pension_employer",
    "pension_worker",
    "nssf_total",
)
READINGS = ("contribution_base", "health_care_rate", "wage_ceiling", "rounding")
EXACT, ROUNDED = 1, 100
"""Half a riel goes up or down; some forms round to 100 riel [riel]."""
FEWEST_AT_ONE_RATE = 3

ROUNDING, READING, RATE, BASE, UNEXPLAINED = (
    "rounding",
    "other_reading",
    "other_rate",
    "wrong_base",
    "unexplained",
)

All = Mapping[Scheme, Shares]


@dataclass(frozen=True, slots=True)
class _Column:
    """One column of contributions in the declaration: p people.

    Attributes:
        field: which.
        shown: what stands there [p, riel].
        due: what is due on the wage declared [p, riel].
        way: position among ``_meanings`` of what most cells agree with, under whatever reading.
        compared: for whom there is something to compare [p].
    """

    field: str
    shown: Int
    due: Int
    way: int
    compared: Bool

    @property
    def off(self) -> Bool:
        """For whom the two differ [p]."""
        found: Bool = self.compared & (np.abs(self.shown - self.due) > EXACT)
        return found


def contributions_differ(
    table: Pairs, month: MonthlyDeclaration, declared: Payroll, law: InForce
) -> Iterator[Finding]:
    """Yield XCK-016: one a worker, or one for a column that differs throughout for one reason."""
    said: set[str] = set()
    for field in FIELDS:
        column = _column(table, month, declared, law, field)
        if column is None or not column.off.any():
            continue
        for why, rows in _explained(column, table, law):
            throughout = is_whole_column(rows, column.compared)
            if throughout and why in said:
                continue  # a base reckoned otherwise, and the shares on it: one cause
            said |= {why} if throughout else set()
            yield from _findings(column, table, declared, why, rows, throughout=throughout)


def _column(
    table: Pairs, month: MonthlyDeclaration, declared: Payroll, law: InForce, field: str
) -> _Column | None:
    amounts = declared.amounts(field)
    if not amounts.present.any():
        return None
    here = table.declared != NOBODY
    shown = np.append(riel(amounts, month.options.rate), 0)[table.declared]
    present = np.append(amounts.present, False)[table.declared]
    compared = here & present & (table.declared_khr > 0)
    laws = [law, *(other for _, other in _other_readings(law))]
    meant = [_meanings(field, table.shares(table.declared_khr, each)) for each in laws]
    if not meant[0]:
        return None
    agree = [[int((compared & (np.abs(shown - d) <= EXACT)).sum()) for d in w] for w in meant]
    way = int(np.max(agree, axis=0).argmax())
    return _Column(field, shown, meant[0][way], way, compared)


def _other_readings(law: InForce) -> Iterator[tuple[str, InForce]]:
    """Yield each contested figure of contributions, and the law under another reading of it."""
    for name in READINGS:
        if name in law.readings:
            for _reading, other in alternatives(law, name):
                yield name, other


def _meanings(field: str, shares: All) -> list[Int]:
    """Return what a column can hold, the likelier first [ways × p, riel]."""
    if field == "contributory_wage":
        return [shares[Scheme.OCCUPATIONAL_RISK].base]
    if field == "nssf_total":
        return _totals([shares[s] for s in Scheme if s in shares])
    scheme = Scheme.PENSION if field.startswith("pension") else Scheme(field)
    if scheme not in shares:
        return []
    own = shares[scheme]
    if field == "pension_worker":
        return [own.worker]
    return [own.employer] if field == "pension_employer" else [own.employer, own.remittance]


def _totals(schemes: Sequence[Shares]) -> list[Int]:
    """Return what a total can add up: all schemes, all but the pension, the first; both shares."""
    ways = []
    for some in (schemes, schemes[:2], schemes[:1]):
        employer = np.sum([each.employer for each in some], axis=0)
        worker = np.sum([each.worker for each in some], axis=0)
        ways += [employer, employer + worker]
    return [*ways, np.sum([each.worker for each in schemes], axis=0)]


def _explained(column: _Column, table: Pairs, law: InForce) -> Iterator[tuple[str, Bool]]:
    """Yield why some differ, and who they are [p]."""
    open_ = column.off
    for why, holds in _tried(column, table, law):
        hit = open_ & holds
        if hit.any():
            yield why, hit
        open_ = open_ & ~hit
    if open_.any():
        yield UNEXPLAINED, open_


def _tried(column: _Column, table: Pairs, law: InForce) -> Iterator[tuple[str, Bool]]:
    for name, other in _other_readings(law):
        ways = _meanings(column.field, table.shares(table.declared_khr, other))
        why = ROUNDING if name == "rounding" else READING
        yield why, np.abs(column.shown - ways[column.way]) <= EXACT
    yield ROUNDING, np.abs(column.shown - column.due) <= ROUNDED
    yield RATE, _at_another_rate(column)
    yield BASE, _on_another_base(column, table, law)


def _at_another_rate(column: _Column) -> Bool:
    """Return who agrees, with others of another wage, on one other share of what is due [p]."""
    rows = column.off & (column.shown > 0) & (column.due > 0)
    nobody = np.zeros(len(rows), bool)
    if not rows.any():
        return nobody
    ratios = np.rint(column.shown[rows] * 10_000 / column.due[rows]).astype(np.int64)
    values, counts = counted(ratios)
    ratio = int(values[counts.argmax()])
    same = rows & (np.abs(column.shown * 10_000 - column.due * ratio) <= column.due + 10_000)
    enough = len(different(column.due[same])) >= FEWEST_AT_ONE_RATE
    return same if enough else nobody


def _on_another_base(column: _Column, table: Pairs, law: InForce) -> Bool:
    """Return for whom the wage itself, or the wage paid, was the base [p]."""
    on_paid = _meanings(column.field, table.shares(table.paid_khr, law))[column.way]
    hit: Bool = (table.paid_khr > 0) & (np.abs(column.shown - on_paid) <= EXACT)
    hit |= np.abs(column.shown - _without_limits(column, table, law)) <= EXACT
    return hit


def _without_limits(column: _Column, table: Pairs, law: InForce) -> Int:
    """Return the column reckoned on the wage as it stands [p, riel]."""
    raw = {}
    for scheme, own in table.shares(table.declared_khr, law).items():
        rates = law.rates(scheme)
        assert rates is not None
        due = own.base > 0
        wage = np.where(due, table.declared_khr, 0)
        raw[scheme] = Shares(
            wage,
            share(wage, rates.employer, law.rounding),
            share(wage, rates.worker, law.rounding),
        )
    return _meanings(column.field, raw)[column.way]


def _findings(
    column: _Column, table: Pairs, declared: Payroll, why: str, rows: Bool, *, throughout: bool
) -> Iterator[Finding]:
    if throughout:
        yield _finding(column, table, declared, why, np.flatnonzero(rows), whole=True)
        return
    for row in np.flatnonzero(rows):
        yield _finding(column, table, declared, why, np.array([row]), whole=False)


def _finding(
    column: _Column, table: Pairs, declared: Payroll, why: str, rows: Int, *, whole: bool
) -> Finding:
    first = int(rows[0])
    worker = int(table.payroll[first])
    shown, due = int(column.shown[rows].sum()), int(column.due[rows].sum())
    return Finding(
        "XCK-016",
        declared.place(int(table.declared[first]), column.field),
        None if whole or worker == NOBODY else worker,
        field=column.field,
        value=str(shown),
        expected=str(due),
        figures={
            "field": column.field,
            "shown": shown,
            "due": due,
            "workers": len(rows),
            "reason": why,
        },
        severity=Severity.NOTICE if why == ROUNDING else None,
    )
