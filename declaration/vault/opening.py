"""Opening a vault, and making a new one: with its lock, its tables up to date, whole or not at all.

    with open_vault(path, key, by="Sok Dara, OFFICE-2, 2026-11-03 09:12") as vault: ...
    create_vault(path, key, enterprise, stamp)

Beside a vault a file may lie that is half made (``part_of``); whoever has the lock clears it away.
"""

from __future__ import annotations

import glob
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2

from declaration.vault import engine, schema
from declaration.vault.errors import (
    AlreadyThereError,
    NoPermissionError,
    NotThereError,
    OlderVaultError,
)
from declaration.vault.events import Event
from declaration.vault.facts import of_birth, of_enterprise
from declaration.vault.key import is_open
from declaration.vault.lock import VaultLock
from declaration.vault.log import record
from declaration.vault.pages import damaged, examine
from declaration.vault.store import Vault, reading

if TYPE_CHECKING:
    from declaration.monthly import Enterprise
    from declaration.vault.key import Key
    from declaration.vault.stamp import Stamp
    from declaration.vault.store import Connection


def open_vault(path: Path, key: Key, *, by: str = "", read_only: bool = False) -> Vault:
    """Return an open vault, its tables brought up to date.

    Args:
        path: of the file.
        key: that opens it.
        by: who opens it, for other programs to tell: user, computer, since when.
        read_only: nothing will be written; several programs may read at once.

    Raises:
        VaultError: no such file, not a vault, another key, in use, damaged, of a newer program,
            not writable.
    """
    path = path.absolute()
    with engine.our_words(path):
        if not path.exists():
            raise NotThereError(name=path.name)
        return _with(_lock(path, by, read_only), path, key, read_only)


def create_vault(path: Path, key: Key, enterprise: Enterprise, stamp: Stamp) -> Vault:
    """Make a new vault and return it open; it appears whole or not at all.

    Raises:
        AlreadyThereError: the name is taken.
        VaultError: it cannot be written there.
    """
    path = path.absolute()
    with engine.our_words(path):
        lock = VaultLock(path, stamp.who)
        try:
            if path.exists():
                raise AlreadyThereError(name=path.name)
            beside = part_of(path)
            _write_new(beside, key, {**of_enterprise(enterprise), **of_birth(stamp)}, stamp)
            beside.rename(path)
            engine.sync_folder(path.parent)
        except BaseException:
            clear_parts(path)
            lock.release()
            raise
        return _with(lock, path, key, read_only=False)


def part_of(path: Path) -> Path:
    """Return where a file is made before it takes its name."""
    return path.with_name(f".{path.name}.{os.getpid()}.part")


def clear_parts(path: Path) -> None:
    """Remove what was left half made beside a file; only who has its lock may."""
    for part in path.parent.glob(f".{glob.escape(path.name)}.*.part*"):
        with suppress(OSError):
            part.unlink()


def _with(lock: VaultLock | None, path: Path, key: Key, read_only: bool) -> Vault:
    """Return an open vault; the lock is given back where it does not open."""
    try:
        if not is_open(path):
            examine(path)
        db = reading(path, key, writable=lock is not None)
        try:
            return _ready(path, key, db, lock, read_only)
        except BaseException as problem:
            db.close()
            if isinstance(problem, dbapi2.Error) and engine.code_of(problem) in engine.DAMAGE:
                raise damaged(path, key) from problem
            raise
    except BaseException:
        if lock is not None:
            lock.release()
        raise


def _write_new(path: Path, key: Key, facts: dict[str, str | bytes], stamp: Stamp) -> None:
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    db = engine.connect(path, key)
    try:
        engine.settle(db)
        schema.upgrade(db, path.name)
        db.execute("BEGIN IMMEDIATE")
        db.executemany("INSERT INTO vault VALUES (?, ?)", list(facts.items()))
        record(db, stamp, Event.CREATED)
        db.execute("COMMIT")
    finally:
        db.close()


def _lock(path: Path, by: str, read_only: bool) -> VaultLock | None:
    try:
        return VaultLock(path, by)
    except NoPermissionError:
        if read_only:
            return None  # a stick or folder that nobody writes to
        raise


def _ready(path: Path, key: Key, db: Connection, lock: VaultLock | None, read_only: bool) -> Vault:
    """Return the vault with its tables up to date, held by this program as it was asked for."""
    old = schema.version_of(db, path.name) < schema.latest()
    if old and lock is None:
        raise OlderVaultError(name=path.name)
    if not read_only:
        engine.settle(db)
        clear_parts(path)
    if old:
        schema.upgrade(db, path.name)
    if not read_only:
        return Vault(path, key, db, lock)
    db.execute("PRAGMA query_only = ON").fetchall()
    db.execute("BEGIN")
    db.execute("SELECT 1 FROM vault LIMIT 1").fetchone()  # from here on nobody writes
    if lock is not None:
        lock.release()
    return Vault(path, key, db, None)
