"""Shows the list of accepted findings over a page, and does there what a person asks for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from desktop.closed_doors import not_written
from desktop.decisions_listed import kept, own, without
from desktop.pages.decisions_list import DecisionsDialog
from desktop.texts import mark

if TYPE_CHECKING:
    from declaration.vault.store import Vault
    from desktop.decisions_listed import Listed
    from desktop.pages.page import Page
    from desktop.tasks import Report


class Decisions:
    """The list of decisions of the open vault; without one, of the month alone.

    Args:
        page: over which the list is shown.

    Attributes:
        dialog: the list while it is open, or None.
    """

    def __init__(self, page: Page) -> None:
        self._page, self._session = page, page.session
        self.dialog: DecisionsDialog | None = None

    def show(self) -> None:
        """Open the list."""
        page, seen = self._page, self._session.vault.seen
        dialog = DecisionsDialog(
            seen.name if seen else "",
            page._,
            page.settings,
            can_write=seen is None or not seen.is_read_only,
            parent=page,
        )
        self.dialog = dialog
        dialog.taken_back.connect(self._take_back if seen else self._take_own_back)
        dialog.document_wanted.connect(self._ask_document)
        dialog.finished.connect(lambda _result: self._gone(dialog))
        dialog.open()
        self._fill()

    def _gone(self, dialog: DecisionsDialog) -> None:
        self.dialog = None
        dialog.deleteLater()

    def _fill(self) -> None:
        """Show what stands now."""
        if self.dialog is None:
            return
        if not self._session.vault.is_open:
            self._put(own(self._session.bench, self._session.state.payroll))
            return
        self._session.vault.use(
            lambda vault, _report: kept(vault), self._put, what=mark("reading the decisions")
        )

    def _put(self, listed: list[Listed]) -> None:
        if self.dialog is not None:
            self.dialog.show_decisions(listed)

    def _take_own_back(self, places: set[int]) -> None:
        words = self._page._("Open accepted findings again")
        self._session.edit(words, decisions=without(self._session.bench, places))
        self._fill()

    def _take_back(self, numbers: set[int]) -> None:
        def work(vault: Vault, _report: Report) -> list[Listed]:
            from desktop.vault.decisions import take_back
            from desktop.vault.opening import stamp

            take_back(vault, numbers, stamp())
            return kept(vault)

        def done(listed: list[Listed]) -> None:
            self._put(listed)
            self._session.check_again()

        self._session.vault.use(work, done, writes=True, what=mark("taking the decision back"))

    def _ask_document(self, number: int) -> None:
        """Ask where the document of a decision goes, and write it there."""

        def work(vault: Vault, _report: Report) -> tuple[str, bytes | None]:
            from declaration.vault.decisions import content_of, decision

            found = decision(vault, number)
            return found.document, content_of(vault, found)

        self._session.vault.use(work, self._save, what=mark("reading the document"))

    def _save(self, read: tuple[str, bytes | None]) -> None:
        name, content = read
        page = self._page
        if content is None:
            said = page._("Of “{name}” the vault keeps only the fingerprint, not the file itself.")
            self._session.failed.emit(said.format(name=name))
            return
        start = Path(page.settings.out_folder or page.settings.folder or Path.home()) / name
        place, _kind = QFileDialog.getSaveFileName(
            self.dialog or page, page._("Save its document"), str(start)
        )
        if place:
            self.write(Path(place), content)

    def write(self, path: Path, content: bytes) -> None:
        """Write a document; a closed door gives one sentence."""
        try:
            path.write_bytes(content)
        except OSError as problem:
            self._session.failed.emit(not_written(problem, path, self._page.language))
        else:
            self._page.said.emit(self._page._("Saved: {name}").format(name=path.name))
