"""What dialogs about a vault have in common: width, foot, one sentence on what is in the way."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QWidget

from desktop.texts import Translator
from desktop.widgets.card import Badge
from desktop.widgets.parts import across, button, down

WIDTH = 560
"""Of the dialogs [pixels]."""
EDGES = (24, 20, 24, 20)
"""Around their content [pixels]."""


class VaultDialog(QDialog):
    """A dialog as wide as the others and as high as its words need.

    Attributes:
        trouble: one sentence on what is in the way; hidden where nothing is.
        go, cancel: the buttons at its foot.
    """

    def __init__(self, _: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ = _
        self.trouble = Badge(wrap=True)
        self.trouble.hide()
        self.go, self.cancel = button(primary=True), button()
        self.go.setDefault(True)
        self.cancel.setAutoDefault(False)
        self.cancel.setText(_("Cancel"))
        self.cancel.clicked.connect(self.reject)

    def lay_out(self, content: QLayout, *left: QWidget) -> None:
        """Put content, trouble and foot below each other; some buttons at the foot's left."""
        whole = down(content, self.trouble, gap=16)
        whole.addLayout(self._foot(left))
        whole.setContentsMargins(*EDGES)
        self.setLayout(whole)

    def refuse(self, sentence: str) -> None:
        """Say why what was asked for was not done; it can be asked for once more."""
        self.say(sentence)

    def say(self, trouble: str) -> None:
        """Say what is in the way, "" for nothing."""
        self.trouble.setVisible(bool(trouble))
        self.trouble.set("error" if trouble else "", "error", trouble)
        self.fit()

    def fit(self) -> None:
        """Take the height that the sentences need in this width."""
        column = self.layout()
        if column is not None and self.isVisible():
            column.activate()
            self.setFixedSize(WIDTH, column.totalHeightForWidth(WIDTH))

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height that is needed before it is seen."""
        super().showEvent(event)
        self.fit()

    def _foot(self, left: tuple[QWidget, ...]) -> QHBoxLayout:
        foot = across(*left)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.go)
        return foot
