"""The log of a vault: what is told, that it stays, and what gives a change away."""

import dataclasses
import json
from datetime import date

import pytest
from sqlcipher3.dbapi2 import IntegrityError

from declaration.vault import copies, schema
from declaration.vault.canonical import canonical, sha256
from declaration.vault.chain import Fault
from declaration.vault.errors import NoRoomError
from declaration.vault.events import DETAILS, Event, mark_of, refuse_details
from declaration.vault.key import Key
from declaration.vault.log import end_of, entries, record, worker_mark
from declaration.vault.manifest import Chosen
from declaration.vault.opening import open_vault
from declaration.vault.returns import manifest_in, sealed
from declaration.vault.sealing import keep_draft
from declaration.vault.verifying import verify
from tests.declaration.export import invented
from tests.declaration.vault.build import (
    ENTERPRISE,
    FIRST,
    KEY,
    month,
    new_vault,
    sealed_month,
    stamp,
)

GUARDS = ("log_stays", "log_is_kept", "log_has_no_gap")


@pytest.fixture
def vault(tmp_path):
    with new_vault(tmp_path) as opened:
        yield opened


def told(vault):
    return [(str(entry.event), entry.month) for entry in entries(vault)]


def without_guards(vault, *statements):
    """Change the log as somebody would who has the passphrase and another program."""
    with vault.transaction() as db:
        for name in GUARDS:
            db.execute(f"DROP TRIGGER {name}")
        for statement, *values in statements:
            db.execute(statement, values)


def rewritten(vault, place, **changes):
    """Change an entry and all hashes after it, as a careful forger would."""
    with vault.transaction() as db:
        for name in GUARDS:
            db.execute(f"DROP TRIGGER {name}")
        rows = db.execute("SELECT place, entry FROM log ORDER BY place").fetchall()
        last = "0" * 64
        for at, text in rows:
            said = json.loads(bytes(text)) | {"previous_hash": last}
            entry = canonical(said | changes if at == place else said)
            last = sha256(entry)
            db.execute("UPDATE log SET entry = ?, hash = ? WHERE place = ?", (entry, last, at))
        db.execute("UPDATE vault SET value = ? WHERE name = 'log_hash'", (last,))


def test_it_tells_what_was_done_in_order(vault, tmp_path):
    keep_draft(vault, month("2026-10"), Chosen(), stamp(1))
    sealed_month(vault, tmp_path, "2026-10", days=2)
    copies.backup(vault, tmp_path / "copies", date(2026, 11, 3), stamp=stamp(3))
    copies.rekey(vault, Key(bytes(32), bytes(range(16))), stamp(4))
    vault.facts.change_enterprise(dataclasses.replace(ENTERPRISE, sector="footwear"), stamp(5))
    assert told(vault) == [
        ("created", ""),
        ("draft_kept", "2026-10"),
        ("sealed", "2026-10"),
        ("backed_up", ""),
        ("rekeyed", ""),
        ("enterprise_changed", ""),
    ]
    found = list(entries(vault))
    assert [entry.place for entry in found] == [1, 2, 3, 4, 5, 6]
    assert {entry.who for entry in found} == {"Sok Dara"}
    assert found[2].at == "2026-11-04T03:04:05Z"
    assert found[2].details["hash"] == sealed(vault)[0].hash
    assert found[5].details == {"fields": "sector"}
    assert verify(vault) is None


def test_nothing_new_about_the_enterprise_is_not_told(vault):
    vault.facts.change_enterprise(ENTERPRISE, stamp(1))
    assert told(vault) == [("created", "")]


def test_a_restored_vault_tells_that_it_is_one(vault, tmp_path):
    sealed_month(vault, tmp_path)
    copy = copies.backup(vault, tmp_path / "copies", date(2026, 11, 3))
    copies.restore(copy, tmp_path / "again.pheaktean", KEY, "label", stamp(9))
    with open_vault(tmp_path / "again.pheaktean", KEY) as again:
        assert told(again)[-1] == ("restored", "")
        assert verify(again) is None
    with open_vault(copy, KEY, read_only=True) as untouched:
        assert told(untouched) == told(vault)


def test_a_copy_of_a_vault_that_is_only_read_is_told_nowhere(vault, tmp_path):
    vault.close()
    with open_vault(vault.path, KEY, read_only=True) as reading:
        copies.backup(reading, tmp_path / "copies", date(2026, 11, 3), stamp=stamp(1))
        assert told(reading) == [("created", "")]


def test_an_entry_is_kept_with_what_it_tells_or_not_at_all(vault):
    def fail(db):
        record(db, FIRST, Event.BACKED_UP)
        raise NoRoomError(name="")

    before, end = told(vault), end_of(vault.db)
    with pytest.raises(NoRoomError), vault.transaction() as db:
        fail(db)
    assert (told(vault), end_of(vault.db)) == (before, end)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log SET entry = x'7b7d' WHERE place = 1",
        "DELETE FROM log",
        "INSERT INTO log SELECT place, hash || '', entry FROM log",
        "REPLACE INTO log SELECT place, hash, x'7b7d' FROM log",
        f"INSERT INTO log VALUES (9, '{'a' * 64}', x'7b7d')",
        f"INSERT INTO log VALUES (NULL, '{'a' * 64}', x'7b7d')",
    ],
)
def test_the_tables_refuse_every_change(vault, statement):
    before = told(vault)
    with pytest.raises(IntegrityError, match="sealed: the log"):
        vault.db.execute(statement)
    assert told(vault) == before


def test_a_changed_entry_is_found(vault, tmp_path):
    sealed_month(vault, tmp_path)
    without_guards(
        vault, ("UPDATE log SET entry = CAST(replace(CAST(entry AS TEXT), 'Sok', 'Sao') AS BLOB)",)
    )
    found = verify(vault)
    assert (found.fault, found.position) == (Fault.LOG_ENTRY, 1)


def test_an_entry_taken_out_is_found(vault, tmp_path):
    sealed_month(vault, tmp_path)
    sealed_month(vault, tmp_path, "2026-11", days=1)
    without_guards(vault, ("DELETE FROM log WHERE place = 2",))
    found = verify(vault)
    assert (found.fault, found.position) == (Fault.LOG_CHAIN, 3)


def test_the_last_entry_taken_off_is_found(vault, tmp_path):
    sealed_month(vault, tmp_path)
    with vault.transaction() as db:
        record(db, FIRST, Event.BACKED_UP)
    without_guards(vault, ("DELETE FROM log WHERE place = 3",))
    found = verify(vault)
    assert (found.fault, found.position) == (Fault.LOG_END, 2)


def test_a_log_forged_throughout_is_given_away_by_the_next_seal(vault, tmp_path):
    sealed_month(vault, tmp_path)
    assert manifest_in(vault, sealed(vault)[0])["log"]["count"] == 1
    rewritten(vault, 1, who="somebody else")
    found = verify(vault)
    assert (found.fault, found.position, found.month) == (Fault.LOG_STORY, 1, "2026-10")


def test_a_log_that_tells_of_other_seals_is_found(vault, tmp_path):
    sealed_month(vault, tmp_path)
    rewritten(vault, 2, event="backed_up", details={})
    assert verify(vault).fault is Fault.LOG_STORY


def test_a_seal_that_the_log_does_not_tell_is_found(vault, tmp_path, monkeypatch):
    with monkeypatch.context() as silent:
        silent.setattr("declaration.vault.sealing.record", lambda *_a, **_k: None)
        sealed_month(vault, tmp_path)
    assert verify(vault).fault is Fault.LOG_STORY


def test_a_vault_of_before_the_log_begins_one_and_says_what_was_there(tmp_path, monkeypatch):
    path = tmp_path / "old.pheaktean"
    with monkeypatch.context() as then:
        steps = schema.versions()[:1]
        then.setattr(schema, "versions", lambda: steps)
        for name in ("declaration.vault.sealing", "declaration.vault.opening"):
            then.setattr(f"{name}.record", lambda *_a, **_k: None)
        with new_vault(tmp_path, "old") as old:
            sealed_month(old, tmp_path)
    with open_vault(path, KEY) as vault:
        assert told(vault) == []
        assert verify(vault) is None
        (first,) = sealed(vault)
        sealed_month(vault, tmp_path, "2026-11", days=1)
        begun, second = entries(vault)
        assert (begun.event, begun.details) == (Event.BEGUN, {"returns": 1, "hash": first.hash})
        assert (second.event, second.details["place"]) == (Event.SEALED, 2)
        assert verify(vault) is None


def test_every_event_has_its_list_of_details():
    assert set(DETAILS) == set(Event)


@pytest.mark.parametrize(
    ("event", "details"),
    [
        (Event.DECIDED, {"worker": "nssf_number:1234567-2"}),
        (Event.DECIDED, {"worker": "សុខ ដារ៉ា"}),
        (Event.DECIDED, {"reason": "agreed"}),
        (Event.DECIDED, {"field": "SOK Dara"}),
        (Event.SEALED, {"hash": "A-0118"}),
        (Event.ENDED, {"why": "250.00"}),
        (Event.LAW_PACK_ACCEPTED, {"version": "Dara Sok"}),
        (Event.BACKED_UP, {"folder": "x"}),
    ],
)
def test_what_could_tell_of_a_worker_is_refused(vault, event, details):
    with pytest.raises(ValueError, match="does not hold such a") as refused:
        refuse_details(event, details)
    assert not any(str(value) in str(refused.value) for value in details.values())
    with pytest.raises(ValueError, match="does not hold"), vault.transaction() as db:
        record(db, FIRST, event, **details)


def test_a_mark_is_the_vaults_own_and_always_the_same(vault, tmp_path):
    with new_vault(tmp_path, "other") as other:
        here, there = (worker_mark(each.db, "name:SOK Dara") for each in (vault, other))
    assert here != there
    assert here == worker_mark(vault.db, "name:SOK Dara") != worker_mark(vault.db, "name:SOK Da")
    assert "Dara" not in here
    assert mark_of(vault.facts.signing_key, "name:SOK Dara") == here
    assert worker_mark(vault.db, "") == ""


def test_no_cell_of_a_worker_is_in_the_log(vault, tmp_path):
    keep_draft(vault, month(), Chosen(), stamp(1))
    sealed_month(vault, tmp_path, days=2)
    text = b"".join(bytes(row[0]) for row in vault.db.execute("SELECT entry FROM log")).decode()
    payroll = invented.month().payroll
    cells = {str(value) for texts in payroll.texts.values() for value in texts.pool if value}
    cells |= {str(value) for value in invented.month().wage_khr.tolist() if value}
    names = {cell for cell in cells if len(cell) > 3}
    assert names
    assert not [cell for cell in names if cell in text]
