"""The lines of a month, read back from its contributions.csv into columns: one reader for all.

    lines = lines_of(content)                        # bytes of contributions.csv, as written
    lines.amount("wage_khr")[lines.declared()].sum()
    lines.as_payroll()                               # for ``declaration.matching``

Columns are found by their heading, so that a file of an earlier program, which lacks one, is read
too: that column is blank throughout.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy as np

from declaration.monthly import Status
from declaration.payroll import (
    NO_DATE,
    SCALE,
    Bool,
    Dates,
    FileRead,
    Int,
    Payroll,
    SheetRead,
    Texts,
)

if TYPE_CHECKING:
    import pandas as pd

FILE = "contributions.csv"

DATES = ("birth_date", "hire_date", "registered_on")
DOLLARS = ("wage_usd",)
WHOLE = (
    *("source_row", "wage_khr"),
    *("occupational_risk_base", "occupational_risk_employer"),
    *("health_care_base", "health_care_employer", "health_care_worker"),
    *("pension_base", "pension_employer", "pension_worker"),
    *("employer_total", "worker_total"),
)
"""Columns of whole numbers; all but the first are riel."""

TEXTS = (
    *("source_file", "source_sheet", "worker_number", "nssf_number", "national_id"),
    *("name_km", "name_latin", "sex", "nationality", "contract_type", "status"),
)

_PEOPLE = TEXTS[2:-1]
"""Texts that a payroll has too."""

_MADE_INERT = tuple(f"'{sign}" for sign in "=+-@\t")
"""How a text begins that a spreadsheet would have run as a formula."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of one return: n workers, in source order.

    Attributes:
        texts: column → texts; those of ``TEXTS``, and ``codes`` of held-out.csv.
        dates: column → days, NaT where blank; those of ``DATES``.
        amounts: column → whole numbers, 0 where blank; those of ``WHOLE`` [riel], and of
            ``DOLLARS`` [ten-thousandths of a dollar].
        filled: column of ``amounts`` → where it is not blank [n].
    """

    texts: dict[str, Texts]
    dates: dict[str, Dates]
    amounts: dict[str, Int]
    filled: dict[str, Bool]

    def __len__(self) -> int:
        return len(self.amounts["wage_khr"])

    def text(self, name: str) -> Texts:
        """Return a column of texts; all empty where the file has none."""
        return self.texts.get(name) or Texts.empty(len(self))

    def date(self, name: str) -> Dates:
        """Return a column of days [n]."""
        return self.dates[name]

    def amount(self, name: str) -> Int:
        """Return a column of whole numbers, 0 where blank [n]."""
        return self.amounts[name]

    def share(self, scheme: str, part: str) -> Int:
        """Return a scheme's ``base``, ``employer`` or ``worker`` [n, riel].

        Nothing where the file has no such column: of occupational risk workers pay no share.
        """
        found = self.amounts.get(f"{scheme}_{part}")
        return np.zeros(len(self), np.int64) if found is None else found

    def has_status(self, status: Status) -> Bool:
        """Return whose line has a status [n]."""
        return self.text("status").where(lambda text: text == status)

    def declared(self) -> Bool:
        """Return whose line was declared [n]."""
        return self.has_status(Status.DECLARED)

    def take(self, rows: Int | Bool) -> Lines:
        """Return some of the lines."""
        return Lines(
            {name: texts.take(rows) for name, texts in self.texts.items()},
            {name: days[rows] for name, days in self.dates.items()},
            {name: amounts[rows] for name, amounts in self.amounts.items()},
            {name: filled[rows] for name, filled in self.filled.items()},
        )

    def as_payroll(self) -> Payroll:
        """Return who the lines are of, as a payroll: for matching, not for declaring again."""
        places = list(zip(*(self.text(n).values() for n in TEXTS[:2]), strict=True))
        known = {place: i for i, place in enumerate(dict.fromkeys(places))}
        sheets = [
            SheetRead(file, sheet, 0, places.count((file, sheet)), [], []) for file, sheet in known
        ]
        files = list(dict.fromkeys(file for file, _ in known))
        return Payroll(
            np.array([known[place] for place in places], np.int32),
            self.amount("source_row").astype(np.int32),
            texts={name: self.text(name) for name in _PEOPLE},
            dates=dict(self.dates),
            sheets=sheets,
            files=[
                FileRead(f, f, "", [i for i, (file, _) in enumerate(known) if file == f])
                for f in files
            ],
        )

    def to_frame(self) -> pd.DataFrame:
        """Return the lines as pandas, a row a worker; ``wage_usd`` in ten-thousandths."""
        import pandas as pd

        columns: dict[str, Any] = {name: texts.values() for name, texts in self.texts.items()}
        return pd.DataFrame(columns | self.dates | self.amounts)


def joined(parts: Sequence[Lines]) -> Lines:
    """Return the lines of several returns, one after the other.

    Args:
        parts: at least one.
    """
    names = dict.fromkeys(name for part in parts for name in part.texts)
    return Lines(
        {name: _joined_texts([part.text(name) for part in parts]) for name in names},
        {name: np.concatenate([part.dates[name] for part in parts]) for name in DATES},
        {
            name: np.concatenate([part.amounts[name] for part in parts])
            for name in (*WHOLE, *DOLLARS)
        },
        {
            name: np.concatenate([part.filled[name] for part in parts])
            for name in (*WHOLE, *DOLLARS)
        },
    )


def _joined_texts(columns: Sequence[Texts]) -> Texts:
    """Return columns of texts one after the other, each different text once."""
    place: dict[str, int] = {"": 0}
    codes = []
    for column in columns:
        new = [place.setdefault(text, len(place)) for text in column.pool]
        codes.append(np.array(new, np.int32)[column.codes])
    return Texts(np.concatenate(codes), list(place))


def lines_of(content: bytes) -> Lines:
    """Return the lines that a contributions.csv, or a held-out.csv, holds.

    Args:
        content: the file's bytes.

    Raises:
        ValueError: the bytes are no such file.
    """
    text = content.decode("utf-8-sig")
    columns = _columns(text) if '"' not in text else _quoted_columns(text)
    if "wage_khr" not in columns:
        raise ValueError("no column wage_khr")
    return _typed({name: _texts(values) for name, values in columns.items()})


def _columns(text: str) -> dict[str, Sequence[str]]:
    """Return the columns of a table in which no cell is quoted, by their headings.

    Raises:
        ValueError: the rows are not of one length.
    """
    headings = text.partition("\r\n")[0].split(",")
    cells = text.removesuffix("\r\n").replace("\r\n", ",").split(",")
    n = len(headings)
    if len(cells) != n * text.count("\r\n"):
        raise ValueError("no table")
    return {name: cells[n + i :: n] for i, name in enumerate(headings)}


def _quoted_columns(text: str) -> dict[str, Sequence[str]]:
    """Return the columns of a table with quoted cells, by their headings.

    Raises:
        ValueError: it is no table.
    """
    try:
        headings, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    except csv.Error as problem:
        raise ValueError(f"no table: {problem}") from problem
    columns = zip(*rows, strict=True) if rows else [()] * len(headings)
    return dict(zip(headings, columns, strict=True))


def _texts(values: Sequence[str]) -> Texts:
    """Return a column of texts, each different one once."""
    pool = list(dict.fromkeys(["", *values]))
    place = dict(zip(pool, range(len(pool)), strict=True))
    return Texts(np.array([place[value] for value in values], np.int32), pool)


def _typed(columns: dict[str, Texts]) -> Lines:
    n = len(columns["wage_khr"])
    numbers = {name: columns.get(name) or Texts.empty(n) for name in (*WHOLE, *DOLLARS)}
    return Lines(
        texts={n: _as_read(columns[n]) for n in (*TEXTS, "codes") if n in columns},
        dates={name: _days(columns.get(name) or Texts.empty(n)) for name in DATES},
        amounts={name: _numbers(texts, name in DOLLARS) for name, texts in numbers.items()},
        filled={name: texts.filled() for name, texts in numbers.items()},
    )


def _as_read(texts: Texts) -> Texts:
    """Return texts without the apostrophe that made some of them inert."""
    pool = [text[1:] if text.startswith(_MADE_INERT) else text for text in texts.pool]
    return Texts(texts.codes, pool)


def _days(texts: Texts) -> Dates:
    pool = [np.datetime64(text, "D") if text else NO_DATE for text in texts.pool]
    days: Dates = np.array(pool, "datetime64[D]")[texts.codes]
    return days


def _numbers(texts: Texts, dollars: bool) -> Int:
    numbers: Int = np.array(_values(texts.pool, dollars), np.int64)[texts.codes]
    return numbers


def _values(pool: Sequence[str], dollars: bool) -> list[int]:
    if dollars:
        return [int(Decimal(text or 0) * SCALE) for text in pool]
    return [int(text or 0) for text in pool]
