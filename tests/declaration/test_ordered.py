import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from declaration.ordered import at_shares, counted, different, median

NUMBERS = st.lists(st.floats(-1e9, 1e9) | st.integers(-(10**6), 10**6), min_size=1)


@given(NUMBERS)
def test_the_middle_is_numpy_s(numbers: list[float]) -> None:
    assert median(np.array(numbers)) == float(np.median(numbers))


@given(NUMBERS, st.lists(st.floats(0, 1), min_size=1))
def test_the_shares_are_numpy_s(numbers: list[float], shares: list[float]) -> None:
    assert at_shares(numbers, shares) == pytest.approx(np.quantile(numbers, shares).tolist())


@given(st.lists(st.integers(-5, 5)))
def test_the_different_ones_are_numpy_s(numbers: list[int]) -> None:
    assert different(np.array(numbers)).tolist() == np.unique(np.array(numbers)).tolist()


@given(st.lists(st.integers(-5, 5)))
def test_the_counts_are_numpy_s(numbers: list[int]) -> None:
    values, counts = np.unique(np.array(numbers), return_counts=True)
    assert [each.tolist() for each in counted(numbers)] == [values.tolist(), counts.tolist()]
