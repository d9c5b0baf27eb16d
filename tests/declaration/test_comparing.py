from decimal import Decimal

import numpy as np
import pytest

from declaration.comparing import Yardstick
from tests.build import KHR, amounts

RATE = Decimal(4015)


def near(first, second, rate=RATE):
    a, b = amounts([first]), amounts([second])
    yard = Yardstick.over([a, b], rate)
    return bool(yard.zero(yard.measure(a) - yard.measure(b))[0])


@pytest.mark.parametrize(
    ("first", "second", "equal"),
    [
        ("250.00", "250.01", True),
        ("250.00", "250.0101", False),
        (KHR(900_000), KHR(900_050), True),
        (KHR(900_000), KHR("900_050.1".replace("_", "")), False),
        ("200.00", KHR(803_050), True),
        ("200.00", KHR(803_051), False),
    ],
)
def test_within_a_cent_or_fifty_riel(first, second, equal):
    assert near(first, second) == near(second, first) == equal


def test_the_unit_is_the_payrolls_own():
    assert Yardstick.over([amounts([1])], None).unit == "USD"
    assert Yardstick.over([amounts([1], "KHR")], None).unit == "KHR"
    assert Yardstick.over([amounts([1]), amounts([1], "KHR")], RATE).unit == "both"
    assert Yardstick.over([], None).unit == "USD"


def test_both_currencies_without_a_rate_cannot_be_compared():
    yard = Yardstick.over([amounts([1]), amounts([1], "KHR")], None)
    assert yard.unit == "none"
    assert yard.measure(amounts([1])).tolist() == [0]


def test_workers_in_dollars_alone_are_held_to_the_cent_beside_others_in_riel():
    columns = [amounts(["1.00", KHR(4_000)])]
    yard = Yardstick.over(columns, RATE)
    assert yard.tolerance.tolist() == [4_015_000_000, 50 * 10_000 * 10_000]
    assert yard.zero(np.array([4_015_000_001]), np.array([0])).tolist() == [False]
