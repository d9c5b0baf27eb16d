"""The key of a vault in a real key store: unlocked, locked, not there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.status import CLEAN, STOP
from tests.desktop.real.conftest import ROOT
from tests.desktop.real.test_key_store import STORE, key_store

pytestmark = pytest.mark.keyring_real


@pytest.fixture
def vault(tmp_path):
    """Run ``pheaktean vault …`` as a program of its own."""

    def vault(session, *arguments, given=""):
        return subprocess.run(
            [sys.executable, "-m", "desktop", "vault", *map(str, arguments)],
            cwd=ROOT,
            env=session,
            input=given,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return vault


def test_the_key_is_kept_by_a_real_key_store(home, bus, tmp_path, vault):
    session = {**home, "DBUS_SESSION_BUS_ADDRESS": bus}
    path, enterprise = tmp_path / "a.pheaktean", tmp_path / "enterprise.toml"
    enterprise.write_text('name = "Invented Thread"\n', "utf-8")
    with key_store(session, STORE):
        made = vault(session, "create", path, "--enterprise", enterprise)
        assert made.returncode == CLEAN, made.stderr
        assert "key store keeps the key" in made.stdout
        assert vault(session, "status", path).returncode == CLEAN
    passphrase = re.search(r"(?:\w{4}-){6}\w{4}", made.stdout)[0]
    with key_store(session, None):
        locked = vault(session, "status", path)
        assert locked.returncode == STOP
        assert "locked" in locked.stderr
        by_hand = vault(session, "status", path, "--passphrase-file", "-", given=passphrase)
        assert by_hand.returncode == CLEAN, by_hand.stderr
    none = vault(home, "verify", path)
    assert none.returncode == STOP
    assert "no key store" in none.stderr
    for each in Path(home["HOME"]).rglob("*"):
        assert not each.is_file() or passphrase.encode() not in each.read_bytes(), each
