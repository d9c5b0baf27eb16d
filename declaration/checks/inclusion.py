"""OVT-001 and WAG-004 to 006, 008: what the gross or the declared wage leaves out, and its price.

The arithmetic was done in ``declaration.inclusion``; here each worker it touches gets one finding
for overtime and one for all known allowances, with the proof in the headings' own words.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from declaration.checks.case import (
    FEW,
    Case,
    as_money,
    as_plain,
    is_whole_column,
    money_text,
    workers,
)
from declaration.deducting import taken_from_pay
from declaration.earnings import BASIC, added, heading_of
from declaration.fields import OVERTIME_PAY
from declaration.findings import Finding
from declaration.inclusion import Omission, Proof
from declaration.payroll import Amounts, Bool, Int


def left_out(case: Case) -> Iterator[Finding]:
    """OVT-001, WAG-005: overtime pay, or known allowances, are left out of a wage."""
    overtime = case.earned.overtime
    allowances = [i for i in _known(case) if i not in overtime]
    for code, columns in (("OVT-001", overtime), ("WAG-005", allowances)):
        seen = ~case.presence.paid | case.presence.left | case.unreliable
        for omission in (case.gross, case.declared):
            open_columns = [i for i in columns if not _is_included(case, omission, i)]
            rows = omission.rows(open_columns) & ~seen
            seen = seen | rows
            yield from _left_out(case, code, omission, open_columns, np.flatnonzero(rows))


def _known(case: Case) -> list[int]:
    """Return the pay items that the law counts as wage, whatever makes up the basic pay apart."""
    parts = enumerate(zip(case.earned.parts, case.earned.counted, strict=True))
    return [i for i, (part, counted) in parts if counted and part.field not in BASIC]


def _is_included(case: Case, omission: Omission, column: int) -> bool:
    """Return whether a person already counted a column that the gross leaves out."""
    field = case.earned.parts[column].field
    return omission is case.gross and is_named(field, case.options.include)


def is_named(field: str, include: tuple[str, ...]) -> bool:
    """Return whether a pay field is to be counted; ``overtime_pay`` names every kind of it."""
    return field in include or (field in OVERTIME_PAY and "overtime_pay" in include)


def _left_out(
    case: Case, code: str, omission: Omission, columns: list[int], who: Int
) -> Iterator[Finding]:
    if not len(who):
        return
    missing = amount_left_out(case, omission, columns)
    wage = case.earned.gross if omission is case.gross else case.earned.declared
    prices = case.price(who, missing.take(who), _priced_from(case, omission, who))
    full = wage + missing
    field, said = _field(case, omission), _Said(case, omission, columns)
    for worker, amount in zip(who.tolist(), prices, strict=True):
        yield case.on_worker(
            code,
            worker,
            field,
            value=as_plain(wage, worker),
            expected=as_plain(full, worker),
            amount_khr=amount,
            figures={
                "field": said.wage,
                "wage": as_money(wage, worker),
                "full": as_money(full, worker),
                "missing": as_money(missing, worker),
                "items": said.items(worker),
                "proof": said.proof(worker),
            },
        )


def amount_left_out(case: Case, omission: Omission, columns: list[int]) -> Amounts:
    """Return what a wage column leaves out of some pay items, together [n]."""
    missing = []
    for i in columns:
        amounts, rows = case.earned.parts[i].amounts, omission.left_out[i]
        missing.append(Amounts(amounts.usd * rows, amounts.khr * rows, amounts.present))
    return added(missing, len(case))


def _priced_from(case: Case, omission: Omission, who: Int) -> Amounts:
    return (case.wage if omission is case.gross else case.earned.declared).take(who)


def _field(case: Case, omission: Omission) -> str:
    if omission is case.gross and not case.payroll.has("gross"):
        return "gross_khr"
    return omission.field


class _Said:
    """What is left out of a wage column and how it is known, in the headings' own words.

    ``wage`` is the heading of the wage column.

    The proof is made once for each different set of columns, not for each worker.
    """

    def __init__(self, case: Case, omission: Omission, columns: list[int]) -> None:
        self._case, self._omission, self._columns = case, omission, columns
        self._names = [short(part.heading) for part in case.earned.parts]
        self.wage = short(heading_of(case.payroll, _field(case, omission)))
        paid = [~part.amounts.is_zero() for part in case.earned.parts]
        self._patterns = np.packbits(np.concatenate([omission.left_out, paid]), axis=0).T
        self._proofs: dict[tuple[bytes, bool], str] = {}

    def items(self, worker: int) -> list[str]:
        """Return heading and amount of each column left out for a worker."""
        left_out, parts = self._omission.left_out, self._case.earned.parts
        out = [i for i in self._columns if left_out[i, worker]]
        return [f"{self._names[i]} {as_money(parts[i].amounts, worker)}" for i in out]

    def proof(self, worker: int) -> str:
        """Return the sum that comes out right, or the heading that says so."""
        key = self._patterns[worker].tobytes(), bool(self._case.earned.has_gross[worker])
        if key not in self._proofs:
            self._proofs[key] = self._proof(worker)
        return self._proofs[key]

    def _proof(self, worker: int) -> str:
        if self._omission.proof is Proof.WORDS:
            return f"“{self.wage}”"
        out = [self._names[i] for i in np.flatnonzero(self._omission.left_out[:, worker])]
        full = _full(self._case, self._omission, worker)
        return f"{' + '.join([self.wage, *out])} = {_sum_of(full)}"


def _full(case: Case, omission: Omission, worker: int) -> list[str]:
    """Return the headings that add up to the full wage of one worker."""
    if omission.proof is Proof.NET:
        taken = [column.heading for column in case.payroll.deductions]
        return [heading_of(case.payroll, "net_pay"), *taken]
    if omission is case.declared and case.earned.has_gross[worker]:
        return [heading_of(case.payroll, _field(case, case.gross))]
    paid = [part for part in case.earned.parts if not part.amounts.is_zero()[worker]]
    return [part.heading for part in paid]


def _sum_of(headings: list[str]) -> str:
    """Return a sum of columns: each of them, or the first and the last of many."""
    if len(headings) <= SHOWN:
        return " + ".join(short(heading) for heading in headings)
    return f"Σ ({short(headings[0])} … {short(headings[-1])})"


SHOWN = 3
LONGEST = 40


def short(heading: str) -> str:
    """Return a heading as a sentence can carry it: without its group, and not too long.

    >>> short("Overtime / OT Pay 150%"), short("x" * 50) == "x" * 39 + "…"
    ('OT Pay 150%', True)
    """
    own = heading.rsplit(" / ", 1)[-1]
    return own if len(own) <= LONGEST else f"{own[: LONGEST - 1]}…"


def gross_is_not_its_parts(case: Case) -> Iterator[Finding]:
    """WAG-004: the gross is not the sum of its parts, and no left-out part explains it.

    In a sheet where it never adds up, it is the column that is another sum: one finding for all.
    """
    said = case.gross.is_net | case.unreliable | case.presence.left | case.presence.unpaid
    rows = case.gross.unexplained & ~said
    field, count = _field(case, case.gross), int(case.gross.compared.sum())
    adrift = np.flatnonzero(rows & case.gross.adrift)
    if len(adrift) > FEW:
        rows &= ~case.gross.adrift
        gross, total = _sum(case.earned.gross, adrift), _sum(case.earned.total, adrift)
        figures = _against_parts(gross, total, 0, len(adrift), count)
        yield case.on_column("WAG-004", field, figures=figures)
    for worker in workers(rows):
        yield case.on_worker(
            "WAG-004",
            worker,
            field,
            value=as_plain(case.earned.gross, worker),
            expected=as_plain(case.earned.total, worker),
            figures=_against_parts(case.earned.gross, case.earned.total, worker, 1, count),
        )


def _against_parts(
    gross: Amounts, total: Amounts, worker: int, count: int, compared: int
) -> dict[str, object]:
    return {
        "gross": as_money(gross, worker),
        "parts": as_money(total, worker),
        "difference": money_text(
            int(gross.usd[worker] - total.usd[worker]), int(gross.khr[worker] - total.khr[worker])
        ),
        "workers": count,
        "compared": compared,
    }


def _sum(amounts: Amounts, who: Int) -> Amounts:
    """Return some workers' amounts added up, as a column of one."""
    usd, khr = (np.array([each[who].sum()]) for each in (amounts.usd, amounts.khr))
    return Amounts(usd, khr, np.array([True]))


def wage_is_the_net_pay(case: Case) -> Iterator[Finding]:
    """WAG-006: the gross or the declared wage is the net pay, although something is taken from it.

    More than a few workers, and most: the column holds the net pay, one finding for it.
    """
    taken = taken_from_pay(case.payroll)
    for omission, wage in ((case.gross, case.earned.gross), (case.declared, case.earned.declared)):
        rows = omission.is_net & ~case.presence.left
        if omission is case.declared:
            rows = rows & ~case.gross.is_net
        yield from _net_pay(case, omission, wage, taken, rows)


def _net_pay(
    case: Case, omission: Omission, wage: Amounts, taken: Amounts, rows: Bool
) -> Iterator[Finding]:
    who = np.flatnonzero(rows)
    prices = case.price(who, taken.take(who), wage.take(who))
    compared = int(omission.compared.sum())
    field = _field(case, omission)
    if is_whole_column(rows, omission.compared & ~taken.is_zero()):
        total = None if None in prices else sum(price or 0 for price in prices)
        figures = _against_net(
            case, omission, _sum(wage, who), _sum(taken, who), 0, len(who), compared
        )
        yield case.on_column("WAG-006", field, figures=figures, amount_khr=total)
        return
    for worker, price in zip(who.tolist(), prices, strict=True):
        yield case.on_worker(
            "WAG-006",
            worker,
            field,
            value=as_plain(wage, worker),
            expected=as_plain(wage + taken, worker),
            amount_khr=price,
            figures=_against_net(case, omission, wage, taken, worker, 1, compared),
        )


def _against_net(
    case: Case,
    omission: Omission,
    wage: Amounts,
    taken: Amounts,
    worker: int,
    count: int,
    compared: int,
) -> dict[str, object]:
    return {
        "field": short(heading_of(case.payroll, _field(case, omission))),
        "wage": as_money(wage, worker),
        "deductions": as_money(taken, worker),
        "workers": count,
        "compared": compared,
    }


def declared_below_gross(case: Case) -> Iterator[Finding]:
    """WAG-008: the payroll's declared wage is lower than the gross, for another reason."""
    rows = case.declared.unexplained & case.presence.declared & ~case.unreliable
    who = np.flatnonzero(rows)
    wage, declared = case.earned.wage, case.earned.declared
    short = wage - declared
    prices = case.price(who, short.take(who), declared.take(who))
    for worker, price in zip(who.tolist(), prices, strict=True):
        yield case.on_worker(
            "WAG-008",
            worker,
            "declared_wage",
            value=as_plain(declared, worker),
            expected=as_plain(wage, worker),
            amount_khr=price,
            figures={
                "declared": as_money(declared, worker),
                "wage": as_money(wage, worker),
                "short": as_money(short, worker),
            },
        )
