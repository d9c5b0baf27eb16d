"""Two spreads of wages over the same bins."""

import numpy as np

from desktop.charts.two_wages import TwoWages
from desktop.charts.wages import coarse_edges, edges_of, spread
from desktop.texts import translate
from tests.declaration.audit.factory import month_of, worker

EN = translate("en")


def drawn(declared, paid):
    month = month_of([worker(1)])
    declared, paid = np.array(declared), np.array(paid)
    edges = edges_of(month, np.concatenate([declared, paid]))
    return spread(declared, month, edges), spread(paid, month, edges)


def test_every_wage_is_in_a_bar_of_either():
    declared, paid = drawn([900_000, 950_000, 1_300_000], [950_001, 9_000_000])
    assert declared.edges == paid.edges
    assert (declared.workers, paid.workers) == (3, 2)
    said = TwoWages(declared, paid, EN).description
    assert "850,001៛ to 900,000៛: declared 1, paid 0" in said
    assert "950,001៛ to 1,000,000៛: declared 0, paid 1" in said


def test_the_scale_holds_the_higher_of_both():
    declared, paid = drawn([900_000], [900_000] * 40)
    chart = TwoWages(declared, paid, EN)
    assert chart._top >= 40
    assert chart.title == "Wages paid and wages declared"


def test_rounded_wages_stand_in_the_middle_of_their_bins():
    wages = np.array([100_000, 900_000, 900_000])
    edges = coarse_edges(100_000, wages)
    counts = spread(wages, month_of([worker(1)]), edges)
    assert edges[:3] == (0, 50_000, 150_000)
    assert counts.counts[1] == 1
    assert counts.counts[edges.index(850_000)] == 2
    assert counts.classes == ()
