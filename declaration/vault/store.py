"""The open vault: its connection, its transactions, and who has it.

    with open_vault(path, key, by="Sok Dara, OFFICE-2, 2026-11-03 09:12") as vault:
        vault.facts.enterprise
        with vault.transaction() as db:
            db.execute("INSERT …")                    # all of it is kept, or nothing

A vault that is open for writing is open in one program only. Opened for reading it stays as it
was when it was opened, and nobody writes to it meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2
from sqlcipher3.dbapi2 import Connection as Connection

from declaration.vault import engine
from declaration.vault.errors import CutOffError, NotThereError, ReadOnlyError
from declaration.vault.facts import Facts
from declaration.vault.key import note_closed, note_open
from declaration.vault.lock import VaultLock
from declaration.vault.pages import damaged, refused

if TYPE_CHECKING:
    from declaration.vault.key import Key


class Vault:
    """An open vault; closing it gives it back to other programs.

    In a ``with`` statement what the engine says, as of a page that cannot be read, comes out as a
    ``VaultError``.

    Args:
        path: of the file.
        key: that opens it.
        db: its connection.
        lock: the right to write it; None where it is read only.
    """

    def __init__(self, path: Path, key: Key, db: Connection, lock: VaultLock | None) -> None:
        self.path = path
        self.key = key
        self.facts = Facts(self)
        self._db: Connection | None = db
        self._lock = lock
        self._file = _identity(path)
        self._changes = db.total_changes
        note_open(path, key.salt)

    @property
    def id(self) -> str:
        """Return the salt of the file in hexadecimal: under which a key store keeps its key."""
        return self.key.id

    @property
    def name(self) -> str:
        """Return the name of the file."""
        return self.path.name

    @property
    def is_read_only(self) -> bool:
        """Whether nothing may be changed."""
        return self._lock is None

    @property
    def has_changed(self) -> bool:
        """Whether anything was written since it was opened."""
        return self._db is not None and self._db.total_changes > self._changes

    @property
    def db(self) -> Connection:
        """Return the connection: every statement by itself, rows as tuples.

        It may go from thread to thread, but only one uses it at a time.
        """
        if self._db is None:
            raise ValueError("the vault is closed")
        return self._db

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Keep all that is written inside, or nothing of it.

        A transaction inside another belongs to the outer one.

        Raises:
            VaultError: the disk is full, the file is gone or damaged, or it was opened for reading.
        """
        if self.is_read_only:
            raise ReadOnlyError(name=self.name)
        db = self.db
        if db.in_transaction:
            yield db
            return
        with engine.engine_words(self.path):
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
                self._see_that_it_is_there()
                db.execute("COMMIT")
            except BaseException:
                with suppress(dbapi2.Error):  # what went wrong first is what is told
                    db.execute("ROLLBACK")
                raise

    def prove(self) -> None:
        """See that the file is sound, page by page and table by table.

        Raises:
            DamagedError: it is not; the text names the first place.
        """
        with engine.our_words(self.path):
            wrong = engine.damage(self.db, self.path)
        if wrong:
            raise wrong

    def close(self) -> None:
        """Give the vault back; once is enough."""
        if self._db is not None:
            self._db.close()
            self._db = None
            note_closed(self.path, self.key.salt)
        if self._lock is not None:
            self._lock.release()

    def take(self, other: Path, key: Key) -> None:
        """Put another file, proven to hold the same, in the place of this vault's.

        Args:
            other: beside the vault; it is renamed.
            key: that opens it.

        Raises:
            VaultError: the system refused; the vault goes on as it was.
        """
        if self._lock is None:
            raise ReadOnlyError(name=self.name)
        self.db.close()
        note_closed(self.path, self.key.salt)
        try:
            with engine.our_words(self.path):
                other.replace(self.path)
                self.key = key
                engine.sync_folder(self.path.parent)
        finally:
            with engine.our_words(self.path):
                self._db = reading(self.path, self.key, writable=True)
                engine.settle(self._db)
            self._file, self._changes = _identity(self.path), -1
            note_open(self.path, self.key.salt)

    def _see_that_it_is_there(self) -> None:
        """See that what is written goes into the file of this name, and not into one moved away."""
        if _identity(self.path) != self._file:
            raise NotThereError(name=self.name)

    def __enter__(self) -> Vault:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
        if isinstance(problem, dbapi2.Error):
            with engine.engine_words(self.path):
                if engine.code_of(problem) in engine.DAMAGE:
                    raise damaged(self.path, self.key) from problem
                raise problem


def reading(path: Path, key: Key, *, writable: bool = False) -> Connection:
    """Return a connection that has read a file; a write that was cut off is undone by that.

    Args:
        path: of the file.
        key: that opens it.
        writable: the system lets it be written.

    Raises:
        WrongKeyError, DamagedError: the key does not fit, or the file is damaged.
        CutOffError: a write was cut off, and may not be undone.
    """
    db = engine.connect(path, key, mode="rw" if writable else "ro")
    try:
        db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except dbapi2.Error as problem:
        db.close()
        code = engine.code_of(problem)
        if code in engine.DAMAGE:
            raise refused(path, key) from problem
        if code == engine.READ_ONLY:
            raise CutOffError(name=path.name) from problem
        raise
    return db


def _identity(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return found.st_dev, found.st_ino
