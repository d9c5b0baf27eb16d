"""Wages in steps: how many workers are paid and declared at about the same wage."""

from __future__ import annotations

import numpy as np

from declaration.payroll import Int
from desktop.audit_reports.report import Histogram

STEPS = (25_000, 50_000, 100_000, 200_000, 500_000, 1_000_000)
"""Widths of a bar that a person reads easily [riel]."""
MOST_BARS = 30


def histogram(paid: Int, declared: Int) -> Histogram:
    """Return both wages in steps of one width; the last bar holds everything above too.

    Args:
        paid: wages [k, riel].
        declared: wages [m, riel].

    >>> histogram(np.array([10, 30_000]), np.array([60_000])).paid
    [1, 1, 0]
    """
    together = np.concatenate([paid, declared])
    usual = int(np.quantile(together, 0.995)) if len(together) else 0
    step = next((s for s in STEPS if usual // s < MOST_BARS), STEPS[-1])
    bars = min(usual // step + 1, MOST_BARS)
    return Histogram(step, *(_counts(wages, step, bars) for wages in (paid, declared)))


def _counts(wages: Int, step: int, bars: int) -> list[int]:
    counts: list[int] = np.bincount(np.minimum(wages // step, bars - 1), minlength=bars).tolist()
    return counts


def most_common(wages: Int) -> tuple[int, int]:
    """Return the wage that most workers have, and how many they are; 0, 0 for nobody.

    >>> most_common(np.array([5, 7, 7]))
    (7, 2)
    """
    if not len(wages):
        return 0, 0
    values, counts = np.unique(wages, return_counts=True)
    return int(values[counts.argmax()]), int(counts.max())
