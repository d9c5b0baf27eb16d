"""A new passphrase: one that the program makes and the person writes down, or one's own.

panel.passphrase         # "" until it is confirmed
panel.trouble            # why not yet: one sentence, or ""
"""

from __future__ import annotations

import os

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLayout,
    QLineEdit,
    QRadioButton,
    QStackedLayout,
    QWidget,
)

from declaration.vault.errors import MistypedError, ShortPassphraseError
from declaration.vault.key import ENTROPY, new_passphrase, own_passphrase
from desktop.texts import Translator, mark
from desktop.vault.words import said
from desktop.widgets.icons import icon
from desktop.widgets.parts import across, button, down, label
from desktop.widgets.secret_field import SecretField

ASKED = 2
"""So many groups are typed back."""
ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})

WRITE_DOWN = mark(
    "Write it down and keep it away from this computer. With it and the file everything can be "
    "read; without it nobody can open the file on another computer. It is shown this once."
)
DIFFERS = mark("This is not the group as it stands above. Compare it letter by letter.")
NOT_TWICE = mark("The two passphrases are not the same. Type the second one once more.")


class PassphrasePanel(QWidget):
    """Lets a person take a recovery passphrase, or choose one.

    Signals:
        changed: another passphrase, or another part of it was typed.
        print_wanted: the recovery passphrase is to be printed.
    """

    changed = Signal()
    print_wanted = Signal()

    def __init__(self, _: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ = _
        self.made = new_passphrase(os.urandom(ENTROPY))
        self._groups = self.made.split("-")
        self._asked = sorted(_two_of(len(self._groups)))
        self.by_program, self.own = QRadioButton(), QRadioButton()
        self.by_program.setChecked(True)
        self.shown, self._write_down = label(name="secret"), label(wrap=True)
        self.print_it = button()
        self.typed = [QLineEdit() for _ in self._asked]
        self._type_back = label(wrap=True)
        self.first, self.second = SecretField(), SecretField()
        self._own_words = [label(), label()]
        self._rule = label(muted=True, wrap=True)
        self._both = QStackedLayout()
        self._build()
        self._speak()

    def _build(self) -> None:
        for part in (self._made_part(), self._own_part()):
            self._both.addWidget(part)
        whole = down(self.by_program, self.own, gap=6)
        whole.addSpacing(8)
        whole.addLayout(self._both)
        whole.setContentsMargins(0, 0, 0, 0)
        self.setLayout(whole)
        self.by_program.toggled.connect(self._switch)
        self.print_it.clicked.connect(self.print_wanted)
        for field in (*self.typed, self.first, self.second):
            field.textChanged.connect(self.changed)

    def _made_part(self) -> QWidget:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(15)
        font.setBold(True)
        self.shown.setFont(font)
        self.shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        frame = QFrame()
        frame.setProperty("card", True)
        inside = down(self.shown)
        inside.setContentsMargins(8, 14, 8, 14)
        frame.setLayout(inside)
        printing = across(self.print_it)
        printing.addStretch(1)
        back = across()
        for field, at in zip(self.typed, self._asked, strict=True):
            words = label()
            words.setText(self._("Group {n}").format(n=at + 1))
            words.setBuddy(field)
            field.setMaxLength(8)
            field.setFixedWidth(110)
            field.setAccessibleName(words.text())
            back.addWidget(words)
            back.addWidget(field)
            back.addSpacing(16)
        back.addStretch(1)
        return _holding(frame, self._write_down, printing, self._type_back, back)

    def _own_part(self) -> QWidget:
        grid = QGridLayout()
        grid.setVerticalSpacing(8)
        for row, (words, field) in enumerate(
            zip(self._own_words, (self.first, self.second), strict=True)
        ):
            words.setBuddy(field)
            grid.addWidget(words, row, 0)
            grid.addWidget(field, row, 1)
        grid.setColumnStretch(1, 1)
        return _holding(self._rule, grid)

    def _speak(self) -> None:
        _ = self._
        self.by_program.setText(_("A recovery passphrase that the program makes (safest)"))
        self.own.setText(_("A passphrase of your own"))
        self.shown.setText(f"{'-'.join(self._groups[:4])}-\n{'-'.join(self._groups[4:])}")
        self.shown.setAccessibleName(_("Recovery passphrase"))
        self.shown.setAccessibleDescription(" ".join(self._groups))
        self._write_down.setText(_(WRITE_DOWN))
        self.print_it.setText(_("Print it…"))
        self.print_it.setIcon(icon("print"))
        first, second = (at + 1 for at in self._asked)
        self._type_back.setText(
            _(
                "Type groups {first} and {second} from your paper, so that it is surely there:"
            ).format(first=first, second=second)
        )
        self._rule.setText(
            _(
                "At least 12 letters; four or five words that nobody would put together are good. "
                "Write it down as well: nobody can find it out again."
            )
        )
        for words, field, text in zip(
            self._own_words,
            (self.first, self.second),
            (_("Passphrase"), _("The same once more")),
            strict=True,
        ):
            words.setText(text)
            field.retranslate(_, text)

    @property
    def is_own(self) -> bool:
        """Whether the person chooses the passphrase."""
        return self.own.isChecked()

    @property
    def passphrase(self) -> str:
        """The passphrase, once it is confirmed; "" before."""
        if not self.is_own:
            return self.made if all(map(self._is_group, range(ASKED))) else ""
        try:
            used = own_passphrase(self.first.text())
        except (ShortPassphraseError, MistypedError):
            return ""
        return used if self.first.text() == self.second.text() else ""

    @property
    def trouble(self) -> str:
        """Why it is not confirmed, where something was typed that cannot be; "" otherwise."""
        if self.is_own:
            return self._own_trouble()
        filled = (i for i in range(ASKED) if len(self.typed[i].text().strip()) >= len(_FULL))
        return "" if all(map(self._is_group, filled)) else self._(DIFFERS)

    def _own_trouble(self) -> str:
        try:
            if self.first.text() and not self.first.hasFocus():
                own_passphrase(self.first.text())
        except (ShortPassphraseError, MistypedError) as problem:
            return said(problem, self._.language)
        begun = len(self.second.text()) >= len(self.first.text()) > 0
        return self._(NOT_TWICE) if begun and self.first.text() != self.second.text() else ""

    def _is_group(self, which: int) -> bool:
        typed = self.typed[which].text().strip().upper().translate(ALIKE)
        return typed == self._groups[self._asked[which]]

    def _switch(self) -> None:
        self._both.setCurrentIndex(1 if self.is_own else 0)
        (self.first if self.is_own else self.typed[0]).setFocus()
        self.changed.emit()


_FULL = "XXXX"
"""As long as a group is."""


def _two_of(count: int) -> set[int]:
    """Return two different places below a number, by chance."""
    first = os.urandom(1)[0] % count
    return {first, (first + 1 + os.urandom(1)[0] % (count - 1)) % count}


def _holding(*items: QWidget | QLayout) -> QWidget:
    """Return a widget with some below each other, and what is left of its height below them."""
    made = QWidget()
    column = down(*items, gap=10)
    column.addStretch(1)
    column.setContentsMargins(0, 0, 0, 0)
    made.setLayout(column)
    return made
