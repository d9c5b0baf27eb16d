"""The leaf on which everybody stands side by side: a table, and the two cells of one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from declaration.audit.reasons import ORDER, Reason
from desktop.formatting import number
from desktop.models.audit_model import QUIET, Side, columns, groups, reason_words, reasons_of, sides
from desktop.pages.audit_answers import FactsCard
from desktop.texts import Translator, mark, translate
from desktop.widgets.card import Card
from desktop.widgets.choice import Choice
from desktop.widgets.parts import across, label
from desktop.widgets.table_box import TableBox

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from declaration.audit.auditing import Audit
    from declaration.audit.pairing import Pairs
    from desktop.audit_reports.matches import Row
    from desktop.settings import Settings

ALL, DIFFERING = "", "differing"

LINES = (mark("File"), mark("Cell"), mark("Worker"), mark("Wage"))
"""What is said of a person in one file."""


class SideCard(Card):
    """How one person stands in one of the two files."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ = translate("en")
        self._nowhere = label(muted=True, wrap=True)
        self._words = [label(muted=True) for _line in LINES]
        self._values: list[QLabel] = [label(wrap=True) for _line in LINES]
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(1, 1)
        for row, (words, value) in enumerate(zip(self._words, self._values, strict=True)):
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(words, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
        self.content.addWidget(self._nowhere)
        self.content.addLayout(grid)
        self.content.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def retranslate(self, _: Translator, title: str, nowhere: str) -> None:
        """Speak another language."""
        self._ = _
        self.set_title(title)
        self._nowhere.setText(nowhere)
        for words, text in zip(self._words, LINES, strict=True):
            words.setText(_(text))

    def show_side(self, side: Side) -> None:
        """Show where the person stands, or that nowhere."""
        values = (side.file, side.cell, side.who, side.wage)
        self._nowhere.setVisible(not side.file)
        said = []
        for words, shown, value in zip(self._words, self._values, values, strict=True):
            shown.setText(value)
            words.setVisible(bool(value))
            shown.setVisible(bool(value))
            shown.setAccessibleName(f"{words.text()}: {value}")
            said += [f"{words.text()}: {value}"] if value else []
        self.setAccessibleDescription("; ".join(said) or self._nowhere.text())


class AuditWorkers(QWidget):
    """The table with its filters, and below it the person under the cursor.

    Attributes:
        box: filter line and table.
        reason: which reasons are shown.
        paid, declared: the two cells.

    Signals:
        said(str): a line for the status bar.
    """

    said = Signal(str)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ = translate("en")
        self._audit: Audit | None = None
        self._rows: Sequence[Row] = ()
        self._asked = DIFFERING
        self.box, self.reason = TableBox("audit", settings, frozen=1), Choice()
        self.reason.setMinimumWidth(280)
        self.paid, self.declared, self.between = SideCard(), SideCard(), FactsCard()
        self._hint = label(muted=True, wrap=True)
        self.box.filter_bar.addWidget(self.reason)
        self._cards = QWidget()
        row = across(self.paid, self.between, self.declared, gap=12)
        row.setContentsMargins(0, 0, 0, 0)
        for at, share in enumerate((3, 2, 3)):
            row.setStretch(at, share)
        self._cards.setLayout(row)
        self._cards.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.box, 1)
        column.addWidget(self._hint)
        column.addWidget(self._cards)
        self.reason.activated.connect(self._choose)
        self.box.table.said.connect(self.said)
        self.box.table.current_changed.connect(self._show_person)

    def retranslate(self, _: Translator) -> None:
        """Speak another language."""
        self._ = _
        self.box.retranslate(_, _("Paid and declared, side by side"))
        self.reason.setAccessibleName(_("Which reasons are shown"))
        self.paid.retranslate(_, _("In the payroll"), _("This person is not in the payroll."))
        self.declared.retranslate(
            _, _("In the declaration"), _("This person is not in the declaration.")
        )
        self._hint.setText(_("Choose a row to see where the person stands in both files."))
        self._show()

    def show_audit(self, audit: Audit, rows: Sequence[Row]) -> None:
        """Show an audit; its rows are those of matches.csv."""
        self._audit, self._rows = audit, rows
        self._asked = DIFFERING
        self._show()

    def show_group(self, group: str) -> None:
        """Show the people of one group of the chart, by its name in ``groups``."""
        table = self._audit.pairs if self._audit else None
        if table is None:
            return
        self._asked = ALL
        self.reason.setCurrentIndex(max(self.reason.findData(ALL), 0))
        self.box.model.keep(groups(table)[group])

    def _choose(self, at: int) -> None:
        self._asked = str(self.reason.itemData(at))
        self._keep()

    def _show(self) -> None:
        audit = self._audit
        table = audit.pairs if audit else None
        if audit is None or table is None:
            self.box.show_data([], 0)
            return
        self.box.show_data(columns(audit, self._rows, self._), len(table))
        self._fill_reasons()
        self._keep()
        self._show_person(self.box.table.current_row())

    def _fill_reasons(self) -> None:
        assert self._audit is not None
        table = self._audit.pairs
        assert table is not None
        quiet = int(table.having(*QUIET).sum())
        choices = [
            (self._("All who differ"), DIFFERING, len(table) - quiet),
            (self._("Everybody"), ALL, len(table)),
        ]
        choices += [
            (reason_words(reason, self._), reason.value, int(table.having(reason).sum()))
            for reason in reasons_of(table)
        ]
        self.reason.clear()
        for words, value, count in choices:
            self.reason.addItem(f"{words} ({number(count)})", value)
        self.reason.setCurrentIndex(max(self.reason.findData(self._asked), 0))

    def _keep(self) -> None:
        """Show those who are asked for."""
        table = self._audit.pairs if self._audit else None
        if table is None:
            return
        if self._asked == ALL:
            self.box.model.keep(None)
        elif self._asked == DIFFERING:
            self.box.model.keep(~table.having(*QUIET))
        else:
            self.box.model.keep(table.having(Reason(self._asked)))

    def _show_person(self, row: int) -> None:
        """Show both cells of a person, and what is between them."""
        audit = self._audit
        table = audit.pairs if audit else None
        has_one = table is not None and 0 <= row < len(table)
        self._cards.setVisible(has_one)
        self._hint.setVisible(not has_one)
        if audit is None or table is None or not has_one:
            return
        _, (paid, declared) = self._, sides(audit, row)
        self.paid.show_side(paid)
        self.declared.show_side(declared)
        why = reason_words(ORDER[table.reason[row]], _)
        self.between.show_facts(_("Between the two"), why, list(self._between(table, row)))

    def _between(self, table: Pairs, row: int) -> Iterator[tuple[str, str]]:
        """Yield what is between the two cells of a person: riel, and how they were matched."""
        _ = self._
        if table.known[row]:
            yield _("Paid less declared [riel]"), number(int(table.difference_khr[row]))
            yield _("Contributions short [riel]"), number(int(table.short_khr[row]))
        else:
            yield _("The wage of the payroll could not be read."), ""
        column = next((c for c in self.box.model.columns if c.name == "matched_by"), None)
        if column is not None and (by := str(column.values(row))):
            yield _("Found to be one person by: {what}").format(what=by), ""
