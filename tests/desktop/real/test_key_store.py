"""Passwords of locked workbooks in a real key store: gnome-keyring, over a bus of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.desktop.real.conftest import ROOT
from tests.desktop.window.test_payroll_page import workbook

pytestmark = pytest.mark.keyring_real

PASSWORD = "quiet-2026"  # invented
STORE = "the password of the key store"


@contextmanager
def key_store(session, password):
    """Run gnome-keyring, unlocked with a password, or locked with None."""
    command = ["gnome-keyring-daemon", "--foreground", "--components=secrets"]
    command += ["--unlock"] if password else []
    quiet = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    daemon = subprocess.Popen(command, env=session, stdin=subprocess.PIPE, **quiet)
    daemon.stdin.write((password or "").encode())
    daemon.stdin.close()
    daemon.stdout.readline()  # it tells its environment once it listens
    yield
    daemon.terminate()
    daemon.wait(timeout=20)
    daemon.stdout.close()


@pytest.fixture
def meet(tmp_path, home, screen):
    """Open the locked workbook in the program; what a person met."""
    file = workbook(tmp_path / "locked.xlsx", PASSWORD)

    def meet(session):
        done = subprocess.run(
            [sys.executable, "-m", "tests.desktop.real.locked_workbook", str(file), PASSWORD],
            cwd=ROOT,
            env={**session, "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"},
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr
        met = json.loads(done.stdout)
        assert met.pop("workers") == 3  # whatever the key store does, the month goes on
        return met

    return meet


def test_a_password_is_remembered_by_a_real_key_store(home, bus, meet):
    session = {**home, "DBUS_SESSION_BUS_ADDRESS": bus}
    with key_store(session, STORE):
        assert meet(session) == {"asked": True, "offered": True, "said": ""}
        assert meet(session) == {"asked": False, "offered": False, "said": ""}
    with key_store(session, STORE):  # the next day
        assert meet(session) == {"asked": False, "offered": False, "said": ""}
    with key_store(session, None):
        met = meet(session)
        assert (met["asked"], met["offered"]) == (True, True)
        assert "key store is locked" in met["said"]
    for path in Path(home["HOME"]).rglob("*"):
        assert not path.is_file() or PASSWORD.encode() not in path.read_bytes(), path


def test_without_a_key_store_the_password_is_asked_for_and_not_kept(home, meet):
    assert meet(home) == {"asked": True, "offered": False, "said": ""}
    assert meet(home) == {"asked": True, "offered": False, "said": ""}
