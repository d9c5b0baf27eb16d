import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from importers.median import median

NUMBERS = st.lists(st.floats(-1e9, 1e9) | st.integers(-(10**6), 10**6), min_size=1)


@given(NUMBERS)
def test_it_is_numpy_s_median(numbers: list[float]) -> None:
    assert median(np.array(numbers)) == float(np.median(numbers))
