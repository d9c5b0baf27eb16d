"""What NSSF refused so far: of whom, what, and whether it is settled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.formatting import month_name
from desktop.models.column import Align, Column
from desktop.texts import Translator, mark
from desktop.widgets.parts import across, button, down, label
from desktop.widgets.table_box import TableBox

if TYPE_CHECKING:
    from desktop.settings import Settings
    from desktop.vault.refusals_listed import Line

LEAD = mark(
    "Later months warn while something here is open and the same is about to be declared again. "
    "Settle it once NSSF takes it."
)


class RefusedPanel(QWidget):
    """A table of refused rows; of the chosen ones the worker's part or all can be settled.

    Signals:
        settled(object): pairs of a refusal's number and a worker, "" for all of it.
    """

    settled = Signal(object)

    def __init__(
        self, _: Translator, settings: Settings, *, can_write: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._, self._can = _, can_write
        self._all: list[Line] = []
        self._shown: list[Line] = []
        self.done, self.box = QCheckBox(), TableBox("refused", settings)
        self.settle_rows, self.settle_all = button(), button()
        self._lead, self._none = label(muted=True, wrap=True), label(wrap=True)
        self.box.filter_bar.addWidget(self.done)
        foot = across(self.settle_rows, self.settle_all)
        foot.addStretch(1)
        whole = down(self._lead, self._none, self.box, foot, gap=12)
        whole.setStretch(2, 100)
        whole.addStretch(1)  # where there is no list
        whole.setContentsMargins(0, 0, 0, 0)
        self.setLayout(whole)
        self._speak()
        self.done.toggled.connect(lambda _on: self._list())
        self.box.table.current_changed.connect(lambda _row: self._check())
        self.settle_rows.clicked.connect(lambda: self._settle(whole=False))
        self.settle_all.clicked.connect(lambda: self._settle(whole=True))
        self._list()

    def _speak(self) -> None:
        _ = self._
        self._lead.setText(_(LEAD))
        self._none.setText(_("No refusal was noted."))
        self.box.retranslate(_, _("What NSSF refused"))
        self.done.setText(_("Settled ones too"))
        self.settle_rows.setText(_("Settled for this worker"))
        self.settle_all.setText(_("The whole refusal is settled"))
        for part in (self.done, self.settle_rows, self.settle_all):
            part.setAccessibleName(part.text())

    def show_noted(self, noted: Sequence[Line]) -> None:
        """Show other refusals."""
        self._all = list(noted)
        self._list()

    @property
    def chosen(self) -> list[Line]:
        """The rows chosen in the table."""
        table = self.box.table
        rows = table.selected_rows() or [table.current_row()]
        return [self._shown[row] for row in rows if 0 <= row < len(self._shown)]

    def _list(self) -> None:
        self._shown = [each for each in self._all if not each.is_settled or self.done.isChecked()]
        self._none.setVisible(not self._all)
        self.box.setVisible(bool(self._all))
        self.box.show_data(_columns(self._shown, self._), len(self._shown))
        if self._shown and self.box.table.current_row() < 0:
            self.box.table.show_row(0)
        self._check()

    def _check(self) -> None:
        open_ones = [each for each in self.chosen if not each.is_settled]
        self.settle_all.setEnabled(self._can and bool(open_ones))
        self.settle_rows.setEnabled(self._can and any(each.key for each in open_ones))

    def _settle(self, *, whole: bool) -> None:
        chosen = [each for each in self.chosen if not each.is_settled and (whole or each.key)]
        pairs = {(each.refusal, "" if whole else each.key) for each in chosen}
        if pairs:
            self.settled.emit(pairs)


def _columns(rows: Sequence[Line], _: Translator) -> list[Column]:
    """Return the columns of refused rows."""

    def month(i: int) -> str:
        found = rows[i].month
        return month_name(found, _.language) if found else ""

    def state(i: int) -> str:
        return _("NSSF takes it now") if rows[i].is_settled else _("open")

    def sign(i: int) -> tuple[str, str]:
        return ("good", "good") if rows[i].is_settled else ("warning", "warning")

    def said(i: int) -> str:
        return rows[i].said

    return [
        Column("refusal", mark("Refusal"), lambda i: rows[i].refusal, Align.RIGHT, width=74),
        Column("month", mark("Month"), month, width=112),
        Column("worker", mark("Worker"), lambda i: rows[i].worker, width=150),
        Column("field", mark("Refused"), lambda i: rows[i].field, width=110),
        Column("declared", mark("As declared"), lambda i: rows[i].declared, width=120),
        Column("state", mark("State"), state, icon=sign, width=150),
        Column("said", mark("What the line says"), said, tooltip=said, width=190),
        Column("found", mark("Found"), lambda i: rows[i].found, width=130),
        Column("day", mark("Noted on"), lambda i: rows[i].day, width=96),
    ]
