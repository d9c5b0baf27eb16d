"""The column under the cursor in full: heading, samples, field, article, open questions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.texts import Translator
from desktop.widgets.card import Card
from desktop.widgets.parts import label

HEIGHT, LOW = 104, 72
"""At least; what is more is scrolled to [pixels]."""


class ColumnCard(Card):
    """A title, and paragraphs below it, the muted ones less important."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setMinimumHeight(HEIGHT)
        self._area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.content.addWidget(self._area, 1)

    def retranslate(self, _: Translator) -> None:
        """Speak another language."""
        self.setAccessibleName(_("The column under the cursor"))
        self._area.setAccessibleName(_("The column under the cursor"))

    def be_low(self, low: bool) -> None:
        """Leave room for something else on the page."""
        self._area.setMinimumHeight(LOW if low else HEIGHT)

    def show_column(self, title: str, questions: str, remarks: Sequence[str]) -> None:
        """Show a column.

        Args:
            title: letter and heading.
            questions: what a person should look at, or "".
            remarks: further paragraphs; empty ones are left out.
        """
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(4)
        paragraphs = [(title, True, False), (questions, False, False)]
        paragraphs += [(text, False, True) for text in remarks]
        for text, strong, muted in paragraphs:
            if text:
                made = label(wrap=True, strong=strong, muted=muted)
                made.setText(text)
                made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                column.addWidget(made)
        column.addStretch(1)
        old = self._area.takeWidget()
        if old is not None:
            old.deleteLater()
        self._area.setWidget(inside)
