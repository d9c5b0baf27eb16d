"""Texts that may be longer than their room: cut with an ellipsis, whole where the pointer rests."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
)

LEAST = 96
"""Room that a cut text keeps [pixels]."""

Mode = Qt.TextElideMode


class ElidedLabel(QLabel):
    """One line of a label that gives way to its neighbours.

    Args:
        mode: where it is cut.
        strong: as ``parts.label`` has it.
    """

    def __init__(self, mode: Mode = Mode.ElideRight, *, strong: bool = False) -> None:
        super().__init__()
        self._mode = mode
        self.setProperty("strong", strong)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Return that little room is enough."""
        whole = super().sizeHint()
        return QSize(min(LEAST, whole.width()), whole.height())

    def sizeHint(self) -> QSize:
        """Return the room in which nothing is cut."""
        return super().sizeHint()

    def setText(self, text: str) -> None:
        """Set the text."""
        super().setText(text)
        self._hint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say the whole text where the pointer rests, if it is cut now."""
        super().resizeEvent(event)
        self._hint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what there is room for."""
        painter, room = QPainter(self), self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), self._mode, room.width())
        side = int(self.alignment() | Qt.AlignmentFlag.AlignVCenter)
        role, palette = self.foregroundRole(), self.palette()
        self.style().drawItemText(painter, room, side, palette, self.isEnabled(), text, role)

    def _hint(self) -> None:
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
        self.setToolTip(self.text() if cut else "")


class ElidedChoice(QComboBox):
    """A drop-down list that cuts a long entry with an ellipsis.

    Args:
        mode: where it is cut.
    """

    def __init__(self, mode: Mode = Mode.ElideRight) -> None:
        super().__init__()
        self._mode = mode

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as every drop-down list, the text shortened to its room."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self._room(option)
        option.currentText = self.fontMetrics().elidedText(option.currentText, self._mode, room)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def _room(self, option: QStyleOptionComboBox) -> int:
        """Return the width for the words, beside the entry's icon [pixels]."""
        field = QStyle.SubControl.SC_ComboBoxEditField
        box = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self)
        sign = 0 if option.currentIcon.isNull() else option.iconSize.width() + 4
        return box.width() - sign - 4
