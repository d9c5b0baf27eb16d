"""What a screen reader hears of every page: read back over AT-SPI from another process."""

from __future__ import annotations

import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path

import pytest

from declaration.enterprise import read_enterprise
from declaration.month import Month
from desktop.journal import Journal
from desktop.page_list import PAGES
from desktop.practice import write_practice_factory
from desktop.workbench import Workbench
from tests.desktop.real.conftest import ROOT
from tests.desktop.real.listener import Listener, Node

SENSIBLE = {
    "push button",
    "toggle button",
    "check box",
    "radio button",
    "combo box",
    "text",
    "password text",
    "spin box",
    "list",
    "list item",
    "table",
    "page tab list",
    "page tab",
    "label",  # its text can be marked and copied
    "filler",  # Qt's word for what scrolls
}
"""Roles of things that can be reached."""


def eventually(find):
    """Return what something gives, once it gives anything."""
    deadline = time.monotonic() + 60
    while not (found := find()):
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)
    return found


@pytest.fixture
def heard(tmp_path, home, screen, bus):
    """A listener to the program that was really started, with an unfinished month left behind."""
    practice = tmp_path / "practice"
    write_practice_factory(practice)
    journal = Journal(Path(home["XDG_DATA_HOME"], "pheaktean", "unfinished"))
    journal.write(
        Workbench(
            sources=tuple(sorted(practice.glob("payroll*.xlsx"))),
            month=Month(2026, 10),
            rate=Decimal(4015),
            enterprise=read_enterprise(practice / "enterprise.toml"),
            register=practice / "register.xlsx",
            hold_out=True,
        )
    )
    journal.close()
    speaking = {"DBUS_SESSION_BUS_ADDRESS": bus, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    shown = {"DISPLAY": screen, "QT_QPA_PLATFORM": "xcb"}
    command = [sys.executable, "-m", "desktop", "app"]
    program = subprocess.Popen(command, cwd=ROOT, env={**home, **speaking, **shown})
    listener = Listener(bus)
    yield listener
    listener.close()
    program.terminate()
    program.wait(timeout=20)


def test_every_control_of_every_page_is_heard_with_name_and_role(heard):
    program = eventually(lambda: heard.programs().get("pheaktean"))

    def find(role: str, name: str) -> Node | None:
        nodes = (node for node in heard.walk(program) if node.role == role)
        return next((node for node in nodes if node.name == name), None)

    heard.act(eventually(lambda: find("push button", "Go on with it")))
    eventually(lambda: find("label", "820 workers"))
    pages = heard.commands(eventually(lambda: find("menu item", "Go")))
    unheard = []
    for entry in PAGES:
        heard.act(pages[entry.title])
        page = eventually(lambda title=entry.title: find("filler", title))
        nodes = list(heard.walk(page.at, ("frame",)))
        focusable = [node for node in nodes if "focusable" in node.states]
        assert focusable, entry.title
        unheard += [(entry.title, said) for node in focusable if (said := complaint(heard, node))]
    assert not unheard, "\n".join(f"{page}: {said}" for page, said in unheard)


def complaint(heard: Listener, node: Node) -> str:
    """Return what is wrong with how a thing is spoken of, or ""."""
    if node.role not in SENSIBLE:
        return f"role {node.role!r} of {node.name!r} in {node.parents}"
    if not node.name:
        return f"{node.role} without a name in {node.parents}"
    # Qt calls a list to choose from by what is chosen; what it is about stands beside it.
    if node.role == "combo box" and not (heard.labels(node) or node.description):
        return f"nothing says what {node.name!r} is about"
    return ""
