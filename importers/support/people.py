"""Who is who in all the files together: rows of one person, by any number or by the whole name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from declaration.identifiers.digits import ascii_digits, without_separators
from declaration.khmer import is_khmer, name_key
from importers.support.rows import Column, Table

NUMBERS = ("worker_number", "nssf_number", "national_id", "passport")
NAMES = (
    "family_name_km",
    "given_name_km",
    "name_km",
    "family_name_latin",
    "given_name_latin",
    "name_latin",
)
_SHORT = 2
_CORE = 7

Row = tuple[int, int]
"""Position of the table, row from 0."""


@dataclass(slots=True)
class People:
    """The people of some tables.

    Attributes:
        of: (table, row) → the person, a number.
        spellings: (person, whether in Khmer) → every name cell of theirs.
    """

    of: dict[Row, int] = field(default_factory=dict)
    spellings: dict[tuple[int, bool], list[str]] = field(default_factory=dict)


def people(tables: Sequence[Table]) -> People:
    """Return who the rows of some tables are."""
    joined = _Joined()
    cells: list[tuple[Row, list[str]]] = []
    for position, table in enumerate(tables):
        names = [column for column in table.columns if column.field in NAMES]
        numbers = [column for column in table.columns if column.field in NUMBERS]
        for row in table.workers.tolist():
            joined.join((position, row), [*_marks(table, row, names, numbers)])
            cells.append(((position, row), _texts(table, row, names)))
    found = People()
    spellings: dict[tuple[int, bool], dict[str, None]] = {}
    for row, texts in cells:
        person = found.of[row] = joined.root(row)
        for text in texts:
            spellings.setdefault((person, is_khmer(text)), {})[text] = None
    found.spellings = {key: list(texts) for key, texts in spellings.items()}
    return found


def _texts(table: Table, row: int, columns: Sequence[Column]) -> list[str]:
    return [text for c in columns if (text := table.sheet.text(row, c.at))]


def _marks(
    table: Table, row: int, names: Sequence[Column], numbers: Sequence[Column]
) -> Iterator[str]:
    """Yield what a row shares with the other rows of its person."""
    for column in numbers:
        text = table.sheet.text(row, column.at)
        digits = without_separators(ascii_digits(text)).casefold().lstrip("0")
        if len(digits) > _SHORT or column.field == "worker_number":
            core = digits.rstrip("\u1780\u1781\u1782")[-_CORE:]
            yield f"{column.field} {core if column.field == 'nssf_number' else digits}"
    for script in ("_km", "_latin"):
        own = [c for c in names if c.field.endswith(script)]
        whole = [c for c in own if c.field.startswith("name")] or own
        said = " ".join(_texts(table, row, whole)).casefold()
        for form in {name_key(said), name_key(" ".join(sorted(said.split())))}:
            if form:
                yield f"name {form}"


class _Joined:
    """Rows joined by what they share."""

    def __init__(self) -> None:
        self._above: list[int] = []
        self._by_mark: dict[str, int] = {}
        self._by_row: dict[Row, int] = {}

    def join(self, row: Row, marks: Sequence[str]) -> None:
        """Take a row, and join it to those that share a mark."""
        own = self._by_row[row] = len(self._above)
        self._above.append(own)
        for mark in marks:
            other = self._by_mark.setdefault(mark, own)
            self._above[self._top(other)] = self._top(own)

    def root(self, row: Row) -> int:
        """Return the number that all rows of a person share."""
        return self._top(self._by_row[row])

    def _top(self, one: int) -> int:
        while self._above[one] != one:
            self._above[one] = self._above[self._above[one]]
            one = self._above[one]
        return one
