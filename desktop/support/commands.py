"""The window's command that makes a support bundle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.texts import translate

if TYPE_CHECKING:
    from desktop.pages.support_dialog import SupportDialog
    from desktop.window import Window


class SupportCommands(QObject):
    """Opens the dialog; loaded when it is first asked for."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window

    def ask(self) -> None:
        """Open the dialog over the window."""
        dialog = self.dialog()
        dialog.open()

    def dialog(self) -> SupportDialog:
        """Return the dialog; it goes when it is closed."""
        from PySide6.QtCore import Qt

        from desktop.pages.support_dialog import SupportDialog

        session = self._window.session
        made = SupportDialog(session, translate(session.language), self._window)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return made
