"""The figures of law in force in one month, under the readings chosen.

``declaration.law`` makes it; every computation and check asks it. ``value`` gives any figure with
its source; the other methods give the figures that the checks use, in the form they use them. A
figure that does not exist that month (a minimum wage not yet set) is None where the caller can do
without, else ``NotInForceError``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from declaration.law_figures import (
    ContractLimit,
    DueDates,
    Fine,
    HireClock,
    Limits,
    OvertimeFactors,
    OvertimeLimits,
    PensionAge,
    Rates,
    WageClasses,
    WageItem,
)
from declaration.law_reading import Kind, Reading, Value
from declaration.month import Month

if TYPE_CHECKING:
    from declaration.law import Law


class NotInForceError(LookupError):
    """A figure of law has no value in the month asked for."""


@dataclass(frozen=True)
class InForce:
    """The law of one month.

    Attributes:
        law: all figures through time.
        month: the month; what has begun by its last day is in force.
        readings: figure → reading in use, for every figure read in several ways.
    """

    law: Law
    month: Month
    readings: Mapping[str, str]

    def reading(self, name: str) -> Reading:
        """Return the reading of a figure that is in use."""
        parameter = self.law.parameters[name]
        return parameter.readings[self.readings.get(name, parameter.default)]

    def find(self, name: str, day: date | None = None) -> Value | None:
        """Return a figure in force on a day (the month's last by default), or None."""
        return self.reading(name).on(day or self.month.last_day)

    def value(self, name: str, day: date | None = None) -> Value:
        """Return a figure in force on a day (the month's last by default).

        Raises:
            NotInForceError: it has no value on that day.
        """
        found = self.find(name, day)
        if found is None:
            raise NotInForceError(f"No figure “{name}” is in force on {day or self.month}.")
        return found

    def others(self, name: str) -> dict[str, Value]:
        """Return the readings not in use that say something else this month, with their values."""
        mine = self.find(name)
        values = {
            reading.name: reading.on(self.month.last_day)
            for reading in self.law.parameters[name].readings.values()
            if reading.kind != Kind.PRESET and reading.name != self.reading(name).name
        }
        return {
            other: value
            for other, value in values.items()
            if value and (mine is None or value.figures != mine.figures)
        }

    # Contributions

    def rates(self, scheme: str) -> Rates | None:
        """Return a scheme's rates; None where the scheme does not exist that month."""
        value = self.find(f"{scheme}_rate")
        if value is None:
            return None
        smallest, largest = value.figures.get("smallest", 0), value.figures.get("largest", 0)
        return Rates(
            Fraction(value.figures["employer"]),
            Fraction(value.figures["worker"]),
            smallest,
            largest,
        )

    @property
    def base_is_by_classes(self) -> bool:
        """Whether occupational risk and health care are reckoned on the wage classes."""
        return bool(self.value("contribution_base").value == "classes")

    @property
    def wage_classes(self) -> WageClasses:
        """The table of wage classes."""
        rows = self.value("wage_classes").value
        return WageClasses(tuple(row[1] for row in rows[:-1]), tuple(row[2] for row in rows))

    @property
    def wage_limits(self) -> Limits:
        """Floor and ceiling of occupational risk and health care."""
        floor = self.value("contribution_base").figures["floor"]
        return Limits(floor, self.value("wage_ceiling").value)

    @property
    def pension_wage_limits(self) -> Limits:
        """Floor and ceiling of the pension scheme."""
        return Limits(**self.value("pension_wage_limits").figures)

    @property
    def pension_age(self) -> PensionAge:
        """When the pension contribution ends."""
        return PensionAge(**self.value("pension_age").figures)

    @property
    def rounding(self) -> int:
        """The unit to which each share is rounded, half up [riel]."""
        return int(self.value("rounding").value)

    def suspension_is_waived(self, sector: str) -> bool:
        """Return whether suspended workers of a sector were excused, on notice to the fund."""
        value = self.find("suspension_waiver")
        return value is not None and sector in value.value

    @property
    def exchange_rate_band(self) -> Limits:
        """Between which rates a dollar usually stands [riel per dollar]."""
        return Limits(**self.value("exchange_rate_band").figures)

    # Wage

    def minimum_wage(self, sector: str) -> Decimal | None:
        """Return the sector's minimum wage [US dollars a month]; None where none is known."""
        return self._dollars(f"minimum_wage_{sector}")

    def minimum_wage_probation(self, sector: str) -> Decimal | None:
        """Return the sector's minimum wage on probation; None where none is known."""
        return self._dollars(f"minimum_wage_{sector}_probation")

    def _dollars(self, name: str) -> Decimal | None:
        value = self.find(name) if name in self.law.parameters else None
        return None if value is None else Decimal(value.value)

    @property
    def wage_items(self) -> dict[str, WageItem]:
        """Whether each pay field counts as wage: field → item."""
        table = self.value("wage_items").value
        return {field: self._wage_item(field, *row) for field, row in table.items()}

    def _wage_item(self, field: str, counts: bool | str, article: str) -> WageItem:
        if isinstance(counts, bool):
            return WageItem(field, counts, article)
        return WageItem(field, self.value(counts).value == "wage", article, counts)

    # Hours

    @property
    def overtime_factors(self) -> OvertimeFactors:
        """What an hour of overtime is paid."""
        figures = self.value("overtime_factors").figures
        return OvertimeFactors(**{name: Fraction(each) for name, each in figures.items()})

    @property
    def overtime_limits(self) -> OvertimeLimits:
        """How long overtime may last."""
        return OvertimeLimits(**self.value("overtime_limits").figures)

    @property
    def working_days_per_month(self) -> int:
        """Days of a full month of work."""
        return int(self.value("full_month").figures["days"])

    @property
    def hours_per_month(self) -> int:
        """Hours of a full month of work."""
        return int(self.value("full_month").figures["hours"])

    # Contracts

    @property
    def probation_months(self) -> int:
        """The longest probation, that of regular employees [months]."""
        return int(self.value("probation_limit").figures["regular"])

    @property
    def fdc_limit_months(self) -> ContractLimit:
        """How long fixed-duration contracts may last in all."""
        day = self.month.last_day
        values = {r.name: r.on(day) for r in self.law.parameters["fdc_limit"].readings.values()}
        readings = {name: int(value.value) for name, value in values.items() if value}
        return ContractLimit(int(self.value("fdc_limit").value), readings)

    @property
    def minimum_age(self) -> int:
        """The age below which nobody may be employed [years]."""
        return int(self.value("minimum_age").value)

    # Registration

    @property
    def hire_clock(self) -> HireClock:
        """The terms of registration in force at the month's end."""
        return self.hire_clock_on(self.month.last_day)

    def hire_clock_on(self, day: date) -> HireClock:
        """Return the terms of registration in force on a day."""
        return HireClock(
            int(self.value("worker_registration_days", day).value),
            int(self.value("enterprise_registration_days", day).value),
            int(self.value("registration_alarm_days", day).value),
        )

    @property
    def fine(self) -> Fine:
        """The fine for a worker not registered, at the month's end."""
        return self.fine_on(self.month.last_day)

    def fine_on(self, day: date) -> Fine:
        """Return the fine for a worker not registered, as it stood on a day."""
        times = self.value("fine_multiplier", day).figures
        base = self.value("fine_base_daily_wage", day).value
        return Fine(int(base), int(times["low"]), int(times["high"]))

    # Payment

    @property
    def due_dates(self) -> DueDates:
        """When this month's contributions and documents are due."""
        following = self.month.following().first_day
        return DueDates(
            following.replace(day=self.value("payment_due_day").value),
            following.replace(day=self.value("documents_due_day").value),
        )

    @property
    def late_payment_rate(self) -> Fraction:
        """What is added for each month of late payment [share of the contribution due]."""
        return Fraction(self.value("late_payment_rate").value)

    @property
    def health_cover_lapse_months(self) -> int:
        """Months after which health cover lapses when contributions stop."""
        return int(self.value("health_cover_lapse").value)
