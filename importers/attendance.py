"""The attendance record of a month: a table of people with their days and overtime hours."""

from __future__ import annotations

from pathlib import Path

from declaration.fields import OVERTIME_HOURS
from declaration.payroll import Payroll
from importers.choices import Choices
from importers.reading import Kind, read_sheets
from importers.register import for_another_file
from importers.sheet_columns import Need

_ATTENDANCE = Kind(
    Need.REGISTER, wages=frozenset(("work_days", *OVERTIME_HOURS)), silent=frozenset({"MAP-004"})
)


def read_attendance(path: Path | str, choices: Choices) -> Payroll:
    """Return who was at work, a row a worker, with ``work_days`` and hours of overtime.

    A grid with a column for each day of the month has no such columns and gives a finding.

    Args:
        path: workbook or CSV.
        choices: month and passwords; columns of the payroll's mapping do not apply.

    Raises:
        OSError: the path is not there or may not be read.
    """
    return read_sheets([path], for_another_file(choices), _ATTENDANCE)
