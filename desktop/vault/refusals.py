"""What NSSF refused, in the window: read off the open vault, kept in it, settled."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.pages.refused_dialog import NOTED, RefusedDialog
from desktop.texts import mark
from desktop.vault.refusals_listed import lines, noted

if TYPE_CHECKING:
    from declaration.month import Month
    from declaration.vault.rejections import Refused, Rejection
    from declaration.vault.store import Vault
    from desktop.tasks import Report
    from desktop.vault.asking import Asking
    from desktop.window import Window


class Refusals(QObject):
    """Between the dialog about refusals and the open vault.

    Attributes:
        dialog: it while it is open, or None.
    """

    def __init__(self, window: Window, asking: Asking) -> None:
        super().__init__(window)
        self._window, self._session, self._asking = window, window.session, asking
        self.dialog: RefusedDialog | None = None

    def ask(self) -> None:
        """Show what was refused and take in what is refused now, where a vault is open."""
        seen = self._session.vault.seen
        if seen is None:
            return
        months = sorted({each.month for each in seen.returns if each.is_sealed}, reverse=True)
        self.dialog = dialog = RefusedDialog(
            months,
            self._asking.words,
            self._window.settings,
            can_write=not seen.is_read_only,
            parent=self._window,
        )
        dialog.note.text_given.connect(self._read)
        dialog.note.keep_wanted.connect(self._keep)
        dialog.noted.settled.connect(self._settle)
        self._asking.show(dialog)
        self._list()

    def _open(self) -> RefusedDialog | None:
        """Return the dialog where it is open still."""
        is_open = self.dialog is not None and self._asking.dialog is self.dialog
        return self.dialog if is_open else None

    def _list(self) -> None:
        from declaration.vault.rejections import rejections

        self._session.vault.use(
            lambda vault, _report: rejections(vault),
            self._show_noted,
            self._refuse,
            what=mark("reading what was refused"),
        )

    def _show_noted(self, found: list[Rejection]) -> None:
        if dialog := self._open():
            dialog.show_noted(noted(found, self._asking.words))

    def _read(self, text: str, month: Month, field: str) -> None:
        """Show what a text speaks of; nothing is kept."""
        from declaration.vault.rejections import tie

        def done(found: list[Refused]) -> None:
            dialog = self._open()
            if dialog is not None and dialog.note.given == (text, month, field):
                dialog.say("", "")
                dialog.note.show_lines(lines(found, self._asking.words))

        self._session.vault.use(
            lambda vault, _report: tie(vault, month, text, field=field),
            done,
            self._refuse,
            what=mark("looking for the refused rows"),
        )

    def _keep(self, text: str, month: Month, field: str) -> None:
        def work(vault: Vault, _report: Report) -> tuple[Rejection, list[Rejection]]:
            from declaration.vault.rejections import note, rejections
            from desktop.vault.opening import stamp

            made = note(vault, month, text, stamp(), field=field)
            return made, rejections(vault)

        def done(result: tuple[Rejection, list[Rejection]]) -> None:
            made, found = result
            self._show_noted(found)
            if dialog := self._open():
                _ = self._asking.words
                said = _("Refusal {number} is kept. Later months warn of its {n} rows.")
                dialog.say("good", said.format(number=made.number, n=len(made.rows)))
                dialog.note.text.clear()
                dialog.leaves.setCurrentIndex(NOTED)
            self._session.check_again()

        self._session.vault.use(
            work, done, self._refuse, writes=True, what=mark("keeping the refusal")
        )

    def _settle(self, pairs: Iterable[tuple[int, str]]) -> None:
        def work(vault: Vault, _report: Report) -> list[Rejection]:
            from declaration.vault.rejections import rejections, settle
            from desktop.vault.opening import stamp

            for number, worker in sorted(pairs):
                settle(vault, number, stamp(), worker)
            return rejections(vault)

        def done(found: list[Rejection]) -> None:
            self._show_noted(found)
            if dialog := self._open():
                _ = self._asking.words
                dialog.say("good", _("Settled: later months do not warn of it any more."))
            self._session.check_again()

        self._session.vault.use(
            work, done, self._refuse, writes=True, what=mark("settling the refusal")
        )

    def _refuse(self, problem: Exception) -> None:
        """Say in the dialog what is in the way; in the window where it is closed."""
        from declaration.vault.errors import VaultError
        from desktop.vault.words import said

        dialog = self._open()
        if dialog is not None and isinstance(problem, VaultError):
            dialog.say("error", said(problem, self._session.language))
            return
        self._session.say_failed(problem)
