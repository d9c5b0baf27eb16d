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
