"""The readings of one figure of law: what each says, why, and what it would cost; and the choice.

A choice needs a reason. The reason is kept as a decision on the finding that names the figure
(LAW-001), so that it stands beside it wherever that finding is shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from declaration.law_reading import Kind
from desktop.charts.figure_history import words
from desktop.law_words import signed
from desktop.texts import Translator, translate
from desktop.widgets.parts import across, button, label

if TYPE_CHECKING:
    from desktop.models.law_model import Choice, Figure

INDENT = 26
"""Of what is said of a reading, under its name [pixels]."""

_SHEET = """
QRadioButton::indicator { width: 12px; height: 12px; border-radius: 8px;
    border: 2px solid palette(placeholder-text); background: palette(base); }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid palette(highlight); }
QRadioButton::indicator:disabled { border-color: palette(mid); }
QRadioButton:focus { text-decoration: underline; }
"""
"""Fusion's own ring cannot be seen on a dark ground."""


class ReadingsChoice(QWidget):
    """Lets a person choose how a figure of law is read.

    Attributes:
        reason: where the reason is typed.
        use: puts the choice to work.

    Signals:
        chosen(str, str): a reading, and the reason for it.
    """

    chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ = translate("en")
        self._kept = ("", "")
        self.setStyleSheet(_SHEET)
        self._group = QButtonGroup(self)
        self.radios: dict[str, QRadioButton] = {}
        self._list = QWidget()
        self._title, self._why = label(strong=True), label()
        self.reason, self.use = QLineEdit(), button(primary=True)
        self._why.setBuddy(self.reason)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self._title)
        self._column.addWidget(self._list)
        self._column.addWidget(self._why)
        self._column.addLayout(across(self.reason, self.use))
        self.reason.textChanged.connect(self._show_can)
        self.reason.returnPressed.connect(self.use.click)
        self.use.clicked.connect(self._choose)

    def retranslate(self, _: Translator) -> None:
        """Speak another language; ``show_figure`` follows."""
        self._ = _
        self._title.setText(_("Read in several ways"))
        self._why.setText(_("Why this one"))
        self.reason.setAccessibleName(_("Why this reading is right here"))
        example = _("for example: as on NSSF’s payment slip of September")
        self.reason.setPlaceholderText(example)
        self.reason.setToolTip(example)
        self.use.setText(_("Use this reading"))

    def show_figure(
        self, figure: Figure, choices: list[Choice], costs: Mapping[str, int], reason: str
    ) -> None:
        """Show a figure's readings.

        Args:
            figure: which.
            choices: its readings.
            costs: reading → difference of the month's remittance [riel]; {} where not known.
            reason: why the reading in use was chosen, or "".
        """
        self._clear()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for choice in choices:
            self._add(column, figure, choice, costs)
        self._kept = (figure.reading.name, reason)
        self.reason.setText(reason)
        self._show_can()

    def _clear(self) -> None:
        """Take the last figure's readings away."""
        for radio in self.radios.values():
            self._group.removeButton(radio)
        self.radios = {}
        fresh = QWidget()
        self._column.replaceWidget(self._list, fresh)
        self._list.deleteLater()
        self._list = fresh

    def _add(
        self, column: QVBoxLayout, figure: Figure, choice: Choice, costs: Mapping[str, int]
    ) -> None:
        """Add a reading: its name and cost to choose, and below it what it says and why."""
        _, reading = self._, choice.reading
        radio = QRadioButton(self._name(choice, costs))
        radio.setChecked(choice.is_in_use)
        radio.setEnabled(choice.is_in_use or not choice.needs)
        radio.toggled.connect(self._show_can)
        said = [_(reading.title), _(reading.why)]
        value = words(choice.value, figure.parameter.unit, _) if choice.value else ""
        if value.replace(",", "") != reading.name:
            said.insert(1, value)
        if choice.value:
            said.append(_("Source: {source}").format(source=choice.value.source))
        if choice.needs and not choice.is_in_use:
            said.append(
                _("It cannot stand beside the other choices: {needs}").format(needs=choice.needs)
            )
        about = label(muted=True, wrap=True)
        about.setText("\n".join(filter(None, said)))
        about.setContentsMargins(INDENT, 0, 0, 6)
        radio.setAccessibleDescription(about.text())
        self._group.addButton(radio)
        self.radios[reading.name] = radio
        column.addWidget(radio)
        column.addWidget(about)

    def _name(self, choice: Choice, costs: Mapping[str, int]) -> str:
        """Return a reading's name, and what it would cost."""
        _, name = self._, choice.reading.name
        parts = [name]
        if choice.is_in_use:
            parts.append(_("in use"))
        elif name in costs:
            parts.append(_("{difference}៛ this month").format(difference=signed(costs[name])))
        if choice.reading.kind is Kind.REPORT:
            parts.append(_("a report prints it so"))
        return " · ".join(parts)

    def _picked(self) -> str:
        return next((name for name, radio in self.radios.items() if radio.isChecked()), "")

    def _show_can(self) -> None:
        """Let the button work where there is a reason, and something would change."""
        reason = self.reason.text().strip()
        self.use.setEnabled(bool(reason) and (self._picked(), reason) != self._kept)

    def _choose(self) -> None:
        if self.use.isEnabled():
            self.chosen.emit(self._picked(), self.reason.text().strip())
