"""A real screen, a real message bus and a home of its own for a program that is really started.

The rest of the window's tests draw nowhere; these open windows on an X server without a monitor.
``.ci/system-packages`` installs what they need. They run on Linux and are never skipped there.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]

if not sys.platform.startswith("linux"):
    collect_ignore_glob = ["test_*.py"]


@pytest.fixture(scope="session")
def screen() -> Iterator[str]:
    """The name of an X display of 1400 × 900 that nobody else draws on."""
    told, tell = os.pipe()
    command = ["Xvfb", "-displayfd", str(tell), "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen([*command, "-noreset"], pass_fds=[tell], stderr=subprocess.DEVNULL)
    os.close(tell)
    with os.fdopen(told) as line:
        number = line.readline().strip()
    assert number, "Xvfb did not start"
    yield f":{number}"
    _end(server)


@pytest.fixture
def bus(home: dict[str, str]) -> Iterator[str]:
    """The address of a private message bus; what it starts finds the home of the test."""
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"]
    quiet = subprocess.DEVNULL
    daemon = subprocess.Popen(command, env=home, stdout=subprocess.PIPE, stderr=quiet, text=True)
    assert daemon.stdout is not None
    address = daemon.stdout.readline().strip()
    assert address, "dbus-daemon did not start"
    yield address
    _end(daemon)
    daemon.stdout.close()


@pytest.fixture
def home(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a person with an empty home, without screen and bus."""
    with tempfile.TemporaryDirectory(prefix="run-") as run:  # names of sockets have to be short
        places = {
            "HOME": tmp_path / "home",
            "XDG_CONFIG_HOME": tmp_path / "home" / "config",
            "XDG_DATA_HOME": tmp_path / "home" / "data",
            "XDG_CACHE_HOME": tmp_path / "home" / "cache",
            "XDG_RUNTIME_DIR": Path(run),
        }
        for place in places.values():
            place.mkdir(parents=True, mode=0o700, exist_ok=True)
        foreign = ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "QT_QPA_PLATFORM")
        kept = {name: value for name, value in os.environ.items() if name not in foreign}
        given = {"LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"}
        yield kept | given | {name: str(place) for name, place in places.items()}


def _end(process: subprocess.Popen[str] | subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait(timeout=20)
