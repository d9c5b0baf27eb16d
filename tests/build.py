"""A Payroll from plain Python values, for tests: a dict a worker, as a clerk would say it.

>>> table = payroll([{"worker_number": "W1", "gross": "250.00", "work_days": 26}])
>>> table.amounts("gross").usd.tolist()
[2500000]

Money is in dollars unless ``currency`` says otherwise for the field; a single value may be riel
as ``KHR(1_000_000)``. A field that several columns claim is written ``field#Heading``. ``None``
and a missing key are blank cells. ``@sheet`` names a row's sheet. The people in tests are invented.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np

from declaration.fields import FIELDS, Kind, Role
from declaration.findings import Finding
from declaration.payroll import (
    NO_DATE,
    SCALE,
    Amounts,
    ColumnRead,
    FileRead,
    PayColumn,
    Payroll,
    Quantity,
    SheetRead,
    Texts,
)
from importers.sheet import column_letter

HEADING_ROW = 5


class KHR(Decimal):
    """An amount of riel in one cell."""


def payroll(
    rows: Sequence[Mapping[str, Any]],
    currency: Mapping[str, str] | None = None,
    as_written: Mapping[str, Sequence[str]] | None = None,
    findings: Sequence[Finding] = (),
    file: str = "payroll.xlsx",
    sheet: str = "LINE-A",
) -> Payroll:
    """Return a payroll: headings in row 5, workers from row 6, columns in order."""
    keys = [key for key in dict.fromkeys(key for row in rows for key in row) if key != "@sheet"]
    names = list(dict.fromkeys([row.get("@sheet", sheet) for row in rows] or [sheet]))
    columns = {key: [row.get(key) for row in rows] for key in keys}
    table = Payroll(
        sheet=np.array([names.index(row.get("@sheet", sheet)) for row in rows], np.int32),
        row=np.arange(len(rows), dtype=np.int32) + HEADING_ROW + 1,
        sheets=[
            SheetRead(file, name, HEADING_ROW, len(rows), _columns_read(keys), []) for name in names
        ],
        files=[FileRead(file, file, "0" * 64, list(range(len(names))))],
        findings=list(findings),
    )
    for key, values in columns.items():
        _put(table, key, values, (currency or {}).get(key.split("#")[0], "USD"))
    for name in ("sex", "contract_type", "status", "nssf_number"):
        if name in table.texts:
            written = (as_written or {}).get(name)
            table.as_written[name] = Texts.of(written) if written else table.texts[name]
    return table


def _columns_read(keys: list[str]) -> list[ColumnRead]:
    return [
        ColumnRead(column_letter(i), _heading(key), key.split("#")[0], 100, "exact")
        for i, key in enumerate(keys)
    ]


def _heading(key: str) -> str:
    return key.split("#")[-1]


def _put(table: Payroll, key: str, values: list[Any], currency: str) -> None:
    field = FIELDS[key.split("#")[0]]
    match field.kind:
        case Kind.CODE | Kind.TEXT:
            table.texts[field.name] = Texts.of(["" if v is None else str(v) for v in values])
        case Kind.DATE:
            table.dates[field.name] = np.array([_day(v) for v in values], "datetime64[D]")
        case Kind.QUANTITY:
            table.quantities[field.name] = Quantity(_scaled(values), _present(values))
        case Kind.MONEY:
            _put_money(table, field.role, key, amounts(values, currency))


def _put_money(table: Payroll, role: Role, key: str, money: Amounts) -> None:
    name = key.split("#")[0]
    if role is Role.PART:
        table.parts.append(PayColumn(name, _heading(key), money))
    elif role is Role.DEDUCTION:
        table.deductions.append(PayColumn(name, _heading(key), money))
    else:
        table.money[name] = money


def amounts(values: Sequence[Any], currency: str = "USD") -> Amounts:
    """Return a column of money [n]."""
    in_riel = np.array([currency == "KHR" or isinstance(value, KHR) for value in values], bool)
    scaled = _scaled(values)
    return Amounts(np.where(in_riel, 0, scaled), np.where(in_riel, scaled, 0), _present(values))


def _scaled(values: Sequence[Any]) -> np.ndarray:
    return np.array([int(Decimal(str(v or 0)) * SCALE) for v in values], np.int64)


def _present(values: Sequence[Any]) -> np.ndarray:
    return np.array([value is not None for value in values], bool)


def _day(value: date | str | None) -> np.datetime64:
    return np.datetime64(value, "D") if value else NO_DATE
