import errno
from datetime import date
from pathlib import Path

import pytest

from declaration.vault import copies, engine
from declaration.vault.errors import (
    CopyDiffersError,
    DamagedError,
    InUseError,
    NoPermissionError,
    NotAVaultError,
    NotThereError,
    ReadOnlyError,
    SealedError,
    WrongKeyError,
)
from declaration.vault.opening import open_vault
from tests.declaration.vault.papers import ENTERPRISE, chain, new_vault, seal, some_key
from tests.declaration.vault.test_lock import cut_off

DAY = date(2026, 11, 3)
LABEL = "2026-11-03 0912"


@pytest.fixture
def key():
    return some_key()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "factory.pheaktean"


@pytest.fixture
def vault(path, key):
    with new_vault(path, key, returns=3) as made:
        yield made


def content(path, key):
    with open_vault(path, key, read_only=True) as vault:
        vault.prove()
        return engine.content(vault.db)


def test_a_backup_is_whole_and_says_its_day(vault, tmp_path, key):
    copy = copies.backup(vault, tmp_path / "copies" / "deep", DAY)
    assert copy == tmp_path / "copies" / "deep" / "factory 2026-11-03.pheaktean"
    assert [each.name for each in copy.parent.iterdir()] == [copy.name]
    assert content(copy, key) == engine.content(vault.db)


def test_a_second_backup_of_a_day_takes_another_name_unless_it_is_the_one_on_closing(
    vault, tmp_path
):
    made = [copies.backup(vault, tmp_path / "copies", DAY).name for _each in range(3)]
    assert made == [f"factory 2026-11-03{more}.pheaktean" for more in ("", " (2)", " (3)")]
    seal(vault)
    again = copies.backup(vault, tmp_path / "copies", DAY, once_a_day=True)
    assert again.name == made[0]
    assert content(again, vault.key) == engine.content(vault.db)


def test_a_backup_of_another_vault_is_never_replaced(vault, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    with new_vault(other / "factory.pheaktean", some_key()) as another:
        theirs = copies.backup(another, tmp_path / "copies", DAY)
        ours = copies.backup(vault, tmp_path / "copies", DAY, once_a_day=True)
        assert ours != theirs
        assert content(theirs, another.key) == engine.content(another.db)


def test_a_vault_open_for_reading_can_be_backed_up(vault, path, tmp_path, key):
    vault.close()
    with open_vault(path, key, read_only=True) as reading:
        copy = copies.backup(reading, tmp_path / "copies", DAY)
        assert content(copy, key) == engine.content(reading.db)


def test_a_copy_that_differs_is_thrown_away(vault, tmp_path, monkeypatch):
    real = engine.content
    seen = []

    def differing(db):
        seen.append(db)
        return {**real(db), "file": (len(seen), "")}

    monkeypatch.setattr(engine, "content", differing)
    with pytest.raises(CopyDiffersError, match="thrown away"):
        copies.backup(vault, tmp_path / "copies", DAY)
    with pytest.raises(CopyDiffersError):
        copies.rekey(vault, some_key())
    assert not list((tmp_path / "copies").iterdir())
    assert chain(vault)


def test_the_content_of_two_vaults_differs_by_one_byte(vault):
    before = engine.content(vault.db)
    assert before == engine.content(vault.db)
    vault.facts["a"] = "b"
    between = engine.content(vault.db)
    vault.facts["a"] = "c"
    assert len({str(each) for each in (before, between, engine.content(vault.db))}) == 3


def test_a_backup_is_restored_where_nothing_is(vault, path, tmp_path, key):
    copy, before = copies.backup(vault, tmp_path / "copies", DAY), engine.content(vault.db)
    vault.close()
    path.unlink()
    assert copies.restore(copy, path, key, LABEL) is None
    assert content(path, key) == before
    assert copy.exists()


def test_what_a_restored_copy_replaces_is_put_aside(vault, path, tmp_path, key):
    copy, before = copies.backup(vault, tmp_path / "copies", DAY), engine.content(vault.db)
    seal(vault)
    later = engine.content(vault.db)
    vault.close()
    aside = copies.restore(copy, path, key, LABEL)
    assert aside == tmp_path / f"factory before {LABEL}.pheaktean"
    assert content(path, key) == before
    assert content(aside, key) == later
    assert copies.restore(aside, path, key, LABEL).name == f"factory before {LABEL} (2).pheaktean"
    assert content(path, key) == later
    with open_vault(path, key) as again:
        seal(again)
    assert content(aside, key) == later


def test_a_damaged_vault_is_put_aside_as_it_is(vault, path, tmp_path, key):
    copy = copies.backup(vault, tmp_path / "copies", DAY)
    vault.close()
    damaged = b"\x00" * 5_000 + path.read_bytes()[5_000:]
    path.write_bytes(damaged)
    aside = copies.restore(copy, path, key, LABEL)
    assert aside.read_bytes() == damaged
    assert content(path, key) == content(copy, key)


def test_the_journal_of_a_write_that_was_cut_off_goes_aside_with_its_vault(
    vault, path, tmp_path, key
):
    copy = copies.backup(vault, tmp_path / "copies", DAY)
    seal(vault)
    later = engine.content(vault.db)
    vault.close()
    there = tmp_path / "there"
    there.mkdir()
    broken = cut_off(path, key, there)
    aside = copies.restore(copy, broken, key, LABEL)
    assert content(broken, key) == content(copy, key)
    assert content(aside, key) == later


def test_a_drive_that_knows_no_second_names(vault, path, tmp_path, key, monkeypatch):
    copy, before = copies.backup(vault, tmp_path / "copies", DAY), engine.content(vault.db)
    vault.close()

    def refuse(*_names):
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(copies.os, "link", refuse)
    aside = copies.restore(copy, path, key, LABEL)
    assert content(aside, key) == content(path, key) == before


def test_what_is_no_sound_copy_is_not_restored(vault, path, tmp_path, key):
    copy = copies.backup(vault, tmp_path / "copies", DAY)
    vault.close()
    before = path.read_bytes()
    for spoil, error in (
        (lambda: None, WrongKeyError),
        (lambda: copy.write_bytes(copy.read_bytes()[:-4_096]), DamagedError),
        (lambda: copy.write_bytes(b"PK\x03\x04" * 2_048), NotAVaultError),
        (copy.unlink, NotThereError),
    ):
        spoil()
        opening = some_key() if error is WrongKeyError else key
        with pytest.raises(error):
            copies.restore(copy, path, opening, LABEL)
        assert path.read_bytes() == before


def test_a_vault_in_use_is_not_replaced(vault, path, tmp_path, key):
    copy = copies.backup(vault, tmp_path / "copies", DAY)
    with pytest.raises(InUseError):
        copies.restore(copy, path, key, LABEL)


def test_another_passphrase_opens_the_same(vault, path, tmp_path, key):
    copy, before = copies.backup(vault, tmp_path / "copies", DAY), engine.content(vault.db)
    other = some_key()
    copies.rekey(vault, other)
    assert vault.id == other.id == path.read_bytes()[:16].hex()
    assert engine.content(vault.db) == before
    seal(vault)
    with pytest.raises(SealedError), vault.transaction() as db:
        db.execute("DELETE FROM file")
    later = engine.content(vault.db)
    vault.close()
    assert content(path, other) == later
    with pytest.raises(WrongKeyError):
        open_vault(path, key)
    assert content(copy, key) == before
    with open_vault(path, other) as again:
        assert again.facts.enterprise == ENTERPRISE


def test_after_a_change_of_passphrase_other_programs_are_still_kept_out(vault, path):
    copies.rekey(vault, some_key())
    with pytest.raises(InUseError):
        open_vault(path, vault.key)


def test_a_change_of_passphrase_that_the_system_refuses_changes_nothing(
    vault, path, key, monkeypatch
):
    before = engine.content(vault.db)

    def refuse(self, _other):
        raise PermissionError(errno.EACCES, "held by a scanner", str(self))

    with monkeypatch.context() as refusing:
        refusing.setattr(Path, "replace", refuse)
        with pytest.raises(NoPermissionError):
            copies.rekey(vault, some_key())
    assert vault.key == key
    assert engine.content(vault.db) == before
    seal(vault)
    assert not [each for each in path.parent.iterdir() if ".part" in each.name]


def test_a_vault_open_for_reading_keeps_its_passphrase(vault, path, key):
    vault.close()
    with open_vault(path, key, read_only=True) as reading:
        with pytest.raises(ReadOnlyError):
            copies.rekey(reading, some_key())
        assert chain(reading)
