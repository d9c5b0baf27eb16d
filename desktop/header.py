"""The line on top of the window: whose month this is, at what rate, and how far it has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from declaration.vault.kinds import Kind
from desktop import formatting
from desktop.texts import Translator, mark, translate
from desktop.widgets.card import Badge
from desktop.widgets.elided import ElidedLabel
from desktop.widgets.icons import icon
from desktop.widgets.parts import button, label

if TYPE_CHECKING:
    from desktop.session import State
    from desktop.vault.seen import VaultSeen
    from desktop.workbench import Workbench

STATES = {
    "": ("", "muted", ""),
    "working": ("calendar", "muted", mark("Working it out…")),
    "stopped": ("warning", "warning", mark("Stopped: press F5 to read the files again")),
    "ready": ("good", "good", mark("Ready to declare")),
    "ready_with_warnings": ("warning", "warning", mark("Ready, with warnings")),
    "partly_ready": ("warning", "warning", mark("Ready without the held-out workers")),
    "not_ready": ("error", "error", mark("Not ready yet")),
}
"""State of the month → icon, tone, words."""


class Header(QFrame):
    """Enterprise, month, rate, number of workers, the open vault, state.

    Signals:
        vault_wanted: the open vault was clicked.
    """

    vault_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self._ = translate("en")
        self._state: State | None = None
        self._enterprise = ElidedLabel(strong=True)
        self._month, self._rate, self._workers = label(), label(muted=True), label(muted=True)
        self._badge = Badge()
        self._seen: VaultSeen | None = None
        self.vault = button(flat=True)
        self.vault.clicked.connect(self.vault_wanted)
        self.vault.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 10, 24, 10)
        row.setSpacing(20)
        for part in (self._enterprise, self._month, self._rate, self._workers):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.vault)
        row.addWidget(self._badge)

    def retranslate(self, _: Translator) -> None:
        """Speak another language."""
        self._ = _
        self.setAccessibleName(_("The month"))
        self.show_vault(self._seen)
        if self._state is not None:
            self.show_state(self._state)

    def show_state(self, state: State) -> None:
        """Show whose month it is and how far it has come."""
        self._state = state
        bench, _ = state.bench, self._
        enterprise = bench.enterprise
        name = enterprise.name if enterprise else ""
        if enterprise and _.language == "km":
            name = enterprise.name_km or name
        self._enterprise.setText(name or _("No enterprise named yet"))
        self._month.setText(_month_words(bench, _))
        rate = formatting.number(bench.rate) if bench.rate else ""
        self._rate.setText(_("{rate} riel per dollar").format(rate=rate) if rate else "")
        n = len(state.payroll) if state.payroll is not None else 0
        workers = _.ngettext("{n} worker", "{n} workers", n).format(n=formatting.number(n))
        self._workers.setText(workers if n else "")
        icon, tone, words = STATES[_standing(state)]
        self._badge.set(icon, tone, _(words))

    def show_vault(self, seen: VaultSeen | None) -> None:
        """Show which vault is open."""
        self._seen, _ = seen, self._
        self.vault.setVisible(seen is not None)
        if seen is None:
            return
        self.vault.setText(_("Vault (reading only)") if seen.is_read_only else _("Vault"))
        self.vault.setIcon(icon("vault", "accent"))
        self.vault.setToolTip(_("The vault {path} is open").format(path=seen.path))
        words = _("Vault {name}, reading only") if seen.is_read_only else _("Vault {name}")
        self.vault.setAccessibleName(words.format(name=seen.name))

    def redraw(self) -> None:
        """Draw the icons in the colours of the scheme in use."""
        self._badge.redraw()
        self.show_vault(self._seen)


def _month_words(bench: Workbench, _: Translator) -> str:
    """Return the month in words, and the kind of return where it is not the regular one."""
    from desktop.vault.kinds import KINDS

    if bench.month is None:
        return _("No month chosen yet")
    month = formatting.month_name(bench.month, _.language)
    return month if bench.kind is Kind.REGULAR else f"{month} · {_(KINDS[bench.kind][0])}"


def _standing(state: State) -> str:
    if state.is_stale:
        return "working" if state.is_working else "stopped"
    return str(state.month.state) if state.month is not None else ""
