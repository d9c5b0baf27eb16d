"""What the Declare page prints: the control sheet and the workers' slips."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from declaration.export import Layout, Receipt
    from declaration.monthly import MonthlyDeclaration
    from desktop.job import Job
    from desktop.pages.page import Page
    from desktop.printing.printout import Printout


def show_control_sheet(page: Page, job: Job, layout: Layout, receipt: Receipt | None) -> None:
    """Show the control sheet of a month; with the hashes where its files are written."""
    from desktop.declaring import CONTROL_SHEET, control_sheet_content
    from desktop.printing.control_sheet import control_sheet

    preview(page, control_sheet(control_sheet_content(job, layout, receipt)), CONTROL_SHEET)


def show_slips(page: Page, month: MonthlyDeclaration, per_page: int, group: str) -> None:
    """Show the slips of all workers declared, or of one line, so many a page."""
    from desktop.printing.slip_content import group_of, workers_with_slips
    from desktop.printing.slips import slips

    workers = workers_with_slips(month).tolist()
    if group:
        workers = [w for w in workers if group_of(month.payroll, w) == group]
    preview(page, slips(month, workers, per_page), f"slips-{month.options.month}.pdf")


def preview(page: Page, printout: Printout, file_name: str) -> None:
    """Show something printable as it will be."""
    from desktop.widgets.print_preview import PrintPreview

    dialog = PrintPreview(printout, file_name, page.session, page.settings, page)
    dialog.exec()
    dialog.deleteLater()
