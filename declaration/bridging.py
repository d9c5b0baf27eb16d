"""From the last known month to this one: how headcount and remittance moved, to the riel.

    found = bridge(month, history, seen, pension_due)
    paid(month, found, found.step(Step.RAISED))      # then and now, worker by worker

For who is declared in both months, the old wage is reckoned under this month's law, then at this
month's age, then at this month's rate; what remains is the wage itself. Each worker's amounts add
up by construction.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from declaration.bridge import Bridge, Moved, Step, Sums
from declaration.contributions import Scheme, contributions
from declaration.money import riel
from declaration.monthly import MonthlyDeclaration, Status
from declaration.payroll import Amounts, Bool, Int

if TYPE_CHECKING:
    from declaration.history import History, Seen
    from declaration.in_force import InForce


def bridge(month: MonthlyDeclaration, history: History, seen: Seen, pension_due: Bool) -> Bridge:
    """Return how the last month's headcount and remittance become this month's.

    Args:
        month: worked out, under a law in force.
        history: the months before.
        seen: who of its payroll was seen before.
        pension_due: whose age asks for the pension contribution now [n].
    """
    then, now = _Then(history), _Now(month)
    pairs = _Pairs(history, seen, then.declared, now.declared)
    steps = [
        *_came(history, seen, pairs, now),
        *_went(month, pairs, then),
        *_stayed(month, history, pairs, (then, now), pension_due),
    ]
    order = list(Step)
    steps = sorted((m for m in steps if m.concerned), key=lambda m: order.index(m.step))
    opening, closing = then.sums(then.declared), now.sums(now.declared)
    return Bridge(history.last_month, month.options.month, opening, tuple(steps), closing, history)


def paid(month: MonthlyDeclaration, found: Bridge, moved: Moved) -> tuple[list[int], list[int]]:
    """Return what was paid for the workers of a step in the last month, and is now [riel each]."""
    return _paid(_Then(found.history), moved.lines), _paid(_Now(month), moved.rows)


def _paid(side: _Side, rows: tuple[int, ...]) -> list[int]:
    both = np.append(side.employer + side.worker, 0)  # -1, the last, is nobody
    amounts: list[int] = both[list(rows)].tolist()
    return amounts


class _Side:
    """One month's lines: who is declared, and both shares [n each, riel]."""

    declared: Bool
    employer: Int
    worker: Int

    def sums(self, rows: Bool | Int) -> Sums:
        """Return the sums of some lines."""
        chosen = self.declared[rows]
        return Sums(int(chosen.sum()), int(self.employer[rows].sum()), int(self.worker[rows].sum()))


class _Then(_Side):
    def __init__(self, history: History) -> None:
        self.declared = history.last.declared()
        self.employer = history.last.amount("employer_total") * self.declared
        self.worker = history.last.amount("worker_total") * self.declared


class _Now(_Side):
    def __init__(self, month: MonthlyDeclaration) -> None:
        self.declared = month.status.where(lambda text: text == Status.DECLARED)
        nothing = np.zeros(len(self.declared), np.int64)
        shares = month.shares.values()
        self.employer = sum((each.employer for each in shares), nothing) * self.declared
        self.worker = sum((each.worker for each in shares), nothing) * self.declared


class _Pairs:
    """Whose line of the last month is whose of this one.

    Attributes:
        came: rows declared now and not in the last month [j].
        went: lines declared in the last month whose person is not declared now [k].
        went_rows: for each of them the row in this payroll, or -1 [k].
        rows: declared in both, here [m].
        lines: the same, there [m].
    """

    def __init__(self, history: History, seen: Seen, then: Bool, now: Bool) -> None:
        row_of = np.full(len(history.last), -1)
        known = np.flatnonzero(seen.line >= 0)
        row_of[seen.line[known]] = known
        was = np.zeros(len(now), bool)
        was[known] = then[seen.line[known]]
        self.came = np.flatnonzero(now & ~was)
        self.rows = np.flatnonzero(now & was)
        self.lines = seen.line[self.rows]
        stays = np.zeros(len(then), bool)
        stays[self.lines] = True
        self.went = np.flatnonzero(then & ~stays)
        self.went_rows = row_of[self.went]


def _came(history: History, seen: Seen, pairs: _Pairs, now: _Now) -> Iterator[Moved]:
    rows, lines = pairs.came, seen.line[pairs.came]
    held = np.zeros(len(rows), bool)
    known = np.flatnonzero(lines >= 0)
    held[known] = history.last.has_status(Status.HELD_OUT)[lines[known]]
    new = seen.person[rows] < 0
    for step, chosen in (
        (Step.JOINED, new & ~held),
        (Step.BACK, ~new & ~held),
        (Step.RELEASED, held),
    ):
        these = rows[chosen]
        there = tuple(lines[chosen].tolist())
        yield Moved(step, now.sums(these), len(these), 0, tuple(these.tolist()), there)


def _went(month: MonthlyDeclaration, pairs: _Pairs, then: _Then) -> Iterator[Moved]:
    status = month.status.values()
    here = [str(status[row]) if row >= 0 else "" for row in pairs.went_rows.tolist()]
    gone = {"": Step.LEFT, Status.LEFT: Step.LEFT, Status.HELD_OUT: Step.HELD_OUT}
    steps = np.array([gone.get(text, Step.UNPAID) for text in here], object)
    for step in (Step.LEFT, Step.UNPAID, Step.HELD_OUT):
        lines, rows = pairs.went[steps == step], pairs.went_rows[steps == step]
        sums = then.sums(lines)
        yield Moved(
            step,
            Sums(-sums.workers, -sums.employer, -sums.worker),
            len(lines),
            rows=tuple(rows.tolist()),
            lines=tuple(lines.tolist()),
        )


def _stayed(
    month: MonthlyDeclaration,
    history: History,
    pairs: _Pairs,
    sides: tuple[_Then, _Now],
    pension_due: Bool,
) -> Iterator[Moved]:
    """Yield the steps of who is declared in both months: law, age, rate, wage."""
    if month.law is None:
        return
    rows, lines, last = pairs.rows, pairs.lines, history.last
    wage, due = last.amount("wage_khr")[lines], pension_due[rows]
    was_due = _pension_was_due(history, lines, due)
    rated = _at_todays_rate(month, history, lines)
    stages = [
        (sides[0].employer[lines], sides[0].worker[lines]),
        _shares(wage, was_due, month.law),
        _shares(wage, due, month.law),
        _shares(rated, due, month.law),
        (sides[1].employer[rows], sides[1].worker[rows]),
    ]
    changes = [(after[0] - before[0], after[1] - before[1]) for before, after in pairwise(stages)]
    base = last.amount("occupational_risk_base")[lines]
    other = base != month.shares[Scheme.OCCUPATIONAL_RISK].base[rows]
    for step, change in zip((Step.LAW, Step.AGE, Step.RATE), changes, strict=False):
        concerned = (change[0] != 0) | (change[1] != 0)
        yield _moved(step, change, concerned, other, pairs)
    now = month.wage_khr[rows]
    yield _moved(Step.RAISED, changes[3], now > rated, other, pairs)
    yield _moved(Step.LOWERED, changes[3], now < rated, other, pairs)


def _moved(
    step: Step, change: tuple[Int, Int], concerned: Bool, other: Bool, pairs: _Pairs
) -> Moved:
    sums = Sums(0, int(change[0][concerned].sum()), int(change[1][concerned].sum()))
    return Moved(
        step,
        sums,
        int(concerned.sum()),
        int((other & concerned).sum()),
        tuple(pairs.rows[concerned].tolist()),
        tuple(pairs.lines[concerned].tolist()),
    )


def _pension_was_due(history: History, lines: Int, due: Bool) -> Bool:
    """Return for whom pension was reckoned in the last month; as now where nobody's was [m]."""
    base = history.last.amount("pension_base")
    paid: Bool = base[lines] > 0
    return paid if base.any() else due


def _at_todays_rate(month: MonthlyDeclaration, history: History, lines: Int) -> Int:
    """Return the last month's wages with their dollars at this month's rate [m, riel]."""
    wage, dollars = history.last.amount("wage_khr")[lines], history.last.amount("wage_usd")[lines]
    rate = month.options.rate
    if history.rate is None or rate is None or rate == history.rate:
        return wage
    parts = Amounts(dollars, np.zeros_like(dollars), dollars != 0)
    rated: Int = wage - riel(parts, history.rate) + riel(parts, rate)
    return rated


def _shares(wage: Int, due: Bool, law: InForce) -> tuple[Int, Int]:
    """Return both shares of wages under the law of this month [m, riel]."""
    found = contributions(wage, due, law, np.ones(len(wage), bool)).values()
    nothing = np.zeros(len(wage), np.int64)
    return sum((s.employer for s in found), nothing), sum((s.worker for s in found), nothing)
