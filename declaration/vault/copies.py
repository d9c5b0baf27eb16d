"""Copies of a vault: backup, restore, and the same vault under another passphrase.

A copy is made beside its place, opened, held against its original table by table, and only then
given its name. What it replaces is never lost: an existing vault is put aside first.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from declaration.vault import engine
from declaration.vault.errors import (
    CopyDiffersError,
    DamagedError,
    NotThereError,
    ReadOnlyError,
    WrongKeyError,
)
from declaration.vault.events import Event
from declaration.vault.lock import VaultLock
from declaration.vault.log import record
from declaration.vault.opening import clear_parts, part_of
from declaration.vault.pages import examine
from declaration.vault.schema import upgrade
from declaration.vault.store import Connection, reading

if TYPE_CHECKING:
    from declaration.vault.key import Key
    from declaration.vault.stamp import Stamp
    from declaration.vault.store import Vault


def backup(
    vault: Vault,
    folder: Path,
    day: date,
    *,
    once_a_day: bool = False,
    stamp: Stamp | None = None,
) -> Path:
    """Write a proven copy of an open vault and return its path.

    Args:
        vault: to copy; the passphrase of the copy is the same.
        folder: where it goes; made where it is not there.
        day: for the name, as ``NAME 2026-11-03.pheaktean``.
        once_a_day: a copy of the same vault and day is replaced; otherwise the name is numbered.
        stamp: when and by whom, for the log of the vault; the copy itself does not know of it.

    Raises:
        VaultError: it cannot be written, or differs; nothing is left then.
    """
    place = folder.absolute() / f"{vault.path.stem} {day.isoformat()}{vault.path.suffix}"
    with engine.our_words(place):
        place.parent.mkdir(parents=True, exist_ok=True)
        if not (once_a_day and _is_of(place, vault.key)):
            place = free_name(place)
        with _made(place, vault.db, vault.key, vault.key) as part:
            part.replace(place)
            engine.sync_folder(place.parent)
    if stamp is not None and not vault.is_read_only:
        with vault.transaction() as db:
            record(db, stamp, Event.BACKED_UP)
    return place


def restore(
    copy: Path, path: Path, key: Key, label: str, stamp: Stamp | None = None
) -> Path | None:
    """Put a copy in the place of a vault, and return where the one that was there went.

    Args:
        copy: of a vault; it stays where it is.
        path: where it is wanted.
        key: that opens the copy.
        label: for the name of what was there, as ``NAME before 2026-11-03 0912.pheaktean``.
        stamp: when and by whom, for the log of the restored vault.

    Raises:
        VaultError: the copy does not open or is damaged, or the vault is in use.
    """
    copy, path = copy.absolute(), path.absolute()
    with engine.our_words(copy):
        source = _sound(copy, key)
    try:
        with engine.our_words(path):
            return _put(source, path, key, label, stamp)
    finally:
        source.close()


def rekey(vault: Vault, key: Key, stamp: Stamp | None = None) -> None:
    """Write the vault anew under another key, and go on with that file.

    Args:
        vault: open for writing.
        key: with a new salt; copies made before keep the old one.
        stamp: when and by whom, for the log.

    Raises:
        VaultError: it cannot be written; the vault goes on under its old key.
    """
    if vault.is_read_only:
        raise ReadOnlyError(name=vault.name)
    with engine.our_words(vault.path), _made(vault.path, vault.db, vault.key, key) as part:
        _log(part, key, Event.REKEYED, stamp)
        vault.take(part, key)


def free_name(path: Path) -> Path:
    """Return a path, or the next one with a number that is not taken."""
    names = (path.with_name(f"{path.stem} ({i}){path.suffix}") for i in range(2, 10_000))
    return next(each for each in (path, *names) if not each.exists())


@contextmanager
def _made(place: Path, source: Connection, old: Key, new: Key) -> Iterator[Path]:
    """Give a proven copy that has no name yet; whatever becomes of it, nothing else is left."""
    part = part_of(place)
    try:
        if old == new:
            _copy(source, part, new)
        else:
            _export(source, part, new)
        _prove(part, new, source, place)
        engine.sync_file(part)
        yield part
    finally:
        for left in (part, part.with_name(part.name + "-journal")):
            with suppress(OSError):
                left.unlink(missing_ok=True)


def _copy(source: Connection, part: Path, key: Key) -> None:
    """Write the same pages into a new file."""
    _new_file(part)
    target = engine.connect(part, key)
    try:
        source.backup(target)
    finally:
        target.close()


def _export(source: Connection, part: Path, key: Key) -> None:
    """Write the same tables into a new file with another key."""
    _new_file(part)
    source.execute("ATTACH DATABASE ? AS fresh KEY ?", (engine.uri(part), key.literal)).fetchall()
    try:
        source.execute("SELECT sqlcipher_export('fresh')").fetchall()
        for pragma in ("user_version", "application_id"):
            (value,) = source.execute(f"PRAGMA main.{pragma}").fetchone()
            source.execute(f"PRAGMA fresh.{pragma} = {value}").fetchall()
    finally:
        source.execute("DETACH DATABASE fresh").fetchall()


def _prove(part: Path, key: Key, source: Connection, place: Path) -> None:
    copy = reading(part, key)
    try:
        if engine.damage(copy, part) or engine.content(copy) != engine.content(source):
            raise CopyDiffersError(name=place.name)
    finally:
        copy.close()


def _put(source: Connection, path: Path, key: Key, label: str, stamp: Stamp | None) -> Path | None:
    """Write what a connection holds to a place, and put aside what is there."""
    lock = VaultLock(path, label)
    try:
        clear_parts(path)
        with _made(path, source, key, key) as part:
            _log(part, key, Event.RESTORED, stamp)
            aside = _put_aside(path, label) if path.exists() else None
            part.replace(path)
            engine.sync_folder(path.parent)
        return aside
    finally:
        lock.release()


def _log(part: Path, key: Key, event: Event, stamp: Stamp | None) -> None:
    """Tell in the log of a new file how it came to be, before it takes its place."""
    if stamp is None:
        return
    db = reading(part, key, writable=True)
    try:
        engine.settle(db)
        upgrade(db, part.name)
        db.execute("BEGIN IMMEDIATE")
        record(db, stamp, event)
        db.execute("COMMIT")
    finally:
        db.close()
    engine.sync_file(part)


def _put_aside(path: Path, label: str) -> Path:
    """Keep a vault under another name, together with the journal of a write that was cut off.

    Until the new file takes its place it stays where it is as well, so that a power cut at any
    moment leaves it under one of the two names.
    """
    aside = free_name(path.with_name(f"{path.stem} before {label}{path.suffix}"))
    journal = path.with_name(path.name + "-journal")
    if journal.exists():
        _duplicate(journal, aside.with_name(aside.name + "-journal"))
    try:
        os.link(path, aside)
    except OSError:  # a drive that knows no second names
        _duplicate(path, aside)
    engine.sync_folder(path.parent)
    journal.unlink(missing_ok=True)  # it would be played back into the new file
    return aside


def _duplicate(path: Path, other: Path) -> None:
    shutil.copyfile(path, other)
    engine.sync_file(other)


def _sound(path: Path, key: Key) -> Connection:
    """Return a connection to a copy that opens and is sound from end to end."""
    if not path.exists():
        raise NotThereError(name=path.name)
    examine(path)
    db = reading(path, key)
    try:
        if wrong := engine.damage(db, path):
            raise wrong
    except BaseException:
        db.close()
        raise
    return db


def _is_of(path: Path, key: Key) -> bool:
    """Return whether a file is a copy that a key opens."""
    if not path.exists():
        return False
    try:
        reading(path, key).close()
    except (DamagedError, WrongKeyError):
        return False
    return True


def _new_file(path: Path) -> None:
    """Make an empty file that only this person may read."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
