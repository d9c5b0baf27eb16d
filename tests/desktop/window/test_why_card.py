"""The card on paper: pages, languages, and that it is the same whenever it is written."""

from __future__ import annotations

import pytest

from desktop.printing.why_card import why_card
from desktop.why import Explainer
from tests.month import month_of, worker, workers


def card_of(rows, language="en", **more):
    month = month_of(rows, **more)
    return why_card(Explainer(month).of(0), month, language)


@pytest.mark.parametrize("language", ["en", "km", "zh"])
def test_a_page_a_language(qapp, language, tmp_path):
    card = card_of(workers(2), language)
    assert card.pages == 2
    card.write(tmp_path / "a.pdf")
    card.write(tmp_path / "b.pdf")
    content = (tmp_path / "a.pdf").read_bytes()
    assert content == (tmp_path / "b.pdf").read_bytes()
    assert content.count(b"/Type /Page\n") == 2


def test_very_many_pay_columns_get_further_pages(qapp):
    parts = {f"other_allowance#Invented allowance {n}": "1.00" for n in range(60)}
    card = card_of([worker(1, **parts, gross="299.12", net_pay=None)])
    assert card.pages > 2
    assert card.picture(card.pages - 1, 400).width() == 400


def test_a_month_before_any_law_has_a_card(qapp):
    assert card_of([worker()], month="2005-01").pages == 2


def test_what_is_drawn_is_dark_on_white_in_any_scheme(qapp):
    picture = card_of(workers(2)).picture(0, 500)
    colours = [picture.pixelColor(x, y) for x in range(0, 500, 5) for y in range(0, 700, 5)]
    assert sum(colour.lightness() > 240 for colour in colours) > len(colours) * 0.8
    assert min(colour.lightness() for colour in colours) < 120
