"""``pheaktean evidence …`` as it is typed, on the practice factory."""

import json
import re
import shutil
import subprocess
import sys
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest

from declaration.evidence.fingerprints import grouped
from declaration.evidence.sentences import SENTENCES
from desktop.cli import main
from desktop.practice import write_practice_factory
from desktop.status import CLEAN, STOP, USAGE, WARNINGS
from desktop.texts import translate

MONTH = ["--month", "2026-10"]
FIRST = "2026-10-regular-1/files/"


@pytest.fixture(scope="module")
def vault(tmp_path_factory):
    """Return the options that name a vault of one sealed month of the practice factory."""
    folder = tmp_path_factory.mktemp("vault")
    write_practice_factory(folder)
    clean = folder / "clean"
    (folder / "passphrase").write_text("invented words of a test", encoding="utf-8")
    opening = ["--passphrase-file", str(folder / "passphrase")]
    file = str(folder / "v.pheaktean")
    who = ["--enterprise", str(clean / "enterprise.toml"), "--no-remember"]
    assert main(["vault", "create", file, *who, *opening]) == CLEAN
    declare = ["declare", str(clean / "payroll.xlsx"), *MONTH, "--rate", "4015", "--seal"]
    out = ["--out", str(folder / "out"), "--no-control-sheet"]
    assert main([*declare, "--vault", file, *opening, *out]) == CLEAN
    return [file, *opening]


@pytest.fixture(scope="module")
def pack(vault, tmp_path_factory):
    path = tmp_path_factory.mktemp("pack") / "october.zip"
    assert main(["evidence", "write", *vault, *MONTH, "--out", str(path)]) == CLEAN
    return path


def write(vault, *more):
    return main(["evidence", "write", *vault, *map(str, more)])


def verify(*arguments):
    return main(["evidence", "verify", *map(str, arguments)])


def page_of(pack):
    with zipfile.ZipFile(pack) as zipped:
        return zipped.read("evidence.html").decode()


def test_a_sealed_month_becomes_a_pack_that_verifies(vault, tmp_path, capsys):
    path = tmp_path / "october.zip"
    assert write(vault, *MONTH, "--out", path) == CLEAN
    said = capsys.readouterr().out
    key = re.search(r"letterhead: ((?:[0-9a-f]{4} ?){8})", said).group(1).strip()
    assert verify(path) == CLEAN
    assert f"signed with the key {key}. Compare" in capsys.readouterr().out
    assert verify(path, "--key", key) == CLEAN
    assert f"the key that you gave: {key}." in capsys.readouterr().out
    assert verify(path, "--key", "0" * 32) == STOP
    assert "another key" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [path]


def test_the_same_month_makes_the_same_bytes(vault, pack, tmp_path):
    assert (
        write(vault, *MONTH, "--kind", "regular", "--number", 1, "--out", tmp_path / "a.zip") == 0
    )
    assert (tmp_path / "a.zip").read_bytes() == pack.read_bytes()


def test_each_changed_file_is_named(pack, tmp_path, capsys):
    with zipfile.ZipFile(pack) as zipped:
        zipped.extractall(tmp_path)
    assert verify(tmp_path) == CLEAN
    changed = ("contributions.csv", "findings.json", "declaration.xlsx")
    for name in changed:
        path = tmp_path / FIRST / name
        path.write_bytes(path.read_bytes()[:-1] + b"?")
    (tmp_path / FIRST / "summary.json").unlink()
    assert verify(tmp_path) == STOP
    said = capsys.readouterr().err
    for name in changed:
        assert f"“{FIRST}{name}” was changed." in said
    assert f"“{FIRST}summary.json” is missing." in said
    assert len(said.splitlines()) == 4
    assert verify(tmp_path, "--json") == STOP
    data = json.loads(capsys.readouterr().out)
    assert data["intact"] is False
    assert {each["name"] for each in data["problems"]} == {
        *(FIRST + name for name in changed),
        f"{FIRST}summary.json",
    }
    assert verify(tmp_path, "--language", "km") == STOP
    assert re.search("[\u1780-\u17ff]{4}", capsys.readouterr().err)


def test_the_checker_in_the_pack_agrees(pack, tmp_path):
    with zipfile.ZipFile(pack) as zipped:
        zipped.extractall(tmp_path)
    command = [sys.executable, "-I", "-S", "-B", str(tmp_path / "check_evidence.py")]
    assert subprocess.run(command, capture_output=True, check=False).returncode == CLEAN
    (tmp_path / "evidence.html").write_text("another page")
    assert subprocess.run(command, capture_output=True, check=False).returncode == STOP


def test_what_is_asked_for_must_be_sealed(vault, tmp_path, capsys):
    out = ["--out", tmp_path / "a.zip"]
    assert write(vault, "--month", "2026-11", *out) == STOP
    assert "vault status" in capsys.readouterr().err
    assert write(vault, *MONTH, "--kind", "revised", *out) == STOP
    assert write(vault, *MONTH) == USAGE
    assert write(vault, *MONTH, "--number", "2", *out) == USAGE
    assert write(vault, *out) == USAGE
    assert not list(tmp_path.iterdir())


def test_a_file_of_ones_own_is_not_written_over(vault, tmp_path, capsys):
    path = tmp_path / "notes.zip"
    path.write_text("mine")
    assert write(vault, *MONTH, "--out", path) == STOP
    assert "never written over" in capsys.readouterr().err
    assert path.read_text() == "mine"
    assert write(vault, *MONTH, "--out", tmp_path / "none" / "a.zip") == STOP


def test_what_is_no_pack_is_a_sentence(tmp_path, capsys):
    path = tmp_path / "a.zip"
    path.write_text("no zip")
    assert verify(path) == STOP
    assert "is no evidence pack" in capsys.readouterr().err
    assert verify(tmp_path / "none.zip") == USAGE
    assert verify(path, "--key", "short") == USAGE


def test_the_log_tells_that_a_pack_was_written(vault, pack, capsys):
    capsys.readouterr()
    assert main(["vault", "log", *vault, "--json"]) == CLEAN
    said = capsys.readouterr().out
    assert "evidence_written" in said
    assert main(["vault", "verify", *vault]) == CLEAN


class Page(HTMLParser):
    """Collects the elements, the links and the texts of a page."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.text = [], [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data):
        self.text += data


def test_the_page_needs_nothing_from_outside(pack):
    page = Page(page_of(pack))
    assert not {"script", "link", "img", "iframe", "a"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name in ("src", "href", "onclick")]
    assert "url(" not in page.text
    assert "@import" not in page.text


def test_the_page_tells_the_month_in_both_languages(vault, pack, capsys):
    page = Page(page_of(pack))
    capsys.readouterr()
    assert main(["vault", "status", *vault, "--json"]) == CLEAN
    status = json.loads(capsys.readouterr().out)
    (month,) = status["months"]
    with zipfile.ZipFile(pack) as zipped:
        manifest = json.loads(zipped.read("2026-10-regular-1/manifest.json"))
        findings = json.loads(zipped.read(f"{FIRST}findings.json"))
    for text in (
        *(month["hash"], f"{month['remittance']:,}", "October 2026", "ខែតុលា", "90000025"),
        *(each["sha256"] for each in manifest["sources"]),
        *(each["sha256"] for each in manifest["files"].values()),
        *(figure["source"] for figure in manifest["figures"].values()),
        *(each["code"] for each in findings),
        *("check_evidence.py", "classes", manifest["law_version"], grouped(status["fingerprint"])),
    ):
        assert text in page.text
    for text in ("How to verify this pack", "Totals", "Law in force, and how it was read"):
        assert text in page.text
        assert translate("km")(text) in page.text
        assert translate("km")(text) != text


def test_a_correction_tells_what_stood_and_what_stands(vault, tmp_path):
    file, path = tmp_path / "v.pheaktean", tmp_path / "a.zip"
    shutil.copy(vault[0], file)
    payroll = str(Path(vault[0]).parent / "clean" / "payroll.xlsx")
    declare = ["declare", payroll, *MONTH, "--rate", "4020", "--seal", "--kind", "revised"]
    out = ["--out", str(tmp_path / "out"), "--no-control-sheet"]
    assert main([*declare, "--vault", str(file), *vault[1:], *out]) in (CLEAN, WARNINGS)
    assert write([str(file), *vault[1:]], *MONTH, "--out", path) == CLEAN
    assert verify(path) == CLEAN
    with zipfile.ZipFile(path) as zipped:
        said = json.loads(zipped.read("2026-10-revised-1/manifest.json"))["correction"]
    text = Page(page_of(path)).text
    assert f"{said['before']['totals']['remittance']:,} (25)" in text
    assert f"{said['after']['totals']['remittance']:,} (25)" in text
    assert said["difference"] > 0
    assert f"{said['difference']:,}" in text


def test_the_checkers_khmer_is_the_programs():
    for english, khmer in SENTENCES.values():
        assert translate("km")(english).replace("\u200b", "") == khmer
