"""A declaration made before, read back: ours, the E-Form's grid, or another program's.

The E-Form has names of its own (``Enter_ID``, ``Ben_Wage``, …), which are headings like any others.
Its wage in riel is the whole wage that was declared, whatever part of it stands in dollars beside
it; so, other than in a payroll, the riel count here. A row without riel has its dollars.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from declaration.findings import Finding
from declaration.payroll import Amounts, Payroll
from importers.choices import Choices
from importers.columns import Need
from importers.months_said import watched
from importers.reading import Kind, read_books
from importers.register import for_another_file
from importers.sheet import Progress
from importers.workbook import open_all


def read_declared(path: Path | str, choices: Choices, progress: Progress | None = None) -> Payroll:
    """Return what was declared, a row a worker; the wage is ``money["declared_wage"]``.

    Args:
        path: workbook or CSV.
        choices: month and passwords; columns of the payroll's mapping do not apply.
        progress: told what is being read; cancelling raises from it.

    Raises:
        OSError: the path is not there or may not be read.
    """
    return read_filed(path, choices, _DECLARATION, progress)


def read_filed(
    path: Path | str, choices: Choices, kind: Kind, progress: Progress | None = None
) -> Payroll:
    """Return what was filed somewhere, a row a worker; it is said where it is of another month.

    Raises:
        OSError: the path is not there or may not be read.
    """
    own, findings = for_another_file(choices), list[Finding]()
    books = watched(open_all([Path(path)], own.passwords, progress), own.month, findings)
    filed = read_books(books, own, kind)
    filed.findings += findings
    return filed


def declared_wage(payroll: Payroll) -> None:
    """Give one sheet of a declaration its declared wage."""
    if "declared_wage" in payroll.money:
        return
    wage = payroll.amounts("gross" if "gross" in payroll.money else "basic_pay")
    riel = payroll.money.get("gross_khr")
    if riel is not None:
        has_riel = riel.khr != 0
        wage = Amounts(
            np.where(has_riel, 0, wage.usd),
            np.where(has_riel, riel.khr, wage.khr),
            riel.present | wage.present,
        )
    payroll.money["declared_wage"] = wage


_DECLARATION = Kind(
    Need.REGISTER,
    frozenset({"declared_wage", "gross", "gross_khr", "basic_pay"}),
    declared_wage,
    frozenset({"MAP-004"}),
)
