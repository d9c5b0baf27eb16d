import dataclasses
import json

import pytest

from declaration.export import Receipt
from declaration.month import Month
from declaration.monthly import State
from declaration.vault.canonical import canonical, parsed, sha256
from declaration.vault.chain import START
from declaration.vault.errors import SealedError, VaultError
from declaration.vault.events import Event
from declaration.vault.further import FILE as FURTHER
from declaration.vault.kinds import Kind
from declaration.vault.log import entries
from declaration.vault.manifest import Chosen
from declaration.vault.opening import open_vault
from declaration.vault.refusals import (
    FileChangedError,
    FileGoneError,
    KindNotPossibleError,
    NobodyDeclaredError,
    NotProvenError,
    NotReadyError,
    SomebodyPaidError,
)
from declaration.vault.returns import (
    content_in,
    draft,
    files_in,
    head_of,
    lines_in,
    manifest_bytes,
    manifest_in,
    missing_months,
    returns,
    sealed,
)
from declaration.vault.sealing import keep_draft, refuse_kind, seal
from declaration.vault.verifying import verify
from tests.declaration.vault.build import (
    ENTERPRISE,
    FIRST,
    KEY,
    month,
    new_vault,
    nobody,
    sealed_month,
    stamp,
    written,
)

OCTOBER = Month(2026, 10)
CHOSEN = Chosen(layout="nssf-eform-v10", mapping='[columns]\ngross = "F"\n')


@pytest.fixture
def vault(tmp_path):
    with new_vault(tmp_path) as vault:
        yield vault


@pytest.fixture
def receipt(tmp_path):
    return written(tmp_path / "out", month())


def test_a_new_vault_has_no_returns(vault):
    assert returns(vault) == []
    assert head_of(vault.db).hash == START
    assert verify(vault) is None


def test_a_draft_is_replaced_by_the_next(vault):
    keep_draft(vault, month(), CHOSEN, FIRST)
    kept = keep_draft(vault, month(rate=None), CHOSEN, stamp(1))
    assert returns(vault) == [kept]
    assert (kept.month, kept.kind, kept.number) == (OCTOBER, Kind.REGULAR, 1)
    assert (kept.is_sealed, kept.hash, kept.place) == (False, "", 0)
    assert (kept.sealed_at, kept.sealed_by) == ("2026-11-03T03:04:05Z", "Sok Dara")
    manifest = manifest_in(vault, kept)
    assert manifest["options"]["rate"] is None
    assert manifest["files"] == {}
    assert not {"previous_hash", "position", "sealed_at"} & set(manifest)


def test_a_draft_of_a_month_that_cannot_go_is_kept_too(vault):
    kept = keep_draft(vault, month(state=State.NOT_READY), CHOSEN, FIRST)
    assert manifest_in(vault, kept)["state"] == "not_ready"


def test_each_kind_has_a_draft_of_its_own(vault):
    regular = keep_draft(vault, month(), CHOSEN, FIRST)
    nil = keep_draft(vault, nobody(), dataclasses.replace(CHOSEN, kind=Kind.NIL), FIRST)
    assert draft(vault, OCTOBER, Kind.REGULAR) == regular
    assert draft(vault, OCTOBER, Kind.NIL) == nil


def test_sealing_takes_the_place_of_the_draft(vault, receipt):
    keep_draft(vault, month(), CHOSEN, FIRST)
    done = seal(vault, receipt, CHOSEN, stamp(3))
    assert returns(vault) == [done]
    assert done.is_sealed
    assert (done.place, done.number, done.previous_hash) == (1, 1, START)
    assert (done.sealed_at, done.sealed_by) == ("2026-11-05T03:04:05Z", "Sok Dara")
    assert done.workers == receipt.totals["workers"] == 3
    assert done.employer == receipt.totals["employer"]
    assert done.remittance == receipt.totals["remittance"]
    assert verify(vault) is None


def test_the_hash_is_that_of_the_manifest(vault, receipt):
    done = seal(vault, receipt, CHOSEN, FIRST)
    text = manifest_bytes(vault, done)
    assert done.hash == sha256(text) == head_of(vault.db).hash
    assert canonical(parsed(text)) == text


def test_the_manifest_says_what_the_return_rests_on(vault, receipt):
    decisions = [{"code": "OVT-001", "worker": "", "field": "", "reason": "ruling 12"}]
    chosen = dataclasses.replace(CHOSEN, decisions=decisions, more={"note": "checked"})
    said = manifest_in(vault, seal(vault, receipt, chosen, FIRST))
    assert said["vault"] == vault.facts.identity
    assert said["sources"] == [{"file": "payroll.xlsx", "sha256": "0" * 64}]
    assert said["mapping"] == CHOSEN.mapping
    assert said["options"]["rate"] == "4015"
    assert said["options"]["layout"] == "nssf-eform-v10"
    assert said["enterprise"]["name_km"] == ENTERPRISE.name_km
    assert said["decisions"] == decisions
    assert said["note"] == "checked"
    assert said["totals"] == json.loads((receipt.folder / "summary.json").read_text())["totals"]
    assert list(said["files"]) == sorted([*receipt.files, FURTHER])
    for name, file in receipt.files.items():
        assert said["files"][name]["sha256"] == file.sha256


def test_every_file_is_kept_as_it_was_written(vault, receipt):
    done = seal(vault, receipt, CHOSEN, FIRST)
    assert list(files_in(vault, done)) == [*receipt.files, FURTHER]
    for name in receipt.files:
        size = files_in(vault, done)[name]
        content = content_in(vault, done, name)
        assert content == (receipt.folder / name).read_bytes()
        assert len(content) == size
    assert lines_in(vault, done).declared().sum() == 3
    with pytest.raises(KeyError):
        content_in(vault, done, "no such file")


def test_returns_follow_each_other_in_the_order_sealed(vault, tmp_path):
    later = sealed_month(vault, tmp_path, "2026-11")
    first = sealed_month(vault, tmp_path, "2026-09", days=1)
    more = sealed_month(vault, tmp_path, "2026-11", Kind.SUPPLEMENTARY, days=2)
    again = sealed_month(vault, tmp_path, "2026-11", Kind.SUPPLEMENTARY, days=3)
    assert [each.place for each in (later, first, more, again)] == [1, 2, 3, 4]
    assert sealed(vault) == [later, first, more, again]
    assert sealed(vault, Month(2026, 11)) == [later, more, again]
    assert returns(vault) == [first, later, more, again]
    assert first.previous_hash == later.hash
    assert (more.number, again.number) == (1, 2)
    assert verify(vault) is None


def test_a_nil_return_is_sealed_like_the_others(vault, tmp_path):
    done = sealed_month(vault, tmp_path, kind=Kind.NIL)
    assert (done.kind, done.workers, done.remittance) == (Kind.NIL, 0, 0)
    assert "declaration.xlsx" in files_in(vault, done)
    assert len(lines_in(vault, done)) == 0
    assert sealed_month(vault, tmp_path, kind=Kind.SUPPLEMENTARY, days=1).number == 1


@pytest.mark.parametrize("kind", [Kind.REGULAR, Kind.NIL])
def test_a_month_begins_once(vault, tmp_path, kind):
    sealed_month(vault, tmp_path)
    with pytest.raises(KindNotPossibleError, match="--kind supplementary, --kind revised") as why:
        refuse_kind(vault, OCTOBER, kind)
    assert "regular 1" in str(why.value)
    with pytest.raises(KindNotPossibleError):
        sealed_month(vault, tmp_path, kind=kind, days=1)
    assert keep_draft(vault, month(), dataclasses.replace(CHOSEN, kind=kind), FIRST) is None
    assert len(returns(vault)) == 1


@pytest.mark.parametrize("kind", [Kind.SUPPLEMENTARY, Kind.REVISED])
def test_nothing_follows_what_is_not_sealed(vault, kind):
    with pytest.raises(KindNotPossibleError, match="--kind regular, --kind nil"):
        refuse_kind(vault, OCTOBER, kind)


def test_what_is_not_ready_is_not_sealed(vault, tmp_path):
    refused = {
        NotReadyError: (month(state=State.NOT_READY), Kind.REGULAR),
        NobodyDeclaredError: (month(statuses=["not_due"] * 5, state=State.READY), Kind.REGULAR),
        SomebodyPaidError: (month(), Kind.NIL),
    }
    for i, (why, (made, kind)) in enumerate(refused.items()):
        receipt = written(tmp_path / str(i), made)
        with pytest.raises(why, match="2026-10"):
            seal(vault, receipt, dataclasses.replace(CHOSEN, kind=kind), FIRST)
    with pytest.raises(NotProvenError):
        seal(vault, Receipt(tmp_path, month()), CHOSEN, FIRST)
    assert returns(vault) == []


def test_a_file_changed_since_it_was_proven_is_not_sealed(vault, receipt):
    path = receipt.folder / "contributions.csv"
    path.write_bytes(path.read_bytes().replace(b"A-001", b"A-007"))
    with pytest.raises(FileChangedError, match=r"contributions\.csv"):
        seal(vault, receipt, CHOSEN, FIRST)
    path.unlink()
    with pytest.raises(FileGoneError, match=r"contributions\.csv"):
        seal(vault, receipt, CHOSEN, FIRST)
    assert returns(vault) == []
    assert vault.db.execute("SELECT count(*) FROM file").fetchone() == (0,)
    assert head_of(vault.db).count == 0


def test_a_draft_outlives_a_sealing_that_failed(vault, receipt):
    kept = keep_draft(vault, month(), CHOSEN, FIRST)
    (receipt.folder / "summary.json").unlink()
    with pytest.raises(VaultError):
        seal(vault, receipt, CHOSEN, stamp(1))
    assert returns(vault) == [kept]


@pytest.mark.parametrize(
    "statement",
    [
        'UPDATE "return" SET employer = employer + 1',
        "UPDATE \"return\" SET state = 'draft'",
        'DELETE FROM "return"',
        "UPDATE file SET packed = x'00'",
        "DELETE FROM file",
        "INSERT INTO file SELECT return_id, 'more', sha256, size, packed FROM file LIMIT 1",
    ],
)
def test_the_tables_themselves_refuse_to_alter_what_is_sealed(vault, receipt, statement):
    seal(vault, receipt, CHOSEN, FIRST)
    with pytest.raises(SealedError), vault.transaction() as db:
        db.execute(statement)
    assert verify(vault) is None


def test_what_is_sealed_is_there_when_the_vault_is_opened_again(tmp_path, receipt):
    with new_vault(tmp_path) as vault:
        done = seal(vault, receipt, CHOSEN, FIRST)
        path = vault.path
    with open_vault(path, KEY, read_only=True) as vault:
        assert returns(vault) == [done]
        assert verify(vault) is None


def test_months_between_the_first_and_the_last():
    assert missing_months([]) == []
    assert missing_months([OCTOBER]) == []
    assert missing_months([Month(2026, 12), OCTOBER]) == [Month(2026, 11)]


def test_returns_of_each_kind_are_counted_by_themselves(vault, tmp_path):
    sealed_month(vault, tmp_path)
    kinds = (Kind.SUPPLEMENTARY, Kind.REVISED, Kind.SUPPLEMENTARY)
    made = [sealed_month(vault, tmp_path, kind=kind, days=i) for i, kind in enumerate(kinds, 1)]
    assert [(each.kind, each.number) for each in made] == list(zip(kinds, (1, 1, 2), strict=True))
    said = [entry.details for entry in entries(vault) if entry.event is Event.SEALED]
    assert [(each["kind"], each["number"]) for each in said] == [
        ("regular", 1),
        ("supplementary", 1),
        ("revised", 1),
        ("supplementary", 2),
    ]
