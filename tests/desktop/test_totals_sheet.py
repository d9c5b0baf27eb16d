import re

import pytest

from declaration.monthly import Enterprise
from desktop.models.totals_model import scheme_totals
from desktop.printing.flow import BREADTH, FOOT, MARGIN
from desktop.printing.page import Page
from desktop.printing.pdf import HEIGHT
from desktop.printing.totals_sheet import TITLE, totals_sheet
from desktop.texts import translate
from tests.month import month_of, workers

WHO = Enterprise("Golden Needle Garment Co., Ltd.", "ក្រុមហ៊ុន ម្ជុលមាស", "0123456")


def drawn(monkeypatch, month, language):
    """Return every text drawn, and the charts: their areas on the page [mm]."""
    texts, charts = [], []
    text, chart = Page.text, Page.chart

    def listen(page, x, y, width, words, style):
        height = text(page, x, y, width, words, style)
        if page._painter is not None:
            assert x >= MARGIN - 0.01
            assert x + width <= MARGIN + BREADTH + 0.01
            assert y + height <= HEIGHT
            texts.append(words)
        return height

    def look(page, x, y, width, height, paint):
        if page._painter is not None:
            charts.append((x, y, width, height))
        return chart(page, x, y, width, height, paint)

    monkeypatch.setattr(Page, "text", listen)
    monkeypatch.setattr(Page, "chart", look)
    printout = totals_sheet(month, language)
    for page in range(printout.pages):
        assert not printout.picture(page, 400).isNull()
    return texts, charts, printout


@pytest.mark.parametrize(("language", "other"), [("en", "en"), ("zh", "zh"), ("km", "en")])
def test_each_language_has_the_figures_and_a_histogram(monkeypatch, language, other):
    month = month_of(workers(20), enterprise=WHO)
    texts, charts, printout = drawn(monkeypatch, month, language)
    assert len(charts) == 2
    for each in ("km", other):
        assert any(text.startswith(translate(each)(TITLE)) for text in texts)
    for row in scheme_totals(month):
        assert texts.count(f"{row.employer + row.worker:,}") >= 2
    assert {WHO.name, WHO.name_km} <= set(texts)
    assert f"1 / {printout.pages}" in texts
    assert f"{printout.pages} / {printout.pages}" in texts


def test_the_chart_stands_inside_the_page(monkeypatch):
    _texts, charts, _printout = drawn(monkeypatch, month_of(workers(5)), "en")
    for x, y, width, height in charts:
        assert x + width <= MARGIN + BREADTH
        assert y + height <= HEIGHT - FOOT


def test_a_month_of_nobody_prints_too(monkeypatch):
    texts, _charts, printout = drawn(monkeypatch, month_of([]), "en")
    assert printout.pages == 2
    assert translate("en")("No wages yet.") in texts


def test_the_same_month_gives_the_same_bytes(tmp_path):
    month = month_of(workers(3), enterprise=WHO)
    for name in ("a.pdf", "b.pdf"):
        totals_sheet(month, "zh").write(tmp_path / name)
    content = (tmp_path / "a.pdf").read_bytes()
    assert content == (tmp_path / "b.pdf").read_bytes()
    assert re.search(rb"/Count (\d+)", content)[1] == b"2"
