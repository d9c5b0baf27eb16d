"""Coverage of a sector or an enterprise: how many workers are not members of the fund.

The report of 2021 on the garment sector counts so (tables 2 and 4). It prints 149,637 for
810,000 less 660,327, which is 149,673: two digits are transposed there; here is the sum.
"""

from __future__ import annotations

from collections.abc import Sequence
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


@dataclass(frozen=True, slots=True)
class Period:
    """The totals of a year or month, as somebody published them.

    Attributes:
        name: the year or month.
        workers: all workers, or those of all factories.
        members: those registered, or those of export factories.
        printed_gap: the gap as printed beside them, or None.
    """

    name: str
    workers: int
    members: int
    printed_gap: int | None = None


@dataclass(frozen=True, slots=True)
class PeriodCovered:
    """Coverage of a period, and against the one before it.

    Attributes:
        period: its totals.
        coverage: gap, share, change of the gap.
        workers_change: of all workers against the period before [share], or None.
        members_change: of the members, likewise.
        misprint: what is printed less what is reckoned, or 0.
        transposed: whether two neighbouring digits changed places in the print.
    """

    period: Period
    coverage: Coverage
    workers_change: Decimal | None
    members_change: Decimal | None
    misprint: int
    transposed: bool


def through_time(periods: Sequence[Period]) -> list[PeriodCovered]:
    """Return the coverage of each period, compared with the one before it.

    >>> found = through_time([Period("2018", 810_000, 660_327, 149_637)])[0]
    >>> found.coverage.gap, found.misprint, found.transposed
    (149673, -36, True)

    Raises:
        ValueError: a period without workers, or a negative number.
    """
    return [_covered(period, periods[i - 1] if i else None) for i, period in enumerate(periods)]


def _covered(period: Period, before: Period | None) -> PeriodCovered:
    earlier = (before.workers, before.members) if before else (None, None)
    found = coverage(period.workers, period.members, *earlier)
    printed = found.gap if period.printed_gap is None else period.printed_gap
    return PeriodCovered(
        period,
        found,
        _change(period.workers, before.workers) if before else None,
        _change(period.members, before.members) if before else None,
        printed - found.gap,
        _transposed(str(printed), str(found.gap)),
    )


def _change(now: int, before: int) -> Decimal | None:
    return _share(now - before, before) if before else None


def _transposed(printed: str, reckoned: str) -> bool:
    """Return whether two neighbouring digits changed places.

    >>> _transposed("149637", "149673"), _transposed("149637", "149638")
    (True, False)
    """
    if len(printed) != len(reckoned):
        return False
    apart = [i for i, (a, b) in enumerate(zip(printed, reckoned, strict=True)) if a != b]
    return (
        len(apart) == 2
        and apart[1] == apart[0] + 1
        and printed[apart[0]] == reckoned[apart[1]]
        and printed[apart[1]] == reckoned[apart[0]]
    )
