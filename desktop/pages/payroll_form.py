"""What the program asks before it reads: the month, NSSF's rate, whose payroll it is."""

from __future__ import annotations

from dataclasses import asdict, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from desktop.texts import Translator, translate
from desktop.widgets.card import Card
from desktop.widgets.icons import icon
from desktop.widgets.month_choice import MonthChoice
from desktop.widgets.parts import across, button, label

if TYPE_CHECKING:
    from declaration.monthly import Enterprise
    from desktop.session import Session, State
    from desktop.settings import Settings

LARGEST_RATE = 1_000_000
SECTORS = ("garment", "other")
"""As ``declaration.enterprise`` tells them apart; it is loaded only with an enterprise file."""
NUMBER = 160
"""Room for the enterprise's number, and for what is said about it [pixels]."""
RATE_IS_MISSING = "LAW-003"


class PayrollForm(Card):
    """Five answers, and two files that may be added.

    Before the first file is read each answer is explained; afterwards the explanations make room
    and stay where the pointer rests.

    Signals:
        opened(Path): an enterprise file was opened.
    """

    opened = Signal(object)

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        self._ = translate(session.language)
        self.month, self.rate = MonthChoice(), QLineEdit()
        self.name, self.name_km, self.number = QLineEdit(), QLineEdit(), QLineEdit()
        self.enterprise_file, self.register = button(), button()
        self.no_register = button(flat=True)
        self.sector, self._sector_label = QComboBox(), label()
        self._sector_why = label(muted=True, wrap=True)
        self._labels = [label() for _ in self._fields]
        self._why = [label(muted=True, wrap=True) for _ in self._fields]
        self._build()
        self.month.chosen.connect(self._choose_month)
        self.rate.editingFinished.connect(self._set_rate)
        self.name.editingFinished.connect(self._set_enterprise)
        self.name_km.editingFinished.connect(self._set_enterprise)
        self.number.editingFinished.connect(self._set_enterprise)
        self.sector.activated.connect(self._set_enterprise)
        self.enterprise_file.clicked.connect(self._ask_enterprise)
        self.register.clicked.connect(self._ask_register)
        self.no_register.clicked.connect(self._drop_register)

    @property
    def _fields(self) -> tuple[QWidget, ...]:
        return self.month, self.rate, self.name, self.name_km, self.number

    def _build(self) -> None:
        form = QGridLayout()
        form.setVerticalSpacing(4)
        form.setHorizontalSpacing(16)
        self.content.addLayout(form)  # while it is empty: what it holds would be gone through
        for column, field in enumerate(self._fields):
            self._labels[column].setBuddy(field)
            form.addWidget(self._labels[column], 0, column)
            form.addWidget(field, 1, column)
            form.addWidget(self._why[column], 2, column, Qt.AlignmentFlag.AlignTop)
            form.setColumnStretch(column, 5 if field in (self.name, self.name_km) else 2)
        self.number.setMinimumWidth(NUMBER)
        self._sector_label.setBuddy(self.sector)
        self.sector.addItems([""] * len(SECTORS))
        files = across(self.enterprise_file, self.register, self.no_register)
        files.addStretch(1)
        files.addLayout(across(self._sector_label, self.sector))
        self._sector_why.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.content.addLayout(files)
        self.content.addWidget(self._sector_why)

    def retranslate(self, _: Translator) -> None:
        """Speak another language."""
        self._ = _
        self.setAccessibleName(_("What the program needs to know"))
        self.month.retranslate(_)
        texts = (
            (_("Month of the payroll"), _("The law of that month applies. It is never guessed.")),
            (
                _("NSSF’s rate [riel per dollar]"),
                _("NSSF’s rate of the month; needed where a wage is in dollars."),
            ),
            (_("Name of the enterprise"), _("As it is registered at NSSF.")),
            (_("Its name in Khmer"), _("It stands on the files and on the worker slips.")),
            (_("Its NSSF number"), _("On NSSF’s certificate of registration.")),
        )
        for field, words, why, (name, reason) in zip(
            self._fields, self._labels, self._why, texts, strict=True
        ):
            words.setText(name)
            why.setText(reason)
            field.setToolTip(reason)
            field.setAccessibleName(name)
            field.setAccessibleDescription(reason)
        self._name_sector(_)
        self.rate.setPlaceholderText("4015")
        self.enterprise_file.setText(_("Open an enterprise file…"))
        self.no_register.setToolTip(_("Take the register off"))
        self.no_register.setAccessibleName(_("Take the register off"))

    def _name_sector(self, _: Translator) -> None:
        why = _(
            "The minimum wage of garment, textile, footwear, travel goods and bag factories is "
            "checked for them only."
        )
        self._sector_label.setText(_("Sector"))
        self._sector_why.setText(why)
        for row, words in enumerate((_("Garments, footwear, bags"), _("Another sector"))):
            self.sector.setItemText(row, words)
        self.sector.setToolTip(why)
        self.sector.setAccessibleName(_("Sector"))
        self.sector.setAccessibleDescription(why)

    def ask(self, name: str) -> None:
        """Put the cursor into a question: ``rate``, ``enterprise``, else the month."""
        fields = {"rate": self.rate, "enterprise": self.number if self.name.text() else self.name}
        field = fields.get(name, self.month)
        field.setFocus()
        if isinstance(field, QLineEdit):
            field.selectAll()

    def show_state(self, state: State, *, brief: bool = False) -> None:
        """Show what was answered; what is being typed stays.

        Args:
            state: of the session.
            brief: without a word below each field; their tooltips say the same.
        """
        bench = state.bench
        self.month.show_month(bench.month)
        enterprise = bench.enterprise
        _put(self.rate, f"{bench.rate}" if bench.rate else "")
        _put(self.name, enterprise.name if enterprise else "")
        _put(self.name_km, enterprise.name_km if enterprise else "")
        _put(self.number, enterprise.nssf_number if enterprise else "")
        if enterprise:  # what was chosen before there is a name waits for it
            sector = enterprise.sector
            self.sector.setCurrentIndex(SECTORS.index(sector) if sector in SECTORS else 0)
        given = bench.register.name if bench.register else ""
        words = self._("Register: {file}").format(file=given) if given else ""
        self.register.setText(words or self._("Add NSSF’s register of workers…"))
        self.no_register.setVisible(bool(given))
        if given:
            self.no_register.setIcon(icon("close"))
        for why in (*self._why, self._sector_why):
            why.setVisible(state.payroll is None and not brief)
        self._show_rate(state)

    def _show_rate(self, state: State) -> None:
        """Say at the field that the rate is needed, where wages are in dollars."""
        found = None if state.is_stale else state.found
        missing = found is not None and RATE_IS_MISSING in found.codes
        if missing:
            why = self._why[1]
            why.setText(self._("Wages are in dollars: the rate of the month is needed."))
            why.setVisible(True)
            _frame(self.rate, True)
        elif not self.rate.isModified():
            self._explain_rate(False)

    def _explain_rate(self, wrong: bool) -> None:
        """Frame a rate that cannot be read and say why, or explain what the rate is."""
        text = self._("NSSF’s rate of the month; needed where a wage is in dollars.")
        if wrong:
            text = self._("Write NSSF’s riel per dollar in digits, for example 4015.")
        _frame(self.rate, wrong)
        self._why[1].setText(text)
        self._why[1].setVisible(wrong or self._why[0].isVisibleTo(self))
        self.rate.setToolTip(text)
        self.rate.setAccessibleDescription(text)

    def _choose_month(self, month: object) -> None:
        if month != self._session.bench.month:
            self._session.edit(self._("Choose the month"), month=month)

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
        self._explain_rate(not sound)
        self.rate.setModified(not sound)
        if sound and rate != self._session.bench.rate:
            self._session.edit(self._("Set the rate"), rate=rate)

    def _set_enterprise(self) -> None:
        from declaration.monthly import Enterprise

        name, khmer = self.name.text().strip(), self.name_km.text().strip()
        number = self.number.text().strip()
        self.name.setModified(False)
        for field in (self.name_km, self.number):  # what waits for the name stays
            field.setModified(bool(field.text().strip()) and not name)
        old = self._session.bench.enterprise or Enterprise()
        sector = SECTORS[self.sector.currentIndex()]
        new = replace(old, name=name, name_km=khmer, nssf_number=number, sector=sector)
        if new != old:
            self._keep_enterprise(new if name else None)

    def _ask_enterprise(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        from declaration.enterprise import EnterpriseError, read_enterprise

        title = self._("Open an enterprise file")
        name, _kind = QFileDialog.getOpenFileName(self, title, self._settings.folder, "*.toml")
        if not name:
            return
        try:
            self._keep_enterprise(read_enterprise(Path(name)))
        except EnterpriseError as problem:
            self._session.failed.emit(str(problem))
            return
        self.opened.emit(Path(name))

    def _keep_enterprise(self, enterprise: Enterprise | None) -> None:
        self._session.edit(self._("Name the enterprise"), enterprise=enterprise)
        if enterprise is not None:
            self._settings.enterprise = asdict(enterprise)
            self._settings.save()

    def _drop_register(self) -> None:
        self._session.edit(self.no_register.toolTip(), register=None)

    def _ask_register(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        title = self._("Open NSSF’s register of workers")
        name, _kind = QFileDialog.getOpenFileName(self, title, self._settings.folder)
        if name:
            self._session.edit(self._("Add the register"), register=Path(name))


def _put(field: QLineEdit, text: str) -> None:
    """Write into a field unless a person is typing in it."""
    if not field.isModified() and field.text() != text:
        field.setText(text)
        field.setCursorPosition(0)


def _frame(field: QLineEdit | QLabel, wrong: bool) -> None:
    if bool(field.property("wrong")) != wrong:
        field.setProperty("wrong", wrong)
        field.style().polish(field)
