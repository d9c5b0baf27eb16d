"""The column under the cursor in full: heading, samples, field, article, questions and answers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.texts import Translator
from desktop.widgets.card import Card
from desktop.widgets.flow import Flow
from desktop.widgets.parts import button, label

HEIGHT, LOW = 104, 72
"""At least; what is more is scrolled to [pixels]."""
EDGE, GAP = 16, 8
"""Around the card's content, and between its parts [pixels]."""


class ColumnCard(Card):
    """A title, paragraphs below it, the muted ones less important, and buttons that answer.

    Signals:
        answered(int): which of the answers was pressed.
    """

    answered = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setMinimumHeight(HEIGHT)
        self._area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.content.addWidget(self._area, 1)
        self._answers, self._flow = QWidget(), Flow(8)
        self._answers.setLayout(self._flow)
        self._answers.hide()
        self.content.addWidget(self._answers)
        self._is_low = False

    def retranslate(self, _: Translator) -> None:
        """Speak another language."""
        self.setAccessibleName(_("The column under the cursor"))
        self._area.setAccessibleName(_("The column under the cursor"))

    def be_low(self, low: bool) -> None:
        """Leave room for something else on the page."""
        self._is_low = low
        self._fit()

    def _fit(self) -> None:
        """Give the buttons the rows that they need in this width."""
        has_answers = self._flow.count() > 0
        self._answers.setVisible(has_answers)
        text = LOW if self._is_low or has_answers else HEIGHT
        buttons = self._flow.heightForWidth(max(self.width() - 2 * EDGE, 200)) if has_answers else 0
        self._area.setMinimumHeight(text)
        self._answers.setFixedHeight(buttons)
        self.setMinimumHeight(text + (buttons + GAP if buttons else 0) + 2 * EDGE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the buttons into another width."""
        super().resizeEvent(event)
        self._fit()

    def show_answers(self, words: Sequence[str]) -> None:
        """Show a button for each answer, translated; none where nothing is open."""
        while item := self._flow.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for at, text in enumerate(words):
            made = button(primary=at == 0)
            made.setText(text)
            made.clicked.connect(lambda _on=False, at=at: self.answered.emit(at))
            self._flow.addWidget(made)
            made.show()  # at once: what is hidden takes no room in the flow
        self._fit()

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
