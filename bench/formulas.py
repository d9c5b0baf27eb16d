"""The clerk's own way: a column of formulas for each contribution, beside the payroll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.workers import GROSS, HEADINGS, RATE

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

NAMES = ("wage_khr", "class_wage", "occupational_risk", "health_care", "pension", "short_of_parts")


def _letter(column: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(column))


class FormulaColumns:
    """Seven formulas a worker: wage in riel, class, three contributions, one check."""

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
        wage, classed = f"{_letter(c)}{n}", f"{_letter(c + 1)}{n}"
        parts = "+".join(f"N({_letter(i)}{n})" for i in (19, 21, 22, 23, 24, 25))
        texts = (
            f"=IFERROR(ROUND({_letter(GROSS)}{n}*Figures!$A$1,0),0)",
            f"=IF({wage}=0,0,VLOOKUP({wage},Figures!$H$1:$I$22,2,TRUE))",
            f"=ROUND({classed}*Figures!$B$1,0)",
            f"=ROUND({classed}*Figures!$C$1,0)",
            f"=IF({wage}=0,0,ROUND(MIN(MAX({wage},Figures!$E$1),Figures!$F$1)*Figures!$D$1,0))",
            f"=ROUND({parts}-N({_letter(GROSS)}{n}),2)",
        )
        for i, text in enumerate(texts):
            self.sheet.write_formula(r, c + i, text)


def _classes() -> list[tuple[int, int]]:
    middle = [(lower + 1, lower + 25_000) for lower in range(200_000, 1_200_000, 50_000)]
    return [(0, 200_000), *middle, (1_200_001, 1_200_000)]
