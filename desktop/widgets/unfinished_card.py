"""Months that were left unfinished: go on with one, throw it away, or leave it for later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.texts import Translator, translate
from desktop.widgets.card import Card
from desktop.widgets.parts import across, button, label

SHOWN = 2
"""Months shown at once; the others follow when one of these is done with."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """One unfinished month.

    Attributes:
        words: whose it is, which month, how much is in it.
        is_gone: whether it was thrown away just now, and can still be brought back.
    """

    words: str
    is_gone: bool = False


class UnfinishedCard(Card):
    """A line a month.

    Signals:
        wanted(int): go on with this one.
        dropped(int): throw it away, or bring it back where it was thrown away.
        later: leave them all for the next start.
    """

    wanted = Signal(int)
    dropped = Signal(int)
    later = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ = translate("en")
        self._months: Sequence[Unfinished] = ()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self._more = label(muted=True)
        self.later_button = button(flat=True)
        self.later_button.clicked.connect(self.later)
        head = across(self._title)
        head.addStretch(1)
        head.addWidget(self.later_button)
        self.content.addLayout(head)
        self.content.addLayout(self._lines)
        self.content.addWidget(self._more)
        self.hide()

    def retranslate(self, _: Translator) -> None:
        """Speak another language."""
        self._ = _
        self.set_title(_("Begun and not finished"))
        self.later_button.setText(_("Later"))
        self.later_button.setToolTip(_("They stay, and are offered at the next start"))
        self.show_months(self._months)

    def show_months(self, months: Sequence[Unfinished]) -> None:
        """Show the months, the latest first; none hides the card."""
        self._months = months
        while item := self._lines.takeAt(0):
            if row := item.widget():
                row.hide()
                row.deleteLater()
        shown = SHOWN + sum(month.is_gone for month in months)  # what is thrown away hides none
        for at, month in enumerate(months[:shown]):
            self._lines.addWidget(self._line(at, month))
        more = max(len(months) - shown, 0)
        words = self._.ngettext("{n} more", "{n} more", more)
        self._more.setText(words.format(n=more))
        self._more.setVisible(bool(more))
        self.setVisible(bool(months))

    def _line(self, at: int, month: Unfinished) -> QWidget:
        _, words = self._, label(wrap=True, muted=month.is_gone)
        words.setText(_("Thrown away: {month}").format(month=month.words) if month.is_gone else "")
        if not month.is_gone:
            words.setText(month.words)
        drop, go_on = button(), button(primary=at == 0)
        drop.setText(_("Bring it back") if month.is_gone else _("Throw it away"))
        go_on.setText(_("Go on with it"))
        go_on.setHidden(month.is_gone)
        for part in (drop, go_on):
            part.setAccessibleDescription(month.words)
        drop.clicked.connect(lambda: self.dropped.emit(at))
        go_on.clicked.connect(lambda: self.wanted.emit(at))
        row = across(words, drop, go_on)
        row.setStretch(0, 1)
        row.setContentsMargins(0, 0, 0, 0)
        line = QWidget()
        line.setLayout(row)
        return line
