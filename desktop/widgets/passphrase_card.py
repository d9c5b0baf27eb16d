"""Asks for the passphrase of vaults that do not open; one may open several of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.formatting import listed, number
from desktop.texts import Translator, translate
from desktop.widgets.card import Card
from desktop.widgets.parts import across, button, label
from desktop.widgets.secret_field import SecretField

NAMED = 4
"""So many vaults are named; of more it is said how many."""


class PassphraseCard(Card):
    """Which vaults are shut, a line for a passphrase, and whether it is to be remembered.

    Signals:
        given(str, bool): a passphrase, and whether this computer is to remember the vaults.
    """

    given = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ = translate("en")
        self._names: Sequence[str] = ()
        self._remark = ""
        self._words = label(wrap=True)
        self.passphrase, self.remember = SecretField(), QCheckBox()
        self.passphrase.setFixedWidth(240)
        self.open_button = button()
        row = across(gap=12)
        row.addWidget(self._words, 1)
        for part in (self.passphrase, self.open_button, self.remember):
            row.addWidget(part)
        self.content.addLayout(row)
        self.passphrase.returnPressed.connect(self._give)
        self.passphrase.textChanged.connect(self._check)
        self.open_button.clicked.connect(self._give)
        self._check()
        self.hide()

    def retranslate(self, _: Translator) -> None:
        """Speak another language."""
        self._ = _
        self.setAccessibleName(_("Passphrase of the vaults"))
        self.passphrase.retranslate(_, _("Passphrase"))
        self.passphrase.setPlaceholderText(_("Passphrase"))
        self.remember.setText(_("Remember on this computer"))
        self.remember.setToolTip(
            _("The computer’s key store keeps the key: the vault opens here without the passphrase")
        )
        self.open_button.setText(_("Open"))
        self._say()

    def show_vaults(self, names: Sequence[str], remark: str = "") -> None:
        """Show which vaults are shut; none hides the card.

        Args:
            names: of them.
            remark: what came of the passphrase given last, translated.
        """
        self._names, self._remark = names, remark
        self.passphrase.frame(bool(remark))
        self.setVisible(bool(names))
        self.be_busy(False)
        self._say()

    def be_busy(self, busy: bool) -> None:
        """Wait while a passphrase is tried."""
        for part in (self.passphrase, self.remember):
            part.setEnabled(not busy)
        self._check()

    def _say(self) -> None:
        _, count = self._, len(self._names)
        text = _.ngettext(
            "{n} vault needs its passphrase: {names}.",
            "{n} vaults need their passphrase: {names}. One may open several.",
            count,
        )
        names = listed([f"“{name}”" for name in self._names[:NAMED]], _.language)
        if count > NAMED:
            names = _("{names} and {n} more").format(names=names, n=number(count - NAMED))
        said = text.format(n=number(count), names=names)
        self._words.setText(f"{said} {self._remark}".strip())

    def _check(self) -> None:
        self.passphrase.frame(bool(self._remark) and not self.passphrase.text())
        self.open_button.setEnabled(self.passphrase.isEnabled() and bool(self.passphrase.text()))

    def _give(self) -> None:
        if self.open_button.isEnabled():
            self.given.emit(self.passphrase.text(), self.remember.isChecked())
            self.passphrase.clear()
            self.be_busy(True)
