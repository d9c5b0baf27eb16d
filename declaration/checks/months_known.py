"""PER: who is gone, whose cover ends, whose fixed contracts add up, whose hire date moved.

Law:
    Labour Law of 1997, article 67, and Instruction 050/19 (fixed-duration contracts); Prakas 168 of
    2022 (leavers, hire clock); figure ``health_cover_lapse`` (benefits after contributions stop).
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from declaration.checks.case import Case, workers
from declaration.checks.contract import add_months, first_start, months_between
from declaration.findings import Finding
from declaration.history import History, Seen
from declaration.month import Month
from declaration.payroll import Bool, Dates, Int
from declaration.people import as_month

FEW = 5
"""More workers of one sheet who are all gone are one finding: a list was forgotten, or closed."""


def leaver_not_said(_: Case, history: History, seen: Seen) -> Iterator[Finding]:
    """PER-005: declared in the last month, gone now, no leave date; PER-011 for whole sheets."""
    last = history.last
    gone = np.zeros(len(last), bool)
    gone[seen.gone] = True
    gone[seen.renamed[:, 1]] = False
    said = last.dates.get("leave_date")
    if said is not None:
        gone &= np.isnat(said)
    gone &= last.declared()
    for rows in _by_sheet(history, gone):
        if len(rows) > FEW and _all_gone(history, rows, seen):
            yield _sheet_gone(history, rows)
        else:
            yield from (_gone(history, row) for row in rows.tolist())


def _by_sheet(history: History, gone: Bool) -> Iterator[Int]:
    """Yield the lines that are gone, those of each sheet of the last month together."""
    file, sheet = (history.last.text(f"source_{name}") for name in ("file", "sheet"))
    rows = np.flatnonzero(gone)
    places = file.codes[rows].astype(np.int64) * len(sheet.pool) + sheet.codes[rows]
    for place in sorted(set(places.tolist())):
        yield rows[places == place]


def _all_gone(history: History, rows: Int, seen: Seen) -> bool:
    """Return whether nobody of the sheet of some lines is in the payroll now."""
    last, first = history.last, int(rows[0])
    same = np.ones(len(last), bool)
    for name in ("source_file", "source_sheet"):
        codes = last.text(name).codes
        same &= codes == codes[first]
    here = np.zeros(len(last), bool)
    here[seen.line[seen.line >= 0]] = True
    return not (same & here).any()


def _gone(history: History, row: int) -> Finding:
    last = history.last
    number = last.text("worker_number")[row] or last.text("nssf_number")[row]
    name = last.text("name_km")[row] or last.text("name_latin")[row]
    figures = {"number": number or "–", "name": name or "–", "last": history.last_month}
    return Finding("PER-005", field="leave_date", value=number, figures=figures)


def _sheet_gone(history: History, rows: Int) -> Finding:
    last, row = history.last, int(rows[0])
    sheet, file = last.text("source_sheet")[row], last.text("source_file")[row]
    figures = {
        "sheet": sheet or file,
        "file": file,
        "workers": len(rows),
        "last": history.last_month,
    }
    return Finding("PER-011", value=sheet or file, figures=figures)


def cover_ends(case: Case, history: History, seen: Seen) -> Iterator[Finding]:
    """PER-012: on the payroll, and soon three months without a contribution."""
    lapse = case.in_force.health_cover_lapse_months
    now = as_month(case.options.month)
    rows = np.flatnonzero((seen.person >= 0) & case.presence.here & ~case.presence.declared)
    last = history.last_contribution[seen.person[rows]]
    without = (now - last).astype("timedelta64[M]")
    near = ~np.isnat(last) & (without >= np.timedelta64(lapse - 1, "M"))
    for i in np.flatnonzero(near).tolist():
        figures = {
            "last": Month.parse(str(last[i])),
            "months": int(without[i].astype(np.int64)),
            "lapse": lapse,
            "end": _last_day(last[i] + np.timedelta64(lapse, "M")),
        }
        yield case.on_worker("PER-012", int(rows[i]), "status", value=str(last[i]), figures=figures)


def fixed_contracts_add_up(case: Case, history: History, seen: Seen) -> Iterator[Finding]:
    """PER-008: fixed-duration contracts of the months known pass the limit; CON-003 across months.

    Only where the dates of this payroll alone do not say it already.
    """
    limit = case.in_force.fdc_limit_months
    fixed = case.presence.here & case.says("contract_type", "fdc") & (seen.person >= 0)
    fixed &= ~(case.clock_day > add_months(first_start(case), limit.in_use))
    rows = np.flatnonzero(fixed)
    persons = seen.person[rows]
    since, until = history.people.days["fixed_since"][persons], history.people.months["fixed_last"]
    runs = until[persons] >= as_month(history.last_month)
    over = runs & (case.clock_day > add_months(since, limit.in_use))
    months = months_between(since, case.clock_day)
    for i in np.flatnonzero(over).tolist():
        worker = int(rows[i])
        figures = {
            "since": since[i].item(),
            "months": int(months[i]),
            "limit": limit.in_use,
            "other": [n for n in sorted(limit.readings.values()) if n != limit.in_use],
            "as_of": case.options.clock_day,
            "given": _day(first_start(case), worker),
        }
        field = "contract_start" if case.payroll.has("contract_start") else "hire_date"
        yield case.on_worker(
            "PER-008", worker, field, value=str(since[i]), expected=f"≤ {limit.in_use}",
            figures=figures,
        )  # fmt: skip


def hire_date_moved(case: Case, history: History, seen: Seen) -> Iterator[Finding]:
    """PER-013: paid before the hire date given, or hired earlier by what was given before."""
    given, known = case.date("hire_date"), case.clock_start
    moved = case.presence.here & (known < given)
    for worker in workers(moved):
        person = seen.person[worker]
        first = Month.parse(str(history.people.months["since"][person]))
        figures = {
            "given": given[worker].item(),
            "known": known[worker].item(),
            "first": first,
            "days": int((case.clock_day - known[worker]).astype(np.int64)),
            "as_of": case.options.clock_day,
        }
        yield case.on_worker(
            "PER-013",
            worker,
            "hire_date",
            value=str(given[worker]),
            expected=str(known[worker]),
            figures=figures,
        )


def _day(days: Dates, worker: int) -> object:
    return None if np.isnat(days[worker]) else days[worker].item()


def _last_day(month: np.datetime64) -> object:
    return ((month + np.timedelta64(1, "M")).astype("M8[D]") - np.timedelta64(1, "D")).item()
