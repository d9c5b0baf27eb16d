"""Round numbers along an axis. No Qt."""

from __future__ import annotations

from collections.abc import Iterable

STEPS = (1, 2, 5)
"""What a step between ticks is a power of ten of."""


def step(span: float, most: int) -> float:
    """Return the smallest round step that divides a span into at most so many parts.

    >>> step(1_300_000, 7), step(9, 5), step(0.05, 5), step(0, 5)
    (200000, 2, 0.01, 1)
    """
    if span <= 0:
        return 1
    power: float = 10 ** (len(str(int(span))) - 1) if span >= 1 else _below_one(span)
    sizes = [each * power * tens for tens in (0.1, 1, 10) for each in STEPS]
    found = next(size for size in sizes if span / size <= most)
    return int(found) if found >= 1 else round(found, 9)


def _below_one(span: float) -> float:
    power = 1.0
    while power > span:
        power /= 10
    return power


def ticks(low: float, high: float, most: int = 6) -> list[float]:
    """Return the round numbers from a low to a high one, both inside where they are round.

    >>> ticks(0, 137, 5), ticks(0.0, 0.04, 4)
    ([0, 50, 100], [0.0, 0.01, 0.02, 0.03, 0.04])
    """
    size = step(high - low, most)
    first = int(-(-low // size))
    last = int((high + size * 1e-6) // size)
    return [round(i * size, 9) for i in range(first, last + 1)]


def room(values: Iterable[float]) -> float:
    """Return a little more than the largest value, for the top of an axis; 1 where there is none.

    >>> room([10, 95]), room([])
    (101.65, 1)
    """
    largest = max(values, default=0)
    return round(largest * 1.07, 9) if largest > 0 else 1
