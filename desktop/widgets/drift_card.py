"""A layout that changed since it was saved: then and now, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.drift_shown import GONE, MOVED, NEW, RENAMED, Change
from desktop.fields import field_title
from desktop.models.column import Column
from desktop.models.table_model import TableModel
from desktop.settings import Settings
from desktop.texts import Translator, mark, translate
from desktop.widgets.card import Card
from desktop.widgets.data_table import ROW_HEIGHT, DataTable
from desktop.widgets.parts import across, button, label

WORDS = {
    MOVED: (mark("moved"), "notice"),
    RENAMED: (mark("renamed"), "warning"),
    GONE: (mark("gone"), "error"),
    NEW: (mark("new"), "notice"),
}
"""What became of a column → word, icon and tone."""

ORDER = (GONE, RENAMED, NEW, MOVED)
"""What a person should look at first."""

MOST_ROWS = 3


class DriftCard(Card):
    """What changed, and what to do about it.

    Signals:
        accepted: take the columns as they stand now, and save them.
        dropped: forget what was saved and recognise all columns anew.
        column_wanted(str): show the column of this letter.
    """

    accepted = Signal()
    dropped = Signal()
    column_wanted = Signal(str)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ = translate("en")
        self._changes: Sequence[Change] = ()
        self._words = label(wrap=True, strong=True)
        self.model = TableModel(self)
        self.table = DataTable("drift", settings)
        self.table.set_model(self.model)
        self.accept_button, self.drop_button = button(primary=True), button()
        self.accept_button.clicked.connect(self.accepted)
        self.drop_button.clicked.connect(self.dropped)
        self.table.opened.connect(self._show)
        head = across(self._words, self.drop_button, self.accept_button)
        head.setStretch(0, 1)
        self.content.addLayout(head)
        self.content.addWidget(self.table)
        self.hide()

    def retranslate(self, _: Translator) -> None:
        """Speak another language."""
        self._ = _
        title = _("The columns changed since they were saved.")
        self.setAccessibleName(title)
        advice = _("Look whether each column is still the right one, then save them as they are.")
        self._words.setText(f"{title} {advice}")
        for made, text in (
            (self.accept_button, _("Right as it stands: save it")),
            (self.drop_button, _("Recognise all columns anew")),
        ):
            made.setText(text)
            made.setAccessibleName(text)
        self.table.retranslate(_, _("The saved columns and this month’s, side by side"))

    def show_changes(self, changes: Sequence[Change]) -> None:
        """Show what changed; nothing hides the card."""
        self._changes = sorted(changes, key=lambda change: ORDER.index(change.what))
        self.setVisible(bool(changes))
        self.model.set_data(self._columns(), len(changes))
        rows = min(len(changes), MOST_ROWS)
        head = max(self.table.horizontalHeader().sizeHint().height(), 30)
        self.table.setFixedHeight(head + rows * ROW_HEIGHT + 6)

    def _show(self, row: int) -> None:
        if self._changes[row].now_at:
            self.column_wanted.emit(self._changes[row].now_at)

    def _columns(self) -> list[Column]:
        _, all_ = self._, self._changes
        return [
            Column(
                "what",
                mark("Change"),
                lambda i: _(WORDS[all_[i].what][0]),
                icon=lambda i: (WORDS[all_[i].what][1],) * 2,
                width=110,
            ),
            Column("field", mark("Field"), lambda i: _field(all_[i], _), width=210),
            Column(
                "was",
                mark("When it was saved"),
                lambda i: _at(all_[i].was, all_[i].was_at),
                width=300,
            ),
            Column("now", mark("Now"), lambda i: _at(all_[i].now, all_[i].now_at), width=300),
        ]


def _field(change: Change, _: Translator) -> str:
    return field_title(change.field, _.language) if change.field else _("nothing")


def _at(heading: str, letter: str) -> str:
    """Return a heading with its letter: “J · OT Pay”; a dash where there is none."""
    return " · ".join(filter(None, (letter, heading))) or "–"
