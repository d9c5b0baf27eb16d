"""From last month: the waterfall, its steps and their workers, by keys and mouse."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QAbstractItemModelTester, QTest

from desktop.charts.look import Look
from desktop.charts.two_measures import scale
from desktop.charts.waterfall import Waterfall, words
from desktop.models.bridge_model import bridge_rows, people_columns, step_columns
from desktop.models.table_model import TableModel
from desktop.pages.bridge_panel import BridgePanel
from desktop.pages.contributions import BRIDGE, WORKERS
from desktop.printing.totals_sheet import totals_sheet
from desktop.texts import translate
from tests.desktop.window.fitting import cut_off
from tests.months import after, worked_out, worker

EN, KM = translate("en"), translate("km")
LANGUAGES = ("en", "km", "zh")
BEFORE = [worker(i) for i in range(20)]
NOW = [*BEFORE[:15], worker(15, gross="300"), worker(16, gross="190"), *map(worker, range(30, 33))]


@pytest.fixture(scope="module")
def month():
    return after({"2026-09": BEFORE}, NOW)


@pytest.fixture
def panel(qtbot, settings, month):
    shown = BridgePanel(settings)
    qtbot.addWidget(shown)
    shown.retranslate(EN)
    shown.resize(1040, 460)
    shown.show()
    shown.show_month(month, has_vault=True)
    return shown


def step(panel, name):
    return next(i for i, row in enumerate(panel._rows) if row.step == name)


def test_bars_stand_where_the_amounts_are():
    of = scale([(True, 100), (False, -60), (False, 5), (True, 45)])
    assert of.ends == ((0, 100), (100, 40), (40, 45), (0, 45))
    assert (of.low, of.high, of.is_cut) == (0, 100, False)
    assert scale([]).share(0) == 0
    cut = scale([(True, 1000), (False, 10), (True, 1010)])
    assert cut.is_cut
    assert 0 < cut.share(1000) < cut.share(1010) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_waterfall_says_every_row(qapp, month, language):
    _ = translate(language)
    rows = bridge_rows(month.bridge, _)
    chart = Waterfall(rows, _)
    spots = chart.spots(QRectF(0, 0, 600, 300))
    assert len(spots) == len(rows)
    assert all(row.label in spot.text for row, spot in zip(rows, spots, strict=True))
    assert all(spot.text in chart.description for spot in spots)


def test_paper_has_the_same_waterfall(qapp, month, monkeypatch):
    painted = []
    paint = Waterfall.paint

    def look(chart, painter, area, look, at=-1):
        painted.append([spot.text for spot in chart.spots(area)])
        paint(chart, painter, area, look, at)

    monkeypatch.setattr(Waterfall, "paint", look)
    sheet = totals_sheet(month, "en")
    for page in range(sheet.pages):
        assert not sheet.picture(page, 400).isNull()
    said = [[words(row, _) for row in bridge_rows(month.bridge, _)] for _ in (KM, EN)]
    assert painted == said
    without = totals_sheet(replace(month, bridge=None), "en")
    assert [without.picture(page, 200).isNull() for page in range(without.pages)].count(True) == 0
    assert len(painted) == 2


def test_the_waterfall_sets_off_what_is_pointed_at(qapp, month):
    pictures = []
    for at in (-1, 2):
        image = QImage(600, 260, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        chart = Waterfall(bridge_rows(month.bridge, EN), EN)
        chart.paint(painter, QRectF(0, 0, 600, 260), Look.screen(), at)
        painter.end()
        pictures.append(image)
    assert pictures[0] != pictures[1]


def test_the_models_are_sound(qapp, month):
    rows = bridge_rows(month.bridge, EN)
    model = TableModel()
    model.set_data(step_columns(rows), len(rows))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    values = {each.name: [each.values(i) for i in range(len(rows))] for each in model.columns}
    assert values["step"][0] == "September 2026, declared"
    assert values["workers"][1:3] == ["+3", "\u22123"]
    assert values["concerned"][0] is None
    model.set_data(people_columns([]), 0)


def test_a_step_lists_its_workers_by_key_and_by_mouse(panel, month):
    assert panel.people.model.rows == 3
    panel.steps.setFocus()
    panel.steps.show_row(step(panel, "joined"))
    QTest.keyClick(panel.steps, Qt.Key.Key_Down)
    assert panel.steps.current_row() == step(panel, "left")
    assert [each.row for each in panel._people] == [-1, -1, -1]
    spot = panel.chart._spots()[step(panel, "raised")].area.center().toPoint()
    QTest.mouseClick(panel.chart, Qt.MouseButton.LeftButton, pos=spot)
    assert panel.steps.current_row() == step(panel, "raised")
    assert [each.number for each in panel._people] == ["W-015"]
    assert panel.chart.accessibleDescription()
    assert cut_off(panel) == []


def test_who_is_in_the_payroll_is_shown_and_who_is_gone_is_said(panel, qtbot):
    panel.steps.show_row(step(panel, "raised"))
    panel.people.table.show_row(0)
    with qtbot.waitSignal(panel.worker_wanted) as wanted:
        QTest.keyClick(panel.people.table, Qt.Key.Key_Return)
    assert wanted.args == [15]
    panel.steps.show_row(step(panel, "left"))
    panel.people.table.show_row(0)
    with qtbot.waitSignal(panel.said, check_params_cb=lambda text: "not in this month" in text):
        QTest.keyClick(panel.people.table, Qt.Key.Key_Return)


def test_a_sum_lists_nobody(panel):
    panel.steps.show_row(0)
    assert not panel.people.isVisible()
    panel.steps.show_row(1)
    assert panel.people.isVisible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_month_before_one_sentence_says_how_to_get_it(panel, qtbot, language):
    panel.retranslate(translate(language))
    panel.show_month(worked_out(NOW), has_vault=True)
    assert panel._why.isVisible()
    assert not panel.open_vault.isVisible()
    panel.show_month(worked_out(NOW), has_vault=False)
    assert panel._why.text() == translate(language)(
        "To see what changed since last month, open the vault of this enterprise, or make one: "
        "the months sealed in it are compared with this one."
    )
    with qtbot.waitSignal(panel.vault_wanted):
        QTest.mouseClick(panel.open_vault, Qt.MouseButton.LeftButton)
    assert cut_off(panel) == []


def test_the_leaf_goes_to_the_worker(window, month):
    window.show_page("contributions")
    page = window.page("contributions")
    window.session.state = replace(
        window.session.state, month=month, read=month.payroll, bench=window.session.bench
    )
    window.session.changed.emit()
    page.leaves.setCurrentIndex(BRIDGE)
    assert page.leaves.tabText(BRIDGE) == "From last month"
    page.bridge.steps.show_row(step(page.bridge, "raised"))
    page.bridge.people.table.show_row(0)
    QTest.keyClick(page.bridge.people.table, Qt.Key.Key_Return)
    assert page.leaves.currentIndex() == WORKERS
    assert page.box.table.current_row() == 15
