"""What a sealed month keeps beside its files: what the next months ask, and no file says.

``days-and-dates.csv`` has a row for each row of contributions.csv: days worked, the leave date, and
start and end of the contract. It is made when a return is sealed, lies in the vault alone, and is
hashed in the manifest like the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from declaration.payroll import NO_DATE, Dates, Int, Payroll, Quantity

if TYPE_CHECKING:
    from declaration.vault.lines import Lines

FILE = "days-and-dates.csv"
DATES = ("leave_date", "contract_start", "contract_end")
DAYS = "work_days"


def further_of(payroll: Payroll) -> bytes:
    """Return the content of the file: a row a worker, in source order."""
    columns = [_days(payroll.quantity(DAYS)), *(_dates(payroll.date(name)) for name in DATES)]
    rows = [",".join(row) for row in zip(*columns, strict=True)]
    return "".join(f"{row}\r\n" for row in [",".join((DAYS, *DATES)), *rows]).encode()


@dataclass(frozen=True, slots=True)
class Further:
    """The columns of the file: n workers.

    Attributes:
        days: worked.
        dates: ``leave_date``, ``contract_start``, ``contract_end``; NaT where blank [n each].
    """

    days: Quantity
    dates: dict[str, Dates]

    @classmethod
    def of_nothing(cls, n: int) -> Further:
        """Return what a return says that was sealed without the file."""
        return cls(Quantity.empty(n), {name: np.full(n, NO_DATE) for name in DATES})

    def take(self, rows: Int) -> Further:
        """Return some of the rows."""
        days = Quantity(self.days.value[rows], self.days.present[rows])
        return Further(days, {name: dates[rows] for name, dates in self.dates.items()})

    def beside(self, lines: Lines) -> Lines:
        """Return the lines with these columns: days under ``work_days`` [ten-thousandths]."""
        return replace(
            lines,
            dates={**lines.dates, **self.dates},
            amounts={**lines.amounts, DAYS: self.days.value},
            filled={**lines.filled, DAYS: self.days.present},
        )


def read_further(content: bytes) -> Further:
    """Return the columns of the file.

    Raises:
        ValueError: it is no such file.
    """
    headings, *rows = content.decode().removesuffix("\r\n").split("\r\n")
    cells = zip(*(row.split(",") for row in rows), strict=True)
    names = headings.split(",")
    columns = dict(zip(names, cells, strict=True)) if rows else {}
    days = columns.get(DAYS, ())
    return Further(
        Quantity(
            np.array([int(d or 0) for d in days], np.int64), np.array([*map(bool, days)], bool)
        ),
        {n: np.array([d or "NaT" for d in columns.get(n, ())], "datetime64[D]") for n in DATES},
    )


def joined(parts: Sequence[Further]) -> Further:
    """Return the rows of several returns, one after the other; at least one."""
    days = Quantity(
        np.concatenate([part.days.value for part in parts]),
        np.concatenate([part.days.present for part in parts]),
    )
    dates = {name: np.concatenate([part.dates[name] for part in parts]) for name in DATES}
    return Further(days, dates)


def _days(days: Quantity) -> list[str]:
    texts = {value: str(value) for value in set(days.value.tolist())}
    pairs = zip(days.value.tolist(), days.present.tolist(), strict=True)
    return [texts[value] if present else "" for value, present in pairs]


def _dates(days: Dates) -> list[str]:
    texts: list[str] = np.datetime_as_string(days).tolist()
    return ["" if text == "NaT" else text for text in texts]
