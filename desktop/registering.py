"""The files of the hire clock: one way for the command line and for the window. No Qt."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from desktop.files import write

if TYPE_CHECKING:
    from declaration.export import Receipt
    from desktop.files import Report
    from desktop.job import Job

FAMILIES = ("FIL", "MAP", "FMT", "DUP", "REG", "XCK")
"""What the clock depends on: reading, identity, registration, the register; not wages, contracts
or rates: the days of a hire are counted without an exchange rate."""

OF_THE_MONTHS = ("PER-003", "PER-004", "PER-005", "PER-006", "PER-011", "PER-013")
"""What the months before say of identity, coming and going, and hire dates."""

NEW_MEMBERS = "new-registrations.csv"


def of_the_clock(job: Job) -> Job:
    """Return the job with the findings on which the clock depends, and no others."""
    found = [
        finding
        for finding in job.month.findings
        if finding.code[:3] in FAMILIES or finding.code in OF_THE_MONTHS
    ]
    return dataclasses.replace(job, month=dataclasses.replace(job.month, findings=found))


def write_registrations(
    job: Job, folder: str | None, language: str, report: Report | None = None
) -> Receipt | None:
    """Write whom to register and what stands in the way, and prove it; None without a folder.

    Args:
        job: from ``of_the_clock``.
        folder: where the files go.
        language: of the sentences in the files.
        report: told how far it is; raises to cancel. A bar on the terminal where None.

    Raises:
        OSError: the disk is full, or the folder may not be written.
    """
    from declaration.export import Wanted

    return write(job, folder, Wanted.REGISTRATIONS, language, report=report)
