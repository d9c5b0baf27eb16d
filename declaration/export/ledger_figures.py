"""Figures that are not one column of the payroll, read for the proof: names, sheets, days, codes.

Each takes the ledger and some workers, and gives what their cells must hold.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from declaration.export.cells import Cells
from declaration.export.clean import clean_all
from declaration.payroll import Int

if TYPE_CHECKING:
    from declaration.export.ledger import Ledger


def _wage_usd(ledger: Ledger, workers: Int) -> Cells:
    # both are whole below 2**53, so the quotient is the nearest double: what any reader gets
    month = ledger.month
    return Cells(month.wage_usd[workers] / 10_000, ~month.has_usd[workers])


def _days_since_hire(ledger: Ledger, workers: Int) -> Cells:
    today = ledger.month.options.clock_day
    hired = ledger.month.clock_start[workers].tolist()
    days = [0 if day is None else (today - day).days for day in hired]
    blank = np.array([day is None for day in hired], bool)
    return Cells(np.array(days, np.int64), blank)


def _three(ledger: Ledger, script: str, workers: Int) -> list[list[str]]:
    fields = (f"{part}_{script}" for part in ("name", "family_name", "given_name"))
    return [ledger.texts(ledger.month.payroll.text(f), workers).tolist() for f in fields]


def _whole(ledger: Ledger, script: str, workers: Int) -> list[str]:
    return [
        whole or (f"{family} {given}" if family and given else family or given)
        for whole, family, given in zip(*_three(ledger, script, workers), strict=True)
    ]


def _family(ledger: Ledger, script: str, workers: Int) -> list[str]:
    return [
        family if family or given or not whole.strip() else whole.split()[0]
        for whole, family, given in zip(*_three(ledger, script, workers), strict=True)
    ]


def _given(ledger: Ledger, script: str, workers: Int) -> list[str]:
    return [
        given if family or given or not whole.strip() else _after_first_word(whole.strip())
        for whole, family, given in zip(*_three(ledger, script, workers), strict=True)
    ]


def _after_first_word(name: str) -> str:
    return name.removeprefix(name.split()[0]).strip()


def _name(
    script: str, names: Callable[[Ledger, str, Int], list[str]]
) -> Callable[[Ledger, Int], Cells]:
    return lambda ledger, workers: Cells(np.array(names(ledger, script, workers), object))


def _of_sheet(attribute: str) -> Callable[[Ledger, Int], Cells]:
    def cells(ledger: Ledger, workers: Int) -> Cells:
        payroll = ledger.month.payroll
        names = clean_all([getattr(sheet, attribute) for sheet in payroll.sheets])
        return Cells(np.array(names, object)[payroll.sheet[workers]])

    return cells


def _codes(ledger: Ledger, workers: Int) -> Cells:
    held: Sequence[str] = [" ".join(ledger.month.held_by.get(i, [])) for i in workers.tolist()]
    return Cells(np.array(held, object))


READ_APART: dict[str, Callable[[Ledger, Int], Cells]] = {
    "serial": lambda _, workers: Cells(workers + 1),
    "source_file": _of_sheet("file"),
    "source_sheet": _of_sheet("name"),
    "source_row": lambda ledger, workers: Cells(ledger.month.payroll.row[workers]),
    "name_km": _name("km", _whole),
    "name_latin": _name("latin", _whole),
    "family_name_km": _name("km", _family),
    "given_name_km": _name("km", _given),
    "family_name_latin": _name("latin", _family),
    "given_name_latin": _name("latin", _given),
    "registered_on": lambda ledger, workers: Cells(ledger.month.registered_on[workers]),
    "wage_usd": _wage_usd,
    "wage_khr": lambda ledger, workers: Cells(ledger.month.wage_khr[workers]),
    "status": lambda ledger, workers: Cells(ledger.texts(ledger.month.status, workers)),
    "codes": _codes,
    "days_since_hire": _days_since_hire,
}
