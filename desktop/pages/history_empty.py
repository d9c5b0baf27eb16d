"""What the History page shows while no vault is open: what a vault is for, and the ways to one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.texts import Translator, mark, translate
from desktop.widgets.icons import icon, pixmap
from desktop.widgets.parts import button, label

PURPOSE = mark("A vault keeps every month of the enterprise in one encrypted file.")
WHAT = mark(
    "While a month is worked on it is a draft there; once it is declared it is sealed, and nobody "
    "can alter it. Later months are compared with it, and what was declared can be proven for "
    "years."
)
WIDTH = 560
"""Of the sentences [pixels]."""
SHOWN = 3
"""So many recent vaults have a button."""


class NoVault(QWidget):
    """Two sentences, the recent vaults, and two buttons.

    Signals:
        open_wanted(Path): open a recent vault.
    """

    open_wanted = Signal(object)

    def __init__(self, ask_open: Callable[[], None], ask_new: Callable[[], None]) -> None:
        super().__init__()
        self._ = translate("en")
        self._picture = label()
        self._purpose, self._what = label(strong=True, wrap=True), label(muted=True, wrap=True)
        self.recent = QVBoxLayout()
        self.open, self.new = button(), button(primary=True)
        self.open.clicked.connect(ask_open)
        self.new.clicked.connect(ask_new)
        self._build()

    def _build(self) -> None:
        for words in (self._purpose, self._what):
            words.setFixedWidth(WIDTH)
        for part in (self._picture, self._purpose, self._what):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(self._picture)
        column.addLayout(_centred(self._purpose))
        column.addLayout(_centred(self._what))
        column.addLayout(_centred(self.open, self.new))
        column.addSpacing(8)
        column.addLayout(self.recent)
        column.addStretch(3)

    def retranslate(self, _: Translator) -> None:
        """Speak another language."""
        self._ = _
        self._purpose.setText(_(PURPOSE))
        self._what.setText(_(WHAT))
        self.open.setText(_("Open a vault…"))
        self.open.setIcon(icon("open"))
        self.new.setText(_("Make a vault…"))
        self.new.setIcon(icon("vault", "on_accent"))

    def show_recent(self, names: Sequence[str]) -> None:
        """Show the vaults opened lately that are still there."""
        self._picture.setPixmap(pixmap("vault", 40, "muted", self.devicePixelRatioF()))
        while item := self.recent.takeAt(0):
            _let_go(item.layout())
        paths = [path for path in map(Path, names) if path.is_file()]
        for path in paths[:SHOWN]:
            one = button(flat=True)
            one.setText(self._("Open “{name}”").format(name=path.stem))
            one.setToolTip(str(path))
            one.clicked.connect(partial(self.open_wanted.emit, path))
            self.recent.addLayout(_centred(one))


def _centred(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row


def _let_go(row: object) -> None:
    """Let the widgets of a row go."""
    if not isinstance(row, QHBoxLayout):
        return
    while item := row.takeAt(0):
        if part := item.widget():
            part.hide()
            part.deleteLater()
