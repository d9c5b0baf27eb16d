"""Which pay the wage leaves out, by arithmetic over whole columns and, failing that, by words.

In come the earnings of a payroll, out comes an ``Omission`` for the gross and one for the
payroll's own declared wage. The sum of the pay items less the gross is a difference; the pay
columns that make it up for most workers are left out of it, and single workers may stand apart
(``explanation``). Where the items do not add up, net pay + deductions is tried, and where there is
no arithmetic at all, the words of the gross's heading ("Gross excl. OT").

Law:
    Labour Law of 1997, article 103: overtime and bonuses are wage. Left-out overtime and
    allowances were found in a tenth of the enterprises inspected in 2015.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache

import numpy as np

from declaration.comparing import Yardstick
from declaration.deducting import absence, has_deductions, ways_of_deducting
from declaration.earnings import BASIC, Earnings
from declaration.explanation import Explanation, explanation
from declaration.fields import OVERTIME_PAY
from declaration.ordered import different
from declaration.payroll import Amounts, Bool, Int, Payroll
from resources import resource


class Proof(StrEnum):
    """How it is known what a wage column leaves out."""

    PARTS = "parts"
    """It differs from the sum of the pay items by what it leaves out."""
    NET = "net"
    """It differs from net pay + deductions by what it leaves out."""
    WORDS = "words"
    """Its heading says so."""
    NONE = ""


@dataclass(slots=True)
class Omission:
    """What one wage column leaves out: n workers, k pay items.

    Attributes:
        field: ``gross`` or ``declared_wage``.
        proof: how this is known.
        left_out: where it leaves a pay item out that the worker was paid [k × n].
        is_net: where it is the net pay [n].
        unexplained: where it differs and nothing explains the difference [n].
        compared: the workers it was compared for [n].
        adrift: in whose sheet it follows no relation at all: the column is another sum [n].
    """

    field: str
    proof: Proof
    left_out: Bool
    is_net: Bool
    unexplained: Bool
    compared: Bool
    adrift: Bool

    def rows(self, columns: list[int]) -> Bool:
        """Return where it leaves out any of some pay items [n]."""
        return np.asarray(self.left_out[columns].any(axis=0))


@dataclass(frozen=True, slots=True)
class _Unit:
    """Pay items that are left out together or not at all."""

    columns: tuple[int, ...]
    amount: Int


def gross_omission(payroll: Payroll, earned: Earnings, rate: Decimal | None) -> Omission:
    """Return what the gross leaves out.

    Args:
        payroll: n workers.
        earned: its earnings.
        rate: riel per dollar, where known; needed only where both currencies stand in one line.
    """
    yard = yardstick(payroll, earned, rate)
    compared = earned.gross.present & ~earned.gross.is_zero()
    found = _nothing("gross", earned, compared)
    if yard.unit == "none" or not compared.any():
        return found
    found.is_net = compared & _is_net(payroll, earned, earned.gross, yard)
    by_parts = _by_parts(payroll, earned, yard, compared & ~found.is_net, found)
    if not by_parts and not _by_net(payroll, earned, yard, compared & ~found.is_net, found):
        _by_words(payroll, earned, found)
    return found


def declared_omission(payroll: Payroll, earned: Earnings, rate: Decimal | None) -> Omission:
    """Return what the payroll's own declared wage leaves out of the wage."""
    yard = yardstick(payroll, earned, rate)
    compared = earned.declared.present & (earned.wage.usd + earned.wage.khr > 0)
    found = _nothing("declared_wage", earned, compared)
    if yard.unit == "none" or not compared.any():
        return found
    short = yard.measure(earned.wage) - yard.measure(earned.declared)
    differs = compared & ~yard.zero(short)
    found.is_net = differs & _is_net(payroll, earned, earned.declared, yard)
    units = _units(earned, yard)
    told = _explained(short, units, compared & ~found.is_net, yard)
    _take(found, told, units, earned, Proof.PARTS)
    found.unexplained = differs & (short > 0) & ~told.explained & ~found.is_net
    return found


def yardstick(payroll: Payroll, earned: Earnings, rate: Decimal | None) -> Yardstick:
    """Return the yardstick for all that a payroll pays and takes."""
    columns = [part.amounts for part in earned.parts]
    columns += [column.amounts for column in payroll.deductions]
    totals = [earned.gross, earned.net, earned.declared]
    others = [payroll.amounts(name) for name in ("deductions_total", "pension_worker")]
    return Yardstick.over([*columns, *totals, *others], rate)


def _nothing(field: str, earned: Earnings, compared: Bool) -> Omission:
    n = len(compared)
    nowhere = np.zeros(n, bool)
    left_out = np.zeros((len(earned.parts), n), bool)
    none = (nowhere, nowhere.copy(), compared, nowhere.copy())
    return Omission(field, Proof.NONE, left_out, *none)


def _is_net(payroll: Payroll, earned: Earnings, wage: Amounts, yard: Yardstick) -> Bool:
    """Return where a wage is the net pay although something was taken from the pay [n]."""
    if not earned.net.present.any():
        return np.zeros(len(wage), bool)
    measured = yard.measure(wage)
    equal = wage.present & earned.net.present & yard.zero(measured - yard.measure(earned.net))
    full = ~earned.total.is_zero() & yard.zero(yard.measure(earned.total) - measured)
    is_net: Bool = equal & has_deductions(payroll) & ~full & ~wage.is_zero()
    return is_net


def _units(earned: Earnings, yard: Yardstick) -> list[_Unit]:
    """Return what may be left out: all overtime together, each item that counts, the others."""
    overtime = tuple(earned.overtime)
    groups = [overtime] if overtime else []
    others = [i for i, p in enumerate(earned.parts) if p.field not in (*BASIC, *OVERTIME_PAY)]
    groups += [(i,) for i in sorted(others, key=lambda i: not earned.counted[i])]
    measured = [yard.measure(part.amounts) for part in earned.parts]
    units = [_Unit(each, np.sum([measured[i] for i in each], axis=0)) for each in groups]
    units = [unit for unit in units if unit.amount.any()]
    return [*units, *_top_up(earned, yard)]


def _top_up(earned: Earnings, yard: Yardstick) -> Iterator[_Unit]:
    """Yield what is counted twice where piece-rate pay is topped up to the basic pay."""
    basic, piece = (yard.measure(earned.amount_of(name)) for name in BASIC)
    if basic.any() and piece.any():
        yield _Unit((), np.minimum(basic, piece))


def _explained(difference: Int, units: list[_Unit], rows: Bool, yard: Yardstick) -> Explanation:
    return explanation(difference, [unit.amount for unit in units], rows, yard.zero)


def _take(
    found: Omission, told: Explanation, units: list[_Unit], earned: Earnings, proof: Proof
) -> None:
    """Note which pay items an explanation finds left out, where they were paid."""
    found.proof = proof
    for unit, rows in zip(units, told.chosen, strict=True):
        for i in unit.columns:
            found.left_out[i] |= rows & ~earned.parts[i].amounts.is_zero()


def _by_parts(
    payroll: Payroll, earned: Earnings, yard: Yardstick, rows: Bool, found: Omission
) -> bool:
    """Compare the gross with the sum of its parts; return whether that held for most anywhere."""
    rows = rows & ~earned.total.is_zero()
    short = yard.measure(earned.total) - yard.measure(earned.gross)
    units = _units(earned, yard)
    told, after = _explained(short, units, rows, yard), 0
    for way, taken in enumerate(_taken_before_gross(payroll, earned), 1):
        if told.share == 1:
            break
        other = _explained(short - yard.measure(taken), units, rows, yard)
        told, after = (other, way) if other.share > told.share else (told, after)
    if told.share < 1:
        _tell_sheets_apart(payroll, short, units, rows, yard, told, found)
    found.unexplained = rows & ~told.explained & ~(found.adrift & ~_has_several_parts(earned))
    if not told.explained.any() or not (told.for_most or (rows & ~found.adrift).any()):
        return False
    _take(found, told, units, earned, Proof.PARTS)
    if after > 1:
        found.is_net |= told.explained & has_deductions(payroll)
    return True


def _tell_sheets_apart(
    payroll: Payroll,
    short: Int,
    units: list[_Unit],
    rows: Bool,
    yard: Yardstick,
    told: Explanation,
    found: Omission,
) -> None:
    """Explain each sheet by itself that does not follow the rest; note those that never add up."""
    for number in different(payroll.sheet[rows & ~told.explained]).tolist():
        here = rows & (payroll.sheet == number)
        if told.for_most and 2 * (here & told.explained).sum() >= here.sum():
            continue
        own = _explained(short, units, here, yard)
        told.chosen[:, here], told.explained[here] = own.chosen[:, here], own.explained[here]
        if not own.for_most:
            found.adrift |= here


def _taken_before_gross(payroll: Payroll, earned: Earnings) -> list[Amounts]:
    """Return what a gross may come after: absence first, then all deductions (a net pay)."""
    ways = [] if earned.net.present.any() else ways_of_deducting(payroll)
    has_others = any(column.field != "deduction" for column in payroll.deductions)
    has_others |= payroll.has("deductions_total") or payroll.has("pension_worker")
    return [absence(payroll), *(ways if has_others else [])]


def _has_several_parts(earned: Earnings) -> Bool:
    """Return where the sheet shows basic pay and something beside it: the gross should add up."""
    basic = ~earned.amount_of(*BASIC).is_zero()
    others = [i for i, part in enumerate(earned.parts) if part.field not in BASIC]
    beside = [~earned.parts[i].amounts.is_zero() for i in others]
    several: Bool = basic & np.any(beside, axis=0) if beside else np.zeros_like(basic)
    return several


def _by_net(
    payroll: Payroll, earned: Earnings, yard: Yardstick, rows: Bool, found: Omission
) -> bool:
    """Compare the gross with net pay + deductions; return whether that held for most."""
    rows = rows & earned.net.present
    short = yard.measure(earned.net) - yard.measure(earned.gross)
    units = _units(earned, yard)
    stories = [
        _explained(short + yard.measure(taken), units, rows, yard)
        for taken in ways_of_deducting(payroll)
    ]
    told = max(stories, key=lambda story: story.share, default=None)
    if told is None or not told.for_most:
        return False
    _take(found, told, units, earned, Proof.NET)
    found.unexplained[:] = found.adrift[:] = False
    return True


def _by_words(payroll: Payroll, earned: Earnings, found: Omission) -> None:
    """Take the heading of each sheet's gross at its word."""
    for number, sheet in enumerate(payroll.sheets):
        heading = next((c.heading for c in sheet.columns if c.field in ("gross", "gross_khr")), "")
        for i, part in enumerate(earned.parts):
            if _says_it_leaves_out(heading, part.field):
                rows = found.compared & (payroll.sheet == number) & ~part.amounts.is_zero()
                found.left_out[i] |= rows
                found.unexplained &= ~rows
                found.proof = Proof.WORDS


def _says_it_leaves_out(heading: str, field: str) -> bool:
    """Return whether a heading says that it leaves a pay field out.

    >>> _says_it_leaves_out("Gross (excl. OT)", "overtime_pay")
    True
    >>> _says_it_leaves_out("Total without overtime", "meal_allowance")
    False
    >>> _says_it_leaves_out("Gross before tax, OT incl.", "overtime_pay")
    False
    >>> _says_it_leaves_out("Total (OT not included)", "overtime_pay")
    True
    """
    if field in BASIC:
        return False
    items = "overtime" if field in OVERTIME_PAY else "allowances"
    return _pattern(items).search(heading.casefold().replace("\u200b", "")) is not None


@cache
def _pattern(items: str) -> re.Pattern[str]:
    """Return the pattern of "without" right before one of the items, or "excluded" behind it."""
    with resource("words", "left_out.toml").open("rb") as file:
        words = tomllib.load(file)
    without, excluded, item = (
        "|".join(re.escape(word) for word in sorted(words[key], key=len, reverse=True))
        for key in ("without", "excluded", items)
    )
    before = rf"(?:{without})[\s.:(\-]*(?:the |any |all )?(?:{item})"
    behind = rf"(?:{item})[\s.:\-]*(?:is |are |pay )?(?:{excluded})"
    return re.compile(rf"(?<![a-z])(?:{before}|{behind})(?![a-z])")
