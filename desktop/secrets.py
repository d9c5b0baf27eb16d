"""Passwords of locked workbooks in the system's own key store, if a person wishes. No Qt.

    keys = Keys()
    keys.passwords()               # those that were remembered; () where there is no key store
    keys.remember("…")             # raises KeysError with a sentence for the person

Only the stores that systems guard are used: a password is never kept in a file of ours, nor in a
store that writes it down plainly.
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

    def _read(self) -> tuple[str, ...]:
        from keyring.errors import KeyringError

        backend = self._needed()
        try:
            text = backend.get_password(SERVICE, ENTRY)
        except KeyringError as problem:
            raise KeysError(LOCKED) from problem
        try:
            found = json.loads(text or "[]")
        except ValueError:
            return ()
        return tuple(str(each) for each in found) if isinstance(found, list) else ()

    def _write(self, passwords: list[str]) -> None:
        from keyring.errors import KeyringError

        backend = self._needed()
        try:
            backend.set_password(SERVICE, ENTRY, json.dumps(passwords, ensure_ascii=False))
        except KeyringError as problem:
            raise KeysError(LOCKED) from problem

    def _needed(self) -> KeyringBackend:
        backend = self._backend()
        if backend is None:
            raise KeysError(NO_STORE)
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
