"""What breaks on Windows and not here: modules, code pages, file names, moves, the installer."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from packages.components import ROOT
from packages.windows import installer, wheels
from packages.windows.installer import is_name, removals

RUNNING = ("declaration", "desktop", "importers", "resources")
SOURCES = sorted(path for folder in RUNNING for path in (ROOT / folder).rglob("*.py"))
ONLY_POSIX = {"fcntl", "grp", "posix", "pty", "pwd", "readline", "resource", "syslog", "termios"}
NOT_THERE = {"fork", "forkpty", "geteuid", "getuid", "killpg", "mkfifo", "setsid", "uname", "wait3"}


@pytest.fixture(scope="module")
def trees():
    return {path: ast.parse(path.read_text("utf-8")) for path in SOURCES}


def calls(tree):
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def called(call):
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (each.name.partition(".")[0] for each in node.names)
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def test_nothing_asks_for_a_module_that_only_unix_has(trees):
    found = {path: ONLY_POSIX & set(imported(tree)) for path, tree in trees.items()}
    assert not {path.name: names for path, names in found.items() if names}


def test_nothing_calls_what_windows_has_not(trees):
    of_os = [
        (path.name, node.attr)
        for path, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in NOT_THERE
        and getattr(node.value, "id", "") == "os"
    ]
    assert not of_os


def test_texts_are_read_and_written_in_a_named_encoding(trees):
    found = [
        (path.name, call.lineno)
        for path, tree in trees.items()
        for call in calls(tree)
        if guesses_encoding(call)
    ]
    assert not found


def guesses_encoding(call):
    name, words = called(call), {each.arg for each in call.keywords}
    if name == "open" and isinstance(call.func, ast.Name):
        mode = next((a.value for a in call.args[1:] if isinstance(a, ast.Constant)), "r")
        return "encoding" not in words and "b" not in mode
    if name == "read_text":
        return not call.args and "encoding" not in words
    return name == "write_text" and len(call.args) < 2 and "encoding" not in words


def test_a_file_is_moved_over_another_only_by_replacing(trees):
    """Windows renames nothing onto what is there. Two places rename, each to a free name."""
    renamed = {
        path.relative_to(ROOT).as_posix()
        for path, tree in trees.items()
        for call in calls(tree)
        if called(call) == "rename" and len(call.args) == 1
    }
    assert renamed <= {"declaration/export/folder.py", "declaration/vault/opening.py"}


def test_no_place_of_unix_is_written_down(trees):
    begins = ("/tmp", "/usr", "/etc", "/var", "/home", "/dev", "/proc")
    found = [
        (path.name, node.lineno, node.value)
        for path, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if node.value.startswith(begins)
    ]
    assert not found


def test_our_files_have_names_on_windows():
    names = [
        path.relative_to(ROOT).as_posix()
        for folder in RUNNING
        for path in (ROOT / folder).rglob("*")
        if "__pycache__" not in path.parts
    ]
    assert not [name for name in names if not is_name(f"_internal/{name}")]
    assert len(names) == len({name.lower() for name in names})


@pytest.mark.parametrize("code_page", ["cp1252", "cp437", "ascii"])
def test_khmer_is_written_whatever_the_code_page(code_page):
    command = [sys.executable, "-m", "desktop", "law", "--month", "2026-10", "--language", "km"]
    environment = os.environ | {"PYTHONIOENCODING": code_page}
    done = subprocess.run(command, capture_output=True, cwd=ROOT, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    assert "ច្បាប់" in done.stdout.decode("utf-8")


def test_a_program_without_a_terminal_can_be_asked(tmp_path):
    """Behind an icon on Windows there is neither output nor input."""
    script = (
        "import sys; sys.stdin = sys.stdout = sys.stderr = None\n"
        "sys.argv = ['pheaktean', 'law', '--month', '2026-10']\n"
        "from desktop.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    "name", ["con", "a/NUL.txt", "com1.log", "a:b", "a?", "dot.", "space ", "x" * 220, "tab\there"]
)
def test_what_is_no_name_on_windows(name):
    assert not is_name(name)


@pytest.mark.parametrize("name", ["pheaktean.exe", "_internal/ភាសា/កម្មវិធី.txt", "icon", "a.con"])
def test_what_is_a_name_on_windows(name):
    assert is_name(name)


def test_only_what_was_installed_is_removed():
    said = removals(["a.exe", "b/c/d$.txt"], ["b", "b/c", "empty"])
    assert said.splitlines() == [
        'Delete "$INSTDIR\\a.exe"',
        'Delete "$INSTDIR\\b\\c\\d$$.txt"',
        'RMDir "$INSTDIR\\b\\c"',
        'RMDir "$INSTDIR\\b"',
        'RMDir "$INSTDIR\\empty"',
    ]


def test_the_installer_is_made(tmp_path, monkeypatch):
    """Where this computer has NSIS; where it has none, it says so."""
    folder = tmp_path / "pheaktean"
    (folder / "_internal" / "ភាសា").mkdir(parents=True)
    for name in ("pheaktean.exe", "pheaktean-window.exe", "_internal/ភាសា/a.txt"):
        (folder / name).write_bytes(b"x")
    if shutil.which("makensis"):
        made = installer.write(folder, tmp_path)
        assert made.name.endswith("-windows-x86_64.exe")
        assert made.read_bytes()[:2] == b"MZ"
    monkeypatch.setattr(shutil, "which", lambda *_, **__: None)
    with pytest.raises(RuntimeError, match="install NSIS 3"):
        installer.write(folder, tmp_path)


def test_a_name_that_windows_refuses_stops_the_installer(tmp_path):
    (tmp_path / "aux.txt").write_bytes(b"")
    with pytest.raises(ValueError, match=r"aux\.txt"):
        installer.write(tmp_path, tmp_path)


def wheel(folder, licence="MIT"):
    """A wheel that needs something else on each system, invented."""
    import zipfile

    path = folder / "made_up-1.0-py3-none-any.whl"
    said = f"Metadata-Version: 2.4\nName: made-up\nVersion: 1.0\nLicense-Expression: {licence}\n"
    said += 'Requires-Dist: pywin32-ctypes>=0.2; sys_platform == "win32"\n'
    said += 'Requires-Dist: jeepney; sys_platform == "linux"\n'
    said += 'Requires-Dist: old; python_version < "3.12"\nRequires-Dist: more; extra == "more"\n'
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("made_up-1.0.dist-info/METADATA", said)
        made.writestr("made_up-1.0.dist-info/licenses/LICENSE", "Do good.")
    return path


def test_wheels_are_asked_what_they_need_on_the_other_system(tmp_path):
    made, windows = wheel(tmp_path), wheels.SYSTEMS["windows"]
    assert wheels.needs(made, windows, "3.11") == ["pywin32-ctypes>=0.2", "old"]
    assert wheels.needs(made, windows, "3.13") == ["pywin32-ctypes>=0.2"]
    assert wheels.needs(made, wheels.SYSTEMS["macos"], "3.13") == []
    assert wheels.wrong(made) == []


def test_an_unwanted_licence_of_a_wheel_is_told(tmp_path):
    made = wheel(tmp_path, "AGPL-3.0-only")
    assert wheels.wrong(made) == [f"{made.name}: licence AGPL-3.0-only is not allowed."]


def test_the_script_has_every_text_in_three_languages():
    lines = Path(installer.SCRIPT).read_text("utf-8").splitlines()
    texts = [line.split()[1:3] for line in lines if line.startswith("LangString")]
    languages = {name: {lang for key, lang in texts if key == name} for name, _ in texts}
    assert {frozenset(each) for each in languages.values()} == {
        frozenset(["${LANG_ENGLISH}", "${LANG_KHMER}", "${LANG_SIMPCHINESE}"])
    }
