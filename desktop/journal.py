"""The journal of unfinished months: each edit is on the disk before the next one. No Qt.

Every window keeps one file in the user's own data folder and holds a lock beside it. A journal
whose lock nobody holds was left behind, by a crash or by closing in the middle: it is offered
again. Passwords are in none; the file is readable for this user alone.

    journal = Journal()
    journal.write(bench)                # whole or not at all
    for left in journal.left_behind(): ...
    journal.take(left)                  # go on with that month
    journal.finish(); journal.close()

One that is damaged is put aside under another name and told once; nothing is ever thrown away.
"""

from __future__ import annotations

import errno
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.settings import user_folder, write_whole

if TYPE_CHECKING:
    from filelock import BaseFileLock

    from desktop.workbench import Workbench


LOOKING = 0.2
"""Another window that only looks whether a journal is in use is done by then [seconds]."""
DAMAGED = ".damaged"
"""Ending of a journal that cannot be read any more."""


class InUseError(PermissionError):
    """Another window works on that month."""


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """An unfinished month that nobody works on.

    Attributes:
        path: its journal.
        month: as ``YYYY-MM``, or "".
        enterprise: the enterprise's name, or "".
        files: how many source files it has.
        corrections: how many cells were corrected.
        last_edit: when it was edited last [seconds since 1970].
    """

    path: Path
    month: str
    enterprise: str
    files: int
    corrections: int
    last_edit: float


class Journal:
    """The journal of one window.

    Attributes:
        path: where it is written; the file is there only while there is something to lose.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or user_folder("data") / "unfinished"
        self.path = self._folder / f"{os.urandom(16).hex()}.json"
        self._lock: BaseFileLock | None = None

    def write(self, bench: Workbench) -> None:
        """Write an unfinished month; one with nothing to lose takes its file away.

        Raises:
            OSError: the disk is full, or the folder may not be written.
        """
        if not bench.is_begun:
            self.finish()
            return
        if self._lock is None:
            self._lock = _locked(self.path)
        write_whole(self.path, bench.to_json())

    def left_behind(self) -> list[LeftBehind]:
        """Return the unfinished months that no window works on, the latest first."""
        found = [left for path in self._folder.glob("*.json") if (left := self._look(path))]
        return sorted(found, key=lambda left: -left.last_edit)

    def put_damaged_aside(self) -> list[Path]:
        """Give the journals that cannot be read another name; return the new paths."""
        from desktop.journal_text import is_readable

        aside = []
        for path in self._folder.glob("*.json"):
            if path == self.path or _is_held(path):
                continue
            with suppress(OSError):
                if not is_readable(path.read_bytes()):
                    aside.append(_put_aside(path))
        return aside

    def take(self, left: LeftBehind) -> Workbench:
        """Go on with an unfinished month: its journal becomes this window's.

        Raises:
            InUseError: another window has taken it.
            OSError: its file is gone.
            ValueError: it is damaged, or of another version.
        """
        from desktop.workbench import Workbench

        lock = _locked(left.path)
        try:
            bench = Workbench.from_json(left.path.read_text("utf-8"))
        except (OSError, ValueError):
            lock.release()
            raise
        self.finish()
        self._release()
        self.path, self._lock = left.path, lock
        return bench

    def discard(self, left: LeftBehind) -> str:
        """Throw an unfinished month away; return what it held, for ``put_back``.

        Raises:
            OSError: its file is gone, or another window has taken it.
        """
        lock = _locked(left.path)
        try:
            text = left.path.read_text("utf-8")
            left.path.unlink()
        finally:
            lock.release()
        with suppress(OSError):
            _lock_path(left.path).unlink(missing_ok=True)
        return text

    def put_back(self, left: LeftBehind, text: str) -> None:
        """Bring an unfinished month back that was thrown away.

        Raises:
            OSError: it cannot be written.
        """
        write_whole(left.path, text)

    def finish(self) -> None:
        """Take this window's file away: there is nothing to lose any more."""
        self.path.unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the journal; an unfinished month stays for the next start."""
        self._release()

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.release()
            with suppress(OSError):
                _lock_path(self.path).unlink(missing_ok=True)
            self._lock = None

    def _look(self, path: Path) -> LeftBehind | None:
        """Return what a journal holds, or None where it is in use or cannot be read."""
        if path == self.path or _is_held(path):
            return None
        try:
            data = json.loads(path.read_text("utf-8"))
            return LeftBehind(
                path,
                str(data["month"] or ""),
                str((data["enterprise"] or {}).get("name", "")),
                len(data["sources"]),
                len(data["patches"]),
                path.stat().st_mtime,
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None


def _put_aside(path: Path) -> Path:
    aside = path.with_suffix(DAMAGED)
    path.replace(aside)
    with suppress(OSError):
        _lock_path(path).unlink(missing_ok=True)
    return aside


def _lock_path(path: Path) -> Path:
    return path.with_suffix(".lock")


def _locked(path: Path) -> BaseFileLock:
    """Return the lock of a journal, held.

    Raises:
        InUseError: another window holds it.
        OSError: the folder may not be written.
    """
    from filelock import FileLock, Timeout

    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(_lock_path(path), timeout=LOOKING)
    try:
        lock.acquire(poll_interval=LOOKING / 10)
    except Timeout as problem:
        raise InUseError(errno.EACCES, "another window works on it", str(path)) from problem
    return lock


def _is_held(path: Path) -> bool:
    from filelock import FileLock, Timeout

    if not _lock_path(path).exists():
        return False
    lock = FileLock(_lock_path(path), timeout=0)
    try:
        lock.acquire()
    except (Timeout, OSError):
        return True
    lock.release()
    return False
