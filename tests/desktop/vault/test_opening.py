"""Opening vaults for a face: the key store, who has it, the copy on closing."""

from datetime import UTC

import pytest

from declaration.vault.errors import DiskError, NotThereError, WrongKeyError
from declaration.vault.key import key_of, new_salt
from declaration.vault.opening import create_vault
from desktop.secrets import Keys
from desktop.vault import opening as vaults
from desktop.vault.opening import (
    LockedStoreForVaultError,
    NoStoreForVaultError,
    UnknownVaultError,
    choose_backup_folder,
    closed,
    opened,
    stamp,
)
from tests.declaration.vault.papers import ENTERPRISE, STAMP
from tests.desktop.test_secrets import Locked, Store

PASSPHRASE = "correct horse battery"


class NoStore(Keys):
    def _backend(self):
        return None


@pytest.fixture
def key():
    return key_of(PASSPHRASE, new_salt())


@pytest.fixture
def path(tmp_path, key):
    path = tmp_path / "a.pheaktean"
    create_vault(path, key, ENTERPRISE, STAMP).close()
    return path


def test_a_passphrase_opens_it_on_a_computer_that_has_never_seen_it(path):
    with opened(path, f" {PASSPHRASE}\n", NoStore()) as vault:
        assert vault.facts.enterprise == ENTERPRISE
    with pytest.raises(WrongKeyError):
        opened(path, "another passphrase", NoStore())


def test_the_key_store_opens_it_without_the_passphrase(path, key):
    keys = Keys(Store())
    with pytest.raises(UnknownVaultError, match="--remember"):
        opened(path, None, keys)
    keys.keep_vault_key(key.id, key.kept)
    with opened(path, None, keys) as vault:
        assert vault.facts.enterprise == ENTERPRISE


def test_an_entry_of_the_key_store_that_is_no_key_is_none(path, key):
    keys = Keys(Store())
    keys.keep_vault_key(key.id, "not a key")
    with pytest.raises(UnknownVaultError):
        opened(path, None, keys)


def test_neither_passphrase_nor_key_store_says_what_to_give(path):
    with pytest.raises(NoStoreForVaultError, match="--passphrase-file"):
        opened(path, None, NoStore())
    with pytest.raises(LockedStoreForVaultError, match="Unlock it"):
        opened(path, None, Keys(Locked()))
    with pytest.raises(NotThereError):
        opened(path.with_name("none"), None, NoStore())


def test_a_moment_is_stamped_in_utc_to_the_second():
    made = stamp()
    assert made.at.tzinfo is UTC
    assert made.at.microsecond == 0
    assert made.who


def test_a_system_that_names_nobody_still_opens_vaults(monkeypatch):
    def refuse():
        raise KeyError("uid not found")

    monkeypatch.setattr(vaults.getpass, "getuser", refuse)
    assert vaults.person() == "?"
    assert vaults.holder().startswith("?, ")


def test_a_copy_is_left_on_closing_when_something_was_written_and_a_folder_chosen(path, tmp_path):
    folder = tmp_path / "copies"
    assert closed(opened(path, PASSPHRASE, NoStore())) is None
    vault = opened(path, PASSPHRASE, NoStore())
    choose_backup_folder(vault, str(folder))
    made = closed(vault)
    assert made == folder / f"a {vaults.today().isoformat()}.pheaktean"
    assert closed(opened(path, PASSPHRASE, NoStore())) is None
    vault = opened(path, PASSPHRASE, NoStore())
    vault.facts["more"] = "written"
    assert closed(vault) == made
    with opened(made, PASSPHRASE, NoStore()) as copy:
        assert copy.facts["more"] == "written"
    vault = opened(path, PASSPHRASE, NoStore())
    choose_backup_folder(vault, "")
    assert closed(vault) is None


def test_a_copy_goes_from_the_computer_alone_where_its_folder_was_chosen(
    path, tmp_path, monkeypatch
):
    vault = opened(path, PASSPHRASE, NoStore())
    choose_backup_folder(vault, str(tmp_path / "copies"))
    monkeypatch.setattr(vaults.platform, "node", lambda: "another computer")
    assert closed(vault) is None
    assert not (tmp_path / "copies").exists()


def test_a_folder_that_is_gone_leaves_the_vault_closed_and_sound(path, tmp_path):
    (tmp_path / "stick").write_text("in the way")
    vault = opened(path, PASSPHRASE, NoStore())
    choose_backup_folder(vault, str(tmp_path / "stick" / "copies"))
    with pytest.raises((NotThereError, DiskError)):
        closed(vault)
    with opened(path, PASSPHRASE, NoStore()) as again:
        again.prove()
