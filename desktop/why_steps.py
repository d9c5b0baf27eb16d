"""The steps behind one worker's line, as data: what ``desktop.why`` finds out. No Qt.

Amounts are exact: ``Decimal`` dollars and riel as the payroll keeps them, whole riel once reckoned.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from declaration.contributions import Scheme
from declaration.findings import Place
from declaration.law_reading import Certainty, Value


class Verdict(StrEnum):
    """What became of a pay column."""

    IN = "in"
    """Part of the wage."""
    LEFT_OUT = "left_out"
    """The gross leaves it out, and nobody chose to count it."""
    CHOSEN = "chosen"
    """Counted because a person said so."""
    NOT_WAGE = "not_wage"
    """The law does not count it, and there is no gross that does."""
    UNKNOWN = "unknown"
    """There is a gross, and the arithmetic does not tell whether it is in it."""


class Basis(StrEnum):
    """What the wage was read from."""

    GROSS = "gross"
    PARTS = "parts"


class Method(StrEnum):
    """How a contributory wage was found."""

    CLASS = "class"
    FLOOR = "floor"
    CEILING = "ceiling"
    AS_IT_IS = "as_it_is"


class NotDue(StrEnum):
    """Why a scheme takes nothing of a worker."""

    STATUS = "status"
    """The line is not declared: suspended, left, or no wage."""
    AGE = "age"
    """Too old for the pension contribution."""


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in the currencies in which the payroll keeps it.

    Attributes:
        usd: [US dollars].
        khr: [riel].
    """

    usd: Decimal
    khr: Decimal

    @property
    def is_zero(self) -> bool:
        """Whether there is nothing of it."""
        return not self.usd and not self.khr


@dataclass(frozen=True, slots=True)
class PayLine:
    """One pay column of a worker.

    Attributes:
        heading: as the payroll writes it.
        field: what it was taken for.
        amount: what the worker was paid.
        verdict: what became of it.
        law_counts: whether the law counts it as wage under the readings in use.
        article: where the law says so; "" where it says nothing.
        reading: figure and reading that decided, as ``transport_allowance=wage``, or "".
        place: the cell.
    """

    heading: str
    field: str
    amount: Money
    verdict: Verdict
    law_counts: bool
    article: str
    reading: str
    place: Place


@dataclass(frozen=True, slots=True)
class Used:
    """A figure of law that a step rests on.

    Attributes:
        parameter: its name.
        title: English, translated with the law's texts.
        value: in force that month.
        reading: the reading in use where there are several, else "".
        called: the same in words, English, translated with the law's texts; "" likewise.
    """

    parameter: str
    title: str
    value: Value
    reading: str
    called: str = ""

    @property
    def is_sure(self) -> bool:
        """Whether nobody doubts it."""
        return self.value.status is Certainty.SETTLED


@dataclass(frozen=True, slots=True)
class ShareStep:
    """One share of one scheme.

    Attributes:
        rate: share of the base.
        exact: base × rate before rounding [riel].
        amount: the share [riel].
    """

    rate: Fraction
    exact: Fraction
    amount: int


@dataclass(frozen=True, slots=True)
class SchemeStep:
    """One scheme's part.

    Attributes:
        scheme: which.
        not_due: why nothing is taken, or None.
        base: the contributory wage [riel]; 0 where nothing is due.
        method: how it was found.
        wage_class: the number of the class, or 0.
        low: the lowest wage of the class, or the floor [riel].
        high: the highest wage of the class, or the ceiling [riel]; None for the class without end.
        employer: the employer's share.
        worker: the worker's share.
        used: the figures of law it rests on: of the base, of the rate, of the rounding.
    """

    scheme: Scheme
    not_due: NotDue | None
    base: int
    method: Method
    wage_class: int
    low: int
    high: int | None
    employer: ShareStep
    worker: ShareStep
    used: tuple[Used, ...]


@dataclass(frozen=True, slots=True)
class OtherReading:
    """What another reading would make of this worker's line.

    Attributes:
        used: the figure as it is read now.
        reading: the other one.
        difference: of the remittance [riel].
        called: the other one in words, English, translated with the law's texts; or "".
    """

    used: Used
    reading: str
    difference: int
    called: str = ""


@dataclass(frozen=True, slots=True)
class Why:
    """Everything behind one worker's line.

    Attributes:
        worker: position in the payroll.
        name: Khmer, else Latin.
        worker_number: the factory's.
        nssf_number: or "".
        place: the worker's row.
        status: ``Status`` of the line.
        held_by: the codes that hold it out.
        basis: what the wage was read from.
        gross_heading: of the gross column, or "".
        pay: every pay column with an amount, in the payroll's order.
        apart: the columns in the gross, together, less the gross; absence taken off, for one.
        deductions: what the payroll takes of the pay, which lowers no wage.
        wage: the wage declared, as the payroll keeps it.
        rate: riel per dollar, or None.
        exact_khr: the wage in riel before it was rounded.
        wage_khr: the wage declared [riel].
        schemes: in their order; those not in force that month are absent.
        rounding: the unit of the shares, with its source; None where no law is in force.
        others: other readings that would change this line.
    """

    worker: int
    name: str
    worker_number: str
    nssf_number: str
    place: Place
    status: str
    held_by: tuple[str, ...]
    basis: Basis
    gross_heading: str
    pay: tuple[PayLine, ...]
    apart: Money
    deductions: Money
    wage: Money
    rate: Decimal | None
    exact_khr: Decimal
    wage_khr: int
    schemes: tuple[SchemeStep, ...]
    rounding: Used | None
    others: tuple[OtherReading, ...]

    @property
    def employer_total(self) -> int:
        """The employer's shares together [riel]."""
        return sum(step.employer.amount for step in self.schemes)

    @property
    def worker_total(self) -> int:
        """The worker's shares together [riel]."""
        return sum(step.worker.amount for step in self.schemes)

    @property
    def remittance(self) -> int:
        """What is paid to the fund for this worker [riel]."""
        return self.employer_total + self.worker_total
