"""``pheaktean registrations``: the hire clock alone."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

import numpy as np

from desktop import screen
from desktop.job import Job
from desktop.months_before import worked_out_beside
from desktop.outcome import status_of
from desktop.registering import of_the_clock, write_registrations
from desktop.registration_board import waiting
from desktop.tables import table
from desktop.texts import Translator, translate

if TYPE_CHECKING:
    from declaration.monthly import MonthlyDeclaration


def run(arguments: argparse.Namespace) -> int:
    """Read the hire clock of one month; return the exit status."""
    from declaration.summary import summary

    job = of_the_clock(worked_out_beside(arguments))
    found = job.month.findings
    receipt = write_registrations(job, arguments.out, arguments.language)
    if arguments.json:
        print(json.dumps(summary(job.month), ensure_ascii=False, indent=1))  # noqa: T201
        return status_of(found)
    _ = translate(arguments.language)
    lines = [*_clock(job, _), "", *screen.by_code(found, _)]
    if receipt is None:
        lines += ["", *screen.every_finding(found, job.month.payroll, arguments.language)]
    print("\n".join([*lines, "", *screen.written(receipt, _)]))  # noqa: T201
    return status_of(found)


def _clock(job: Job, _: Translator) -> list[str]:
    """Return who is not registered, a line a worker, the longest first."""
    month = job.month
    waiting = _waiting(month)
    heading = _("{count} workers are not registered on {day}.").format(
        count=len(waiting), day=month.options.clock_day.isoformat()
    )
    rows = [_row(month, worker, days) for days, worker in waiting]
    if not rows:
        return [heading]
    headings = (_("number"), _("hired"), _("days"), _("name"))
    return [heading, "", *table(headings, rows, right=(2,))]


def _waiting(month: MonthlyDeclaration) -> list[tuple[int, int]]:
    """Return (days since hire, worker), the longest first; -1 days where the date is unknown."""
    hired = month.clock_start
    apart = np.datetime64(month.options.clock_day) - hired
    days = np.where(np.isnat(hired), -1, apart.astype(np.int64))
    workers = np.flatnonzero(waiting(month)).tolist()
    return sorted(((int(days[w]), w) for w in workers), key=lambda pair: (-pair[0], pair[1]))


def _row(month: MonthlyDeclaration, worker: int, days: int) -> tuple[str, str, str, str]:
    hired = month.clock_start[worker]
    return (
        month.payroll.text("worker_number")[worker],
        "" if np.isnat(hired) else str(hired),
        str(days) if days >= 0 else "?",
        month.payroll.name(worker),
    )
