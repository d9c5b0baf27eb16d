"""The hire clock as a board: who is not registered, in what stage, and what a fine may come to.

    board = board_of(month)                        # on the day of the month's own clock
    board.count(Stage.GRAVE), board.fine(Stage.GRAVE)
    crossings(month, board.day, today)             # who passes a limit until another day

No Qt. The day is handed in; there is no clock here.

Law:
    Prakas 448 of 2017 and 168 of 2022: within three days of starting; Prakas 021 of 2008: 45 days,
    kept as an alarm; inter-ministerial Prakas 326 of 2022: base daily wage of fines. All of them
    dated figures.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import IntEnum
from typing import TYPE_CHECKING

import numpy as np

from declaration.monthly import Status
from declaration.registration import days_between

if TYPE_CHECKING:
    from declaration.law_figures import HireClock
    from declaration.monthly import MonthlyDeclaration
    from declaration.payroll import Bool, Int, Payroll


class Stage(IntEnum):
    """How far the clock has run for somebody who is not registered."""

    UNKNOWN = 0
    """No hire date: no clock can run (REG-004)."""
    WITHIN = 1
    """Within the term."""
    LATE = 2
    """Past the term, not yet past the alarm (REG-002)."""
    GRAVE = 3
    """Past the alarm (REG-001)."""


@dataclass(frozen=True, slots=True)
class Board:
    """Who is not registered on a day: k workers, the longest hired first, unknown dates last.

    Attributes:
        day: on which the clock is read.
        term: within so many days of the hire a worker is to be registered.
        alarm: after so many days it is grave.
        least_usd: the least fine for one worker [US dollars].
        most_usd: the most [US dollars].
        workers: their rows in the payroll [k].
        days: since the hire; below 0 before it; 0 where unknown [k].
        stages: ``Stage`` values [k].
    """

    day: date
    term: int
    alarm: int
    least_usd: Decimal
    most_usd: Decimal
    workers: Int
    days: Int
    stages: Int

    def __len__(self) -> int:
        return len(self.workers)

    def of(self, stage: Stage) -> Bool:
        """Return where the board has a stage [k]."""
        rows: Bool = self.stages == stage
        return rows

    def count(self, stage: Stage) -> int:
        """Return how many are in a stage."""
        return int(self.of(stage).sum())

    @property
    def past_a_limit(self) -> int:
        """How many are past the term or the alarm."""
        return self.count(Stage.LATE) + self.count(Stage.GRAVE)

    def fine(self, *stages: Stage) -> tuple[Decimal, Decimal]:
        """Return the range of all fines of some stages, an estimate [US dollars]."""
        count = sum(map(self.count, stages))
        return count * self.least_usd, count * self.most_usd

    def days_left(self, row: int) -> int | None:
        """Return the days to the next limit of a row of the board; None past all, or unknown."""
        days = int(self.days[row])
        match Stage(int(self.stages[row])):
            case Stage.WITHIN:
                return self.term - days
            case Stage.LATE:
                return self.alarm - days
            case _:
                return None


def waiting(month: MonthlyDeclaration) -> Bool:
    """Return who belongs to the month and is not registered [n]."""
    here = month.status.where(lambda status: status != Status.LEFT)
    rows: Bool = ~month.registered & here
    return rows


def board_of(month: MonthlyDeclaration, day: date | None = None) -> Board | None:
    """Return the board of a month; None where its law is not known.

    Args:
        month: worked out.
        day: on which the clock is read; the month's own where None.
    """
    if month.law is None:
        return None
    clock, fine, when = month.law.hire_clock, month.law.fine, day or month.options.clock_day
    workers = np.flatnonzero(waiting(month))
    hired = month.clock_start[workers]
    days = days_between(hired, np.datetime64(when))
    known = ~np.isnat(hired)
    order = np.lexsort((-days, ~known))
    stages = np.where(known, stages_of(days, clock), int(Stage.UNKNOWN))
    return Board(
        when,
        clock.worker_days,
        clock.alarm_days,
        fine.low_usd,
        fine.high_usd,
        workers[order],
        days[order],
        stages[order],
    )


def stages_of(days: Int, clock: HireClock) -> Int:
    """Return the stage for days since the hire [n]."""
    late = (days > clock.worker_days).astype(np.int64)
    return int(Stage.WITHIN) + late + (days > clock.alarm_days)


def crossings(month: MonthlyDeclaration, since: date, until: date) -> int:
    """Return how many workers pass a limit after one day and up to another; 0 the other way."""
    if month.law is None or until <= since:
        return 0
    hired, clock = month.clock_start[waiting(month)], month.law.hire_clock
    hired = hired[~np.isnat(hired)]
    before, after = (
        stages_of(days_between(hired, np.datetime64(day)), clock) for day in (since, until)
    )
    return int((before < after).sum())


def mark_of(month: MonthlyDeclaration | None, today: date | None) -> str:
    """Return what stands beside “Registrations” in the window's list: how many are past a limit.

    Read on the month's own day, or today where that is later; "" where nobody is.
    """
    if month is None:
        return ""
    day = month.options.clock_day
    board = board_of(month, max(day, today) if today else day)
    return str(board.past_a_limit) if board and board.past_a_limit else ""


SOON = 3
"""So many days ahead a limit is told of."""


def soon_past(month: MonthlyDeclaration, today: date | None) -> int:
    """Return how many workers pass a limit today or within ``SOON`` days.

    Read on the month's own day where it is later than today, or today is not known.
    """
    day = max(month.options.clock_day, today) if today else month.options.clock_day
    return crossings(month, day - timedelta(days=1), day + timedelta(days=SOON))


FORM = ("name_km", "name_latin", "sex", "birth_date", "nationality", "hire_date")
"""What the registration form asks of everybody, as far as a payroll can know it."""
PAPERS = ("national_id", "passport")
"""One of these it asks besides."""


def lacking(payroll: Payroll, worker: int) -> list[str]:
    """Return the fields of the registration form that a worker's line leaves empty.

    ``national_id`` stands for both papers: either will do.
    """
    missing = [name for name in FORM if _is_empty(payroll, worker, name)]
    if all(_is_empty(payroll, worker, name) for name in PAPERS):
        missing.append(PAPERS[0])
    return missing


def _is_empty(payroll: Payroll, worker: int, name: str) -> bool:
    if name.endswith("_date"):
        return bool(np.isnat(payroll.date(name)[worker]))
    if name.startswith("name_"):
        parts = (name, f"family_{name}", f"given_{name}")
        return not any(payroll.text(part)[worker] for part in parts)
    return not payroll.text(name)[worker]
