"""The list of the findings accepted so far: why, by whom, until when; taken back from there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from desktop.formatting import month_name
from desktop.models.column import Column
from desktop.texts import Translator, mark
from desktop.widgets.parts import across, button, down, label
from desktop.widgets.table_box import TableBox

if TYPE_CHECKING:
    from desktop.decisions_listed import Listed
    from desktop.settings import Settings

SIZE = QSize(1040, 500)

IN_VAULT = mark(
    "The vault “{name}” keeps these decisions over the months. None is ever erased; taken back, it "
    "holds no more."
)
IN_MONTH = mark(
    "These decisions stand in this month alone. With the vault of the enterprise open, they are "
    "kept over the months."
)


class DecisionsDialog(QDialog):
    """A table of decisions; the chosen ones can be taken back, a document be saved.

    Args:
        vault: the name of the vault that keeps them, or "".
        can_write: whether they can be taken back.

    Signals:
        taken_back(object): the numbers of decisions.
        document_wanted(int): the document of a decision is to be saved.
    """

    taken_back = Signal(object)
    document_wanted = Signal(int)

    def __init__(
        self,
        vault: str,
        _: Translator,
        settings: Settings,
        *,
        can_write: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("help_target", "findings#accept")
        self._, self._can = _, can_write
        self._all: list[Listed] = []
        self._shown: list[Listed] = []
        self._lead, self._none = label(muted=True, wrap=True), label(wrap=True)
        self.ended, self.box = QCheckBox(), TableBox("decisions", settings)
        self.take_back, self.document, self.close_it = button(), button(), button(primary=True)
        self.ended.setVisible(bool(vault))
        self.document.setVisible(bool(vault))
        self._build()
        self._speak(vault)
        self.ended.toggled.connect(lambda _on: self._list())
        self.box.table.current_changed.connect(lambda _row: self._check())
        self.take_back.clicked.connect(self._take_back)
        self.document.clicked.connect(self._ask_document)
        self.box.table.opened.connect(lambda _row: self._ask_document())
        self.close_it.clicked.connect(self.accept)
        self._list()

    def _build(self) -> None:
        self.box.filter_bar.addWidget(self.ended)
        foot = across(self.take_back, self.document)
        foot.addStretch(1)
        foot.addWidget(self.close_it)
        whole = down(self._lead, self._none, self.box, gap=12)
        whole.setStretch(2, 100)
        whole.addStretch(1)  # where there is no list
        whole.addLayout(foot)
        whole.setContentsMargins(20, 20, 20, 16)
        self.setLayout(whole)
        self.resize(SIZE)
        for part in (self.take_back, self.document):
            part.setAutoDefault(False)

    def _speak(self, vault: str) -> None:
        _ = self._
        self.setWindowTitle(_("Accepted findings"))
        self._lead.setText(_(IN_VAULT).format(name=vault) if vault else _(IN_MONTH))
        self._none.setText(_("No finding was accepted yet."))
        self.box.retranslate(_, _("Accepted findings"))
        self.ended.setText(_("Those that ended too"))
        self.take_back.setText(_("Take back"))
        self.document.setText(_("Save its document…"))
        self.close_it.setText(_("Close"))
        for part in (self.ended, self.take_back, self.document, self.close_it):
            part.setAccessibleName(part.text())

    def show_decisions(self, listed: Sequence[Listed]) -> None:
        """Show other decisions."""
        self._all = list(listed)
        self._list()

    @property
    def chosen(self) -> list[Listed]:
        """The decisions chosen in the table."""
        table = self.box.table
        rows = table.selected_rows() or [table.current_row()]
        return [self._shown[row] for row in rows if 0 <= row < len(self._shown)]

    def _list(self) -> None:
        self._shown = [each for each in self._all if each.stands or self.ended.isChecked()]
        self._none.setVisible(not self._all)
        self.box.setVisible(bool(self._all))
        self.box.show_data(_columns(self._shown, self._), len(self._shown))
        if self._shown and self.box.table.current_row() < 0:
            self.box.table.show_row(0)
        self._check()

    def _check(self) -> None:
        chosen = self.chosen
        self.take_back.setEnabled(self._can and any(each.stands for each in chosen))
        self.document.setEnabled(len(chosen) == 1 and bool(chosen[0].document))

    def _take_back(self) -> None:
        if numbers := {each.number for each in self.chosen if each.stands}:
            self.take_back.setEnabled(False)
            self.taken_back.emit(numbers)

    def _ask_document(self) -> None:
        if self.document.isVisible() and self.document.isEnabled():
            self.document_wanted.emit(self.chosen[0].number)


def _columns(rows: Sequence[Listed], _: Translator) -> list[Column]:
    """Return the columns of decisions."""

    def since(i: int) -> str:
        month = rows[i].since
        return month_name(month, _.language) if month else ""

    def until(i: int) -> str:
        month = rows[i].until
        return month_name(month, _.language) if month else _("For good")

    def finding(i: int) -> str:
        return f"{rows[i].code} {_(rows[i].title)}"

    return [
        Column("finding", mark("Finding"), finding, tooltip=finding, width=210),
        Column("worker", mark("Worker"), lambda i: rows[i].worker, width=130),
        Column(
            "reason",
            mark("Reason"),
            lambda i: rows[i].reason,
            tooltip=lambda i: rows[i].reason,
            width=180,
        ),
        Column("person", mark("Accepted by"), lambda i: rows[i].person, width=96),
        Column("until", mark("Holds until"), until, width=112),
        Column("document", mark("Document"), lambda i: rows[i].document, width=100),
        Column("state", mark("State"), lambda i: _(rows[i].state), width=92),
        Column("day", mark("Accepted on"), lambda i: rows[i].day, width=96),
        Column("since", mark("Holds from"), since, width=112),
    ]
