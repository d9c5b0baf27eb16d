"""The pay arithmetic of a sheet: each equation, where it holds, what explains where it does not."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop import arithmetic_words as words
from desktop.equations import Cause, Equation, Story
from desktop.texts import Translator, translate
from desktop.widgets.card import Card
from desktop.widgets.icons import icon, pixmap
from desktop.widgets.parts import button, label

HEIGHT, LOW = 132, 72
"""At most; what is more is scrolled to [pixels]."""


class ArithmeticCard(Card):
    """One block an equation.

    Signals:
        counted(str, bool): count this field into the wage besides the gross, or no more.
        column_wanted(str): show the column of this letter.
    """

    counted = Signal(str, bool)
    column_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("help_target", "columns#sums")
        self._ = translate("en")
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.content.addWidget(self._area, 1)
        self._limit = HEIGHT
        self._equations: Sequence[Equation] = ()
        self._include: Sequence[str] = ()
        self._countable: frozenset[str] = frozenset()

    def retranslate(self, _: Translator) -> None:
        """Speak another language."""
        self._ = _
        self.setAccessibleName(_("Does it add up?"))
        self._area.setAccessibleName(_("Does it add up?"))
        self._draw()

    def show_equations(
        self, equations: Sequence[Equation], include: Sequence[str], countable: frozenset[str]
    ) -> None:
        """Show the equations of a sheet.

        Args:
            equations: none hide the card.
            include: fields counted besides the gross.
            countable: fields that the law counts as wage.
        """
        self._equations, self._include, self._countable = equations, include, countable
        self.setVisible(bool(equations))
        self._draw()

    def be_low(self, low: bool) -> None:
        """Leave room for something else on the page; what does not fit is scrolled to."""
        self._limit = LOW if low else HEIGHT
        self._fit()

    def redraw(self) -> None:
        """Draw the icons in the colours of the scheme in use."""
        self._draw()

    def _draw(self) -> None:
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(4)
        for equation in self._equations:
            self._add(column, equation)
        column.addStretch(1)
        old = self._area.takeWidget()
        if old is not None:
            old.deleteLater()
        self._area.setWidget(inside)
        self._fit()

    def _fit(self) -> None:
        """Take the height that the sentences need, up to a limit."""
        inside = self._area.widget()
        layout = inside.layout() if inside else None
        if layout is None:
            return
        needed = layout.heightForWidth(max(self._area.viewport().width(), 300))
        self._area.setMinimumHeight(min(max(needed, 24), self._limit))

    def resizeEvent(self, event: object) -> None:
        """Fit the height to the new width."""
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt's event, named by its base
        self._fit()

    def _add(self, column: QVBoxLayout, equation: Equation) -> None:
        _ = self._
        sign = "good" if equation.holds else "warning" if equation.lines else "notice"
        title = f"{words.formula(equation, _)} · {words.standing(equation, _)}"
        column.addLayout(self._line(sign, title, strong=True, tip=words.legend(equation, _)))
        for cause in equation.causes:
            column.addLayout(self._line("", words.story(cause, _), *self._buttons(cause)))
        if equation.unexplained:
            column.addLayout(self._line("", words.unexplained(equation, _)))

    def _buttons(self, cause: Cause) -> list[QWidget]:
        """Return what can be done about a cause."""
        column = cause.term.column
        made: list[QWidget] = []
        if cause.story is Story.LEFT_OUT and column.field in self._countable:
            is_in = column.field in self._include
            text = self._("Count it no more") if is_in else self._("Count it into the wage")
            made.append(self._button(text, lambda: self.counted.emit(column.field, not is_in)))
        show = self._button("", lambda: self.column_wanted.emit(column.letter))
        show.setIcon(icon("eye", "accent"))
        show.setToolTip(self._("Show the column"))
        show.setAccessibleName(self._("Show the column"))
        return [*made, show]

    def _button(self, text: str, act: Callable[[], None]) -> QPushButton:
        made = button(flat=True)
        made.setText(text)
        made.setAccessibleName(text)
        made.setStyleSheet("padding: 1px 8px;")
        made.clicked.connect(act)
        return made

    def _line(
        self, sign: str, text: str, *more: QWidget, strong: bool = False, tip: str = ""
    ) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        picture = label()
        picture.setFixedWidth(18)
        picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        if sign:
            picture.setPixmap(pixmap(sign, 18, sign, self.devicePixelRatioF()))
        row.addWidget(picture)
        words_shown = self._text(text, strong)
        words_shown.setToolTip(tip)
        row.addWidget(words_shown, 1)
        for each in more:
            row.addWidget(each, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _text(self, text: str, strong: bool) -> QWidget:
        made = label(wrap=True, strong=strong)
        made.setText(text)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        return made
