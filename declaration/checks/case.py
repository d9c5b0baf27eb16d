"""What every check looks at: the month worked out, before anything is said about it.

``declaration.working_out`` makes it. A check takes a ``Case`` and yields findings; it works on
whole columns and touches single workers only where it has something to say about them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from declaration.contributions import Scheme, Shares, contributions
from declaration.earnings import Earnings
from declaration.findings import Finding, Place
from declaration.inclusion import Omission
from declaration.money import riel
from declaration.monthly import Enterprise, Options
from declaration.payroll import SCALE, Amounts, Bool, Dates, Int, Payroll
from declaration.presence import Presence
from declaration.registration import Registration

if TYPE_CHECKING:
    from declaration.history import History, Seen
    from declaration.in_force import InForce

FEW = 5
"""Workers who get a finding each even where it is the column that is wrong."""


@dataclass
class Case:
    """One month of one enterprise, n workers, as the checks see it.

    Attributes:
        payroll: what came in.
        enterprise: who declares; a garment factory without a name where not given.
        options: what was asked for.
        in_force: the law of the month under the readings in use.
        register: the workers that NSSF has registered, or None.
        earned: what the payroll pays.
        gross: what its gross leaves out.
        declared: what its own declared-wage column leaves out.
        wage: the wage declared [n].
        wage_khr: the same in riel; without a rate, its riel parts alone [n, riel].
        rate_missing: whether any wage is in dollars and no rate was given (LAW-003).
        presence: who worked, was suspended or had left.
        registration: who is registered, and since when.
        pension_due: whose age asks for the pension contribution [n].
        shares: scheme → base and shares of the lines that are due.
        unreliable: of whom some amount could not be read or is in the wrong currency: sums over
            their cells prove nothing more [n].
        history: what the months before say; None where nothing is known of them.
        seen: who of this payroll they know; None likewise.
    """

    payroll: Payroll
    enterprise: Enterprise
    options: Options
    in_force: InForce
    register: Payroll | None
    earned: Earnings
    gross: Omission
    declared: Omission
    wage: Amounts
    wage_khr: Int
    rate_missing: bool
    presence: Presence
    registration: Registration
    pension_due: Bool
    shares: dict[Scheme, Shares]
    unreliable: Bool
    history: History | None = None
    seen: Seen | None = None

    def __len__(self) -> int:
        return len(self.payroll)

    @property
    def rate(self) -> Decimal | None:
        """Riel per dollar, where given."""
        return self.options.rate

    @property
    def first_day(self) -> np.datetime64:
        """The month's first day."""
        return np.datetime64(self.options.month.first_day)

    @property
    def last_day(self) -> np.datetime64:
        """The month's last day."""
        return np.datetime64(self.options.month.last_day)

    @property
    def clock_day(self) -> np.datetime64:
        """The day on which the hire clock is read."""
        return np.datetime64(self.options.clock_day)

    @cached_property
    def clock_start(self) -> Dates:
        """The day from which the hire clock runs: the hire date, or an earlier one known [n]."""
        given = self.date("hire_date")
        if self.history is None or self.seen is None:
            return given
        from declaration.history import hired_by

        known = hired_by(self.history, self.seen)
        return np.where(known < given, known, given)

    def nothing(self, who: Int) -> Amounts:
        """Return no wage for some workers [m]."""
        return Amounts.empty(len(who))

    def date(self, name: str) -> Dates:
        """Return a date column [n]."""
        return self.payroll.date(name)

    def says(self, field: str, word: str) -> Bool:
        """Return where a text column has a word [n]."""
        return self.payroll.text(field).where(lambda text: text == word)

    def price(self, who: Int, left_out: Amounts, wage: Amounts | None = None) -> list[int | None]:
        """Return the remittance short for some workers [riel each]; None where no rate tells it.

        Args:
            who: the workers [m].
            left_out: what is missing in the wage declared [m].
            wage: the wage declared, where it is not the case's own [m].

        Returns:
            Both shares of all schemes due on the full earnings, less those on the wage [m].
        """
        base = self.wage.take(who) if wage is None else wage
        if self.rate is None and (base.usd.any() or left_out.usd.any()):
            return [None] * len(who)
        full, less = (self._remittance(who, riel(a, self.rate)) for a in (base + left_out, base))
        return [int(amount) for amount in full - less]

    def _remittance(self, who: Int, wage_khr: Int) -> Int:
        due = np.ones(len(who), bool)
        shares = contributions(wage_khr, self.pension_due[who], self.in_force, due)
        return sum((each.remittance for each in shares.values()), np.zeros(len(who), np.int64))

    def on_worker(
        self,
        code: str,
        worker: int,
        field: str = "",
        *,
        figures: Mapping[str, object] | None = None,
        value: str = "",
        expected: str = "",
        amount_khr: int | None = None,
        heading: str = "",
    ) -> Finding:
        """Return a finding about one worker, at the cell of a field."""
        return Finding(
            code,
            self._place(worker, field, heading),
            worker,
            field=field,
            value=value,
            expected=expected,
            figures=figures or {},
            amount_khr=amount_khr,
        )

    def _place(self, worker: int, field: str, heading: str) -> Place:
        """Return ``payroll.place``; a check may have something to say about every worker."""
        number = self._sheets[worker]
        known = number, field, heading
        if known not in self._letters:
            sheet = self.payroll.sheets[number]
            self._letters[known] = sheet.letter(field, heading) if field else ""
        if field and not self._letters[known] and worker in self.payroll.more_rows:
            return self.payroll.place(worker, field, heading)
        sheet = self.payroll.sheets[number]
        return Place(sheet.file, sheet.name, self._rows[worker], self._letters[known])

    @cached_property
    def _letters(self) -> dict[tuple[int, str, str], str]:
        return {}

    @cached_property
    def _sheets(self) -> list[int]:
        sheets: list[int] = self.payroll.sheet.tolist()
        return sheets

    @cached_property
    def _rows(self) -> list[int]:
        rows: list[int] = self.payroll.row.tolist()
        return rows

    def on_column(
        self,
        code: str,
        field: str,
        *,
        figures: Mapping[str, object],
        value: str = "",
        expected: str = "",
        amount_khr: int | None = None,
        holds_column: bool = False,
    ) -> Finding:
        """Return a finding about a whole column, or about one that is missing."""
        return Finding(
            code,
            self._column(field),
            field=field,
            value=value,
            expected=expected,
            figures=figures,
            amount_khr=amount_khr,
            holds_column=holds_column,
        )

    def _column(self, field: str) -> Place:
        for sheet in self.payroll.sheets:
            if letter := sheet.letter(field):
                return Place(sheet.file, sheet.name, 0, letter)
        files = self.payroll.files
        return Place(files[0].name if len(files) == 1 else "")


def is_whole_column(rows: Bool, compared: Bool) -> bool:
    """Return whether a fault is the column's and not single workers': more than a few, and most."""
    count = int(rows.sum())
    return count > FEW and 2 * count > int(compared.sum())


def workers(rows: Bool) -> Iterator[int]:
    """Yield the workers chosen, in order."""
    yield from np.flatnonzero(rows).tolist()


def as_decimal(ten_thousandths: int | np.int64) -> Decimal:
    """Return a quantity or a dollar amount as a number of its own unit.

    >>> as_decimal(2_500_000), as_decimal(125_000)
    (Decimal('250'), Decimal('12.5'))
    """
    number = (Decimal(int(ten_thousandths)) / SCALE).normalize()
    return number.quantize(Decimal(1)) if number == number.to_integral() else number


def as_money(amounts: Amounts, worker: int) -> str:
    """Return one worker's amount as the payroll has it, with its currency's sign.

    >>> from declaration.payroll import Amounts
    >>> as_money(Amounts(np.array([12_505_000]), np.array([0]), np.array([True])), 0)
    '$1,250.50'
    """
    return money_text(int(amounts.usd[worker]), int(amounts.khr[worker]))


def money_text(usd: int, khr: int) -> str:
    """Return ten-thousandths of dollars and of riel as one amount, with signs.

    >>> money_text(-125_050, 0), money_text(10_001, 0), money_text(0, 40_000_000)
    ('-$12.505', '$1.0001', '4,000៛')
    >>> money_text(2_500_000, 5_000_000), money_text(0, 0)
    ('$250.00 + 500៛', '$0.00')
    """
    if khr and usd:
        return f"{money_text(usd, 0)} + {money_text(0, khr)}"
    sign = "-" if usd < 0 or khr < 0 else ""
    whole, rest = divmod(abs(khr or usd), SCALE)
    fraction = f"{rest:04}".rstrip("0")
    if khr:
        return f"{sign}{whole:,}{'.' if fraction else ''}{fraction}៛"
    return f"{sign}${whole:,}.{fraction:0<2}"


def as_plain(amounts: Amounts, worker: int) -> str:
    """Return one worker's amount as a bare number, for scripts; both parts where it has both."""
    return plain_text(int(amounts.usd[worker]), int(amounts.khr[worker]))


def plain_text(usd: int, khr: int) -> str:
    """Return ten-thousandths of dollars and of riel as a bare number.

    >>> plain_text(2_391_200, 0), plain_text(0, -5_000), plain_text(10_000, 20_000)
    ('239.12', '-0.5', '1 + 2')
    """
    if khr and usd:
        return f"{plain_text(usd, 0)} + {plain_text(0, khr)}"
    whole, rest = divmod(abs(khr or usd), SCALE)
    fraction = f"{rest:04}".rstrip("0")
    sign = "-" if usd < 0 or khr < 0 else ""
    return f"{sign}{whole}{'.' if fraction else ''}{fraction}"
