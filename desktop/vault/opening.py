"""Opening and closing vaults for a face: who and when, the key store, the copy on closing. No Qt.

    vault = opened(path, passphrase, Keys())      # None for the passphrase asks the key store
    closed(vault)                                 # leaves the copy that was asked for

On the command line: ``desktop.vault.named``.

The core knows neither the clock nor the person nor the key store; they are handed to it from here.
"""

from __future__ import annotations

import getpass
import platform
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from declaration.vault.errors import VaultError
from declaration.vault.key import Key, key_of, salt_of
from desktop.secrets import Keys, KeysError, LockedStoreError
from desktop.texts import mark

if TYPE_CHECKING:
    from declaration.vault.stamp import Stamp
    from declaration.vault.store import Vault

FOLDER = "backup folder on {computer}"
"""Name of the fact that says where a copy goes whenever a vault was changed and closed."""


class NoStoreForVaultError(VaultError):
    """No passphrase was given, and there is no key store."""

    sentence = mark(
        "“{name}” needs its passphrase: this computer has no key store that could know it. Give it "
        "in a file, --passphrase-file FILE, or by standard input, --passphrase-file -."
    )


class LockedStoreForVaultError(VaultError):
    """No passphrase was given, and the key store is locked."""

    sentence = mark(
        "The key store of this computer is locked, so “{name}” stays shut. Unlock it and try "
        "again, or give the passphrase: --passphrase-file FILE."
    )


class UnknownVaultError(VaultError):
    """No passphrase was given, and the key store does not know the vault."""

    sentence = mark(
        "This computer does not know the key of “{name}” yet. Open it with its passphrase: "
        "--passphrase-file FILE; with --remember it opens without it from then on."
    )


def person() -> str:
    """Return who sits at this computer, as the system names them."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"


def now() -> datetime:
    """Return the moment, by the clock and the time zone of this computer."""
    return datetime.now().astimezone()  # noqa: TID251 - the face is where the clock is known


def stamp() -> Stamp:
    """Return the moment and the person, as they are put under what is done to a vault."""
    from declaration.vault.stamp import Stamp

    return Stamp(now().astimezone(UTC).replace(microsecond=0), person())


def holder() -> str:
    """Return who has a vault open, for a person at another computer to read."""
    return f"{person()}, {platform.node()}, {now():%Y-%m-%d %H:%M}"


def key_for(path: Path, passphrase: str | None, keys: Keys) -> Key:
    """Return the key of a vault: of its passphrase, else as the key store has it.

    Raises:
        VaultError: neither is to be had, or the file is not there or no vault.
    """
    salt = salt_of(path)
    if passphrase is not None:
        return key_of(passphrase, salt)
    try:
        kept = keys.vault_key(salt.hex())
    except LockedStoreError as problem:
        raise LockedStoreForVaultError(name=path.name) from problem
    except KeysError as problem:
        raise NoStoreForVaultError(name=path.name) from problem
    try:
        return Key.from_kept(kept)
    except ValueError as problem:
        raise UnknownVaultError(name=path.name) from problem


def opened(path: Path, passphrase: str | None, keys: Keys, *, read_only: bool = False) -> Vault:
    """Return an open vault.

    Args:
        path: of its file.
        passphrase: None to ask the key store.
        keys: the key store.
        read_only: nothing will be written.

    Raises:
        VaultError: it does not open; the text says why and what to do.
    """
    from declaration.vault.opening import open_vault

    return open_vault(path, key_for(path, passphrase, keys), by=holder(), read_only=read_only)


def backup_folder(vault: Vault) -> str:
    """Return where a copy goes from this computer whenever the vault was changed; "" for none."""
    return vault.facts[FOLDER.format(computer=platform.node())]


def choose_backup_folder(vault: Vault, folder: str) -> None:
    """Say where a copy goes from this computer whenever the vault was changed; "" for nowhere."""
    from declaration.vault.events import Event
    from declaration.vault.log import record

    with vault.transaction() as db:
        vault.facts[FOLDER.format(computer=platform.node())] = folder
        record(db, stamp(), Event.BACKUP_CHOSEN, on="yes" if folder else "no")


def closed(vault: Vault) -> Path | None:
    """Close a vault; return the copy that was left first, if it was changed and one was asked for.

    Raises:
        VaultError: the copy could not be made; the vault is closed and sound.
    """
    from declaration.vault.copies import backup

    try:
        folder = backup_folder(vault) if vault.has_changed else ""
        return backup(vault, Path(folder), today(), once_a_day=True) if folder else None
    finally:
        vault.close()


def today() -> date:
    """Return the day at this computer."""
    return now().date()
