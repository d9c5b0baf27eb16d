"""A column of the registrations' board: a big number that is also a filter."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop import theme
from desktop.widgets.icons import pixmap
from desktop.widgets.parts import across, label

ROUND = 8
BAR = 4
"""Height of the coloured bar on top [pixels]."""


class StageCard(QAbstractButton):
    """How many workers are in a stage; pressed, only they are shown."""

    def __init__(self, icon: str, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._tone = icon, tone
        self._sign, self._title = label(), label(strong=True, wrap=True)
        self._number, self._remark = label(name="bigNumber"), label(muted=True, wrap=True)
        for part in (self._sign, self._title, self._number, self._remark):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._is_brief = False
        head = across(self._sign, self._title)
        head.setStretch(1, 1)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(16, 12 + BAR, 16, 12)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._number)
        column.addWidget(self._remark)
        column.addStretch(1)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_stage(self, title: str, number: str, remark: str) -> None:
        """Show title, figure and remark, all translated and formatted."""
        self._sign.setPixmap(pixmap(self._icon, 16, self._tone, self.devicePixelRatioF()))
        self._title.setText(title)
        self._number.setText(number)
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark) and not self._is_brief)
        self.setToolTip(remark)
        self.setAccessibleName(f"{title}: {number}")
        self.setAccessibleDescription(remark)

    def be_brief(self, brief: bool) -> None:
        """Leave the remark to the tooltip, where there is no room for it."""
        if brief != self._is_brief:
            self._is_brief = brief
            self._remark.setVisible(bool(self._remark.text()) and not brief)

    def sizeHint(self) -> QSize:
        """Return the size of what stands in it."""
        return self._column.sizeHint()

    def hasHeightForWidth(self) -> bool:
        """Return that the texts wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped texts."""
        return self._column.heightForWidth(width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card; a thick frame where it filters or has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = self.isChecked() or self.hasFocus() or self.underMouse()
        weight = 2 if self.isChecked() or self.hasFocus() else 1
        area = self.rect().adjusted(1, 1, -1, -1)
        painter.setPen(QPen(theme.colour("accent" if strong else "line"), weight))
        painter.setBrush(theme.colour("accent_soft" if self.isChecked() else "surface"))
        painter.drawRoundedRect(area, ROUND, ROUND)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(self._tone))
        painter.drawRoundedRect(area.left() + 16, area.top() + 8, 28, BAR, BAR / 2, BAR / 2)


class StageRow(QWidget):
    """Cards beside one another: as high as the highest of them needs, whatever room there is."""

    def __init__(self, cards: Iterable[StageCard], gap: int) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap)
        for card in cards:
            row.addWidget(card, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the height that the texts need at another width."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Keep the height that other texts need."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def _fit(self) -> None:
        layout = self.layout()
        if layout is not None and self.width() > 0:
            self.setFixedHeight(layout.heightForWidth(self.width()))
