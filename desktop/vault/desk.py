"""The vault that is open in the window: opened, used and closed on the session's worker thread.

    desk.open(path, "the passphrase", remember=True, done=…, failed=…)
    desk.seen                           # what pages show of it; None while none is open
    desk.use(lambda vault, report: verify(vault), done)
    desk.close(done)

Only the worker thread touches the vault itself, one piece of work after the other. What pages show
is ``seen``, which is taken off it whenever something was written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from desktop.texts import mark

if TYPE_CHECKING:
    from declaration.monthly import Enterprise
    from declaration.vault.key import Key
    from declaration.vault.store import Vault
    from desktop.secrets import Keys
    from desktop.session import Session
    from desktop.tasks import Report
    from desktop.vault.seen import VaultSeen

T = TypeVar("T")
Failed = Callable[[Exception], None]
Before = Callable[["Vault"], None]


@dataclass(frozen=True, slots=True)
class Opened:
    """What came of opening a vault.

    Attributes:
        seen: what is shown of it.
        not_kept: why its key is not remembered, or None.
        not_copied: why the vault that was open before left no copy, or None.
    """

    seen: VaultSeen
    not_kept: Exception | None = None
    not_copied: Exception | None = None


class VaultDesk(QObject):
    """At most one open vault.

    Attributes:
        seen: what is shown of it, or None.
        keys: the system's key store; may be replaced before the first vault is opened.

    Signals:
        changed: ``seen`` is another one.
        kept(MonthlyDeclaration): a month was sealed, or kept as a draft together with its files.
        opened: another vault was opened, and its enterprise is to be the month's.
    """

    changed = Signal()
    opened = Signal()
    kept = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        from desktop.secrets import Keys

        self._session = session
        self.keys: Keys = Keys()
        self.seen: VaultSeen | None = None
        self._vault: Vault | None = None  # the worker thread's own
        self.before_closing: Before | None = None

    @property
    def is_open(self) -> bool:
        """Whether a vault is open."""
        return self.seen is not None

    @property
    def vault(self) -> Vault | None:
        """The open vault; for the worker thread alone."""
        return self._vault

    def open(
        self,
        path: Path,
        passphrase: str | None,
        *,
        remember: bool,
        done: Callable[[Opened], None],
        failed: Failed,
    ) -> None:
        """Open a vault, and close the one that is open.

        Args:
            path: of its file.
            passphrase: None to ask the key store.
            remember: let the key store keep its key.
            done: takes what came of it.
            failed: takes what is in the way; the vault that was open stays so.
        """

        def work(_report: Report) -> Opened:
            from declaration.vault.errors import NoPermissionError
            from declaration.vault.opening import open_vault
            from desktop.vault.opening import holder, key_for

            key = key_for(path, passphrase, self.keys)
            try:
                vault = open_vault(path, key, by=holder())
            except NoPermissionError:
                vault = open_vault(path, key, read_only=True)
            return self._put(vault, remember)

        self.run(work, lambda made: self._show(made, done), failed, mark("opening the vault"))

    def create(
        self,
        path: Path,
        passphrase: str,
        enterprise: Enterprise,
        *,
        remember: bool,
        done: Callable[[Opened], None],
        failed: Failed,
    ) -> None:
        """Make a new vault and open it."""

        def work(_report: Report) -> Opened:
            from declaration.vault.key import key_of, new_salt
            from declaration.vault.opening import create_vault, open_vault
            from desktop.vault.opening import holder, stamp

            key = key_of(passphrase, new_salt())
            create_vault(path, key, enterprise, stamp()).close()
            return self._put(open_vault(path, key, by=holder()), remember)

        self.run(work, lambda made: self._show(made, done), failed, mark("making the vault"))

    def use(
        self,
        work: Callable[[Vault, Report], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        *,
        writes: bool = False,
        can_stop: bool = False,
        what: str = "",
    ) -> None:
        """Do something with the open vault on the worker thread; nothing where none is open.

        Args:
            work: takes the vault and ``report(what, share)``.
            done: takes its result, on the main thread.
            failed: takes what is in the way; told in the window where not given.
            writes: the vault is looked at again afterwards.
            can_stop: the window's Cancel stops it.
            what: is being done, an English text marked for translation.
        """

        def inside(report: Report) -> tuple[T, VaultSeen | None] | None:
            if self._vault is None:
                return None
            from declaration.vault.engine import engine_words

            report(what, 0.0)
            with engine_words(self._vault.path):
                result = work(self._vault, report)
                return result, self._look() if writes else None

        def deliver(made: tuple[T, VaultSeen | None] | None) -> None:
            if made is None:
                return
            if made[1] is not None:
                self._see(made[1])
            done(made[0])

        run = self._session.run if can_stop else self.run
        run(inside, deliver, failed or self._session.say_failed)

    def look_again(self) -> None:
        """Show what was written to the vault by other work than ``use``."""
        self.use(lambda _vault, _report: None, lambda _none: None, writes=True)

    def close(self, done: Callable[[Exception | None], None]) -> None:
        """Close the vault, with the copy that was asked for; ``done`` takes why there is none."""

        def work(_report: Report) -> Exception | None:
            vault, self._vault = self._vault, None
            return None if vault is None else self._closed(vault)

        def deliver(problem: Exception | None) -> None:
            self._see(None)
            done(problem)

        self.run(work, deliver, self._session.say_failed, mark("closing the vault"))

    def close_now(self) -> None:
        """Close the vault at once; only when the worker thread has ended."""
        if self._vault is not None:
            self._vault.close()
            self._vault = None

    def rekey(
        self, passphrase: str, done: Callable[[Exception | None], None], failed: Failed
    ) -> None:
        """Change the passphrase; ``done`` takes why the new key is not remembered, or None."""

        def work(vault: Vault, _report: Report) -> Exception | None:
            from declaration.vault.copies import rekey
            from declaration.vault.key import key_of, new_salt
            from desktop.vault.opening import stamp

            was_kept = self._is_kept(vault.key)
            key = key_of(passphrase, new_salt())
            rekey(vault, key, stamp())
            return self._keep(key) if was_kept else None

        self.use(work, done, failed, writes=True, what=mark("writing the vault anew"))

    def run(
        self,
        work: Callable[[Report], T],
        done: Callable[[T], None],
        failed: Failed,
        what: str = "",
    ) -> None:
        """Do something that the window's Cancel does not stop: a vault is never left half open."""

        def told(report: Report) -> T:
            report(what, 0.0)
            return work(report)

        session = self._session
        if not session.is_closed:
            session.tasks.run(told, done, failed, session.busy.emit)

    # ── on the worker thread ─────────────────────────────────────────────────────────────────

    def _put(self, vault: Vault, remember: bool) -> Opened:
        """Take over a vault that was just opened, and close the one before."""
        from declaration.vault.engine import engine_words
        from desktop.vault.seen import seen_of

        try:
            with engine_words(vault.path):
                seen = seen_of(vault)
        except BaseException:
            vault.close()
            raise
        before, self._vault = self._vault, vault
        not_copied = None if before is None else self._closed(before)
        return Opened(seen, self._keep(vault.key) if remember else None, not_copied)

    def _look(self) -> VaultSeen | None:
        from desktop.vault.seen import seen_of

        return seen_of(self._vault, self.seen) if self._vault is not None else None

    def _closed(self, vault: Vault) -> Exception | None:
        """Close a vault; return why it left no copy, or None."""
        from declaration.vault.errors import VaultError
        from desktop.vault.opening import closed

        try:
            if self.before_closing is not None:
                self.before_closing(vault)
        except VaultError:  # a draft that cannot be kept is in the journal still
            pass
        try:
            closed(vault)
        except VaultError as problem:
            return problem
        return None

    def _keep(self, key: Key) -> Exception | None:
        """Let the key store keep a key; return why it does not, or None."""
        from desktop.secrets import KeysError

        try:
            self.keys.keep_vault_key(key.id, key.kept)
        except KeysError as problem:
            return problem
        return None

    def _is_kept(self, key: Key) -> bool:
        from desktop.secrets import KeysError

        try:
            return bool(self.keys.vault_key(key.id))
        except KeysError:
            return False

    # ── on the main thread ───────────────────────────────────────────────────────────────────

    def _show(self, made: Opened, done: Callable[[Opened], None]) -> None:
        self._see(made.seen)
        done(made)

    def _see(self, seen: VaultSeen | None) -> None:
        self.seen = seen
        self.changed.emit()


def silent(_result: Any) -> None:  # noqa: ANN401 - whatever came of it
    """Do nothing with what came of it."""
