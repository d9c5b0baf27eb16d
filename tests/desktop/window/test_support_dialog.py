"""The support bundle in the window: shown before it is saved, and nothing is sent."""

import zipfile
from decimal import Decimal

from PySide6.QtWidgets import QFileDialog

from declaration.month import Month
from desktop.support.commands import SupportCommands
from tests.desktop.window.conftest import until_idle


def test_it_needs_a_month(window):
    dialog = SupportCommands(window).dialog()
    dialog.show()
    assert not dialog.make.isEnabled()
    assert "payroll first" in dialog.trouble.accessibleName()
    dialog.close()


def test_it_shows_what_it_made_and_saves_it(window, qtbot, payroll_file, tmp_path, monkeypatch):
    session = window.session
    session.edit("open", sources=(payroll_file,), month=Month(2026, 10), rate=Decimal(4015))
    qtbot.waitUntil(lambda: session.state.month is not None and not session.is_busy, timeout=30_000)
    dialog = SupportCommands(window).dialog()
    dialog.show()
    dialog.make.click()
    qtbot.waitUntil(dialog.save.isVisible, timeout=30_000)
    until_idle(qtbot, session)
    before = [dialog.table.item(row, 1).text() for row in range(dialog.table.rowCount())]
    after = [dialog.table.item(row, 2).text() for row in range(dialog.table.rowCount())]
    assert "SOK DARA" in before
    assert "SOK DARA" not in after
    assert len(before) == len(after) > 10
    assert "findings stand at the same place" in dialog.told.text()
    shown = []
    monkeypatch.setattr(
        "desktop.pages.support_dialog.show_file", lambda p, _: shown.append(p) or ""
    )
    dialog.look.click()
    assert shown[0].name == "file-1.csv"
    assert b"SOK DARA" not in shown[0].read_bytes()
    out = tmp_path / "bundle.zip"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    dialog.save.click()
    with zipfile.ZipFile(out) as package:
        assert {"file-1.csv", "README.txt", "findings.json", "about.json"} <= set(
            package.namelist()
        )
    assert not shown[0].exists()
