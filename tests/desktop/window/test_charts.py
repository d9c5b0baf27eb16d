"""Charts: their data, what they say in words, and that screen and paper are painted by one code."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QSignalSpy, QTest

from declaration.law import Law
from declaration.month import Month
from desktop.charts.axis import ticks
from desktop.charts.chart import NONE
from desktop.charts.figure_history import history
from desktop.charts.histogram import Histogram
from desktop.charts.history import History
from desktop.charts.look import Look, on_page
from desktop.charts.wage_scale import WageScale, scale_rows
from desktop.charts.wages import wages
from desktop.charts.widget import ChartWidget
from desktop.printing.measuring import measuring
from desktop.printing.pdf import pdf_bytes
from desktop.texts import translate
from desktop.why import Explainer
from tests.build import KHR
from tests.month import month_of, worker, workers

EN = translate("en")
DAY = Month(2026, 10).last_day


def paid(*amounts):
    """Return the month of workers with a gross in riel."""
    nothing = dict.fromkeys(("overtime_pay", "attendance_bonus", "transport_allowance", "net_pay"))
    rows = [
        worker(n, basic_pay=KHR(each), gross=KHR(each), deduction=None, **nothing)
        for n, each in enumerate(amounts)
    ]
    return month_of(rows)


@given(st.floats(0, 1e9), st.floats(0.001, 1e9), st.integers(1, 12))
def test_ticks_are_few_round_and_inside(low, span, most):
    found = ticks(low, low + span, most)
    assert len(found) <= most + 1
    assert all(low - span * 1e-5 <= tick <= low + span * 1.00001 for tick in found)
    assert found == sorted(found)


def test_each_wage_stands_in_its_class():
    data = wages(paid(200_000, 200_001, 250_000, 1_200_000, 1_200_001, 1_250_000))
    counted = {data.edges[i + 1]: n for i, n in enumerate(data.counts) if n}
    assert counted == {200_000: 1, 250_000: 2, 1_200_000: 1, 1_250_000: 2}
    assert (data.workers, data.is_open, data.above_ceiling) == (6, False, 2)
    assert [(mark.name, mark.riel) for mark in data.marks] == [
        ("pension floor", 400_000),
        ("minimum wage", 843_150),
        ("ceiling", 1_200_000),
    ]
    assert data.below_minimum == 3


def test_what_lies_far_out_is_in_the_last_bar(qapp):
    data = wages(paid(900_000, 9_000_000))
    assert data.is_open
    assert data.counts[-1] == 1
    assert data.limits(len(data.counts) - 1)[1] is None
    assert "above" in Histogram(data, EN).spots(QRectF(0, 0, 400, 200))[-1].text


def test_without_workers_there_is_an_empty_histogram(qapp):
    data = wages(month_of([worker(1, leave_date="2026-08-31")]))
    assert data.workers == 0
    assert Histogram(data, EN).description == "No wages yet."


@pytest.mark.parametrize("language", ["en", "km", "zh"])
@pytest.mark.parametrize("size", [(320, 200), (900, 500)])
def test_names_of_lines_stay_inside_and_apart(qapp, language, size):
    chart = Histogram(wages(paid(900_000, 1_000_000)), translate(language))
    area = QRectF(0, 0, *size)
    plot = chart._plot(area)
    assert area.contains(plot)
    for spot in chart.spots(area):
        assert plot.adjusted(-1, -1, 1, 1).contains(spot.area)


def test_a_rate_goes_up_in_steps_and_equal_shares_are_one_line():
    parameter = Law.load().parameters["pension_rate"]
    data = history(parameter, "law", DAY, EN)
    assert [series.name for series in data.series] == ["employer, worker"]
    assert [segment.text for segment in data.series[0].segments][:2] == ["2%", "4%"]
    assert [segment.is_sure for segment in data.series[0].segments][:2] == [True, False]
    assert (data.is_number, data.sign, data.has_changed) == (True, "%", True)


def test_a_lapsed_figure_has_a_gap():
    data = history(Law.load().parameters["minimum_wage_garment_probation"], "law", DAY, EN)
    first, second = data.series[0].segments[:2]
    assert first.end == date(2014, 1, 31)
    assert second.start == date(2016, 1, 1)


def test_words_and_tables_are_bands():
    law = Law.load().parameters
    base = history(law["contribution_base"], "classes", DAY, EN)
    assert not base.is_number
    assert [(series.name, series.in_use) for series in base.series] == [
        ("classes", True),
        ("straight", False),
    ]
    table = history(law["wage_classes"], "law", DAY, EN)
    assert table.series[0].segments[-1].text == "22 rows, up to 1,200,000"


@pytest.mark.parametrize("name", list(Law.load().parameters))
def test_every_figure_of_law_can_be_drawn_and_told(qapp, name):
    parameter = Law.load().parameters[name]
    for language in ("en", "km", "zh"):
        _ = translate(language)
        chart = History(history(parameter, parameter.default, DAY, _), _)
        assert chart.description
        assert painted(chart, QRectF(0, 0, 420, 150))


def test_the_scale_says_where_a_wage_stands(qapp):
    month = paid(1_047_112)
    why = Explainer(month).of(0)
    chart = WageScale(why.wage_khr, scale_rows(why, month.law), EN)
    assert "this worker 1,025,000៛" in chart.description
    assert painted(chart, QRectF(0, 0, 300, chart.height))


def test_on_paper_the_same_picture_is_painted(qapp):
    chart = Histogram(wages(paid(900_000, 950_000, 1_300_000)), EN)

    def draw(writer, painter):
        with on_page(painter, writer, QPointF(100, 100)):
            chart.paint(painter, QRectF(0, 0, 600, 300), Look.paper())

    content = pdf_bytes("chart", DAY, draw)
    assert content.startswith(b"%PDF")
    assert len(content) > 5_000
    with measuring() as device:
        assert device.logicalDpiX() == 300


def test_the_chart_is_pointed_at_with_keys_and_mouse(qapp, qtbot):
    chart = Histogram(wages(month_of(workers(5))), EN)
    widget = ChartWidget(QSize(400, 240))
    qtbot.addWidget(widget)
    widget.set_chart(chart)
    widget.show()
    assert widget.accessibleName() == chart.title
    assert widget.accessibleDescription() == chart.description
    picked = QSignalSpy(widget.picked)
    QTest.keyClick(widget, Qt.Key.Key_End)
    QTest.keyClick(widget, Qt.Key.Key_Left)
    QTest.keyClick(widget, Qt.Key.Key_Return)
    last = len(chart.spots(widget._area())) - 1
    assert picked.at(0) == [last - 1]
    assert "worker" in widget.accessibleDescription()
    QTest.keyClick(widget, Qt.Key.Key_Escape)
    assert picked.at(1) == [NONE]
    spot = chart.spots(widget._area())[17]
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=spot.area.center().toPoint())
    assert picked.at(2) == [17]


def test_a_chart_without_spots_takes_no_focus(qapp, qtbot):
    widget = ChartWidget(QSize(100, 100))
    qtbot.addWidget(widget)
    widget.set_chart(WageScale(900_000, [], EN))
    assert widget.focusPolicy() == Qt.FocusPolicy.NoFocus
    widget.set_chart(None)
    assert widget.accessibleName() == ""


def painted(chart, area):
    """Return whether painting leaves anything on a picture."""
    image = QImage(area.size().toSize(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    chart.paint(painter, area, Look.paper())
    painter.end()
    return any(
        image.pixelColor(x, y).lightness() < 200
        for x in range(0, image.width(), 2)
        for y in range(image.height())
    )


def test_workers_are_counted_in_whole_numbers():
    for count in (0, 1, 2, 3, 7):
        chart = Histogram(wages(paid(*[500_000] * count)), EN)
        found = chart._ticks()
        assert found[0] == 0
        assert len(set(found)) == len(found)
