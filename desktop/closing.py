"""Whether the window may close: nothing is lost unless a person said so, and the vault is put away.

closing = Closing(window)
closing.may_close()                 # False: it was told why, or it closes by itself a moment later
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from desktop.texts import translate

if TYPE_CHECKING:
    from desktop.window import Window


class Closing:
    """Asks the pages, the journal and the vault before the window closes."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._loses_month = False

    def may_close(self) -> bool:
        """Return whether the window may close now."""
        if not all(page.may_close() for page in self._window.pages.made):
            return False
        if not (self._is_month_kept() and self._window.practice.close()):
            return False
        return not self._puts_vault_away()

    def _is_month_kept(self) -> bool:
        """Return whether no month is lost by closing, or a person said that it may be."""
        window = self._window
        if self._loses_month:
            return True
        window.keeping.flush()
        if window.keeping.is_kept:
            return True
        _ = translate(window.session.language)
        window.banner.say(
            "error",
            _("This month could not be kept and is lost when the window closes. Make room first."),
            _("Close all the same"),
            self._close_anyway,
        )
        return False

    def _close_anyway(self) -> None:
        self._loses_month = True
        self._window.close()

    def _puts_vault_away(self) -> bool:
        """Return whether the vault leaves a copy or a draft first; the window closes after that."""
        window = self._window
        seen = window.session.vault.seen
        if seen is None or not (seen.copies or window.drafts.is_waiting):
            return False
        window.session.cancel()
        window.vaults.put_away(lambda: QTimer.singleShot(0, window, window.close))
        return True
