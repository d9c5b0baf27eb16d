"""NSSF refused something: a new refusal on one leaf, those noted so far on the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QWidget

from desktop.pages.refused_list import RefusedPanel
from desktop.pages.refused_note import NotePanel
from desktop.texts import Translator, mark
from desktop.widgets.card import Badge
from desktop.widgets.leaves import Leaves
from desktop.widgets.parts import across, button, down, label

if TYPE_CHECKING:
    from declaration.month import Month
    from desktop.settings import Settings
    from desktop.vault.refusals_listed import Line

SIZE = QSize(960, 580)
NOTE, NOTED = 0, 1
"""The leaves."""

LEAD = mark(
    "Paste the text once: the vault remembers which rows NSSF refused, and warns before the same "
    "goes out again."
)
NOTHING_SEALED = mark(
    "No month is sealed in this vault yet, so a refusal cannot be tied to its rows. Seal the month "
    "as it was handed in."
)


class RefusedDialog(QDialog):
    """Notes refusals and settles them.

    Args:
        months: that are sealed, the latest first.
        can_write: whether anything can be kept.

    Attributes:
        note: a new refusal.
        noted: those noted so far.
        trouble: one sentence on what is in the way, or what was done.
    """

    def __init__(
        self,
        months: Sequence[Month],
        _: Translator,
        settings: Settings,
        *,
        can_write: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("help_target", "history#refused")
        self._ = _
        self.note = NotePanel(months, _, settings)
        self.noted = RefusedPanel(_, settings, can_write=can_write)
        self.leaves, self.trouble, self.close_it = Leaves(), Badge(wrap=True), button()
        self._lead = label(muted=True, wrap=True)
        self.leaves.add(self.note)
        self.leaves.add(self.noted)
        self.note.setEnabled(can_write and bool(months))
        self._build()
        self.setWindowTitle(_("NSSF refused something"))
        self._lead.setText(_(LEAD) if months else _(NOTHING_SEALED))
        self.leaves.setTabText(NOTE, _("New refusal"))
        self.show_noted([])
        for part in (self.leaves, self.leaves.tabBar()):
            part.setAccessibleName(_("Leaves of this page"))
        self.close_it.setText(_("Close"))
        self.close_it.clicked.connect(self.accept)
        self.close_it.setAutoDefault(False)
        self.trouble.hide()
        self.note.text.setFocus()

    def _build(self) -> None:
        foot = across(self.trouble)
        foot.setStretch(0, 100)
        foot.addStretch(1)  # where nothing is said
        foot.addWidget(self.close_it)
        whole = down(self._lead, self.leaves, foot, gap=12)
        whole.setStretch(1, 1)
        whole.setContentsMargins(20, 20, 20, 16)
        self.setLayout(whole)
        self.resize(SIZE)

    def show_noted(self, noted: Sequence[Line]) -> None:
        """Show the refusals noted so far."""
        count = len({each.refusal for each in noted if not each.is_settled})
        text = self._("Noted so far ({n} open)")
        self.leaves.setTabText(NOTED, text.format(n=count))
        self.noted.show_noted(noted)

    def say(self, tone: str, sentence: str) -> None:
        """Say what was done, or what is in the way; "" for nothing."""
        self.trouble.setVisible(bool(sentence))
        self.trouble.set(tone if sentence else "", tone, sentence)
