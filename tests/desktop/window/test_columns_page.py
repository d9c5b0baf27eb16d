"""The Columns page, driven by keys and mouse over small invented payrolls."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QComboBox, QPushButton

from declaration.findings import Place
from declaration.month import Month
from desktop.models.columns_model import CURRENCY_AT, FIELD_AT
from desktop.workbench import Workbench
from tests.desktop.window.conftest import until_idle

HEAD = (
    "Worker ID,Name,Basic Salary (USD),Overtime Pay (USD),Box 9 (USD),Gross Salary (USD),Hire Date"
)
ROWS = [
    ("A-001", "SOK DARA", "200", "20", "7", "227"),
    ("A-002", "CHAN SREY", "210", "0", "7", "217"),
    ("A-003", "KIM PISEY", "205", "15", "9", "229"),
    ("A-004", "OUM THIDA", "208", "12", "9", "229"),
]


def payroll_text(head=HEAD, rows=ROWS):
    return "\n".join([head, *(",".join((*row, "2024-01-05")) for row in rows), ""])


def shown(window, qtbot, path, **more):
    """Return the Columns page over a payroll file."""
    bench = Workbench(sources=(path,), month=Month(2026, 10), rate=Decimal(4015), **more)
    window.session.begin(bench)
    until_idle(qtbot, window.session)
    window.show_page("columns")
    page = window.page("columns")
    until_idle(qtbot, window.session)
    return page


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "october.csv"
    path.write_text(payroll_text(), "utf-8")
    return path


def settled(qtbot, window):
    """Wait until an answer is taken over and worked out."""
    QCoreApplication.processEvents()
    until_idle(qtbot, window.session)


def cell(page, letter, column):
    row = next(i for i, line in enumerate(page.lines) if line.read.letter == letter)
    return page.box.model.index(page.box.model.view_row(row), column)


def press_into(page, letter, column):
    """Click a cell and open its editor by F2; return the editor."""
    index = cell(page, letter, column)
    table = page.box.table
    table.scrollTo(index)
    table.setCurrentIndex(index)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_F2)
    (editor,) = table.viewport().findChildren(QComboBox)
    return editor


def sentences(page):
    return [part.text() for part in page.sums.findChildren(type(page._lead)) if part.text()]


def test_every_column_is_shown_with_samples_field_and_reason(window, qtbot, file):
    page = shown(window, qtbot, file)
    QAbstractItemModelTester(page.box.model)
    assert page.box.model.rowCount() == 7
    assert cell(page, "B", 2).data() == "SOK DARA · CHAN SREY · KIM PISEY · OUM THIDA"
    assert cell(page, "F", FIELD_AT).data() == "Gross wage"
    assert "by its heading" in cell(page, "F", 4).data()
    assert cell(page, "F", CURRENCY_AT).data() == "US dollar"
    assert cell(page, "D", 6).data() == "yes · Labour Law, Article 103: overtime"


def test_arithmetic_holds_and_says_so(window, qtbot, file):
    page = shown(window, qtbot, file)
    assert any("Adds up on 4 lines." in text for text in sentences(page))


def test_typing_says_what_a_column_is(window, qtbot, file):
    page = shown(window, qtbot, file)
    editor = press_into(page, "E", FIELD_AT)
    editor.lineEdit().selectAll()
    QTest.keyClicks(editor.lineEdit(), "meal all")
    QTest.keyClick(editor.lineEdit(), Qt.Key.Key_Return)
    settled(qtbot, window)
    assert window.session.bench.mapping.columns == {"meal_allowance": "Box 9 (USD)"}
    assert cell(page, "E", FIELD_AT).data() == "Meal allowance"
    assert cell(page, "E", 4).data() == "chosen or saved by you"
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    until_idle(qtbot, window.session)
    assert window.session.bench.mapping is None


def test_choosing_from_the_list_by_mouse(window, qtbot, file):
    page = shown(window, qtbot, file)
    index = cell(page, "E", FIELD_AT)
    table = page.box.table
    table.scrollTo(index)
    place = table.visualRect(index)
    QTest.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, pos=place.topRight() + QPoint(-6, 12)
    )
    (editor,) = table.viewport().findChildren(QComboBox)
    editor.setCurrentIndex(editor.findText("Leave it out on purpose"))
    editor.activated.emit(editor.currentIndex())
    settled(qtbot, window)
    assert window.session.bench.mapping.ignore == ("Box 9 (USD)",)
    assert cell(page, "E", FIELD_AT).data() == "left out on purpose"


def test_what_is_no_answer_is_said_and_changes_nothing(window, qtbot, file):
    page = shown(window, qtbot, file)
    with qtbot.waitSignal(page.said, check_params_cb=lambda text: "nonsense" in text):
        editor = press_into(page, "E", FIELD_AT)
        editor.lineEdit().selectAll()
        QTest.keyClicks(editor.lineEdit(), "nonsense")
        QTest.keyClick(editor.lineEdit(), Qt.Key.Key_Return)
    assert window.session.bench.mapping is None


def test_a_column_that_the_gross_leaves_out_is_named_and_counted(window, qtbot, tmp_path):
    path = tmp_path / "left-out.csv"
    rows = [(*row[:4], "0", row[2]) for row in ROWS]
    path.write_text(payroll_text(rows=rows), "utf-8")
    page = shown(window, qtbot, path)
    assert any("leaves out Overtime pay (D) on 3 lines: $47.00" in text for text in sentences(page))
    assert "the gross leaves it out" in cell(page, "D", 6).data()
    count = next(
        made for made in page.sums.findChildren(QPushButton) if "Count it into" in made.text()
    )
    QTest.mouseClick(count, Qt.MouseButton.LeftButton)
    until_idle(qtbot, window.session)
    assert window.session.bench.include == ("overtime_pay",)
    assert window.session.state.month.wage_khr[0] == 220 * 4015
    assert "added to the gross" in cell(page, "D", 6).data()


def test_currency_is_chosen(window, qtbot, file):
    page = shown(window, qtbot, file)
    editor = press_into(page, "F", CURRENCY_AT)
    editor.setCurrentIndex(editor.findText("Riel"))
    editor.activated.emit(editor.currentIndex())
    settled(qtbot, window)
    assert window.session.bench.mapping.currency == {"gross": "KHR"}
    assert cell(page, "F", CURRENCY_AT).data() == "Riel"


def test_choices_are_remembered_for_the_layout(window, qtbot, file, tmp_path):
    page = shown(window, qtbot, file)
    page.choices.choose_field(4, "meal_allowance")
    until_idle(qtbot, window.session)
    november = tmp_path / "november.csv"
    november.write_text(payroll_text(rows=ROWS[:3]), "utf-8")
    shown(window, qtbot, november)
    assert window.session.bench.mapping.columns["meal_allowance"] == "Box 9 (USD)"
    assert not page.drift.isVisible()
    window.session.undo_stack.undo()
    until_idle(qtbot, window.session)
    assert window.session.bench.mapping is None


def test_what_is_undone_is_not_remembered(window, qtbot, file, tmp_path):
    page = shown(window, qtbot, file)
    page.choices.choose_field(4, "meal_allowance")
    until_idle(qtbot, window.session)
    assert list((tmp_path / "config" / "layouts").glob("*.toml"))
    window.session.undo_stack.undo()
    until_idle(qtbot, window.session)
    assert not list((tmp_path / "config" / "layouts").glob("*.toml"))


def test_a_layout_that_drifted_is_shown_side_by_side(window, qtbot, file, tmp_path):
    page = shown(window, qtbot, file)
    page.save_layout()
    until_idle(qtbot, window.session)
    moved = tmp_path / "november.csv"
    heads = HEAD.replace("Overtime Pay (USD),Box 9 (USD)", "Box 9 (USD),OT Amount (USD)")
    rows = [(a, b, c, e, d, f) for a, b, c, d, e, f in ROWS]
    moved.write_text(payroll_text(heads, rows), "utf-8")
    shown(window, qtbot, moved)
    assert page.drift.isVisible()
    rows = [[page.drift.model.index(i, j).data() for j in range(4)] for i in range(3)]
    assert ["renamed", "Overtime pay", "Overtime Pay (USD)", "E · OT Amount (USD)"] in rows
    QTest.mouseClick(page.drift.accept_button, Qt.MouseButton.LeftButton)
    until_idle(qtbot, window.session)
    assert not page.drift.isVisible()
    assert not any(f.code == "MAP-005" for f in window.session.state.payroll.findings)


def test_a_sheet_that_was_passed_over_can_be_named(window, qtbot, tmp_path):
    path = tmp_path / "odd.csv"
    head = "Worker ID,Name,Sex,Xyzzy,Hire Date,Position"
    rows = "".join(f"A-00{i},SOK DARA{i},F,{200 + i},2024-01-05,Sewer\n" for i in range(4))
    path.write_text(f"{head}\n{rows}", "utf-8")
    page = shown(window, qtbot, path)
    assert page.notice.isVisible()
    page.choices.choose_field(3, "gross")
    until_idle(qtbot, window.session)
    assert len(window.session.state.payroll) == 4
    assert not page.notice.isVisible()


def test_another_page_can_ask_for_a_column(window, qtbot, file):
    page = shown(window, qtbot, file)
    window.show_page("columns", Place("october.csv", "", 0, "E"))
    assert page.lines[page.box.table.current_row()].read.letter == "E"


@pytest.mark.parametrize("language", ["km", "zh", "en"])
def test_it_speaks_every_language(window, qtbot, file, language):
    page = shown(window, qtbot, file)
    window.set_language(language)
    until_idle(qtbot, window.session)
    assert page.box.model.rowCount() == 7
    assert page.sheet_choice.accessibleName()
    if language != "en":
        assert cell(page, "F", FIELD_AT).data() != "Gross wage"
