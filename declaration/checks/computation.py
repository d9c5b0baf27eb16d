"""CAL: floors and ceilings, age 60, and the payroll's own contributions.

Law:
    Prakas 449 of 2017; Sub-Decrees 32 and 144 of 2021.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from declaration.checks.case import Case, as_plain, is_whole_column, workers
from declaration.checks.inclusion import short
from declaration.contributions import Scheme
from declaration.earnings import heading_of
from declaration.findings import Finding
from declaration.law_figures import Limits
from declaration.money import divide_half_up, exact_riel
from declaration.payroll import SCALE, Bool, Int

TOLERANCE_KHR = 50
"""A payroll's own contribution may be rounded to 100 riel or to a cent [riel]."""


def outside_limits(case: Case) -> Iterator[Finding]:
    """CAL-001: the wage is above the ceiling or below the floor of a scheme."""
    wage = case.wage_khr
    outside = np.zeros(len(case), bool)
    for scheme, shares in case.shares.items():
        limits = _limits(case, scheme)
        outside |= (shares.base > 0) & ((wage > limits.ceiling) | (wage < limits.floor))
    nothing = [None] * len(case)
    bases = [case.shares[s].base.tolist() if s in case.shares else nothing for s in Scheme]
    names = [f"{scheme}_khr" for scheme in Scheme]
    field = "gross" if case.earned.has_gross.any() else "basic_pay"
    wages = wage.tolist()
    for worker in workers(outside):
        used = (base[worker] or None for base in bases)
        figures = {"wage_khr": wages[worker], **dict(zip(names, used, strict=True))}
        yield case.on_worker("CAL-001", worker, field, value=str(wages[worker]), figures=figures)


def _limits(case: Case, scheme: Scheme) -> Limits:
    """Return floor and ceiling of a scheme's base."""
    if scheme is Scheme.PENSION:
        return case.in_force.pension_wage_limits
    if case.in_force.base_is_by_classes:
        wages = case.in_force.wage_classes.wages
        return Limits(wages[0], wages[-1])
    return case.in_force.wage_limits


def pension_not_due(case: Case) -> Iterator[Finding]:
    """CAL-002: no pension contribution is due from age 60."""
    if Scheme.PENSION not in case.shares:
        return
    born = case.date("birth_date")
    years = case.in_force.pension_age.years
    for worker in workers(case.presence.declared & ~case.pension_due):
        yield case.on_worker(
            "CAL-002",
            worker,
            "birth_date",
            value=str(born[worker]),
            figures={"born": born[worker].item(), "years": years},
        )


def no_birth_date(case: Case) -> Iterator[Finding]:
    """CAL-004: without a birth date the pension is reckoned as due; one for the month."""
    if Scheme.PENSION not in case.shares:
        return
    rows = case.presence.declared & np.isnat(case.date("birth_date"))
    rows[_with_unreadable_date(case)] = False
    if rows.any():
        yield case.on_column("CAL-004", "birth_date", figures={"workers": int(rows.sum())})


def _with_unreadable_date(case: Case) -> list[int]:
    """Return the workers of whom it was said already that their birth date cannot be read."""
    said = (f for f in case.payroll.findings if f.code == "FMT-002" and f.field == "birth_date")
    return [f.worker for f in said if f.worker is not None]


def own_contributions_differ(case: Case) -> Iterator[Finding]:
    """CAL-003: the payroll's own contribution differs from the one computed.

    Single workers where most agree; else the column is reckoned another way, one finding for it.
    """
    for field, expected in _computed(case).items():
        amounts = case.payroll.amounts(field)
        if case.rate is None and amounts.usd.any():
            continue
        shown = divide_half_up(exact_riel(amounts, case.rate), SCALE * SCALE)
        compared = amounts.present & case.presence.declared & ~case.unreliable
        off = compared & (np.abs(shown - expected) > TOLERANCE_KHR)
        yield from _differences(case, field, off, compared, (shown, expected))


def _differences(
    case: Case, field: str, off: Bool, compared: Bool, sums: tuple[Int, Int]
) -> Iterator[Finding]:
    shown, expected = sums
    amounts = case.payroll.amounts(field)
    if is_whole_column(off, compared):
        figures: dict[str, object] = {
            "field": short(heading_of(case.payroll, field)),
            "shown_khr": int(shown[off].sum()),
            "computed_khr": int(expected[off].sum()),
            "workers": int(off.sum()),
        }
        yield case.on_column("CAL-003", field, figures=figures)
        return
    for worker in workers(off):
        yield case.on_worker(
            "CAL-003",
            worker,
            field,
            value=as_plain(amounts, worker),
            expected=str(expected[worker]),
            figures={
                "field": short(heading_of(case.payroll, field)),
                "shown_khr": int(shown[worker]),
                "computed_khr": int(expected[worker]),
                "workers": 1,
            },
        )


def _computed(case: Case) -> dict[str, Int]:
    """Return what each contribution column of the payroll should show: field → [n, riel]."""
    shares, has = case.shares, case.payroll.has
    found: dict[str, Int] = {}
    for scheme in (Scheme.OCCUPATIONAL_RISK, Scheme.HEALTH_CARE):
        if scheme in shares:
            found[scheme] = _nearer(case, scheme)
    if Scheme.PENSION in shares:
        found["pension_worker"] = shares[Scheme.PENSION].worker
        found["pension_employer"] = shares[Scheme.PENSION].employer
    if has("nssf_total"):
        found["nssf_total"] = _nearest_total(case)
    return {field: computed for field, computed in found.items() if has(field)}


def _nearer(case: Case, scheme: Scheme) -> Int:
    """Return the employer's share, or both, whichever the column shows for more workers [n]."""
    shares = case.shares[scheme]
    return _likeliest(case, scheme, [shares.employer, shares.remittance, shares.worker])


def _nearest_total(case: Case) -> Int:
    """Return the total that the column shows for most: all, the employer's, or the worker's."""
    nothing = np.zeros(len(case), np.int64)
    each = case.shares.values()
    employer = sum((shares.employer for shares in each), nothing)
    worker = sum((shares.worker for shares in each), nothing)
    return _likeliest(case, "nssf_total", [employer + worker, employer, worker])


def _likeliest(case: Case, field: str, choices: list[Int]) -> Int:
    if not case.payroll.has(field):
        return choices[0]
    amounts = case.payroll.amounts(field)
    shown = divide_half_up(exact_riel(amounts, case.rate), SCALE * SCALE)
    rows = amounts.present & case.presence.declared
    return max(choices, key=lambda c: int((np.abs(shown - c) <= TOLERANCE_KHR)[rows].sum()))
