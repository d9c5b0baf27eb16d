"""One whole month on a real screen, and its files beside those of the command line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from desktop.practice import write_practice_factory
from tests.desktop.real.conftest import ROOT

DECLARATION = {"declaration.xlsx", "summary.json", "control-sheet.pdf", "held-out.csv"}


def files_below(folder: Path) -> dict[str, bytes]:
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.fixture
def declared_by_command(tmp_path, home):
    """Declare the practice month by the command line; the folder's files."""
    practice = tmp_path / "practice"

    def declare(name, *more):
        out = tmp_path / name
        command = [sys.executable, "-m", "desktop", "declare"]
        command += [str(path) for path in sorted(practice.glob("payroll*.xlsx"))]
        command += ["--month", "2026-10", "--rate", "4015", "--hold-out", "--annotate"]
        command += ["--enterprise", str(practice / "enterprise.toml")]
        command += ["--register", str(practice / "register.xlsx"), "--out", str(out), *more]
        done = subprocess.run(command, cwd=ROOT, env=home, capture_output=True, text=True)
        assert done.returncode == 1, done.stderr
        return files_below(out)

    return declare


def test_a_month_by_hand_gives_the_files_of_the_command_line(
    tmp_path, home, screen, declared_by_command
):
    practice, out = tmp_path / "practice", tmp_path / "by-hand"
    write_practice_factory(practice)
    out.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "tests.desktop.real.whole_month", str(practice), str(out)],
        cwd=ROOT,
        env={**home, "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        text=True,
        timeout=180,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""

    plain = files_below(out / "plain")
    assert set(plain) >= DECLARATION
    same(plain, declared_by_command("plain"))

    chosen = files_below(out / "chosen")
    assert chosen["declaration.xlsx"] != plain["declaration.xlsx"]
    choices = ["--columns", str(out / "columns.toml")]
    for name in (out / "include.txt").read_text("utf-8").split():
        choices += ["--include", name]
    same(chosen, declared_by_command("chosen", *choices))

    unfinished = Path(home["XDG_DATA_HOME"], "pheaktean", "unfinished")
    assert list(unfinished.glob("*.json")) == []


def same(ours, theirs):
    assert list(ours) == list(theirs)
    assert [name for name in ours if ours[name] != theirs[name]] == []
