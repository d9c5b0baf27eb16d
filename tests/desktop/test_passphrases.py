"""What a person gives is tried on every vault; what opened is known from then on."""

import hashlib

import pytest

from declaration.vault.errors import InUseError, WrongKeyError
from declaration.vault.key import key_of, new_passphrase
from declaration.vault.opening import create_vault
from desktop.passphrases import Passphrases, needs_passphrase
from desktop.secrets import Keys, LockedStoreError
from desktop.vault.opening import LockedStoreForVaultError, UnknownVaultError
from tests.declaration.vault.build import ENTERPRISE, FIRST
from tests.desktop.test_secrets import Locked, Store

ONE, OTHER = "words of one person", "words of another one"


def salt_for(name):
    return hashlib.md5(name.encode(), usedforsecurity=False).digest()


@pytest.fixture
def make(tmp_path):
    def vault(name, passphrase):
        path = tmp_path / f"{name}.pheaktean"
        salt = salt_for(name)
        create_vault(path, key_of(passphrase, salt), ENTERPRISE, FIRST).close()
        return path

    return vault


@pytest.fixture
def store():
    return Store()


@pytest.fixture
def given(store):
    return Passphrases(Keys(store))


def opens(given, path):
    with given.opened(path) as vault:
        return vault.facts.enterprise == ENTERPRISE


def test_one_passphrase_opens_several_and_each_later_one_the_rest(given, make):
    paths = [make("a", ONE), make("b", ONE), make("c", OTHER)]
    with pytest.raises(UnknownVaultError) as refused:
        given.opened(paths[0])
    assert needs_passphrase(refused.value)
    given.give(ONE, remember=False)
    assert opens(given, paths[0])
    assert opens(given, paths[1])
    with pytest.raises(UnknownVaultError):
        given.opened(paths[2])
    given.give(OTHER, remember=False)
    assert all(opens(given, path) for path in paths)
    assert [given.of(path) for path in paths] == [ONE, ONE, OTHER]


def test_a_passphrase_is_tried_once_for_each_vault(given, make, monkeypatch):
    path, tried = make("a", ONE), []

    def counted(passphrase, salt):
        tried.append(passphrase)
        return key_of(passphrase, salt)

    monkeypatch.setattr("desktop.passphrases.key_of", counted)
    given.give(OTHER, remember=False)
    for _each in range(2):
        with pytest.raises(UnknownVaultError):
            given.opened(path)
    given.give(ONE, remember=False)
    assert opens(given, path)
    assert opens(given, path)
    assert tried == [OTHER, ONE]


def test_what_is_to_be_remembered_opens_without_it_the_next_time(given, make, store):
    forgotten, kept = make("a", ONE), make("b", OTHER)
    given.give(ONE, remember=False)
    given.opened(forgotten).close()
    assert not store.kept
    given.give(OTHER, remember=True)
    given.opened(kept).close()
    assert given.not_kept is None
    again = Passphrases(Keys(store))
    assert opens(again, kept)
    assert again.of(kept) is None
    with pytest.raises(UnknownVaultError):
        again.opened(forgotten)


def test_a_locked_store_keeps_nothing_and_the_passphrase_opens_all_the_same(make):
    given, path = Passphrases(Keys(Locked())), make("a", ONE)

    def refuse(*_):
        raise LockedStoreError("locked")

    given.keys.keep_vault_key = refuse
    with pytest.raises(LockedStoreForVaultError) as refused:
        given.opened(path)
    assert needs_passphrase(refused.value)
    given.give(ONE, remember=True)
    assert opens(given, path)
    assert isinstance(given.not_kept, LockedStoreError)


def test_a_mistyped_recovery_passphrase_is_said_to_be_one(given, make):
    right = new_passphrase(bytes(range(17)))
    path = make("a", right)
    given.give(right[:-1] + ("0" if right[-1] != "0" else "1"), remember=False)
    with pytest.raises(UnknownVaultError):
        given.opened(path)
    assert given.mistyped is not None
    given.give(right.lower(), remember=False)
    assert opens(given, path)
    assert given.mistyped is None


def test_an_old_key_of_the_store_gives_way_to_the_passphrase(given, make, store):
    path = make("a", ONE)
    wrong = key_of(OTHER, salt_for("a"))
    given.keys.keep_vault_key(wrong.id, wrong.kept)
    with pytest.raises(WrongKeyError) as refused:
        given.opened(path)
    assert needs_passphrase(refused.value)
    given.give(ONE, remember=True)
    assert opens(given, path)
    assert store.kept["pheaktean", f"vault {wrong.id}"] != wrong.kept


def test_what_no_passphrase_helps_is_told_as_it_is(given, make):
    path = make("a", ONE)
    given.give(ONE, remember=False)
    with given.opened(path, read_only=False), pytest.raises(InUseError) as refused:
        given.opened(path)
    assert not needs_passphrase(refused.value)
    assert not needs_passphrase(None)
