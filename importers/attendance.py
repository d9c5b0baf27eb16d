"""The attendance record of a month: a table of people with their days and overtime hours."""

from __future__ import annotations

from pathlib import Path

from declaration.fields import OVERTIME_HOURS
from declaration.payroll import Payroll
from importers.choices import Choices
from importers.reading import IDENTITY, read_sheets
from importers.register import for_another_file

TIME = ("work_days", *OVERTIME_HOURS)


def read_attendance(path: Path | str, choices: Choices) -> Payroll:
    """Return who was at work, a row a worker, with ``work_days`` and hours of overtime.

    A grid with a column for each day of the month has no such columns and gives a finding.

    Args:
        path: workbook or CSV.
        choices: month and passwords; columns of the payroll's mapping do not apply.

    Raises:
        OSError: the path is not there or may not be read.
    """
    return read_sheets([path], for_another_file(choices), (IDENTITY, TIME))
