"""Whose month it is, and whose vault: the enterprise of the open vault is the month's.

A month without an enterprise takes the vault's. What is put right in the enterprise's names goes
into the vault. A month of another enterprise is left alone: nothing of it is kept there, and the
window says so once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.texts import mark, translate

if TYPE_CHECKING:
    from declaration.monthly import Enterprise
    from declaration.vault.store import Vault
    from desktop.vault.seen import VaultSeen
    from desktop.window import Window

ANOTHERS = mark(
    "This month is of {month}, and the vault is of {vault}: nothing of it is kept there. Close the "
    "vault, or say that the month is the vault’s."
)
NUMBER_STANDS = mark(
    "Months under the number {number} are sealed in “{name}”, so it stays. Another enterprise "
    "needs a vault of its own."
)


class Whose(QObject):
    """Between the month on the bench and the open vault."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._session, self._desk = window, window.session, window.session.vault
        self._said: tuple[str, str] | None = None
        self._desk.opened.connect(self._begin)
        self._session.edited.connect(self._compare)

    def _begin(self) -> None:
        """Let a vault that was just opened name the month's enterprise."""
        seen, bench = self._desk.seen, self._session.bench
        self._said = None
        if seen is None:
            return
        if not bench.sources or seen.is_whose(bench.enterprise):
            self._take(seen)
        else:
            self._compare()

    def _take(self, seen: VaultSeen) -> None:
        if self._session.bench.enterprise != seen.enterprise:
            self._session.fill_in(enterprise=seen.enterprise)

    def _compare(self, _bench: object = None) -> None:
        """See whether an edit, or another month, names another enterprise than the vault."""
        seen, given = self._desk.seen, self._session.bench.enterprise
        if seen is None or given == seen.enterprise:
            return
        if given is None:
            QTimer.singleShot(0, self, lambda: self._put_back(seen))
        elif self._mends(given, seen):
            self._keep(given)
        elif given.name == seen.enterprise.name:
            self._say(NUMBER_STANDS, given, seen)
        else:
            self._say(ANOTHERS, given, seen)

    def _mends(self, given: Enterprise, seen: VaultSeen) -> bool:
        """Return whether an enterprise is the vault's with something put right in it."""
        if seen.is_read_only:
            return False
        if seen.is_whose(given):
            return True
        free = not seen.has_sealed or not seen.enterprise.nssf_number
        return free and given.name == seen.enterprise.name

    def _keep(self, given: Enterprise) -> None:
        def work(vault: Vault, _report: object) -> None:
            from desktop.vault.opening import stamp

            vault.facts.change_enterprise(given, stamp())

        self._desk.use(work, lambda _none: None, writes=True)

    def _put_back(self, seen: VaultSeen) -> None:
        if self._desk.seen is seen and self._session.bench.enterprise is None:
            self._session.fill_in(enterprise=seen.enterprise)

    def _say(self, text: str, given: Enterprise, seen: VaultSeen) -> None:
        who = (given.name, given.nssf_number)
        if self._said == who:
            return
        self._said = who
        _ = translate(self._session.language)
        sentence = _(text).format(
            month=given.name,
            vault=seen.enterprise.name,
            number=seen.enterprise.nssf_number,
            name=seen.name,
        )
        self._window.banner.say(
            "notice", sentence, _("It is the vault’s"), lambda: self._edit_to(seen)
        )

    def _edit_to(self, seen: VaultSeen) -> None:
        text = translate(self._session.language)("Name the enterprise")
        self._said = None
        self._session.edit(text, enterprise=seen.enterprise)
