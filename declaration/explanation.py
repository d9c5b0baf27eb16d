"""Which amounts explain a difference: whole columns first, then the rows that stand apart.

In come a difference and the amounts that may make it up, a number a worker; out comes, for each
worker, the set of amounts that adds up to the difference. The set that does so for most workers
is the pattern; a worker whom it does not fit gets the set nearest to it that fits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from declaration.payroll import Bool, Int

SAMPLE = 240
"""Workers on whom the sets are tried; the best are then tried on all."""

EVERY_SET_UP_TO = 9
"""Amounts of which every set is tried; of more, sets of few and sets that lack few."""

FEW = 3

Same = Callable[[Int, Int], Bool]
"""Where a difference of some workers (the second argument) is none."""

Set = frozenset[int]


@dataclass(slots=True)
class Explanation:
    """What explains a difference: n workers, k amounts.

    Attributes:
        pattern: the amounts that explain it for most of the workers compared.
        fits: how many of the workers compared the pattern explains.
        compared: how many there were.
        chosen: the amounts that explain it for each worker [k × n].
        explained: where some set explains it [n]; False too where nothing was compared.
    """

    pattern: Set
    fits: int
    compared: int
    chosen: Bool
    explained: Bool

    @property
    def for_most(self) -> bool:
        """Whether the pattern holds for at least half of the workers compared."""
        return self.compared > 0 and 2 * self.fits >= self.compared

    @property
    def share(self) -> float:
        """The part of the workers compared that the pattern explains."""
        return self.fits / self.compared if self.compared else 0.0


def explanation(difference: Int, amounts: Sequence[Int], rows: Bool, same: Same) -> Explanation:
    """Return which amounts make up a difference.

    Args:
        difference: [n].
        amounts: what may make it up, the likelier first [k × n].
        rows: the workers to compare [n].
        same: tells where a difference is none.
    """
    who = np.flatnonzero(rows)
    pattern = _pattern(difference, amounts, who, same)
    chosen = np.zeros((len(amounts), len(difference)), bool)
    explained = np.zeros(len(difference), bool)
    fits = same(difference[who] - _sum(amounts, pattern, who), who)
    _note(chosen, explained, pattern, who[fits])
    found = Explanation(pattern, int(fits.sum()), len(who), chosen, explained)
    if found.for_most:
        _explain_each(found, difference, amounts, who[~fits], same)
    return found


def _explain_each(
    found: Explanation, difference: Int, amounts: Sequence[Int], who: Int, same: Same
) -> None:
    """Give each worker apart from the pattern the nearest set that explains the difference."""
    for each in _nearest(found.pattern, len(amounts)):
        if not len(who):
            return
        fits = same(difference[who] - _sum(amounts, each, who), who)
        _note(found.chosen, found.explained, each, who[fits])
        who = who[~fits]


def _note(chosen: Bool, explained: Bool, amounts: Set, who: Int) -> None:
    explained[who] = True
    for i in amounts:
        chosen[i, who] = True


def _pattern(difference: Int, amounts: Sequence[Int], who: Int, same: Same) -> Set:
    """Return the smallest set of amounts that explains the difference for most of a sample."""
    sample = who[np.linspace(0, len(who) - 1, min(len(who), SAMPLE)).astype(int)]
    if not len(sample) or same(difference[who], who).all():
        return frozenset()

    def fits(each: Set) -> int:
        return int(same(difference[sample] - _sum(amounts, each, sample), sample).sum())

    return max(_sets(len(amounts)), key=fits)  # of equals the first, which is the smallest


def _sum(amounts: Sequence[Int], chosen: Set, who: Int) -> Int:
    total = np.zeros(len(who), np.int64)
    for i in chosen:
        total += amounts[i][who]
    return total


def _sets(k: int) -> list[Set]:
    """Return the sets of k amounts that are tried, the smallest first."""
    sizes = list(range(k + 1))
    if k > EVERY_SET_UP_TO:
        sizes = sorted({*range(FEW + 1), k - 1, k})
    return [frozenset(each) for size in sizes for each in combinations(range(k), size)]


def _nearest(pattern: Set, k: int) -> list[Set]:
    """Return other sets, those first that differ from the pattern by the fewest amounts."""
    changes = [c for c in _sets(k) if 0 < len(c) <= FEW]
    return [*(pattern ^ change for change in changes), frozenset(range(k))]
