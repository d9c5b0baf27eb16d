"""What the months before one say: plain data, made of their lines. No vault is in it.

    history = history_from({Month(2026, 9): (lines, Decimal(4010))}, Month(2026, 10))
    seen = seen_before(payroll, history)
    seen.line, seen.person, seen.gone

``declaration.vault.people`` makes the same from a vault, without reading every month again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from declaration.identifiers import nssf_number
from declaration.identifiers.digits import without_separators
from declaration.identifiers.national_id import with_zeros
from declaration.month import Month
from declaration.monthly import Status
from declaration.payroll import NO_DATE, Bool, Dates, Int, Payroll, Texts
from declaration.people import (
    People,
    as_month,
    identities,
    last_before,
    learn,
    paired,
    recognised,
)

if TYPE_CHECKING:
    from declaration.vault.lines import Lines


@dataclass(frozen=True)
class History:
    """The months before one, as far as they are known; never none.

    Attributes:
        month: whose history it is.
        months: the known months before it, ascending.
        last: the lines of the last of them [m].
        rate: riel per dollar of the last of them, or None.
        people: who was ever seen in a payroll; perhaps also in later months [p].
        person: for each line of ``last`` the row in ``people``, or -1 [m].
    """

    month: Month
    months: tuple[Month, ...]
    last: Lines
    rate: Decimal | None
    people: People
    person: Int

    @property
    def last_month(self) -> Month:
        """The last known month before."""
        return self.months[-1]

    @cached_property
    def present(self) -> Bool:
        """Whose line of the last month is not of one who had left before it [m]."""
        return ~self.last.has_status(Status.LEFT)

    @cached_property
    def last_contribution(self) -> Dates:
        """The last month before this one with a contribution [p, datetime64[M]]."""
        last, now = self.people.months["last_contribution"], as_month(self.month)
        if not (last >= now).any():
            return last
        return last_before(self.people.texts["contributed"], now)


@dataclass(frozen=True, slots=True)
class Seen:
    """Who of a payroll was seen before: n workers.

    Attributes:
        line: their line in the last month, or -1 [n].
        person: their row among the people known, or -1 [n].
        gone: lines of the last month that nobody here is, without those who had left then [k].
        renamed: pairs of a worker here and a line among ``gone``: the same worker number under
            another name, and no number that speaks against one person [j × 2].
    """

    line: Int
    person: Int
    gone: Int
    renamed: Int


def seen_before(payroll: Payroll, history: History) -> Seen:
    """Return who of a payroll is whom of the last month, or of the months before."""
    n, present = len(payroll), np.flatnonzero(history.present)
    everybody = np.arange(n)
    right = paired(identities(payroll, everybody), identities(history.last, present))
    line = np.where(right >= 0, present[right], -1) if len(present) else right
    person = np.where(line >= 0, history.person[line], -1) if len(history.last) else line.copy()
    others = history.people.months["first_seen"] < as_month(history.month)
    others[history.person[history.person >= 0]] = False
    rows = np.flatnonzero(line < 0)
    candidates = np.flatnonzero(others)
    if len(rows) and len(candidates):
        among = paired(identities(payroll, rows), history.people.identities(candidates))
        person[rows] = np.where(among >= 0, candidates[among], -1)
    gone = np.setdiff1d(present, line)
    return Seen(line, person, gone, _renamed(payroll, np.flatnonzero(person < 0), history, gone))


def hired_by(history: History, seen: Seen) -> Dates:
    """Return the day by which each worker was hired, as it was known before [n].

    The earliest hire date given since the person came, or the last day of the first month in whose
    payroll the person stood; NaT for who was not there in the last month.
    """
    by = np.full(len(seen.line), NO_DATE)
    rows = np.flatnonzero((seen.line >= 0) & (seen.person >= 0))
    persons = seen.person[rows]
    first = history.people.months["since"][persons]
    month_end = (first + np.timedelta64(1, "M")).astype("M8[D]") - np.timedelta64(1, "D")
    by[rows] = np.fmin(history.people.days["hired"][persons], month_end)
    return by


def _renamed(payroll: Payroll, rows: Int, history: History, gone: Int) -> Int:
    """Return pairs of the same worker number that nothing but the name keeps apart [j × 2]."""
    there = _by_number(history.last.text("worker_number"), gone)
    here = _by_number(payroll.text("worker_number"), rows)
    pairs = [
        (here[number][0], there[number][0])
        for number in here.keys() & there.keys()
        if len(here[number]) == len(there[number]) == 1
        and not _other_papers(payroll, here[number][0], history.last, there[number][0])
    ]
    return np.array(sorted(pairs), np.int64).reshape(-1, 2)


def _by_number(numbers: Texts, rows: Int) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for row in rows.tolist():
        if key := without_separators(numbers[row]).casefold():
            found.setdefault(key, []).append(row)
    return found


def _other_papers(payroll: Payroll, row: int, lines: Lines, line: int) -> bool:
    """Return whether NSSF or identity numbers are known on both sides, and differ."""
    for name, form in (("nssf_number", nssf_number.core), ("national_id", with_zeros)):
        here, there = form(payroll.text(name)[row]), form(lines.text(name)[line])
        if here and there and here != there:
            return True
    return False


def history_from(
    months: Mapping[Month, tuple[Lines, Decimal | None]], month: Month
) -> History | None:
    """Return the history of a month from the lines and rates of others; None without earlier ones.

    Args:
        months: each with its lines and its riel per dollar.
        month: whose history it is; later ones are left out.
    """
    known = sorted(each for each in months if each < month)
    if not known:
        return None
    people, before = People.nobody(), None
    for each in known:
        lines, rate = months[each]
        people, before = learn(people, each, lines, before)[0], each
    return History(month, tuple(known), lines, rate, people, line_owners(people, known[-1], lines))


def line_owners(people: People, month: Month, lines: Lines, *, one_return: bool = True) -> Int:
    """Return whose each line of a month is: the row among the people known, or -1 [m].

    Args:
        people: everybody known.
        month: the month, which they were learnt of.
        lines: its lines [m].
        one_return: they are those of one return, as they were learnt.
    """
    last, now = people.months["last_seen"], as_month(month)
    if one_return and not (last > now).any():
        owners = np.full(len(lines), -1)
        rows = np.flatnonzero(last == now)
        owners[people.line[rows]] = rows
        return owners
    owners = np.full(len(lines), -1)
    rows = np.flatnonzero(~lines.has_status(Status.LEFT))
    owners[rows] = recognised(lines, people, last == now, rows)
    return owners
