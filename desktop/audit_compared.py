"""A comparison made for the window: what was asked, what came, and the rows to be shown. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from declaration.findings import Severity
from desktop.audit_job import audit_of
from desktop.audit_result import AuditResult, result_of

if TYPE_CHECKING:
    import argparse

    from declaration.findings import Finding
    from declaration.vault.store import Vault
    from desktop.audit_asked import AuditForm
    from desktop.audit_job import AuditJob
    from desktop.audit_reports.matches import Row
    from desktop.workbench import Workbench

LOCKED = "FIL-002"


@dataclass(frozen=True, slots=True)
class Compared:
    """What came of a form.

    Attributes:
        form: what was asked.
        job: the audit with every name and wage.
        shown: the same as it may be seen, in the language it was made in.
        rows: of matches.csv, masked as asked.
    """

    form: AuditForm
    job: AuditJob
    shown: AuditResult
    rows: Sequence[Row]

    def again(self, arguments: argparse.Namespace) -> AuditResult:
        """Return the result as it is asked for now, as in another language."""
        return result_of(self.job, arguments)


def compared(
    form: AuditForm,
    bench: Workbench,
    language: str,
    report: Callable[[str, float], None],
    vault: Vault | None = None,
) -> Compared:
    """Return what came of a form; long, and off the main thread.

    Args:
        form: what was given; nothing lacks.
        bench: the month in the window, for its enterprise and its choices.
        language: of the sentences.
        report: takes what is being done and how much of it; raises to cancel.
        vault: that is open, if any: what the factory accepted, where the audit is not blind.

    Raises:
        UsageError: a reading of the law is chosen that there is not.
        OSError: a file cannot be opened.
    """
    from desktop.audit_reports.matches import match_rows

    job = audit_of(form.asked(bench), report)
    if vault is not None and not form.blind:
        job.accepted = _accepted(vault, bench, job)
    shown = result_of(job, form.arguments(language))
    audit = shown.job.audit
    report("comparing", 1.0)
    payroll, declared, table = audit.month.payroll, audit.declared, audit.pairs
    rows = [] if table is None else match_rows(table, payroll, declared)
    return Compared(form, job, shown, rows)


def _accepted(vault: Vault, bench: Workbench, job: AuditJob) -> list[dict[str, Any]]:
    """Return what a vault accepted; nothing where it is another enterprise's."""
    from desktop.audit_accepted import accepted_in
    from desktop.sealing import is_same, known_as

    given = bench.enterprise
    if given is not None and not any(is_same(given, each) for each in known_as(vault)):
        return []
    return accepted_in(vault, job.audit.month)


def locked_in(result: Compared) -> list[str]:
    """Return the names of the files that no password given opens."""
    found = (f.place.file for f in result.job.audit.findings if f.code == LOCKED)
    return list(dict.fromkeys(found))


def stopped(result: Compared) -> Finding | None:
    """Return why nothing was compared, or None where it was."""
    audit = result.job.audit
    if audit.pairs is not None:
        return None
    stops = [finding for finding in audit.findings if finding.grade is Severity.STOP]
    return stops[0] if stops else None
