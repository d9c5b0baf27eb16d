"""What a run says at its end: JSON alone, or totals, findings and files on the terminal."""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from typing import TYPE_CHECKING

from desktop import screen
from desktop.outcome import exit_status
from desktop.texts import translate

if TYPE_CHECKING:
    from declaration.export import Receipt
    from desktop.job import Job


def tell(arguments: argparse.Namespace, job: Job, receipt: Receipt | None) -> int:
    """Say what came of a run, and return its exit status.

    Without files every finding is printed. Stops go to standard error as well, also with JSON.
    """
    from declaration.summary import summary

    month = job.month
    if receipt is not None and receipt.findings:
        month = dataclasses.replace(month, findings=[*month.findings, *receipt.findings])
    figures = summary(month)
    if arguments.json:
        print(json.dumps(figures, ensure_ascii=False, indent=1))  # noqa: T201
        _stops(arguments, job, receipt)
        return exit_status(month)
    _ = translate(arguments.language)
    lines = [*screen.sources(figures, _), "", *screen.totals(figures, _), ""]
    if "correction" in figures:
        from desktop import correcting

        lines += [*correcting.lines(figures["correction"], _), ""]
    if "bridge" in figures:
        from desktop import bridge_shown

        lines += [*bridge_shown.lines(figures["bridge"], figures["month"], _), ""]
    lines += screen.by_code(month.findings, _)
    lines += screen.accepted(figures, _)
    if receipt is None:
        lines += ["", *screen.every_finding(month.findings, month.payroll, arguments.language)]
    print("\n".join(lines))  # noqa: T201
    _stops(arguments, job, receipt)
    end = ["", *screen.written(receipt, _), screen.state(figures, _)]
    if arguments.command == "declare" and receipt is None:
        end.append(_("Nothing was written: --out says which folder the files go to."))
    print("\n".join(end))  # noqa: T201
    return exit_status(month)


def _stops(arguments: argparse.Namespace, job: Job, receipt: Receipt | None) -> None:
    """Say on standard error why no file can be made."""
    from declaration.findings import Severity
    from desktop.wording import wording

    found = [*job.month.findings, *(receipt.findings if receipt else [])]
    for finding in found:
        if finding.grade is Severity.STOP:
            words = wording(finding, job.month.payroll, arguments.language)
            print(f"{finding.code} {words.message} {words.fix}", file=sys.stderr)  # noqa: T201
