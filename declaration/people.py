"""Who was ever seen in a payroll: one row a person, over the months. Plain columns, no vault.

    known = People.nobody()
    known = learn(known, Month(2026, 9), lines)       # month after month, in the order sealed
    known.first_seen, known.hired, known.contributed

A person is recognised by number, else by names and birth date together (``declaration.matching``),
never by a name alone; among the people of the month before first, then among the others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from declaration.matching import matches
from declaration.month import Month
from declaration.monthly import Status
from declaration.payroll import Bool, Dates, Int, Payroll, Texts

if TYPE_CHECKING:
    from declaration.vault.lines import Lines

Objects = npt.NDArray[np.object_]

IDENTITY = ("nssf_number", "national_id", "worker_number", "name_km", "name_latin", "sex")
"""Texts by which a person is known, as last seen; a blank does not take the place of a text."""

TEXTS = (*IDENTITY, "former_numbers", "contributed")
DAYS = ("birth_date", "hired", "fixed_since")
MONTHS = ("first_seen", "since", "last_seen", "last_contribution", "fixed_last")

NO_MONTH = np.datetime64("NaT", "M")
BETWEEN = " · "
"""Stands between former worker numbers."""


@dataclass(slots=True)
class People:
    """p persons, in the order in which they were first seen.

    Attributes:
        texts: those of ``IDENTITY``; ``former_numbers``: other worker numbers the person had,
            between `` · ``; ``contributed``: months with contribution as spans,
            ``2026-01/2026-04 2026-06/2026-06`` [p each].
        days: ``birth_date``; ``hired``: the earliest hire date given since the person came (last);
            ``fixed_since``: the start of the fixed-duration contracts that run on from month to
            month; NaT where unknown [p each].
        months: ``first_seen`` in a payroll; ``since``: seen in every known month from then to
            ``last_seen``; ``last_contribution``; ``fixed_last``: last month under a fixed-duration
            contract; NaT where there is none [p each, datetime64[M]].
        line: which line of the month ``last_seen`` is the person's, where it has one return [p].
    """

    texts: dict[str, Objects]
    days: dict[str, Dates]
    months: dict[str, Dates]
    line: Int

    @classmethod
    def nobody(cls) -> People:
        """Return no person."""
        return cls(
            {name: np.zeros(0, object) for name in TEXTS},
            {name: np.zeros(0, "datetime64[D]") for name in DAYS},
            {name: np.zeros(0, "datetime64[M]") for name in MONTHS},
            np.zeros(0, np.int64),
        )

    def __len__(self) -> int:
        return len(self.line)

    def identities(self, rows: Int) -> Payroll:
        """Return some of them as a payroll, for matching [k]."""
        texts = {name: Texts.of(self.texts[name][rows].tolist()) for name in IDENTITY}
        return of_identities(texts, self.days["birth_date"][rows])

    def with_room(self, more: int) -> People:
        """Return a copy with further persons of whom nothing is known yet."""
        return People(
            {n: np.concatenate([a, np.full(more, "", object)]) for n, a in self.texts.items()},
            {n: np.concatenate([a, _nothing(a, more)]) for n, a in self.days.items()},
            {n: np.concatenate([a, _nothing(a, more)]) for n, a in self.months.items()},
            np.concatenate([self.line, np.full(more, -1)]),
        )


def _nothing(like: Dates, n: int) -> Dates:
    return np.full(n, "NaT", like.dtype)


def of_identities(texts: Mapping[str, Texts], births: Dates) -> Payroll:
    """Return a payroll that holds only who the people are [n]."""
    n = len(births)
    nothing = np.zeros(n, np.int32)
    return Payroll(nothing, nothing, texts=dict(texts), dates={"birth_date": births})


def identities(payroll: Payroll | Lines, rows: Int) -> Payroll:
    """Return who some of a payroll's, or of a month's lines', people are [k]."""
    texts = {name: payroll.text(name).take(rows) for name in IDENTITY}
    return of_identities(texts, payroll.date("birth_date")[rows])


def recognised(people: Payroll | Lines, known: People, first: Bool, rows: Int) -> Int:
    """Return which known person each row is, or -1 [k].

    Args:
        people: a payroll, or the lines of a month.
        known: everybody seen so far.
        first: of whom to look first: those of the month before [p].
        rows: which rows of ``people`` [k].
    """
    who = np.full(len(rows), -1)
    for candidates in (np.flatnonzero(first), np.flatnonzero(~first)):
        still = np.flatnonzero(who < 0)
        if len(candidates) and len(still):
            found = paired(identities(people, rows[still]), known.identities(candidates))
            who[still] = np.where(found >= 0, candidates[found], -1)
    return who


def paired(left: Payroll, right: Payroll) -> Int:
    """Return for each row on the left the same person's on the right, or -1 [n].

    As ``matches``; who has the same numbers, names and birth date as nobody else is paired at once,
    which from month to month are nearly all.
    """
    here, there = _only_ones(left), _only_ones(right)
    found = np.full(len(left), -1)
    for key in here.keys() & there.keys():
        found[here[key]] = there[key]
    rows = np.flatnonzero(found < 0)
    free = np.ones(len(right), bool)
    free[found[found >= 0]] = False
    others = np.flatnonzero(free)
    if len(rows) and len(others):
        among = matches(identities(left, rows), identities(right, others)).right
        found[rows] = np.where(among >= 0, others[among], -1)
    return found


def _only_ones(people: Payroll) -> dict[tuple[str, ...], int]:
    """Return everything a person is known by → row, of who has a number and no double."""
    columns = [people.text(name).values().tolist() for name in IDENTITY[:-1]]
    births = np.datetime_as_string(people.date("birth_date")).tolist()
    rows: dict[tuple[str, ...], int] = {}
    doubles = set()
    for row, key in enumerate(zip(*columns, births, strict=True)):
        if key in rows:
            doubles.add(key)
        elif any(key[:3]):
            rows[key] = row
    for key in doubles:
        del rows[key]
    return rows


def as_month(month: Month) -> np.datetime64:
    """Return a month as numpy has it."""
    return np.datetime64(str(month), "M")


def learn(known: People, month: Month, lines: Lines, before: Month | None) -> tuple[People, Int]:
    """Return everybody known after one more return of a month, and who is in that return [k].

    Args:
        known: everybody seen in the returns before it, in the order sealed.
        month: of the return.
        lines: its lines [n].
        before: the known month before it, or None.
    """
    rows = np.flatnonzero(~lines.has_status(Status.LEFT))
    now, then = as_month(month), as_month(before) if before else NO_MONTH
    last = known.months["last_seen"]
    who = recognised(lines, known, (last == then) | (last == now), rows)
    new = np.flatnonzero(who < 0)
    who[new] = len(known) + np.arange(len(new))
    after = known.with_room(len(new))
    _remember(after, lines.take(rows), rows, who, (then, now))
    return after, who


def _remember(
    people: People, lines: Lines, at: Int, who: Int, then_and_now: tuple[np.datetime64, ...]
) -> None:
    """Note what a month's lines say of the persons they are [n]."""
    then, now = then_and_now
    months, days = people.months, people.days
    last = months["last_seen"][who]
    newest = np.isnat(last) | (last <= now)
    stayed = ~np.isnat(last) & ((last >= now) | (last == then))
    months["first_seen"][who] = np.fmin(months["first_seen"][who], now)
    months["since"][who] = np.where(stayed, months["since"][who], now)
    hired = lines.date("hire_date")
    days["hired"][who] = np.where(stayed, np.fmin(days["hired"][who], hired), hired)
    _remember_contracts(people, lines, who, (then, now))
    _remember_contributions(people, who[lines.declared()], now)
    _remember_identity(people, lines.take(newest), who[newest])
    people.line[who[newest]] = at[newest]
    months["last_seen"][who] = np.fmax(last, now)


def _remember_contracts(
    people: People, lines: Lines, who: Int, then_and_now: tuple[np.datetime64, ...]
) -> None:
    """Note since when fixed-duration contracts run on; a known month without one ends them."""
    then, now = then_and_now
    fixed = lines.text("contract_type").where(lambda text: text == "fdc")
    rows, lines = who[fixed], lines.take(fixed)
    last = people.months["fixed_last"][rows]
    goes_on = ~np.isnat(last) & (last >= then) if not np.isnat(then) else last == now
    start, first_day = lines.date("contract_start"), now.astype("M8[D]")
    is_new = np.isnat(people.months["last_seen"][rows])
    start = np.where(np.isnat(start) & is_new, lines.date("hire_date"), start)
    start = np.fmin(start, first_day)
    since = people.days["fixed_since"]
    since[rows] = np.where(goes_on, np.fmin(since[rows], start), start)
    people.months["fixed_last"][rows] = np.fmax(last, now)


def _remember_contributions(people: People, who: Int, now: np.datetime64) -> None:
    last = people.months["last_contribution"]
    last[who] = np.fmax(last[who], now)
    spans = people.texts["contributed"]
    month = str(now)
    longer = {text: with_month(text, month) for text in set(spans[who].tolist())}
    spans[who] = [longer[text] for text in spans[who].tolist()]


def _remember_identity(people: People, lines: Lines, who: Int) -> None:
    numbers, new = people.texts["worker_number"], lines.text("worker_number").values()
    changed = (numbers[who] != "") & (new != "") & (numbers[who] != new)
    for row in who[changed].tolist():
        former = people.texts["former_numbers"]
        each = [*former[row].split(BETWEEN), numbers[row]] if former[row] else [numbers[row]]
        former[row] = BETWEEN.join(dict.fromkeys(each))
    for name in IDENTITY:
        texts, values = people.texts[name], lines.text(name).values()
        texts[who] = np.where(values != "", values, texts[who])
    born = lines.date("birth_date")
    births = people.days["birth_date"]
    births[who] = np.where(np.isnat(born), births[who], born)


def with_month(spans: str, month: str) -> str:
    """Return months as spans, with one more in them.

    >>> with_month("2025-11/2025-12 2026-02/2026-02", "2026-01")
    '2025-11/2026-02'
    >>> with_month("", "2026-01"), with_month("2026-01/2026-03", "2026-02")
    ('2026-01/2026-01', '2026-01/2026-03')
    """
    ends = [tuple(map(Month.parse, span.split("/"))) for span in spans.split()]
    joined: list[tuple[Month, Month]] = []
    for first, last in sorted([*ends, (Month.parse(month),) * 2]):
        if joined and first <= joined[-1][1].following():
            joined[-1] = joined[-1][0], max(last, joined[-1][1])
        else:
            joined.append((first, last))
    return " ".join(f"{first}/{last}" for first, last in joined)


def last_before(spans: Objects, month: np.datetime64) -> Dates:
    """Return the last month in each of some spans that lies before a month [n, datetime64[M]].

    >>> spans = np.array(["2025-11/2025-12 2026-02/2026-09", "2026-09/2026-09", ""], object)
    >>> last_before(spans, np.datetime64("2026-08", "M")).astype(str).tolist()
    ['2026-07', 'NaT', 'NaT']
    """
    return np.array(_each(spans, lambda text: _last(text, month)), "datetime64[M]")


def _each(values: Objects, change: Callable[[str], np.datetime64]) -> list[np.datetime64]:
    changed = {text: change(text) for text in set(values.tolist())}
    return [changed[text] for text in values.tolist()]


def _last(spans: str, month: np.datetime64) -> np.datetime64:
    found: np.datetime64 = NO_MONTH
    before = month - np.timedelta64(1, "M")
    for span in spans.split():
        first, last = (np.datetime64(end, "M") for end in span.split("/"))
        if first < month:
            found = last if last < month else before
    return found
