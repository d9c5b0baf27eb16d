"""What is open about a column is answered beside it, by the mouse or by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.desktop.window.test_columns_page import settled, shown


def payroll(tmp_path, head, rows):
    """Write an invented payroll."""
    path = tmp_path / "october.csv"
    path.write_text("\n".join([head, *rows, ""]), "utf-8")
    return path


def offered(page):
    """Return the buttons that answer, in order."""
    flow = page.column._flow
    return [flow.itemAt(at).widget() for at in range(flow.count())]


def found(window, code):
    return [each for each in window.session.state.month.findings if each.code == code]


def press(page, window, qtbot, words, key=None):
    """Press the button with some words, by the mouse or by a key."""
    (button,) = [each for each in offered(page) if words in each.text()]
    qtbot.waitUntil(lambda: button.isVisible() and button.width() > 40)
    if key is None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    else:
        button.setFocus()
        QTest.keyClick(button, key)
    settled(qtbot, window)


DATES = (
    "Worker ID,Name,Gross Salary (USD),Hire Date",
    ["A-001,SOK DARA,220,03/04/2024", "A-002,CHAN SREY,217,05/06/2023"],
)


@pytest.mark.parametrize(
    ("words", "order", "day"),
    [
        ("Day first: 3 Apr 2024", "dmy", "2024-04-03"),
        ("Month first: 4 Mar 2024", "mdy", "2024-03-04"),
    ],
)
def test_dates_of_two_readings_are_answered_there(window, qtbot, tmp_path, words, order, day):
    page = shown(window, qtbot, payroll(tmp_path, *DATES))
    assert found(window, "FMT-003")
    page.show_column("D")
    press(page, window, qtbot, words)
    assert window.session.bench.mapping.date_order == order
    assert str(window.session.state.payroll.date("hire_date")[0]) == day
    assert not found(window, "FMT-003")
    assert not offered(page)
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, window)
    assert found(window, "FMT-003")


def test_the_right_one_of_two_columns_is_named(window, qtbot, tmp_path):
    head = "Worker ID,Name,Gross Salary (USD),Gross Wage (USD),Hire Date"
    rows = ["A-001,SOK DARA,220,230,2024-01-05", "A-002,CHAN SREY,217,218,2024-01-05"]
    page = shown(window, qtbot, payroll(tmp_path, head, rows))
    (finding,) = found(window, "MAP-003")
    window.show_page("columns", finding)
    assert page.box.table.hasFocus()
    assert page.lines[page.box.table.current_row()].read.letter == finding.place.column
    press(page, window, qtbot, "D “Gross Wage (USD)” counts", Qt.Key.Key_Space)
    assert not found(window, "MAP-003")
    assert window.session.state.payroll.sheets[0].letter("gross") == "D"
    assert window.session.bench.mapping.ignore == ("Gross Salary (USD)",)


def test_dollars_or_riel_is_answered_there(window, qtbot, tmp_path):
    head = "Worker ID,Name,Gross Salary,Hire Date"
    rows = ["A-001,SOK DARA,12000,2024-01-05", "A-002,CHAN SREY,13500,2024-01-05"]
    page = shown(window, qtbot, payroll(tmp_path, head, rows))
    assert found(window, "FMT-013")
    page.show_column("C")
    press(page, window, qtbot, "Riel")
    assert window.session.bench.mapping.currency == {"gross": "KHR"}
    assert not found(window, "FMT-013")


def test_a_heading_with_two_meanings_is_answered_there(window, qtbot, tmp_path):
    head = "អត្តលេខ,ឈ្មោះ,ប្រាក់ខែគោល (USD),ថ្ងៃចូលធ្វើការ"
    rows = ["A-001,សុខ ដារ៉ា,220,2024-01-05", "A-002,ចាន់ ស្រី,217,2024-01-05"]
    page = shown(window, qtbot, payroll(tmp_path, head, rows))
    assert found(window, "MAP-006")
    page.show_column("C")
    assert [each.text() for each in offered(page)] == ["It is: Basic pay", "It is: Net pay"]
    press(page, window, qtbot, "Basic pay", Qt.Key.Key_Space)
    assert not found(window, "MAP-006")
    assert window.session.state.payroll.sheets[0].letter("basic_pay") == "C"


def test_a_likeness_is_confirmed(window, qtbot, tmp_path):
    head = "Worker ID,Name,Gros Salry (USD),Hire Date"
    rows = ["A-001,SOK DARA,220,2024-01-05", "A-002,CHAN SREY,217,2024-01-05"]
    page = shown(window, qtbot, payroll(tmp_path, head, rows))
    assert found(window, "MAP-007")
    page.show_column("C")
    press(page, window, qtbot, "Yes, it is")
    assert not found(window, "MAP-007")


def test_an_unknown_pay_column_is_left_out_or_chosen(window, qtbot, tmp_path):
    head = "Worker ID,Name,Box 9 (USD),Gross Salary (USD),Hire Date"
    rows = ["A-001,SOK DARA,7,220,2024-01-05", "A-002,CHAN SREY,8,217,2024-01-05"]
    page = shown(window, qtbot, payroll(tmp_path, head, rows))
    page.show_column("C")
    first, _leave = offered(page)
    assert isinstance(first, QPushButton)
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    assert page.box.table.state() == page.box.table.State.EditingState
    QTest.keyClick(page.box.table.viewport().focusWidget() or page.box.table, Qt.Key.Key_Escape)
    press(page, window, qtbot, "Leave it out on purpose")
    assert window.session.bench.mapping.ignore == ("Box 9 (USD)",)


def test_a_sheet_without_a_heading_leads_to_its_rows(window, qtbot, tmp_path):
    path = payroll(tmp_path, "Nr,Kennung,Wer,Alles", ["1,A-001,SOK DARA,220"])
    page = shown(window, qtbot, path)
    assert page.notice.isVisible()
    QTest.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    payroll_page = window.page("payroll")
    assert payroll_page.isVisible()
    assert payroll_page.view.table.hasFocus()
    QTest.keyClick(payroll_page.view.table, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, window)
    assert window.session.bench.mapping.heading_rows == {"october.csv": (1, 1)}
