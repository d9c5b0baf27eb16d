"""Changing the passphrase of the open vault."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.pages.vault_dialog import VaultDialog
from desktop.pages.vault_passphrase import PassphrasePanel
from desktop.texts import Translator, mark
from desktop.widgets.parts import down, label

WHAT = mark(
    "From then on only the new passphrase opens “{name}”. Copies made before still open with the "
    "old one: keep its paper as long as you keep them."
)


class RekeyDialog(VaultDialog):
    """Asks for the new passphrase.

    Args:
        name: of the vault.
        _: the language.

    Signals:
        wanted(str): the new passphrase, confirmed.
        print_wanted(str, str): a passphrase, and the name of the vault.
    """

    wanted = Signal(str)
    print_wanted = Signal(str, str)

    def __init__(self, name: str, _: Translator, parent: QWidget | None = None) -> None:
        super().__init__(_, parent)
        self.setProperty("help_target", "vault#passphrase")
        self.panel, what = PassphrasePanel(_), label(wrap=True)
        self.setWindowTitle(_("Change the passphrase"))
        what.setText(_(WHAT).format(name=name))
        self.lay_out(down(what, self.panel, gap=12))
        self.panel.changed.connect(self._check)
        self.panel.print_wanted.connect(lambda: self.print_wanted.emit(self.panel.made, name))
        self.go.clicked.connect(self._give)
        self.be_busy(False)
        self._check()
        self.panel.typed[0].setFocus()

    def refuse(self, sentence: str) -> None:
        """Say why it was not changed; the old passphrase stays."""
        self.be_busy(False)
        self.say(sentence)

    def be_busy(self, busy: bool) -> None:
        """Wait while the vault is written anew."""
        self.panel.setEnabled(not busy)
        self.go.setEnabled(not busy)
        self.go.setText(self._("Changing it…") if busy else self._("Change the passphrase"))

    def _check(self) -> None:
        self.go.setEnabled(bool(self.panel.passphrase))
        self.say(self.panel.trouble)

    def _give(self) -> None:
        self.be_busy(True)
        self.wanted.emit(self.panel.passphrase)
