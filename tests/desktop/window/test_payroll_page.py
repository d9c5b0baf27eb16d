"""The Payroll page by keys and mouse: files, sheets, what their rows are, locked workbooks."""

from __future__ import annotations

import io
from decimal import Decimal

import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QPushButton

from declaration.month import Month
from desktop.files_seen import without
from desktop.journal import Journal
from desktop.pages.columns import ColumnsPage
from desktop.secrets import Keys
from desktop.widgets.sheet_view import LEFT_OUT, WORKERS
from desktop.workbench import Workbench
from tests.desktop.test_secrets import Store
from tests.desktop.window.conftest import until_idle

HEAD = ["No", "Worker ID", "Name", "Basic Salary (USD)", "Gross Salary (USD)", "Hire Date"]
PEOPLE = [
    [1, "A-001", "SOK DARA", 210, 250.5, "2024-01-05"],
    [2, "A-002", "CHAN SREY", 215, 260, "2024-02-06"],
    [3, "A-003", "KIM PISEY", 208, 240, "2024-03-07"],
]


def workbook(path, password=""):
    """Write a workbook of invented workers: a title, a heading, a total, a signature; a summary."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "LINE-A"
    for row in (
        ["Payroll October"],
        [],
        HEAD,
        *PEOPLE,
        ["Total", "", "", 633, 750.5],
        ["Checked by"],
    ):
        sheet.append(row)
    summary = book.create_sheet("SUMMARY")
    for row in (["Line", "Gross Salary (USD)", "Net Pay (USD)"], ["LINE-A", 750.5, 700]):
        summary.append(row)
    plain = io.BytesIO()
    book.save(plain)
    if not password:
        path.write_bytes(plain.getvalue())
        return path
    plain.seek(0)
    with path.open("wb") as file:
        OOXMLFile(plain).encrypt(password, file)
    return path


def begun(window, qtbot, *paths, store=None):
    page = window.page("payroll")
    page.locks.keys = Keys(store or Store())
    window.session.begin(Workbench(sources=paths, month=Month(2026, 10), rate=Decimal(4015)))
    window.show_page("payroll")
    until_idle(qtbot, window.session)
    return page


@pytest.fixture
def file(tmp_path):
    return workbook(tmp_path / "october.xlsx")


def texts(model, column):
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_every_sheet_is_listed_with_its_workers_and_rows_left_out(window, qtbot, file):
    page = begun(window, qtbot, file)
    assert texts(page.sheets.model, 0) == ["LINE-A", "SUMMARY"]
    assert texts(page.sheets.model, 2) == ["3", ""]
    assert texts(page.sheets.model, 3) == ["2", ""]


def test_a_sheet_shows_what_each_row_is(window, qtbot, file):
    page = begun(window, qtbot, file)
    model = page.view.model
    QAbstractItemModelTester(model)
    assert texts(model, 0) == ["", "", "heading", *["worker"] * 3, "total", "signature"]
    assert model.headerData(5, Qt.Orientation.Horizontal) == "E · Gross wage"
    assert model.headerData(2, Qt.Orientation.Vertical) == 3
    assert page.view._facts.text() == "Heading in row 3 · 3 lines of workers · 2 rows left out"
    recognised = model.index(2, 5).data(Qt.ItemDataRole.BackgroundRole)
    assert recognised is not None
    assert recognised != model.index(3, 5).data(Qt.ItemDataRole.BackgroundRole)


def test_only_the_rows_left_out_or_the_workers_are_shown(window, qtbot, file):
    page = begun(window, qtbot, file)
    page.view.which.setFocus()
    page.view.which.setCurrentIndex(page.view.which.findData(LEFT_OUT))
    assert texts(page.view.model, 0) == ["total", "signature"]
    assert page.view.model.headerData(0, Qt.Orientation.Vertical) == 7
    page.view.which.setCurrentIndex(page.view.which.findData(WORKERS))
    assert texts(page.view.model, 2) == ["A-001", "A-002", "A-003"]


def test_arrows_go_through_the_sheets_and_say_why_one_was_passed_over(window, qtbot, file):
    page = begun(window, qtbot, file)
    page.sheets.table.setFocus()
    QTest.keyClick(page.sheets.table, Qt.Key.Key_Down)
    assert page.view._title.text().startswith("SUMMARY")
    assert "worker number" in page.view._facts.text().lower()


def test_a_button_shows_the_columns_of_the_sheet(window, qtbot, file):
    page = begun(window, qtbot, file)
    page.sheets.table.show_row(1)
    qtbot.waitUntil(lambda: page.view.columns.width() > 40)
    QTest.mouseClick(page.view.columns, Qt.MouseButton.LeftButton)
    columns = window.page("columns")
    assert isinstance(columns, ColumnsPage)
    assert columns.isVisible()
    assert columns.sheet.sheet.name == "SUMMARY"


def test_delete_takes_a_file_off_the_list(window, qtbot, file, payroll_file):
    page = begun(window, qtbot, file, payroll_file)
    page.sheets.table.setFocus()
    page.sheets.table.show_row(0)
    QTest.keyClick(page.sheets.table, Qt.Key.Key_Delete)
    until_idle(qtbot, window.session)
    assert window.session.bench.sources == (payroll_file,)
    window.session.undo_stack.undo()
    until_idle(qtbot, window.session)
    assert window.session.bench.sources == (file, payroll_file)


def test_a_folder_gives_way_to_its_other_files(window, qtbot, tmp_path):
    folder = tmp_path / "october"
    folder.mkdir()
    first, second = workbook(folder / "a.xlsx"), folder / "b.csv"
    second.write_text("Worker ID,Name,Gross\nB-1,SOK DARA,250\nB-2,CHAN SREY,251\n", "utf-8")
    page = begun(window, qtbot, folder)
    lines = [line for line in page._lines if line.path == first]
    assert without(window.session.state, lines) == (second,)


def test_a_file_that_cannot_be_read_says_why(window, qtbot, tmp_path):
    damaged = tmp_path / "damaged.xlsx"
    damaged.write_bytes(workbook(tmp_path / "whole.xlsx").read_bytes()[:900])
    page = begun(window, qtbot, damaged)
    assert texts(page.sheets.model, 0) == ["damaged.xlsx"]
    assert page.view._facts.text()
    assert not page.view.table.isVisible()


def test_a_locked_workbook_asks_and_opens(window, qtbot, tmp_path):
    page = begun(window, qtbot, workbook(tmp_path / "locked.xlsx", "ស្ងាត់ 2026"))
    assert page.password.isVisible()
    QTest.keyClicks(page.password.password, "wrong")
    QTest.keyClick(page.password.password, Qt.Key.Key_Return)
    until_idle(qtbot, window.session)
    assert page.password.isVisible()
    assert "None of the passwords" in page.password._words.text()
    page.password.password.setText("ស្ងាត់ 2026")
    QTest.mouseClick(page.password.open_button, Qt.MouseButton.LeftButton)
    until_idle(qtbot, window.session)
    assert len(window.session.state.payroll) == 3
    assert not page.password.isVisible()
    assert "2026" not in window.journal.path.read_text("utf-8").replace("2026-10", "")


def test_a_password_is_remembered_only_if_wished(window, qtbot, tmp_path):
    store = Store()
    path = workbook(tmp_path / "locked.xlsx", "quiet")
    page = begun(window, qtbot, path, store=store)
    page.password.remember.setChecked(True)
    page.password.password.setText("quiet")
    QTest.keyClick(page.password.password, Qt.Key.Key_Return)
    until_idle(qtbot, window.session)
    qtbot.waitUntil(lambda: Keys(store).passwords() == ("quiet",))
    page.locks._looked_up = False
    begun(window, qtbot, path, store=store)
    assert len(window.session.state.payroll) == 3
    assert not page.password.isVisible()


def test_a_rate_that_is_missing_is_said_at_its_field(window, qtbot, file):
    page = window.page("payroll")
    window.session.begin(Workbench(sources=(file,), month=Month(2026, 10)))
    window.show_page("payroll")
    until_idle(qtbot, window.session)
    assert page.form.rate.property("wrong")
    page.form.rate.setFocus()
    QTest.keyClicks(page.form.rate, "4015")
    QTest.keyClick(page.form.rate, Qt.Key.Key_Return)
    until_idle(qtbot, window.session)
    assert window.session.bench.rate == 4015
    assert not page.form.rate.property("wrong")


def test_a_rate_that_is_no_number_is_kept_to_mend(window, qtbot, file):
    page = begun(window, qtbot, file)
    page.form.rate.setFocus()
    page.form.rate.selectAll()
    QTest.keyClicks(page.form.rate, "40l5")
    QTest.keyClick(page.form.rate, Qt.Key.Key_Tab)
    until_idle(qtbot, window.session)
    assert page.form.rate.text() == "40l5"
    assert page.form.rate.property("wrong")
    assert window.session.bench.rate == 4015


ODD_HEAD = ["Nr", "Kennung", "Wer", "Grundgeld", "Alles USD", "Beginn"]
"""Headings that no dictionary has."""


def odd_workbook(path, blank_rows=2):
    """Write a workbook whose heading is not found: invented workers under words of no language."""
    book = openpyxl.Workbook()
    book.active.title = "LINE-A"
    for row in (["Fabrik"], *([] for _ in range(blank_rows)), ODD_HEAD, *PEOPLE):
        book.active.append(row)
    book.save(path)
    return path


def show_heading(page, window, qtbot, row):
    """Select a row of the sheet by the mouse and press the button."""
    table = page.view.table
    qtbot.waitUntil(lambda: table.isVisible() and table.viewport().width() > 200)
    header = table.verticalHeader()
    at = header.sectionViewportPosition(page.view.model.view_row(row - 1)) + 6
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(6, at))
    assert page.view.selected_rows() == (row, row)
    QTest.mouseClick(page.view.heading, Qt.MouseButton.LeftButton)
    until_idle(qtbot, window.session)


def test_a_heading_that_is_not_found_is_shown_by_hand(window, qtbot, tmp_path):
    page = begun(window, qtbot, odd_workbook(tmp_path / "odd.xlsx"))
    assert page.view._line.seen.missing == ("heading",)
    show_heading(page, window, qtbot, 4)
    assert window.session.bench.mapping.heading_rows == {"odd.xlsx!LINE-A": (4, 4)}
    seen = page.view._line.seen
    assert [column.heading for column in seen.columns] == ODD_HEAD
    assert seen.heading_row == 4
    assert texts(page.view.model, 0)[3] == "heading"
    window.session.undo_stack.undo()
    until_idle(qtbot, window.session)
    assert window.session.bench.mapping is None


def test_a_heading_found_wrong_is_shown_by_keys_and_found_again(window, qtbot, file):
    page = begun(window, qtbot, file)
    page.view.table.setFocus()
    page.view.table.setCurrentIndex(page.view.model.index(3, 1))
    QTest.keyClick(page.view.table, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    until_idle(qtbot, window.session)
    assert window.session.bench.mapping.heading_rows == {"october.xlsx!LINE-A": (4, 4)}
    assert page.view._line.seen.columns[1].heading == "A-001"
    QTest.mouseClick(page.view.look_again, Qt.MouseButton.LeftButton)
    until_idle(qtbot, window.session)
    assert window.session.bench.mapping is None
    assert len(window.session.state.payroll) == 3


def test_a_heading_shown_once_is_found_next_month_wherever_it_stands(window, qtbot, tmp_path):
    page = begun(window, qtbot, odd_workbook(tmp_path / "october.xlsx"))
    show_heading(page, window, qtbot, 4)
    columns = page.view._line.seen.columns
    sheets = [line.seen for line in page._lines]
    for at, field in ((1, "worker_number"), (2, "name_latin"), (4, "gross")):
        seen = page.view._line.seen
        page.edits.choose_field(sheets, seen, columns[at], field)
        until_idle(qtbot, window.session)
        sheets = [line.seen for line in page._lines]
    assert len(window.session.state.payroll) == 3
    begun(window, qtbot, odd_workbook(tmp_path / "november.xlsx", blank_rows=7))
    qtbot.waitUntil(lambda: window.session.bench.mapping is not None)
    until_idle(qtbot, window.session)
    assert window.session.bench.mapping.heading_rows == {"november.xlsx!LINE-A": (9, 9)}
    assert len(window.session.state.payroll) == 3
    assert window.session.state.payroll.sheets[0].fingerprint in (
        window.session.bench.mapping.fingerprint
    )


def test_too_many_rows_are_no_heading(window, qtbot, file):
    page = begun(window, qtbot, file)
    page.view.table.selectAll()
    with qtbot.waitSignal(page.said, check_params_cb=lambda text: "at most 6" in text):
        page.view.heading.click()
    assert window.session.bench.mapping is None


def test_an_unfinished_month_is_thrown_away_and_brought_back(window, qtbot, file, tmp_path):
    for name in ("one", "two"):
        journal = Journal(tmp_path / "unfinished")
        journal.write(Workbench(sources=(tmp_path / name,), month=Month(2026, 9)))
        journal.close()
    window.offer_left_behind()
    page = window.page("payroll")
    assert page.offer.isVisible()
    drop, go_on = _offers(page)[0]
    QTest.mouseClick(drop, Qt.MouseButton.LeftButton)
    assert len(window.journal.left_behind()) == 1
    drop, go_on = _offers(page)[0]
    assert go_on.isHidden()
    assert drop.text() == "Bring it back"
    QTest.keyClick(drop, Qt.Key.Key_Space)
    assert len(window.journal.left_behind()) == 2
    _offers(page)[1][1].click()
    until_idle(qtbot, window.session)
    assert window.session.bench.month == Month(2026, 9)
    assert not page.offer.isVisible()


def test_unfinished_months_are_left_for_later(window, qtbot, tmp_path):
    journal = Journal(tmp_path / "unfinished")
    journal.write(Workbench(sources=(tmp_path / "one",), month=Month(2026, 9)))
    journal.close()
    window.offer_left_behind()
    page = window.page("payroll")
    page.offer.later_button.click()
    assert not page.offer.isVisible()
    assert len(window.journal.left_behind()) == 1


def _offers(page):
    """Return throwing away and going on, of each month offered."""
    lines = [page.offer._lines.itemAt(at).widget() for at in range(page.offer._lines.count())]
    return [tuple(line.findChildren(QPushButton)) for line in lines]


def test_the_enterprise_is_named_in_both_scripts(window, qtbot, file):
    page = begun(window, qtbot, file)
    page.form.name_km.setFocus()
    page.form.name_km.insert("រោងចក្រ ផ្កាឈូក")  # QTest types Latin keys only
    QTest.keyClick(page.form.name_km, Qt.Key.Key_Tab)
    assert window.session.bench.enterprise is None  # it waits for the registered name
    assert page.form.name_km.text() == "រោងចក្រ ផ្កាឈូក"
    page.form.name.setFocus()
    QTest.keyClicks(page.form.name, "Lotus (invented)")
    QTest.keyClick(page.form.name, Qt.Key.Key_Tab)
    until_idle(qtbot, window.session)
    enterprise = window.session.bench.enterprise
    assert (enterprise.name, enterprise.name_km) == ("Lotus (invented)", "រោងចក្រ ផ្កាឈូក")
    assert window.settings.enterprise["name_km"] == "រោងចក្រ ផ្កាឈូក"


def test_another_sheet_is_shown_from_its_heading_and_not_where_the_last_was(
    window, qtbot, file, tmp_path
):
    rows = "".join(f"A-{n},SOK DARA,210\n" for n in range(200))
    long = tmp_path / "many.csv"
    long.write_text("Worker ID,Name,Gross Salary (USD)\n" + rows, "utf-8")
    page = begun(window, qtbot, long, file)
    page.view.table.scrollToBottom()
    assert page.view.table.rowAt(0) > 0
    page.sheets.table.show_row(1)
    page.sheets.table.show_row(0)
    assert page.view.table.rowAt(0) == 0


def test_where_files_are_dropped_makes_room_once_there_are_some(window, qtbot, file):
    page = window.page("payroll")
    assert page.drop.height() > 60
    begun(window, qtbot, file)
    assert page.drop.height() < 40
    window.given.light_up(True)
    assert page.drop._words.isVisible()
    window.given.light_up(False)
    assert not page.drop._words.isVisible()
