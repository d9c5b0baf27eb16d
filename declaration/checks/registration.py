"""REG: the hire clock, and people who come back under a new number.

Law:
    Prakas 168 of 2022 (and 448 of 2017, 021 of 2008): terms and fines, dated figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from declaration.checks.case import Case, workers
from declaration.findings import Finding, Severity
from declaration.khmer import name_key
from declaration.payroll import Bool, Int
from declaration.registration import days_between
from declaration.rough_names import repeated, rough_name_keys


def days_since_hire(case: Case) -> Int:
    """Return the days run on the hire clock; 0 without a hire date [n]."""
    return days_between(case.clock_start, case.clock_day)


def unregistered(case: Case) -> Bool:
    """Return who belongs to the month and is not registered [n]."""
    rows: Bool = ~case.registration.registered & case.presence.here
    return rows


def unregistered_past_alarm(case: Case) -> Iterator[Finding]:
    """REG-001: unregistered for more than 45 days; the fine's range in the message."""
    clock, fine = case.in_force.hire_clock, case.in_force.fine
    days = days_since_hire(case)
    for worker in workers(unregistered(case) & (days > clock.alarm_days)):
        figures = _clock(case, worker, days) | {
            "alarm": clock.alarm_days,
            "least_usd": fine.low_usd,
            "most_usd": fine.high_usd,
        }
        yield case.on_worker(
            "REG-001", worker, "hire_date", value=figures_day(figures), figures=figures
        )


def unregistered_past_term(case: Case) -> Iterator[Finding]:
    """REG-002: unregistered past the worker's term (3 days), not yet past 45."""
    clock = case.in_force.hire_clock
    days = days_since_hire(case)
    late = unregistered(case) & (days > clock.worker_days) & (days <= clock.alarm_days)
    for worker in workers(late):
        figures = _clock(case, worker, days)
        figures |= {"term": clock.worker_days, "left": clock.alarm_days - int(days[worker])}
        figures["alarm"] = clock.alarm_days
        yield case.on_worker(
            "REG-002", worker, "hire_date", value=figures_day(figures), figures=figures
        )


def _clock(case: Case, worker: int, days: Int) -> dict[str, object]:
    hired = case.clock_start[worker].item()
    return {"hired": hired, "as_of": case.options.clock_day, "days": int(days[worker])}


def figures_day(figures: dict[str, object]) -> str:
    """Return the hire date of some figures as text."""
    return str(figures["hired"])


def registered_late(case: Case) -> Iterator[Finding]:
    """REG-003: registered later than 45 days after hire; a notice where later than the term then.

    The clock starts at the hire, or at the scheme's first day where that is later.
    """
    hired, since = case.date("hire_date"), case.registration.registered_on
    began = np.datetime64(case.in_force.reading("occupational_risk_rate").values[0].start)
    start = np.where(hired < began, began, hired)
    days = days_between(start, since)
    clock = case.in_force.hire_clock
    late = case.presence.here & (days > clock.worker_days)
    for worker in workers(late):
        day = start[worker].item()
        term = case.in_force.hire_clock_on(day).worker_days
        if days[worker] <= term:
            continue
        finding = case.on_worker(
            "REG-003",
            worker,
            "registered_on",
            value=str(since[worker]),
            figures={
                "hired": hired[worker].item(),
                "registered": since[worker].item(),
                "days": int(days[worker]),
                "term": term,
            },
        )
        grave = days[worker] > clock.alarm_days
        yield finding if grave else _as_notice(finding)


def _as_notice(finding: Finding) -> Finding:
    return replace(finding, severity=Severity.NOTICE)


def unregistered_without_hire_date(case: Case) -> Iterator[Finding]:
    """REG-004: unregistered, and no hire date to run the clock from."""
    for worker in workers(unregistered(case) & np.isnat(case.date("hire_date"))):
        yield case.on_worker("REG-004", worker, "hire_date")


def under_a_new_number(case: Case) -> Iterator[Finding]:
    """REG-005: the same person stands under two worker numbers.

    By national identity number and name, else by birth date and name. The same national number
    under two names is another finding (DUP-003).
    """
    khmer, latin = case.payroll.text("name_km"), case.payroll.text("name_latin")
    rough = np.where(khmer.filled(), rough_name_keys(khmer), rough_name_keys(latin))
    cards = case.payroll.text("national_id")
    born = case.date("birth_date")
    seen: set[tuple[int, int]] = set()
    for field, values, known in (
        ("national_id", cards.codes.astype(np.int64), cards.filled()),
        ("birth_date", born.astype(np.int64), ~np.isnat(born)),
    ):
        for first, second in _same_name_and(case, rough, values, known):
            if _may_be_one(case, first, second) and (first, second) not in seen:
                seen.add((first, second))
                yield _returned(case, field, first, second)


def _same_name_and(case: Case, rough: Int, values: Int, known: Bool) -> Iterator[tuple[int, int]]:
    """Yield each worker whose name and value stood before, with the worker before.

    Names are compared exactly only for those whose rough keys agree already.
    """
    khmer, latin = case.payroll.text("name_km"), case.payroll.text("name_latin")
    last: dict[tuple[int, str], int] = {}
    for row in repeated(values * KEY_PRIME + rough, known & (rough != 0)):
        key = int(values[row]), name_key(khmer[row] or latin[row])
        if key in last:
            yield last[key], row
        last[key] = row


KEY_PRIME = 1_000_003
"""Keeps two keys apart in their sum."""


def _may_be_one(case: Case, first: int, second: int) -> bool:
    """Return whether two lines have different worker numbers, and not two identity cards."""
    numbers, cards = case.payroll.text("worker_number"), case.payroll.text("national_id")
    renumbered = numbers[first] and numbers[second] and numbers[first] != numbers[second]
    two_cards = cards[first] and cards[second] and cards[first] != cards[second]
    return bool(renumbered and not two_cards)


def _returned(case: Case, field: str, first: int, second: int) -> Finding:
    numbers = case.payroll.text("worker_number")
    finding = case.on_worker(
        "REG-005",
        second,
        "worker_number",
        value=numbers[second],
        expected=numbers[first],
        figures={
            "number": numbers[second],
            "before": numbers[first],
            "before_row": int(case.payroll.row[first]),
            "field": field,
        },
    )
    return replace(finding, others=(first,))
