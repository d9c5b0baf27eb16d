"""The cards of the Declare page: who is held out, when what is due, and what is printed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout

from desktop.due_dates import due_dates
from desktop.formatting import day, number, riel
from desktop.models.column import Column
from desktop.models.table_model import TableModel
from desktop.texts import Translator, mark
from desktop.widgets.card import Badge, Card
from desktop.widgets.icons import icon
from desktop.widgets.parts import across, button, label
from desktop.widgets.short_table import ShortTable

if TYPE_CHECKING:
    from declaration.monthly import MonthlyDeclaration
    from desktop.settings import Settings

MOST_ROWS = 5
"""Held-out workers shown at once; more scroll."""

TONE_SIGNS = {"good": "calendar", "warning": "warning", "error": "error", "muted": "calendar"}


class HeldOutCard(Card):
    """Who has an error, and whether the others are declared without them.

    Signals:
        chosen(bool): hold them out, or not.
        opened(int): a worker was opened; the row of the payroll.
    """

    chosen = Signal(bool)
    opened = Signal(int)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.hold_out = QCheckBox()
        self.hold_out.clicked.connect(self.chosen)
        self._why = label(muted=True, wrap=True)
        self.model = TableModel(self)
        self.table = ShortTable("held_out", settings)
        self.table.set_model(self.model)
        self._workers: list[int] = []
        self.table.opened.connect(lambda row: self.opened.emit(self._workers[row]))
        for part in (self.hold_out, self._why, self.table):
            self.content.addWidget(part)

    def retranslate(self, _: Translator) -> None:
        """Set every text."""
        self.set_title(_("Workers with an error"))
        self.hold_out.setText(_("Declare the others now, without these workers"))
        self.hold_out.setAccessibleName(self.hold_out.text())
        self._why.setText(
            _("They are listed in held-out.csv, and declared when their errors are mended.")
        )
        self.table.retranslate(_, _("Workers with an error"))

    def show_month(self, month: MonthlyDeclaration, hold_out: bool) -> None:
        """Show whose lines are held; hidden where there is none."""
        self._workers = sorted(month.held_by)
        self.setVisible(bool(self._workers))
        self.hold_out.setChecked(hold_out)
        rows = len(self._workers)
        self.model.set_data(_held_columns(month, self._workers), rows)
        self.table.show_all_rows(min(rows, MOST_ROWS))


def _held_columns(month: MonthlyDeclaration, workers: list[int]) -> list[Column]:
    numbers = month.payroll.text("worker_number")
    return [
        Column("number", mark("Worker number"), lambda i: numbers[workers[i]], width=130),
        Column("name", mark("Name"), lambda i: month.payroll.name(workers[i]), width=150),
        Column(
            "why",
            mark("Held out by"),
            lambda i: month.held_by[workers[i]],
            show=_titles,
            icon=lambda _i: ("error", "error"),
            width=120,
        ),
    ]


def _titles(held_by: list[str], _: Translator) -> str:
    from declaration.findings import entry

    codes = dict.fromkeys(held_by)
    return " · ".join(f"{code} {_(entry(code).title)}" for code in codes)


class DueCard(Card):
    """By when to pay and to file, how much, and how many days are left."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(6)
        self._grid.setHorizontalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        self._rows = [(label(), label(strong=True), Badge()) for _ in range(2)]
        self._amount_words, self._amount = label(), label(strong=True)
        self._late = label(muted=True, wrap=True)
        for at, row in enumerate(self._rows):
            for column, part in enumerate(row):
                self._grid.addWidget(part, at, column)
        self._grid.addWidget(self._amount_words, 2, 0)
        self._grid.addWidget(self._amount, 2, 1, 1, 2)
        self.content.addLayout(self._grid)
        self.content.addWidget(self._late)

    def show_month(self, month: MonthlyDeclaration, today: date | None, _: Translator) -> None:
        """Show both days, counted from today where it is known, and the remittance."""
        from declaration.summary import summary

        self.set_title(_("What is due"))
        dues = due_dates(month, today)
        self.setVisible(bool(dues))
        for due, (what, when, left) in zip(dues, self._rows, strict=False):
            what.setText(_(due.what))
            when.setText(day(due.day, _.language))
            left.set(TONE_SIGNS[due.tone] if due.words(_) else "", due.tone, due.words(_))
            left.setAccessibleName(f"{what.text()} {when.text()} {due.words(_)}")
        self._amount_words.setText(_("Remittance"))
        self._amount.setText(riel(summary(month)["totals"]["remittance"]))
        if month.law is not None:
            share = number(round(float(month.law.late_payment_rate) * 100, 2))
            text = _("Paid late, {share}% is added for each month.")
            self._late.setText(text.format(share=share))


class PrintCard(Card):
    """The control sheet to sign, and a slip for every worker.

    Signals:
        sheet_wanted: show the control sheet.
        slips_wanted(int, str): so many a page, of one line, or of all ("").
    """

    sheet_wanted = Signal()
    slips_wanted = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        from desktop.printing.slips import PER_PAGE

        self._month: MonthlyDeclaration | None = None
        self._groups: list[str] = []
        self.sheet, self.slips = button(), button()
        self._why_sheet = label(muted=True, wrap=True)
        self._why_slips = label(muted=True, wrap=True)
        self.per_page, self.group = QComboBox(), QComboBox()
        for count in PER_PAGE:
            self.per_page.addItem("", count)
        self.per_page.setCurrentIndex(PER_PAGE.index(4))
        self.per_page.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.group.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.sheet.clicked.connect(self.sheet_wanted)
        self.slips.clicked.connect(self.ask_slips)
        chosen = across(self.per_page, self.group)
        chosen.setStretch(1, 1)
        for part in (self._why_sheet, self.sheet, self._why_slips):
            self.content.addWidget(part)
        self.content.addLayout(chosen)
        self.content.addWidget(self.slips)

    def ask_slips(self) -> None:
        """Ask for the slips as chosen."""
        self.slips_wanted.emit(self.per_page.currentData(), self.group.currentData() or "")

    def retranslate(self, _: Translator) -> None:
        """Set every text."""
        self.set_title(_("To print"))
        self._why_sheet.setText(_("One page to sign: totals, due dates, the files with hashes."))
        self.sheet.setText(_("Control sheet…"))
        self._why_slips.setText(
            _("A slip for each worker: what was declared and is paid, and where to check it.")
        )
        self.slips.setText(_("Worker slips…"))
        for at in range(self.per_page.count()):
            n = self.per_page.itemData(at)
            words = _.ngettext("{n} a page", "{n} a page", n).format(n=n)
            self.per_page.setItemText(at, words)
        self.per_page.setAccessibleName(_("Slips on a page"))
        self.group.setAccessibleName(_("Whose slips"))
        for part in (self.sheet, self.slips):
            part.setIcon(icon("print"))

    def show_month(self, month: MonthlyDeclaration, _: Translator) -> None:
        """Offer the lines there are; nothing can be printed where nobody is declared."""
        from desktop.printing.slip_content import groups

        if month is not self._month:
            self._month, self._groups = month, groups(month)
        chosen, found = self.group.currentData(), self._groups
        self.group.clear()
        self.group.addItem(_("All lines"), "")
        for name in found:
            self.group.addItem(name, name)
        self.group.setCurrentIndex(max(0, self.group.findData(chosen)))
        self.group.setVisible(len(found) > 1)
        anybody = bool(np.any(month.wage_khr)) and month.declares
        for part in (self.sheet, self.slips, self.per_page, self.group):
            part.setEnabled(anybody)
