"""Where a sealed return, reckoned again, differs: every cell, and the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QWidget

from desktop.models.column import Align, Column
from desktop.rerun_words import headline, reasons
from desktop.texts import Translator, mark
from desktop.widgets.parts import across, button, down, label
from desktop.widgets.table_box import TableBox

if TYPE_CHECKING:
    from desktop.rerunning import Again
    from desktop.settings import Settings

SIZE = QSize(760, 480)


class RerunDialog(QDialog):
    """A table of the cells that differ under the sentences that say why."""

    def __init__(
        self, again: Again, _: Translator, settings: Settings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("help_target", "history#look")
        self.setWindowTitle(_("Reckoned again"))
        head, why = label(strong=True, wrap=True), label(wrap=True)
        head.setText(headline(again, _))
        why.setText("\n".join(reasons(again, _)))
        self.box, self.close_it = TableBox("rerun", settings), button(primary=True)
        self.box.retranslate(_, _("What differs"))
        self.box.show_data(_columns(again), len(again.found.differences))
        self.close_it.setText(_("Close"))
        self.close_it.clicked.connect(self.accept)
        foot = across()
        foot.addStretch(1)
        foot.addWidget(self.close_it)
        whole = down(head, why, self.box, gap=12)
        whole.addLayout(foot)
        whole.setContentsMargins(20, 20, 20, 16)
        self.setLayout(whole)
        self.resize(SIZE)


def _columns(again: Again) -> list[Column]:
    rows = again.found.differences
    return [
        Column("number", mark("Worker number"), lambda i: rows[i].worker_number, width=130),
        Column("name", mark("Name"), lambda i: rows[i].name, width=150),
        Column("column", mark("Column"), lambda i: rows[i].column, width=170),
        Column("sealed", mark("Sealed"), lambda i: rows[i].sealed, Align.RIGHT, width=110),
        Column("now", mark("Today"), lambda i: rows[i].now, Align.RIGHT, width=110),
    ]
