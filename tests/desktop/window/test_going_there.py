"""Every “Go to …” lands on what it speaks of, selected and with the keyboard in it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from declaration.month import Month
from desktop.workbench import Workbench
from tests.desktop.window.conftest import until_idle

PAYROLL = """\
Worker ID,Name,Box 9 (USD),Gross Salary (USD),Hire Date,Birth Date,NSSF Number
A-001,SOK DARA,7.5,300,2020-01-05,03/04/1990,2110001-1000001-ក
A-002,CHAN SREY,8.25,318.25,2019-02-06,05/06/1991,
A-003,KIM PISEY,9,329,2018-03-07,07/08/1992,
"""
"""Invented: an unknown pay column, dates of two readings, two who are not registered."""


def findings_page(window, qtbot, tmp_path, rate=Decimal(4015)):
    file = tmp_path / "october.csv"
    file.write_text(PAYROLL, "utf-8")
    window.session.begin(Workbench((file,), Month(2026, 10), rate, hold_out=True))
    until_idle(qtbot, window.session)
    window.show_page("findings")
    return window.page("findings")


def go(window, qtbot, page, code, number=0):
    """Press “Go to …” of a finding; return the finding."""
    every = [each for each in window.session.state.month.findings if each.code == code]
    window.show_page("findings", every[number])
    qtbot.waitUntil(lambda: page.card.go.isVisible() and page.card.go.width() > 40)
    page.card.go.setFocus()
    QTest.keyClick(page.card.go, Qt.Key.Key_Space)
    return every[number]


@pytest.mark.parametrize("code", ["MAP-004", "FMT-003"])
def test_to_exactly_the_column(window, qtbot, tmp_path, code):
    page = findings_page(window, qtbot, tmp_path)
    finding = go(window, qtbot, page, code)
    columns = window.page("columns")
    assert page.card.go.text() == f"Go to column {finding.place.column}"
    assert columns.isVisible()
    assert columns.box.table.hasFocus()
    assert columns.lines[columns.box.table.current_row()].read.letter == finding.place.column


def test_to_a_column_that_a_filter_hides(window, qtbot, tmp_path):
    page = findings_page(window, qtbot, tmp_path)
    window.show_page("columns")
    columns = window.page("columns")
    columns.box.filter.setText("gross")
    columns.box.model.search("gross")
    go(window, qtbot, page, "MAP-004")
    assert columns.lines[columns.box.table.current_row()].read.letter == "C"


def test_to_the_worker_who_is_not_registered(window, qtbot, tmp_path):
    page = findings_page(window, qtbot, tmp_path)
    finding = go(window, qtbot, page, "REG-001", number=1)
    board = window.page("registrations")
    assert board.isVisible()
    assert board.box.table.hasFocus()
    assert board.board.workers[board.box.table.current_row()] == finding.worker


def test_to_the_rate(window, qtbot, tmp_path):
    page = findings_page(window, qtbot, tmp_path, rate=None)
    go(window, qtbot, page, "LAW-003")
    assert window.page("payroll").form.rate.hasFocus()


def test_to_the_figure_of_law(window, qtbot, tmp_path):
    page = findings_page(window, qtbot, tmp_path)
    finding = go(window, qtbot, page, "LAW-001")
    law = window.page("law")
    assert law.isVisible()
    assert law.box.table.hasFocus()
    assert law._figures[law.box.table.current_row()].parameter.name == finding.field


def test_from_the_checklist_to_the_column(window, qtbot, tmp_path):
    findings_page(window, qtbot, tmp_path)
    window.show_page("declare")
    declare = window.page("declare")
    (line,) = [each for each in declare.checklist.lines if each.page == "columns"]
    declare._go(line)
    columns = window.page("columns")
    assert columns.isVisible()
    letter = columns.lines[columns.box.table.current_row()].read.letter
    assert letter == line.target.place.column


@pytest.mark.parametrize(
    ("name", "field"), [("rate", "rate"), ("enterprise", "name"), ("payroll", "month")]
)
def test_from_the_checklist_to_what_is_asked(window, qtbot, tmp_path, name, field):
    findings_page(window, qtbot, tmp_path)
    window.show_page("declare")
    declare = window.page("declare")
    declare._go(next(each for each in declare.checklist.lines if each.name == name))
    form = window.page("payroll").form
    asked = getattr(form, field)
    assert asked.hasFocus() or asked.isAncestorOf(form.focusWidget())


def test_to_a_finding_that_searched_words_hide(window, qtbot, tmp_path):
    page = findings_page(window, qtbot, tmp_path)
    finding = next(f for f in window.session.state.month.findings if f.code == "MAP-004")
    page.filter.setText("registered")
    page.model.search("registered")
    assert not page.model.is_kept(page.model.found.findings.index(finding))
    window.show_page("findings", finding)
    assert page.table.hasFocus()
    assert page.model.found.findings[page.table.current_row()] == finding
