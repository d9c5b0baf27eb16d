"""Keeps the month on the bench as a draft in the open vault, a moment after it was worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from declaration.monthly import MonthlyDeclaration
    from declaration.vault.store import Vault
    from desktop.session import Session, State

PAUSE = 1500
"""So long nothing has to change before a draft is written [milliseconds]."""


class DraftKeeping(QObject):
    """Between the session and its vault.

    A draft that cannot be written is told once; the month itself is safe in its journal.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session, self._vault = session, session.vault
        self._waiting: State | None = None
        self._kept: MonthlyDeclaration | None = None
        self._told = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._keep)
        session.changed.connect(self._note)
        session.vault.opened.connect(self._begin)
        session.vault.kept.connect(self.forget)
        session.vault.before_closing = self._keep_waiting

    @property
    def is_waiting(self) -> bool:
        """Whether a draft is still to be written."""
        return self._waiting is not None

    def forget(self, month: MonthlyDeclaration | None) -> None:
        """Take a month as kept: it was sealed, or its draft was written with its files."""
        self._kept, self._waiting = month, None
        self._pause.stop()

    def _begin(self) -> None:
        self._kept, self._told = None, False
        self._note()

    def _note(self) -> None:
        state = self._session.state
        if state.month is None or state.is_stale or state.bench.finished:
            return
        seen = self._vault.seen
        if seen is None or seen.is_read_only or state.month is self._kept:
            return
        if seen.is_whose(state.bench.enterprise):
            self._waiting = state
            self._pause.start()

    def _keep(self) -> None:
        state, self._waiting = self._waiting, None
        if state is None or not self._vault.is_open:
            return
        self._kept = state.month
        self._vault.use(
            lambda vault, _report: keep(vault, state), lambda _none: None, self._tell, writes=True
        )

    def _keep_waiting(self, vault: Vault) -> None:
        """Write the draft that waits, before the vault is closed; on the worker thread."""
        state, self._waiting = self._waiting, None
        if state is not None and not vault.is_read_only:
            keep(vault, state)

    def _tell(self, problem: Exception) -> None:
        if not self._told:
            self._told = True
            self._session.say_failed(problem)


def keep(vault: Vault, state: State) -> None:
    """Keep the month of a state as a draft; on the worker thread.

    Raises:
        VaultError: it cannot be written.
    """
    from declaration.export import LayoutError, load_layout
    from desktop import sealing
    from desktop.worked_out import job_of

    if state.month is None:
        return
    try:
        layout = load_layout(state.bench.layout).id
    except (LayoutError, OSError):  # a file of one's own that is gone: the Declare page says so
        layout = state.bench.layout
    job = job_of(state.bench, state.month, state.register)
    chosen = sealing.chosen_for(job, state.bench.kind, layout)
    sealing.keep(job, None, vault, chosen, seal=False)
