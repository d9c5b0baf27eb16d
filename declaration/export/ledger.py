"""The month read a second time, for the proof: what every cell of the files must hold.

Written apart from ``figures``, ``names`` and ``sheets`` and sharing none of their code, so that a
fault in one is not repeated in the other: double entry. Values are plain: texts, whole numbers,
decimals, days, and "" for a blank cell.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from itertools import starmap
from typing import Any

import numpy as np

from declaration.export.clean import clean_all
from declaration.export.layouts import LayoutColumn
from declaration.fields import FIELDS, Kind
from declaration.monthly import MonthlyDeclaration
from declaration.payroll import Bool, Int, Texts

Value = str | int | float | date
Rows = Int | Bool
Values = list[Any]
"""One ``Value`` a worker."""


class Ledger:
    """What the files must hold, by the names of figures.

    Attributes:
        month: the month.
        declared: who is declared [n].
    """

    def __init__(self, month: MonthlyDeclaration) -> None:
        self.month = month
        self.declared: Bool = self._has_status("declared")
        self._read: dict[str, Values] = {}

    def with_status(self, status: str) -> list[int]:
        """Return the workers whose line has a status, in source order."""
        found: list[int] = np.flatnonzero(self._has_status(status)).tolist()
        return found

    def to_register(self) -> list[int]:
        """Return whom NSSF does not know and who has not left, longest hired first."""
        gone = self._has_status("left").tolist()
        hired = self.month.payroll.date("hire_date").tolist()
        known = self.month.registered.tolist()
        unknown = [i for i in range(len(hired)) if not known[i] and not gone[i]]
        return sorted(unknown, key=lambda worker: hired[worker] or date.min)

    def values(self, name: str) -> Values:
        """Return a figure of every worker."""
        if name not in self._read:
            self._read[name] = self._of(name)
        return self._read[name]

    def of_month(self, name: str) -> Value:
        """Return a figure of the month as a whole."""
        enterprise, options = self.month.enterprise, self.month.options
        values: Mapping[str, Callable[[], Value | None]] = {
            "enterprise_nssf_number": lambda: enterprise.nssf_number if enterprise else "",
            "enterprise_name": lambda: enterprise.name if enterprise else "",
            "enterprise_name_km": lambda: enterprise.name_km if enterprise else "",
            "month_number": lambda: options.month.month,
            "year_number": lambda: options.month.year,
            "nssf_exchange_rate": lambda: _plain_number(options.rate),
        }
        value = values[name]()
        return clean_all(["", value])[1] if isinstance(value, str) else value or ""

    def written(self, column: LayoutColumn) -> Values:
        """Return what a column of the layout must hold for the declared workers."""
        chosen = np.flatnonzero(self.declared).tolist()
        if not column.sources:
            return [column.const] * len(chosen)
        if column.sources == ("serial",):
            return list(range(1, len(chosen) + 1))
        lists = [self.values(source) for source in column.sources]
        found = [next((v[i] for v in lists if v[i] != ""), "") for i in chosen]
        return _mapped(found, column) if column.map or column.empty is not None else found

    def total(self, name: str, workers: Rows) -> int | None:
        """Return the sum of a money figure over some workers [riel]; None where it is no riel."""
        if name == "wage_khr":
            return int(self.month.wage_khr[workers].sum())
        scheme, _, part = name.rpartition("_")
        by_name = {str(key): shares for key, shares in self.month.shares.items()}
        if part == "total" and scheme in ("employer", "worker"):
            return sum(int(getattr(s, scheme)[workers].sum()) for s in by_name.values())
        if scheme in by_name and part in ("base", "employer", "worker"):
            return int(getattr(by_name[scheme], part)[workers].sum())
        return None

    def _has_status(self, status: str) -> Bool:
        right = np.array([text == status for text in self.month.status.pool], bool)
        chosen: Bool = right[self.month.status.codes]
        return chosen

    def _of(self, name: str) -> Values:
        month, payroll = self.month, self.month.payroll
        n = len(payroll)
        if name in ("month_number", "year_number", "nssf_exchange_rate") or "enterprise" in name:
            return [self.of_month(name)] * n
        if name in READ_APART:
            return READ_APART[name](month)
        scheme, _, part = name.rpartition("_")
        if part in ("base", "employer", "worker", "total"):
            return _amounts(month, scheme, part)
        if FIELDS[name].kind is Kind.DATE:
            return ["" if day is None else day for day in payroll.date(name).tolist()]
        return _texts(payroll.text(name))


def _plain_number(number: Decimal | None) -> int | float | str:
    if not number:
        return ""
    return int(number) if number == int(number) else float(number)


def _texts(texts: Texts) -> Values:
    used, place = np.unique(texts.codes, return_inverse=True)
    different = clean_all([texts.pool[code] for code in used.tolist()])
    return np.array(different, object)[place.reshape(-1)].tolist() if different else []


def _amounts(month: MonthlyDeclaration, scheme: str, part: str) -> Values:
    by_name = {str(key): shares for key, shares in month.shares.items()}
    if part == "total":  # employer_total, worker_total: the scheme's place holds the side
        columns = [getattr(shares, scheme).tolist() for shares in by_name.values()]
        nothing = [0] * len(month.payroll)
        return list(map(sum, zip(nothing, *columns, strict=True)))
    if scheme not in by_name:
        return [""] * len(month.payroll)
    amounts: list[int] = getattr(by_name[scheme], part).tolist()
    return amounts


def _mapped(found: Values, column: LayoutColumn) -> Values:
    table = dict(column.map)
    other = "" if column.empty is None else column.empty

    def one(text: str) -> Value:
        if text == "":
            return other
        return table.get(text.strip().casefold(), text if column.form == "text" else "")

    known = {text: one(text) for text in set(found)}
    return [known[text] for text in found]


def _wage_usd(month: MonthlyDeclaration) -> Values:
    # both are whole below 2**53, so the quotient is the nearest double: what any reader gets
    dollars = (month.wage_usd / 10_000).tolist()
    return [d if has else "" for d, has in zip(dollars, month.has_usd.tolist(), strict=True)]


def _days_since_hire(month: MonthlyDeclaration) -> Values:
    today, hired = month.options.clock_day, month.payroll.date("hire_date").tolist()
    return ["" if day is None else (today - day).days for day in hired]


def _whole_name(script: str) -> Callable[[MonthlyDeclaration], Values]:
    def names(month: MonthlyDeclaration) -> Values:
        whole, family, given = _three(month, script)
        return [
            w or " ".join(p for p in (f, g) if p)
            for w, f, g in zip(whole, family, given, strict=True)
        ]

    return names


def _one_name(script: str, which: int) -> Callable[[MonthlyDeclaration], Values]:
    def part(whole: str, family: str, given: str) -> str:
        if family or given or not whole.strip():
            return (family, given)[which]
        first = whole.split()[0]
        return first if which == 0 else whole.strip().removeprefix(first).strip()

    def names(month: MonthlyDeclaration) -> Values:
        return list(starmap(part, zip(*_three(month, script), strict=True)))

    return names


def _three(month: MonthlyDeclaration, script: str) -> tuple[Values, Values, Values]:
    text = month.payroll.text
    whole, family, given = (
        _texts(text(f"{part}_{script}")) for part in ("name", "family_name", "given_name")
    )
    return whole, family, given


def _sheet_of(attribute: str) -> Callable[[MonthlyDeclaration], Values]:
    def values(month: MonthlyDeclaration) -> Values:
        names = clean_all([getattr(sheet, attribute) for sheet in month.payroll.sheets])
        return [names[sheet] for sheet in month.payroll.sheet.tolist()]

    return values


READ_APART: dict[str, Callable[[MonthlyDeclaration], Values]] = {
    "serial": lambda month: list(range(1, len(month.payroll) + 1)),
    "source_file": _sheet_of("file"),
    "source_sheet": _sheet_of("name"),
    "source_row": lambda month: month.payroll.row.tolist(),
    "name_km": _whole_name("km"),
    "name_latin": _whole_name("latin"),
    "family_name_km": _one_name("km", 0),
    "given_name_km": _one_name("km", 1),
    "family_name_latin": _one_name("latin", 0),
    "given_name_latin": _one_name("latin", 1),
    "wage_usd": _wage_usd,
    "wage_khr": lambda month: month.wage_khr.tolist(),
    "status": lambda month: _texts(month.status),
    "codes": lambda month: [
        " ".join(month.held_by.get(worker, [])) for worker in range(len(month.payroll))
    ],
    "days_since_hire": _days_since_hire,
}
