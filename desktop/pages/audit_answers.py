"""The leaf with the answers of an audit: one page, then declared against paid as a picture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from declaration.month import Month
from desktop.audit_reports.labels import ANSWERS, CONTRIBUTION, HEADCOUNT, REGISTRATION
from desktop.audit_reports.unchecked import not_checked
from desktop.charts.declared_paid import DeclaredPaid, Group
from desktop.charts.widget import ChartWidget
from desktop.formatting import month_name, number, riel
from desktop.models.audit_model import groups
from desktop.texts import Translator, translate
from desktop.widgets.card import Badge, Card
from desktop.widgets.parts import across, down, label

if TYPE_CHECKING:
    from declaration.audit.pairing import Pairs
    from desktop.audit_result import AuditResult

SIGNS = {"yes": ("good", "good"), "no": ("warning", "warning"), "in part": ("notice", "notice")}
"""Answer → icon and tone; a difference is no verdict, so none is red."""

Facts = Sequence[tuple[str, str]]
GROUPS = ("same", "lower", "other", "one")
"""What the spots of the chart stand for, in order."""


class FactsCard(Card):
    """A title, a sentence, and some facts: words at the left, figures at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title.setWordWrap(True)
        self._sentence = label(muted=True, wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self._rows: list[tuple[QLabel, QLabel]] = []
        self.content.addWidget(self._sentence)
        self.content.addLayout(self._grid)
        self.content.addStretch(1)

    def show_facts(self, title: str, sentence: str, facts: Facts) -> None:
        """Show title, sentence and facts, all translated and formatted."""
        self.set_title(title)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        while len(self._rows) < len(facts):
            self._add_row()
        for at, (words, figure) in enumerate(self._rows):
            there = at < len(facts)
            words.setVisible(there)
            figure.setVisible(there)
            if there:
                words.setText(facts[at][0])
                figure.setText(facts[at][1])
                figure.setAccessibleName(f"{facts[at][0]}: {facts[at][1]}")
        self.setAccessibleDescription("; ".join(f"{name}: {value}" for name, value in facts))

    def _add_row(self) -> None:
        words, figure = label(wrap=True), label(strong=True)
        figure.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(words, len(self._rows), 0)
        self._grid.addWidget(figure, len(self._rows), 1, side)
        self._rows.append((words, figure))


class AuditAnswers(QScrollArea):
    """The question, five cards with figures, the chart, and what was not checked.

    Signals:
        picked(str): a group of the chart was picked, one of ``GROUPS``.
    """

    picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ = translate("en")
        self._result: AuditResult | None = None
        self.question, self.answer = FactsCard(), Badge(wrap=True)
        self.question.content.insertWidget(0, self.answer)
        self.headcount, self.registration = FactsCard(), FactsCard()
        self.inclusion, self.wage, self.unchecked = FactsCard(), FactsCard(), FactsCard()
        self.accepted = FactsCard()
        self.chart, self._chart_card = ChartWidget(QSize(300, 320)), Card()
        self._chart_card.content.addWidget(self.chart)
        self._build()
        self.chart.picked.connect(self._pick)

    def _build(self) -> None:
        inside = QWidget()
        inside.setObjectName("scrolled")
        cards = QGridLayout()
        cards.setSpacing(12)
        parts = (self.headcount, self.registration, self.inclusion, self.wage)
        for at, card in enumerate(parts):
            cards.addWidget(card, at // 2, at % 2)
        for column_of_cards in (0, 1):
            cards.setColumnStretch(column_of_cards, 1)
            cards.setColumnMinimumWidth(column_of_cards, 250)
        left = down(self.question, gap=12)
        left.addLayout(cards)
        left.addStretch(1)
        top = across(gap=12)
        top.addLayout(left, 5)
        top.addWidget(self._chart_card, 4, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.accepted)
        column.addWidget(self.unchecked)
        column.addStretch(1)
        for card in (self.accepted, self.unchecked):
            card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def retranslate(self, _: Translator) -> None:
        """Speak another language."""
        self._ = _
        self.setAccessibleName(_("Answers"))
        self._chart_card.set_title(_("Wages declared against wages paid"))
        self._show()

    def redraw(self) -> None:
        """Draw the icons in the colours of the scheme in use."""
        self.answer.redraw()

    def show_result(self, result: AuditResult) -> None:
        """Show the answers of an audit."""
        self._result = result
        self._show()
        self.verticalScrollBar().setValue(0)

    def _show(self) -> None:
        result = self._result
        if result is None:
            return
        sentences = not_checked(result.job, self._.language)
        table, data = result.job.audit.pairs, result.data
        compared = table is not None
        for part in (self.headcount, self.registration, self.inclusion, self.wage):
            part.setVisible(compared)
        self._chart_card.setVisible(compared)
        self._show_question(data)
        self._show_accepted(data)
        if table is not None:
            self._show_figures(data)
            self.chart.set_chart(self._chart(table))
        facts = [(f"– {sentence}", "") for sentence in sentences]
        self.unchecked.show_facts(self._("What could not be checked"), "", facts)
        self.unchecked.setVisible(bool(sentences))

    def _show_question(self, data: Mapping[str, Any]) -> None:
        _, paid = self._, data["employer_contribution_paid"]
        title = _("Does the employer pay the required employer contribution to the NSSF?")
        if paid is None:
            self.answer.set("warning", "warning", _("Nothing was compared."))
            self.question.show_facts(title, "", [])
            return
        said = _(ANSWERS[paid["answer"]])
        if paid["received_khr"] is None:
            alone = _("This rests on the declaration alone: no receipt was read.")
            said = f"{said} · {alone}"
        self.answer.set(*SIGNS[paid["answer"]], said)
        facts = [(_(words), _money(paid[key])) for key, words in CONTRIBUTION.items()]
        self.question.show_facts(title, "", facts)

    def _show_accepted(self, data: Mapping[str, Any]) -> None:
        """Show what the factory accepted, where the audit is not blind to it."""
        found = data["accepted"]
        self.accepted.setVisible(bool(found))
        facts = [
            (" · ".join(filter(None, (a["code"], a["worker_number"], a["reason"]))), self._end(a))
            for a in found
        ]
        self.accepted.show_facts(self._("Accepted by the factory"), "", facts)

    def _end(self, accepted: Mapping[str, Any]) -> str:
        """Return the last month in which something is accepted; "" where it is for good."""
        until = accepted["until"]
        return month_name(Month.parse(until), self._.language) if until else ""

    def _show_figures(self, data: Mapping[str, Any]) -> None:
        _ = self._
        for card, title, labels, key in (
            (self.headcount, _("Headcount"), HEADCOUNT, "headcount"),
            (self.registration, _("Registration"), REGISTRATION, "registration"),
        ):
            facts = [(_(words), number(data[key][name])) for name, words in labels.items()]
            card.show_facts(title, "", facts)
        self.inclusion.show_facts(
            _("Inclusion of overtime and allowances"),
            _("Workers whose overtime pay or allowances are not in the wage declared."),
            [*_heading(data["inclusion"], _), *self._left_out(data)],
        )
        self.wage.show_facts(
            _("Wage declared"),
            _("Workers whose declared wage is lower than the wage paid for another reason."),
            list(_heading(data["wage"], _)),
        )

    def _left_out(self, data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """Yield the columns left out, with how many workers."""
        from desktop.audit_reports.screen import shortened

        for each in data["left_out"] or ():
            words = self._("Column left out: {column}").format(column=shortened(each["heading"]))
            yield words, number(each["workers"])

    def _chart(self, table: Pairs) -> DeclaredPaid:
        _ = self._
        rows = groups(table)
        drawn = [
            Group(_("the same, to rounding"), "accent", rows["same"]),
            Group(_("declared lower"), "warning", rows["lower"], is_cross=True),
            Group(_("differs otherwise"), "text", rows["other"], is_cross=True),
            Group(_("in one of the two only"), "notice", rows["one"]),
        ]
        return DeclaredPaid(table.paid_khr, table.declared_khr, drawn, _)

    def _pick(self, at: int) -> None:
        if 0 <= at < len(GROUPS):
            self.picked.emit(GROUPS[at])


def _heading(found: Mapping[str, Any], _: Translator) -> Iterator[tuple[str, str]]:
    yield _("Workers"), number(found["workers"])
    yield _("Share of the workers paid"), f"{found['share']:.2%}"
    yield _("Contributions short, both shares"), riel(found["amount_khr"])


def _money(amount: int | None) -> str:
    return "–" if amount is None else riel(amount)
