"""Coverage of a sector or an enterprise: how many workers are not members of the fund.

The report of 2021 on the garment sector counts so (tables 2 and 4). It prints 149,637 for
810,000 less 660,327, which is 149,673: two digits are transposed there; here is the sum.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal


@dataclass(frozen=True, slots=True)
class Coverage:
    """Workers without cover, now and a year before.

    Attributes:
        gap: workers who are no members [persons].
        gap_share: of all workers [0 to 1, three decimals].
        previous_gap: the same a year before, or None where not given.
        previous_gap_share: likewise.
        change: of the gap against the year before [share of the previous gap], or None.
    """

    gap: int
    gap_share: Decimal
    previous_gap: int | None = None
    previous_gap_share: Decimal | None = None
    change: Decimal | None = None


def coverage(
    workers: int,
    members: int,
    previous_workers: int | None = None,
    previous_members: int | None = None,
) -> Coverage:
    """Return how many workers are not members, as numbers and shares.

    >>> coverage(820_000, 599_397, 830_000, 689_149)
    Coverage(gap=220603, gap_share=Decimal('0.269'), previous_gap=140851, \
previous_gap_share=Decimal('0.170'), change=Decimal('0.566'))
    >>> coverage(810_000, 660_327).gap
    149673

    Raises:
        ValueError: no workers, or a negative number.
    """
    gap, gap_share = _gap(workers, members)
    if previous_workers is None or previous_members is None:
        return Coverage(gap, gap_share)
    before, before_share = _gap(previous_workers, previous_members)
    change = _share(gap - before, before) if before else None
    return Coverage(gap, gap_share, before, before_share, change)


def _gap(workers: int, members: int) -> tuple[int, Decimal]:
    if workers <= 0 or members < 0:
        raise ValueError("Coverage needs at least one worker, and no negative number.")
    return workers - members, _share(workers - members, workers)


def _share(part: int, whole: int) -> Decimal:
    return (Decimal(part) / Decimal(whole)).quantize(Decimal("0.001"), ROUND_HALF_UP)
