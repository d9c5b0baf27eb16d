"""What stands in place of the list where there is nothing to list, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.formatting import number
from desktop.texts import Translator, translate
from desktop.widgets.icons import pixmap
from desktop.widgets.parts import across, button, label

WIDTH = 460
"""Of the sentence [pixels]."""


class NothingFound(QWidget):
    """A sign, a sentence, and where a filter hides findings a button that takes it away.

    Signals:
        show_all: every open finding is to be shown.
    """

    show_all = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ = translate("en")
        self._picture, self._words = label(), label(strong=True, wrap=True)
        self._words.setFixedWidth(WIDTH)
        for part in (self._picture, self._words):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = button(primary=True)
        self.button.clicked.connect(self.show_all)
        whole = QVBoxLayout(self)
        whole.setSpacing(12)
        whole.addStretch(2)
        for widget in (self._picture, self._words, self.button):
            row = across(widget)
            row.insertStretch(0, 1)
            row.addStretch(1)
            whole.addLayout(row)
        whole.addStretch(3)

    def retranslate(self, _: Translator) -> None:
        """Speak another language."""
        self._ = _
        self.button.setText(_("Show every open finding"))

    def explain(self, findings: int, accepted: int, checks: int) -> None:
        """Say why nothing is listed.

        Args:
            findings: so many there are.
            accepted: so many of them are accepted.
            checks: so many checks ran.
        """
        _, is_filtered = self._, findings > accepted
        if is_filtered:
            words = _("No finding fits the filter.")
        elif findings:
            words = _("Every finding was looked at and accepted.")
        else:
            words = _.ngettext(
                "{n} check ran, and nothing was found.",
                "{n} checks ran, and nothing was found.",
                checks,
            ).format(n=number(checks))
        sign, tone = ("filter", "muted") if is_filtered else ("good", "good")
        self._picture.setPixmap(pixmap(sign, 40, tone, self.devicePixelRatioF()))
        self._words.setText(words)
        self.button.setVisible(is_filtered)
        self.setAccessibleName(words)
