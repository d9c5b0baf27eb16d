"""Each edit goes into the journal: at once, or on the worker thread where it is a long text.

keeping = JournalKeeping(session)
keeping.keep(journal, bench)        # on every edit
keeping.flush()                     # before the journal is let go: what still waits is written
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from desktop.closed_doors import not_kept
from desktop.session import MANY

if TYPE_CHECKING:
    from desktop.journal import Journal
    from desktop.session import Session
    from desktop.workbench import Workbench


class JournalKeeping:
    """Writes the workbenches of a session down, the newest alone where several wait."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._lock = Lock()
        self._waiting: tuple[Journal, Workbench] | None = None

    def keep(self, journal: Journal, bench: Workbench) -> None:
        """Write a workbench into a journal; a long one before the month is worked out."""
        waiting = self._waiting = journal, bench
        if len(bench.decisions) + len(bench.patches) <= MANY or self._session.is_closed:
            self._write(waiting)
        else:
            self._session.tasks.run(lambda _report: self._write(waiting), lambda _none: None)

    @property
    def is_kept(self) -> bool:
        """Whether the last edit is on the disk."""
        return self._waiting is None

    def flush(self) -> None:
        """Write what still waits, also what could not be written before."""
        if self._waiting is not None:
            self._write(self._waiting)

    def _write(self, waiting: tuple[Journal, Workbench]) -> None:
        with self._lock:
            if waiting is not self._waiting:
                return  # a newer one comes after it, or it is written already
            journal, bench = waiting
            try:
                journal.write(bench)
            except OSError as problem:
                self._session.failed.emit(not_kept(problem, self._session.language))
                return  # it waits for the next try
            if waiting is self._waiting:
                self._waiting = None
