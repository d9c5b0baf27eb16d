"""One program at a time has a vault, and the others are told who.

Beside ``NAME.pheaktean`` lies ``NAME.pheaktean.lock``, which the system itself keeps locked for as
long as the program lives, also over a network drive; and, while it is open, the note
``NAME.pheaktean.open``, which says who has it. A program that was killed leaves both behind; they
hold nobody up.
"""

from __future__ import annotations

import errno
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from declaration.vault.errors import (
    InUseError,
    NoLocksError,
    NoPermissionError,
    NotThereError,
)

if TYPE_CHECKING:
    from filelock import BaseFileLock

NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP}
NO_WRITING = {errno.EACCES, errno.EPERM, errno.EROFS}
UNKNOWN = "?"


class VaultLock:
    """The right to write a vault; given back with ``release``.

    Args:
        path: of the vault.
        by: who takes it, for others to read: user, computer, since when.

    Raises:
        NotThereError: the folder is not there.
        InUseError: another program has it.
        NoPermissionError: nothing may be written in that folder.
        NoLocksError: the drive knows no locks.
    """

    def __init__(self, path: Path, by: str) -> None:
        self._note = path.with_name(path.name + ".open")
        self._lock = _taken(path, self._note)
        with suppress(OSError):  # a full disk is no reason not to open
            self._note.write_text(by, "utf-8")

    def release(self) -> None:
        """Give it back; once is enough."""
        if self._lock.is_locked:
            with suppress(OSError):
                self._note.unlink(missing_ok=True)
            self._lock.release()


def _taken(path: Path, note: Path) -> BaseFileLock:
    from filelock import FileLock, Timeout

    if not path.parent.is_dir():
        raise NotThereError(name=path.parent)
    lock = FileLock(path.with_name(path.name + ".lock"), timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout as problem:
        raise InUseError(name=path.name, who=_who(note)) from problem
    except OSError as problem:
        if problem.errno in NO_LOCKS:
            raise NoLocksError(name=path.name) from problem
        if problem.errno in NO_WRITING:
            raise NoPermissionError(name=path.name) from problem
        raise
    return lock


def _who(note: Path) -> str:
    """Return who has the vault, as far as the note says."""
    try:
        return note.read_text("utf-8").strip() or UNKNOWN
    except (OSError, UnicodeDecodeError):
        return UNKNOWN
