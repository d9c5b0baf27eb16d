"""XCK-007 and 011: what was paid for against what the attendance record has.

In come the payroll and the record as a table of people with days and overtime hours of the month;
which days they were is not kept, so work on rest days stays unseen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from declaration.checks.case import as_decimal
from declaration.findings import Finding
from declaration.matching import Matches, matches
from declaration.payroll import SCALE, Bool, Int, Payroll
from declaration.presence import hours_of_overtime

HALF_A_DAY = SCALE // 2
"""Records count half days; a smaller difference is rounding [ten-thousandths of a day]."""

QUARTER_OF_AN_HOUR = SCALE // 4
"""Clocks are read by the quarter; a smaller one is rounding [ten-thousandths of an hour]."""


@dataclass(frozen=True, slots=True)
class Time:
    """One kind of time in both files: n workers of the payroll.

    Attributes:
        field: ``work_days`` or ``overtime_hours``.
        paid: [n, ten-thousandths].
        recorded: [n, ten-thousandths].
        comparable: where both have a value [n].
        least: the smallest difference that counts [ten-thousandths].
    """

    field: str
    paid: Int
    recorded: Int
    comparable: Bool
    least: int

    @property
    def differs(self) -> Bool:
        """Where the two differ [n]."""
        apart: Bool = self.comparable & (np.abs(self.paid - self.recorded) >= self.least)
        return apart


def against_attendance(payroll: Payroll, record: Payroll, paid: Bool) -> Iterator[Finding]:
    """Yield what the attendance record says otherwise.

    Args:
        payroll: n workers.
        record: the record, a row a worker.
        paid: who was paid in the month [n].
    """
    found = matches(payroll, record)
    yield from _time_differs(payroll, record, found.right)
    yield from _not_paid(record, found, paid)


def not_recorded(payroll: Payroll, record: Payroll, paid: Bool) -> int:
    """Return how many paid workers the record does not have."""
    return int((paid & (matches(payroll, record).right < 0)).sum())


def _time_differs(payroll: Payroll, record: Payroll, right: Int) -> Iterator[Finding]:
    """XCK-007: days or overtime hours paid for differ from those recorded; one a worker."""
    times = _times(payroll, record, right)
    for worker in np.flatnonzero(np.any([time.differs for time in times], axis=0)).tolist():
        own = [time for time in times if time.differs[worker]]
        line = int(right[worker])
        yield Finding(
            "XCK-007",
            payroll.place(worker, own[0].field),
            worker,
            field=own[0].field,
            value=str(as_decimal(own[0].paid[worker])),
            expected=str(as_decimal(own[0].recorded[worker])),
            figures={
                "fields": [time.field for time in own],
                "paid": [as_decimal(time.paid[worker]) for time in own],
                "recorded": [as_decimal(time.recorded[worker]) for time in own],
                "other_file": record.place(line).file,
                "other_row": int(record.row[line]),
            },
        )


def _times(payroll: Payroll, record: Payroll, right: Int) -> list[Time]:
    found = right >= 0
    rows = np.where(found, right, 0)
    times = []
    for field, least in (("work_days", HALF_A_DAY), ("overtime_hours", QUARTER_OF_AN_HOUR)):
        (mine, here), (theirs, there) = (_time(table, field) for table in (payroll, record))
        recorded = theirs[rows] if len(theirs) else np.zeros(len(right), np.int64)
        if field == "work_days" and len(theirs):
            recorded = _with_leave(payroll, record, rows, mine, recorded)
        both = found & here & (there[rows] if len(there) else False)
        times.append(Time(field, mine, recorded, both, least))
    return times


def _with_leave(payroll: Payroll, record: Payroll, rows: Int, paid: Int, worked: Int) -> Int:
    """Return the recorded days to compare with: those of leave too, where the payroll pays them so.

    A payroll without days of leave of its own often counts them among the days paid for. Whether
    it does is decided once, by what more workers agree with.
    """
    leave = record.quantity("leave_days").value[rows]
    asked = (leave > 0) & (payroll.quantity("leave_days").value == 0)
    counted, apart = (np.abs(paid - each) < HALF_A_DAY for each in (worked + leave, worked))
    is_counted = int((asked & counted).sum()) > int((asked & apart).sum())
    return np.where(asked, worked + leave, worked) if is_counted else worked


def _time(table: Payroll, field: str) -> tuple[Int, Bool]:
    """Return days or all overtime hours, and where there is a value."""
    if field == "work_days":
        days = table.quantity("work_days")
        return days.value, days.present
    kinds = [name for name in table.quantities if name.startswith("overtime_hours")]
    present = np.zeros(len(table), bool)
    for name in kinds:
        present |= table.quantities[name].present
    return hours_of_overtime(table), present


def _not_paid(record: Payroll, found: Matches, paid: Bool) -> Iterator[Finding]:
    """XCK-011: at work by the record, and not paid by the payroll."""
    days, _ = _time(record, "work_days")
    hours, _ = _time(record, "overtime_hours")
    worked = (days > 0) | (hours > 0)
    matched = np.flatnonzero((found.right >= 0) & ~paid).tolist()
    unpaid = {int(found.right[worker]): worker for worker in matched}
    for line in sorted({*found.unmatched.tolist(), *unpaid}):
        if worked[line]:
            number = record.text("worker_number")[line] or record.text("nssf_number")[line]
            yield Finding(
                "XCK-011",
                record.place(line),
                unpaid.get(line),
                field="work_days",
                value=str(as_decimal(days[line])),
                figures={
                    "name": record.name(line),
                    "number": number,
                    "days": as_decimal(days[line]),
                    "hours": as_decimal(hours[line]),
                },
            )
