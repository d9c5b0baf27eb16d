"""A filing of the tax on salary: the tax department's e-filing sheet, or any table with its facts.

Its salary (ប្រាក់បៀវត្ស) is whole before tax, in riel; fringe benefits stand in a column of their own,
are taxed on their own, and are no wage.
"""

from __future__ import annotations

from pathlib import Path

from declaration.payroll import Payroll
from importers.choices import Choices
from importers.columns import Need
from importers.declared import declared_wage, read_filed
from importers.reading import Kind

_FILING = Kind(
    Need.REGISTER,
    frozenset({"gross", "gross_khr", "basic_pay", "declared_wage"}),
    declared_wage,
    frozenset({"MAP-004", "MAP-005", "MAP-006", "MAP-007"}),
)


def read_tax_filing(path: Path | str, choices: Choices) -> Payroll:
    """Return whose salary was filed, a row a worker; the salary is ``money["declared_wage"]``.

    Args:
        path: workbook or CSV.
        choices: month and passwords; columns of the payroll's mapping do not apply.

    Raises:
        OSError: the path is not there or may not be read.
    """
    return read_filed(path, choices, _FILING)
