"""A pack as it is written: what is in it, that it is proven, and always the same bytes."""

import json
import zipfile

import pytest

from declaration.evidence.checking import check
from declaration.evidence.fingerprints import fingerprint
from declaration.evidence.pack import TooLargeError, write_pack
from declaration.vault.canonical import sha256
from declaration.vault.errors import AlreadyThereError, DamagedError
from declaration.vault.returns import content_in, files_in, manifest_bytes, sealed
from tests.declaration.evidence.packs import PAGE, contents, october, vault_of_three


def test_a_pack_holds_what_was_sealed_byte_for_byte(tmp_path):
    path, vault = october(tmp_path)
    found = contents(path)
    for each in sealed(vault)[1:]:
        folder = f"2026-10-{each.kind}-1"
        assert sha256(found[f"{folder}/manifest.json"]) == each.hash
        assert found[f"{folder}/manifest.json"] == manifest_bytes(vault, each)
        for name in files_in(vault, each):
            assert found[f"{folder}/files/{name}"] == content_in(vault, each, name)
    index = json.loads(found["index.json"])
    assert set(index["files"]) == set(found) - {"index.json", "signature"}
    assert index["files"]["evidence.html"] == {"sha256": sha256(PAGE), "size": len(PAGE)}
    assert "check_evidence.py" in index["files"]
    assert index["enterprise"]["name"] == "Invented Garment Co."
    links = json.loads(found["chain.json"])["links"]
    assert [link["hash"] for link in links] == [each.hash for each in sealed(vault)]
    assert not any(b"2026-09-regular" in content for content in found.values())


def test_a_pack_is_intact_and_says_by_whom(tmp_path):
    path, vault = october(tmp_path)
    key = fingerprint(vault.facts.public_key)
    assert key == vault.facts.identity
    for given in ("", key, key.upper(), " ".join(key[i : i + 4] for i in range(0, 32, 4))):
        found = check(path, given)
        assert found.problems == []
        assert (found.fingerprint, found.month) == (key, "2026-10")


def test_the_same_month_makes_the_same_bytes(tmp_path):
    path, vault = october(tmp_path)
    before = path.read_bytes()
    of = [each for each in sealed(vault) if str(each.month) == "2026-10"]
    write_pack(path, vault, of, PAGE)
    write_pack(tmp_path / "again.zip", vault, of, PAGE)
    assert path.read_bytes() == before == (tmp_path / "again.zip").read_bytes()
    with zipfile.ZipFile(path) as pack:
        assert pack.testzip() is None
        assert {entry.date_time for entry in pack.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_one_return_alone_ends_the_chain_with_itself(tmp_path):
    vault = vault_of_three(tmp_path)
    write_pack(tmp_path / "a.zip", vault, sealed(vault)[:1], PAGE)
    assert check(tmp_path / "a.zip").problems == []
    assert len(json.loads(contents(tmp_path / "a.zip")["chain.json"])["links"]) == 1


def test_another_file_is_never_written_over(tmp_path):
    vault = vault_of_three(tmp_path)
    (tmp_path / "payroll.xlsx").write_bytes(b"somebody's work")
    with pytest.raises(AlreadyThereError):
        write_pack(tmp_path / "payroll.xlsx", vault, sealed(vault)[:1], PAGE)
    assert (tmp_path / "payroll.xlsx").read_bytes() == b"somebody's work"
    path = tmp_path / "a.zip"
    write_pack(path, vault, sealed(vault)[:1], PAGE)
    path.write_bytes(path.read_bytes().replace(b"doctype", b"DOCTYPE"))
    write_pack(path, vault, sealed(vault)[:1], PAGE)
    assert check(path).problems == []


def test_what_is_damaged_in_the_vault_makes_no_pack(tmp_path):
    vault = vault_of_three(tmp_path)
    for (name,) in vault.db.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
    ).fetchall():
        vault.db.execute(f'DROP TRIGGER "{name}"')
    vault.db.execute('UPDATE "return" SET hash = ? WHERE place = 2', ("ab" * 32,))
    with pytest.raises(DamagedError):
        write_pack(tmp_path / "a.zip", vault, sealed(vault)[1:2], PAGE)
    vault.db.execute("UPDATE file SET packed = zeroblob(90) WHERE name = 'findings.csv'")
    with pytest.raises(DamagedError):
        write_pack(tmp_path / "a.zip", vault, sealed(vault)[:1], PAGE)
    assert not list(tmp_path.glob("*a.zip*"))


def test_what_no_zip_can_hold_is_said(tmp_path, monkeypatch):
    vault = vault_of_three(tmp_path)
    monkeypatch.setattr("declaration.evidence.pack.MOST", 4_000)
    with pytest.raises(TooLargeError, match="--kind"):
        write_pack(tmp_path / "a.zip", vault, sealed(vault)[:1], PAGE)
    assert not list(tmp_path.glob("*a.zip*"))
