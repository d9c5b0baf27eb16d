"""Files a person gives to the window, by the menu, by dropping or from the list of recent ones.

given = FilesGiven(window)
given.open([Path("payroll.xlsx")])
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from declaration.vault.kinds import Kind
from desktop.closed_doors import sentence
from desktop.texts import translate
from desktop.vault.files import is_vault
from desktop.widgets.drop_zone import DropZone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData

    from desktop.window import Window


class FilesGiven:
    """Adds payroll files and folders to the month; a vault among them is opened."""

    def __init__(self, window: Window) -> None:
        self._window, self._session, self._settings = window, window.session, window.settings

    def open(self, paths: Sequence[Path]) -> None:
        """Add payroll files or folders to the month, and show the Payroll page; open a vault."""
        for path in filter(is_vault, paths):
            self._window.vaults.open_path(path)
        paths = [path for path in paths if not is_vault(path)]
        if not paths:
            return
        known = self._session.bench.sources
        fresh = tuple(path for path in dict.fromkeys(paths) if path not in known)
        self._remember(fresh)
        self._window.show_page("payroll")
        if fresh:
            _ = translate(self._session.language)
            kind = self._session.bench.kind
            kind = Kind.REGULAR if kind is Kind.NIL else kind  # somebody was paid after all
            self._session.edit(_("Add files"), sources=known + fresh, kind=kind)
            self._window.vaults.offer_beside(fresh)

    def _remember(self, paths: Sequence[Path]) -> None:
        for path in paths:
            self._settings.remember_source(path)
        self._settings.save()
        self.show_recent()

    def show_recent(self) -> None:
        """List the files that were opened last in the menu."""
        self._window.menus.show_recent(self._settings.recent, self._open_recent)

    def ask_files(self) -> None:
        """Let a person choose payroll files."""
        from PySide6.QtWidgets import QFileDialog

        _ = translate(self._session.language)
        kinds = "*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.tsv *.txt *.zip"
        names, _kind = QFileDialog.getOpenFileNames(
            self._window,
            _("Open payroll files"),
            self._settings.folder,
            f"{_('Workbooks and tables')} ({kinds});;{_('All files')} (*)",
        )
        self.open([Path(name) for name in names])

    def ask_folder(self) -> None:
        """Let a person choose a folder of payroll files."""
        from PySide6.QtWidgets import QFileDialog

        _ = translate(self._session.language)
        title, folder = _("Open a folder"), self._settings.folder
        name = QFileDialog.getExistingDirectory(self._window, title, folder)
        if name:
            self.open([Path(name)])

    def _open_recent(self, path: Path) -> None:
        if path.exists():
            self.open([path])
            return
        recent = [name for name in self._settings.recent if name != str(path)]
        self._settings.recent = recent
        self.show_recent()
        self._window.say_failed(
            sentence(FileNotFoundError(2, "", path.name), self._session.language)
        )

    def take(self, dropped: QMimeData) -> None:
        """Open files that were dropped, unless the page shown has a better use for them."""
        self.light_up(False)
        paths = [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
        shown = self._window.pages.shown
        if shown is None or not shown.take_dropped(paths):
            self.open(paths)

    def light_up(self, over: bool) -> None:
        """Show where files can be let go, while some are dragged over the window."""
        for zone in self._window.findChildren(DropZone):
            zone.light_up(over)


def has_files(dragged: QMimeData) -> bool:
    """Return whether what is dragged holds files of this computer."""
    return any(url.isLocalFile() for url in dragged.urls())
