"""A chart in the window: pointed at with the mouse or the arrow keys, described for the blind."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.charts.chart import NONE, Chart, Spot
from desktop.charts.look import Look

Key = Qt.Key


class ChartWidget(QWidget):
    """Shows one chart.

    Args:
        least: smallest size [pixels].

    Signals:
        picked(int): a spot was clicked, or Return pressed on it; ``NONE`` for none any more.
    """

    picked = Signal(int)

    def __init__(self, least: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: Chart | None = None
        self._at = NONE
        self.setMinimumSize(least)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def chart(self) -> Chart | None:
        """What is shown."""
        return self._chart

    def set_chart(self, chart: Chart | None) -> None:
        """Show a chart, or nothing."""
        self._chart, self._at = chart, NONE
        self.setAccessibleName(chart.title if chart else "")
        self.setAccessibleDescription(chart.description if chart else "")
        can_point = bool(chart and self._spots())
        focus = Qt.FocusPolicy.StrongFocus if can_point else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(focus)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chart, and a frame where the keyboard is."""
        if self._chart is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = Look.screen()
        self._chart.paint(painter, self._area(), look, self._at)
        if self.hasFocus():
            painter.setPen(look.pen("accent", 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Say what the pointer rests on."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._say(self._spot_at(event.pos()), event.globalPos())
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Set off what is pointed at."""
        self._point(self._spot_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """Set off nothing any more."""
        self._point(NONE)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick what is pointed at."""
        if event.button() == Qt.MouseButton.LeftButton and self._spots():
            self.picked.emit(self._spot_at(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move along the spots; Return picks, Escape lets go."""
        last = len(self._spots()) - 1
        moves = {Key.Key_Left: self._at - 1, Key.Key_Right: self._at + 1}
        moves |= {Key.Key_Home: 0, Key.Key_End: last}
        if event.key() in moves and last >= 0:
            self._point(min(max(moves[Key(event.key())], 0), last))
            self._say(self._at)
        elif event.key() in (Key.Key_Return, Key.Key_Enter) and self._at != NONE:
            self.picked.emit(self._at)
        elif event.key() == Key.Key_Escape and self._at != NONE:
            self._point(NONE)
            self.picked.emit(NONE)
        else:
            super().keyPressEvent(event)

    def _area(self) -> QRectF:
        return QRectF(self.rect()).adjusted(4, 4, -4, -4)

    def _spots(self) -> list[Spot]:
        return self._chart.spots(self._area()) if self._chart else []

    def _spot_at(self, point: QPoint) -> int:
        for i, spot in enumerate(self._spots()):
            if spot.area.contains(point.toPointF()):
                return i
        return NONE

    def _point(self, at: int) -> None:
        if at != self._at:
            self._at = at
            self.update()

    def _say(self, at: int, where: QPoint | None = None) -> None:
        """Show what a spot says, and let a screen reader read it."""
        if at == NONE:
            QToolTip.hideText()
            return
        spot = self._spots()[at]
        QToolTip.showText(where or self.mapToGlobal(spot.area.center().toPoint()), spot.text, self)
        self.setAccessibleDescription(spot.text)
