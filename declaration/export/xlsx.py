"""Writes the declaration's workbook: sheets of plain cells, row after row.

A cell is one piece of XML made once for each different value of its column; a row is those pieces
with the row's number between them. Texts lie in the table of shared strings, as Excel keeps them,
so a text is never a formula whatever it begins with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat
from pathlib import Path

import numpy as np
import numpy.typing as npt

from declaration.export import xlsx_parts as parts
from declaration.export.columns import Column, Form, number_text
from declaration.export.package import Package
from declaration.export.sheets import SheetTable
from declaration.export.xml_text import escape

BLOCK = 1024
"""Rows made and compressed at a time."""

LAST_ROW = 1_048_576
"""No sheet of a workbook has more rows."""

SERIAL_OF_1970 = 25_569
"""1970-01-01 as workbooks count days."""

FIRST_SERIAL = 61
"""1900-03-01; before it programs disagree about the count, and a date is written as text."""

ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""``_x0041_`` stands for a letter in a workbook; a text that only looks so has its _ escaped."""

_SPACES = " \\t\n\r\v\f\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_WORD = f"[^&<>_{_SPACES}]+"
ORDINARY = re.compile(f"(?:{_WORD}(?: {_WORD})*\n)*")
"""Texts, a line each, that stand in XML as they are: words with one blank between them."""

Pieces = npt.NDArray[np.object_]


class TooManyRowsError(ValueError):
    """More workers than a sheet has rows."""


class SharedStrings:
    """The workbook's different texts, in order of their numbers."""

    def __init__(self) -> None:
        self._place: dict[str, int] = {}

    def number(self, text: str) -> int:
        """Return the number of a text, given it if it is new."""
        return self._place.setdefault(text, len(self._place))

    def numbers(self, texts: Iterable[str]) -> list[int]:
        """Return the numbers of some texts, given to those that are new."""
        place = self._place
        return [place.setdefault(text, len(place)) for text in texts]

    def xml(self) -> Iterator[bytes]:
        """Return the part of the package that holds them."""
        yield parts.strings_head(len(self._place)).encode()
        texts = list(self._place)
        for start in range(0, len(texts), BLOCK):
            yield "".join(_string_items(texts[start : start + BLOCK])).encode()
        yield b"</sst>"


def write_xlsx(path: Path, sheets: Sequence[SheetTable]) -> None:
    """Write a workbook.

    Args:
        path: a file that does not exist yet.
        sheets: in order; at least one.

    Raises:
        TooManyRowsError: more rows than a sheet can have.
        OSError: the disk is full or the folder cannot be written.
    """
    strings, styles = SharedStrings(), parts.Styles()
    with Package(path) as package:
        for number, sheet in enumerate(sheets, 1):
            package.add(f"xl/worksheets/sheet{number}.xml", _sheet_xml(sheet, strings, styles))
        package.add("xl/sharedStrings.xml", strings.xml())
        package.add("xl/styles.xml", [styles.xml().encode()])
        for name, xml in parts.fixed_parts([sheet.sheet.name for sheet in sheets]).items():
            package.add(name, [xml.encode()])


def _sheet_xml(sheet: SheetTable, strings: SharedStrings, styles: parts.Styles) -> Iterator[bytes]:
    layout, table = sheet.sheet, sheet.table
    if layout.header_row + table.rows + bool(layout.total) > LAST_ROW:
        raise TooManyRowsError(
            f"A sheet has {LAST_ROW:,} rows; {table.rows:,} workers do not fit into one file."
        )
    letters = [column_letter(i) for i in range(len(table.columns))]
    yield parts.sheet_head(sheet, letters).encode()
    if layout.title:
        row, text = layout.title
        cell = _text_cell(f"A{row}", strings.number(text), styles.title)
        yield f'<row r="{row}">{cell}</row>'.encode()
    cells = zip(letters, table.headings, strict=True)
    row = layout.header_row
    headings = (_text_cell(f"{at}{row}", strings.number(t), styles.heading) for at, t in cells)
    yield f'<row r="{row}">{"".join(headings)}</row>'.encode()
    yield from _rows(sheet, letters, strings, styles)
    if layout.total:
        yield _total_row(sheet, letters, strings, styles).encode()
    yield parts.sheet_tail(sheet, letters).encode()


def _rows(
    sheet: SheetTable, letters: list[str], strings: SharedStrings, styles: parts.Styles
) -> Iterator[bytes]:
    """Return the rows, a block at a time: number, cell, number, cell … put together."""
    ends = [*(f'<c r="{letter}' for letter in letters[1:]), "</row>"]
    columns = [
        (_by_value(column, strings, styles.number(layout.number_format), end), column.codes)
        for column, layout, end in zip(sheet.table.columns, sheet.sheet.columns, ends, strict=True)
    ]
    first = sheet.sheet.header_row + 1
    for start in range(0, sheet.table.rows, BLOCK):
        end = min(start + BLOCK, sheet.table.rows)
        numbers = [str(row) for row in range(first + start, first + end)]
        pieces: list[Iterable[str]] = [repeat('<row r="'), numbers, repeat('"><c r="A')]
        for cells, codes in columns:
            pieces += [numbers, cells[codes[start:end]].tolist()]
        yield "".join(chain.from_iterable(zip(*pieces, strict=False))).encode()


def _by_value(column: Column, strings: SharedStrings, style: int, end: str) -> Pieces:
    """Return the rest of the cell of each value, and ``end``, which begins the next one."""
    if column.form is Form.TEXT:
        before, after = f'" s="{style}" t="s"><v>', f"</v></c>{end}"
        numbers = strings.numbers(column.text_pool()[1:])
        cells = [f"{before}{number}{after}" for number in numbers]
    elif column.form is Form.DATE:
        cells = [_date(days, strings, style) + end for days in column.number_pool()[1:]]
    else:
        written = (number_text(column.form, number) for number in column.number_pool()[1:])
        cells = [f'" s="{style}"><v>{number}</v></c>{end}' for number in written]
    return np.array([f'"/>{end}', *cells], object)


def _date(days: int, strings: SharedStrings, style: int) -> str:
    serial = days + SERIAL_OF_1970
    if serial >= FIRST_SERIAL:
        return f'" s="{style}"><v>{serial}</v></c>'
    text = number_text(Form.DATE, days)
    return f'" t="s"><v>{strings.number(text)}</v></c>'


def _total_row(
    sheet: SheetTable, letters: list[str], strings: SharedStrings, styles: parts.Styles
) -> str:
    row, total = sheet.sheet.header_row + sheet.table.rows + 1, sheet.sheet.total
    if total is None:
        return ""
    at = {heading: place for place, heading in enumerate(sheet.table.headings)}
    label = letters[min(at[name] for name in total.columns) - total.merge]
    cells = _text_cell(f"{label}{row}", strings.number(total.label), styles.heading)
    for name in sorted(total.columns, key=at.__getitem__):
        style = styles.number(sheet.sheet.columns[at[name]].number_format)
        cells += f'<c r="{letters[at[name]]}{row}" s="{style}"><v>{sheet.sums[name]}</v></c>'
    return f'<row r="{row}">{cells}</row>'


def _text_cell(address: str, number: int, style: int) -> str:
    return f'<c r="{address}" s="{style}" t="s"><v>{number}</v></c>'


def _string_items(texts: list[str]) -> Iterator[str]:
    """Return ``<si>`` for each text; only blocks with an odd one are looked at one by one."""
    lines = "\n".join(texts) + "\n"
    if lines.count("\n") == len(texts) and ORDINARY.fullmatch(lines):
        return (f"<si><t>{text}</t></si>" for text in texts)
    return map(_string_item, texts)


def _string_item(text: str) -> str:
    space = (
        ' xml:space="preserve"' if text != text.strip() or re.search(r"\s\s|[\n\t]", text) else ""
    )
    return f"<si><t{space}>{escape(ESCAPE_LIKE.sub('_x005F_', text))}</t></si>"


def column_letter(column: int) -> str:
    """Return the letter of a column counted from 0.

    >>> column_letter(0), column_letter(25), column_letter(26)
    ('A', 'Z', 'AA')
    """
    before, last = divmod(column, 26)
    return (column_letter(before - 1) if before else "") + chr(65 + last)
