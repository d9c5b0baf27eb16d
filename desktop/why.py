"""Why a worker's figures are what they are: each step from pay columns to remittance. No Qt.

In come a month worked out and a worker; out comes a ``Why``: every pay column, in the wage or out
of it and by which article, the conversion to riel, and for each scheme the base (class, floor or
ceiling), rates, rounding and shares, each figure of law with its source and how sure it is.

    explainer = Explainer(month)        # looks at whole columns once, when first asked
    why = explainer.of(worker)
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from declaration.checks.inclusion import is_named
from declaration.contributions import (
    Scheme,
    Shares,
    contributions,
    pension_is_due,
    remittance,
)
from declaration.earnings import Earnings, earnings
from declaration.inclusion import Omission, Proof, gross_omission
from declaration.law_figures import Rates
from declaration.law_reading import Kind
from declaration.monthly import MonthlyDeclaration, Status
from declaration.payroll import SCALE, Amounts
from declaration.reading_costs import alternatives
from desktop.why_steps import (
    Basis,
    Method,
    Money,
    NotDue,
    OtherReading,
    PayLine,
    SchemeStep,
    ShareStep,
    Used,
    Verdict,
    Why,
)

if TYPE_CHECKING:
    from declaration.in_force import InForce
    from declaration.law_figures import WageItem
    from declaration.payroll import Bool


class Explainer:
    """Explains the lines of one month; what concerns all workers is looked at once.

    Args:
        month: worked out.
    """

    def __init__(self, month: MonthlyDeclaration) -> None:
        self.month = month

    def of(self, worker: int) -> Why:
        """Return why a worker's figures are what they are."""
        month, payroll = self.month, self.month.payroll
        pay = tuple(self._pay(worker))
        wage = self._wage(worker, pay)
        exact = wage.usd * (month.options.rate or 0) + wage.khr
        return Why(
            worker=worker,
            name=payroll.name(worker),
            worker_number=payroll.text("worker_number")[worker],
            nssf_number=payroll.text("nssf_number")[worker],
            place=payroll.place(worker),
            status=month.status[worker],
            held_by=tuple(month.held_by.get(worker, ())),
            basis=self._basis(worker),
            gross_heading=self._gross_heading(worker),
            pay=pay,
            apart=self._apart(worker, pay),
            deductions=_sum([_money(c.amounts, worker) for c in payroll.deductions]),
            wage=wage,
            rate=month.options.rate,
            exact_khr=exact,
            wage_khr=int(month.wage_khr[worker]),
            schemes=tuple(self._schemes(worker)),
            rounding=_used(month.law, "rounding") if month.law else None,
            others=tuple(self._others(worker)),
        )

    @cached_property
    def _earned(self) -> Earnings:
        return earnings(self.month.payroll, self._items)

    @cached_property
    def _gross(self) -> Omission:
        return gross_omission(self.month.payroll, self._earned, self.month.options.rate)

    @cached_property
    def _items(self) -> dict[str, WageItem]:
        return self.month.law.wage_items if self.month.law else {}

    def _basis(self, worker: int) -> Basis:
        return Basis.GROSS if self._earned.has_gross[worker] else Basis.PARTS

    def _gross_heading(self, worker: int) -> str:
        """Return what the worker's sheet calls the gross."""
        sheet = self.month.payroll.sheets[int(self.month.payroll.sheet[worker])]
        names = ("gross", "gross_khr")
        return next((c.heading for c in sheet.columns if c.field in names), "")

    def _pay(self, worker: int) -> Iterator[PayLine]:
        for i, part in enumerate(self._earned.parts):
            amount = _money(part.amounts, worker)
            if amount.is_zero:
                continue
            item = self._items.get(part.field)
            contested = item.contested if item else ""
            law = self.month.law
            yield PayLine(
                heading=part.heading,
                field=part.field,
                amount=amount,
                verdict=self._verdict(i, worker),
                law_counts=self._earned.counted[i],
                article=item.article if item else "",
                reading=f"{contested}={law.readings[contested]}" if law and contested else "",
                place=self.month.payroll.place(worker, part.field, part.heading),
            )

    def _verdict(self, part: int, worker: int) -> Verdict:
        """Return what became of a pay column that the worker has an amount in."""
        earned, gross = self._earned, self._gross
        field = earned.parts[part].field
        is_chosen = is_named(field, self.month.options.include)
        left_out = bool(gross.left_out[part, worker])
        if not earned.has_gross[worker]:
            if earned.counted[part]:
                return Verdict.IN
            return Verdict.CHOSEN if is_chosen else Verdict.NOT_WAGE
        if is_chosen and (left_out or gross.proof is Proof.NONE):
            return Verdict.CHOSEN
        if left_out:
            return Verdict.LEFT_OUT
        is_told = gross.compared[worker] and not gross.unexplained[worker]
        is_told = is_told and gross.proof is not Proof.NONE and not gross.adrift[worker]
        return Verdict.IN if is_told else Verdict.UNKNOWN

    def _wage(self, worker: int, pay: tuple[PayLine, ...]) -> Money:
        """Return the wage declared: the gross or the parts, and what was chosen besides."""
        read = _money(self._earned.wage, worker)
        return _sum([read, *(line.amount for line in pay if line.verdict is Verdict.CHOSEN)])

    def _apart(self, worker: int, pay: tuple[PayLine, ...]) -> Money:
        """Return by how much the columns said to be in the gross differ from it."""
        nothing = Money(Decimal(0), Decimal(0))
        inside = [line.amount for line in pay if line.verdict is Verdict.IN]
        if self._basis(worker) is Basis.PARTS or not inside:
            return nothing
        together, gross = _sum(inside), _money(self._earned.gross, worker)
        return Money(together.usd - gross.usd, together.khr - gross.khr)

    def _schemes(self, worker: int) -> Iterator[SchemeStep]:
        law = self.month.law
        if law is None:
            return
        for scheme, shares in self.month.shares.items():
            rates = law.rates(scheme)
            if rates is not None:
                yield self._scheme(worker, scheme, shares, rates, law)

    def _scheme(
        self, worker: int, scheme: Scheme, shares: Shares, rates: Rates, law: InForce
    ) -> SchemeStep:
        base, wage = int(shares.base[worker]), int(self.month.wage_khr[worker])
        method, number, low, high = _method(scheme, wage, law)
        return SchemeStep(
            scheme=scheme,
            not_due=None if base else self._why_not(worker, scheme),
            base=base,
            method=method,
            wage_class=number,
            low=low,
            high=high,
            employer=_share(base, rates.employer, int(shares.employer[worker])),
            worker=_share(base, rates.worker, int(shares.worker[worker])),
            used=tuple(_used(law, name) for name in _figures(scheme, law, is_due=bool(base))),
        )

    def _why_not(self, worker: int, scheme: Scheme) -> NotDue:
        is_due_elsewhere = any(shares.base[worker] for shares in self.month.shares.values())
        is_age = scheme is Scheme.PENSION and is_due_elsewhere
        return NotDue.AGE if is_age else NotDue.STATUS

    def _others(self, worker: int) -> Iterator[OtherReading]:
        """Yield the readings of contributions under which this line would differ."""
        law = self.month.law
        if law is None or self.month.status[worker] not in (Status.DECLARED, Status.HELD_OUT):
            return
        mine = self._remittance(worker, law)
        for name in law.readings:
            if law.law.parameters[name].group != "contributions":
                continue
            for reading, other in alternatives(law, name):
                found = law.law.parameters[name].readings[reading]
                if found.kind is not Kind.READING:
                    continue  # a report's misprint is no way to read the law
                difference = self._remittance(worker, other) - mine
                if difference:
                    yield OtherReading(_used(law, name), reading, difference, found.title)

    def _remittance(self, worker: int, law: InForce) -> int:
        one = slice(worker, worker + 1)
        wage = self.month.wage_khr[one]
        born = self.month.payroll.date("birth_date")[one]
        has_pension = law.rates(Scheme.PENSION) is not None
        due = pension_is_due(born, law.month, law.pension_age) if has_pension else wage < 0
        paid: Bool = sum(shares.base[one] for shares in self.month.shares.values()) > wage * 0
        return remittance(contributions(wage, due, law, paid))


def _money(amounts: Amounts, worker: int) -> Money:
    usd, khr = int(amounts.usd[worker]), int(amounts.khr[worker])
    return Money(Decimal(usd) / SCALE, Decimal(khr) / SCALE)


def _sum(amounts: list[Money]) -> Money:
    zero = Decimal(0)
    return Money(sum((a.usd for a in amounts), zero), sum((a.khr for a in amounts), zero))


def _share(base: int, rate: Fraction, amount: int) -> ShareStep:
    return ShareStep(rate, base * rate, amount)


def _used(law: InForce, name: str) -> Used:
    parameter = law.law.parameters[name]
    if not parameter.contested:
        return Used(name, parameter.title, law.value(name), "")
    reading = law.reading(name)
    return Used(name, parameter.title, law.value(name), reading.name, reading.title)


def _figures(scheme: Scheme, law: InForce, *, is_due: bool) -> list[str]:
    """Return the figures of law that a scheme's part rests on: base first, then rate."""
    if scheme is Scheme.PENSION:
        return ["pension_wage_limits", "pension_rate"] if is_due else ["pension_age"]
    if not is_due:
        return []
    base = ["wage_classes"] if law.base_is_by_classes else ["wage_ceiling"]
    return ["contribution_base", *base, f"{scheme}_rate"]


def _method(scheme: Scheme, wage: int, law: InForce) -> tuple[Method, int, int, int | None]:
    """Return how a base is found, the class or 0, and the limits that were met [riel]."""
    if scheme is not Scheme.PENSION and law.base_is_by_classes:
        up_to = law.wage_classes.up_to
        at = next((i for i, high in enumerate(up_to) if wage <= high), len(up_to))
        low = up_to[at - 1] + 1 if at else 0
        return Method.CLASS, at + 1, low, up_to[at] if at < len(up_to) else None
    limits = law.pension_wage_limits if scheme is Scheme.PENSION else law.wage_limits
    method = Method.AS_IT_IS
    if wage < limits.floor:
        method = Method.FLOOR
    elif wage > limits.ceiling:
        method = Method.CEILING
    return method, 0, limits.floor, limits.ceiling
