"""Law packs read: whose they are, and every way in which one cannot be used."""

import json
import zipfile

import pytest

from declaration.evidence.signing import signed
from declaration.law import Law
from declaration.law_pack.errors import (
    NeedsNewerProgramError,
    NotAPackError,
    NotNewerError,
    NotTrustedError,
    UnsoundError,
)
from declaration.law_pack.installed import install, newest, note_of, packs_in, refuse_older, remove
from declaration.law_pack.reading import read_pack, trusted_keys
from declaration.month import Month
from declaration.vault.canonical import canonical, sha256
from tests.declaration.evidence.packs import contents, put
from tests.declaration.law_pack.law_packs import PRIVATE, PUBLIC, pack_of

KEYS = [bytes(32), PUBLIC]


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return pack_of(tmp_path_factory.mktemp("packs"))


def signed_anew(files, /, **changes):
    """Return the files of a pack with an index that says otherwise, signed by the publisher."""
    index = json.loads(files["index.json"])
    own = {n: c for n, c in files.items() if n not in ("index.json", "signature")}
    index["files"] = {n: {"sha256": sha256(c), "size": len(c)} for n, c in own.items()}
    text = canonical(index | changes)
    return own | {"index.json": text, "signature": signed(text, PRIVATE)}


def test_a_pack_gives_its_law(path):
    pack = read_pack(path, KEYS)
    assert pack.version.startswith("2029-12-01.")
    assert pack.law.version == pack.version
    assert pack.says == "Invented figures of 2030."
    assert pack.law.at(Month(2030, 1)).rates("occupational_risk").employer.denominator == 100
    before, after = Law.bundled().at(Month(2026, 10)), pack.law.at(Month(2026, 10))
    assert before.rates("occupational_risk") == after.rates("occupational_risk")
    assert set(pack.law.presets) == set(Law.bundled().presets)


def test_the_same_folder_makes_the_same_pack(path, tmp_path):
    assert pack_of(tmp_path).read_bytes() == path.read_bytes()


def test_another_publisher_is_not_trusted(path, tmp_path):
    with pytest.raises(NotTrustedError):
        read_pack(path, [bytes(32)])
    other = pack_of(tmp_path, key=bytes(32))
    with pytest.raises(NotTrustedError):
        read_pack(other, [PUBLIC])


def test_the_key_that_ships_is_a_key_whose_packs_nobody_made(path):
    (key,) = trusted_keys()
    assert len(key) == 32
    with pytest.raises(NotTrustedError):
        read_pack(path, trusted_keys())


def test_whatever_was_changed_is_refused(path, tmp_path):
    files, odd = contents(path), tmp_path / "odd.zip"
    for name in ("index.json", "signature", "law/rounding.toml", "law/presets/oxfam-2021.toml"):
        content = bytearray(files[name])
        content[len(content) // 2] ^= 1
        rest = {n: c for n, c in files.items() if n != name}
        for changed in (files | {name: bytes(content)}, rest):
            with pytest.raises((NotAPackError, NotTrustedError)):
                read_pack(put(odd, changed), KEYS)
    with pytest.raises(NotAPackError, match=r"added: law/more\.toml"):
        read_pack(put(odd, files | {"law/more.toml": b""}), KEYS)
    with pytest.raises(NotAPackError, match="twice"):
        read_pack(put(odd, [*files.items(), ("law/rounding.toml", b"")]), KEYS)
    with zipfile.ZipFile(odd, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, content in files.items():
            pack.writestr(name, content)
    with pytest.raises(NotAPackError, match="packed anew"):
        read_pack(odd, KEYS)
    for content in (b"", b"no zip", path.read_bytes()[:-100]):
        odd.write_bytes(content)
        with pytest.raises(NotAPackError):
            read_pack(odd, KEYS)


@pytest.mark.parametrize(
    "changes",
    [
        *({"version": "2030-01-01.00000000"}, {"needs": 1}, {"says": None}, {"needs": "one"}),
        *({"format": "pheaktean evidence 1"}, {"files": {}}),
    ],
)
def test_an_index_that_says_otherwise_is_refused(path, tmp_path, changes):
    odd = put(tmp_path / "odd.zip", signed_anew(contents(path), **changes))
    with pytest.raises(NotAPackError):
        read_pack(odd, KEYS)


def test_files_that_are_no_law_are_refused(path, tmp_path):
    files = contents(path)
    for name in ("evil.py", "law/evil.py", "../law/a.toml", "law/../../a.toml"):
        odd = put(tmp_path / "odd.zip", signed_anew(files | {name: b""}))
        with pytest.raises(NotAPackError):
            read_pack(odd, KEYS)
    odd = put(tmp_path / "odd.zip", signed_anew(files | {"law/large.toml": bytes(1 << 23)}))
    with pytest.raises(NotAPackError, match="too large"):
        read_pack(odd, KEYS)
    preset = {"law/presets/oxfam-2021.toml": b"readings = 1"}
    with pytest.raises(UnsoundError, match="no preset"):
        read_pack(put(tmp_path / "odd.zip", signed_anew(files | preset)), KEYS)


def test_a_pack_for_a_newer_program_says_so(path, tmp_path):
    odd = put(tmp_path / "odd.zip", signed_anew(contents(path), needs="99.1"))
    with pytest.raises(NeedsNewerProgramError, match=r"needs Pheaktean 99\.1 or later"):
        read_pack(odd, KEYS)


def test_an_older_pack_is_refused(path, tmp_path):
    pack = read_pack(path, KEYS)
    refuse_older(pack, Law.bundled())
    with pytest.raises(NotNewerError, match="nothing to install"):
        refuse_older(pack, pack.law)
    older = read_pack(pack_of(tmp_path, day="2026-11-20"), KEYS)
    with pytest.raises(NotNewerError):
        refuse_older(older, Law.bundled())


def test_the_newest_sound_pack_is_used(path, tmp_path):
    folder, bundled = tmp_path / "packs", Law.bundled()
    assert newest(packs_in(folder, KEYS, bundled), bundled) is None
    first = install(read_pack(path, KEYS), folder, {"installed_by": "Sok Dara (invented)"})
    later = read_pack(pack_of(tmp_path, day="2030-02-01"), KEYS)
    second = install(later, folder, {})
    assert note_of(first) == {"installed_by": "Sok Dara (invented)"}
    packs = packs_in(folder, KEYS, bundled)
    assert [each.path for each in packs] == [second, first]
    assert newest(packs, bundled).version == later.version
    second.write_bytes(second.read_bytes()[:-1])
    packs = packs_in(folder, KEYS, bundled)
    assert isinstance(packs[0].problem, NotAPackError)
    assert newest(packs, bundled).day == "2029-12-01"
    assert newest(packs_in(folder, [bytes(32)], bundled), bundled) is None
    remove(later.version, folder)
    assert [each.path for each in packs_in(folder, KEYS, bundled)] == [first]
    assert newest(packs_in(folder, KEYS, bundled), later.law) is None
    note = first.with_suffix(".json")
    note.write_bytes(b"\xff")
    assert note_of(first) == {}
    assert sorted(each.name for each in folder.iterdir()) == sorted([first.name, note.name])
