"""The Declare page, driven by keys and mouse, and its files beside those of the command line."""

import time
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from declaration.enterprise import read_enterprise
from declaration.month import Month
from desktop import declaring
from desktop.checklist import Mark
from desktop.cli import main
from desktop.practice import write_practice_factory
from desktop.texts import translate
from desktop.workbench import Workbench
from tests.desktop.window.conftest import until_idle

OCTOBER, RATE = Month(2026, 10), Decimal(4015)


@pytest.fixture(scope="module")
def practice(tmp_path_factory):
    folder = tmp_path_factory.mktemp("practice")
    write_practice_factory(folder)
    return folder


def whole(folder, **changes):
    """The practice factory with everything given."""
    files = sorted(folder.glob("payroll*.xlsx"))
    given = {
        "sources": tuple(files),
        "month": OCTOBER,
        "rate": RATE,
        "enterprise": read_enterprise(folder / "enterprise.toml"),
        "register": folder / "register.xlsx",
    }
    return Workbench(**(given | changes))


@pytest.fixture
def page(window, qtbot, practice, tmp_path):
    """The Declare page of the small factory in good order, with a folder."""
    window.session.begin(whole(practice / "clean", out=tmp_path / "out"))
    qtbot.waitUntil(lambda: window.session.state.month is not None, timeout=30_000)
    until_idle(qtbot, window.session)
    window.show_page("declare")
    return window.page("declare")


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def marks(page):
    return {line.name: line.mark for line in page.checklist.lines}


def files_below(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_month_is_declared_by_one_click_and_proven(page, qtbot, window, tmp_path):
    assert page.files.declare.isEnabled()
    click(page.files.declare)
    assert not page.files.declare.isEnabled()
    assert page.files.stop.isVisible()
    until_idle(qtbot, window.session)
    assert page.proof.isVisible()
    assert (tmp_path / "out" / "declaration.xlsx").is_file()
    assert page.proof.model.rowCount() == len(files_below(tmp_path / "out"))
    assert "Everything agrees" in page.proof.accessibleDescription()
    assert not page.files.stop.isVisible()
    assert window.session.bench.finished
    click(page.proof.copy)
    digest = page.proof.receipt.files["declaration.xlsx"].sha256
    assert f"{digest}  declaration.xlsx\n" in QGuiApplication.clipboard().text()


def test_the_key_declares_too(page, qtbot, window, tmp_path):
    action = page.actions_of_page()[0]
    assert action.shortcut().toString() == "Ctrl+Return"
    action.trigger()
    until_idle(qtbot, window.session)
    assert (tmp_path / "out" / "summary.json").is_file()


@pytest.mark.parametrize("language", ["en", "km"])
def test_the_files_are_those_of_the_command_line_byte_for_byte(
    window, qtbot, practice, tmp_path, capsys, language
):
    by_window, by_command = tmp_path / "window", tmp_path / "command"
    window.set_language(language)
    window.session.begin(whole(practice, out=by_window, hold_out=True))
    qtbot.waitUntil(lambda: window.session.state.month is not None, timeout=60_000)
    until_idle(qtbot, window.session)
    window.show_page("declare")
    page = window.page("declare")
    page.files.annotate.setChecked(True)
    click(page.files.declare)
    until_idle(qtbot, window.session)
    main(
        [
            "declare",
            *(str(path) for path in sorted(practice.glob("payroll*.xlsx"))),
            *("--month", "2026-10", "--rate", "4015", "--hold-out", "--annotate"),
            *("--enterprise", str(practice / "enterprise.toml")),
            *("--register", str(practice / "register.xlsx")),
            *("--language", language, "--out", str(by_command)),
        ]
    )
    capsys.readouterr()
    theirs, ours = files_below(by_command), files_below(by_window)
    assert {"declaration.xlsx", "summary.json", "control-sheet.pdf", "held-out.csv"} <= set(ours)
    assert list(ours) == list(theirs)
    for name, content in theirs.items():
        assert ours[name] == content, name


def test_errors_are_listed_and_holding_out_lets_the_others_go(window, qtbot, practice, tmp_path):
    window.session.begin(whole(practice, out=tmp_path / "out"))
    qtbot.waitUntil(lambda: window.session.state.month is not None, timeout=60_000)
    until_idle(qtbot, window.session)
    window.show_page("declare")
    page = window.page("declare")
    assert marks(page)["errors"] is Mark.MISSING
    assert not page.files.declare.isEnabled()
    assert page.held_out.model.rowCount() == len(window.session.state.month.held_by)
    page.held_out.hold_out.setFocus()
    QTest.keyClick(page.held_out.hold_out, Qt.Key.Key_Space)
    assert window.session.bench.hold_out
    until_idle(qtbot, window.session)
    assert marks(page)["errors"] is Mark.LOOK
    assert page.files.declare.isEnabled()
    window.menus.actions["undo"].trigger()
    until_idle(qtbot, window.session)
    assert not page.held_out.hold_out.isChecked()
    page.held_out.table.setFocus()
    page.held_out.table.show_row(0)
    QTest.keyClick(page.held_out.table, Qt.Key.Key_Return)
    assert window.page("findings").isVisible()


def test_every_line_leads_to_its_page(page, window):
    for row, line in zip(page.checklist.rows, page.checklist.lines, strict=True):
        if line.page not in ("", "declare"):
            window.show_page("declare")
            QTest.keyClick(row.go, Qt.Key.Key_Space)
            assert window.page(line.page).isVisible()
    window.show_page("declare")
    folder = next(i for i, line in enumerate(page.checklist.lines) if line.name == "folder")
    click(page.checklist.rows[folder])
    assert page.files.folder.hasFocus()


def test_a_typed_folder_is_taken_and_a_full_one_gets_one_for_the_month(page, window, tmp_path):
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "letter.txt").write_text("", "utf-8")
    page.files.folder.setFocus()
    page.files.folder.selectAll()
    QTest.keyClicks(page.files.folder, str(tmp_path / "documents"))
    QTest.keyClick(page.files.folder, Qt.Key.Key_Return)
    assert window.session.bench.out == tmp_path / "documents" / "NSSF 2026-10"
    assert page.files.folder.text().endswith("NSSF 2026-10")
    assert window.settings.out_folder == str(tmp_path / "documents")
    window.menus.actions["undo"].trigger()
    assert window.session.bench.out == tmp_path / "out"


def test_the_folder_of_the_month_before_is_offered(window, qtbot, practice, tmp_path):
    window.settings.out_folder = str(tmp_path)
    window.session.begin(whole(practice / "clean"))
    qtbot.waitUntil(lambda: window.session.state.month is not None, timeout=30_000)
    until_idle(qtbot, window.session)
    window.show_page("declare")
    assert window.session.bench.out is not None
    assert tmp_path in (window.session.bench.out, window.session.bench.out.parent)


def test_cancel_leaves_nothing_behind(page, qtbot, window, tmp_path, monkeypatch):
    real = declaring.write_declaration

    def once_cancelled(*arguments, **options):
        while not window.session._others[-1].cancelled:
            time.sleep(0.005)
        return real(*arguments, **options)

    monkeypatch.setattr(declaring, "write_declaration", once_cancelled)
    click(page.files.declare)
    click(page.files.stop)
    until_idle(qtbot, window.session)
    assert not (tmp_path / "out").exists()
    assert not page.proof.isVisible()
    assert page.files.declare.isEnabled()


def test_an_edit_while_the_files_are_written_stops_nothing(
    page, qtbot, window, tmp_path, monkeypatch
):
    real, edited = declaring.write_declaration, []

    def while_somebody_edits(*arguments, **options):
        while not edited:
            time.sleep(0.005)
        return real(*arguments, **options)

    monkeypatch.setattr(declaring, "write_declaration", while_somebody_edits)
    given = window.session.state.month
    click(page.files.declare)
    window.session.edit("rate", rate=RATE + 5)
    edited.append(True)
    until_idle(qtbot, window.session)
    assert page._receipt.totals["wage_khr"] == int(given.wage_khr.sum())
    assert window.session.state.month.options.rate == RATE + 5
    assert page.proof.isVisible()
    assert not window.session.bench.finished
    assert page.files.declare.isEnabled()


def test_cancel_that_comes_too_late_shows_what_is_there(page, qtbot, window, tmp_path, monkeypatch):
    real = declaring.write_declaration

    def cancelled_after(*arguments, **options):
        receipt = real(*arguments, **options)
        while not window.session._others[-1].cancelled:
            time.sleep(0.005)
        return receipt

    monkeypatch.setattr(declaring, "write_declaration", cancelled_after)
    click(page.files.declare)
    qtbot.waitUntil((tmp_path / "out" / "declaration.xlsx").exists)
    click(page.files.stop)
    until_idle(qtbot, window.session)
    assert page.proof.isVisible()


def test_a_folder_without_permission_is_missing(page, window, tmp_path, monkeypatch):
    monkeypatch.setattr("desktop.checklist.os.access", lambda *_a: False)  # root may write anywhere
    window.session.edit("folder", out=tmp_path / "shut")
    assert marks(page)["folder"] is Mark.MISSING
    assert not page.files.declare.isEnabled()


def test_what_the_system_refuses_is_one_sentence_and_nothing_is_lost(
    page, qtbot, window, tmp_path, monkeypatch
):
    from declaration.export import CannotWriteError

    def full(*_arguments, **_options):
        raise CannotWriteError("full", tmp_path / "out", "full")

    monkeypatch.setattr("desktop.declaring.write_declaration", full)
    before = window.session.state.month
    page.declare()
    until_idle(qtbot, window.session)
    assert window.banner.isVisible()
    assert "full" in window.banner.accessibleName()
    assert window.session.state.month is before
    assert page.files.declare.isEnabled()


def test_a_file_read_back_wrong_is_said_and_not_called_proven(
    page, qtbot, window, tmp_path, monkeypatch
):
    from declaration.export.proof import DifferenceError

    def differs(*_arguments):
        raise DifferenceError(3, "Ben_Wage", "1", "2")

    monkeypatch.setattr("declaration.export.plan.prove_workbook", differs)
    page.declare()
    until_idle(qtbot, window.session)
    assert not page.proof.isVisible()
    assert window.banner.isVisible()
    assert "read back" in window.banner.accessibleName()
    assert not (tmp_path / "out" / "declaration.xlsx").exists()


def test_a_change_after_writing_is_told(page, qtbot, window):
    page.declare()
    until_idle(qtbot, window.session)
    window.session.edit("rate", rate=Decimal(4020))
    until_idle(qtbot, window.session)
    assert "changed after" in page.proof.accessibleDescription()
    window.menus.actions["undo"].trigger()
    until_idle(qtbot, window.session)
    assert "Everything agrees" in page.proof.accessibleDescription()


def test_another_layout_is_chosen_by_key(page, qtbot, window, tmp_path):
    page.files.layout_choice.setFocus()
    at = page.files.layout_choice.findData("nssf-eform-grid-km")
    page.files.layout_choice.setCurrentIndex(at)
    page.files.layout_choice.activated.emit(at)
    assert window.session.bench.layout == "nssf-eform-grid-km"
    page.declare()
    until_idle(qtbot, window.session)
    assert (tmp_path / "out" / "E-Form.csv").is_file()


def test_a_layout_file_that_cannot_be_used_is_said(page, window, tmp_path, monkeypatch):
    odd = tmp_path / "odd.toml"
    odd.write_text("id = 3", "utf-8")
    monkeypatch.setattr(
        "desktop.pages.declare.QFileDialog.getOpenFileName", lambda *_a: (str(odd), "")
    )
    page.files.layout_chosen.emit("own")
    assert window.banner.isVisible()
    assert window.session.bench.layout == "nssf-eform-v10"


def test_days_left_are_counted_from_the_programs_today(page, window):
    from datetime import date

    window.session.today = date(2026, 11, 14)
    page.refresh(window.session.state)
    left = [row[2].accessibleName() for row in page.due._rows]
    assert left[0].endswith("1 day left")
    assert left[1].endswith("6 days left")


@pytest.mark.parametrize("language", ["km", "zh", "en"])
def test_it_speaks_every_language_and_names_every_control(page, window, qtbot, language):
    page.declare()
    until_idle(qtbot, window.session)
    window.choose_language(language)
    assert page.files.declare.text() == translate(language)("Declare")
    for button in page.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.text() or button.accessibleName()
    for part in (page.files.folder, page.files.layout_choice, page.printing.per_page):
        assert part.accessibleName()
    words = page.checklist.rows[0].accessibleName()
    assert "{" not in words


def test_without_a_page_shown_nothing_is_declared_twice(page, qtbot, window, tmp_path):
    page.declare()
    page.declare()
    until_idle(qtbot, window.session)
    assert len(list(Path(tmp_path).glob(".pheaktean*"))) == 0
    assert page.proof.isVisible()
