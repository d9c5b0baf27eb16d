"""Payroll: the files of the month, the month itself, the rate, and whose payroll it is."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal, InvalidOperation
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLineEdit

from desktop.journal import Journal, LeftBehind
from desktop.models.column import Align, Column
from desktop.pages.page import Page
from desktop.texts import Translator, mark
from desktop.widgets.banner import Banner
from desktop.widgets.card import Card
from desktop.widgets.drop_zone import DropZone
from desktop.widgets.month_choice import MonthChoice
from desktop.widgets.parts import across, button, label
from desktop.widgets.table_box import TableBox

if TYPE_CHECKING:
    from declaration.payroll import Payroll
    from desktop.session import Session, State
    from desktop.settings import Settings

LARGEST_RATE = 1_000_000


class PayrollPage(Page):
    """Where files go, what is asked, and the sheets that were read."""

    title = mark("Payroll")
    lead = mark("Give the payroll of the month as it is. Nothing in your files is changed.")

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__(session, settings)
        self.offer = Banner()
        self.drop = DropZone(partial(self.asked.emit, "open"), partial(self.asked.emit, "folder"))
        self.form_card = Card()
        self.month, self.rate = MonthChoice(), QLineEdit()
        self.name, self.number = QLineEdit(), QLineEdit()
        self._month_label, self._rate_label = label(), label()
        self._name_label, self._number_label = label(), label()
        self._why_month, self._why_rate = label(muted=True, wrap=True), label(muted=True, wrap=True)
        self.enterprise_file = button()
        self.register = button()
        self.sheets = TableBox("sheets", settings)
        self._none_read = label(muted=True, wrap=True)
        self._journal: Journal | None = None
        self._build_page()
        self._listen()

    def _build_page(self) -> None:
        form = QGridLayout()
        form.setVerticalSpacing(4)
        form.setHorizontalSpacing(24)
        fields = (
            (self._month_label, self.month, self._why_month),
            (self._rate_label, self.rate, self._why_rate),
            (self._name_label, self.name, None),
            (self._number_label, self.number, None),
        )
        for at, (words, field, why) in enumerate(fields):
            row, column = at // 2 * 4, at % 2
            words.setBuddy(field)
            form.addWidget(words, row, column)
            form.addWidget(field, row + 1, column)
            if why:
                form.addWidget(why, row + 2, column, Qt.AlignmentFlag.AlignTop)
                form.setRowMinimumHeight(row + 3, 4)
            form.setColumnStretch(column, 1)
        self.form_card.content.addLayout(form)
        files = across(self.enterprise_file, self.register)
        files.addStretch(1)
        self.form_card.content.addLayout(files)
        for part in (self.offer, self.drop, self.form_card):
            self.body.addWidget(part)
        self.body.addWidget(self._none_read)
        self.body.addWidget(self.sheets, 1)
        self.body.addStretch(0)

    def _listen(self) -> None:
        self.month.chosen.connect(self._choose_month)
        self.rate.editingFinished.connect(self._set_rate)
        self.name.editingFinished.connect(self._set_enterprise)
        self.number.editingFinished.connect(self._set_enterprise)
        self.enterprise_file.clicked.connect(self._ask_enterprise)
        self.register.clicked.connect(self._ask_register)
        self.sheets.table.said.connect(self.said)

    def refresh(self, state: State) -> None:
        """Show what was given and what was read of it."""
        bench = state.bench
        self.drop.redraw()
        self.month.show_month(bench.month)
        self.rate.setText(f"{bench.rate}" if bench.rate else "")
        self._wrong(self.rate, False)
        self.name.setText(bench.enterprise.name if bench.enterprise else "")
        self.number.setText(bench.enterprise.nssf_number if bench.enterprise else "")
        given = bench.register.name if bench.register else ""
        words = self._("Register: {file}").format(file=given) if given else ""
        self.register.setText(words or self._("Add NSSF’s register of workers…"))
        read = state.payroll is not None and bool(state.payroll.sheets)
        self.sheets.setVisible(read)
        self._none_read.setVisible(not read and bool(bench.sources))
        self._none_read.setText(self._not_read(state))
        if state.payroll is not None:
            self.sheets.show_data(self._columns(state.payroll), len(state.payroll.sheets))

    def retranslate(self, _: Translator) -> None:
        """Set every text."""
        self.drop.retranslate(_)
        self.offer.retranslate(_)
        self.month.retranslate(_)
        self.form_card.set_title(_("What the program needs to know"))
        for words, field, text in (
            (self._month_label, self.month, _("Month of the payroll")),
            (self._rate_label, self.rate, _("NSSF’s rate [riel per dollar]")),
            (self._name_label, self.name, _("Name of the enterprise")),
            (self._number_label, self.number, _("Its NSSF number")),
        ):
            words.setText(text)
            field.setAccessibleName(text)
        self._why_month.setText(_("The law of that month applies. It is never guessed."))
        self._why_rate.setText(
            _("The rate that NSSF publishes for the month; needed where a wage is in dollars.")
        )
        self.rate.setPlaceholderText("4015")
        self.enterprise_file.setText(_("Open an enterprise file…"))
        self.register.setText(_("Add NSSF’s register of workers…"))
        self.sheets.retranslate(_, _("Sheets that were read"))
        self._show_offer()

    def show_target(self, target: object) -> None:
        """Offer the unfinished months of a journal."""
        if isinstance(target, Journal):
            self._journal = target
            self._show_offer()

    def _show_offer(self) -> None:
        left = self._journal.left_behind() if self._journal else []
        if not left or self.session.bench.sources:
            self.offer.hide()
            return
        _, first = self._, left[0]
        files = _.ngettext("{n} file", "{n} files", first.files).format(n=first.files)
        what = " · ".join(filter(None, (first.enterprise, first.month, files)))
        self.offer.say(
            "notice",
            _("A month is unfinished: {what}").format(what=what),
            _("Go on with it"),
            lambda: self._go_on(first),
        )

    def _go_on(self, left: LeftBehind) -> None:
        from desktop.closed_doors import sentence

        if self._journal is None:
            return
        try:
            self.session.begin(self._journal.take(left))
        except OSError as problem:
            self.session.failed.emit(sentence(problem, self.language))
        except ValueError:
            self.session.failed.emit(self._("That unfinished month cannot be read any more."))

    def _not_read(self, state: State) -> str:
        names = ", ".join(path.name for path in state.bench.sources)
        if state.bench.month is None:
            return self._("{files}: choose the month above, then they are read.").format(
                files=names
            )
        return self._("{files}: being read…").format(files=names) if state.is_stale else names

    def _choose_month(self, month: object) -> None:
        if month != self.session.bench.month:
            self.session.edit(self._("Choose the month"), month=month)

    def _set_rate(self) -> None:
        """Take over the rate that was typed; one that cannot be read is framed and kept to mend."""
        text = self.rate.text().replace(",", "").strip()
        try:
            rate = Decimal(text) if text else None
        except InvalidOperation:
            rate = Decimal(0)
        sound = rate is None or (
            rate.is_finite() and 0 < rate < LARGEST_RATE and rate == round(rate, 4)
        )
        self._wrong(self.rate, not sound)
        if sound and rate != self.session.bench.rate:
            self.session.edit(self._("Set the rate"), rate=rate)

    def _wrong(self, field: QLineEdit, wrong: bool) -> None:
        field.setProperty("wrong", wrong)
        field.style().polish(field)
        text = self._("Write NSSF’s riel per dollar in digits, for example 4015.") if wrong else ""
        field.setToolTip(text)
        field.setAccessibleDescription(text)

    def _set_enterprise(self) -> None:
        from declaration.monthly import Enterprise

        name, number = self.name.text().strip(), self.number.text().strip()
        old = self.session.bench.enterprise or Enterprise()
        new = replace(old, name=name, nssf_number=number)
        if new != old:
            self._keep_enterprise(new if name else None)

    def _ask_enterprise(self) -> None:
        from declaration.enterprise import EnterpriseError, read_enterprise

        title = self._("Open an enterprise file")
        name, _kind = QFileDialog.getOpenFileName(self, title, self.settings.folder, "*.toml")
        if not name:
            return
        try:
            self._keep_enterprise(read_enterprise(Path(name)))
        except EnterpriseError as problem:
            self.session.failed.emit(str(problem))

    def _keep_enterprise(self, enterprise: object) -> None:
        from dataclasses import asdict

        from declaration.monthly import Enterprise

        self.session.edit(self._("Name the enterprise"), enterprise=enterprise)
        if isinstance(enterprise, Enterprise):
            self.settings.enterprise = asdict(enterprise)
            self.settings.save()

    def _ask_register(self) -> None:
        title = self._("Open NSSF’s register of workers")
        name, _kind = QFileDialog.getOpenFileName(self, title, self.settings.folder)
        if name:
            self.session.edit(self._("Add the register"), register=Path(name))

    def _columns(self, payroll: Payroll) -> list[Column]:
        sheets = payroll.sheets
        return [
            Column("file", mark("File"), lambda i: sheets[i].file, width=260),
            Column("sheet", mark("Sheet"), lambda i: sheets[i].name, width=160),
            Column(
                "heading_row", mark("Heading row"), lambda i: sheets[i].heading_row, Align.RIGHT
            ),
            Column("workers", mark("Workers"), lambda i: sheets[i].rows, Align.RIGHT, summed=True),
            Column(
                "left_out",
                mark("Rows left out"),
                lambda i: len(sheets[i].rows_left_out),
                Align.RIGHT,
                summed=True,
            ),
        ]
