"""Writes a table as CSV: UTF-8 with BOM, RFC 4180, and nothing that a spreadsheet would run.

Like the workbook: each different value becomes the text of a cell once, rows are put together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from declaration.export.clean import clean
from declaration.export.columns import Column, Form, number_text
from declaration.export.sheets import Table

BOM = "\ufeff"
BLOCK = 1024
RUNS_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
NEEDS_QUOTES = re.compile('[",\r\n]')
ODD = ('"', ",", "\r", "\n", *(f"\0{sign}" for sign in RUNS_AS_FORMULA))
"""One of them shows that a text must be looked at, among texts that each follow a NUL."""


def cell(text: str) -> str:
    """Return a text as one cell: quoted where it must be, inert where it would be run.

    >>> cell("=1+1"), cell('So "K", Dara'), cell("Dara")
    ("'=1+1", '"So ""K"", Dara"', 'Dara')
    """
    if text.startswith(RUNS_AS_FORMULA):
        text = f"'{text}"
    return '"' + text.replace('"', '""') + '"' if NEEDS_QUOTES.search(text) else text


def write_csv(path: Path, table: Table) -> None:
    """Write a table.

    Args:
        path: a file that does not exist yet.
        table: headings and columns.

    Raises:
        OSError: the disk is full or the folder cannot be written.
    """
    with path.open("xb") as file:
        file.writelines(block.encode() for block in _blocks(table))


def csv_bytes(table: Table) -> bytes:
    """Return a table as the bytes that ``write_csv`` writes."""
    return "".join(_blocks(table)).encode()


def write_rows(path: Path, headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Write rows of mixed values: texts are made inert, numbers stay numbers, None is blank."""
    as_cell = _Cells({None: ""}).__getitem__
    with path.open("xb") as file:
        file.write((BOM + _line(map(as_cell, headings))).encode())
        for start in range(0, len(rows), BLOCK):
            lines = (_line(map(as_cell, row)) for row in rows[start : start + BLOCK])
            file.write("".join(lines).encode())


class _Cells(dict[object, str]):
    """Value → cell, made once for each different value."""

    def __missing__(self, value: object) -> str:
        text = cell(clean(value)) if isinstance(value, str) else str(value)
        self[value] = text
        return text


def _line(cells: Iterable[str]) -> str:
    return ",".join(cells) + "\r\n"


def _blocks(table: Table) -> Iterator[str]:
    yield BOM + _line(map(cell, map(clean, table.headings)))
    columns = [(_by_value(column), column.codes) for column in table.columns]
    for start in range(0, table.rows, BLOCK):
        block = (cells[codes[start : start + BLOCK]].tolist() for cells, codes in columns)
        yield "\r\n".join(map(",".join, zip(*block, strict=True))) + "\r\n"


def _by_value(column: Column) -> npt.NDArray[np.object_]:
    """Return the cell of each different value."""
    return np.array(_texts(column), object)


def _any_odd(texts: list[str]) -> bool:
    """Return whether any text must be looked at; each sign is looked for in all of them at once."""
    joined = "\0" + "\0".join(texts)
    return any(sign in joined for sign in ODD)


def _texts(column: Column) -> list[str]:
    if column.form is Form.TEXT:
        texts = column.text_pool()
        return [cell(text) for text in texts] if _any_odd(texts) else texts
    numbers = column.number_pool()[1:]
    if column.form is Form.INTEGER:
        return ["", *map(str, numbers)]
    if column.form is Form.DATE:
        return ["", *np.array(numbers, "datetime64[D]").astype(str).tolist()]
    return ["", *(number_text(column.form, number) for number in numbers)]
