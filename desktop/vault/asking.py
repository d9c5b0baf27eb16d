"""The dialogs about vaults: one at a time, open until what it asked for is done."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.texts import Translator, translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from desktop.pages.vault_dialog import VaultDialog
    from desktop.window import Window


class Asking(QObject):
    """The dialog that is open over the window.

    Attributes:
        dialog: it, or None.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window, self._session = window, window.session
        self.dialog: QDialog | None = None

    @property
    def words(self) -> Translator:
        """The window's language."""
        return translate(self._session.language)

    @property
    def folder(self) -> str:
        """Where vaults are looked for: beside the last one, else where files were opened."""
        settings = self.window.settings
        if settings.vaults:
            return str(Path(settings.vaults[0]).parent)
        return settings.folder or str(Path.home())

    def show(self, dialog: QDialog) -> None:
        """Open a dialog."""
        self.dialog = dialog
        dialog.finished.connect(partial(self._gone, dialog))
        dialog.open()

    def end(self, dialog: QDialog | None) -> None:
        """Close a dialog whose wish is done; one that was closed before is let be."""
        if dialog is not None and self.dialog is dialog:
            dialog.accept()

    def refuse(self, dialog: VaultDialog, problem: Exception) -> None:
        """Say in a dialog what is in the way; in the window where the dialog is gone."""
        from declaration.vault.errors import VaultError
        from desktop.vault.words import said

        if self.dialog is dialog and isinstance(problem, (VaultError, OSError)):
            dialog.refuse(said(problem, self._session.language))
            return
        self.end(dialog)
        self._session.say_failed(problem)

    def print_passphrase(self, passphrase: str, vault: str) -> None:
        """Show the sheet with a passphrase, to be printed; no file of it is offered."""
        from desktop.printing.passphrase_sheet import passphrase_sheet
        from desktop.vault.opening import today
        from desktop.widgets.print_preview import PrintPreview

        sheet = passphrase_sheet(passphrase, vault, today(), self._session.language)
        preview = PrintPreview(sheet, "", self._session, self.window.settings, self.dialog)
        preview.save.hide()
        preview.exec()
        preview.deleteLater()

    def _gone(self, dialog: QDialog, _result: int = 0) -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()
