"""Who may write where: folders nobody writes to, drives without locks, writes that were cut off."""

import errno
import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

import filelock
import pytest

from declaration.vault import schema
from declaration.vault.errors import (
    CutOffError,
    InUseError,
    NoLocksError,
    NoPermissionError,
    OlderVaultError,
)
from declaration.vault.lock import VaultLock
from declaration.vault.opening import create_vault, open_vault
from tests.declaration.vault.papers import ENTERPRISE, STAMP, chain, new_vault, seal, some_key

NOBODY = 65534


@pytest.fixture
def key():
    return some_key()


@pytest.fixture
def folder():
    """Return a folder that everybody can reach; the tests' own is shut to others."""
    made = Path(tempfile.mkdtemp())
    made.chmod(0o755)
    yield made
    made.chmod(0o755)
    shutil.rmtree(made)


@contextmanager
def nothing_may_be_written(folder):
    """Take everybody's right to write away, also the one that an administrator has."""
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(0o555)
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def cut_off(path, key, place):
    """Put a vault and the journal of a write that was cut off in the middle into a place."""
    with open_vault(path, key) as vault:
        vault.db.execute("PRAGMA cache_size = 5").fetchall()
        vault.db.execute("BEGIN IMMEDIATE")
        vault.db.execute("UPDATE vault SET value = 'half' WHERE name = 'name'")
        vault.db.execute("INSERT INTO vault VALUES ('much', ?)", ("x" * 400_000,))
        for each in (path, path.with_name(path.name + "-journal")):
            shutil.copyfile(each, place / each.name)
        vault.db.execute("ROLLBACK")
    assert any((place / (path.name + "-journal")).read_bytes()[:8])
    return place / path.name


def test_a_folder_that_nobody_writes_to_is_for_reading(folder, key):
    path = folder / "a.pheaktean"
    new_vault(path, key, returns=1).close()
    path.with_name(path.name + ".lock").unlink()
    with nothing_may_be_written(folder):
        with pytest.raises(NoPermissionError, match="may not be written to"):
            open_vault(path, key)
        with pytest.raises(NoPermissionError):
            create_vault(folder / "b.pheaktean", key, ENTERPRISE, STAMP)
        with open_vault(path, key, read_only=True) as vault:
            vault.prove()
            assert len(chain(vault)) == 1


def test_a_file_that_nobody_writes_to_is_for_reading(folder, key):
    path = folder / "a.pheaktean"
    new_vault(path, key).close()
    with nothing_may_be_written(folder):
        with pytest.raises(NoPermissionError):
            open_vault(path, key)
        open_vault(path, key, read_only=True).close()


def test_an_older_vault_that_may_not_be_written_says_what_to_do(folder, key, monkeypatch):
    path = folder / "a.pheaktean"
    new_vault(path, key).close()
    more = schema.Version(schema.latest() + 1, "next.sql", "CREATE TABLE more (a);")
    steps = (*schema.versions(), more)
    monkeypatch.setattr(schema, "versions", lambda: steps)
    with nothing_may_be_written(folder), pytest.raises(OlderVaultError, match="earlier version"):
        open_vault(path, key, read_only=True)
    open_vault(path, key, read_only=True).close()
    with open_vault(path, key, read_only=True) as vault:
        assert schema.version_of(vault.db, "") == more.number


def test_a_write_that_was_cut_off_is_undone_by_opening(tmp_path, folder, key):
    path = tmp_path / "a.pheaktean"
    with new_vault(path, key, returns=2) as vault:
        before = chain(vault)
    for read_only in (False, True):
        there = cut_off(path, key, folder)
        with open_vault(there, key, read_only=read_only) as vault:
            vault.prove()
            assert chain(vault) == before
            assert vault.facts.enterprise == ENTERPRISE


def test_a_write_that_was_cut_off_cannot_be_undone_where_nothing_may_be_written(
    tmp_path, folder, key
):
    path = tmp_path / "a.pheaktean"
    new_vault(path, key).close()
    there = cut_off(path, key, folder)
    with nothing_may_be_written(folder), pytest.raises(CutOffError, match="-journal"):
        open_vault(there, key, read_only=True)
    with open_vault(there, key) as vault:
        assert vault.facts.enterprise == ENTERPRISE


def test_a_drive_without_locks_is_not_written_to(tmp_path, key, monkeypatch):
    new_vault(tmp_path / "a.pheaktean", key).close()

    def refuse(self, *_more):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(filelock.FileLock, "acquire", refuse)
    with pytest.raises(NoLocksError, match="folder of this computer"):
        open_vault(tmp_path / "a.pheaktean", key)


def test_a_lock_is_given_back_once_and_says_who_has_it(tmp_path):
    path = tmp_path / "a.pheaktean"
    lock = VaultLock(path, "Sok Dara, OFFICE-2")
    with pytest.raises(InUseError, match="Sok Dara, OFFICE-2"):
        VaultLock(path, "Chan Thy")
    lock.release()
    other = VaultLock(path, "Chan Thy")
    lock.release()
    with pytest.raises(InUseError, match="Chan Thy"):
        VaultLock(path, "")
    path.with_name(path.name + ".open").write_bytes(b"\xff")
    with pytest.raises(InUseError, match=r"\(\?\)"):
        VaultLock(path, "")
    other.release()


def test_what_a_killed_program_leaves_holds_nobody_up(tmp_path, key):
    path = tmp_path / "a.pheaktean"
    new_vault(path, key).close()
    path.with_name(path.name + ".open").write_text("Sok Dara")
    path.with_name(path.name + ".lock").write_text("")
    with open_vault(path, key) as vault:
        seal(vault)
