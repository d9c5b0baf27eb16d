"""A checklist on the screen: a line each with its sign, its sentence, and the way to mend it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.checklist import Line, Mark
from desktop.texts import Translator, mark
from desktop.widgets.icons import icon, pixmap
from desktop.widgets.parts import button, label

SIGNS = {
    Mark.DONE: ("good", "good", mark("Done")),
    Mark.LOOK: ("warning", "warning", mark("To look at")),
    Mark.MISSING: ("stop", "error", mark("Missing")),
    Mark.WAITING: ("calendar", "muted", mark("Under way")),
}
"""How a line stands → icon, tone, word."""


class LineRow(QFrame):
    """One line: an icon for how it stands, the sentence, a button that leads to its page.

    Signals:
        chosen: the person wants to go there.
    """

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = label()
        self._words = label(wrap=True)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.go = button(flat=True)
        self.go.setProperty("bare", True)
        self.go.clicked.connect(self.chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._picture)
        row.addWidget(self._words, 1)
        row.addWidget(self.go)

    def show_line(self, line: Line, _: Translator) -> None:
        """Show a line of the checklist."""
        picture, tone, word = SIGNS[line.mark]
        words = line.words(_)
        self._picture.setPixmap(pixmap(picture, 20, tone, self.devicePixelRatioF()))
        self._picture.setToolTip(_(word))
        self._words.setText(words)
        self._words.setProperty("strong", line.mark is Mark.MISSING)
        self._words.style().polish(self._words)
        self.go.setIcon(icon("next", "accent"))
        self.go.setVisible(bool(line.page))
        self.go.setToolTip(_("Show where"))
        self.go.setAccessibleName(f"{_('Show where')}: {words}")
        self.setAccessibleName(f"{_(word)}: {words}")
        cursor = Qt.CursorShape.PointingHandCursor if line.page else Qt.CursorShape.ArrowCursor
        self.setCursor(cursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go there on a click anywhere in the line."""
        super().mouseReleaseEvent(event)
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside and self.go.isVisibleTo(self):
            self.chosen.emit()


class ChecklistView(QWidget):
    """Every line of the checklist, the rows kept while their sentences change.

    Signals:
        wanted(Line): a line was chosen.
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[LineRow] = []
        self.lines: Sequence[Line] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_lines(self, lines: Sequence[Line], _: Translator) -> None:
        """Show other lines."""
        self.lines = lines
        while len(self.rows) < len(lines):
            self._add_row()
        for at, row in enumerate(self.rows):
            row.setVisible(at < len(lines))
            if at < len(lines):
                row.show_line(lines[at], _)

    def _add_row(self) -> None:
        row, at = LineRow(self), len(self.rows)
        row.chosen.connect(lambda: self.wanted.emit(self.lines[at]))
        self.rows.append(row)
        self._column.addWidget(row)
