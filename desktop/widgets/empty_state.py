"""What a page shows before it has anything to show: what to do first, and the button for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.texts import Translator, mark
from desktop.widgets import parts
from desktop.widgets.icons import pixmap
from desktop.widgets.parts import label

if TYPE_CHECKING:
    from desktop.session import State

NO_FILES = mark("First give the payroll of the month: drop the workbook anywhere in this window.")
NO_MONTH = mark("First say on the Payroll page which month this payroll is of.")
READING = mark("The payroll is being read…")
NONE_READ = mark("No sheet could be read from the files. The Payroll page says why.")
NOT_READ = mark("The payroll was not read to its end. Press F5 to read it again.")

WIDTH = 520
"""Of the sentences [pixels]."""


class EmptyState(QWidget):
    """An icon, a sentence on what this page is for, what to do first, and perhaps a button.

    Args:
        icon: name of the icon.
        purpose: one sentence on what will be here, marked for translation.
        button: what the button does, marked; "" for none.
        act: called by the button.
        primary: whether that is what most people do first.
    """

    def __init__(
        self,
        icon: str,
        purpose: str,
        button: str = "",
        act: Callable[[], None] | None = None,
        *,
        primary: bool = True,
    ) -> None:
        super().__init__()
        self._icon_name, self._purpose_text, self._button_text = icon, purpose, button
        self._step_text = NO_FILES
        self._picture = label()
        self._purpose = label(strong=True, wrap=True)
        self._step = label(muted=True, wrap=True)
        for part in (self._picture, self._purpose, self._step):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._button = parts.button(primary=primary)
        if not button:
            self._button.hide()
        if act:
            self._button.clicked.connect(act)
        self._build()

    def _build(self) -> None:
        for words in (self._purpose, self._step):
            words.setMinimumWidth(WIDTH)
            words.setMaximumWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(self._picture)
        column.addLayout(_centred(self._purpose))
        column.addLayout(_centred(self._step))
        column.addLayout(_centred(self._button))
        column.addStretch(3)

    def retranslate(self, _: Translator) -> None:
        """Speak another language."""
        self._ = _
        self._purpose.setText(_(self._purpose_text))
        self._step.setText(_(self._step_text))
        self._button.setText(_(self._button_text))

    def show_state(self, state: State) -> None:
        """Say what is to be done first in a state of the session."""
        self._step_text = first_step(state)
        self._step.setText(self._(self._step_text))
        self._button.setVisible(
            bool(self._button_text) and not (state.bench.sources or state.bench.is_nil)
        )
        self._picture.setPixmap(pixmap(self._icon_name, 40, "muted", self.devicePixelRatioF()))


def _centred(part: QWidget) -> QHBoxLayout:
    """Return a row with a widget in its middle; a wrapped label keeps its height in it."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(part)
    row.addStretch(1)
    return row


def first_step(state: State) -> str:
    """Return the English sentence on what comes first."""
    if not state.bench.sources and not state.bench.is_nil:
        return NO_FILES
    if state.bench.month is None:
        return NO_MONTH
    if state.month is not None and not state.is_stale:
        return NONE_READ
    return READING if state.is_working else NOT_READ
