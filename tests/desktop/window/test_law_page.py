"""The Law page: its table, and choosing a reading by keys and mouse."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from declaration.month import Month
from declaration.monthly import Enterprise
from desktop.models.law_model import (
    CONTESTED,
    DOUBTFUL,
    choices,
    columns,
    figures,
    kept,
    law_of,
)
from desktop.models.table_model import TableModel
from desktop.texts import translate
from desktop.workbench import Workbench
from tests.desktop.window.conftest import until_idle

EN = translate("en")
OCTOBER = Workbench(month=Month(2026, 10))


@pytest.fixture
def page(window, qtbot, payroll_file):
    bench = Workbench(
        sources=(payroll_file,), month=Month(2026, 10), rate=Decimal(4015), hold_out=True
    )
    window.session.begin(bench)
    window.show_page("law")
    until_idle(qtbot, window.session)
    shown = window.page("law")
    look_at(shown, qtbot, "contribution_base")
    return shown


def look_at(page, qtbot, name):
    page.show_target(name)
    qtbot.waitUntil(lambda: page.detail._name == name)


def test_the_table_is_sound_in_every_month(qapp):
    for month in (None, Month(1990, 1), Month(2005, 1), Month(2026, 10), Month(2040, 1)):
        rows = figures(law_of(Workbench(month=month)))
        model = TableModel()
        model.set_data(columns(rows, EN), len(rows))
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        texts = [model.index(i, 1).data() for i in range(len(rows))]
        assert all(texts)


def test_without_a_month_the_figures_last_checked_are_shown():
    assert str(law_of(Workbench()).month) == "2026-11"


def test_the_readings_of_the_enterprise_are_in_use_below_the_month_s():
    enterprise = Enterprise("Invented", readings={"rounding": "100"})
    bench = Workbench(month=Month(2026, 10), enterprise=enterprise)
    assert law_of(bench).readings["rounding"] == "100"
    own = Workbench(month=Month(2026, 10), enterprise=enterprise, readings={"rounding": "1"})
    assert law_of(own).readings["rounding"] == "1"
    wrong = Workbench(month=Month(2026, 10), readings={"rounding": "7"})
    assert law_of(wrong).readings["rounding"] == "1"


def test_figures_are_kept_by_doubt():
    rows = figures(law_of(OCTOBER))
    assert kept(rows, "") is None
    assert 0 < kept(rows, CONTESTED).sum() < kept(rows, DOUBTFUL).sum() + len(rows)


def test_a_reading_that_cannot_stand_beside_the_others_says_what_it_needs():
    law = law_of(OCTOBER)
    ceiling = next(row for row in figures(law) if row.parameter.name == "wage_ceiling")
    needs = {choice.reading.name: choice.needs for choice in choices(ceiling, law)}
    assert needs == {"1200000": "", "oxfam-2021": "contribution_base=straight"}
    base = next(row for row in figures(law) if row.parameter.name == "contribution_base")
    assert "oxfam-2021" not in [choice.reading.name for choice in choices(base, law)]


def test_the_detail_says_value_source_and_certainty(page):
    detail = page.detail
    assert "by wage class" in detail._value.text()
    assert "Source: NSSF" in detail._about.text()
    assert detail._badge.accessibleName() == "one of several readings"
    assert detail.chart.accessibleDescription()
    assert "classes" in detail._past.text() or "class" in detail._past.text()


def test_a_reading_is_chosen_with_a_reason_and_taken_back(page, window, qtbot):
    choice = page.detail.readings
    assert choice.radios["classes"].isChecked()
    assert "this month" in choice.radios["straight"].text()
    assert not choice.use.isEnabled()
    choice.radios["straight"].setFocus()
    QTest.keyClick(choice.radios["straight"], Qt.Key.Key_Space)
    assert not choice.use.isEnabled()
    QTest.keyClicks(choice.reason, "as on the slip of September")
    assert choice.use.isEnabled()
    QTest.keyClick(choice.reason, Qt.Key.Key_Return)
    assert window.session.bench.readings == {"contribution_base": "straight"}
    decision = window.session.bench.decisions[0]
    assert (decision.code, decision.field) == ("LAW-001", "contribution_base")
    assert decision.reason == "as on the slip of September"
    until_idle(qtbot, window.session)
    qtbot.waitUntil(lambda: page.detail.readings.radios["straight"].isChecked())
    assert window.session.state.month.law.readings["contribution_base"] == "straight"
    assert page.detail.readings.reason.text() == "as on the slip of September"
    window.session.undo_stack.undo()
    until_idle(qtbot, window.session)
    assert window.session.bench.readings == {}
    assert window.session.bench.decisions == ()


def test_the_button_works_with_the_mouse_too(page, window, qtbot):
    look_at(page, qtbot, "rounding")
    choice = page.detail.readings
    choice.radios["100"].click()
    choice.reason.setText("our slip")
    QTest.mouseClick(choice.use, Qt.MouseButton.LeftButton)
    assert window.session.bench.readings == {"rounding": "100"}
    until_idle(qtbot, window.session)


def test_a_reading_that_does_not_fit_cannot_be_chosen(page, qtbot):
    look_at(page, qtbot, "wage_ceiling")
    radio = page.detail.readings.radios["oxfam-2021"]
    assert not radio.isEnabled()
    assert "contribution_base=straight" in radio.accessibleDescription()


def test_a_figure_of_one_reading_offers_no_choice(page, qtbot):
    look_at(page, qtbot, "pension_rate")
    assert not page.detail.readings.isVisible()
    assert page.detail.chart.isVisible()
    look_at(page, qtbot, "occupational_risk_rate")
    assert not page.detail.chart.isVisible()


def test_tables_of_law_are_shown_whole(page, qtbot):
    look_at(page, qtbot, "wage_classes")
    assert "1,175,000" in page.detail._table.text()
    look_at(page, qtbot, "wage_items")
    assert "Labour Law, Article 103: overtime" in page.detail._table.text()


def test_the_filter_finds_and_another_page_s_wish_opens_it_again(page, qtbot):
    page.focus_search()
    QTest.keyClicks(page.box.filter, "pension")
    QTest.keyClick(page.box.filter, Qt.Key.Key_Return)
    assert 0 < page.box.model.rowCount() < len(page._figures)
    look_at(page, qtbot, "rounding")
    assert page.box.model.rowCount() == len(page._figures)
    page.show_target("no such figure")
    page.show_target(7)
    assert page.detail._name == "rounding"


def test_only_the_contested_can_be_shown(page):
    page.which.setFocus()
    QTest.keyClick(page.which, Qt.Key.Key_Down)
    shown = page.box.model.rowCount()
    assert shown == sum(row.parameter.contested for row in page._figures)


@pytest.mark.parametrize("language", ["en", "km", "zh"])
def test_every_language_names_its_controls(page, window, qtbot, language):
    window.set_language(language)
    qtbot.waitUntil(lambda: page.detail._title.text() != "")
    choice = page.detail.readings
    for control in (page.box.table, page.which, page.detail.area, choice.reason):
        assert control.accessibleName()
    assert choice.use.text()


def test_the_page_needs_no_payroll(window, qtbot):
    window.show_page("law")
    shown = window.page("law")
    qtbot.waitUntil(lambda: shown.detail._name != "")
    assert "No month is chosen" in shown._when.text()
    assert shown.detail.readings._picked()
