"""What leaves the Enterprises page: paper, and a table for a spreadsheet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from desktop.board_file import NAME, write_board
from desktop.closed_doors import not_written
from desktop.models.enterprises_model import trouble_words

if TYPE_CHECKING:
    from desktop.pages.enterprises import EnterprisesPage


class EnterprisesOutput:
    """Prints and saves what the table shows.

    Args:
        page: whose table it is.
    """

    def __init__(self, page: EnterprisesPage) -> None:
        self._page = page

    def print_all(self) -> None:
        """Show the table as it will be printed."""
        from desktop.printing.board_sheet import board_sheet
        from desktop.widgets.print_preview import PrintPreview

        page, rows = self._page, self._page.board.shown()
        if not rows or page.found is None:
            return
        sheet = board_sheet(rows, page.found.day, page.language)
        preview = PrintPreview(sheet, "enterprises.pdf", page.session, page.settings, page)
        preview.exec()
        preview.deleteLater()

    def ask_file(self) -> None:
        """Ask where the table is saved, and save it."""
        page, _ = self._page, self._page._
        start = Path(page.settings.out_folder or page.settings.folder) / NAME
        title, kind = _("Save the table as a file"), f"{_('Table of text')} (*.csv)"
        chosen, _kind = QFileDialog.getSaveFileName(page, title, str(start), kind)
        if chosen:
            path = Path(chosen)
            self.save_to(path if path.suffix else path.with_suffix(".csv"))

    def save_to(self, path: Path) -> None:
        """Save what the table shows; a closed door gives one sentence."""
        page = self._page
        try:
            write_board(path, page.board.shown(), lambda why: trouble_words(why, page._))
        except OSError as problem:
            page.session.failed.emit(not_written(problem, path, page.language))
        else:
            page.settings.out_folder = str(path.parent)
            page.said.emit(page._("Saved as “{file}”.").format(file=path.name))
