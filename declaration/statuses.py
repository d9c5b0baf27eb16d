"""What the findings leave: who is held out, what becomes of each line, what of the whole month.

In go the findings and what each worker's month was; out come a status a line, as
``declare --hold-out`` would give it, and the state that decides whether a file can be written.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from declaration.findings import Finding, Severity
from declaration.monthly import State, Status
from declaration.payroll import Codes, Texts
from declaration.presence import Presence

_STATUSES = ["", *Status]
_DECLARED = _STATUSES.index(Status.DECLARED)


def held_by(findings: Iterable[Finding]) -> dict[int, list[str]]:
    """Return whom errors hold out: worker → codes, each once."""
    held: dict[int, list[str]] = {}
    for finding in findings:
        if finding.worker is not None and finding.grade is Severity.ERROR:
            for worker in (finding.worker, *finding.others):
                codes = held.setdefault(worker, [])
                if finding.code not in codes:
                    codes.append(finding.code)
    return dict(sorted(held.items()))


def holds_all(finding: Finding) -> bool:
    """Return whether a finding keeps the whole month from being declared, --hold-out or not."""
    if finding.grade is Severity.STOP:
        return True
    return finding.holds_column and finding.grade is Severity.ERROR


def statuses(presence: Presence, held: Iterable[int], *, all_held: bool) -> Texts:
    """Return what becomes of each line, as ``declare --hold-out`` would do it [n].

    Args:
        presence: what each worker's month was [n].
        held: whom errors hold out.
        all_held: whether something holds the whole month; no line is declared then, and those
            due are held out too.
    """
    codes: Codes = np.full(len(presence.paid), _STATUSES.index(Status.NOT_DUE), np.int32)
    codes[presence.declared] = _STATUSES.index(Status.HELD_OUT) if all_held else _DECLARED
    codes[presence.suspended] = _STATUSES.index(Status.SUSPENDED)
    codes[presence.left] = _STATUSES.index(Status.LEFT)
    codes[list(held)] = _STATUSES.index(Status.HELD_OUT)
    return Texts(codes, [str(status) for status in _STATUSES])


def none_due(n: int) -> Texts:
    """Return the statuses of a month in which nothing was due of anybody [n]."""
    return Texts(np.full(n, _STATUSES.index(Status.NOT_DUE), np.int32), [*map(str, _STATUSES)])


def _some_are_declared(status: Texts) -> bool:
    """Return whether any line is declared."""
    return bool((status.codes == _DECLARED).any())


def state(findings: Iterable[Finding], status: Texts, *, hold_out: bool) -> State:
    """Return what can be done with the month.

    Args:
        findings: all of them.
        status: what becomes of each line [n].
        hold_out: whether the sound workers are declared without those whom errors hold.
    """
    findings = list(findings)
    if any(map(holds_all, findings)):
        return State.NOT_READY
    grades = {finding.grade for finding in findings}
    if Severity.ERROR in grades:
        return State.PARTLY_READY if hold_out and _some_are_declared(status) else State.NOT_READY
    return State.READY_WITH_WARNINGS if Severity.WARNING in grades else State.READY
