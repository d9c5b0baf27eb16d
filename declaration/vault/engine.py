"""SQLCipher as a vault uses it: one connection, and its errors in our words.

A rollback journal and no shared memory, so that a network drive does as well as a disk; the disk
is waited for at every commit; the file is locked against every other program that knows SQLite.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlcipher3 import dbapi2

from declaration.vault.errors import (
    DamagedError,
    DamagedPageError,
    DiskError,
    InUseError,
    NoPermissionError,
    NoRoomError,
    NotThereError,
    SealedError,
    VaultError,
)
from declaration.vault.lock import UNKNOWN

if TYPE_CHECKING:
    from declaration.vault.key import Key

PATIENCE = 2.0
"""So long another program is waited for [seconds]."""

DAMAGE: Final = (11, 26)  # SQLITE_CORRUPT, SQLITE_NOTADB
READ_ONLY: Final = 8
_MOVED: Final = 1032
_KINDS: Final[dict[int, type[VaultError]]] = {
    3: NoPermissionError,  # SQLITE_PERM
    READ_ONLY: NoPermissionError,
    10: DiskError,  # SQLITE_IOERR
    13: NoRoomError,  # SQLITE_FULL
    _MOVED: NotThereError,  # SQLITE_READONLY_DBMOVED
}

_ANY: Final = 1  # SQLITE_ERROR
_SAID: Final = {
    "database is locked": 5,
    "database table is locked": 6,
    "attempt to write a readonly database": 8,
    "disk I/O error": 10,
    "database disk image is malformed": 11,
    "database or disk is full": 13,
    "unable to open database file": 14,
    "file is not a database": 26,
}


def connect(path: Path, key: Key, *, mode: str = "rw") -> dbapi2.Connection:
    """Return a connection to an encrypted file; nothing was read of it yet.

    Args:
        path: of the file.
        key: that opens it.
        mode: ``rw``, ``ro``, or ``rwc`` to make the file.
    """
    db = dbapi2.connect(
        f"{uri(path)}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=PATIENCE,
        check_same_thread=False,
    )
    for pragma in (
        "cipher_log_level = NONE",
        f'key = "{key.literal}"',
        "temp_store = MEMORY",
        "foreign_keys = ON",
        "recursive_triggers = ON",  # what is put over is deleted, and deleting what is sealed fails
        "trusted_schema = OFF",
    ):
        db.execute(f"PRAGMA {pragma}").fetchall()
    return db


def settle(db: dbapi2.Connection) -> None:
    """Let a connection write safely, and keep every other program out until it is closed."""
    for statement in (
        "PRAGMA journal_mode = DELETE",
        "PRAGMA synchronous = EXTRA",
        "PRAGMA secure_delete = ON",
        "PRAGMA locking_mode = EXCLUSIVE",
        "BEGIN EXCLUSIVE",
        "COMMIT",
    ):
        db.execute(statement).fetchall()


def uri(path: Path) -> str:
    """Return a path as SQLite's address, for drives and network folders of every system.

    >>> uri(Path("/a b/c#d"))
    'file:///a b/c%23d'
    """
    plain = path.absolute().as_posix()
    for special in "%?#":
        plain = plain.replace(special, f"%{ord(special):02x}")
    return "file://" + ("" if plain.startswith("/") else "/") + plain


@contextmanager
def engine_words(path: Path) -> Iterator[None]:
    """Turn what the engine says about a file into a ``VaultError``."""
    try:
        yield
    except dbapi2.Error as problem:
        if (known := of_engine(problem, path)) is None:
            raise
        raise known from problem


@contextmanager
def our_words(path: Path) -> Iterator[None]:
    """Turn what the engine or the system says about a file into a ``VaultError``."""
    try:
        with engine_words(path):
            yield
    except OSError as problem:
        raise of_system(problem, path) from problem


def of_engine(problem: dbapi2.Error, path: Path) -> VaultError | None:
    """Return an error of the engine in our words, or None where it is a fault of the program."""
    code, name = code_of(problem), path.name
    match code & 0xFF:
        case 5 | 6:  # busy, locked
            return InUseError(name=name, who=UNKNOWN)
        case code if code in DAMAGE:
            return DamagedError(name=name, where=str(problem))
        case 14 if not path.exists():  # cannot open
            return NotThereError(name=name)
        case 14:
            return NoPermissionError(name=name)
        case 19 if "sealed:" in str(problem):  # constraint
            return SealedError(name=name)
    kind = _KINDS.get(code) or _KINDS.get(code & 0xFF)
    return kind(name=name) if kind else None


def code_of(problem: dbapi2.Error) -> int:
    """Return SQLite's number of an error; a failed backup or export has it only as words."""
    code = int(getattr(problem, "sqlite_errorcode", None) or 0)
    return code if code > _ANY else _SAID.get(str(problem), code)


def of_system(problem: OSError, path: Path) -> VaultError:
    """Return an error of the system in our words."""
    name = path.name
    match problem.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return NoRoomError(name=name)
        case errno.ENOENT | errno.ENOTDIR:
            return NotThereError(name=name)
        case errno.EACCES | errno.EPERM | errno.EROFS | errno.EISDIR:
            return NoPermissionError(name=name)
    return DiskError(name=name)


def damage(db: dbapi2.Connection, path: Path) -> DamagedError | None:
    """Return the first thing wrong with a file, or None where it is sound.

    Every page is held against its own seal, every table and index against its structure.
    """
    if row := db.execute("PRAGMA cipher_integrity_check").fetchone():
        (pages,) = db.execute("PRAGMA page_count").fetchone()
        page = re.sub(r"\D", "", row[0]) or "?"
        return DamagedPageError(name=path.name, page=page, pages=pages)
    for pragma in ("integrity_check(1)", "foreign_key_check"):
        row = db.execute(f"PRAGMA {pragma}").fetchone()
        if row not in (None, ("ok",)):
            return DamagedError(name=path.name, where=" ".join(str(part) for part in row))
    return None


def content(db: dbapi2.Connection) -> dict[str, tuple[int, str]]:
    """Return each table's rows and the SHA-256 of them in order, and of the tables' own making.

    Two files with the same content hold the same, however they are encrypted.
    """
    made = db.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema "
        "WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name"
    ).fetchall()
    found = {"": (len(made), hashlib.sha256(repr(made).encode()).hexdigest())}
    for kind, table, *_rest in made:
        if kind == "table":
            found[table] = _digest(db, table)
    for pragma in ("user_version", "application_id"):
        found[pragma] = (int(db.execute(f"PRAGMA {pragma}").fetchone()[0]), "")
    return found


def _digest(db: dbapi2.Connection, table: str) -> tuple[int, str]:
    columns = db.execute("SELECT name, pk FROM pragma_table_info(?)", (table,)).fetchall()
    keys = [name for name, place in sorted(columns, key=lambda column: column[1]) if place]
    order = ", ".join(_quoted(name) for name in keys) or "rowid"
    rows, digest = 0, hashlib.sha256()
    for row in db.execute(f"SELECT * FROM {_quoted(table)} ORDER BY {order}"):
        rows += 1
        digest.update(repr(row).encode())
    return rows, digest.hexdigest()


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def sync_file(path: Path) -> None:
    """Wait until a file and its name are on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Wait until a folder's names are on the disk, where the system can be asked for that."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as problem:
        if problem.errno not in (errno.EINVAL, errno.ENOTSUP):  # a drive that cannot be asked
            raise
    finally:
        os.close(descriptor)
