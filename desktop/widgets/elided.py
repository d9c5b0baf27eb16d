"""Texts that may be longer than their room: cut with an ellipsis, whole where the pointer rests.

Qt's styles are loaded by what is drawn in parts, which the start does not show: making their many
names takes as long as a page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QSizePolicy

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionComboBox

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
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, self.alignment() | Qt.AlignmentFlag.AlignVCenter, text)

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
        from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QStylePainter

        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self._room(option)
        option.currentText = self.fontMetrics().elidedText(option.currentText, self._mode, room)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def _room(self, option: QStyleOptionComboBox) -> int:
        """Return the width for the words, beside the entry's icon [pixels]."""
        from PySide6.QtWidgets import QStyle

        field = QStyle.SubControl.SC_ComboBoxEditField
        box = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self)
        sign = 0 if option.currentIcon.isNull() else option.iconSize.width() + 4
        return box.width() - sign - 4


class ElidedButton(QPushButton):
    """A button whose words, as the path of a folder, are cut in their middle where they are long.

    The whole words are said where the pointer rests, before whatever else is said there.
    """

    def __init__(self) -> None:
        super().__init__()
        self._tip = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def setToolTip(self, text: str) -> None:
        """Set what is said where the pointer rests."""
        self._tip = text
        self._hint()

    def setText(self, text: str) -> None:
        """Set the words."""
        super().setText(text)
        self._hint()

    def minimumSizeHint(self) -> QSize:
        """Return that little room is enough."""
        whole = super().sizeHint()
        return QSize(min(2 * LEAST, whole.width()), whole.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as every button, the words shortened to their room."""
        from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

        painter, option = QStylePainter(self), QStyleOptionButton()
        self.initStyleOption(option)
        part = QStyle.SubElement.SE_PushButtonContents
        room = self.style().subElementRect(part, option, self).width()
        room -= 0 if option.icon.isNull() else option.iconSize.width() + 4
        option.text = self.fontMetrics().elidedText(option.text, Mode.ElideMiddle, room)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)

    def _hint(self) -> None:
        super().setToolTip("\n".join(filter(None, (self.text(), self._tip))))
