"""XCK-012: a whole line has the same overtime to the hour, in attendance record or payroll.

People come late, fall ill and go home early, so the hours of a line that was clocked differ. Days
do not tell by themselves: in a month without leave everybody works all 26. Two thresholds keep
small or plain cases quiet:

- in an attendance record, 10 people or more with the same days and the same overtime hours;
- in a payroll, 20 or more with the same overtime hours, whatever their days: it is rounded and
  copied further, so that the same hours mean less there.

Everyone of the line who was at work must have them, and no overtime at all is nothing to tell.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from declaration.checks.case import as_decimal
from declaration.findings import Finding
from declaration.payroll import Bool, Int, Payroll, Texts
from declaration.presence import hours_of_overtime

IN_A_RECORD = 10
"""So many people of one line with identical days and hours are not chance [workers]."""

IN_A_PAYROLL = 20
"""The same for the overtime hours that a payroll pays for [workers]."""


def identical_hours(payroll: Payroll, paid: Bool, record: Payroll | None) -> Iterator[Finding]:
    """Yield XCK-012 once a line: from the record where it shows it, else from the payroll.

    Args:
        payroll: n workers.
        paid: who was paid in the month [n].
        record: the attendance record, a row a worker; None where it was not given.
    """
    told = set()
    if record is not None:
        days = record.quantity("work_days").value
        for line, rows in _lines(record, days > 0):
            if len(rows) >= IN_A_RECORD and not (days[rows] != days[rows[0]]).any():
                for finding in _same(record, line, rows):
                    told.add(line.casefold())
                    yield finding
    for line, rows in _lines(payroll, paid):
        if len(rows) >= IN_A_PAYROLL and line.casefold() not in told:
            yield from _same(payroll, line, rows)


def _same(table: Payroll, line: str, rows: Int) -> Iterator[Finding]:
    """Yield the finding where all these people have the same hours of overtime, and some."""
    hours = hours_of_overtime(table)[rows]
    if hours[0] <= 0 or (hours != hours[0]).any():
        return
    first, count = int(rows[0]), as_decimal(hours[0])
    yield Finding(
        "XCK-012",
        table.place(first, _field_of_hours(table)),
        field="overtime_hours",
        value=str(count),
        figures={
            "line": line,
            "workers": len(rows),
            "hours": count,
            "file": table.place(first).file,
        },
    )


def _field_of_hours(table: Payroll) -> str:
    """Return the column of overtime hours that has any."""
    named = (name for name in table.quantities if name.startswith("overtime_hours"))
    return next((name for name in named if table.quantities[name].present.any()), "overtime_hours")


def _lines(table: Payroll, at_work: Bool) -> Iterator[tuple[str, Int]]:
    """Yield each line's name and those of it who were at work, in order."""
    lines = _line_of(table)
    for code in lines.used():
        rows: Int = np.flatnonzero((lines.codes == code) & at_work)
        if code > 0 and len(rows):
            yield lines.pool[code], rows


def _line_of(table: Payroll) -> Texts:
    """Return each worker's line: the column, else the department, else the sheet."""
    for field in ("line_group", "department"):
        if table.has(field):
            return table.text(field)
    names = Texts.of(sheet.name or sheet.file for sheet in table.sheets)
    return Texts(names.codes[table.sheet], names.pool) if len(table) else Texts.empty(0)
