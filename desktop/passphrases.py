"""Which passphrase opens which vault: what was given is tried on all of them. No Qt.

    given = Passphrases(Keys())
    given.give("seven groups of letters", remember=True)
    vault = given.opened(path)       # by a key known here, the key store, or what was given
    given.of(path)                   # the passphrase that opened it, or None

A passphrase takes a fifth of a second for each vault, so what was found out is kept while the
program runs: the keys of vaults that opened, and which passphrase does not open which.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from declaration.vault.errors import MistypedError, VaultError, WrongKeyError
from declaration.vault.key import key_of, salt_of
from desktop.secrets import Keys, KeysError
from desktop.vault.opening import (
    LockedStoreForVaultError,
    NoStoreForVaultError,
    UnknownVaultError,
    holder,
    opened,
)

if TYPE_CHECKING:
    from declaration.vault.key import Key
    from declaration.vault.store import Vault

NEEDING = (
    UnknownVaultError,
    NoStoreForVaultError,
    LockedStoreForVaultError,
    WrongKeyError,
)
"""Why a vault does not open that its passphrase would open."""


def needs_passphrase(trouble: VaultError | None) -> bool:
    """Return whether the right passphrase would open a vault that does not open."""
    return isinstance(trouble, NEEDING)


class Passphrases:
    """The passphrases that a person gave while the program runs.

    Args:
        keys: the key store.

    Attributes:
        keys: the same; may be replaced before the first vault is opened.
        not_kept: why the key store did not keep a key that it was to keep, or None.
        mistyped: what is wrong with the form of the passphrase given last, or None.
    """

    def __init__(self, keys: Keys) -> None:
        self.keys = keys
        self.not_kept: KeysError | None = None
        self.mistyped: MistypedError | None = None
        self._given: list[str] = []
        self._to_remember: set[str] = set()
        self._known: dict[bytes, Key] = {}
        self._by: dict[bytes, str] = {}
        self._tried: set[tuple[bytes, str]] = set()

    def give(self, passphrase: str, *, remember: bool) -> None:
        """Try a passphrase from now on, before those given earlier.

        Args:
            passphrase: as typed.
            remember: keep the keys of the vaults that it opens in the key store.
        """
        self.not_kept = self.mistyped = None
        self._given = [passphrase, *(each for each in self._given if each != passphrase)]
        if remember:
            self._to_remember.add(passphrase)

    def key(self, path: Path) -> Key | None:
        """Return the key of a vault that opened before, or None."""
        return self._known.get(salt_of(path))

    def of(self, path: Path) -> str | None:
        """Return the passphrase by which a vault was opened, or None; None for no file, too."""
        try:
            return self._by.get(salt_of(path))
        except VaultError:
            return None

    def opened(self, path: Path, *, read_only: bool = True) -> Vault:
        """Return an open vault.

        Raises:
            VaultError: no key and no passphrase opens it, or it is damaged, or in use.
        """
        from declaration.vault.opening import open_vault

        salt = salt_of(path)
        if key := self._known.get(salt):
            return open_vault(path, key, by=holder(), read_only=read_only)
        try:
            vault = opened(path, None, self.keys, read_only=read_only)
        except NEEDING as problem:
            vault = self._tried_all(path, salt, problem, read_only)
        self._known[salt] = vault.key
        return vault

    def _tried_all(self, path: Path, salt: bytes, problem: VaultError, read_only: bool) -> Vault:
        """Return the vault opened by a passphrase that was given; else raise what was wrong."""
        from declaration.vault.opening import open_vault

        for passphrase in self._given:
            if (salt, passphrase) in self._tried:
                continue
            try:
                key = key_of(passphrase, salt)
                vault = open_vault(path, key, by=holder(), read_only=read_only)
            except (WrongKeyError, MistypedError) as refused:
                self._tried.add((salt, passphrase))
                self.mistyped = refused if isinstance(refused, MistypedError) else self.mistyped
                continue
            self._by[salt] = passphrase
            self._remember(passphrase, key)
            return vault
        raise problem

    def _remember(self, passphrase: str, key: Key) -> None:
        if passphrase not in self._to_remember:
            return
        try:
            self.keys.keep_vault_key(key.id, key.kept)
        except KeysError as problem:
            self.not_kept = problem
