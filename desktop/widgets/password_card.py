"""Asks for the password of a locked workbook; it may be remembered in the system's key store."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from desktop.formatting import paragraph
from desktop.texts import Translator, translate
from desktop.widgets.card import Card
from desktop.widgets.icons import icon
from desktop.widgets.parts import across, button, label


class PasswordCard(Card):
    """Shown while a file is locked.

    Signals:
        given(str, bool): a password, and whether it is to be remembered.
    """

    given = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ = translate("en")
        self._files: Sequence[str] = ()
        self._tried = 0
        self._words = label(wrap=True)
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setFixedWidth(280)
        self._eye = self.password.addAction(QIcon(), QLineEdit.ActionPosition.TrailingPosition)
        self.remember = QCheckBox()
        self.open_button = button(primary=True)
        row = across(self.password, self.open_button, self.remember)
        row.addStretch(1)
        self.content.addWidget(self._words)
        self.content.addLayout(row)
        self.password.returnPressed.connect(self._give)
        self.open_button.clicked.connect(self._give)
        self._eye.triggered.connect(self._toggle)
        self.hide()

    def retranslate(self, _: Translator) -> None:
        """Speak another language."""
        self._ = _
        self.set_title(_("Locked with a password"))
        self.password.setAccessibleName(_("Password"))
        self.password.setPlaceholderText(_("Password"))
        self.remember.setText(_("Remember it in this computer’s key store"))
        self.open_button.setText(_("Unlock"))
        self._eye.setToolTip(_("Show what is typed"))
        self._say()

    def show_files(self, files: Sequence[str], tried: int, can_remember: bool) -> None:
        """Show which files are locked; none hides the card.

        Args:
            files: their names.
            tried: how many passwords were given so far.
            can_remember: whether the computer has a key store.
        """
        fresh = bool(files) and not self.isVisible()
        self._files, self._tried = files, tried
        self.setVisible(bool(files))
        self.remember.setVisible(can_remember)
        if files:
            self._eye.setIcon(icon("eye", "muted"))
        self._say()
        if fresh:
            self.password.clear()
            self.password.setFocus()

    def _say(self) -> None:
        names = ", ".join(f"“{name}”" for name in self._files)
        text = self._("{files} cannot be opened without its password.").format(files=names)
        if self._tried:
            text = paragraph((text, self._("None of the passwords given so far opens it.")))
        self._words.setText(text)

    def _give(self) -> None:
        if self.password.text():
            self.given.emit(self.password.text(), self.remember.isChecked())
            self.password.selectAll()

    def _toggle(self) -> None:
        hidden = self.password.echoMode() == QLineEdit.EchoMode.Password
        mode = QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password
        self.password.setEchoMode(mode)
