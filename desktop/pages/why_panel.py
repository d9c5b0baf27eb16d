"""The "why this number" card beside the table of workers: where the wage stands, and every step."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop import theme
from desktop.charts.wage_scale import WageScale, scale_rows
from desktop.charts.widget import ChartWidget
from desktop.texts import Translator, translate
from desktop.why_words import Block, Line, blocks, heading
from desktop.widgets.icons import icon
from desktop.widgets.parts import across, button, down, label

if TYPE_CHECKING:
    from declaration.monthly import MonthlyDeclaration
    from desktop.why_steps import Why

WIDTH = 340
"""At least [pixels]."""
CHART_HEIGHT = 132


class WhyPanel(QFrame):
    """The card of one worker.

    Signals:
        print_wanted: the card is to be printed.
        pdf_wanted: the card is to be kept as a PDF.
    """

    print_wanted = Signal()
    pdf_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("help_target", "contributions#why")
        self._ = translate("en")
        self._shown: tuple[Why, MonthlyDeclaration] | None = None
        self.setProperty("card", True)
        self.setMinimumWidth(WIDTH)
        self._title, self._name = label(muted=True), label(strong=True, wrap=True)
        self._about = label(muted=True, wrap=True)
        self.chart = ChartWidget(QSize(WIDTH - 40, CHART_HEIGHT))
        self.chart.setFixedHeight(CHART_HEIGHT)
        self.steps = label(wrap=True)
        self.steps.setTextFormat(Qt.TextFormat.RichText)
        self.steps.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.steps_area = QScrollArea()
        self.print_button, self.pdf_button = button(flat=True), button(flat=True)
        for part in (self.print_button, self.pdf_button):
            part.setProperty("bare", True)
        self.print_button.clicked.connect(self.print_wanted)
        self.pdf_button.clicked.connect(self.pdf_wanted)
        self._build()

    def _build(self) -> None:
        inner = down(self._name, self._about, self.chart, self.steps, gap=4)
        inner.setContentsMargins(0, 0, 8, 0)
        inner.addStretch(1)
        scrolled = QWidget()
        scrolled.setObjectName("scrolled")
        scrolled.setLayout(inner)
        self.steps_area.setWidget(scrolled)
        self.steps_area.setWidgetResizable(True)
        self.steps_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.steps_area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        head = across(self._title, self.print_button, self.pdf_button, gap=4)
        head.setStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 8, 10)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.steps_area, 1)
        for part in (self._name, self._about, self.steps):
            part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def retranslate(self, _: Translator) -> None:
        """Speak another language."""
        self._ = _
        self._title.setText(_("Why this number"))
        self.setAccessibleName(_("Why this number"))
        self.steps_area.setAccessibleName(_("Each step from the pay columns to the remittance"))
        for part, words in (
            (self.print_button, _("Print the card of this worker (Ctrl+P)")),
            (self.pdf_button, _("Save the card of this worker as PDF (Ctrl+Shift+P)")),
        ):
            part.setToolTip(words)
            part.setAccessibleName(words)
        self._draw_icons()
        self._fill()

    def show_worker(self, why: Why | None, month: MonthlyDeclaration | None) -> None:
        """Show a worker's card, or what to do to see one."""
        self._shown = (why, month) if why and month else None
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Write anew on another palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "pdf_button"):
            self._draw_icons()
            self._fill()

    def _draw_icons(self) -> None:
        self.print_button.setIcon(icon("print"))
        self.pdf_button.setIcon(icon("save"))

    def _fill(self) -> None:
        _, has_worker = self._, self._shown is not None
        for part in (self._about, self.chart, self.steps, self.print_button, self.pdf_button):
            part.setVisible(has_worker)
        if self._shown is None:
            self._name.setText(_("Choose a worker in the table."))
            return
        why, month = self._shown
        name, about = heading(why, month.options.month, _)
        self._name.setText(name)
        self._about.setText(about)
        has_scale = month.law is not None and bool(why.schemes) and why.wage_khr > 0
        self.chart.setVisible(has_scale)
        if month.law is not None and has_scale:
            self.chart.set_chart(WageScale(why.wage_khr, scale_rows(why, month.law), _))
        self.steps.setText(html(blocks(why, _)))
        self.steps_area.verticalScrollBar().setValue(0)


def html(found: list[Block]) -> str:
    """Return the blocks as a page for the text view, in the colours of the scheme in use."""
    return "".join(_block(block) for block in found)


def _block(block: Block) -> str:
    accent, line = theme.colour("accent").name(), theme.colour("line").name()
    title = (
        f'<p style="margin-top:10px; margin-bottom:2px; color:{accent}; font-weight: 700">'
        f"{escape(block.title)}</p>"
    )
    rows = "".join(map(_row, block.lines))
    rule = f'<hr style="background-color:{line}" width="100%">'
    return f'{title}{rule}<table width="100%" cellspacing="0" cellpadding="1">{rows}</table>'


def _row(line: Line) -> str:
    muted = theme.colour("muted").name()
    weight = "700" if line.is_sum else "400"
    style = f"font-weight:{weight}; padding-top:5px;"
    style += f" color:{muted};" if line.is_out else ""
    value = f"({line.value})" if line.is_out and line.value else line.value
    rows = (
        f'<tr><td style="{style}">{escape(line.label)}</td>'
        f'<td align="right" style="{style} white-space:nowrap">{escape(value)}</td></tr>'
    )
    for note in filter(None, line.note.split("\n")):
        rows += (
            f'<tr><td colspan="2" style="color:{muted}; font-size:small; padding-left:10px">'
            f"{escape(note)}</td></tr>"
        )
    return rows
