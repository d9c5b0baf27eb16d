"""What was done to the vault: who, when and what, as its log tells it. Workers stay masked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QWidget

from desktop.models.column import Column
from desktop.texts import Translator, mark
from desktop.widgets.parts import across, button, down, label
from desktop.widgets.table_box import TableBox

if TYPE_CHECKING:
    from desktop.settings import Settings
    from desktop.vault.log_shown import LogRow

SIZE = QSize(820, 520)


class LogDialog(QDialog):
    """A table of the log's entries.

    Args:
        rows: in the order in which they are shown.
        _: the language.
        settings: where its columns are remembered.
    """

    def __init__(
        self,
        rows: Sequence[LogRow],
        _: Translator,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("help_target", "history#verify")
        self.setWindowTitle(_("Log of the vault"))
        why = label(muted=True, wrap=True)
        why.setText(
            _("Nothing in it can be changed: each entry holds the hash of the one before it.")
        )
        self.box, self.close_it = TableBox("vault_log", settings), button(primary=True)
        self.box.retranslate(_, _("Log of the vault"))
        self.box.show_data(_columns(rows), len(rows))
        self.close_it.setText(_("Close"))
        self.close_it.clicked.connect(self.accept)
        foot = across()
        foot.addStretch(1)
        foot.addWidget(self.close_it)
        whole = down(why, self.box, gap=12)
        whole.addLayout(foot)
        whole.setContentsMargins(20, 20, 20, 16)
        self.setLayout(whole)
        self.resize(SIZE)


def _columns(rows: Sequence[LogRow]) -> list[Column]:
    return [
        Column("at", mark("When (UTC)"), lambda i: rows[i].at, width=150),
        Column("who", mark("Who"), lambda i: rows[i].who, width=120),
        Column(
            "what",
            mark("What"),
            lambda i: rows[i].what,
            tooltip=lambda i: f"SHA-256 {rows[i].hash}",
            width=480,
        ),
    ]
