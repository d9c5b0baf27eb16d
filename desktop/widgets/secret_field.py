"""A line for a passphrase: hidden while it is typed, and shown where the person asks for it."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.texts import Translator
from desktop.widgets.icons import icon


class SecretField(QLineEdit):
    """Hides what is typed; the eye at its end shows it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.eye = self.addAction(icon("eye", "muted"), QLineEdit.ActionPosition.TrailingPosition)
        self.eye.triggered.connect(self.toggle)

    def retranslate(self, _: Translator, name: str) -> None:
        """Speak another language; the name is what a screen reader calls the line."""
        self.setAccessibleName(name)
        self.eye.setToolTip(_("Show what is typed"))
        self.eye.setText(_("Show what is typed"))

    def toggle(self) -> None:
        """Show what is typed, or hide it again."""
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        self.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)

    def frame(self, wrong: bool) -> None:
        """Frame it where it is not what it must be."""
        if bool(self.property("wrong")) != wrong:
            self.setProperty("wrong", wrong)
            self.style().polish(self)
