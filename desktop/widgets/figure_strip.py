"""A row of figures in one low frame: the words above, the figure below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from desktop.widgets.parts import down, label


class FigureStrip(QFrame):
    """Some figures that matter, beside each other.

    Args:
        count: how many.
    """

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._parts = [(label(muted=True), _figure()) for _n in range(count)]
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(24)
        for words, figure in self._parts:
            row.addLayout(down(words, figure, gap=0), 1)

    def set(self, figures: Sequence[tuple[str, str, str]]) -> None:
        """Set words, figure and a remark for the pointer, all translated and formatted."""
        for (words, figure), (said, number, remark) in zip(self._parts, figures, strict=True):
            words.setText(said)
            words.setToolTip(remark)
            figure.setText(number)
            figure.setToolTip(remark)
            figure.setAccessibleName(f"{said}: {number}")
            figure.setAccessibleDescription(remark)


def _figure() -> QLabel:
    made = label(strong=True)
    made.setStyleSheet("font-size: 14pt; font-weight: 700;")
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
