"""Passwords of locked workbooks, and keys of vaults, in the system's own key store. No Qt.

    keys = Keys()
    keys.passwords()               # those that were remembered; () where there is no key store
    keys.remember("…")             # raises KeysError with a sentence for the person
    keys.vault_key(salt)           # what keep_vault_key kept, or ""

Only the stores that systems guard are used: nothing secret is ever kept in a file of ours, nor in
a store that writes it down plainly.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

from desktop.texts import mark

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "pheaktean"
ENTRY = "workbook passwords"
VAULT = "vault {salt}"
MOST = 12
"""So many passwords are remembered, the newest first."""

GUARDED = frozenset(
    [
        "keyring.backends.SecretService",
        "keyring.backends.Windows",
        "keyring.backends.macOS",
    ]
)
"""Modules of the stores that may be used."""

NO_STORE = mark(
    "This computer has no key store, so the password is not remembered. It is used for this month."
)
LOCKED = mark(
    "The computer’s key store is locked, so the password is not remembered. Unlock it and try "
    "again, or give the password each month."
)


class KeysError(Exception):
    """The key store cannot be used; its message is one sentence, marked for translation."""


class NoStoreError(KeysError):
    """The computer has no guarded key store."""


class LockedStoreError(KeysError):
    """The key store is there, but locked, and nobody could be asked to unlock it."""


class Keys:
    """The system's key store.

    Args:
        backend: to use; the system's where not given.
    """

    def __init__(self, backend: KeyringBackend | None = None) -> None:
        self._given = backend

    @property
    def is_there(self) -> bool:
        """Whether the system has a guarded key store."""
        return self._backend() is not None

    def passwords(self) -> tuple[str, ...]:
        """Return the remembered passwords, the newest first; () where they cannot be had."""
        with suppress(KeysError):
            return self._read()
        return ()

    def remember(self, password: str) -> None:
        """Remember a password.

        Raises:
            KeysError: there is no key store, or it is locked.
        """
        known = [each for each in self._read() if each != password]
        self._write([password, *known][:MOST])

    def forget(self) -> None:
        """Forget all passwords.

        Raises:
            KeysError: there is no key store, or it is locked.
        """
        self._write([])

    def vault_key(self, salt: str) -> str:
        """Return the key of a vault; "" where it is not known.

        Args:
            salt: of the vault's file, in hexadecimal.

        Raises:
            KeysError: there is no key store, or it is locked.
        """
        return self._get(VAULT.format(salt=salt))

    def keep_vault_key(self, salt: str, key: str) -> None:
        """Keep the key of a vault; "" forgets it.

        Raises:
            KeysError: there is no key store, or it is locked.
        """
        self._set(VAULT.format(salt=salt), key)

    def _read(self) -> tuple[str, ...]:
        try:
            found = json.loads(self._get(ENTRY) or "[]")
        except ValueError:
            return ()
        return tuple(str(each) for each in found) if isinstance(found, list) else ()

    def _write(self, passwords: list[str]) -> None:
        self._set(ENTRY, json.dumps(passwords, ensure_ascii=False))

    def _get(self, entry: str) -> str:
        from keyring.errors import KeyringError

        backend = self._needed()
        try:
            return backend.get_password(SERVICE, entry) or ""
        except KeyringError as problem:
            raise LockedStoreError(LOCKED) from problem

    def _set(self, entry: str, text: str) -> None:
        from keyring.errors import KeyringError

        backend = self._needed()
        try:
            backend.set_password(SERVICE, entry, text)
        except KeyringError as problem:
            raise LockedStoreError(LOCKED) from problem

    def _needed(self) -> KeyringBackend:
        backend = self._backend()
        if backend is None:
            raise NoStoreError(NO_STORE)
        return backend

    def _backend(self) -> KeyringBackend | None:
        """Return the store to use, or None where none is guarded."""
        if self._given is not None:
            return self._given
        import keyring
        from keyring.backends.chainer import ChainerBackend

        found = keyring.get_keyring()
        stores = found.backends if isinstance(found, ChainerBackend) else [found]
        return next((store for store in stores if is_guarded(store)), None)


def is_guarded(store: KeyringBackend) -> bool:
    """Return whether a store is one of the systems' own."""
    return type(store).__module__ in GUARDED
