"""A month's declaration: every worker's line, the totals, the findings and what they allow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from declaration.findings import Finding
from declaration.month import Month
from declaration.payroll import Bool, Dates, Int, Payroll, Texts

if TYPE_CHECKING:
    from declaration.bridge import Bridge
    from declaration.contributions import Scheme, Shares
    from declaration.corrected_lines import Correction
    from declaration.law import InForce


class Status(StrEnum):
    """What becomes of a worker's line."""

    DECLARED = "declared"
    HELD_OUT = "held_out"
    """By an error of its own (``held_by``), or by a stop or a whole column that holds the month."""
    SUSPENDED = "suspended"
    """Says so, or no days and no wage."""
    LEFT = "left"
    """Before the month."""
    NOT_DUE = "not_due"
    """No wage otherwise."""


class State(StrEnum):
    """What can be done with the month."""

    READY = "ready"
    READY_WITH_WARNINGS = "ready_with_warnings"
    PARTLY_READY = "partly_ready"
    NOT_READY = "not_ready"


@dataclass(frozen=True, slots=True)
class Enterprise:
    """The employer, as its enterprise.toml has it."""

    name: str = ""
    name_km: str = ""
    nssf_number: str = ""
    sector: str = "garment"
    readings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for.

    Attributes:
        month: the month declared.
        rate: NSSF's riel per dollar of that month, or None.
        as_of: the day the hire clock is read; the month's last day where None.
        include: fields that the gross leaves out and that count into the wage.
        readings: contested figure → chosen reading; stands above the enterprise's.
        hold_out: declare the sound workers although others have errors.
    """

    month: Month
    rate: Decimal | None = None
    as_of: date | None = None
    include: tuple[str, ...] = ()
    readings: Mapping[str, str] = field(default_factory=dict)
    hold_out: bool = False

    @property
    def clock_day(self) -> date:
        """The day on which the hire clock is read."""
        return self.as_of or self.month.last_day


@dataclass(frozen=True, slots=True)
class ReadingInUse:
    """A figure of law that is read in several ways.

    Attributes:
        parameter: its name.
        in_use: the reading chosen.
        others: other reading → difference of this month's remittance, had it been used [riel].
    """

    parameter: str
    in_use: str
    others: Mapping[str, int]


@dataclass(slots=True)
class MonthlyDeclaration:
    """The month, worked out: n workers as in ``payroll``, in the same order.

    Attributes:
        payroll: what came in.
        enterprise: who declares; None where not given.
        options: what was asked for.
        law: the figures in force that month under the chosen readings; None after LAW-002.
        wage_usd: the dollar parts of the declared wage [n, ten-thousandths of a dollar].
        has_usd: where the wage has a dollar part at all (else ``wage_usd`` is shown empty) [n].
        wage_khr: the wage declared [n, riel].
        status: ``Status`` values [n].
        shares: scheme → base and shares, for the schemes in force; zero for lines not declared
            or held out lines too (held-out lines are computed, but left out of the totals).
        registered_on: the registration day from payroll or register, NaT where unknown.
        registered: whether the worker has a number of NSSF's, or stands in the register [n].
        findings: all of them: importing's first, then the checks' in catalogue order.
        held_by: held-out worker → the codes that hold the line.
        readings: every contested figure that mattered.
        checks_run: the codes that were looked for.
        checks_not_run: code → why it could not be looked for (a column is missing, …).
        state: what can be done with the month.
        correction: what these lines change, where they are a supplementary or revised return of
            the month; None for its first return.
        bridge: how the last known month's headcount and remittance become this month's; None where
            no month before is known.
        known_hired: the day from which each worker's hire clock runs, where months before are known
            [n]; None where they are not, and the hire date of the payroll is all there is.
        accepted: position in ``findings`` → number of the decision that accepts it; None where no
            vault was asked.
    """

    payroll: Payroll
    enterprise: Enterprise | None
    options: Options
    law: InForce | None
    wage_usd: Int
    has_usd: Bool
    wage_khr: Int
    status: Texts
    shares: dict[Scheme, Shares]
    registered_on: Dates
    registered: Bool
    findings: list[Finding]
    held_by: dict[int, list[str]]
    readings: list[ReadingInUse]
    checks_run: list[str]
    checks_not_run: dict[str, str]
    state: State
    correction: Correction | None = None
    bridge: Bridge | None = None
    known_hired: Dates | None = None
    accepted: Mapping[int, int] | None = None

    @property
    def clock_start(self) -> Dates:
        """The day from which each worker's hire clock runs [n]."""
        return self.payroll.date("hire_date") if self.known_hired is None else self.known_hired

    @property
    def declares(self) -> bool:
        """Whether anybody is declared: nothing holds the month, and somebody's line is due."""
        if self.state is State.NOT_READY:
            return False
        return bool(self.status.where(lambda status: status == Status.DECLARED).any())
