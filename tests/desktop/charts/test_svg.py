"""Charts inside web pages and as pictures: vectors, own words, the same bytes every time."""

from html.parser import HTMLParser
from xml.etree import ElementTree

import numpy as np
from PySide6.QtGui import QImage

from desktop.charts.declared_paid import DeclaredPaid, Group
from desktop.charts.png import SHARP, as_png
from desktop.charts.svg import as_svg
from desktop.charts.two_measures import Bar, TwoMeasures
from desktop.texts import translate

EN = translate("en")


def scatter(workers, word="same & < alike"):
    wages = np.arange(workers) * 7 + 900_000
    return DeclaredPaid(wages, wages, [Group(word, "accent", np.ones(workers, bool))], EN)


def bridge():
    rows = [("Earned", True, 10, 100), ("left out", False, -4, -60), ("Declared", True, 6, 40)]
    return TwoMeasures([Bar(*row, said=row[0]) for row in rows], "Bridge", ("Workers", "Riel"))


def test_a_chart_is_one_element_that_says_what_it_shows():
    said = as_svg(scatter(3), 400, 200)
    root = ElementTree.fromstring(said.replace(' xml:space="preserve"', ""))
    assert root.tag == "svg"
    assert root.get("viewBox") == "0 0 400 200"
    assert root.get("aria-label") == "Wages declared against wages paid. same & < alike: 3"
    assert "xmlns" not in said
    assert "font-family" not in said


def test_texts_keep_their_breadth_in_any_font():
    root = ElementTree.fromstring(as_svg(scatter(3), 400, 200))
    texts = root.findall(".//text")
    assert texts
    assert "same & < alike: 3" in "".join(each.text for each in texts)
    assert all(float(each.get("textLength")) > 0 for each in texts)


def test_many_workers_do_not_make_a_large_picture():
    assert len(as_svg(scatter(20_000), 860, 300)) < 400_000


def test_the_hatch_stays_inside_its_bar():
    from PySide6.QtCore import QRectF

    seen = []

    class Painter:
        def drawLine(self, start, end):  # noqa: N802 - Qt's name
            seen.extend([start, end])

        def __getattr__(self, name):
            return lambda *_: None

    class Look:
        def pen(self, *_):
            return None

    bar = QRectF(10, 20, 33, 12)
    bridge()._hatch(Painter(), bar, Look())
    assert seen
    for point in seen:
        assert bar.left() - 1e-6 <= point.x() <= bar.right() + 1e-6
        assert bar.top() - 1e-6 <= point.y() <= bar.bottom() + 1e-6


def test_the_same_chart_gives_the_same_bytes():
    assert as_svg(bridge(), 500, 120) == as_svg(bridge(), 500, 120)
    assert as_png(bridge(), 500, 120) == as_png(bridge(), 500, 120)


def test_a_picture_of_dots_is_sharp():
    image = QImage.fromData(as_png(bridge(), 500, 120))
    assert (image.width(), image.height()) == (500 * SHARP, 120 * SHARP)
    assert image.pixelColor(0, 0).name() == "#ffffff"


def test_every_tag_of_a_chart_is_closed_in_a_page():
    open_ = []

    class Page(HTMLParser):
        def handle_starttag(self, tag, attrs):
            open_.append(tag)

        def handle_endtag(self, tag):
            assert open_.pop() == tag

    Page().feed(as_svg(bridge(), 500, 120))
    assert open_ == []
