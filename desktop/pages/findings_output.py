"""What leaves the Findings page: the clipboard, a file, paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from desktop.findings_files import KINDS, as_text, write_findings
from desktop.formatting import number

if TYPE_CHECKING:
    from declaration.findings import Finding
    from desktop.pages.findings import FindingsPage
    from desktop.printing.printout import Printout

AT_ONCE = 200
"""More findings are put into words off the main thread."""

NAME = "findings"
"""Of the file, unless a person gives another."""


class FindingsOutput:
    """Copies, saves and prints what the list shows.

    Args:
        page: whose list it is.
    """

    def __init__(self, page: FindingsPage) -> None:
        self._page = page

    def copy(self) -> None:
        """Put what is chosen in the list on the clipboard, as text for a letter."""
        page, found = self._page, self._page.model.found
        chosen = [found.findings[i] for i in page.edits.chosen()]
        words = page._.ngettext("{n} finding copied.", "{n} findings copied.", len(chosen))
        payroll, language = found.payroll, page.language

        def keep(text: str) -> None:
            QGuiApplication.clipboard().setText(text)
            page.said.emit(words.format(n=number(len(chosen))))

        if len(chosen) <= AT_ONCE:
            keep(as_text(chosen, payroll, language))
        else:
            page.session.run(lambda report: as_text(chosen, payroll, language, report), keep)

    def ask_file(self) -> None:
        """Ask where the list is saved, and save it."""
        page, _ = self._page, self._page._
        month = page.session.bench.month
        name = f"{NAME}-{month}{KINDS[0]}" if month else f"{NAME}{KINDS[0]}"
        start = Path(page.settings.out_folder or page.settings.folder) / name
        kinds = ";;".join(
            (f"{_('Workbook')} (*.xlsx)", f"{_('Table of text')} (*.csv)", "JSON (*.json)")
        )
        title = _("Save the findings as a file")
        chosen, kind = QFileDialog.getSaveFileName(page, title, str(start), kinds)
        if chosen:
            path = Path(chosen)
            ending = kind[kind.rfind("*") + 1 : -1] or KINDS[0]
            self.save_to(path if path.suffix.lower() in KINDS else Path(f"{chosen}{ending}"))

    def save_to(self, path: Path) -> None:
        """Save what the list shows, off the main thread."""
        page, month, findings = self._page, self._page.session.state.month, self.shown()
        if month is None:
            return
        language = page.language
        page.settings.out_folder = str(path.parent)

        def say(_none: object) -> None:
            page.said.emit(page._("Saved as “{file}”.").format(file=path.name))

        page.session.run(lambda _report: write_findings(path, month, findings, language), say)

    def print_all(self) -> None:
        """Show what would be printed; the pages are laid out off the main thread."""
        from desktop.printing.findings_list import findings_list

        page, month, findings = self._page, self._page.session.state.month, self.shown()
        if month is None or not findings:
            return
        language = page.language
        page.session.run(
            lambda report: findings_list(month, findings, language, report), self.preview
        )

    def preview(self, printout: Printout) -> None:
        """Show a printout before it is printed."""
        from desktop.widgets.print_preview import PrintPreview

        page = self._page
        preview = PrintPreview(printout, f"{NAME}.pdf", page.session, page.settings, page)
        preview.exec()
        preview.deleteLater()

    def shown(self) -> list[Finding]:
        """Return the findings that the filter keeps, in the order of the list."""
        model = self._page.model
        return [model.found.findings[i] for i in model.lines]
