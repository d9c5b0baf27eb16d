"""``pheaktean audit``: a payroll against the declaration that was filed, and coverage."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from desktop.audit_job import AuditJob, work_out
from desktop.inputs import existing
from desktop.mapping_used import save_mapping
from desktop.outcome import exit_status
from desktop.status import CLEAN, UsageError


def run(arguments: argparse.Namespace) -> int:
    """Cross-check one month, or count coverage; return the exit status."""
    if arguments.payroll == ["coverage"]:
        return _coverage(arguments)
    if arguments.sample is not None and arguments.sample < 0:
        raise UsageError(f"--sample {arguments.sample}: write how many workers to draw, as 25.")
    job = work_out(arguments)
    save_mapping(arguments.save_columns, job.audit.month.payroll)
    return _tell(arguments, job)


def _tell(arguments: argparse.Namespace, job: AuditJob) -> int:
    """Write the files where a folder was given, and say what came of it."""
    from desktop.audit_reports import screen
    from desktop.audit_result import result_of, write_result

    result = result_of(job, arguments)
    job = result.job
    if arguments.out:
        folder, language = Path(arguments.out), arguments.language
        problem = write_result(result, folder, arguments.seed, language)
        if problem is not None:
            job.audit.findings.append(problem)
    if arguments.json:
        print(json.dumps(result.data, ensure_ascii=False, indent=1))  # noqa: T201
    else:
        print("\n".join(screen.lines(job, result.data, arguments)))  # noqa: T201
    screen.stops(job.audit, arguments.language)
    return exit_status(job.audit.month, job.audit.findings)


COVERAGE = ("workers", "members", "previous_workers", "previous_members")


def _coverage(arguments: argparse.Namespace) -> int:
    """Print how many workers are no members of the fund, now and a year before."""
    from declaration.audit.coverage import coverage

    if arguments.totals:
        return _through_time(arguments)
    workers, members, before, members_before = (getattr(arguments, name) for name in COVERAGE)
    if workers is None or members is None:
        raise UsageError("Coverage of whom? Add --workers N and --members N.")
    if (before is None) != (members_before is None):
        raise UsageError("For the year before, give --previous-workers and --previous-members.")
    try:
        found = coverage(workers, members, before, members_before)
    except ValueError as problem:
        raise UsageError(str(problem)) from problem
    if arguments.json:
        print(json.dumps(_coverage_data(found), indent=1))  # noqa: T201
        return CLEAN
    from desktop.audit_reports.screen import coverage_lines

    print("\n".join(coverage_lines(found, arguments.language)))  # noqa: T201
    return CLEAN


def _through_time(arguments: argparse.Namespace) -> int:
    """Print the coverage of each period of a table of totals."""
    from declaration.audit.coverage import through_time
    from desktop.audit_reports.screen import period_lines
    from desktop.coverage_totals import as_data, read_totals

    try:
        found = through_time(read_totals(existing(arguments.totals)))
    except ValueError as problem:
        raise UsageError(str(problem)) from problem
    if arguments.json:
        print(json.dumps(as_data(found), ensure_ascii=False, indent=1))  # noqa: T201
    else:
        print("\n".join(period_lines(found, arguments.language)))  # noqa: T201
    return CLEAN


def _coverage_data(found: Any) -> dict[str, int | float | None]:  # noqa: ANN401 - a Coverage
    names = ("gap", "gap_share", "previous_gap", "previous_gap_share", "change")
    values = {name: getattr(found, name) for name in names}
    return {k: v if v is None or isinstance(v, int) else float(v) for k, v in values.items()}
