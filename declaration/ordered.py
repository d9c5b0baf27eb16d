"""Numbers in order: the middle one, those at a share of the way, the different and how many.

As ``np.median``, ``np.quantile`` and ``np.unique``, which load numpy's masked arrays the first time
(as long as reading a small payroll takes).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

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


def at_shares(numbers: npt.ArrayLike, shares: Sequence[float]) -> list[float]:
    """Return the numbers that stand at some shares of the way from the lowest to the highest.

    Args:
        numbers: at least one, none of them NaN.
        shares: each from 0 to 1; between two numbers in proportion.

    >>> at_shares([10, 30, 20], [0, 0.25, 1])
    [10.0, 15.0, 30.0]
    """
    ordered = np.sort(np.asarray(numbers))
    places = np.arange(len(ordered))
    return list(np.interp(np.array(shares) * places[-1], places, ordered).tolist())


def different(numbers: npt.ArrayLike) -> npt.NDArray[Any]:
    """Return the different numbers, ascending.

    >>> different([3, 1, 3]).tolist()
    [1, 3]
    """
    ordered = np.sort(np.asarray(numbers))
    return ordered[:1] if len(ordered) < 2 else ordered[np.r_[True, ordered[1:] != ordered[:-1]]]


def counted(numbers: npt.ArrayLike) -> tuple[npt.NDArray[Any], npt.NDArray[np.int64]]:
    """Return the different numbers, ascending, and how often each stands there.

    >>> [each.tolist() for each in counted([3, 1, 3])]
    [[1, 3], [1, 2]]
    """
    ordered = np.sort(np.asarray(numbers))
    values = different(ordered)
    ends = np.searchsorted(ordered, values, side="right")
    return values, np.diff(ends, prepend=0).astype(np.int64)
