"""The clerk's own way: a column of formulas for each contribution, beside the payroll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.workers import (
    ATTENDANCE,
    BASIC,
    HEADINGS,
    MEAL,
    OVERTIME,
    RATE,
    SENIORITY,
    TRANSPORT,
)

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

NAMES = (
    "gross_cents",
    "wage_khr",
    "class_wage",
    "occupational_risk",
    "health_care",
    "pension_worker",
    "pension_employer",
)
PARTS = (BASIC, OVERTIME, ATTENDANCE, TRANSPORT, SENIORITY, MEAL)


def _letter(column: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(column))


class FormulaColumns:
    """Seven formulas a worker: gross in cents from its parts, wage in riel, class, the shares.

    A careful clerk's: a part that is no number counts nothing, and every amount is rounded.
    """

    def __init__(self, book: Workbook, sheet: Worksheet) -> None:
        self.sheet = sheet
        self.first = len(HEADINGS)
        sheet.write_row(0, self.first, NAMES)
        figures = book.add_worksheet("Figures")
        figures.write_row(0, 0, (RATE, 0.008, 0.026, 0.02, 400_000, 1_200_000))
        for i, (lower, wage) in enumerate(_classes()):
            figures.write_row(i, 7, (lower, wage))

    def write(self, r: int) -> None:
        """Write the formulas of the worker in row ``r``, counted from 0."""
        n, c = r + 1, self.first
        gross, wage, classed = (f"{_letter(c + i)}{n}" for i in range(3))
        parts = "+".join(f"MAX(0,IFERROR(ROUND(VALUE({_letter(i)}{n})*100,0),0))" for i in PARTS)
        limited = f"MIN(MAX({wage},Figures!$E$1),Figures!$F$1)"
        pension = f"=IF({gross}=0,0,ROUND({limited}*Figures!$D$1,0))"
        texts = (
            f"={parts}",
            f"=ROUND({gross}*Figures!$A$1/100,0)",
            f"=IF({gross}=0,0,VLOOKUP({wage},Figures!$H$1:$I$22,2,TRUE))",
            f"=ROUND({classed}*Figures!$B$1,0)",
            f"=ROUND({classed}*Figures!$C$1,0)",
            pension,
            pension,
        )
        for i, text in enumerate(texts):
            self.sheet.write_formula(r, c + i, text)


def _classes() -> list[tuple[int, int]]:
    middle = [(lower + 1, lower + 25_000) for lower in range(200_000, 1_200_000, 50_000)]
    return [(0, 200_000), *middle, (1_200_001, 1_200_000)]
