"""A disk that is full at any write: a sentence, and everything as it was before."""

import resource
from contextlib import contextmanager
from datetime import date

import pytest

from declaration.vault import copies
from declaration.vault.errors import DiskError, NoRoomError
from declaration.vault.opening import create_vault, open_vault
from tests.declaration.vault.papers import ENTERPRISE, STAMP, chain, new_vault, seal, some_key

STEP = 2_048


@contextmanager
def room(length):
    """Let no file grow beyond a length, as on a disk that is full [bytes]."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (length, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def lengths(upto):
    return range(0, upto + STEP, STEP)


def half_made(folder):
    return [path for path in folder.rglob("*") if ".part" in path.name]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "factory.pheaktean"


def test_sealing(path):
    key, refused = some_key(), 0
    with new_vault(path, key, returns=2, size=10_000) as vault:
        before = chain(vault)
        for length in lengths(path.stat().st_size + 40_000):
            try:
                with room(length):
                    seal(vault, size=10_000)
            except (NoRoomError, DiskError):
                refused += 1
                assert chain(vault) == before
            vault.prove()
            after = chain(vault)
            assert before.items() <= after.items()
            before = after
        assert len(before) > 2
    assert refused > 20
    with open_vault(path, key) as vault:
        vault.prove()
        assert chain(vault) == before


def test_sealing_where_the_disk_says_itself_that_it_is_full(path):
    key = some_key()
    with new_vault(path, key, returns=1, size=10_000) as vault:
        before = chain(vault)
        (pages,) = vault.db.execute("PRAGMA page_count").fetchone()
        for more in range(7):
            vault.db.execute(f"PRAGMA max_page_count = {pages + more}").fetchall()
            with pytest.raises(NoRoomError, match="is full"):
                seal(vault, size=20_000)
            assert chain(vault) == before
        vault.db.execute("PRAGMA max_page_count = 1000000").fetchall()
        seal(vault)
        vault.prove()


def test_opening_after_a_write_was_cut_off_where_there_is_no_room(path):
    """What undoes a cut-off write needs no more room than the file has."""
    key = some_key()
    with new_vault(path, key, returns=2) as vault:
        before = chain(vault)
    with room(path.stat().st_size), open_vault(path, key) as vault:
        assert chain(vault) == before


def test_creating(path, tmp_path):
    key, refused = some_key(), 0
    for length in lengths(200_000):
        try:
            with room(length):
                create_vault(path, key, ENTERPRISE, STAMP).close()
        except (NoRoomError, DiskError):
            refused += 1
            assert not path.exists()
            assert not half_made(tmp_path)
        else:
            break
    assert refused > 10
    with open_vault(path, key) as vault:
        vault.prove()


def test_copies_and_a_change_of_passphrase(path, tmp_path):
    key, other = some_key(), some_key()
    with new_vault(path, key, returns=3, size=10_000) as vault:
        before, refused = chain(vault), 0
        for length in lengths(path.stat().st_size - STEP):
            for do in (
                lambda: copies.backup(vault, tmp_path / "copies", date(2026, 11, 3)),
                lambda: copies.rekey(vault, other),
            ):
                with pytest.raises((NoRoomError, DiskError)), room(length):
                    do()
                refused += 1
        assert refused > 40
        assert not half_made(tmp_path)
        assert not list((tmp_path / "copies").iterdir())
        assert vault.key == key
        assert chain(vault) == before
        vault.prove()


def test_restoring(path, tmp_path):
    key = some_key()
    with new_vault(path, key, returns=3, size=10_000) as vault:
        copy = copies.backup(vault, tmp_path / "copies", date(2026, 11, 3))
        seal(vault)
        before = chain(vault)
    for length in lengths(copy.stat().st_size - STEP):
        with pytest.raises((NoRoomError, DiskError)), room(length):
            copies.restore(copy, path, key, "2026-11-03 0912")
    assert not half_made(tmp_path)
    with open_vault(path, key) as vault:
        vault.prove()
        assert chain(vault) == before
