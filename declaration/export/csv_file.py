"""Writes a table as CSV: UTF-8 with BOM, RFC 4180, and nothing that a spreadsheet would run.

Like the workbook: each different value becomes the text of a cell once, rows are put together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
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
ODD = re.compile('[",\r\n]|(?:^|\0)[=+\\-@\t]')
"""A text that must be looked at, among texts joined by NUL (which no text holds)."""


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


def write_rows(path: Path, headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Write rows of mixed values: texts are made inert, numbers stay numbers, None is blank."""
    with path.open("xb") as file:
        file.write((BOM + _line(headings)).encode())
        for start in range(0, len(rows), BLOCK):
            file.write("".join(map(_line, rows[start : start + BLOCK])).encode())


def _line(values: Sequence[object]) -> str:
    return ",".join(map(_value, values)) + "\r\n"


def _value(value: object) -> str:
    if value is None:
        return ""
    return cell(clean(value)) if isinstance(value, str) else str(value)


def _blocks(table: Table) -> Iterator[str]:
    yield BOM + _line(table.headings)
    last = len(table.columns) - 1
    ends = ["\r\n" if i == last else "," for i in range(len(table.columns))]
    columns = [_pieces(column, end) for column, end in zip(table.columns, ends, strict=True)]
    for start in range(0, table.rows, BLOCK):
        block = (column[start : start + BLOCK].tolist() for column in columns)
        yield "".join(chain.from_iterable(zip(*block, strict=True)))


def _pieces(column: Column, end: str) -> npt.NDArray[np.object_]:
    """Return for each row its cell and what follows it [n]."""
    by_value: npt.NDArray[np.object_] = np.array([text + end for text in _texts(column)], object)
    return by_value[column.codes]


def _texts(column: Column) -> list[str]:
    if column.form is Form.TEXT:
        texts = column.text_pool()
        return [cell(text) for text in texts] if ODD.search("\0".join(texts)) else texts
    numbers = column.number_pool()[1:]
    if column.form is Form.INTEGER:
        return ["", *map(str, numbers)]
    if column.form is Form.DATE:
        return ["", *np.array(numbers, "datetime64[D]").astype(str).tolist()]
    return ["", *(number_text(column.form, number) for number in numbers)]
