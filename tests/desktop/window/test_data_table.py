import pytest
from PySide6.QtCore import QCoreApplication, QItemSelectionModel, QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.settings import Settings
from desktop.texts import translate
from desktop.widgets.data_table import DataTable
from desktop.widgets.table_box import TableBox
from desktop.widgets.table_menu import table_menu
from tests.desktop.window.test_table_model import columns


@pytest.fixture
def box(qapp, qtbot, settings):
    made = TableBox("people", settings, frozen=1)
    made.retranslate(translate("en"), "People")
    made.show_data(columns(), 5)
    made.resize(600, 300)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def select_all(table):
    table.setFocus()
    table.selectAll()


def test_copies_the_selection_as_a_spreadsheet_pastes_it(box):
    table = box.table
    rows = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for row in (0, 3):
        table.selectionModel().select(box.model.index(row, 0), rows)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == (
        "សុខ\t900,000\t5 Jan 2024\t0\nអេង\t850,000\t31 Oct 2026\t3"
    )


def test_tells_the_sum_of_what_is_selected(box, qtbot):
    said = []
    box.table.said.connect(said.append)
    choose = QItemSelectionModel.SelectionFlag.Select
    for row in (0, 1, 3):
        box.table.selectionModel().select(box.model.index(row, 1), choose)
    qtbot.waitUntil(lambda: bool(said))
    assert said[-1] == "3 cells, sum 2,950,000"
    box.table.selectAll()
    qtbot.waitUntil(lambda: len(said) > 1)
    assert said[-1] == "20 cells"


def test_clicking_a_title_sorts_and_a_third_click_gives_the_order_back(box):
    head = box.table.horizontalHeader()
    at = head.sectionViewportPosition(1) + 10

    def click():
        QTest.mouseClick(
            head.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            head.viewport().rect().topLeft() + type(head.pos())(at, 8),
        )
        return [box.model.data_row(row) for row in range(5)]

    assert click() == [2, 3, 0, 4, 1]
    assert click() == [1, 0, 4, 3, 2]
    assert click() == [0, 1, 2, 3, 4]


def test_return_opens_the_row_of_the_data(box):
    opened = []
    box.table.opened.connect(opened.append)
    box.model.sort(1)
    box.table.show_row(4)
    QTest.keyClick(box.table, Qt.Key.Key_Return)
    assert opened == [4]
    assert box.table.current_row() == 4


def test_typing_in_the_filter_line_and_down_into_the_table(box, qtbot):
    box.filter.setFocus()
    QTest.keyClicks(box.filter, "chan")
    qtbot.waitUntil(lambda: box.model.rowCount() == 2)
    QTest.keyClick(box.filter, Qt.Key.Key_Down)
    assert box.table.current_row() == 1
    QTest.keyClick(box.filter, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: box.model.rowCount() == 5)


def test_widths_order_and_hidden_columns_are_remembered(box, qapp, settings):
    table, head = box.table, box.table.horizontalHeader()
    table.setColumnWidth(0, 77)
    head.moveSection(2, 0)
    menu = table.column_menu()
    next(action for action in menu.actions() if action.text() == "Wage").trigger()
    assert table.isColumnHidden(1)
    settings.save()

    again = DataTable("people", Settings.load(settings.path))
    again.set_model(box.model)
    assert again.columnWidth(0) == 77
    assert again.horizontalHeader().visualIndex(2) == 0
    assert again.isColumnHidden(1)
    again.deleteLater()


def test_first_columns_stay_when_the_others_scroll(box, qtbot):
    table = box.table
    for column in range(4):
        table.setColumnWidth(column, 300)
    frozen = table.findChild(type(table).__mro__[1], "frozen")
    assert not frozen.isVisible()
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() > 200)
    table.horizontalScrollBar().setValue(200)
    assert frozen.isVisible()
    assert not frozen.isColumnHidden(0)
    assert frozen.isColumnHidden(1)
    table.horizontalScrollBar().setValue(0)
    assert not frozen.isVisible()


def test_other_data_keeps_the_cursor(box):
    box.table.show_row(3)
    box.show_data(columns(), 5)
    assert box.table.current_row() == 3
    box.show_data(columns(), 2)
    assert box.table.current_row() == -1


def offered(table):
    """Return what the menu of a table offers, by its words."""
    menu = table_menu(table, translate("en"))
    return {action.text().replace("&", ""): action for action in menu.actions() if action.text()}


def test_the_menu_sorts_moves_and_hides_the_column_under_the_cursor(box):
    table, head = box.table, box.table.horizontalHeader()
    table.setCurrentIndex(box.model.index(0, 1))
    offered(table)["Sort down by this column"].trigger()
    assert [box.model.data_row(row) for row in range(5)] == [1, 0, 4, 3, 2]
    offered(table)["Not sorted"].trigger()
    assert [box.model.data_row(row) for row in range(5)] == [0, 1, 2, 3, 4]
    offered(table)["Move left"].trigger()
    assert head.visualIndex(1) == 0
    assert not offered(table)["Move left"].isEnabled()
    offered(table)["Hide this column"].trigger()
    assert table.isColumnHidden(1)


def test_columns_are_frozen_by_choice_and_stay_so(box, settings):
    table = box.table
    table.setCurrentIndex(box.model.index(0, 2))
    offered(table)["Freeze up to this column"].trigger()
    assert table.frozen_count == 3
    settings.save()
    again = DataTable("people", Settings.load(settings.path), frozen=1)
    again.set_model(box.model)
    assert again.frozen_count == 3
    offered(table)["Freeze no column"].trigger()
    assert table.frozen_count == 0
    again.deleteLater()


def test_the_menu_key_opens_the_menu(box, qtbot):
    table = box.table
    table.setFocus()
    table.setCurrentIndex(box.model.index(1, 1))
    seen = []

    def look():
        menu = QApplication.activePopupWidget()
        seen.append([action.text() for action in menu.actions()])
        menu.close()

    QTimer.singleShot(50, look)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(50, 50))
    QCoreApplication.sendEvent(table, event)
    assert "&Hide this column" in seen[0]
