"""Data of the histogram of wages: how many workers stand in each class, and beyond. No Qt.

In comes a month worked out; out come bins whose edges are those of the fund's wage classes, and,
beyond the last class, of the same width, the last bin being open.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.texts import mark

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from declaration.in_force import InForce
    from declaration.monthly import MonthlyDeclaration

WIDTH = 50_000
"""Of a class of the fund's table [riel]; bins beyond the table are as wide."""
MOST_BEYOND = 8
"""Bins beyond the last class; what lies farther out is in the last one."""

MOST_COARSE = 60
"""Widths of a class, beyond which rounded wages stand in the last bin."""

MINIMUM = mark("minimum wage")
CEILING = mark("ceiling")
PENSION_FLOOR = mark("pension floor")
PENSION_CEILING = mark("pension ceiling")


@dataclass(frozen=True, slots=True)
class Mark:
    """A wage of law to show.

    Attributes:
        name: what it is, marked for translation.
        riel: where it stands.
    """

    name: str
    riel: int


@dataclass(frozen=True, slots=True)
class Wages:
    """How the wages of a month are spread.

    Attributes:
        edges: of the bins; bin i holds wages above ``edges[i]`` up to ``edges[i + 1]`` [riel].
        counts: workers in each bin; the last also has those beyond its edge.
        is_open: whether the last bin has any beyond its edge.
        classes: the edges that are the fund's classes, where these are in use [riel]; else ().
        marks: minimum wage, floor, ceiling, ascending.
        median: the wage in the middle [riel]; 0 where there are none.
        below_minimum: workers whose wage lies below the minimum wage.
        above_ceiling: workers whose wage lies above the ceiling.
    """

    edges: tuple[int, ...]
    counts: tuple[int, ...]
    is_open: bool
    classes: tuple[int, ...]
    marks: tuple[Mark, ...]
    median: int
    below_minimum: int
    above_ceiling: int

    @property
    def workers(self) -> int:
        """How many wages are shown."""
        return sum(self.counts)

    def limits(self, i: int) -> tuple[int, int | None]:
        """Return the lowest wage of a bin and the highest, None where it is open [riel]."""
        is_last_open = self.is_open and i == len(self.counts) - 1
        return self.edges[i] + 1, None if is_last_open else self.edges[i + 1]


def wages(month: MonthlyDeclaration) -> Wages:
    """Return how the wages of those whose contributions were reckoned are spread."""
    riel = month.wage_khr[reckoned(month)]
    return spread(riel, month, edges_of(month, riel))


def spread(riel: npt.NDArray[np.int64], month: MonthlyDeclaration, edges: tuple[int, ...]) -> Wages:
    """Return how some wages of a month are spread.

    Args:
        riel: wages [k, riel].
        month: whose law draws the lines.
        edges: of the bins [riel].
    """
    import numpy as np

    table = _table(month.law)
    by_classes = month.law is not None and month.law.base_is_by_classes
    by_classes &= edges[1:2] == table[:1]
    inside = np.minimum(riel, edges[-1])
    counts = np.bincount(np.searchsorted(edges, inside, side="left"), minlength=len(edges))[1:]
    marks = tuple(_marks(month))
    return Wages(
        edges=edges,
        counts=tuple(counts.tolist()),
        is_open=bool((riel > edges[-1]).any()),
        classes=table if by_classes else (),
        marks=marks,
        median=int(np.median(riel)) if len(riel) else 0,
        below_minimum=_count(riel < riel_of(marks, MINIMUM)),
        above_ceiling=_count(riel > riel_of(marks, CEILING)) if riel_of(marks, CEILING) else 0,
    )


def coarse_edges(step: int, riel: npt.NDArray[np.int64]) -> tuple[int, ...]:
    """Return edges for wages that are told to the nearest step only: each in the middle of a bin.

    Args:
        step: what the wages are rounded to [riel].
        riel: wages [k, riel].
    """
    most = WIDTH * MOST_COARSE
    largest = min(int(riel.max()) if len(riel) else step, most)
    return 0, *range(step // 2, largest + step, step)


def reckoned(month: MonthlyDeclaration) -> npt.NDArray[np.bool_]:
    """Return whose contributions were reckoned, held out or not [n]."""
    import numpy as np

    due = np.zeros(len(month.wage_khr), bool)
    for shares in month.shares.values():
        due |= shares.base > 0
    return due


def riel_of(marks: Iterable[Mark], name: str) -> int:
    """Return where a mark stands; 0 where there is none [riel]."""
    return next((each.riel for each in marks if each.name == name), 0)


def _count(rows: npt.NDArray[np.bool_]) -> int:
    return int(rows.sum())


def _table(law: InForce | None) -> tuple[int, ...]:
    """Return the upper edges of the classes [riel]."""
    return law.wage_classes.up_to if law else ()


def edges_of(month: MonthlyDeclaration, riel: npt.NDArray[np.int64]) -> tuple[int, ...]:
    """Return the edges of all bins: the classes', and as far beyond as there are wages."""
    table = _table(month.law)
    inner = (0, *table) if table else (0,)
    largest = int(riel.max()) if len(riel) else inner[-1]
    beyond = min(max(-(-(largest - inner[-1]) // WIDTH), 1), MOST_BEYOND)
    return *inner, *(inner[-1] + WIDTH * (i + 1) for i in range(beyond))


def _marks(month: MonthlyDeclaration) -> Iterable[Mark]:
    """Return the wages of law worth showing, ascending; equal ones once."""
    law = month.law
    if law is None:
        return []
    found: dict[int, str] = {}
    sector = month.enterprise.sector if month.enterprise else "garment"
    minimum, rate = law.minimum_wage(sector), month.options.rate
    if minimum and rate:
        found[int(minimum * rate)] = MINIMUM
    found.setdefault(law.wage_limits.ceiling, CEILING)
    if law.rates("pension"):
        found.setdefault(law.pension_wage_limits.floor, PENSION_FLOOR)
        found.setdefault(law.pension_wage_limits.ceiling, PENSION_CEILING)
    return [Mark(found[riel], riel) for riel in sorted(found)]
