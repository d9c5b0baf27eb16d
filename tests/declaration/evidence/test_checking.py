"""Packs that somebody tampered with: each place is named, by the program's checker and the file's.

Both are the same modules; the one file is run on its own in ``test_one_file``.
"""

import json
import shutil
import zipfile

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from declaration.evidence import checking, container
from declaration.evidence.checking import check
from declaration.evidence.fingerprints import fits, is_fingerprint
from declaration.evidence.sentences import SENTENCES, shown
from declaration.vault.canonical import canonical
from tests.declaration.evidence.packs import contents, october, put, signed_anew

LINES = "2026-10-regular-1/files/contributions.csv"
MANIFEST = "2026-10-regular-1/manifest.json"


@pytest.fixture(scope="module")
def pack(tmp_path_factory):
    path, vault = october(tmp_path_factory.mktemp("pack"))
    vault.close()
    return path


@pytest.fixture
def files(pack):
    return contents(pack)


def found(path, **more):
    return [(each.kind, each.name) for each in check(path, **more).problems]


def test_every_file_with_one_byte_changed_is_named(files, tmp_path):
    for name in set(files) - {"index.json", "signature"}:
        content = bytearray(files[name])
        content[len(content) // 2] ^= 1
        path = put(tmp_path / "a.zip", files | {name: bytes(content)})
        assert found(path) == [("changed", name)]


def test_a_file_that_is_gone_added_or_renamed_is_named(files, tmp_path):
    for name in set(files) - {"index.json", "signature"}:
        rest = {each: content for each, content in files.items() if each != name}
        assert found(put(tmp_path / "a.zip", rest)) == [("missing", name)]
        renamed = rest | {"other.csv": files[name]}
        both = [("missing", name), ("added", "other.csv")]
        assert found(put(tmp_path / "a.zip", renamed)) == both
    path = put(tmp_path / "a.zip", files | {"note.txt": b"more"})
    assert found(path) == [("added", "note.txt")]


def test_the_index_and_the_signature(files, tmp_path):
    index = json.loads(files["index.json"])
    index["month"] = "2026-11"
    path = put(tmp_path / "a.zip", files | {"index.json": canonical(index)})
    assert found(path) == [("signature", "signature")]
    for text in (
        *(b"", b"\n", b"0" * 128 + b"\n", files["signature"][:-1], files["signature"] + b"\n"),
        *(files["signature"].upper(), b"\xff" * 129, b"g" * 128 + b"\n"),
    ):
        path = put(tmp_path / "a.zip", files | {"signature": text})
        assert found(path) == [("signature", "signature")]
    for name in ("index.json", "signature"):
        rest = {each: content for each, content in files.items() if each != name}
        assert found(put(tmp_path / "a.zip", rest))[0][0] == name.partition(".")[0]


@pytest.mark.parametrize(
    "index",
    [
        *(
            b"",
            b"[]",
            b"{}",
            b"\xff",
            b"null",
            b"[" * 100_000,
            b'{"format":"pheaktean evidence 1"}',
        ),
        b'{"format":"pheaktean evidence 2"}',
        b'{"format":"pheaktean evidence 1","public_key":"' + b"0" * 64 + b'"}',
        b'{"format":"pheaktean evidence 1","public_key":"' + b"0" * 64 + b'","files":{"a":1}}',
        b'{"format":"pheaktean evidence 1","public_key":"' + b"0" * 64 + b'","files":{}}',
    ],
)
def test_an_index_that_is_none(files, tmp_path, index):
    assert found(put(tmp_path / "a.zip", files | {"index.json": index})) == [
        ("index", "index.json")
    ]


def test_a_signature_of_another_pack_does_not_fit(files, tmp_path):
    other = signed_anew(files)
    path = put(tmp_path / "a.zip", files | {"signature": other["signature"]})
    assert found(path) == [("signature", "signature")]


def test_a_pack_signed_anew_with_another_key_is_not_the_vaults(files, pack, tmp_path):
    content = files[LINES].replace(b"declared", b"held_out")
    path = put(tmp_path / "a.zip", signed_anew(files | {LINES: content}))
    kinds = {each.kind for each in check(path).problems}
    assert kinds == {"other_vault", "not_sealed"}
    own = check(pack).fingerprint
    assert ("other_key", "signature") in found(path, key=own)
    assert found(pack, key=own) == []
    assert found(pack, key="0" * 32) == [("other_key", "signature")]


def test_a_manifest_of_another_vault_or_chain_does_not_fit(files, tmp_path):
    key = Ed25519PrivateKey.generate()
    public = key.public_key().public_bytes_raw()
    manifest = json.loads(files[MANIFEST])
    manifest["vault"] = checking.fingerprint(public)
    other = files | {MANIFEST: canonical(manifest)}
    names = found(put(tmp_path / "a.zip", signed_anew(other, key)))
    assert ("manifest", MANIFEST) in names
    assert ("other_vault", MANIFEST) not in names
    chain = json.loads(files["chain.json"])
    for change in ({"previous_hash": "0" * 64}, {"position": 7}):
        links = [*chain["links"][:1], chain["links"][1] | change, *chain["links"][2:]]
        other = files | {"chain.json": canonical({"links": links})}
        names = found(put(tmp_path / "a.zip", signed_anew(other, key)))
        assert ("chain", "chain.json") in names
        assert ("manifest", MANIFEST) in names


@pytest.mark.parametrize("odd", [b"{}", b"[]", b'{"links":[1,null]}', b"\xff", b'{"links":{}}'])
def test_a_chain_or_manifest_that_is_none(files, tmp_path, odd):
    path = put(tmp_path / "a.zip", signed_anew(files | {"chain.json": odd}))
    assert ("manifest", MANIFEST) in found(path)
    path = put(tmp_path / "a.zip", signed_anew(files | {MANIFEST: odd}))
    assert ("manifest", MANIFEST) in found(path)


def test_two_entries_of_one_name_are_named(files, tmp_path):
    path = put(tmp_path / "a.zip", [*files.items(), (LINES, files[LINES])])
    assert found(path) == [("twice", LINES)]
    path = put(tmp_path / "a.zip", [(LINES, b"other"), *files.items()])
    assert ("twice", LINES) in found(path)


@pytest.mark.parametrize(
    "name", ["../evil.py", "/etc/passwd", "a/../../b", "C:/evil", "a//b", "./a", "a/", "a\x07b"]
)
def test_names_that_lead_out_of_the_pack(files, tmp_path, name):
    path = put(tmp_path / "a.zip", files | {name: b"evil"})
    assert found(path) == [("unsafe_name", name)]
    assert not list(tmp_path.parent.glob("evil*"))
    assert "\x07" not in shown(name)


def test_a_file_that_unpacks_without_end_is_not_read_to_its_end(files, tmp_path, monkeypatch):
    path, read = tmp_path / "a.zip", []
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, content in files.items():
            pack.writestr(name, bytes(50_000_000) if name == LINES else content)
    assert path.stat().st_size < 1_000_000
    digest = container.Pack.digest
    monkeypatch.setattr(container.Pack, "digest", lambda *a: read.append(digest(*a)) or read[-1])
    assert found(path) == [("changed", LINES)]
    assert ("", 0) in read
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("index.json", bytes(container.MOST_BYTES + 1))
    assert found(path) == [("index", "index.json")]


def test_a_zip_packed_anew_says_that_its_files_are_intact(files, tmp_path):
    path = tmp_path / "a.zip"
    for how in (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED):
        with zipfile.ZipFile(path, "w", how) as pack:
            for name, content in files.items():
                pack.writestr(name, content)
        assert found(path) == [("container", "a.zip")]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as pack:
        for name, content in files.items():
            pack.writestr(name, content)
    assert found(path) == [("index", "index.json")]
    put(path, files)
    with path.open("ab") as file:
        file.write(b"more")
    assert found(path) == [("container", "a.zip")]
    put(path, dict(reversed(files.items())))
    assert found(path) == []


def test_more_files_than_any_pack_has(tmp_path, monkeypatch):
    monkeypatch.setattr(container, "MOST_FILES", 3)
    many = {f"{i}.csv": b"" for i in range(4)}
    assert found(put(tmp_path / "a.zip", many)) == [("no_pack", "a.zip")]
    for name in many:
        (tmp_path / name).write_bytes(b"")
    assert found(tmp_path) == [("no_pack", tmp_path.name)]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_byte_of_a_pack_changes_unseen(pack, tmp_path, data):
    content = bytearray(pack.read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] ^= data.draw(st.integers(1, 255))
    (tmp_path / "a.zip").write_bytes(content)
    assert bytes(content) == pack.read_bytes() or found(tmp_path / "a.zip")


def test_no_byte_around_the_files_changes_unseen(pack, files, tmp_path):
    whole = pack.read_bytes()
    start = whole.index(b"PK\1\2")
    heads = [i for i in range(len(whole)) if whole[i : i + 4] == b"PK\3\4"][:3]
    places = [*range(start, len(whole)), *(h + i for h in heads for i in range(43))]
    path = tmp_path / "a.zip"
    for place in places[:: max(1, len(places) // 400)]:
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert found(path), place


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300), cut=st.integers(0, 3_000))
def test_whatever_is_no_pack_is_a_sentence(pack, tmp_path, data, cut):
    for content in (data, pack.read_bytes()[: -cut or None][:-1], b"PK\5\6" + data):
        (tmp_path / "a.zip").write_bytes(content)
        for problem in check(tmp_path / "a.zip").problems or [None]:
            assert problem
            for sentence in SENTENCES[problem.kind]:
                assert "{" not in sentence.format(**problem._asdict())


def test_an_unpacked_pack_is_checked_in_its_folder(pack, tmp_path):
    folder = tmp_path / "unpacked"
    with zipfile.ZipFile(pack) as zipped:
        zipped.extractall(folder)
    assert found(folder) == []
    (folder / "note.txt").write_text("more")
    (folder / LINES).write_bytes((folder / LINES).read_bytes() + b"\n")
    assert found(folder) == [("changed", LINES), ("added", "note.txt")]
    (folder / "note.txt").unlink()
    shutil.copy(folder / "index.json", tmp_path / "elsewhere")
    (folder / LINES).unlink()
    (folder / LINES).symlink_to(tmp_path / "elsewhere")
    assert found(folder) == [("changed", LINES)]
    assert found(tmp_path / "none") == [("no_pack", "none")]


def test_fingerprints_are_read_as_people_type_them():
    assert is_fingerprint("1A2B 3C4D-5e6f:7081 1A2B 3C4D 5e6f 7081")
    assert not is_fingerprint("1A2B")
    assert not is_fingerprint("x" * 32)
    assert not fits(bytes(32), "")
