"""What a month came to, as an exit status and as data for summary.json."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from desktop.status import CLEAN, ERRORS, STOP, WARNINGS

if TYPE_CHECKING:
    from declaration.findings import Finding
    from declaration.monthly import MonthlyDeclaration


def exit_status(month: MonthlyDeclaration, findings: Iterable[Finding] | None = None) -> int:
    """Return the exit status of a month.

    Args:
        month: worked out.
        findings: all that was found, where there is more than the month's own (an audit's).

    Returns:
        3 with a stop, 2 where errors stand, 1 with warnings or held-out workers, else 0. With
        ``--hold-out``, errors are lifted when anyone is declared.
    """
    from declaration.monthly import State

    found = month.findings if findings is None else findings
    status = status_of(found)
    if status != STOP and month.state is State.PARTLY_READY:
        return WARNINGS
    return max(status, ERRORS) if month.state is State.NOT_READY else status


def status_of(findings: Iterable[Finding]) -> int:
    """Return the exit status that the gravest of some findings asks for."""
    from declaration.findings import Severity

    asked = {Severity.STOP: STOP, Severity.ERROR: ERRORS, Severity.WARNING: WARNINGS}
    return max((asked.get(finding.grade, CLEAN) for finding in findings), default=CLEAN)
