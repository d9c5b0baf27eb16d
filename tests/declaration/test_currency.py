import pytest

from declaration.currency import dollars_for_riel, riel_for_dollars
from tests.build import KHR, amounts


@pytest.mark.parametrize(("wage", "is_riel"), [(20_000, False), ("20000.01", True), (250, False)])
def test_riel_typed_for_dollars(wage, is_riel):
    assert riel_for_dollars(amounts([wage, 230, 240])).tolist()[0] == is_riel


@pytest.mark.parametrize(
    ("wage", "others", "is_dollars"),
    [
        (250, [960_000, 1_000_000], True),
        (2_400, [960_000, 1_000_000], True),
        (8_000, [960_000, 1_000_000], False),
        (250, [], True),
        (16_000, [], False),
        (0, [960_000], False),
    ],
)
def test_dollars_typed_for_riel(wage, others, is_dollars):
    assert dollars_for_riel(amounts([wage, *others], "KHR")).tolist()[0] == is_dollars


def test_change_beside_dollars_is_none():
    wage = amounts([200, 210])
    wage.khr[:] = amounts([KHR(500), KHR(900)]).khr
    assert not dollars_for_riel(wage).any()


@pytest.mark.parametrize(
    ("wage", "others", "is_dollars"),
    [
        ("19999.9999", [8_000_000] * 2, True),
        (20_000, [8_000_000] * 2, False),
        (2_500, [1_000_000] * 2, True),
        ("2500.0003", [1_000_000] * 2, False),
        (250, [100_000] * 2, True),
        ("250.0003", [100_000] * 2, False),
        (2_500, ["99999.9999"] * 2, True),
        (2_500, [], True),
        ("2500.0003", [], False),
        (2_400, [200_000, *[1_000_000] * 3], True),
    ],
)
def test_the_edges_of_what_may_be_dollars_among_riel(wage, others, is_dollars):
    assert dollars_for_riel(amounts([wage, *others], "KHR")).tolist()[0] == is_dollars


def test_a_wage_of_nothing_says_nothing_about_what_is_usual():
    wages = amounts([16_000, *[8_000_000] * 2, *[0] * 6], "KHR")
    assert dollars_for_riel(wages).tolist() == [True, *[False] * 8]
