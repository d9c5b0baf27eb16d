"""A declaration made before, read back: ours, the E-Form's grid, or another program's.

The E-Form has names of its own (``Enter_ID``, ``Ben_Wage``, …), which are headings like any
others (``resources/headings/eform.toml``). The wage column is the declared wage, in riel; where a
file has dollars only, these.
"""

from __future__ import annotations

from pathlib import Path

from declaration.payroll import Payroll
from importers.choices import Choices
from importers.columns import Need
from importers.reading import read_sheets
from importers.register import for_another_file


def read_declared(path: Path | str, choices: Choices) -> Payroll:
    """Return what was declared, a row a worker; the wage is ``money["declared_wage"]``.

    Args:
        path: workbook or CSV.
        choices: month and passwords; columns of the payroll's mapping do not apply.

    Raises:
        OSError: the path is not there or may not be read.
    """
    declared = read_sheets([path], for_another_file(choices), Need.REGISTER)
    if "declared_wage" not in declared.money and "gross" in declared.money:
        declared.money["declared_wage"] = declared.money["gross"]
    return declared
