"""audit.json: the answers, and what they were made from."""

from __future__ import annotations

import argparse
import dataclasses
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from declaration.audit.pairing import NOBODY
from declaration.audit.sampling import drawn as drawn_groups
from declaration.audit.sampling import sample
from declaration.findings import Finding, Severity
from declaration.summary import summary
from desktop.audit_reports.matches import cell_of
from desktop.audit_reports.unchecked import not_checked

if TYPE_CHECKING:
    from declaration.audit.auditing import Audit
    from declaration.audit.sampling import Group
    from desktop.audit_job import AuditJob

FROM_SUMMARY = ("program", "law_version", "month", "rate", "as_of", "enterprise", "readings")


def audit_data(
    job: AuditJob,
    drawn: list[int],
    arguments: argparse.Namespace,
    by_code: list[dict[str, Any]],
) -> dict[str, Any]:
    """Return audit.json: the five answers first, then the month, its readings and the sources.

    Args:
        job: the audit; masked, where names are to be hidden.
        drawn: rows of the pairs that the sample holds.
        arguments: what was typed.
        by_code: as ``by_code`` returns, of the audit before anything was hidden.
    """
    audit = job.audit
    audit.answers["not_checked"] = not_checked(job, arguments.language)
    figures = summary(audit.month)
    return {
        **audit.answers,
        **{name: figures[name] for name in FROM_SUMMARY},
        "blind": job.blind,
        "masked": bool(arguments.mask),
        "masked_what": arguments.mask or "",
        "sample": {
            "seed": arguments.seed,
            "strata": arguments.strata,
            "groups": [dataclasses.asdict(group) for group in _groups(audit, arguments)],
            "workers": [_drawn(audit, row) for row in drawn],
        },
        "accepted": [] if arguments.mask in ("names", "all") else job.accepted,
        "findings": _counts(audit),
        "findings_by_code": by_code,
        "sources": [{"read_as": s.role, "file": s.file, "sha256": s.sha256} for s in job.sources],
    }


def drawn_from(audit: Audit, size: int, seed: int, strata: str = "none") -> list[int]:
    """Return the rows of the sample, drawn by the numbers as they stand in the files."""
    if audit.pairs is None or not size:
        return []
    return sample(audit.pairs, audit.month.payroll, audit.declared, size, seed, strata)


def _groups(audit: Audit, arguments: argparse.Namespace) -> list[Group]:
    """Return the groups that were drawn from, with how many; a name of a line names nobody."""
    if audit.pairs is None or not arguments.sample:
        return []
    tables = audit.month.payroll, audit.declared
    size, seed, strata = arguments.sample, arguments.seed, arguments.strata
    return drawn_groups(audit.pairs, *tables, size, seed, strata).groups


def _drawn(audit: Audit, row: int) -> dict[str, str]:
    """Return one worker of the sample: number, and the cells in both files."""
    assert audit.pairs is not None
    worker, line = int(audit.pairs.payroll[row]), int(audit.pairs.declared[row])
    source, at = (audit.month.payroll, worker) if worker != NOBODY else (audit.declared, line)
    return {
        "worker_number": source.text("worker_number")[at],
        "payroll": cell_of(audit.month.payroll, worker),
        "declared": cell_of(audit.declared, line),
    }


def by_code(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return how many findings there are of each code, the gravest and dearest first.

    ``workers`` is how many workers they are about; ``amount_khr`` what they are worth together.
    """
    count: Counter[tuple[Severity, str]] = Counter()
    money: Counter[tuple[Severity, str]] = Counter()
    whom: dict[tuple[Severity, str], set[int]] = {}
    for finding in findings:
        key = finding.grade, finding.code
        count[key] += 1
        money[key] += finding.amount_khr or 0
        whom.setdefault(key, set()).update(() if finding.worker is None else (finding.worker,))
    order = list(Severity)
    keys = sorted(count, key=lambda k: (order.index(k[0]), -money[k], -count[k], k[1]))
    return [
        {
            "severity": str(key[0]),
            "code": key[1],
            "findings": count[key],
            "workers": len(whom[key]),
            "amount_khr": money[key],
        }
        for key in keys
    ]


def _counts(audit: Audit) -> dict[str, int]:
    counted = Counter(finding.grade for finding in audit.findings)
    return {str(severity): counted[severity] for severity in Severity}
