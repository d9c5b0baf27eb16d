"""PER: a worker's wage, identity and numbers beside those of the last known month.

More than a few workers who all differ have one cause (a bonus, a new list of numbers, a column
taken for another), and one finding says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import numpy as np

from declaration.checks.case import Case, as_decimal, is_whole_column
from declaration.checks.identity import Difference, differing, number_key
from declaration.checks.wage import wage_field
from declaration.findings import Finding
from declaration.history import History, Seen
from declaration.identifiers.digits import without_separators
from declaration.month import Month
from declaration.payroll import Bool, Int, Texts
from declaration.people import identities

MUCH, OF = 3, 10
"""A wage that moved by more than three tenths is looked at; a caution, no law."""

IDENTITY = ("national_id", "name_km", "name_latin", "sex")

MOVED = {
    (True, True): "more for each day worked",
    (False, True): "less for each day worked",
    (True, False): "more in all",
    (False, False): "less in all",
}
"""Whether it is more, and whether days are compared → how that is said."""


def wage_moved(case: Case, history: History, seen: Seen) -> Iterator[Finding]:
    """PER-002: the wage is far from the last month's, in all and for each day worked."""
    rows = np.flatnonzero((seen.line >= 0) & case.presence.declared)
    rows = rows[history.last.declared()[seen.line[rows]]]
    lines = seen.line[rows]
    before, now = history.last.amount("wage_khr")[lines], case.wage_khr[rows]
    days_before, days = _days(case, history, rows, lines)
    known = (days_before > 0) & (days > 0)
    whole = known | ~_part_of_a_month(case, history, rows)
    moved = _is_far(before, now) & whole
    moved &= ~known | _is_far(before * days, now * days_before)
    moved &= ~known | ((now > before) == (now * days_before > before * days))
    if is_whole_column(moved, before > 0):
        first = int(rows[np.flatnonzero(moved)[0]])
        yield _most(case, history, wage_field(case, first), moved, before > 0)
        return
    for i in np.flatnonzero(moved).tolist():
        worker, per_day = int(rows[i]), bool(known[i])
        old, new = int(before[i]), int(now[i])
        if per_day:
            old, new = old * int(days[i]), new * int(days_before[i])
        yield case.on_worker(
            "PER-002",
            worker,
            wage_field(case, worker),
            value=str(now[i]),
            expected=str(before[i]),
            figures={
                "wage": int(now[i]),
                "before": int(before[i]),
                "days": as_decimal(days[i]) if per_day else None,
                "days_before": as_decimal(days_before[i]) if per_day else None,
                "change": abs(_percent(old, new)),
                "reason": MOVED[new > old, per_day],
                "last": history.last_month,
            },
        )


def _days(case: Case, history: History, rows: Int, lines: Int) -> tuple[Int, Int]:
    """Return the days worked then and now; 0 where unknown [k each, ten-thousandths]."""
    then, now = history.last.amounts.get("work_days"), case.payroll.quantity("work_days")
    before = np.zeros(len(rows), np.int64) if then is None else then[lines]
    return before, now.value[rows]


def _part_of_a_month(case: Case, history: History, rows: Int) -> Bool:
    """Return who came or left in one of the two months [k]."""
    hired, left = case.date("hire_date")[rows], case.date("leave_date")[rows]
    first = np.datetime64(history.last_month.first_day)
    part: Bool = (hired > first) | (left < case.last_day)
    return part


def _is_far(before: Int, now: Int) -> Bool:
    far: Bool = (before > 0) & (
        np.abs(now - before) > before // OF * MUCH + before % OF * MUCH // OF
    )
    return far


def _percent(before: int, now: int) -> Decimal:
    """Return by how much an amount moved [percent, one decimal].

    >>> _percent(1_000_000, 1_305_000), _percent(3, 2)
    (Decimal('30.5'), Decimal('-33.3'))
    """
    return (Decimal(100 * (now - before)) / before).quantize(Decimal("0.1"))


def identity_changed(case: Case, history: History, seen: Seen) -> Iterator[Finding]:
    """PER-003: name, sex, birth date or identity number is another one than in the last month."""
    rows = np.flatnonzero(seen.line >= 0)
    here = np.concatenate([rows, seen.renamed[:, 0]])
    there = np.concatenate([seen.line[rows], seen.renamed[:, 1]])
    table = identities(history.last, np.arange(len(history.last)))
    found = differing(case.payroll, table, here, there, IDENTITY)
    most = set()
    for field in (*IDENTITY, "birth_date"):
        changed = np.zeros(len(here), bool)
        changed[[i for i, each in found.items() if any(d.field == field for d in each)]] = True
        if is_whole_column(changed, changed | True):
            most.add(field)
            yield _most(case, history, field, changed, changed | True)
    for pair, each in found.items():
        left = [difference for difference in each if difference.field not in most]
        if left:
            yield _other_identity(case, history, int(here[pair]), left)


def _other_identity(case: Case, history: History, worker: int, each: list[Difference]) -> Finding:
    return case.on_worker(
        "PER-003",
        worker,
        each[0].field,
        value=each[0].here,
        expected=each[0].there,
        figures={
            "fields": [difference.field for difference in each],
            "here": [difference.here for difference in each],
            "there": [difference.there for difference in each],
            "last": history.last_month,
        },
    )


def nssf_number_changed(case: Case, history: History, seen: Seen) -> Iterator[Finding]:
    """PER-004: the NSSF number is another one than in the last month."""
    yield from _other_number(case, history, seen, "nssf_number", "PER-004")


def worker_number_changed(case: Case, history: History, seen: Seen) -> Iterator[Finding]:
    """PER-006: a person of the last month, or of an earlier one, under a new worker number."""
    yield from _other_number(case, history, seen, "worker_number", "PER-006")


def _other_number(
    case: Case, history: History, seen: Seen, field: str, code: str
) -> Iterator[Finding]:
    """Yield a finding for each person known before whose number is another one now."""
    rows = np.flatnonzero(seen.person >= 0)
    persons = seen.person[rows]
    form = number_key if field == "nssf_number" else without_separators
    column = case.payroll.text(field)
    now = column.map(form).values()[rows]
    written = history.people.texts[field][persons]
    lines = seen.line[rows]
    if len(history.last):  # what the last month has, where the person was in it
        texts = history.last.text(field).values()
        written = np.where((lines >= 0) & (texts[lines] != ""), texts[lines], written)
    before = Texts.of(written.tolist()).map(form).values()
    changed = (now != before) & (now != "") & (before != "")
    if is_whole_column(changed, (now != "") & (before != "")):
        yield _most(case, history, field, changed, (now != "") & (before != ""))
        return
    last_seen = history.people.months["last_seen"]
    for i in np.flatnonzero(changed).tolist():
        worker, known = int(rows[i]), last_seen[persons[i]]
        month = history.last_month if lines[i] >= 0 else Month.parse(str(known))
        figures = {"number": column[worker], "before": str(written[i]), "last": month}
        yield case.on_worker(
            code, worker, field, value=column[worker], expected=str(written[i]), figures=figures
        )


def _most(case: Case, history: History, field: str, changed: Bool, compared: Bool) -> Finding:
    """Return PER-010: most workers differ, and for one cause."""
    figures = {
        "field": field,
        "workers": int(changed.sum()),
        "compared": int(compared.sum()),
        "last": history.last_month,
    }
    return case.on_column("PER-010", field, figures=figures, value=str(figures["workers"]))
