"""The Contributions page: its models, and the page driven by keys and mouse."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from time import perf_counter

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy, QTest
from PySide6.QtWidgets import QLabel

from declaration.month import Month
from desktop.models.contributions_model import columns, kept
from desktop.models.table_model import Block, TableModel
from desktop.models.totals_model import reading_columns, reading_costs, scheme_totals, total_columns
from desktop.pages.contributions import READINGS, TOTALS, WORKERS
from desktop.texts import translate
from desktop.widgets.print_preview import PrintPreview
from desktop.workbench import Workbench
from tests.desktop.window.conftest import until_idle
from tests.month import month_of, worker, workers

EN = translate("en")
HEAD = "Worker ID,Name,Basic Salary (USD),Overtime Pay (USD),Gross Salary (USD),Hire Date"
ROWS = [f"A-{n:03},INVENTED NAME{n:02},{190 + n},10,{200 + n},2024-01-05" for n in range(1, 31)]


def model_of(month):
    model = TableModel()
    model.set_data(columns(month, EN), len(month.payroll))
    return model


def column(model, name):
    return next(i for i, each in enumerate(model.columns) if each.name == name)


@pytest.fixture
def page(window, qtbot, tmp_path):
    file = tmp_path / "october.csv"
    file.write_text("\n".join([HEAD, *ROWS, "A-099,NOBODY KNOWN,200,,n/a,2024-01-05", ""]), "utf-8")
    bench = Workbench(sources=(file,), month=Month(2026, 10), rate=Decimal(4015), hold_out=True)
    window.session.begin(bench)
    window.show_page("contributions")
    shown = window.page("contributions")
    qtbot.waitUntil(lambda: shown.box.model.rows == 31, timeout=30_000)
    until_idle(qtbot, window.session)
    qtbot.waitUntil(lambda: shown.card._shown is not None)
    return shown


def test_the_model_is_sound_also_when_empty(qapp):
    model = model_of(month_of(workers(4)))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.search("W2")
    model.sort(column(model, "remittance"), Qt.SortOrder.DescendingOrder)
    model.set_data([], 0)
    model.set_data(columns(month_of([worker()], month="2005-01"), EN), 1)
    assert "remittance" not in [each.name for each in model.columns]


def test_a_row_adds_up(qapp):
    month = month_of(workers(3))
    model = model_of(month)
    values = {each.name: each.values(1) for each in model.columns}
    assert values["wage_usd"] == Decimal("239.12")
    assert values["wage_khr"] == month.wage_khr[1]
    assert values["remittance"] == values["employer_total"] + values["worker_total"]
    shares = ("occupational_risk_employer", "health_care_employer", "pension_employer")
    assert values["employer_total"] == sum(values[name] for name in shares)


def test_the_selection_is_summed_in_dollars_too(qapp):
    model = model_of(month_of(workers(3)))
    at = column(model, "wage_usd")
    assert model.total([Block(0, 2, at, at)]) == (3, Decimal("717.36"))


def test_rows_are_kept_by_status_and_wage(qapp):
    month = month_of([*workers(3), worker(7, gross="310.00"), worker(8, leave_date="2026-08-31")])
    assert kept(month) is None
    assert kept(month, "left").tolist() == [False] * 4 + [True]
    high = kept(month, "", (1_200_001, None))
    assert high.tolist() == [False, False, False, True, False]
    assert not (kept(month, "left", (1, None))).any()


def test_totals_are_those_of_the_lines_declared(qapp):
    month = month_of([*workers(3), worker(8, leave_date="2026-08-31")])
    rows = scheme_totals(month)
    assert [row.workers for row in rows] == [3, 3, 3, 3]
    assert rows[-1].employer == sum(int(s.employer.sum()) for s in month.shares.values())
    model = TableModel()
    model.set_data(total_columns(rows, EN), len(rows))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.index(3, 0).data() == "Together"
    assert model.index(3, 2).data() == ""


def test_other_readings_stand_dearest_first(qapp):
    month = month_of(workers(3))
    rows = reading_costs(month, EN)
    assert [abs(row.difference) for row in rows] == sorted(
        (abs(row.difference) for row in rows), reverse=True
    )
    assert not rows[0].is_report  # it is called so
    shown = reading_columns(rows, EN)
    assert "as a report of 2021 has it" in shown[2].values(0)
    assert shown[3].show(rows[0].difference, EN).startswith("+")


def test_sorting_and_filtering_a_hundred_thousand(qapp):
    """A step is a click or a key; a generous bound, so that a busy machine does not fail it."""
    month = month_of(workers(50))
    model, n = TableModel(), 100_000
    many = [each for each in columns(month, EN) if each.whole and each.name != "status"]
    rows = np.arange(n) % 50
    wholes = {each.name: np.asarray(each.whole())[rows] for each in many}
    spread = [
        replace(
            each, whole=lambda name=each.name: wholes[name], values=wholes[each.name].__getitem__
        )
        for each in many
    ]
    model.set_data(spread, n)
    model.prepare_search()
    model.sort(3)
    took = []
    for step in (
        lambda: model.search("W1"),
        lambda: model.sort(3, Qt.SortOrder.DescendingOrder),
        lambda: model.keep(np.arange(n) % 2 == 0),
        lambda: model.search(""),
    ):
        start = perf_counter()
        step()
        took.append(perf_counter() - start)
    assert model.rowCount() == n // 2
    assert min(took) < 0.5  # 0.05 s on an idle machine
    assert max(took) < 0.5


def test_the_page_shows_figures_workers_and_a_card(page):
    figures = [figure.text() for _words, figure in page.figures._parts]
    assert figures[0] == "30"
    assert page.box.model.rowCount() == 31
    assert "A-001" in page.card._about.text()
    assert "Why" not in page.card.steps.text()
    assert "Basic pay" in page.card.steps.text()
    assert page.card.chart.accessibleDescription()


def test_arrow_keys_change_the_card(page, qtbot):
    page.box.table.setFocus()
    QTest.keyClick(page.box.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "A-002" in page.card._about.text())
    page.box.filter.setText("name30")
    qtbot.waitUntil(lambda: page.box.model.rowCount() == 1)


def test_lines_held_out_can_be_shown_alone(page, qtbot):
    page.status_choice.setFocus()
    QTest.keyClick(page.status_choice, Qt.Key.Key_End)
    assert page.status_choice.currentData() == "held_out"
    assert page.box.model.rowCount() == 1
    page.show_target(0)
    assert page.box.model.rowCount() == 31
    assert page.box.table.current_row() == 0


def test_a_bar_shows_its_workers_and_the_range_can_be_taken_away(page, qtbot):
    page.leaves.setCurrentIndex(TOTALS)
    chart = page.totals.chart
    qtbot.waitUntil(chart.isVisible)
    counts = page.totals._wages.counts
    at = int(np.argmax(counts))
    spot = chart.chart.spots(chart._area())[at]
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=spot.area.center().toPoint())
    assert page.leaves.currentIndex() == WORKERS
    assert page.box.model.rowCount() == counts[at]
    assert page.range_button.isVisible()
    QTest.mouseClick(page.range_button, Qt.MouseButton.LeftButton)
    assert page.box.model.rowCount() == 31
    assert not page.range_button.isVisible()


def test_the_sum_of_the_selection_is_said(page, qtbot):
    said = QSignalSpy(page.said)
    at = column(page.box.model, "remittance")
    view = page.box.table
    first, last = page.box.model.index(0, at), page.box.model.index(1, at)
    view.setCurrentIndex(first)
    view.scrollTo(last)
    QTest.mouseClick(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.ShiftModifier,
        view.visualRect(last).center(),
    )
    qtbot.waitUntil(lambda: any("sum" in said.at(i)[0] for i in range(said.count())))
    total = sum(page.box.model.value(each) for each in (first, last))
    assert f"{total:,}" in said.at(said.count() - 1)[0]


def test_another_reading_leads_to_the_law(page, qtbot):
    page.leaves.setCurrentIndex(READINGS)
    wanted = QSignalSpy(page.wanted)
    table = page.readings.table
    qtbot.waitUntil(table.isVisible)
    table.setCurrentIndex(table.model().index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert wanted.at(0) == ["law", page.readings._costs[0].parameter]


def test_columns_are_hidden_from_the_menu_of_the_heading(page):
    menu = page.box.table.column_menu()
    titles = {action.text(): action for action in menu.actions()}
    at = column(page.box.model, "occupational_risk_base")
    assert page.box.table.isColumnHidden(at)
    titles["Occupational risk, base [riel]"].trigger()
    assert not page.box.table.isColumnHidden(at)
    menu.deleteLater()


def test_the_card_is_kept_as_pdf_and_a_closed_door_is_said(page, tmp_path, qtbot):
    card = page.printout()
    assert card.pages >= 2
    page.save_pdf(tmp_path / "card.pdf", card)
    assert (tmp_path / "card.pdf").read_bytes().startswith(b"%PDF")
    failed = QSignalSpy(page.session.failed)
    page.save_pdf(tmp_path / "no such folder" / "card.pdf", card)
    assert failed.count() == 1
    assert "Traceback" not in failed.at(0)[0]


def test_the_key_for_printing_prints_what_is_seen(page, monkeypatch):
    shown = []
    monkeypatch.setattr(PrintPreview, "exec", lambda preview: shown.append(preview._printout.title))
    QTest.keyClick(page.window(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert not page.totals_button.isVisible()
    page.leaves.setCurrentIndex(TOTALS)
    QTest.keyClick(page.window(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    QTest.mouseClick(page.totals_button, Qt.MouseButton.LeftButton)
    assert shown == ["Contributions 2026-10 A-001", *["NSSF contributions 2026-10"] * 2]


@pytest.mark.parametrize("language", ["en", "km", "zh"])
def test_every_language_fits_and_names_its_controls(page, window, qtbot, language):
    window.set_language(language)
    for leaf in range(3):
        page.leaves.setCurrentIndex(leaf)
        for figure in page.figures.findChildren(QLabel):
            assert figure.width() >= figure.sizeHint().width()
    for control in (page.box.table, page.box.filter, page.status_choice, page.card.steps_area):
        assert control.accessibleName()
    page.leaves.setCurrentIndex(TOTALS)
    qtbot.waitUntil(page.totals.isVisible)
    header = page.totals.table.horizontalHeader()
    assert header.length() <= page.totals.table.viewport().width()


def test_an_empty_page_says_what_to_do(window, qtbot):
    window.show_page("contributions")
    shown = window.page("contributions")
    assert not shown.box.isVisible()
    assert shown.printout() is None
    shown.print_card()
    shown.print_totals()
    shown.ask_pdf()
    assert not shown.card.print_button.isVisible()


def test_the_lines_add_up_to_those_read(page):
    shown = [
        (sign.accessibleName(), int(count.text()))
        for sign, count in page.totals._lines._rows
        if not count.isHidden()
    ]
    assert shown == [("Workers read", 31), ("Declared", 30), ("Held out", 1)]


def test_a_line_without_a_wage_has_no_scale(page, qtbot):
    page.show_target(30)
    qtbot.waitUntil(lambda: "A-099" in page.card._about.text())
    assert page.card.chart.isHidden()
    page.show_target(0)
    qtbot.waitUntil(lambda: not page.card.chart.isHidden())
