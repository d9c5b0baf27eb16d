"""The figures of law in the form in which computations and checks use them.

``declaration.in_force`` fills these from the files; here is only what each of them means.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Rates:
    """What a scheme takes of the contributory wage.

    Attributes:
        employer: the employer's share of the base.
        worker: the worker's share of the base.
        smallest: no share in use is smaller [riel]; 0 where there is no such limit.
        largest: no share is larger [riel]; 0 where there is no such limit.
    """

    employer: Fraction
    worker: Fraction
    smallest: int = 0
    largest: int = 0


@dataclass(frozen=True, slots=True)
class WageClasses:
    """The published table of wage classes.

    Attributes:
        up_to: the highest wage of each class but the last, included [classes - 1, riel].
        wages: the contributory wage of each class [classes, riel].
    """

    up_to: tuple[int, ...]
    wages: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Limits:
    """Floor and ceiling of a contributory wage [riel]."""

    floor: int
    ceiling: int


@dataclass(frozen=True, slots=True)
class PensionAge:
    """When the pension contribution ends.

    Attributes:
        years: the age.
        months_after: how many months after the month of that birthday it is still due.
    """

    years: int
    months_after: int


@dataclass(frozen=True, slots=True)
class OvertimeFactors:
    """What an hour is paid, in hours of normal pay.

    Attributes:
        normal: overtime on a normal day.
        night: overtime at night (22:00 to 05:00).
        rest_day: overtime on the weekly day off.
        holiday: work on a public holiday, besides the holiday's own pay.
        night_shift: an hour of a night shift that is not overtime.
    """

    normal: Fraction
    night: Fraction
    rest_day: Fraction
    holiday: Fraction
    night_shift: Fraction


@dataclass(frozen=True, slots=True)
class OvertimeLimits:
    """How long overtime may last.

    Attributes:
        hours_per_day: of overtime.
        hours_in_all: of a day's work, overtime included.
    """

    hours_per_day: int
    hours_in_all: int


@dataclass(frozen=True, slots=True)
class ContractLimit:
    """How long fixed-duration contracts may last in all.

    Attributes:
        in_use: under the reading chosen [months].
        readings: reading → limit, every one [months].
    """

    in_use: int
    readings: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class HireClock:
    """How many days after the first day of work registration is due.

    Attributes:
        worker_days: for a worker.
        enterprise_days: for an enterprise, from its opening.
        alarm_days: a worker unregistered for longer is gravely late.
    """

    worker_days: int
    enterprise_days: int
    alarm_days: int


@dataclass(frozen=True, slots=True)
class Fine:
    """The fine for a worker not registered: a range, and an estimate.

    Attributes:
        base_daily_wage: [US dollars].
        low: times the base daily wage, at least.
        high: times the base daily wage, at most.
    """

    base_daily_wage: int
    low: int
    high: int

    @property
    def low_usd(self) -> Decimal:
        """The least for one worker [US dollars]."""
        return Decimal(self.base_daily_wage * self.low)

    @property
    def high_usd(self) -> Decimal:
        """The most for one worker [US dollars]."""
        return Decimal(self.base_daily_wage * self.high)


@dataclass(frozen=True, slots=True)
class DueDates:
    """When the month is due, not moved by weekends."""

    payment: date
    documents: date


@dataclass(frozen=True, slots=True)
class WageItem:
    """Whether the law counts a pay field as wage.

    Attributes:
        field: the pay field.
        counts: whether it is part of the wage.
        article: why, as a citation.
        contested: the figure of law by whose reading this was decided, or "".
    """

    field: str
    counts: bool
    article: str
    contested: str = ""
