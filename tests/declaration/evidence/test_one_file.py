"""The checker as one file: run by a bare Python, without the program and its libraries."""

import ast
import subprocess
import sys
import zipfile

import pytest

from declaration.evidence import checker
from declaration.evidence.one_file import checker_source
from declaration.evidence.sentences import SENTENCES
from tests.declaration.evidence.packs import contents, october, put

ALLOWED = {
    "abc",
    *("hashlib", "json", "os", "struct", "sys", "zipfile", "zlib"),
    *("collections", "collections.abc", "pathlib", "typing", "__future__"),
}


@pytest.fixture(scope="module")
def pack(tmp_path_factory):
    path, vault = october(tmp_path_factory.mktemp("pack"))
    vault.close()
    return path


def run(folder, *arguments):
    (folder / "check_evidence.py").write_bytes(checker_source())
    command = [sys.executable, "-I", "-S", str(folder / "check_evidence.py"), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_it_is_read_by_python_3_8_and_needs_the_standard_library_alone():
    tree = ast.parse(checker_source().decode(), feature_version=(3, 8))
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module)
    assert names <= ALLOWED
    assert not [n for n in ast.walk(tree) if isinstance(n, ast.Match)]
    assert "3.8 or later" in ast.get_docstring(tree)


def test_it_says_intact_in_english_and_khmer(pack, tmp_path):
    status, out, err = run(tmp_path, pack)
    assert (status, err) == (0, "")
    assert "INTACT: october.zip, 2026-10" in out
    assert "នៅដដែល៖ october.zip" in out
    key = out.partition("Key: ")[2].splitlines()[0]
    assert run(tmp_path, pack, "--key", key)[0] == 0
    status, out, _ = run(tmp_path, pack, "--key", "0" * 32)
    assert status == 3
    assert "another key" in out


def test_it_names_what_was_changed(pack, tmp_path):
    files = contents(pack)
    name = "2026-10-regular-1/files/findings.csv"
    path = put(tmp_path / "a.zip", files | {name: b"", "evil\x1b[2J": b""})
    status, out, err = run(tmp_path, path)
    assert (status, err) == (3, "")
    assert f"“{name}” was changed." in out
    assert f"“{name}” ត្រូវបានកែ។" in out
    assert "CHANGED: a.zip" in out
    assert "\x1b" not in out


def test_it_checks_the_folder_that_it_lies_in(pack, tmp_path):
    with zipfile.ZipFile(pack) as zipped:
        zipped.extractall(tmp_path)
    assert run(tmp_path)[0] == 0
    (tmp_path / "chain.json").unlink()
    status, out, _ = run(tmp_path)
    assert status == 3
    assert "“chain.json” is missing." in out


def test_wrong_usage_is_told(tmp_path, capsys):
    assert run(tmp_path, "a", "b")[0] == 64
    assert run(tmp_path, tmp_path / "none.zip")[0] == 64
    assert run(tmp_path, "--key", "short")[0] == 64
    status, out, _ = run(tmp_path, "--help")
    assert status == 0
    assert "does not prove" in out
    assert checker.main(["--nonsense"]) == 64


def test_every_kind_of_problem_is_said_in_both_languages():
    for english, khmer in SENTENCES.values():
        for text in (english, khmer):
            text.format(name="", expected="", found="")
        assert english.endswith(".")
        assert khmer.endswith("។")
