"""What stands in the rows below a sheet's heading, as one yes or no a row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from declaration.fields import FIELDS, Kind
from declaration.payroll import SCALE, Bool, Int
from importers.cells.column import BLANKS, CellColumn
from importers.cells.number_column import numbers
from importers.row_words import is_code, is_number, word
from importers.sheet import Cell, Sheet

_NUMBER_FIELDS = {"worker_number", "nssf_number", "national_id", "passport"}
_NAME_FIELDS = {
    "family_name_km",
    "given_name_km",
    "name_km",
    "family_name_latin",
    "given_name_latin",
    "name_latin",
}
_PERSON_FIELDS = {
    "sex",
    "nationality",
    "birth_date",
    "hire_date",
    "contract_type",
    "contract_start",
    "registered_on",
}
_UNLABELLED_FIELDS = {"position", "department", "line_group", "remark", "contract_type", "status"}
"""Columns where a word like "Manager" says nothing about the row."""

_PLAIN_NUMBERS = re.compile(r"(?:[A-Za-z]{0,4}[-/ ]?[0-9]{1,15}(?:-[0-9]{7}-.)?\n)*")
_AMOUNT = re.compile(r"[\s$៛(+\-−]*[0-9០-៩]")
_HEADING_ROWS = 3
_FEW = 0.2
"""Where so few of a column's cells have a digit, its numbers are letters."""
_ROUNDING = SCALE // 100
"""What a sum may differ by that was made of more decimals than are kept: a cent."""


Sums = Sequence[Int]
"""For some columns of amounts: what the workers above each row have in all [rows + 1]."""


def blank_texts(pool: Sequence[str]) -> Bool:
    """Return which of a workbook's different texts are blank to the eye.

    >>> blank_texts(["", " ", "a", "\u200b"]).tolist()
    [True, True, False, True]
    """
    blanks = frozenset(BLANKS)
    return np.array([not t or (t[0] in blanks and not t.strip(BLANKS)) for t in pool], bool)


@dataclass(frozen=True)
class Body:
    """The rows below the heading of one sheet.

    Attributes:
        sheet: the sheet.
        heading_row: its last heading row, from 0.
        fields: column from 0 → field, for the columns that have one.
        blank: which texts of the pool are blank.
    """

    sheet: Sheet
    heading_row: int
    fields: Mapping[int, str]
    blank: Bool

    @property
    def start(self) -> int:
        """The first row below the heading, from 0."""
        return self.heading_row + 1

    @cached_property
    def filled(self) -> Bool:
        """Where a cell is not blank [columns × rows below]."""
        kinds = self.sheet.kinds[:, self.start :]
        blank = (kinds == Cell.TEXT) & self.blank[self.sheet.texts[:, self.start :]]
        filled: Bool = (kinds != Cell.EMPTY) & ~blank
        return filled

    @cached_property
    def count(self) -> Int:
        """How many cells of a row are not blank [rows]."""
        count: Int = self.filled.sum(0, dtype=np.int64)
        return count

    def any_filled(self, fields: Iterable[str]) -> Bool:
        """Return where a column of one of the fields is filled [rows]."""
        wanted = set(fields)
        columns = [column for column, field in self.fields.items() if field in wanted]
        found: Bool = np.zeros(len(self.count), bool)
        for column in columns:
            found |= self.filled[column]
        return found

    @cached_property
    def name(self) -> Bool:
        """Where a name stands [rows]."""
        return self.any_filled(_NAME_FIELDS)

    @cached_property
    def person(self) -> Bool:
        """Where something stands that only a person has: sex, birth, hire, contract [rows]."""
        return self.any_filled(_PERSON_FIELDS)

    @cached_property
    def number(self) -> Bool:
        """Where a person's number stands [rows]."""
        found = np.zeros(len(self.count), bool)
        for column, field in self.fields.items():
            if field in _NUMBER_FIELDS:
                kinds = self.sheet.kinds[column, self.start :]
                values = self.sheet.numbers[column, self.start :]
                own = (kinds == Cell.NUMBER) & (values != 0)
                own |= self._texts_that(column, is_number, _PLAIN_NUMBERS)
                if own.sum() < _FEW * self.filled[column].sum():
                    own |= self._texts_that(column, is_code, _PLAIN_NUMBERS)
                found |= own
        return found

    def number_is_label(self, row: int) -> bool:
        """Return whether what stands as a row's number has several words, as ``LINE 01``."""
        columns = [c for c, field in self.fields.items() if field in _NUMBER_FIELDS]
        return any(" " in self.sheet.text(row + self.start, c).strip(BLANKS) for c in columns)

    @cached_property
    def amount(self) -> Bool:
        """Where an amount, days or hours stand [rows]."""
        found = np.zeros(len(self.count), bool)
        for column in self.amount_columns:
            kinds = self.sheet.kinds[column, self.start :]
            found |= (kinds == Cell.NUMBER) | (kinds == Cell.DURATION)
            found |= (kinds == Cell.ERROR) | (kinds == Cell.UNCALCULATED)
        unsure = np.flatnonzero(~found & (self.count > 0))
        for column in self.amount_columns if len(unsure) else ():
            at_text = unsure[self.sheet.kinds[column, self.start + unsure] == Cell.TEXT]
            codes = self.sheet.texts[column, self.start + at_text]
            good = [code for code in set(codes.tolist()) if _AMOUNT.match(self.sheet.pool[code])]
            found[at_text] |= np.isin(codes, np.array(good, np.int32))
        return found

    @cached_property
    def amount_columns(self) -> list[int]:
        """The columns of money, days and hours."""
        kinds = (Kind.MONEY, Kind.QUANTITY)
        return [column for column, field in self.fields.items() if FIELDS[field].kind in kinds]

    @cached_property
    def repeated_heading(self) -> Bool:
        """Where a row repeats a heading row, as on every page [rows]."""
        kinds, texts = self.sheet.kinds, self.sheet.texts
        found = np.zeros(len(self.count), bool)
        for row in range(max(0, self.start - _HEADING_ROWS), self.start):
            columns = np.flatnonzero((kinds[:, row] == Cell.TEXT) & ~self.blank[texts[:, row]])
            if len(columns) < 2:
                continue
            same = texts[columns, self.start :] == texts[columns, row][:, None]
            same &= kinds[columns, self.start :] == Cell.TEXT
            equal = same.sum(0)
            found |= (equal >= 2) & (2 * equal >= self.count)
        return found

    def labels(self, rows: Int, fields: set[str] | None = None) -> Int:
        """Return what the texts of some rows say, as ``Word`` flags added up [rows given].

        Args:
            rows: positions below the heading.
            fields: only columns of these fields; None is every column that may hold a label.
        """
        found = np.zeros(len(rows), np.int64)
        for column in range(len(self.sheet.kinds)) if len(rows) else ():
            field = self.fields.get(column, "")
            if (field in _UNLABELLED_FIELDS) if fields is None else (field not in fields):
                continue
            kinds = self.sheet.kinds[column, self.start + rows]
            at_text = np.flatnonzero(kinds == Cell.TEXT)
            codes, place = np.unique(
                self.sheet.texts[column, self.start + rows[at_text]], return_inverse=True
            )
            said = [int(word(self.sheet.pool[code].strip(BLANKS))) for code in codes.tolist()]
            found[at_text] |= np.array(said, np.int64)[place] if said else 0
        return found

    def name_labels(self, rows: Int) -> Int:
        """Return what the names of some rows say, as ``Word`` flags added up [rows given]."""
        return self.labels(rows, _NAME_FIELDS)

    @property
    def has_names(self) -> bool:
        """Whether the sheet has a column of names."""
        return any(field in _NAME_FIELDS for field in self.fields.values())

    def sum_above(self, row: int, workers: Sums, since: int) -> str:
        """Return whether a row's amounts are sums of the workers' above it, and of which.

        Args:
            row: position below the heading.
            workers: see ``sums``.
            since: the row after the last total.

        Returns:
            ``total`` for the sum of all above, ``subtotal`` for those since the last total, "" for
            no sum.
        """
        parts = {"subtotal": since, "total": 0}
        shown = False
        for (amounts, present), running in zip(self._amounts, workers, strict=True):
            if present[row] and amounts[row] and running[row]:
                shown = True
                gap = {
                    kind: abs(amounts[row] - running[row] + running[at])
                    for kind, at in parts.items()
                }
                parts = {kind: at for kind, at in parts.items() if gap[kind] <= _ROUNDING}
        return list(parts)[-1] if shown and parts else ""

    def sums(self, workers: Bool) -> Sums:
        """Return, for the columns filled most, what the workers above each row have in all.

        Args:
            workers: rows known to be workers [rows].
        """
        return [
            np.concatenate([[0], np.cumsum(np.where(workers, amounts, 0))])
            for amounts, _ in self._amounts
        ]

    @cached_property
    def _amounts(self) -> list[tuple[Int, Bool]]:
        """The amounts of up to four columns that are filled most [rows each]."""
        rows = np.arange(self.start, self.start + len(self.count))
        money = [c for c in self.amount_columns if FIELDS[self.fields[c]].kind == Kind.MONEY]
        most = sorted(money or self.amount_columns, key=lambda c: -int(self.filled[c].sum()))[:4]
        read = [numbers(CellColumn.of(self.sheet, column, rows)) for column in most]
        return [(column.value, column.present) for column in read]

    def _texts_that(
        self, column: int, test: Callable[[str], bool], all_pass: re.Pattern[str]
    ) -> Bool:
        """Return where a column's text passes a test, asked once for each different text [rows].

        Args:
            column: from 0.
            test: the test.
            all_pass: matches all the different texts, a line each, where all pass: the quick way.
        """
        here: Bool = self.sheet.kinds[column, self.start :] == Cell.TEXT
        codes = self.sheet.texts[column, self.start :]
        seen = np.zeros(len(self.sheet.pool), bool)
        seen[codes[here]] = True
        used = np.flatnonzero(seen).tolist()
        texts = [self.sheet.pool[code] for code in used]
        if all_pass.fullmatch("\n".join(texts) + "\n" if texts else ""):
            return here
        for code, text in zip(used, texts, strict=True):
            seen[code] = test(text.strip(BLANKS))
        here &= seen[codes]
        return here
