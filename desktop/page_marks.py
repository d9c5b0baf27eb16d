"""Numbers beside the pages' names: what keeps somebody out, whose clock ran out, what is missing.

marks = PageMarks(window)           # hears of every change by itself
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.texts import translate
from desktop.window_pages import row_of

if TYPE_CHECKING:
    from desktop.window import Window


class PageMarks:
    """Between the session and the navigation."""

    def __init__(self, window: Window) -> None:
        self._session, self._navigation = window.session, window.navigation
        self._session.changed.connect(self._show_state)
        self._session.vault.changed.connect(self._show_vault)

    def retranslate(self) -> None:
        """Say what stands beside a mark in the language that is spoken now."""
        self._mark_registrations()

    def _show_state(self) -> None:
        self._mark("findings", self._keeping_out())
        self._mark_registrations()

    def _mark(self, name: str, mark: str, soon: str = "") -> None:
        self._navigation.set_mark(row_of(name), mark, soon)

    def _keeping_out(self) -> str:
        """Return how many findings keep somebody out of the file; "" for none."""
        found = self._session.state.found
        if found is None:
            return ""
        from desktop.found import HOLDING

        return str((found.grade < HOLDING).sum() or "")

    def _mark_registrations(self) -> None:
        """Mark how many workers passed a limit of the hire clock; a dot where some will soon."""
        month, today = self._session.state.month, self._session.today
        if month is None:
            self._mark("registrations", "")
            return  # numpy is not loaded before there is something to count
        from desktop.registration_board import SOON, mark_of, soon_past

        n = soon_past(month, today)
        words = translate(self._session.language).ngettext(
            "{n} worker passes a limit today or within {days} days",
            "{n} workers pass a limit today or within {days} days",
            n,
        )
        soon = words.format(n=n, days=SOON) if n else ""
        self._mark("registrations", mark_of(month, today), soon)

    def _show_vault(self) -> None:
        """Mark how many months are missing in the open vault."""
        seen = self._session.vault.seen
        self._mark("history", str(len(seen.missing) or "") if seen else "")
