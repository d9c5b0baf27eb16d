"""The leaf on which an audit is asked: a card for each paper, and how it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QGridLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from declaration.month import Month
from desktop.audit_asked import HIDDEN, PAPERS, ROLES, SAMPLES, AuditForm, with_files
from desktop.texts import Translator, mark, translate
from desktop.widgets.card import Card
from desktop.widgets.choice import Choice
from desktop.widgets.month_choice import MonthChoice
from desktop.widgets.paper_card import PaperCard
from desktop.widgets.parts import label

if TYPE_CHECKING:
    from desktop.settings import Settings
    from desktop.workbench import Workbench

ACROSS = 4
"""So many cards stand beside each other."""

SAMPLED = {
    "none": mark("from all workers"),
    "line": mark("from each line"),
    "department": mark("from each department"),
    "sex": mark("women and men"),
    "contract_type": mark("from each kind of contract"),
}
MASKED = {
    "": mark("nothing"),
    "names": mark("names and numbers"),
    "wages": mark("wages"),
    "all": mark("names, numbers and wages"),
}
KINDS = "*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.tsv *.txt *.zip"


class AuditFormLeaf(QScrollArea):
    """Cards and fields; what was given and typed is ``form``.

    Attributes:
        form: as it stands.
        cards: role → its card.

    Signals:
        changed: something else was given or typed.
        begin: Return was pressed in a field.
        noticed(str): a sentence about what was dropped.
    """

    changed = Signal()
    begin = Signal()
    noticed = Signal(str)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ = translate("en")
        self._settings = settings
        self._of_month: tuple[object, ...] = ()
        self.form = AuditForm()
        self.cards = {paper.role: PaperCard(paper.icon) for paper in PAPERS}
        self.month, self.rate, self.received = MonthChoice(), QLineEdit(), QLineEdit()
        self.sample, self.seed = QLineEdit(), QLineEdit("1")
        self.strata, self.hidden, self.blind = Choice(), Choice(), QCheckBox()
        self._fields: tuple[QWidget, ...] = (
            *(self.month, self.rate, self.received, self.hidden),
            *(self.sample, self.seed, self.strata),
        )
        self._labels: list[QLabel] = [label() for _field in self._fields]
        self._why_blind, self._how = label(muted=True, wrap=True), Card()
        self._build()
        self._listen()

    def _build(self) -> None:
        inside = QWidget()
        inside.setObjectName("scrolled")
        grid = QGridLayout()
        grid.setSpacing(10)
        for at, card in enumerate(self.cards.values()):
            grid.addWidget(card, at // ACROSS, at % ACROSS)
        for at in range(ACROSS):
            grid.setColumnStretch(at, 1)
        fields = QGridLayout()
        fields.setHorizontalSpacing(14)
        fields.setVerticalSpacing(4)
        for at, (field, words) in enumerate(zip(self._fields, self._labels, strict=True)):
            words.setBuddy(field)
            fields.addWidget(words, at // ACROSS * 2, at % ACROSS)
            fields.addWidget(field, at // ACROSS * 2 + 1, at % ACROSS)
            fields.setColumnStretch(at % ACROSS, 1)
        fields.addWidget(self.blind, 3, ACROSS - 1)
        self._how.content.addLayout(fields)
        self._how.content.addWidget(self._why_blind)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        column.addLayout(grid)
        column.addWidget(self._how)
        column.addStretch(1)
        self.blind.setChecked(True)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _listen(self) -> None:
        for role, card in self.cards.items():
            card.wanted.connect(lambda role=role: self.ask_files(role))
            card.given.connect(lambda paths, role=role: self.give(role, paths))
            card.cleared.connect(lambda role=role: self.give(role, []))
        for line in (self.rate, self.received, self.sample, self.seed):
            line.textChanged.connect(lambda _text: self._typed())
            line.returnPressed.connect(self.begin)
        self.month.chosen.connect(self._choose_month)
        for choice in (self.strata, self.hidden):
            choice.activated.connect(lambda _at: self._typed())
        self.blind.toggled.connect(lambda _on: self._typed())

    def retranslate(self, _: Translator) -> None:
        """Speak another language."""
        self._ = _
        self.setAccessibleName(_("Files"))
        for role, card in self.cards.items():
            card.retranslate(_, _(ROLES[role].title), _(ROLES[role].why))
        self._how.set_title(_("How it is compared"))
        self.month.retranslate(_)
        for choice, values, words in (
            (self.strata, SAMPLES, SAMPLED),
            (self.hidden, HIDDEN, MASKED),
        ):
            at = max(choice.currentIndex(), 0)
            choice.clear()
            for value in values:
                choice.addItem(_(words[value]), value)
            choice.setCurrentIndex(at)
        self._name_fields(_)
        self.rate.setPlaceholderText("4015")
        self.blind.setText(_("Blind to the factory’s own choices"))
        self._why_blind.setText(
            _(
                "Blind: everything is reckoned from the law alone, without the readings of the law "
                "and the pay items that the factory chose, and without what it accepted."
            )
        )
        self.blind.setAccessibleDescription(self._why_blind.text())

    def _name_fields(self, _: Translator) -> None:
        texts = (
            (_("Month"), _("The law of that month applies. It is never guessed.")),
            (
                _("NSSF’s rate [riel per dollar]"),
                _("The rate that NSSF publishes for the month; needed where a wage is in dollars."),
            ),
            (_("Sum received [riel]"), _("By receipt or invoice, where there is no file of it.")),
            (_("Hide in all that is shown and written"), _("Names become numbers by the seed.")),
            (_("Workers to draw"), _("A sample for interviews; anyone can draw it again.")),
            (_("Seed"), _("The same seed draws the same workers.")),
            (_("Drawn"), _("From all, or from each group in proportion to its workers.")),
        )
        for field, words, (name, why) in zip(self._fields, self._labels, texts, strict=True):
            words.setText(name)
            field.setToolTip(why)
            field.setAccessibleName(name)
            field.setAccessibleDescription(why)

    def redraw(self) -> None:
        """Draw the icons in the colours of the scheme in use."""
        for card in self.cards.values():
            card.redraw()

    def show_bench(self, bench: Workbench) -> None:
        """Take payroll, register, month and rate of the month in the window, as they change."""
        now = (bench.sources, bench.register, bench.month, bench.rate)
        if now == self._of_month:
            return
        before, self._of_month = self._of_month or ((), None, None, None), now
        form = self.form
        papers = dict(form.papers)
        if papers.get("payroll", ()) == before[0]:
            papers["payroll"] = bench.sources
        if papers.get("register", ()) == _one(before[1]):
            papers["register"] = _one(bench.register)
        month = bench.month if form.month == before[2] else form.month
        rate = f"{bench.rate or ''}" if form.rate == f"{before[3] or ''}" else form.rate
        known = tuple(dict.fromkeys((*form.passwords, *bench.passwords)))
        self.form = replace(form, papers=papers, month=month, rate=rate, passwords=known)
        self._show()

    def give(self, role: str, paths: Sequence[Path]) -> None:
        """Take files for one paper; [] takes it away."""
        paths = list(dict.fromkeys(paths))
        if len(paths) > 1 and not ROLES[role].several:
            self.noticed.emit(self._("One file is enough here; the first was taken."))
            paths = paths[:1]
        if paths:
            self._settings.folder = str(paths[0].parent)
        self.form = with_files(self.form, role, tuple(paths))
        self._show()
        self.changed.emit()

    def take(self, paths: Sequence[Path]) -> bool:
        """Take files dropped beside the cards: the payroll first, then the declaration."""
        lacking = [role for role in ("payroll", "declared") if not self.form.papers.get(role)]
        if not lacking:
            self.noticed.emit(self._("Drop the file on the card of the paper that it is."))
            return True
        self.give(lacking[0], paths)
        return True

    def unlock(self, password: str) -> None:
        """Try a password, before those given earlier."""
        known = tuple(each for each in self.form.passwords if each != password)
        self.form = replace(self.form, passwords=(password, *known))

    def ask_files(self, role: str) -> None:
        """Let a person choose the files of one paper."""
        title, kinds = self._(ROLES[role].title), f"{self._('Workbooks and tables')} ({KINDS})"
        filters = f"{kinds};;{self._('All files')} (*)"
        ask = QFileDialog.getOpenFileNames if ROLES[role].several else QFileDialog.getOpenFileName
        found, _kind = ask(self, title, self._settings.folder, filters)
        names = [found] if isinstance(found, str) else found
        if paths := [Path(name) for name in names if name]:
            self.give(role, paths)

    def lock(self, locked: bool) -> None:
        """Let nothing be changed while the files are compared."""
        for part in (*self.cards.values(), *self._fields, self.blind):
            part.setEnabled(not locked)

    def _choose_month(self, month: object) -> None:
        self.form = replace(self.form, month=month if isinstance(month, Month) else None)
        self.changed.emit()

    def _typed(self) -> None:
        self.form = replace(
            self.form,
            rate=self.rate.text(),
            received=self.received.text(),
            sample=self.sample.text(),
            seed=self.seed.text(),
            strata=str(self.strata.currentData() or "none"),
            mask=str(self.hidden.currentData() or ""),
            blind=self.blind.isChecked(),
        )
        self.changed.emit()

    def _show(self) -> None:
        for role, card in self.cards.items():
            card.show_files(self.form.papers.get(role, ()))
        self.month.show_month(self.form.month)
        if self.rate.text() != self.form.rate:
            self.rate.setText(self.form.rate)


def _one(path: object) -> tuple[Path, ...]:
    return (path,) if isinstance(path, Path) else ()
