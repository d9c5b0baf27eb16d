"""CON: contract types and terms, age at hire, and workers who are easily forgotten.

Law:
    Labour Law of 1997, articles 9, 67, 68, 71, 72, 177; Instruction 050/19 of 17 May 2019.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache

import numpy as np

from declaration.checks.case import Case, as_decimal, as_money, is_whole_column, workers
from declaration.findings import Finding
from declaration.payroll import SCALE, Dates, Int, Texts
from resources import resource


def contract_type_missing(case: Case) -> Iterator[Finding]:
    """CON-001: the type of contract is missing or not understood."""
    here = case.presence.here
    written = _written(case, "contract_type")
    rows = here & ~case.payroll.text("contract_type").filled()
    rows &= ~written.where(_names_self_employed)  # CON-008 says more
    said = rows & written.filled()
    if is_whole_column(rows & ~said, here) or not case.payroll.has("contract_type"):
        count = int((rows & ~said).sum())
        if count:
            yield case.on_column(
                "CON-001", "contract_type", figures={"text": "–", "workers": count}
            )
        rows = said
    for worker in workers(rows):
        text = written[worker]
        figures = {"text": text or "–", "workers": 1}
        yield case.on_worker("CON-001", worker, "contract_type", value=text, figures=figures)


def fixed_contract_without_end(case: Case) -> Iterator[Finding]:
    """CON-002: a fixed-duration contract without an end date."""
    fixed = case.presence.here & case.says("contract_type", "fdc")
    rows = fixed & np.isnat(case.date("contract_end"))
    if is_whole_column(rows, fixed):
        yield case.on_column("CON-002", "contract_end", figures={"workers": int(rows.sum())})
        return
    for worker in workers(rows):
        yield case.on_worker("CON-002", worker, "contract_end", figures={"workers": 1})


def fixed_contracts_past_limit(case: Case) -> Iterator[Finding]:
    """CON-003: fixed-duration contracts pass the limit in force; both readings are given."""
    limit = case.in_force.fdc_limit_months
    start = first_start(case)
    fixed = case.presence.here & case.says("contract_type", "fdc")
    months = months_between(start, case.clock_day)
    over = fixed & (case.clock_day > add_months(start, limit.in_use))
    shorter, longer = min(limit.readings.values()), max(limit.readings.values())
    for worker in workers(over):
        yield case.on_worker(
            "CON-003",
            worker,
            "contract_start" if case.payroll.has("contract_start") else "hire_date",
            value=str(start[worker]),
            expected=f"≤ {limit.in_use}",
            figures={
                "start": start[worker].item(),
                "as_of": case.options.clock_day,
                "months": int(months[worker]),
                "limit": limit.in_use,
                "shorter": shorter,
                "shorter_reached": add_months(start[worker : worker + 1], shorter)[0].item(),
                "longer": longer,
                "longer_reached": add_months(start[worker : worker + 1], longer)[0].item(),
            },
        )


def paid_after_contract_end(case: Case) -> Iterator[Finding]:
    """CON-004: paid for days after the contract ended."""
    end = case.date("contract_end")
    days = case.payroll.quantity("work_days")
    left_over = (end - case.first_day).astype("timedelta64[D]").astype(np.int64) + 1
    possible = np.where(np.isnat(end), 99, np.maximum(left_over, 0))
    rows = case.presence.declared & (
        (possible == 0) | (days.present & (days.value > possible * SCALE))
    )
    for worker in workers(rows & (end < case.last_day)):
        worked = as_decimal(days.value[worker]) if days.present[worker] else None
        yield case.on_worker(
            "CON-004",
            worker,
            "contract_end",
            value=str(end[worker]),
            figures={
                "ended": end[worker].item(),
                "possible": int(possible[worker]),
                "days": worked,
                "wage": as_money(case.wage, worker),
            },
        )


def probation_too_long(case: Case) -> Iterator[Finding]:
    """CON-005: probation longer than the law allows."""
    limit = case.in_force.probation_months
    start = _start_of_service(case)
    rows = case.presence.here & case.says("contract_type", "probation")
    over = add_months(start, limit)
    for worker in workers(rows & (case.clock_day > over)):
        yield case.on_worker(
            "CON-005",
            worker,
            "hire_date",
            value=str(start[worker]),
            figures={"start": start[worker].item(), "limit": limit, "over": over[worker].item()},
        )


def too_young_at_hire(case: Case) -> Iterator[Finding]:
    """CON-006: younger than the law allows at hire, or hired before birth."""
    born, hired = case.date("birth_date"), case.date("hire_date")
    least = case.in_force.minimum_age
    for worker in workers(hired < add_months(born, 12 * least)):
        before_birth = bool(hired[worker] < born[worker])
        age = int(months_between(born[worker : worker + 1], hired[worker])[0]) // 12
        yield case.on_worker(
            "CON-006",
            worker,
            "birth_date",
            value=str(born[worker]),
            figures={
                "born": born[worker].item(),
                "hired": hired[worker].item(),
                "reason": HIRED_BEFORE_BIRTH if before_birth else f"aged {age} at hire",
                "least": least,
            },
        )


HIRED_BEFORE_BIRTH = "hired before birth, so that one of the two dates is wrong"


def casual_worker(case: Case) -> Iterator[Finding]:
    """CON-007: a casual or daily worker must be registered and declared like the others."""
    for worker in workers(case.presence.here & case.says("contract_type", "casual")):
        yield case.on_worker("CON-007", worker, "contract_type", value="casual")


def not_an_employee(case: Case) -> Iterator[Finding]:
    """CON-008: a self-employed or home-based line, which is no employee's."""
    seen = np.zeros(len(case), bool)
    for field in ("contract_type", "position", "status", "remark"):
        texts = _written(case, field)
        rows = texts.where(_names_self_employed) & ~seen
        seen |= rows
        for worker in workers(rows):
            text = texts[worker]
            yield case.on_worker("CON-008", worker, field, value=text, figures={"text": text})


def _written(case: Case, field: str) -> Texts:
    """Return a text column as the payroll has it."""
    return case.payroll.as_written.get(field, case.payroll.text(field))


def suspended_worker(case: Case) -> Iterator[Finding]:
    """CON-009: a suspended worker, and by which law nothing is due; CON-010 where paid."""
    waived = case.in_force.suspension_is_waived(case.enterprise.sector)
    law = case.in_force.value("suspension_waiver").source if waived else LABOUR_LAW
    suspended = case.presence.suspended
    paid = suspended & case.presence.paid & (not waived)
    for worker in workers(suspended & ~paid):
        yield case.on_worker("CON-009", worker, "status", figures={"source": law})
    who = np.flatnonzero(paid)
    prices = case.price(who, case.wage.take(who), case.nothing(who))
    for worker, amount in zip(who.tolist(), prices, strict=True):
        figures = {"wage": as_money(case.wage, worker)}
        yield case.on_worker("CON-010", worker, "status", figures=figures, amount_khr=amount)


LABOUR_LAW = "Labour Law of 1997, Articles 71 and 72"


def add_months(days: Dates, months: int) -> Dates:
    """Return the same day some months later, the month's last where it has no such day [n].

    >>> add_months(np.array(["2024-08-31", "NaT"], "M8[D]"), 6).astype(str).tolist()
    ['2025-02-28', 'NaT']
    """
    month = days.astype("M8[M]")
    target = month + np.timedelta64(months, "M")
    last = (target + np.timedelta64(1, "M")).astype("M8[D]") - np.timedelta64(1, "D")
    same_day = target.astype("M8[D]") + (days - month.astype("M8[D]"))
    return np.asarray(np.minimum(same_day, last))


def months_between(start: Dates, end: np.datetime64) -> Int:
    """Return whole months from one day to another, negative where it lies before [n].

    >>> months_between(np.array(["2024-10-31", "2026-11-30"], "M8[D]"), np.datetime64("2026-10-30"))
    array([23, -1])
    """
    known = ~np.isnat(start)
    apart = (end.astype("M8[M]") - start.astype("M8[M]")).astype(np.int64)
    return np.where(known, apart - (_day(end) < _day(start)), 0)


def _day(days: Dates | np.datetime64) -> Int:
    of_month: Int = (days - days.astype("M8[M]").astype("M8[D]")).astype(np.int64)
    return of_month


def _start_of_service(case: Case) -> Dates:
    """Return the hire date, else the contract's start [n]."""
    hired, contract = case.date("hire_date"), case.date("contract_start")
    return np.where(np.isnat(hired), contract, hired)


def first_start(case: Case) -> Dates:
    """Return the hire date or the first contract's start, whichever is earlier [n]."""
    earliest: Dates = np.fmin(case.date("hire_date"), case.date("contract_start"))
    return earliest


def _names_self_employed(text: str) -> bool:
    folded = text.casefold().replace("\u200b", "")
    return any(word in folded for word in _self_employed())


@cache
def _self_employed() -> tuple[str, ...]:
    with resource("words", "self_employed.toml").open("rb") as file:
        return tuple(tomllib.load(file)["words"])
