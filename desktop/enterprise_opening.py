"""An enterprise of the board opened in the window: its vault, and its folder’s payroll offered.

opening = EnterpriseOpening(window)        # made before whatever else hears that a vault opened
opening.open(standing, passphrase)

The month on the bench is put aside where it is another enterprise's; it can be taken up again.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from declaration.month import Month
from desktop.formatting import listed, month_name
from desktop.texts import translate
from desktop.workbench import Workbench

if TYPE_CHECKING:
    from desktop.batch.factories import Factory
    from desktop.board import Standing
    from desktop.window import Window
    from importers.choices import ColumnMapping


class EnterpriseOpening(QObject):
    """Between the Enterprises page and the window's vault."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._session = window, window.session
        self._wanted: Standing | None = None
        self._session.vault.opened.connect(self._opened)

    def open(self, one: Standing, passphrase: str) -> None:
        """Open an enterprise's vault, by a passphrase or "" for what this computer knows."""
        self._wanted = one
        seen = self._session.vault.seen
        if seen is not None and seen.path.absolute() == one.path.absolute():
            self._opened()
        else:
            self._window.vaults.open_path(one.path, passphrase or None)

    def _opened(self) -> None:
        """Begin the month that is next for the enterprise, and offer its payroll."""
        one, seen = self._wanted, self._session.vault.seen
        if one is None or seen is None or seen.path.absolute() != one.path.absolute():
            return
        self._wanted = None
        month = Month.parse(one.month) if one.month else None
        bench = self._session.bench
        if bench.sources and seen.is_whose(bench.enterprise):
            self._window.show_page("payroll")
            return
        fresh = Workbench(enterprise=seen.enterprise, month=month, layout=bench.layout)
        self._window.begin_with(fresh)
        if month is not None:
            self._look_for(one.path.parent, month)

    def _look_for(self, folder: Path, month: Month) -> None:
        """Look which payroll of a month lies in a folder; off the main thread."""
        from desktop.batch.factories import factory_in

        self._session.run(
            lambda _report: factory_in(folder, month), lambda found: self._offer(found, month)
        )

    def _offer(self, found: Factory, month: Month) -> None:
        """Offer the payroll; where there is none, say so."""
        _ = translate(self._session.language)
        when = month_name(month, _.language)
        if not found.payrolls:
            text = _("No payroll of {month} lies in “{folder}” yet: drop it here when it is there.")
            self._window.banner.say("notice", text.format(month=when, folder=found.folder.name))
            return
        names = listed([path.name for path in found.payrolls], _.language)
        text = _("In “{folder}” lies what may be the payroll of {month}: {files}.")
        said = text.format(folder=found.folder.name, month=when, files=names)
        self._window.banner.say("notice", said, _("Read it"), lambda: self._take(found, month))

    def _take(self, found: Factory, month: Month) -> None:
        """Read the payroll, with the register and the columns that lie beside it."""
        window, session, bench = self._window, self._session, self._session.bench
        for path in found.payrolls:
            window.settings.remember_source(path)
        session.edit(
            translate(session.language)("Add files"),
            sources=found.payrolls,
            month=month,
            register=found.register or bench.register,
            mapping=self._mapping(found.columns) or bench.mapping,
        )
        window.show_page("payroll")

    def _mapping(self, path: Path | None) -> ColumnMapping | None:
        """Return the columns that were saved for the enterprise; a file that is damaged is told."""
        from importers.mapping_file import MappingError, load_mapping

        if path is None:
            return None
        try:
            return load_mapping(path)
        except MappingError as problem:
            self._session.failed.emit(str(problem))
            return None
