"""The middle of some numbers, without what ``np.median`` loads for masked arrays."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt


def median(numbers: npt.ArrayLike) -> float:
    """Return the middle number, of an even count the mean of the two in the middle.

    Args:
        numbers: at least one, none of them NaN.

    >>> median([3, 1, 2]), median([4.0, 1.0])
    (2.0, 2.5)
    """
    ordered = np.sort(np.asarray(numbers))
    half = len(ordered) // 2
    if len(ordered) % 2:
        return float(ordered[half])
    return float((ordered[half - 1] + ordered[half]) / 2)
