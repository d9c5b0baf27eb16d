"""What a batch asks: month, rate, folder of the results, and what is done besides."""

from __future__ import annotations

import os
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from declaration.month import Month
from desktop.batch.running import MOST
from desktop.formatting import number
from desktop.pages.payroll_form import LARGEST_RATE
from desktop.texts import Translator, translate
from desktop.widgets.card import Card
from desktop.widgets.elided import ElidedButton
from desktop.widgets.icons import icon
from desktop.widgets.month_choice import MonthChoice
from desktop.widgets.parts import across, button, label

if TYPE_CHECKING:
    from desktop.batch.asked import Asked
    from desktop.settings import Settings

LEAST = 8
"""So many processes at once can be chosen on any computer."""


class BatchForm(Card):
    """Four answers, two choices, and the button that begins.

    Signals:
        changed: another month, or another folder of the results.
        begin: everything is answered, and the button was pressed.
    """

    changed = Signal()
    begin = Signal()

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ = translate("en")
        self._settings = settings
        self._count = 0
        self.out = Path(settings.batch_out) if settings.batch_out else None
        self.chosen: Month | None = None
        self.month, self.rate = MonthChoice(), QLineEdit()
        self.folder, self.processes = ElidedButton(), QComboBox()
        self.hold_out, self.seal = QCheckBox(), QCheckBox()
        self.go: QPushButton = button(primary=True)
        self._labels = [label() for _field in self._fields]
        self._why = label(muted=True, wrap=True)
        self._build()
        self._listen()

    @property
    def _fields(self) -> tuple[QWidget, ...]:
        return self.month, self.rate, self.folder, self.processes

    def _build(self) -> None:
        own = min(os.cpu_count() or 1, MOST)
        for count in range(1, max(own, LEAST) + 1):
            self.processes.addItem(number(count), count)
        self.processes.setCurrentIndex(own - 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        form = QGridLayout()
        form.setVerticalSpacing(4)
        form.setHorizontalSpacing(16)
        for column, (field, words) in enumerate(zip(self._fields, self._labels, strict=True)):
            words.setBuddy(field)
            form.addWidget(words, 0, column)
            form.addWidget(field, 1, column)
            form.setColumnStretch(column, 4 if field is self.folder else 2)
        self.content.addLayout(form)
        foot = across(self.hold_out, self.seal, gap=20)
        foot.addWidget(self._why, 1)
        foot.addWidget(self.go)
        self.content.addLayout(foot)

    def _listen(self) -> None:
        self.month.chosen.connect(self._choose)
        self.rate.textChanged.connect(lambda _text: self._show())
        self.rate.returnPressed.connect(self._begin)
        self.folder.clicked.connect(self.ask_folder)
        self.seal.toggled.connect(lambda _on: self._show())
        self.go.clicked.connect(self._begin)

    def retranslate(self, _: Translator) -> None:
        """Speak another language."""
        self._ = _
        self.setAccessibleName(_("What the batch needs to know"))
        self.month.retranslate(_)
        texts = (
            (_("Month of the payrolls"), _("The law of that month applies. It is never guessed.")),
            (
                _("NSSF’s rate [riel per dollar]"),
                _("The rate that NSSF publishes for the month; needed where a wage is in dollars."),
            ),
            (_("Folder of the results"), _("One folder in it for each enterprise, and batch.csv.")),
            (_("Processes at once"), _("More are faster, and take more memory.")),
        )
        for field, words, (name, why) in zip(self._fields, self._labels, texts, strict=True):
            words.setText(name)
            field.setToolTip(why)
            field.setAccessibleName(name)
            field.setAccessibleDescription(why)
        self.rate.setPlaceholderText("4015")
        self.hold_out.setText(_("Hold out workers with errors"))
        self.hold_out.setToolTip(
            _("The sound workers of each enterprise are declared all the same")
        )
        self.seal.setText(_("Seal the month"))
        self.seal.setToolTip(
            _("In the vault of each enterprise that has one; what is sealed is never altered")
        )
        self._show()

    def redraw(self) -> None:
        """Draw the icons in the colours of the scheme in use."""
        self.folder.setIcon(icon("folder"))
        self.go.setIcon(icon("declare", "on_accent"))

    @property
    def at_once(self) -> int:
        """How many processes work at once."""
        return int(self.processes.currentData())

    def show_count(self, enterprises: int) -> None:
        """Show how many enterprises there are to be declared."""
        self._count = enterprises
        self._show()

    def lock(self, locked: bool) -> None:
        """Let nothing be changed while a batch is under way."""
        for part in (*self._fields, self.hold_out, self.seal):
            part.setEnabled(not locked)
        self._show(locked)

    def asked(self, language: str) -> Asked | None:
        """Return what is asked; None where an answer is missing."""
        from desktop.batch.asked import Asked

        if self.lacking():
            return None
        return Asked(
            month=str(self.chosen),
            out=str(self.out),
            language=language,
            rate=self.rate.text().strip(),
            hold_out=self.hold_out.isChecked(),
            seal=self.seal.isChecked(),
        )

    def lacking(self) -> str:
        """Return what is to be done before the batch can begin, translated; "" for nothing."""
        _ = self._
        if not self._count:
            return _("No enterprise.toml lies below the folder, so there is nothing to declare.")
        if self.chosen is None:
            return _("Choose the month first.")
        if not _is_rate(self.rate.text()):
            return _("Write NSSF’s riel per dollar in digits, for example 4015.")
        return "" if self.out else _("Choose the folder of the results.")

    def ask_folder(self) -> None:
        """Let a person choose where the results go."""
        start = str(self.out or self._settings.out_folder or self._settings.folder)
        title = self._("Folder of the results")
        if name := QFileDialog.getExistingDirectory(self, title, start):
            self.out = Path(name)
            self._settings.batch_out = name
            self._settings.save()
            self._tell()

    def _choose(self, month: object) -> None:
        self.chosen = month if isinstance(month, Month) else None
        self._tell()

    def _tell(self) -> None:
        self._show()
        self.changed.emit()

    def _begin(self) -> None:
        if self.go.isEnabled():
            self.begin.emit()

    def _show(self, locked: bool = False) -> None:
        _, count = self._, self._count
        why = self.lacking()
        self.folder.setText(str(self.out) if self.out else _("Choose a folder…"))
        words = (
            _.ngettext("Declare and seal {n} enterprise", "Declare and seal {n} enterprises", count)
            if self.seal.isChecked()
            else _.ngettext("Declare {n} enterprise", "Declare {n} enterprises", count)
        )
        self.go.setText(words.format(n=number(count)))
        self.go.setEnabled(not why and not locked)
        self._why.setText("" if locked else why or self._remark())
        wrong = bool(self.rate.text().strip()) and not _is_rate(self.rate.text())
        if bool(self.rate.property("wrong")) != wrong:
            self.rate.setProperty("wrong", wrong)
            self.rate.style().polish(self.rate)

    def _remark(self) -> str:
        """Return what to bear in mind although the batch can begin."""
        if not self.rate.text().strip():
            return self._("Without a rate only wages in riel can be declared.")
        return ""


def _is_rate(text: str) -> bool:
    """Return whether a text is a rate; a blank one is none where all wages are in riel."""
    text = text.replace(",", "").strip()
    if not text:
        return True
    try:
        rate = Decimal(text)
    except InvalidOperation:
        return False
    return rate.is_finite() and 0 < rate < LARGEST_RATE and rate == round(rate, 4)
