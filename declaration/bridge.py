"""What a bridge from one month to the next is: headcount and remittance, step by step.

    found = month.bridge                             # declaration.bridging makes it
    found.opening, found.steps, found.closing        # opening + steps = closing, to the riel
    found.step(Step.RAISED).rows                     # whose line it is made of
    as_data(found)                                   # for summary.json

Who is declared in one month alone is a joiner, a leaver, or one of the reasons in between.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from declaration.month import Month

if TYPE_CHECKING:
    from declaration.history import History


class Step(StrEnum):
    """Why headcount or remittance moved."""

    JOINED = "joined"
    """First seen in a payroll."""
    BACK = "back"
    """Known from an earlier month, and not declared in the last."""
    RELEASED = "released"
    """Held out in the last month, declared now."""
    LEFT = "left"
    """Not in the payroll any more, or left before the month."""
    UNPAID = "unpaid"
    """In the payroll without a wage due: suspended, or nothing earned."""
    HELD_OUT = "held_out"
    """Declared in the last month; an error holds the line now."""
    LAW = "law"
    """Rates, classes, limits or readings of the law differ."""
    AGE = "age"
    """The pension contribution ends, or is due now."""
    RATE = "rate"
    """Another exchange rate."""
    RAISED = "raised"
    """A higher wage."""
    LOWERED = "lowered"
    """A lower wage."""


@dataclass(frozen=True, slots=True)
class Sums:
    """Workers declared, and what is paid for them.

    Attributes:
        workers: declared; of a step, by how many they change.
        employer: the employer's shares [riel].
        worker: the workers' shares [riel].
    """

    workers: int
    employer: int
    worker: int

    @property
    def remittance(self) -> int:
        """Both shares together [riel]."""
        return self.employer + self.worker

    def __add__(self, other: Sums) -> Sums:
        return Sums(
            self.workers + other.workers,
            self.employer + other.employer,
            self.worker + other.worker,
        )


@dataclass(frozen=True, slots=True)
class Moved:
    """One step of the bridge.

    Attributes:
        step: which.
        sums: what it adds; below zero where it takes away.
        concerned: how many workers it concerns.
        other_class: how many of them have another contributory wage now.
        rows: these workers in this month's payroll, -1 for one who is not in it.
        lines: their lines in the last month, -1 for one who was not in it.
    """

    step: Step
    sums: Sums
    concerned: int
    other_class: int = 0
    rows: tuple[int, ...] = ()
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Bridge:
    """How one month's headcount and remittance become another's.

    Attributes:
        before: the last known month.
        month: this one.
        opening: what the last month declared.
        steps: those that concern anybody, in the order of ``Step``.
        closing: what this month declares.
        history: the months before, for the names of who is gone.
    """

    before: Month
    month: Month
    opening: Sums
    steps: tuple[Moved, ...]
    closing: Sums
    history: History

    def step(self, step: Step) -> Moved:
        """Return a step; one of nothing where it concerns nobody."""
        return next((m for m in self.steps if m.step is step), Moved(step, Sums(0, 0, 0), 0))


def as_data(found: Bridge) -> dict[str, Any]:
    """Return a bridge as summary.json has it: whole numbers by name."""
    return {
        "before": str(found.before),
        "opening": _data(found.opening),
        "steps": [
            {
                "step": str(moved.step),
                "concerned": moved.concerned,
                "other_class": moved.other_class,
                **_data(moved.sums),
            }
            for moved in found.steps
        ],
        "closing": _data(found.closing),
    }


def _data(sums: Sums) -> dict[str, int]:
    return {
        "workers": sums.workers,
        "employer": sums.employer,
        "worker": sums.worker,
        "remittance": sums.remittance,
    }
