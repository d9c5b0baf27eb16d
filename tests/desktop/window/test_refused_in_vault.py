"""A refusal of NSSF pasted into the window: tied before it is kept, kept, listed and settled."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from declaration.month import Month
from declaration.vault.rejections import rejections
from desktop.pages.refused_dialog import NOTE, NOTED, RefusedDialog
from desktop.texts import LANGUAGES, translate
from desktop.vault.refusals_listed import Line
from desktop.workbench import Workbench
from tests.desktop.window.conftest import until_idle
from tests.desktop.window.fitting import cut_off
from tests.desktop.window.vault_open import keys_for_tests, open_in

TEXT = "A-001: national id does not exist\nA-003 NSSF number is wrong\n7777777-7777777-7 sex\n"
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def dialog_of(window, qtbot, folder, keys, months):
    open_in(window, qtbot, folder, keys, months)
    window.vaults.act("vault_refused")
    shown = window.vaults.refusals.dialog
    qtbot.waitUntil(shown.isVisible)
    until_idle(qtbot, window.session)
    return shown


@pytest.fixture
def dialog(window, qtbot, tmp_path, monkeypatch):
    shown = dialog_of(
        window, qtbot, tmp_path / "kept", keys_for_tests(monkeypatch), ("2026-09", "2026-10")
    )
    yield shown
    shown.reject()


def read(window, qtbot, work):
    found = []
    window.session.vault.use(lambda vault, _report: work(vault), found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=30_000)
    return found[0]


def paste(dialog, qtbot, text):
    QGuiApplication.clipboard().setText(text)
    dialog.note.text.setFocus()
    QTest.keyClick(dialog.note.text, Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: dialog.note.box.model.rows > 0, timeout=30_000)


def values(box, name):
    column = next(each for each in box.model.columns if each.name == name)
    return [column.values(row) for row in range(box.model.rows)]


def test_what_is_pasted_is_tied_before_it_is_kept(dialog, window, qtbot):
    assert not dialog.note.keep.isEnabled()
    assert dialog.note.month.currentData() == Month(2026, 10)
    paste(dialog, qtbot, TEXT)
    who = [text.split(" ")[0] for text in values(dialog.note.box, "worker")]
    assert who == ["A-001", "A-003", ""]
    assert values(dialog.note.box, "found")[2] == "not found"
    expected = "2 rows of the month were found. 1 line was not tied to a worker."
    assert dialog.note.count.text() == expected
    assert read(window, qtbot, rejections) == []
    assert cut_off(dialog) == []


def test_it_is_kept_listed_and_settled_by_keys_and_mouse(dialog, window, qtbot):
    paste(dialog, qtbot, TEXT)
    qtbot.waitUntil(dialog.note.keep.isEnabled)
    QTest.mouseClick(dialog.note.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.leaves.currentIndex() == NOTED, timeout=30_000)
    (kept,) = read(window, qtbot, rejections)
    assert (kept.month, kept.text.strip()) == (Month(2026, 10), TEXT.strip())
    assert (len(kept.rows), len(kept.not_tied)) == (2, 1)
    assert dialog.trouble.isVisible()
    assert dialog.leaves.tabText(NOTED) == "Noted so far (1 open)"
    assert dialog.note.text.toPlainText() == ""
    noted = dialog.noted
    noted.box.table.show_row(0)
    noted.settle_rows.setFocus()
    QTest.keyClick(noted.settle_rows, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: noted.box.model.rows == 2, timeout=30_000)
    (kept,) = read(window, qtbot, rejections)
    assert [each.is_settled for each in kept.lines] == [True, False, False]
    QTest.mouseClick(noted.settle_all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: noted.box.model.rows == 0, timeout=30_000)
    assert not noted.settle_all.isEnabled()
    noted.done.setFocus()
    QTest.keyClick(noted.done, Qt.Key.Key_Space)
    assert values(noted.box, "state") == ["NSSF takes it now"] * 3
    until_idle(qtbot, window.session)


def test_the_same_is_warned_of_until_it_is_settled(dialog, window, qtbot, tmp_path):
    paste(dialog, qtbot, "A-001: national id does not exist")
    qtbot.waitUntil(dialog.note.keep.isEnabled)
    QTest.mouseClick(dialog.note.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.leaves.currentIndex() == NOTED, timeout=30_000)
    file = tmp_path / "november.csv"
    head = "Worker ID,Name,National ID,NSSF Number,Gross Salary (USD),Hire Date\n"
    file.write_text(head + "A-001,SOK DARA,012345678,1900101-0000001-1,250,2020-01-06\n", "utf-8")
    session = window.session
    session.begin(Workbench((file,), Month(2026, 11), Decimal(4015), hold_out=True))
    until_idle(qtbot, session)
    assert [f.worker for f in session.state.month.findings if f.code == "PER-009"] == [0]
    QTest.mouseClick(dialog.noted.settle_all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.noted.box.model.rows == 0, timeout=30_000)
    until_idle(qtbot, session)
    assert "PER-009" not in {f.code for f in session.state.month.findings}


def test_the_field_can_be_said(dialog, qtbot):
    paste(dialog, qtbot, "A-001 refused\nA-003 refused")
    assert values(dialog.note.box, "field") == ["", ""]
    at = dialog.note.field.findData("birth_date")
    dialog.note.field.setCurrentIndex(at)
    qtbot.waitUntil(lambda: values(dialog.note.box, "field")[0] != "", timeout=30_000)
    assert values(dialog.note.box, "field") == [dialog.note.field.itemText(at)] * 2


def test_text_without_a_worker_is_not_kept(dialog, qtbot):
    dialog.note.text.setPlainText("Good morning")
    qtbot.waitUntil(lambda: "No worker" in dialog.note.count.text(), timeout=30_000)
    assert not dialog.note.keep.isEnabled()


def test_without_a_sealed_month_one_sentence_says_what_to_do(window, qtbot, tmp_path, monkeypatch):
    shown = dialog_of(window, qtbot, tmp_path / "kept", keys_for_tests(monkeypatch), ())
    assert "Seal the month" in shown._lead.text()
    assert not shown.note.isEnabled()
    assert shown.leaves.currentIndex() == NOTE
    shown.reject()


def test_the_command_waits_for_a_vault(window):
    assert not window.menus.actions["vault_refused"].isEnabled()
    window.vaults.refusals.ask()
    assert window.vaults.refusals.dialog is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_cut_off_and_all_has_a_name(qtbot, settings, language):
    _ = translate(language)
    row = Line(
        *(1, Month(2026, 10), None, 2, "A-001: national id", "A-001 SOK DARA", "A-001"),
        *("ID", "012345678", "x", 100, True, False),
    )
    for months in ((Month(2026, 10),), ()):
        dialog = RefusedDialog(months, _, settings)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.note.show_lines([row])
        dialog.show_noted([row])
        for leaf in (NOTE, NOTED):
            dialog.leaves.setCurrentIndex(leaf)
            assert cut_off(dialog) == []
        parts = (dialog.note.text, dialog.note.month, dialog.note.field, dialog.note.keep)
        assert all(part.accessibleName() for part in (*parts, dialog.noted.box.table))
        dialog.close()
