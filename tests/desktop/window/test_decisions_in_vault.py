"""Findings accepted with a vault open: person and document asked, kept, listed, taken back."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from declaration.month import Month
from declaration.vault.decisions import content_of, decisions
from desktop.pages.decisions_list import DecisionsDialog
from desktop.pages.findings_accept import AcceptDialog
from desktop.texts import LANGUAGES, translate
from desktop.vault.opening import person
from desktop.workbench import Workbench
from tests.desktop.window.conftest import until_idle
from tests.desktop.window.fitting import cut_off
from tests.desktop.window.test_findings_page import CONTROL, HEAD, ODD, ROWS, go_to, words
from tests.desktop.window.vault_open import keys_for_tests, open_in

CODE = "WAG-003"


@pytest.fixture
def page(window, qtbot, tmp_path, monkeypatch):
    open_in(window, qtbot, tmp_path / "kept", keys_for_tests(monkeypatch))
    file = tmp_path / "october.csv"
    file.write_text("\n".join([HEAD, *ROWS, *ODD, ""]), "utf-8")
    window.session.begin(Workbench((file,), Month(2026, 10), Decimal(4015), hold_out=True))
    window.show_page("findings")
    shown = window.page("findings")
    qtbot.waitUntil(lambda: shown.model.rowCount() > 0, timeout=30_000)
    settle(qtbot, shown)
    return shown


def settle(qtbot, page):
    until_idle(qtbot, page.session)
    qtbot.waitUntil(lambda: not page._later.isActive(), timeout=10_000)
    until_idle(qtbot, page.session)


def read(page, qtbot, work):
    """Return what some work finds in the open vault."""
    found = []
    page.session.vault.use(lambda vault, _report: work(vault), found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=30_000)
    return found[0]


def answer(page, reason, who="", document=None):
    def fill():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, AcceptDialog)
        assert dialog.kept.who.text() == person()
        assert "“factory”" in dialog._what.text()
        assert cut_off(dialog) == []
        QTest.keyClicks(dialog.reason, reason)
        if who:
            dialog.kept.who.selectAll()
            QTest.keyClicks(dialog.kept.who, who)
        if document:
            QTest.mouseClick(dialog.kept.choose, Qt.MouseButton.LeftButton)
            assert dialog.kept.file.text() == document.name
        dialog.until.setCurrentIndex(2)
        QTest.mouseClick(dialog.buttons.buttons()[0], Qt.MouseButton.LeftButton)

    QTimer.singleShot(50, page, fill)


def accept(page, qtbot, *given, **more):
    go_to(qtbot, page, CODE)
    answer(page, *given, **more)
    QTest.keyClick(page.table, Qt.Key.Key_K, CONTROL)
    qtbot.waitUntil(lambda: bool(page.session.state.kept), timeout=30_000)
    settle(qtbot, page)


def test_it_is_kept_with_person_and_document_and_opened_again(page, qtbot, tmp_path, monkeypatch):
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"invented letter")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *a, **k: (str(letter), ""))
    accept(page, qtbot, "a trainee, agreed", "Chan Srey", letter)
    (one,) = read(page, qtbot, decisions)
    said = (one.reason, one.made_by, one.document, one.until, one.month)
    expected = ("a trainee, agreed", "Chan Srey", "letter.pdf", Month(2026, 12), Month(2026, 10))
    assert said == expected
    assert read(page, qtbot, lambda vault: content_of(vault, one)) == b"invented letter"
    assert page.session.bench.decisions == ()
    page.filters.state.setCurrentIndex(1)
    page.filters.state.activated.emit(1)
    page.step(1)
    assert any("Accepted until December 2026: a trainee, agreed" in text for text in words(page))
    QTest.mouseClick(page.card.open_again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.session.state.kept, timeout=30_000)
    settle(qtbot, page)
    (one,) = read(page, qtbot, decisions)
    assert str(one.why) == "withdrawn"


def open_list(page, qtbot):
    page.table.setFocus()
    page.commands.actions["accepted"].trigger()
    dialog = page.accepted.dialog
    assert isinstance(dialog, DecisionsDialog)
    qtbot.waitUntil(lambda: dialog.box.model.rows > 0, timeout=30_000)
    return dialog


def test_the_list_says_why_and_takes_back(page, qtbot, tmp_path, monkeypatch):
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"invented letter")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *a, **k: (str(letter), ""))
    accept(page, qtbot, "agreed", "Chan Srey", letter)
    dialog = open_list(page, qtbot)
    row = {each.name: each.values(0) for each in dialog.box.model.columns}
    assert row["finding"].startswith(CODE)
    assert (row["reason"], row["person"], row["document"]) == ("agreed", "Chan Srey", "letter.pdf")
    assert row["worker"] == "A-032 SOK DARA"
    copy = tmp_path / "copy.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a, **k: (str(copy), ""))
    QTest.mouseClick(dialog.document, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(copy.exists, timeout=30_000)
    assert copy.read_bytes() == b"invented letter"
    dialog.take_back.setFocus()
    QTest.keyClick(dialog.take_back, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: dialog.box.model.rows == 0, timeout=30_000)
    assert not dialog.take_back.isEnabled()
    QTest.mouseClick(
        dialog.ended, Qt.MouseButton.LeftButton, pos=dialog.ended.rect().center() * 0.2
    )
    assert dialog.box.model.rows == 1
    settle(qtbot, page)
    assert page.session.state.kept == ()
    dialog.accept()


def test_without_a_vault_the_list_is_the_months_own(page, qtbot):
    page.session.vault.close(lambda _problem: None)
    qtbot.waitUntil(lambda: not page.session.vault.is_open, timeout=30_000)
    go_to(qtbot, page, CODE)
    finding = page.model.found.findings[page.edits.chosen()[0]]
    page.edits.accept([finding], "paid apart", None)
    dialog = open_list(page, qtbot)
    assert dialog.box.model.rows == 1
    assert not dialog.ended.isVisible()
    QTest.mouseClick(dialog.take_back, Qt.MouseButton.LeftButton)
    assert page.session.bench.decisions == ()
    dialog.accept()
    settle(qtbot, page)
    page.session.undo_stack.undo()
    assert len(page.session.bench.decisions) == 1
    settle(qtbot, page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_list_is_cut_off(qtbot, settings, language):
    for vault in ("factory", ""):
        dialog = DecisionsDialog(vault, translate(language), settings)
        qtbot.addWidget(dialog)
        dialog.show()
        assert cut_off(dialog) == []
        assert dialog.box.table.accessibleName()
        dialog.close()
