"""The payroll of a month as one table: a row a worker, fixed typed columns. Its only definition.

``importers`` make it, ``declaration`` reads it. Columns are numpy arrays of one length, a value a
worker, in source order. Texts are dictionary-coded, so that a rule on a text runs once for each
*different* text. Money and quantities are whole numbers of ten-thousandths (``SCALE``), so that
no binary fraction touches them after a cell was read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from declaration.findings import Finding, Place

if TYPE_CHECKING:
    import pandas as pd

Int = npt.NDArray[np.int64]
Codes = npt.NDArray[np.int32]
Bool = npt.NDArray[np.bool_]
Dates = npt.NDArray[np.datetime64]

SCALE = 10_000
"""Ten-thousandths: of a dollar, of a riel, of an hour, of a day."""

NO_DATE = np.datetime64("NaT", "D")


@dataclass(frozen=True, slots=True)
class Texts:
    """A column of texts, dictionary-coded.

    Attributes:
        codes: position in ``pool`` for each worker [n]; 0 is the empty text.
        pool: the different texts; ``pool[0]`` is ``""``. It may hold texts no worker has.
    """

    codes: Codes
    pool: Sequence[str]

    @classmethod
    def of(cls, values: Iterable[str]) -> Texts:
        """Return the column for plain strings, in order."""
        place: dict[str, int] = {"": 0}
        codes = [place.setdefault(value, len(place)) for value in values]
        return cls(np.array(codes, np.int32), list(place))

    @classmethod
    def empty(cls, n: int) -> Texts:
        """Return a column of ``n`` empty texts."""
        return cls(np.zeros(n, np.int32), [""])

    def __len__(self) -> int:
        return len(self.codes)

    def __getitem__(self, i: int) -> str:
        return self.pool[int(self.codes[i])]

    def filled(self) -> Bool:
        """Return where the text is not empty [n]."""
        filled: Bool = self.codes != 0
        return filled

    def used(self) -> list[int]:
        """Return the codes that occur, ascending."""
        seen = np.zeros(len(self.pool), bool)
        seen[self.codes] = True
        return list(np.flatnonzero(seen).tolist())

    def where(self, test: Callable[[str], object]) -> Bool:
        """Return where ``test`` holds [n]; it is called once for each different non-empty text."""
        good = np.zeros(len(self.pool), bool)
        for code in self.used():
            good[code] = code != 0 and bool(test(self.pool[code]))
        chosen: Bool = good[self.codes]
        return chosen

    def map(self, change: Callable[[str], str]) -> Texts:
        """Return the column with each different non-empty text changed; equals share a code."""
        place: dict[str, int] = {"": 0}
        new = np.zeros(len(self.pool), np.int32)
        for code in self.used():
            if code:
                new[code] = place.setdefault(change(self.pool[code]), len(place))
        return Texts(new[self.codes], list(place))

    def values(self) -> npt.NDArray[np.object_]:
        """Return the plain strings [n]."""
        return np.array(self.pool, dtype=object)[self.codes]

    def take(self, rows: Int | Bool) -> Texts:
        """Return the column for some of the rows."""
        return Texts(self.codes[rows], self.pool)


@dataclass(slots=True)
class Amounts:
    """A column of money; a worker may have dollars, riel, or parts in both.

    Attributes:
        usd: the dollar parts [n, ten-thousandths of a dollar].
        khr: the riel parts [n, ten-thousandths of a riel].
        present: where the payroll has a readable value, zero included [n].
    """

    usd: Int
    khr: Int
    present: Bool

    @classmethod
    def empty(cls, n: int) -> Amounts:
        """Return a column of ``n`` blanks."""
        return cls(np.zeros(n, np.int64), np.zeros(n, np.int64), np.zeros(n, bool))

    def __len__(self) -> int:
        return len(self.usd)

    def __add__(self, other: Amounts) -> Amounts:
        return Amounts(self.usd + other.usd, self.khr + other.khr, self.present | other.present)

    def __sub__(self, other: Amounts) -> Amounts:
        return Amounts(self.usd - other.usd, self.khr - other.khr, self.present | other.present)

    def is_zero(self) -> Bool:
        """Return where both currencies are zero or blank [n]."""
        zero: Bool = (self.usd == 0) & (self.khr == 0)
        return zero

    def take(self, rows: Int | Bool) -> Amounts:
        """Return the column for some of the rows."""
        return Amounts(self.usd[rows], self.khr[rows], self.present[rows])


@dataclass(slots=True)
class Quantity:
    """A column of days or hours.

    Attributes:
        value: [n, ten-thousandths of a day or an hour].
        present: where the payroll has a readable value, zero included [n].
    """

    value: Int
    present: Bool

    @classmethod
    def empty(cls, n: int) -> Quantity:
        """Return a column of ``n`` blanks."""
        return cls(np.zeros(n, np.int64), np.zeros(n, bool))

    def __len__(self) -> int:
        return len(self.value)

    def __add__(self, other: Quantity) -> Quantity:
        return Quantity(self.value + other.value, self.present | other.present)


@dataclass(slots=True)
class PayColumn:
    """One money column of the workbooks that is a pay item or a deduction.

    Attributes:
        field: what it was taken for; ``unknown_pay`` where nobody said.
        heading: as written.
        amounts: [n].
    """

    field: str
    heading: str
    amounts: Amounts


@dataclass(frozen=True, slots=True)
class ColumnRead:
    """What one column of one sheet was taken for.

    Attributes:
        letter: the column's letter.
        heading: as written, rows joined by " / ".
        field: the field, or "" where it was left alone.
        confidence: 0 to 100; 100 is exact or chosen by a person.
        reason: how it was recognised: ``chosen``, ``exact``, ``similar``, ``arithmetic``,
            ``values``, ``none``.
        currency: ``USD``, ``KHR`` or "".
        samples: up to five cells as text.
    """

    letter: str
    heading: str
    field: str
    confidence: int
    reason: str
    currency: str = ""
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RowLeftOut:
    """A non-blank row below the heading that is no worker.

    Attributes:
        row: as the workbook numbers it.
        why: ``total``, ``subtotal``, ``signature``, ``heading``, ``note``.
        text: the row's first texts.
    """

    row: int
    why: str
    text: str = ""


@dataclass(slots=True)
class SheetRead:
    """One sheet (or one CSV file) that workers were read from.

    Attributes:
        file: the file's own name.
        name: the sheet's name; "" for CSV.
        heading_row: the last heading row, as the workbook numbers it.
        rows: how many worker rows were read here.
        columns: every column of the heading, in order.
        rows_left_out: every non-blank row below the heading that is no worker.
        fingerprint: of the layout, for saved mappings.
    """

    file: str
    name: str
    heading_row: int
    rows: int
    columns: list[ColumnRead]
    rows_left_out: list[RowLeftOut]
    fingerprint: str = ""

    def letter(self, name: str, heading: str = "") -> str:
        """Return the letter of the column taken for a field (of that heading, if given), or ""."""
        for column in self.columns:
            if column.field == name and (not heading or column.heading == heading):
                return column.letter
        return ""


@dataclass(slots=True)
class FileRead:
    """One source file.

    Attributes:
        name: the file's own name (inside a zip: its name there).
        path: where it was read from; the zip's own path for a file inside one.
        sha256: of the file's bytes as they lie on disk, hexadecimal.
        sheets: positions in ``Payroll.sheets``.
    """

    name: str
    path: str
    sha256: str
    sheets: list[int]


@dataclass(slots=True)
class Payroll:
    """One month's payroll: n workers, in source order.

    Attributes:
        sheet: for each worker, the position in ``sheets`` of the row named first [n].
        row: its row, as the workbook numbers it (CSV: the record, headings = 1) [n].
        more_rows: worker → further (sheet, row) pairs that were added to the first.
        texts: field → column; every CODE and TEXT field that the sheets have. ``sex`` is
            ``male``, ``female`` or ""; ``contract_type`` is one of ours or ""; ``status`` is
            ``working``, ``suspended``, ``left``, ``maternity`` or ""; ``nssf_number`` is
            ``7-7-suffix`` where it has the known shape.
        as_written: ``sex``, ``contract_type``, ``status``, ``nssf_number`` as the payroll has them.
        dates: field → days, NaT where blank or unreadable.
        quantities: field → days or hours.
        money: field → amounts, for TOTAL, SCHEME and OTHER fields.
        parts: the pay items, a column of the workbook each, in order.
        deductions: what is taken from the gross, a column each.
        sheets: what workers were read from.
        files: the source files, in the order given.
        findings: what importing had to say (FIL, MAP, FMT, DUP on joining).
    """

    sheet: Codes
    row: Codes
    more_rows: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    texts: dict[str, Texts] = field(default_factory=dict)
    as_written: dict[str, Texts] = field(default_factory=dict)
    dates: dict[str, Dates] = field(default_factory=dict)
    quantities: dict[str, Quantity] = field(default_factory=dict)
    money: dict[str, Amounts] = field(default_factory=dict)
    parts: list[PayColumn] = field(default_factory=list)
    deductions: list[PayColumn] = field(default_factory=list)
    sheets: list[SheetRead] = field(default_factory=list)
    files: list[FileRead] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @classmethod
    def of_nobody(cls) -> Payroll:
        """Return the payroll of a month in which nobody was paid."""
        return cls(np.zeros(0, np.int32), np.zeros(0, np.int32))

    def __len__(self) -> int:
        return len(self.row)

    def has(self, name: str) -> bool:
        """Return whether any sheet has a column for the field."""
        return (
            name in self.texts
            or name in self.dates
            or name in self.quantities
            or name in self.money
            or any(column.field == name for column in (*self.parts, *self.deductions))
        )

    def text(self, name: str) -> Texts:
        """Return a text column; all empty where no sheet has it."""
        return self.texts.get(name) or Texts.empty(len(self))

    def date(self, name: str) -> Dates:
        """Return a date column; all NaT where no sheet has it."""
        column = self.dates.get(name)
        return np.full(len(self), NO_DATE) if column is None else column

    def quantity(self, name: str) -> Quantity:
        """Return days or hours; all blank where no sheet has them."""
        return self.quantities.get(name) or Quantity.empty(len(self))

    def amounts(self, name: str) -> Amounts:
        """Return a field's money; pay items and deductions of that field are added up."""
        if name in self.money:
            return self.money[name]
        total = Amounts.empty(len(self))
        for column in (*self.parts, *self.deductions):
            if column.field == name:
                total = total + column.amounts
        return total

    def place(self, worker: int, name: str = "", heading: str = "") -> Place:
        """Return where a worker's cell stands; without a field, the whole row.

        Where the first of a worker's rows is in a sheet without such a column, the row of the first
        sheet that has one.
        """
        first = int(self.sheet[worker]), int(self.row[worker])
        for at, row in (first, *self.more_rows.get(worker, ())) if name else ():
            if letter := self.sheets[at].letter(name, heading):
                return Place(self.sheets[at].file, self.sheets[at].name, row, letter)
        sheet = self.sheets[first[0]]
        return Place(sheet.file, sheet.name, first[1])

    def of_sheet(self, place: Place) -> Bool:
        """Return the workers of the sheet that a place names; all where it names none [n]."""
        named = [
            (not place.file or sheet.file == place.file)
            and (not place.sheet or sheet.name == place.sheet)
            for sheet in self.sheets
        ]
        of_sheet: Bool = np.array(named, bool)[self.sheet]
        return of_sheet

    def name(self, worker: int) -> str:
        """Return a worker's name for a sentence: Khmer, else Latin, else ""."""
        return self.text("name_km")[worker] or self.text("name_latin")[worker]

    def to_frame(self) -> pd.DataFrame:
        """Return the table as pandas: a row a worker; money as ``FIELD_usd`` and ``FIELD_khr``.

        Money is in ten-thousandths, as here, so that nothing is rounded on the way.
        """
        import pandas as pd

        columns: dict[str, Any] = {
            "source_file": [self.sheets[s].file for s in self.sheet],
            "source_sheet": [self.sheets[s].name for s in self.sheet],
            "source_row": self.row,
        }
        columns |= {name: texts.values() for name, texts in self.texts.items()}
        columns |= dict(self.dates)
        columns |= {name: quantity.value for name, quantity in self.quantities.items()}
        for name in [*self.money, *dict.fromkeys(c.field for c in (*self.parts, *self.deductions))]:
            amounts = self.amounts(name)
            columns[f"{name}_usd"] = amounts.usd
            columns[f"{name}_khr"] = amounts.khr
        return pd.DataFrame(columns)
