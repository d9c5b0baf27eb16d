"""The vault that is named on the command line: opened, closed, its key kept. No Qt.

    with vault_of(arguments) as vault: …

The passphrase comes from ``--passphrase-file``, else the key from the computer's key store.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from declaration.vault.errors import NoPermissionError, VaultError
from desktop.closed_doors import sentence
from desktop.secrets import Keys, KeysError, LockedStoreError
from desktop.texts import mark, translate
from desktop.vault.opening import closed, opened

if TYPE_CHECKING:
    from declaration.vault.key import Key
    from declaration.vault.store import Vault

NO_STORE = mark(
    "This computer has no key store, so the key is not kept here. Give the passphrase whenever the "
    "vault is opened: --passphrase-file FILE."
)
STORE_LOCKED = mark(
    "The computer’s key store is locked, so the key is not kept here. Unlock it and open the vault "
    "once with --passphrase-file FILE --remember."
)
NO_COPY = mark("The vault is closed and sound, but no copy of it was made. {why}")


class EmptyPassphraseError(VaultError):
    """The passphrase file is empty."""

    sentence = mark(
        "“{name}” holds no passphrase. Write it into the first line of the file, and nothing else."
    )


class UnreadablePassphraseError(VaultError):
    """The passphrase file is not a text."""

    sentence = mark("“{name}” is not a text file. Save the passphrase as plain text (UTF-8).")


@contextmanager
def vault_of(
    arguments: argparse.Namespace, *, read_only: bool = False, rather_reading: bool = False
) -> Iterator[Vault]:
    """Give the open vault that was named on the command line, and close it.

    Args:
        arguments: ``vault``, ``passphrase_file``, ``remember``, ``language``.
        read_only: nothing will be written.
        rather_reading: where nothing may be written, it is opened for reading.

    Raises:
        VaultError: it does not open.
    """
    from declaration.vault.engine import engine_words

    passphrase, path = passphrase_of(arguments), Path(arguments.vault)
    try:
        vault = opened(path, passphrase, Keys(), read_only=read_only)
    except NoPermissionError:
        if not rather_reading:
            raise
        vault = opened(path, passphrase, Keys(), read_only=True)
    try:
        if getattr(arguments, "remember", False):
            keep_key(vault.key, arguments.language)
        with engine_words(vault.path):
            yield vault
    finally:
        _close(vault, arguments.language)


def passphrase_of(arguments: argparse.Namespace) -> str | None:
    """Return the passphrase that was given, or None where the key store is to be asked."""
    return passphrase_in(arguments.passphrase_file) if arguments.passphrase_file else None


def passphrase_in(name: str) -> str:
    """Return the passphrase in the first line of a file; ``-`` reads standard input.

    Raises:
        VaultError: it is empty, or no text.
        UsageError: the file is not there.
    """
    from desktop.inputs import existing

    try:
        data = sys.stdin.buffer.read() if name == "-" else existing(name).read_bytes()
        lines = data.decode("utf-8-sig").strip().splitlines()
    except UnicodeDecodeError as problem:
        raise UnreadablePassphraseError(name=name) from problem
    if not lines:
        raise EmptyPassphraseError(name=name)
    return lines[0].strip()


def keep_key(key: Key, language: str) -> bool:
    """Keep a key in the key store; where that cannot be done, say so and return False."""
    try:
        Keys().keep_vault_key(key.id, key.kept)
    except KeysError as problem:
        why = STORE_LOCKED if isinstance(problem, LockedStoreError) else NO_STORE
        _say(translate(language)(why))
        return False
    return True


def _close(vault: Vault, language: str) -> None:
    """Close a vault; say where its copy could not be made."""
    try:
        closed(vault)
    except VaultError as problem:
        _say(translate(language)(NO_COPY).format(why=sentence(problem, language)))


def _say(text: str) -> None:
    print(f"pheaktean: {text}", file=sys.stderr)  # noqa: T201 - the face of the program
