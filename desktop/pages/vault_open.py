"""The question for the passphrase of a vault; it stays open until the vault does."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.pages.vault_dialog import VaultDialog
from desktop.texts import Translator
from desktop.widgets.parts import down, label
from desktop.widgets.secret_field import SecretField


class PassphraseDialog(VaultDialog):
    """Asks for a passphrase.

    Args:
        path: of the vault.
        why: why it is asked for, one sentence; "" where that is plain.
        can_remember: whether this computer can keep the key.
        _: the language.

    Signals:
        given(str, bool): a passphrase, and whether this computer is to remember the vault.
    """

    given = Signal(str, bool)

    def __init__(
        self,
        path: Path,
        why: str,
        _: Translator,
        *,
        can_remember: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_, parent)
        self.setProperty("help_target", "vault#passphrase")
        self._what, self._where = label(strong=True, wrap=True), label(muted=True, wrap=True)
        self._why, self._words = label(wrap=True), label()
        self.passphrase, self.remember = SecretField(), QCheckBox()
        self._words.setBuddy(self.passphrase)
        self._why.setVisible(bool(why))
        self.remember.setVisible(can_remember)
        content = down(self._what, self._where, self._why, gap=6)
        content.addSpacing(8)
        for part in (self._words, self.passphrase, self.remember):
            content.addWidget(part)
        self.lay_out(content)
        self._speak(path, why)
        self.passphrase.textChanged.connect(self._check)
        self.go.clicked.connect(self._give)
        self._check()
        self.passphrase.setFocus()

    def refuse(self, sentence: str) -> None:
        """Say why it did not open; what was typed can be mended."""
        self.be_busy(False)
        self.say(sentence)
        self.passphrase.frame(True)
        self.passphrase.setFocus()
        self.passphrase.selectAll()

    def be_busy(self, busy: bool) -> None:
        """Wait while the key is made and the vault opened."""
        for part in (self.passphrase, self.remember):
            part.setEnabled(not busy)
        self.go.setEnabled(not busy)
        self.go.setText(self._("Opening…") if busy else self._("Open"))

    def _speak(self, path: Path, why: str) -> None:
        _ = self._
        self.setWindowTitle(_("Open a vault"))
        self._what.setText(_("The passphrase of “{name}”").format(name=path.stem))
        self._where.setText(str(path.parent))
        self._why.setText(why)
        self._words.setText(_("Passphrase"))
        self.passphrase.retranslate(_, _("Passphrase"))
        self.remember.setText(_("Remember on this computer"))
        self.remember.setToolTip(
            _("The computer’s key store keeps the key: the vault opens here without the passphrase")
        )
        self.be_busy(False)

    def _check(self) -> None:
        self.passphrase.frame(False)
        self.go.setEnabled(bool(self.passphrase.text().strip()))

    def _give(self) -> None:
        self.say("")
        self.be_busy(True)
        self.given.emit(self.passphrase.text(), self.remember.isChecked())
