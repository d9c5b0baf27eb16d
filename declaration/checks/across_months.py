"""PER: a month beside those before it. ``ACROSS`` is the list of checks that need their lines.

``in_order`` looks at the list of returns, not at a payroll: months that are missing, returns sealed
already; ``declaration.preparing.with_findings`` puts what it finds to the month's own findings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial

from declaration.checks import last_month, months_known
from declaration.checks.case import Case
from declaration.findings import Finding
from declaration.history import History, Seen
from declaration.month import Month
from declaration.vault.kinds import Kind
from declaration.vault.returns import Return, missing_months


def in_order(month: Month, kind: Kind, sealed: Sequence[Return]) -> list[Finding]:
    """Return what the sealed returns of a vault say about another one.

    Args:
        month: that is declared now.
        kind: of return.
        sealed: all returns sealed so far, in the order sealed.
    """
    if not kind.opens:
        return []
    return [*_sealed_already(month, sealed), *_months_missing(month, sealed)]


def _months_missing(month: Month, sealed: Sequence[Return]) -> Iterator[Finding]:
    """PER-001: months between the vault's first and this one have no return."""
    known = {each.month for each in sealed}
    if month in known or not any(each < month for each in known):
        return
    earlier = [each for each in known if each < month]
    missing = missing_months([*earlier, month])
    if missing:
        figures = {"months": tuple(missing), "first": min(earlier), "month": month}
        yield Finding("PER-001", value=", ".join(map(str, missing)), figures=figures)


def _sealed_already(month: Month, sealed: Sequence[Return]) -> Iterator[Finding]:
    """PER-007: the month is sealed; what is declared now is not its regular return."""
    first = next((each for each in sealed if each.month == month), None)
    if first is not None:
        figures = {
            "month": month,
            "day": date.fromisoformat(first.sealed_at[:10]),
            "who": first.sealed_by,
        }
        yield Finding("PER-007", value=f"{first.kind} {first.number}", figures=figures)


Across = Callable[[Case, History, Seen], Iterable[Finding]]


def _with_history(find: Across, case: Case) -> Iterable[Finding]:
    """Return what a check finds; nothing where no month before is known."""
    return find(case, case.history, case.seen) if case.history and case.seen else ()


def _across(codes: Sequence[str], find: Across) -> tuple[tuple[str, ...], _Find]:
    return tuple(codes), partial(_with_history, find)


_Find = Callable[[Case], Iterable[Finding]]

ACROSS: tuple[tuple[tuple[str, ...], _Find], ...] = (
    _across(("PER-002", "PER-010"), last_month.wage_moved),
    _across(("PER-003",), last_month.identity_changed),
    _across(("PER-004",), last_month.nssf_number_changed),
    _across(("PER-005", "PER-011"), months_known.leaver_not_said),
    _across(("PER-006",), last_month.worker_number_changed),
    _across(("PER-008",), months_known.fixed_contracts_add_up),
    _across(("PER-012",), months_known.cover_ends),
    _across(("PER-013",), months_known.hire_date_moved),
)
"""The checks of a payroll beside the months before, each with its codes."""
