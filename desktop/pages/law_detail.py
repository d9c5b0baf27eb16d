"""One figure of law: its value and where it stands, how it is read, and its history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop import theme
from desktop.charts.figure_history import history, words
from desktop.charts.history import History
from desktop.charts.widget import ChartWidget
from desktop.fields import field_title
from desktop.formatting import day
from desktop.law_words import CERTAINTY, plain
from desktop.models.law_model import ICONS, Figure, choices
from desktop.pages.law_readings import ReadingsChoice
from desktop.texts import Translator, translate
from desktop.widgets.card import Badge
from desktop.widgets.parts import down, label

if TYPE_CHECKING:
    from declaration.in_force import InForce

CHART_HEIGHT = 150


class LawDetail(QFrame):
    """Shows one figure of law.

    Attributes:
        readings: the choice of a reading, where there are several.
        chart: the figure through time.

    Signals:
        chosen(str, str, str): figure, reading, and the reason for it.
    """

    chosen = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ = translate("en")
        self._name = ""
        self.setProperty("card", True)
        self.setMinimumWidth(360)
        self._title, self._value = label(strong=True, wrap=True), label(wrap=True)
        self._unit, self._about = label(muted=True, wrap=True), label(wrap=True)
        self._badge = Badge()
        self._table, self._past = label(wrap=True), label(wrap=True)
        self._past_title = label(strong=True)
        self.readings = ReadingsChoice()
        self.chart = ChartWidget(QSize(300, CHART_HEIGHT))
        self.chart.setFixedHeight(CHART_HEIGHT)
        self.area = QScrollArea()
        self._build()
        self.readings.chosen.connect(lambda *what: self.chosen.emit(self._name, *what))

    def _build(self) -> None:
        inner = down(
            *(self._title, self._value, self._unit, self._badge, self._about, self._table),
            *(self.readings, self._past_title, self.chart, self._past),
            gap=6,
        )
        inner.setContentsMargins(0, 0, 10, 0)
        inner.addStretch(1)
        scrolled = QWidget()
        scrolled.setObjectName("scrolled")
        scrolled.setLayout(inner)
        self.area.setWidget(scrolled)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 6, 12)
        column.addWidget(self.area)
        self._value.setStyleSheet("font-size: 14pt; font-weight: 700;")
        for part in (self._table, self._past):
            part.setTextFormat(Qt.TextFormat.RichText)
        for part in (self._title, self._value, self._about, self._table, self._past):
            part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def retranslate(self, _: Translator) -> None:
        """Speak another language; ``show_figure`` follows."""
        self._ = _
        self.setAccessibleName(_("The chosen figure of law"))
        self.area.setAccessibleName(_("The chosen figure of law"))
        self._past_title.setText(_("Through time"))
        self.readings.retranslate(_)

    def show_figure(
        self, figure: Figure, law: InForce, costs: Mapping[str, int], reason: str
    ) -> None:
        """Show a figure.

        Args:
            figure: which.
            law: in force that month.
            costs: other reading → difference of the month's remittance [riel].
            reason: why the reading in use was chosen, or "".
        """
        _, parameter, value = self._, figure.parameter, figure.value
        is_other = parameter.name != self._name
        self._name = parameter.name
        self._title.setText(_(parameter.title))
        self._value.setText(words(value, parameter.unit, _))
        self._unit.setText(f"{_(parameter.unit)} · {parameter.name}")
        self._badge.set(*ICONS[value.status], _(CERTAINTY[value.status]))
        self._about.setText("\n".join(self._facts(figure)))
        table = self._rows(figure, law)
        self._table.setText(table)
        self._table.setVisible(bool(table))
        self.readings.setVisible(parameter.contested)
        if parameter.contested:
            self.readings.show_figure(figure, choices(figure, law), costs, reason)
        self._show_past(figure, law)
        if is_other:
            self.area.verticalScrollBar().setValue(0)

    def _facts(self, figure: Figure) -> list[str]:
        """Return since when, source, note, and when it was last checked."""
        _, value, language = self._, figure.value, self._.language
        since = _("In force from {day}").format(day=day(value.start, language))
        if value.until:
            since = _("In force from {day} to {end}").format(
                day=day(value.start, language), end=day(value.until, language)
            )
        checked = day(figure.parameter.checked_on, language)
        return [
            since,
            _("Source: {source}").format(source=value.source),
            *([_("Note: {note}").format(note=_(value.note))] if value.note else []),
            _("Last checked on {day}").format(day=checked),
        ]

    def _rows(self, figure: Figure, law: InForce) -> str:
        """Return a table of law as rows: pay items, or wage classes; "" for plain figures."""
        _, parameter, table = self._, figure.parameter, figure.value.value
        if parameter.name == "wage_items":
            rows = [
                (
                    field_title(item.field, _.language),
                    _("wage") if item.counts else _("not wage"),
                    _(item.article),
                )
                for item in law.wage_items.values()
            ]
            return html_table((_("Pay item"), _("Counts"), _("Article")), rows)
        if not (isinstance(table, tuple) and table and isinstance(table[0], tuple)):
            return ""
        cells = [tuple(plain(each, parameter.unit, _) for each in row) for row in table]
        return html_table((_("Class"), _("Highest wage"), _("Contributory wage")), cells)

    def _show_past(self, figure: Figure, law: InForce) -> None:
        """Show the figure through time, as a chart and as a table."""
        _, parameter = self._, figure.parameter
        data = history(parameter, figure.reading.name, law.month.last_day, _)
        has_chart = data.has_changed or parameter.contested
        self.chart.set_chart(History(data, _) if has_chart else None)
        self.chart.setVisible(has_chart)
        rows = [
            (
                (day(value.start, _.language), words(value, parameter.unit, _)),
                f"{value.source} · {_(CERTAINTY[value.status])}",
            )
            for value in reversed(figure.reading.values)
        ]
        notes = [note for _cells, note in rows]
        self._past.setText(html_table((_("From"), _("Value")), [row for row, _note in rows], notes))


def html_table(
    titles: tuple[str, ...], rows: Sequence[tuple[str, ...]], notes: Sequence[str] = ()
) -> str:
    """Return a table as a rich text in the colours of the scheme in use.

    Args:
        titles: of the columns.
        rows: a text for each column.
        notes: of each row, below it over the whole width; () for none.
    """
    line, muted = theme.colour("line").name(), theme.colour("muted").name()
    rule = f"border-bottom:1px solid {line};"

    def cells(row: tuple[str, ...], style: str) -> str:
        return "".join(
            f'<td style="padding:3px 10px 3px 0; {style}">{escape(each)}</td>' for each in row
        )

    def note(text: str) -> str:
        style = f"padding:0 10px 4px 0; color:{muted}; {rule}"
        return f'<tr><td colspan="{len(titles)}" style="{style}">{escape(text)}</td></tr>'

    head = f"<tr>{cells(titles, f'color:{muted}; {rule}')}</tr>"
    if notes:
        body = "".join(
            f"<tr>{cells(row, '')}</tr>{note(text)}" for row, text in zip(rows, notes, strict=True)
        )
    else:
        body = "".join(f"<tr>{cells(row, rule)}</tr>" for row in rows)
    return f'<table width="100%" cellspacing="0" cellpadding="0">{head}{body}</table>'
