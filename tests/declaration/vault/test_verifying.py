"""Whoever has the key and takes the triggers away can change the tables, but not unseen."""

import random
import shutil

import pytest

from declaration.vault.canonical import canonical, parsed, sha256
from declaration.vault.chain import Fault
from declaration.vault.errors import DamagedError, VaultError
from declaration.vault.key import SALT
from declaration.vault.kinds import Kind
from declaration.vault.opening import open_vault
from declaration.vault.packing import packed
from declaration.vault.pages import PAGE
from declaration.vault.returns import content_in, files_in, returns
from declaration.vault.verifying import verify
from tests.declaration.vault.build import KEY, new_vault, sealed_month

MONTHS = ("2026-08", "2026-09", "2026-10")


@pytest.fixture(scope="module")
def sealed_file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sealed")
    with new_vault(folder) as vault:
        for i, when in enumerate(MONTHS):
            sealed_month(vault, folder, when, days=30 * i)
        sealed_month(vault, folder, "2026-09", Kind.REVISED, days=70)
        assert verify(vault) is None
        return vault.path


@pytest.fixture
def vault(sealed_file, tmp_path):
    path = tmp_path / "factory.pheaktean"
    shutil.copy(sealed_file, path)
    with open_vault(path, KEY) as vault:
        triggers = vault.db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
        for (name,) in triggers.fetchall():
            vault.db.execute(f"DROP TRIGGER {name}")
        vault.db.execute("PRAGMA foreign_keys = OFF")
        yield vault


def found(vault, statement, *values):
    """Return what verifying says after one statement."""
    vault.db.execute(statement, values)
    return verify(vault)


def test_no_byte_of_any_file_changes_unseen(vault):
    chance = random.Random(8)
    for each in returns(vault):
        for name in files_in(vault, each):
            row, data = vault.db.execute(
                "SELECT rowid, packed FROM file WHERE return_id = ? AND name = ?", (each.id, name)
            ).fetchone()
            changed = bytearray(data)
            changed[chance.randrange(len(data))] ^= chance.randrange(1, 256)
            difference = found(
                vault, "UPDATE file SET packed = ? WHERE rowid = ?", bytes(changed), row
            )
            assert difference.fault is Fault.FILE_CHANGED
            assert (difference.position, difference.month) == (each.place, str(each.month))
            assert difference.name == name
            assert found(vault, "UPDATE file SET packed = ? WHERE rowid = ?", data, row) is None


def test_a_changed_file_is_not_given_out(vault):
    (first, *_) = returns(vault)
    packed_anew = packed(b"other lines")
    vault.db.execute("UPDATE file SET packed = ? WHERE return_id = ?", (packed_anew, first.id))
    with pytest.raises(DamagedError, match=r"2026-08 regular 1, contributions\.csv"):
        content_in(vault, first, "contributions.csv")
    vault.db.execute("UPDATE file SET packed = x'00' WHERE return_id = ?", (first.id,))
    with pytest.raises(DamagedError, match=r"2026-08 regular 1, contributions\.csv"):
        content_in(vault, first, "contributions.csv")


def test_no_byte_of_a_manifest_changes_unseen(vault):
    chance = random.Random(9)
    for each in returns(vault):
        (text,) = vault.db.execute(
            'SELECT manifest FROM "return" WHERE id = ?', (each.id,)
        ).fetchone()
        for _ in range(10):
            changed = bytearray(text)
            changed[chance.randrange(len(text))] ^= chance.randrange(1, 256)
            put = 'UPDATE "return" SET manifest = ? WHERE id = ?'
            difference = found(vault, put, bytes(changed), each.id)
            assert (difference.fault, difference.position) == (Fault.MANIFEST, each.place)
        assert found(vault, put, text, each.id) is None


@pytest.mark.parametrize(
    ("column", "value", "name"),
    [
        ("month", "2026-07", "month"),
        ("kind", "revised", "kind"),
        ("number", 2, "number"),
        ("workers", 4, "workers.declared"),
        ("employer", 1, "totals.employer"),
        ("worker", 1, "totals.worker"),
        ("sealed_at", "2026-09-01T00:00:00Z", "sealed_at"),
        ("sealed_by", "Somebody else", "sealed_by"),
    ],
)
def test_every_column_of_the_list_is_held_against_the_manifest(vault, column, value, name):
    difference = found(vault, f'UPDATE "return" SET {column} = ? WHERE place = 3', value)
    assert (difference.fault, difference.position, difference.name) == (Fault.RECORD, 3, name)


@pytest.mark.parametrize(
    ("statement", "fault", "position"),
    [
        ("UPDATE \"return\" SET hash = replace(hash, substr(hash, 1, 9), '000000000') "
         "WHERE place = 2", Fault.MANIFEST, 2),
        ("UPDATE \"return\" SET previous_hash = printf('%064d', 7) WHERE place = 2",
         Fault.CHAIN, 2),
        ('UPDATE "return" SET place = place + 9 WHERE place = 1', Fault.RETURN_MISSING, 1),
        ('DELETE FROM "return" WHERE place = 1', Fault.RETURN_MISSING, 1),
        ('DELETE FROM "return" WHERE place = 3', Fault.RETURN_MISSING, 3),
        ("DELETE FROM \"return\" WHERE state = 'sealed'", Fault.RETURN_MISSING, 1),
        ("UPDATE vault SET value = 9 WHERE name = 'sealed_count'", Fault.RETURN_MISSING, 5),
        ("UPDATE vault SET value = 'f' WHERE name = 'sealed_hash'", Fault.HEAD, 4),
        ("DELETE FROM vault WHERE name LIKE 'sealed_%'", Fault.HEAD, 4),
    ],
)  # fmt: skip
def test_a_return_taken_moved_or_put_elsewhere_is_named(vault, statement, fault, position):
    difference = found(vault, statement)
    assert (difference.fault, difference.position) == (fault, position)


def test_the_last_return_is_missed(vault):
    vault.db.execute(
        'DELETE FROM file WHERE return_id IN (SELECT id FROM "return" WHERE place = 4)'
    )
    difference = found(vault, 'DELETE FROM "return" WHERE place = 4')
    assert (difference.fault, difference.position) == (Fault.RETURN_MISSING, 4)


def test_two_returns_that_change_places_are_named(vault):
    for old, new in ((2, 99), (3, 2), (99, 3)):
        vault.db.execute('UPDATE "return" SET place = ? WHERE place = ?', (new, old))
    difference = verify(vault)
    assert (difference.fault, difference.position) == (Fault.CHAIN, 2)


def test_a_return_sealed_anew_with_other_riel_is_named(vault):
    (text,) = vault.db.execute('SELECT manifest FROM "return" WHERE place = 1').fetchone()
    said = parsed(text)
    said["totals"]["employer"] -= 1
    forged = canonical(said)
    difference = found(
        vault,
        'UPDATE "return" SET manifest = ?, hash = ?, employer = employer - 1 WHERE place = 1',
        forged,
        sha256(forged),
    )
    assert (difference.fault, difference.position, difference.month) == (Fault.CHAIN, 2, "2026-09")


@pytest.mark.parametrize(
    ("statement", "fault", "name"),
    [
        ("DELETE FROM file WHERE name = 'summary.json' AND return_id = 2", Fault.FILE_MISSING,
         "summary.json"),
        ("INSERT INTO file SELECT 2, 'more', sha256, size, packed FROM file LIMIT 1",
         Fault.FILE_ADDED, "more"),
        ("UPDATE file SET size = 1 WHERE name = 'summary.json' AND return_id = 2",
         Fault.FILE_CHANGED, "summary.json"),
        ("UPDATE file SET name = 'other' WHERE name = 'summary.json' AND return_id = 2",
         Fault.FILE_MISSING, "summary.json"),
    ],
)  # fmt: skip
def test_a_file_taken_added_or_renamed_is_named(vault, statement, fault, name):
    difference = found(vault, statement)
    assert (difference.fault, difference.position, difference.name) == (fault, 2, name)


def test_two_files_of_a_name_that_change_months_are_named(vault):
    first, second = (content_in(vault, each, "contributions.csv") for each in returns(vault)[:2])
    assert first == second  # the invented months have the same workers: other files differ
    swap = "UPDATE file SET return_id = ? WHERE return_id = ? AND name = 'summary.json'"
    for values in ((99, 1), (1, 2), (2, 99)):
        vault.db.execute(swap, values)
    difference = verify(vault)
    assert (difference.fault, difference.position) == (Fault.FILE_CHANGED, 1)


def test_no_byte_of_the_file_itself_changes_unseen(sealed_file, tmp_path):
    data = sealed_file.read_bytes()
    chance = random.Random(10)
    path = tmp_path / "factory.pheaktean"
    for start in range(0, len(data), PAGE):
        changed = bytearray(data)
        first = 0 if start else SALT  # with another salt the key is not found at all
        changed[start + chance.randrange(first, PAGE)] ^= chance.randrange(1, 256)
        path.write_bytes(changed)
        assert is_noticed(path), start


def is_noticed(path):
    """Say whether opening and verifying a file tells that it is not what was written."""
    try:
        with open_vault(path, KEY, read_only=True) as vault:
            return verify(vault) is not None
    except VaultError:
        return True
