"""Passwords in a key store: only guarded ones, and never a fault where there is none."""

from __future__ import annotations

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import SecretService, chainer, fail
from keyring.errors import KeyringLocked

from desktop.secrets import (
    LOCKED,
    MOST,
    NO_STORE,
    Keys,
    KeysError,
    LockedStoreError,
    NoStoreError,
    is_guarded,
)


class Store(KeyringBackend):
    """A key store in memory."""

    priority = 1

    def __init__(self):
        super().__init__()
        self.kept = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        del self.kept[service, username]


class Locked(Store):
    def get_password(self, service, username):
        raise KeyringLocked("locked")


def test_passwords_are_remembered_the_newest_first():
    keys = Keys(Store())
    for password in ("one", "ពីរ", "one"):
        keys.remember(password)
    assert keys.passwords() == ("one", "ពីរ")
    keys.forget()
    assert keys.passwords() == ()


def test_no_more_are_kept_than_are_worth_trying():
    keys = Keys(Store())
    for i in range(MOST + 3):
        keys.remember(f"password {i}")
    assert len(keys.passwords()) == MOST
    assert keys.passwords()[0] == f"password {MOST + 2}"


def test_an_entry_that_is_no_list_of_ours_is_none():
    store = Store()
    keys = Keys(store)
    keys.remember("one")
    (entry,) = store.kept
    for text in ("{", '{"a": 1}', "7"):
        store.kept[entry] = text
        assert keys.passwords() == ()


def test_a_locked_store_is_said_and_gives_none():
    keys = Keys(Locked())
    assert keys.passwords() == ()
    with pytest.raises(KeysError, match="is locked") as caught:
        keys.remember("one")
    assert str(caught.value) == LOCKED


def test_the_key_of_a_vault_is_kept_by_its_salt():
    keys = Keys(Store())
    assert keys.vault_key("aa") == ""
    keys.keep_vault_key("aa", "key of a")
    keys.keep_vault_key("bb", "key of b")
    keys.remember("a password")
    assert (keys.vault_key("aa"), keys.vault_key("bb")) == ("key of a", "key of b")
    keys.keep_vault_key("aa", "")
    assert keys.vault_key("aa") == ""
    assert keys.passwords() == ("a password",)


def test_a_locked_store_and_none_are_told_apart(monkeypatch):
    with pytest.raises(LockedStoreError):
        Keys(Locked()).vault_key("aa")
    monkeypatch.setattr(keyring, "get_keyring", lambda: fail.Keyring())
    for call in (lambda: Keys().vault_key("aa"), lambda: Keys().keep_vault_key("aa", "b")):
        with pytest.raises(NoStoreError):
            call()


def test_without_a_store_nothing_is_written_anywhere(monkeypatch):
    monkeypatch.setattr(keyring, "get_keyring", lambda: fail.Keyring())
    assert not Keys().is_there
    assert Keys().passwords() == ()
    with pytest.raises(KeysError) as caught:
        Keys().remember("one")
    assert str(caught.value) == NO_STORE


def test_a_store_that_writes_plainly_is_never_used(monkeypatch):
    plain, guarded = Store(), SecretService.Keyring()
    chain = chainer.ChainerBackend()
    monkeypatch.setattr(type(chain), "backends", [plain, guarded])
    monkeypatch.setattr(keyring, "get_keyring", lambda: chain)
    assert Keys()._backend() is guarded
    monkeypatch.setattr(keyring, "get_keyring", lambda: plain)
    assert not Keys().is_there
    assert is_guarded(guarded)
    assert not is_guarded(plain)
