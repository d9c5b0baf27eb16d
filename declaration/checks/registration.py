"""REG: the hire clock, and people who come back under a new number.

Law:
    Prakas 168 of 2022 (and 448 of 2017, 021 of 2008): terms and fines, dated figures.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from declaration.checks.case import Case, workers
from declaration.findings import Finding, Severity
from declaration.khmer import name_key
from declaration.payroll import Bool, Int
from declaration.registration import days_between


def days_since_hire(case: Case) -> Int:
    """Return the days run on the hire clock; 0 without a hire date [n]."""
    return days_between(case.date("hire_date"), case.clock_day)


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
    hired = case.date("hire_date")[worker].item()
    return {"hired": hired, "as_of": case.options.clock_day, "days": int(days[worker])}


def figures_day(figures: dict[str, object]) -> str:
    """Return the hire date of some figures as text."""
    return str(figures["hired"])


def registered_late(case: Case) -> Iterator[Finding]:
    """REG-003: registered later than 45 days after hire; a notice where later than the term then.

    The clock starts at the hire, or at the scheme's first day where that is later.
    """
    hired, since = case.date("hire_date"), case.registration.registered_on
    start = np.where(hired < SCHEME_BEGAN, SCHEME_BEGAN, hired)
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


SCHEME_BEGAN = np.datetime64("2008-11-01")
"""Nobody could be registered before there was a scheme."""


def _as_notice(finding: Finding) -> Finding:
    from dataclasses import replace

    return replace(finding, severity=Severity.NOTICE)


def unregistered_without_hire_date(case: Case) -> Iterator[Finding]:
    """REG-004: unregistered, and no hire date to run the clock from."""
    for worker in workers(unregistered(case) & np.isnat(case.date("hire_date"))):
        yield case.on_worker("REG-004", worker, "hire_date")


def under_a_new_number(case: Case) -> Iterator[Finding]:
    """REG-005: the same person stands under two worker numbers.

    By national identity number, else by name and birth date. The same national number under two
    names is another finding (DUP-003).
    """
    names = _names(case)
    seen: set[tuple[int, int]] = set()
    for field, keys in (
        ("national_id", _with_names(case.payroll.text("national_id").values(), names)),
        ("birth_date", _with_names(case.date("birth_date").astype(str), names)),
    ):
        for first, second in _pairs(keys):
            if _other_number(case, first, second) and (first, second) not in seen:
                seen.add((first, second))
                yield _returned(case, field, first, second)


def _names(case: Case) -> list[str]:
    khmer = case.payroll.text("name_km").map(name_key).values()
    latin = case.payroll.text("name_latin").map(name_key).values()
    return [a or b for a, b in zip(khmer, latin, strict=True)]


def _with_names(values: np.ndarray, names: list[str]) -> list[str]:
    pairs = zip(values.tolist(), names, strict=True)
    return [f"{value}|{name}" if name and value not in ("", "NaT") else "" for value, name in pairs]


def _pairs(keys: list[str]) -> Iterator[tuple[int, int]]:
    """Yield each row whose key stood before, with the row before it."""
    last: dict[str, int] = {}
    for row, key in enumerate(keys):
        if key:
            if key in last:
                yield last[key], row
            last[key] = row


def _other_number(case: Case, first: int, second: int) -> bool:
    numbers = case.payroll.text("worker_number")
    return bool(numbers[first] and numbers[second] and numbers[first] != numbers[second])


def _returned(case: Case, field: str, first: int, second: int) -> Finding:
    from dataclasses import replace

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
