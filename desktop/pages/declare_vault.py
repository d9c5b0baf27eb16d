"""The month and its vault on the Declare page: what is sealed, what kind comes, close it or not."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QWidget

from declaration.vault.kinds import Kind
from desktop.formatting import day, month_name, riel
from desktop.texts import Translator, mark
from desktop.vault.kinds import KINDS, named
from desktop.vault.words import kept_words, refusal, said
from desktop.widgets.card import Badge, Card
from desktop.widgets.choice import Choice
from desktop.widgets.icons import icon
from desktop.widgets.parts import across, button, label

if TYPE_CHECKING:
    from declaration.month import Month
    from desktop.sealed_in_window import Kept
    from desktop.session import State
    from desktop.vault.seen import VaultSeen

ANOTHERS = mark("The open vault is of {name}. This month is of another enterprise.")
NOTHING = mark("Nothing of {month} is sealed yet.")
PART = mark("Who is not in this payroll")


class VaultCard(Card):
    """Shown while a vault is open.

    Attributes:
        seal: whether the month is closed once its files are proven.
        kind: of return.

    Signals:
        kind_chosen(Kind): another kind of return.
        whole_chosen(bool | None): of a revised return, what becomes of who is not in the payroll.
        show_wanted: show the list of returns.
    """

    kind_chosen = Signal(object)
    whole_chosen = Signal(object)
    show_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._stands = label(muted=True, wrap=True)
        self._kind_words, self.kind = label(), Choice()
        self._why_kind = label(muted=True, wrap=True)
        self._whole_words, self.whole = label(), Choice()
        self.changes = label(wrap=True)
        self.seal, self.trouble = QCheckBox(), Badge(wrap=True)
        self.came, self._hash = Badge(wrap=True), label(muted=True)
        self.copy, self.show_it = button(flat=True), button(flat=True)
        self._digest = ""
        self._build()
        self.kind.activated.connect(lambda at: self.kind_chosen.emit(Kind(self.kind.itemData(at))))
        self.whole.activated.connect(lambda at: self.whole_chosen.emit(self.whole.itemData(at)))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._digest))
        self.show_it.clicked.connect(self.show_wanted)
        self.came.hide()

    def _build(self) -> None:
        self._kind_words.setBuddy(self.kind)
        self._whole_words.setBuddy(self.whole)
        self._hash.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        head, kind = across(self._title, self.show_it), across(self._kind_words, self.kind)
        head.setStretch(0, 1)
        kind.setStretch(1, 1)
        hashed = across(self._hash, self.copy)
        hashed.addStretch(1)
        self.content.addLayout(head)
        self.content.addWidget(self._stands)
        self.content.addLayout(kind)
        for part in (
            *(self._why_kind, self._whole_words, self.whole, self.changes),
            *(self.seal, self.trouble, self.came),
        ):
            self.content.addWidget(part)
        self.content.addLayout(hashed)

    @property
    def seals(self) -> bool:
        """Whether the month is to be sealed."""
        return not self.isHidden() and self.seal.isEnabled() and self.seal.isChecked()

    def retranslate(self, _: Translator) -> None:
        """Set every text."""
        self.set_title(_("In the vault"))
        self._kind_words.setText(_("Kind of return"))
        self.kind.setAccessibleName(_("Kind of return"))
        self._whole_words.setText(_(PART))
        self.whole.setAccessibleName(_(PART))
        self.seal.setText(_("Close the month in the vault"))
        self.seal.setToolTip(_("Once its files are proven; from then on nobody can alter it"))
        self.show_it.setText(_("History"))
        self.show_it.setIcon(icon("history", "accent"))
        self.copy.setText(_("Copy"))
        self.copy.setIcon(icon("copy", "accent"))
        self.copy.setAccessibleName(_("Copy the hash"))

    def show_state(self, state: State, seen: VaultSeen | None, _: Translator) -> None:
        """Show what the vault has of the month, and what can come."""
        month, kind = state.bench.month, state.bench.kind
        self.setVisible(seen is not None and month is not None)
        if seen is None or month is None:
            return
        self.set_title(_("In the vault “{name}”").format(name=seen.name))
        self._stands.setText(_stands(seen, month, _))
        is_ours = seen.is_whose(state.bench.enterprise)
        self._show_kinds(seen, month, kind, state, _)
        self._show_whole(state, _)
        self._show_changes(state, _)
        trouble = self._trouble(seen, state, month, _) if is_ours else ""
        if not is_ours:
            trouble = _(ANOTHERS).format(name=seen.enterprise.name)
        self.trouble.setVisible(bool(trouble))
        self.trouble.set("warning" if trouble else "", "warning", trouble)
        self.seal.setEnabled(is_ours and not trouble)

    def show_kept(self, kept: Kept | None, name: str, _: Translator) -> None:
        """Show what became of the month when its files were written; None for nothing yet."""
        self._digest = kept.of.hash if kept and kept.of else ""
        self.came.setVisible(kept is not None)
        is_shown = bool(self._digest)
        self._hash.setVisible(is_shown)
        self.copy.setVisible(is_shown)
        self._hash.setText(f"SHA-256 {self._digest[:20]}…" if is_shown else "")
        self._hash.setToolTip(self._digest)
        if kept is not None:
            if kept.is_sealed:
                self.trouble.hide()  # that it is sealed now is what was wanted
            tone = "error" if kept.problem else "good" if kept.is_sealed else "notice"
            self.came.set(tone, tone, kept_words(kept, name, _))

    def _show_kinds(
        self, seen: VaultSeen, month: Month, kind: Kind, state: State, _: Translator
    ) -> None:
        """Offer the kinds that can come; the one chosen stands there whatever it is."""
        offered = [each for each in Kind if each in seen.can_come(month)]
        if state.bench.sources and Kind.NIL in offered:
            offered.remove(Kind.NIL)  # somebody was paid
        if state.bench.is_nil:
            offered = [Kind.NIL]
        self.kind.clear()
        for each in dict.fromkeys((*offered, kind)):
            self.kind.addItem(_(KINDS[each][0]), each)
        self.kind.setCurrentIndex(self.kind.findData(kind))
        self._why_kind.setText(_(KINDS[kind][1]))

    def _show_whole(self, state: State, _: Translator) -> None:
        """Ask of a revised return what becomes of those who are not in the payroll."""
        is_asked = state.bench.kind is Kind.REVISED
        parts: tuple[QWidget, ...] = (self._whole_words, self.whole)
        for part in parts:
            part.setVisible(is_asked)
        self.whole.clear()
        for value, text in (
            (None, _("are taken back, unless they are many")),
            (True, _("are taken back: they should not have been declared")),
            (False, _("stay as they stand: this is a part of the payroll")),
        ):
            self.whole.addItem(text, value)
        self.whole.setCurrentIndex(self.whole.findData(state.bench.whole))
        self.whole.setToolTip(self.whole.currentText())

    def _show_changes(self, state: State, _: Translator) -> None:
        """Say what a return that corrects the month changes."""
        month = state.month
        is_one = month is not None and month.correction is not None and not state.is_stale
        self.changes.setVisible(is_one)
        if month is not None and is_one:
            from declaration.corrected_lines import data
            from desktop.correction_words import changes

            self.changes.setText(changes(data(month), _))

    def _trouble(self, seen: VaultSeen, state: State, month: Month, _: Translator) -> str:
        """Return why the month cannot be sealed as it is; "" where it can."""
        if seen.is_read_only:
            from desktop.vault.words import READ_ONLY

            return _(READ_ONLY).format(name=seen.name)
        kind = state.bench.kind
        why = refusal(month_name(month, _.language), kind, seen.can_come(month), _)
        if not why and state.refused is not None:
            why = said(state.refused, _.language)
        return why


def _stands(seen: VaultSeen, month: Month, _: Translator) -> str:
    """Return what is sealed for the month, a line a return."""
    name = month_name(month, _.language)
    lines = [
        _("{kind}, sealed on {day} by {who}: {remittance}").format(
            kind=named(each, _),
            day=day(date.fromisoformat(each.sealed_at[:10]), _.language),
            who=each.sealed_by,
            remittance=riel(each.remittance),
        )
        for each in seen.sealed_of(month)
    ]
    return "\n".join(lines) or _(NOTHING).format(month=name)
