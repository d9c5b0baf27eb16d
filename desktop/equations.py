"""An equation of a pay line: what stands in it, where it holds, what explains where not. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from declaration.payroll import ColumnRead


class Story(StrEnum):
    """How a column explains a difference."""

    LEFT_OUT = "left_out"
    """A pay item that the gross leaves out."""
    CONTAINED = "contained"
    """A column that was taken for no pay, yet stands in the gross."""
    TAKEN_BEFORE = "taken_before"
    """A deduction that the gross comes after."""
    PAID_BESIDE = "paid_beside"
    """A pay item that is paid with the net and does not stand in the gross."""
    TAKEN_TOO = "taken_too"
    """A column that was taken for no deduction, yet is taken from the pay."""
    NOT_TAKEN = "not_taken"
    """A deduction that is not taken from the pay."""


@dataclass(frozen=True, slots=True)
class Term:
    """One column of an equation.

    Attributes:
        column: as it was read.
        usd: what it adds up to on the lines [ten-thousandths of a dollar].
        khr: likewise [ten-thousandths of a riel].
    """

    column: ColumnRead
    usd: int
    khr: int


@dataclass(frozen=True, slots=True)
class Cause:
    """A column that explains a difference.

    Attributes:
        story: how.
        term: the column, and its amounts on the lines where it explains it.
        lines: on how many.
    """

    story: Story
    term: Term
    lines: int


@dataclass(frozen=True, slots=True)
class Equation:
    """One total of the sheet and what it should be the sum of.

    Attributes:
        field: ``gross`` or ``net_pay``.
        whole: the columns of the total; () where the sheet has none.
        plus: what is added.
        minus: what is taken off.
        lines: how many lines were compared.
        holding: on how many of them it holds.
        causes: what explains the others, the most frequent first.
        unexplained: on how many lines nothing explains the difference.
        first_row: the first of those, as the workbook numbers it; 0 for none.
        sum_there: what the columns add up to there, and what the total says, in one unit.
        unit: ``USD``, ``KHR`` or ``both`` (riel at the rate); ``none`` where no rate is known.
    """

    field: str
    whole: tuple[Term, ...]
    plus: tuple[Term, ...]
    minus: tuple[Term, ...] = ()
    lines: int = 0
    holding: int = 0
    causes: tuple[Cause, ...] = ()
    unexplained: int = 0
    first_row: int = 0
    sum_there: tuple[Decimal, Decimal] = (Decimal(0), Decimal(0))
    unit: str = "none"

    @property
    def holds(self) -> bool:
        """Whether it holds on every line compared."""
        return self.lines > 0 and self.holding == self.lines
