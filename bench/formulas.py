"""The clerk's own way: formulas for the contributions, and for some checks, beside the payroll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.workers import (
    AS_OF,
    ATTENDANCE,
    BASIC,
    CARD,
    CONTRACT,
    DAYS,
    ENDS,
    GROSS,
    HEADINGS,
    HIRED,
    HOURS,
    MEAL,
    NET,
    NSSF,
    OTHER,
    OVERTIME,
    PENSION,
    RATE,
    RATE_USD,
    SENIORITY,
    TRANSPORT,
    WORKER,
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

    def __init__(self, book: Workbook, sheet: Worksheet, last: int, *, checks: bool) -> None:
        self.sheet, self.last, self.checks = sheet, last, checks
        self.first = len(HEADINGS)
        sheet.write_row(0, self.first, (*NAMES, *(CHECKS if checks else ())))
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
        if self.checks:
            texts += tuple(f'=IFERROR(IF({check},1,0),"?")' for check in _checks(n, self.last))
        for i, text in enumerate(texts):
            self.sheet.write_formula(r, c + i, text)


CHECKS = (
    "gross_is_not_its_parts",
    "net_is_not_gross_less_deductions",
    "below_the_minimum_wage",
    "overtime_below_the_law",
    "overtime_hours_without_pay",
    "overtime_above_the_limit",
    "unregistered_past_45_days",
    "hired_after_the_month",
    "contract_without_an_end",
    "paid_after_the_end",
    "identity_card_of_other_length",
    "worker_number_twice",
    "nssf_number_twice",
    "identity_card_twice",
)


def _checks(n: int, last: int) -> tuple[str, ...]:
    """Return what a formula in row ``n`` can check; a number that stands twice by COUNTIF."""

    def at(column: int) -> str:
        return f"{_letter(column)}{n}"

    month_end = f"DATE({AS_OF.year},{AS_OF.month},{AS_OF.day})"
    parts = "+".join(map(at, PARTS))
    due = f"{at(RATE_USD)}/208*1.5*{at(HOURS)}"
    fixed = f'{at(CONTRACT)}="FDC"'
    return (
        f"ABS({at(GROSS)}-({parts}))>0.01",
        f"ABS({at(GROSS)}-{at(PENSION)}-{at(OTHER)}-{at(NET)})>0.01",
        f"{at(BASIC)}<ROUND(210*MIN({at(DAYS)},26)/26,2)",
        f"{at(OVERTIME)}<ROUND({due},2)-0.01",
        f"AND({at(HOURS)}>0,{at(OVERTIME)}=0)",
        f"{at(HOURS)}>2*{at(DAYS)}",
        f'AND({at(NSSF)}="",{month_end}-{at(HIRED)}>45)',
        f"{at(HIRED)}>{month_end}",
        f'AND({fixed},{at(ENDS)}="")',
        f'AND({at(ENDS)}<>"",{at(ENDS)}<{month_end},{at(GROSS)}>0)',
        f"LEN({at(CARD)})<>9",
        *(f"COUNTIF(${_letter(i)}$2:${_letter(i)}${last},{at(i)})>1" for i in (WORKER, NSSF, CARD)),
    )


def _classes() -> list[tuple[int, int]]:
    middle = [(lower + 1, lower + 25_000) for lower in range(200_000, 1_200_000, 50_000)]
    return [(0, 200_000), *middle, (1_200_001, 1_200_000)]
