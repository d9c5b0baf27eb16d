from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from declaration.money import LARGEST_CONVERTED, divide_half_up, exact_riel, rate_units, riel, share
from declaration.payroll import SCALE, Amounts

RATES = st.decimals(min_value=3_000, max_value=6_000, places=4)


def amounts(usd=0, khr=0):
    return Amounts(np.array([usd]), np.array([khr]), np.array([True]))


def half_up(number):
    """Return a Decimal rounded to the nearest whole, halves away from zero."""
    return int(number.quantize(Decimal(1), ROUND_HALF_UP))


@given(st.integers(-(2**62), 2**62), st.integers(1, 10**12))
def test_division_rounds_halves_away_from_zero(numerator, divisor):
    exact = Fraction(abs(numerator), divisor)
    nearest = int(exact + Fraction(1, 2)) * (1 if numerator >= 0 else -1)
    assert divide_half_up(np.array([numerator]), divisor).tolist() == [nearest]


@pytest.mark.parametrize(
    ("base", "rate", "unit", "expected"),
    [
        (225_000, Fraction(8, 1000), 1, 1_800),
        (860_028, Fraction(5375, 100_000), 1, 46_227),
        (860_027, Fraction(5375, 100_000), 1, 46_226),
        (875_000, Fraction(26, 1000), 100, 22_800),
        (0, Fraction(26, 1000), 100, 0),
    ],
)
def test_share_is_rounded_half_up_to_the_unit(base, rate, unit, expected):
    assert share(np.array([base]), rate, unit).tolist() == [expected]


@given(st.integers(0, 10**7), RATES, st.integers(0, 10**9))
def test_riel_is_rounded_once_after_dollars_and_riel_are_added(cents, rate, khr):
    wage = Decimal(cents) / 100 * rate + Decimal(khr) / SCALE
    assert riel(amounts(cents * SCALE // 100, khr), rate).tolist() == [half_up(wage)]


def test_riel_parts_count_without_a_rate():
    assert riel(amounts(khr=1_000_000 * SCALE), None).tolist() == [1_000_000]


def test_exact_riel_keeps_what_rounding_would_lose():
    assert exact_riel(amounts(usd=1), Decimal("4015.5")).tolist() == [40_155_000]
    assert exact_riel(amounts(usd=1, khr=3), Decimal(4015)).tolist() == [40_180_000]


@pytest.mark.parametrize("rate", [Decimal(4015), Decimal("8999.9999")])
def test_the_largest_wage_stays_inside_64_bits(rate):
    wage = riel(amounts(usd=LARGEST_CONVERTED), rate)
    assert wage.tolist() == [half_up(Decimal(LARGEST_CONVERTED) / SCALE * rate)]


def test_a_rate_keeps_four_decimals():
    assert rate_units(Decimal("4003.5")) == 40_035_000
    assert rate_units(None) == 0


@pytest.mark.parametrize(
    ("usd", "khr", "expected"),
    [
        (0, 5_000, 1),
        (0, 4_999, 0),
        (0, 15_000, 2),
        (0, -5_000, -1),
        (0, -4_999, 0),
        (0, -15_000, -2),
        (1, 0, 1),
        (-1, 0, -1),
        (3, 0, 2),
    ],
)
def test_half_a_riel_is_rounded_away_from_zero(usd, khr, expected):
    assert riel(amounts(usd, khr), Decimal(5_000)).tolist() == [expected]


def test_beyond_ten_million_dollars_no_product_passes_64_bits():
    ten_million = 10_000_000 * 10_000
    for usd in (ten_million, ten_million + 1, 50 * ten_million):
        exact = exact_riel(amounts(usd), Decimal(4_015)).tolist()
        assert exact == [ten_million * 40_150_000]
    assert exact_riel(amounts(ten_million - 1), Decimal(4_015)).tolist() != exact


def test_a_share_is_of_whole_riel_where_no_unit_is_said():
    assert share(np.array([1_001, 2_999]), Fraction(1, 1000)).tolist() == [1, 3]
