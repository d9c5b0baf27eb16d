"""The month's declaration as files: one way for the command line and for the window. No Qt here.

What is written, in which order and with which extras is decided in this one place, so that both
faces give the same files, byte for byte. Only the control sheet loads Qt, when it is drawn.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.files import annotated, wording_for, write

if TYPE_CHECKING:
    from declaration.export import Extra, Layout, Receipt
    from declaration.monthly import MonthlyDeclaration
    from desktop.files import Report, Tell
    from desktop.job import Job
    from desktop.printing.control_sheet import Content

CONTROL_SHEET = "control-sheet.pdf"


def write_declaration(
    job: Job,
    folder: str | None,
    layout: Layout,
    language: str,
    *,
    annotate: bool = False,
    control_sheet: bool = True,
    report: Report | None = None,
    tell: Tell | None = None,
) -> Receipt | None:
    """Write the declaration of a month and prove it; None without a folder.

    Args:
        job: the month, worked out.
        folder: where the files go.
        layout: of the file for NSSF.
        language: of the sentences in the files.
        annotate: also write copies of the source workbooks with the findings in them.
        control_sheet: also write the page to sign, where anybody is declared or nobody was paid.
        report: told how far it is; raises to cancel. A bar on the terminal where None.
        tell: told name and reason of a workbook that has no copy. Standard error where None.

    Raises:
        OSError: the disk is full, or the folder may not be written.
    """
    from declaration.export import Wanted

    extras: dict[str, Extra] = {}
    if annotate:
        extras["annotated"] = annotated(job, wording_for(language), tell)
    if control_sheet and (job.month.declares or is_nil(job.month)):
        extras[CONTROL_SHEET] = _control_sheet(job, layout, report)
    return write(job, folder, Wanted.DECLARATION, language, layout, extras, report)


def is_nil(month: MonthlyDeclaration) -> bool:
    """Return whether a month can be declared and has no worker at all."""
    from declaration.monthly import State

    return not len(month.payroll) and month.state is not State.NOT_READY


def control_sheet_content(job: Job, layout: Layout, receipt: Receipt | None = None) -> Content:
    """Return what the control sheet says; without files there are no hashes on it yet."""
    from declaration.summary import summary
    from desktop.printing.control_sheet import Content

    month = receipt.month if receipt else job.month
    written = receipt.files.items() if receipt else ()
    return Content(
        summary(month),
        {name: file.sha256 for name, file in written if name != CONTROL_SHEET},
        layout.id,
        layout.verified,
        job.month.enterprise.name_km if job.month.enterprise else "",
    )


def _control_sheet(job: Job, layout: Layout, report: Report | None) -> Extra:
    def make(path: Path, receipt: Receipt) -> None:
        from desktop.printing.control_sheet import control_sheet

        if report:
            report(f"writing {CONTROL_SHEET}", 0.98)
        control_sheet(control_sheet_content(job, layout, receipt)).write(path)

    return make
