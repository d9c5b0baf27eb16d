"""Which columns a total is the sum of, line by line, so that it moves as they move.

A total keeps whatever it differs by: what did not add up before does not add up by as much.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from declaration.fields import FIELDS, OVERTIME_PAY, Role

Numbers = npt.NDArray[np.float64]

_EXACT = {"USD": 0.011, "KHR": 50.0}
_NEAR = {"USD": 0.06, "KHR": 100.0}


@dataclass(slots=True)
class Amounts:
    """The money of one sheet's workers.

    Attributes:
        fields: column → field.
        currency: column → ``USD`` or ``KHR``.
        old: column → amounts as they stand [workers], NaN where there is none.
        new: column → amounts as they will stand [workers].
        rate: riel per dollar.
        taken_as_negative: deductions that are written with a minus throughout.
    """

    fields: Mapping[int, str]
    currency: Mapping[int, str]
    old: dict[int, Numbers]
    new: dict[int, Numbers]
    rate: float
    taken_as_negative: frozenset[int] = frozenset()

    def in_role(self, *roles: Role) -> list[int]:
        """Return the columns that play one of some parts."""
        return [column for column, name in self.fields.items() if FIELDS[name].role in roles]

    def named(self, *names: str) -> list[int]:
        """Return the columns of some fields."""
        return [column for column, name in self.fields.items() if name in names]

    def moved(self, columns: Sequence[int], into: int) -> Numbers:
        """Return how far the sum of columns moved, in another's currency [workers].

        Args:
            columns: added; written as ``~column`` they are taken off.
            into: the column whose currency counts.
        """
        total = np.zeros(len(self.old[into]))
        for column in columns:
            at, sign = (column, 1.0) if column >= 0 else (~column, -1.0)
            moved = self.new[at] - self.old[at]
            total += sign * np.where(np.isnan(moved), 0.0, moved) * self._factor(at, into)
        return total

    def sum(self, columns: Sequence[int], into: int) -> Numbers:
        """Return the sum of columns as they stood, in another's currency [workers]."""
        total = np.zeros(len(self.old[into]))
        for column in columns:
            at, sign = (column, 1.0) if column >= 0 else (~column, -1.0)
            old = self.old[at]
            total += sign * np.where(np.isnan(old), 0.0, old) * self._factor(at, into)
        return total

    def _factor(self, column: int, into: int) -> float:
        one, other = self.currency[column], self.currency[into]
        sign = -1.0 if column in self.taken_as_negative and column != into else 1.0
        if one == other:
            return sign
        return sign * (self.rate if other == "KHR" else 1.0 / self.rate)


def follow(amounts: Amounts) -> None:
    """Move every total as what it is made of moved."""
    for name in ("additions_total", "deductions_total", "gross", "gross_khr", "nssf_total"):
        for column in amounts.named(name):
            _follow(amounts, column, _ways(amounts, name))
    for name in ("net_pay", "net_pay_khr", "declared_wage", "contributory_wage"):
        for column in amounts.named(name):
            _follow(amounts, column, _ways(amounts, name))


def _follow(amounts: Amounts, column: int, ways: Sequence[tuple[int, ...]]) -> None:
    old = amounts.old[column]
    moves = np.zeros(len(old))
    open_ = ~np.isnan(old) & (old != 0)
    ways = [way for way in ways if column not in way]
    ordered = _commonest(amounts, column, ways)
    for tolerance in (_EXACT, _NEAR):
        for way in ordered:
            if not open_.any():
                break
            fits = open_ & (
                np.abs(amounts.sum(way, column) - old) <= tolerance[amounts.currency[column]]
            )
            moves[fits] = amounts.moved(way, column)[fits]
            open_ &= ~fits
    if ways:
        moves[open_] = amounts.moved(ordered[0], column)[open_]
    moves = np.round(moves, 0 if amounts.currency[column] == "KHR" else 2)
    amounts.new[column] = rounded(old + moves, old)


def _commonest(
    amounts: Amounts, column: int, ways: Sequence[tuple[int, ...]]
) -> list[tuple[int, ...]]:
    """Return the ways in which a total can be made, those first that hold on most lines."""
    near = _EXACT[amounts.currency[column]]
    filled = amounts.old[column]
    counts = [int((np.abs(amounts.sum(way, column) - filled) <= near).sum()) for way in ways]
    return [way for _, way in sorted(zip(counts, ways, strict=True), key=lambda pair: -pair[0])]


def _ways(amounts: Amounts, name: str) -> list[tuple[int, ...]]:
    """Return what a total may be made of, the likeliest first."""
    parts = amounts.in_role(Role.PART)
    taken = amounts.in_role(Role.DEDUCTION)
    if name == "nssf_total":
        return [tuple(amounts.in_role(Role.SCHEME))[:-1]] if len(taken) else []
    if name == "deductions_total":
        pension = amounts.named("pension_worker")
        return [tuple(taken), (*taken, *pension), tuple(pension)]
    if name == "additions_total":
        return _some_of(amounts, [c for c in parts if amounts.fields[c] != "basic_pay"])
    gross = _some_of(amounts, parts) if parts else []
    if name in ("gross", "gross_khr"):
        twins = [(c,) for c in amounts.named("gross") if name == "gross_khr"]
        return [*twins, *gross]
    return [*_nets(amounts, gross), *((c,) for c in amounts.old), *gross]


def _some_of(amounts: Amounts, parts: Sequence[int]) -> list[tuple[int, ...]]:
    """Return all parts; all but the overtime, but one, but two; each alone."""
    overtime = [c for c in parts if amounts.fields[c] in OVERTIME_PAY]
    ways = [tuple(parts), tuple(c for c in parts if c not in overtime)]
    ways += [tuple(c for c in parts if c != one) for one in parts]
    ways += [tuple(c for c in parts if c not in overtime and c != one) for one in parts]
    ways += [
        tuple(c for c in parts if c not in (one, two))
        for i, one in enumerate(parts)
        for two in parts[i + 1 :]
    ]
    ways += [(one,) for one in parts]
    return list(dict.fromkeys(way for way in ways if way))


def _nets(amounts: Amounts, gross: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Return what is left of the gross once something was taken off."""
    pension = amounts.named("pension_worker")[:1]
    taken = amounts.in_role(Role.DEDUCTION)
    whole = amounts.named("deductions_total")[:1]
    groups = [taken, [*taken, *pension], whole, [*whole, *pension], pension]
    totals: list[tuple[int, ...]] = [(c,) for c in amounts.named("gross", "gross_khr")]
    parts = amounts.in_role(Role.PART)
    beside: list[tuple[int, ...]] = [(c, part) for (c, *_rest) in totals for part in parts]
    overtime = tuple(c for c in parts if amounts.fields[c] in OVERTIME_PAY)
    beside += [(c, *overtime) for (c, *_rest) in totals if overtime]
    paid = [*totals, *beside, *gross[:2]]
    return [
        (*way, *(~column for column in group)) for way in paid for group in groups if group
    ] + totals


def rounded(new: Numbers, old: Numbers) -> Numbers:
    """Return amounts without the noise of binary fractions; blanks and zeros stay."""
    made: Numbers = np.where(np.isnan(old) | (old == 0), old, np.round(new, 6))
    return made
