"""What the window's tests share: one dressed Qt application, windows that end cleanly, a payroll.

Wait with ``qtbot.waitUntil`` or ``until_idle``, never with ``QTest.qWait``: that one keeps the
interpreter's lock, and the worker thread starves.
"""

import os
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from desktop import theme
from desktop.app import application
from desktop.journal import Journal
from desktop.settings import Settings
from desktop.window import Window

PAYROLL = (
    "No,Worker ID,Name,Basic Salary (USD),Gross Salary (USD),NSSF Number,Hire Date\n"
    "1,A-001,SOK DARA,210,250.50,2110001-1000001-ក,2024-01-05\n"
    "2,A-002,CHAN SREY,215,260.00,2110002-1000002-ខ,2024-02-06\n"
    "3,A-003,KIM PISEY,208,n/a,2110003-1000003-គ,2024-03-07\n"
)
"""Three invented workers; one wage is no number."""


@pytest.fixture(scope="session")
def qapp_cls():
    return None


@pytest.fixture(scope="session")
def qapp():
    return application()


@pytest.fixture
def payroll_file(tmp_path: Path) -> Path:
    path = tmp_path / "october.csv"
    path.write_text(PAYROLL, "utf-8")
    return path


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.load(tmp_path / "config" / "window.json")


@pytest.fixture
def window(qapp, qtbot, settings, tmp_path):
    theme.apply(qapp, "light")
    shown = Window(settings, Journal(tmp_path / "unfinished"))
    shown.set_language("en")
    shown.resize(1280, 720)
    shown.show()
    qtbot.waitUntil(lambda: not shown.session.is_busy and shown.isVisible(), timeout=30_000)
    yield shown
    end(shown)


def end(shown):
    """Close a window and let everything of it go; it may put its vault away first."""
    shown.close()
    patience = time.monotonic() + 30
    while shown.isVisible() and time.monotonic() < patience:
        QCoreApplication.processEvents()
        time.sleep(0.005)
    shown.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def until_idle(qtbot, session):
    """Wait until nothing is under way."""
    qtbot.waitUntil(lambda: not session.is_busy, timeout=30_000)
