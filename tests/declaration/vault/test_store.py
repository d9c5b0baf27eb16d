import os
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta, timezone

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlcipher3 import dbapi2

from declaration.monthly import Enterprise
from declaration.vault import engine
from declaration.vault.errors import (
    AlreadyThereError,
    DamagedError,
    DiskError,
    InUseError,
    NoPermissionError,
    NoRoomError,
    NotThereError,
    ReadOnlyError,
    SealedError,
    WrongKeyError,
)
from declaration.vault.key import Key, is_open
from declaration.vault.opening import create_vault, open_vault
from declaration.vault.stamp import Stamp
from tests.declaration.vault.papers import ENTERPRISE, STAMP, chain, new_vault, seal, some_key


@pytest.fixture
def path(tmp_path):
    return tmp_path / "រោងចក្រ 100% #1?.pheaktean"


@pytest.fixture
def key():
    return some_key()


@pytest.fixture
def vault(path, key):
    with new_vault(path, key) as made:
        yield made


def test_a_new_vault_holds_its_enterprise_and_its_identity(vault, path, key):
    assert vault.facts.enterprise == ENTERPRISE
    assert vault.facts.created == ("2026-11-03T02:12:00+00:00", "Sok Dara (invented)")
    signing = Ed25519PrivateKey.from_private_bytes(vault.facts.signing_key)
    assert signing.public_key().public_bytes_raw() == vault.facts.public_key
    assert len(vault.facts.identity) == 32
    assert vault.id == key.salt.hex() == path.read_bytes()[:16].hex()


def test_everything_is_there_after_closing_and_opening(path, key):
    with new_vault(path, key, returns=3) as vault:
        sealed, identity = chain(vault), vault.facts.identity
    with open_vault(path, key) as vault:
        assert chain(vault) == sealed
        assert vault.facts.identity == identity


def test_nothing_of_it_can_be_read_without_the_key(path, key):
    enterprise = Enterprise(name="Invented Silk Company of Battambang")
    with create_vault(path, key, enterprise, STAMP) as vault:
        vault.facts["note"] = "Invented Silk"
    assert b"Silk" not in path.read_bytes()
    assert b"CREATE TABLE" not in path.read_bytes()


def test_only_this_person_may_read_the_file(vault, path):
    if os.name != "nt":
        assert path.stat().st_mode & 0o077 == 0


def test_a_name_that_is_taken_is_never_written_over(path, key):
    path.write_bytes(b"something else")
    with pytest.raises(AlreadyThereError, match="never written over"):
        create_vault(path, key, ENTERPRISE, STAMP)
    assert path.read_bytes() == b"something else"


def test_a_stamp_is_in_utc():
    for at in (datetime(2026, 11, 3), datetime(2026, 11, 3, tzinfo=timezone(timedelta(hours=7)))):  # noqa: DTZ001
        with pytest.raises(ValueError, match="UTC"):
            Stamp(at, "Sok Dara")
    assert Stamp(datetime(2026, 11, 3, tzinfo=UTC), "Sok Dara").who == "Sok Dara"


def test_facts_are_kept_changed_and_taken_away(vault):
    vault.facts["rate 2026-10"] = "4015"
    vault.facts["rate 2026-10"] = "4020"
    assert vault.facts["rate 2026-10"] == "4020"
    vault.facts["rate 2026-10"] = ""
    assert vault.facts["rate 2026-10"] == ""
    changed = Enterprise(name="Invented Thread 2", sector="other", readings={"rounding": "1"})
    vault.facts.enterprise = changed
    assert vault.facts.enterprise == changed


@pytest.mark.parametrize("name", ["identity", "signing_key", "public_key", "created_at"])
def test_the_identity_of_a_vault_stays(vault, name):
    for value in ("another", ""):
        with pytest.raises(SealedError):
            vault.facts[name] = value


def test_a_transaction_keeps_all_or_nothing(vault):
    with pytest.raises(dbapi2.IntegrityError), vault.transaction() as db:
        db.executemany("INSERT INTO vault VALUES (?, ?)", [("half", "done"), ("half", "again")])
    assert vault.facts["half"] == ""
    with vault.transaction(), vault.transaction() as db:
        db.execute("INSERT INTO vault VALUES ('whole', 'done')")
    assert vault.facts["whole"] == "done"


SEALED = (
    "UPDATE \"return\" SET month = '2030-01'",
    "UPDATE \"return\" SET state = 'draft', place = NULL, hash = NULL, previous_hash = NULL",
    "UPDATE \"return\" SET manifest = x'00'",
    'UPDATE "return" SET workers = 5',
    'DELETE FROM "return"',
    "INSERT OR REPLACE INTO \"return\" (id, month, kind, number) VALUES (1, '2030-01', 'nil', 1)",
    "INSERT OR REPLACE INTO \"return\" (month, kind, number) VALUES ('2000-02', 'regular', 1)",
    "UPDATE file SET packed = x'00'",
    "UPDATE file SET return_id = 77",
    "UPDATE file SET name = 'other'",
    "DELETE FROM file",
    "INSERT INTO file VALUES (1, 'more.csv', printf('%064d', 0), 1, x'00')",
    "INSERT OR REPLACE INTO file VALUES (1, '0.csv', printf('%064d', 0), 1, x'00')",
)


@pytest.mark.parametrize("statement", SEALED)
def test_no_statement_changes_what_is_sealed(vault, statement):
    seal(vault)
    before = chain(vault)
    with pytest.raises(SealedError, match="never changed"), vault.transaction() as db:
        db.execute(statement)
    assert chain(vault) == before


def test_a_draft_cannot_take_the_place_of_what_is_sealed(vault):
    seal(vault)
    before = chain(vault)
    with vault.transaction() as db:
        db.execute(
            "INSERT INTO \"return\" (id, month, kind, number) VALUES (9, '2030-01', 'nil', 1)"
        )
    for setting in ("id = 1", "month = '2000-02', kind = 'regular'"):
        with pytest.raises(SealedError), vault.transaction() as db:
            db.execute(f'UPDATE OR REPLACE "return" SET {setting} WHERE id = 9')
        assert chain(vault) == before
    with vault.transaction() as db:
        db.execute("DELETE FROM \"return\" WHERE state = 'draft'")


def test_a_wrong_key_is_told_from_damage(path, key):
    new_vault(path, key, returns=1).close()
    with pytest.raises(WrongKeyError, match="does not open"):
        open_vault(path, Key(os.urandom(32), key.salt))


def test_damage_at_any_page_is_found_and_sealed_content_never_told_wrongly(path, key):
    with new_vault(path, key, returns=2) as vault:
        before = chain(vault)
    whole = path.read_bytes()
    for page in range(len(whole) // 4096):
        for place in (page * 4096 + 20, page * 4096 + 2_000, page * 4096 + 4_090):
            data = bytearray(whole)
            data[place] ^= 0x40
            path.write_bytes(data)
            with (
                pytest.raises(DamagedError, match=f"page {page + 1} of"),
                open_vault(path, key) as v,
            ):
                v.prove()
    path.write_bytes(whole)
    with open_vault(path, key) as vault:
        vault.prove()
        assert chain(vault) == before


def test_a_file_that_was_cut_short_is_damaged(path, key):
    new_vault(path, key, returns=2).close()
    whole = path.read_bytes()
    for length in (len(whole) - 1, 4_095, 4_097, len(whole) - 4_096, 4_096, 8_192):
        path.write_bytes(whole[:length])
        with pytest.raises(DamagedError), open_vault(path, key) as vault:
            vault.prove()


def test_a_page_that_cannot_be_read_is_told_where_it_is_met(path, key):
    new_vault(path, key, returns=5).close()
    data = bytearray(path.read_bytes())
    for page in range(2, len(data) // 4096):
        data[page * 4096 + 2_000] ^= 1
    path.write_bytes(data)
    with pytest.raises(DamagedError, match="is damaged"), open_vault(path, key) as vault:
        chain(vault)


def test_a_fault_of_ours_stays_one(path, key):
    with pytest.raises(dbapi2.OperationalError, match="no such table"), new_vault(path, key) as v:
        v.db.execute("SELECT 1 FROM nowhere")


def test_no_file_no_folder(tmp_path, key):
    for path in (tmp_path / "none.pheaktean", tmp_path / "no folder" / "none.pheaktean"):
        with pytest.raises(NotThereError, match="is not there"):
            open_vault(path, key)
    with pytest.raises(NotThereError):
        create_vault(tmp_path / "no folder" / "none.pheaktean", key, ENTERPRISE, STAMP)
    assert not list(tmp_path.iterdir())


def test_a_vault_that_vanishes_takes_nothing_more(path, key, tmp_path):
    with new_vault(path, key, returns=1) as vault:
        path.rename(tmp_path / "moved away")
        with pytest.raises(NotThereError, match="connected"):
            seal(vault)
        assert len(chain(vault)) == 1
    with open_vault(tmp_path / "moved away", key) as vault:
        assert len(chain(vault)) == 1


def test_another_program_is_kept_out_and_told_who_has_it(vault, path, key):
    code = (
        "import sys; from pathlib import Path; from declaration.vault.key import Key\n"
        "from declaration.vault.opening import open_vault\n"
        "from declaration.vault.errors import InUseError\n"
        "path, key = Path(sys.argv[1]), Key.from_kept(sys.argv[2])\n"
        "try: open_vault(path, key, read_only=bool(sys.argv[3:]))\n"
        "except InUseError as problem: print(problem)"
    )
    for more in ([], ["reading"]):
        run = subprocess.run(
            [sys.executable, "-c", code, str(path), key.kept, *more],
            capture_output=True,
            text=True,
            check=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONUTF8": "1"},
        )
        assert "Sok Dara (invented)" in run.stdout


def test_another_program_that_knows_sqlite_is_kept_out_as_well(vault, path, key):
    db = engine.connect(path, key)
    db.execute("PRAGMA busy_timeout = 50").fetchall()
    with pytest.raises(dbapi2.OperationalError, match="locked"):
        db.execute("SELECT * FROM vault").fetchall()
    db.close()


def test_readers_read_together_and_keep_writers_out(path, key, monkeypatch):
    monkeypatch.setattr(engine, "PATIENCE", 0.05)
    new_vault(path, key, returns=1).close()
    with open_vault(path, key, read_only=True) as one:
        with open_vault(path, key, read_only=True) as other:
            assert chain(one) == chain(other)
        with pytest.raises(InUseError):
            open_vault(path, key)
        with pytest.raises(ReadOnlyError, match="reading only"):
            seal(one)
        with pytest.raises(dbapi2.OperationalError, match="readonly"):
            one.db.execute("DELETE FROM vault")
        assert one.is_read_only
    open_vault(path, key).close()


def test_what_holds_a_vault_is_gone_after_closing(path, key, tmp_path):
    vault = new_vault(path, key)
    assert is_open(path)
    vault.close()
    vault.close()
    assert not is_open(path)
    assert {each.name for each in tmp_path.iterdir()} == {path.name, path.name + ".lock"}
    with pytest.raises(ValueError, match="closed"):
        vault.facts["a"]
    open_vault(path, key).close()


def test_a_vault_goes_from_thread_to_thread(vault):
    done = []
    thread = threading.Thread(target=lambda: done.append(seal(vault)))
    thread.start()
    thread.join()
    assert list(chain(vault)) == [1]


def test_whether_anything_was_written(path, key):
    new_vault(path, key).close()
    with open_vault(path, key) as vault:
        assert not vault.has_changed
        assert vault.facts.enterprise
        assert not vault.has_changed
        vault.facts["a"] = "b"
        assert vault.has_changed


def test_what_was_left_half_made_is_cleared_away(path, key, tmp_path):
    left = path.with_name(f".{path.name}.77.part")
    left.write_bytes(b"half")
    new_vault(path, key).close()
    assert not left.exists()


def test_what_a_system_refuses_is_told(path):
    assert isinstance(engine.of_system(OSError(28, "x"), path), NoRoomError)
    assert isinstance(engine.of_system(OSError(2, "x"), path), NotThereError)
    assert isinstance(engine.of_system(OSError(13, "x"), path), NoPermissionError)
    assert isinstance(engine.of_system(OSError(30, "x"), path), NoPermissionError)
    assert isinstance(engine.of_system(OSError(5, "x"), path), DiskError)


def test_an_address_of_any_drive():
    from pathlib import PurePosixPath

    class Drive(PurePosixPath):
        def absolute(self):
            return self

    assert engine.uri(Drive("/a b/50%#?.x")) == "file:///a b/50%25%23%3f.x"
    assert engine.uri(Drive("C:/a")) == "file:///C:/a"
    assert engine.uri(Drive("//server/share/a")) == "file:////server/share/a"
