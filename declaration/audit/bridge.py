"""From the wages earned to the wages declared, reason by reason; to the riel.

In come the pairs of an audit; out come two sums and, between them, by how much each reason changes
the workers and the wages. Every pair stands in one step, so that the steps make up the whole
difference.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from declaration.audit.pairing import Pairs
from declaration.audit.reasons import Reason
from declaration.payroll import Bool

EARNED, GROSS, UNKNOWN, DECLARED = "earned", "gross", "unknown", "declared"
"""Steps that are no reason: the sums at both ends, what the payroll's own gross leaves out, and
what cannot be compared because the wage in the payroll or in the declaration could not be read."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the bridge.

    Attributes:
        name: ``earned``, ``gross``, a ``Reason``, ``unknown`` or ``declared``.
        concerned: how many people it is about.
        workers: of a sum, how many; else by how many they change.
        wages_khr: of a sum, the wages; else by how much they change [riel].
        short_khr: the contributions short, both shares [riel]; 0 of a sum, of what the payroll's
            own gross leaves out, and where the wage could not be read.
    """

    name: str
    concerned: int
    workers: int
    wages_khr: int
    short_khr: int

    @property
    def is_sum(self) -> bool:
        """Whether it stands at one of the ends."""
        return self.name in (EARNED, DECLARED)


def bridge(table: Pairs) -> list[Step]:
    """Return the steps, the largest loss first; those that change nothing are left out."""
    paid, declared = int(table.paid.sum()), int(table.stands_declared.sum())
    moved = [step for step in [_gross(table), *_reasons(table)] if step.concerned]
    return [
        Step(EARNED, paid, paid, int(table.full_khr.sum()), 0),
        *sorted(moved, key=lambda step: step.wages_khr),
        Step(DECLARED, declared, declared, int(table.declared_khr.sum()), 0),
    ]


def _gross(table: Pairs) -> Step:
    """Return what the payroll's own gross leaves out; its findings are priced for themselves."""
    left_out = table.paid_khr - table.full_khr
    return Step(GROSS, int((left_out != 0).sum()), 0, int(left_out.sum()), 0)


def _reasons(table: Pairs) -> Iterator[Step]:
    unknown = table.paid & table.stands_declared & ~(table.known & table.readable)
    yield _step(UNKNOWN, table, unknown)
    for reason in Reason:
        yield _step(str(reason), table, table.having(reason) & ~unknown)


def _step(name: str, table: Pairs, rows: Bool) -> Step:
    """Return by how much some people change workers and wages."""
    wages = table.declared_khr - table.paid_khr
    workers = table.stands_declared.astype(np.int64) - table.paid
    rows = rows & ((wages != 0) | (workers != 0))
    return Step(
        name,
        int(rows.sum()),
        int(workers[rows].sum()),
        int(wages[rows].sum()),
        int(table.short_khr[rows].sum()),
    )
