"""An audit as it is shown and written: sampled, masked where that was asked, and put into files.

The command line and the window both write through here, so that their files are the same.
"""

from __future__ import annotations

import argparse
import dataclasses
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.audit_reports.data import audit_data, by_code, drawn_from
from desktop.audit_reports.masking import masked
from desktop.audit_reports.wage_masking import masked_sums, with_wages_masked

if TYPE_CHECKING:
    from declaration.findings import Finding
    from desktop.audit_job import AuditJob


@dataclass(frozen=True, slots=True)
class AuditResult:
    """An audit as somebody may see it.

    Attributes:
        job: the audit; names and wages hidden as asked.
        drawn: rows of the pairs that the sample holds.
        data: audit.json, in the language asked for.
    """

    job: AuditJob
    drawn: list[int]
    data: dict[str, Any]


def result_of(job: AuditJob, arguments: argparse.Namespace) -> AuditResult:
    """Return an audit as it is asked for; the job itself stays as it is.

    Args:
        job: with every name and wage.
        arguments: ``sample``, ``seed``, ``strata``, ``mask``, and ``language``.
    """
    audit = dataclasses.replace(job.audit, answers=dict(job.audit.answers))
    drawn = drawn_from(audit, arguments.sample or 0, arguments.seed, arguments.strata)
    if arguments.mask in ("names", "all"):
        audit = masked(audit, arguments.seed, job.register)
    counted = by_code(job.audit.findings)
    if arguments.mask in ("wages", "all"):
        audit, counted = with_wages_masked(audit), masked_sums(counted)
    shown = dataclasses.replace(job, audit=audit)
    return AuditResult(shown, drawn, audit_data(shown, drawn, arguments, counted))


def write_result(result: AuditResult, folder: Path, seed: int, language: str) -> Finding | None:
    """Write all files of an audit into a folder; those of an earlier audit are replaced.

    Args:
        result: what is written.
        folder: where to; made if it is not there.
        seed: that the sample was drawn with.
        language: of its sentences.

    Returns:
        EXP-001 where a file read back differs; then the folder is as it was. Else None.

    Raises:
        CannotWriteError: the disk is full, the folder may not be written, a file is open.
    """
    from declaration.export.findings_files import finding_rows
    from desktop.audit_reports.content import content
    from desktop.audit_reports.files import write_audit
    from desktop.audit_reports.matches import match_rows
    from desktop.files import wording_for

    job, audit = result.job, result.job.audit
    month = dataclasses.replace(audit.month, findings=audit.findings)
    matches = [] if audit.pairs is None else match_rows(audit.pairs, month.payroll, audit.declared)
    return write_audit(
        folder,
        result.data,
        matches,
        finding_rows(month, wording_for(language)),
        content(job, result.data, result.drawn, seed, language),
        month.options.clock_day,
    )
