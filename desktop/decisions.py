"""Accepting a finding with a reason and an end, and taking that back. No Qt.

    session.replace(text, accept(bench, findings, payroll, "…", Month(2026, 12)))
    decided = Decided(bench)
    decided.of(finding, payroll)            # the decision under which it is accepted, or None

An accepted finding still stands in every list and file; it only no longer asks for anything. What
keeps a worker out of the file cannot be accepted: it must be mended.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from declaration.findings import can_be_accepted as can_be_accepted
from desktop.workbench import Decision, Workbench, worker_keys

if TYPE_CHECKING:
    from declaration.findings import Finding
    from declaration.month import Month
    from declaration.payroll import Bool, Payroll

Key = tuple[str, str, str]
"""Code, worker and field: what one decision is about."""


class Decided:
    """The decisions that hold in a workbench's month, found by what they are about.

    Args:
        bench: its own decisions come first.
        kept: those of an open vault that accept findings of the month.
    """

    def __init__(self, bench: Workbench, kept: Sequence[Decision] = ()) -> None:
        self._by_key = {
            (decision.code, decision.worker, decision.field): decision
            for decision in reversed((*bench.decisions, *kept))
            if _holds(decision, bench.month)
        }
        self._codes = {code for code, _worker, _field in self._by_key}

    def of(self, finding: Finding, payroll: Payroll | None) -> Decision | None:
        """Return the decision under which a finding is accepted, or None."""
        if finding.code not in self._codes:
            return None
        return self._by_key.get(key(finding, payroll))

    def mask(self, findings: Sequence[Finding], payroll: Payroll | None) -> Bool:
        """Return which findings are accepted [n]."""
        accepted: Bool = np.zeros(len(findings), bool)
        rows = [i for i, finding in enumerate(findings) if finding.code in self._codes]
        some, known = [findings[i] for i in rows], self._by_key
        accepted[rows] = [each in known for each in keys(some, payroll)]
        return accepted


def accept(
    bench: Workbench,
    findings: Iterable[Finding],
    payroll: Payroll | None,
    reason: str,
    until: Month | None,
) -> Workbench:
    """Return the workbench in which some findings are accepted.

    Args:
        bench: what was chosen so far.
        findings: those that cannot be accepted are passed over.
        payroll: what they speak of.
        reason: why they are right as they are, in the person's words.
        until: the last month for which that holds; None for good.
    """
    about = set(keys((each for each in findings if can_be_accepted(each)), payroll))
    kept = [each for each in bench.decisions if _about(each) not in about]
    new = [Decision(*each, reason.strip(), until) for each in sorted(about)]
    return replace(bench, decisions=(*kept, *new))


def withdraw(bench: Workbench, findings: Iterable[Finding], payroll: Payroll | None) -> Workbench:
    """Return the workbench in which some findings are open again."""
    about = set(keys(findings, payroll))
    kept = tuple(each for each in bench.decisions if _about(each) not in about)
    return replace(bench, decisions=kept)


def key(finding: Finding, payroll: Payroll | None) -> Key:
    """Return what a decision on a finding would be about."""
    return next(keys((finding,), payroll))


def keys(findings: Iterable[Finding], payroll: Payroll | None) -> Iterator[Key]:
    """Yield what decisions on findings would be about."""
    who = worker_keys(payroll) if payroll is not None else None
    for finding in findings:
        worker = "" if finding.worker is None or who is None else who(finding.worker)
        yield finding.code, worker, finding.field


def _about(decision: Decision) -> Key:
    return decision.code, decision.worker, decision.field


def _holds(decision: Decision, month: Month | None) -> bool:
    return decision.until is None or month is None or month <= decision.until
