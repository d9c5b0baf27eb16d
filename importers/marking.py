"""Marks findings in an open workbook: colours and comments on cells, and a sheet that lists all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils.cell import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink

from declaration.export.clean import clean
from declaration.findings import Finding, Severity

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

AUTHOR = "Pheaktean"
LIST = "Findings"

COLOURS = {
    Severity.STOP: "FF9999",
    Severity.ERROR: "FFC7CE",
    Severity.WARNING: "FFEB9C",
    Severity.NOTICE: "DDEBF7",
    Severity.CHANGED: "E2EFDA",
}
"""Of marked cells; the gravest finding's where there are several."""

HEADINGS = (
    *("code", "severity", "sheet", "cell", "worker_number", "name"),
    *("message", "fix", "law", "amount_khr"),
)
WIDTHS = (10, 10, 16, 10, 16, 22, 70, 60, 40, 14)
LIST_LINE, TALLEST_ROW = 15, 400
"""Of the list [points]; spreadsheet programs do not fit rows to wrapped texts by themselves."""

LONGEST_COMMENT = 8_000
"""Characters; a cell with more findings points to the list."""

LINE_HEIGHT, COMMENT_WIDTH, CHARACTERS_PER_LINE = 18, 420, 58
"""Of comments [pixels, pixels, characters]."""

Spot = tuple[str, int, str]
"""Sheet, row, and column letter or ""."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding in words.

    Attributes:
        finding: the finding.
        cells: what it marks; the first is where its line in the list leads.
        worker_number: of the worker it speaks of, or "".
        name: likewise.
        message: what is wrong.
        fix: what to do.
        law: the source.
    """

    finding: Finding
    cells: tuple[Spot, ...]
    worker_number: str
    name: str
    message: str
    fix: str
    law: str


def mark(book: Workbook, remarks: Sequence[Remark], source: str, *, values_only: bool) -> None:
    """Colour and comment the cells of the findings, and add the sheet that lists them.

    Args:
        book: the workbook, open.
        remarks: in the order of the list.
        source: the source's name.
        values_only: whether formulas and styles could not be taken along; the list says it.
    """
    titles: dict[str, Worksheet] = {sheet.title: sheet for sheet in book.worksheets}
    if len(titles) == 1:
        titles[""] = book.worksheets[0]  # a CSV's sheet has no name
    marked: dict[tuple[str, str], list[Remark]] = defaultdict(list)
    for remark in remarks:
        for sheet, row, column in remark.cells:
            if sheet in titles:
                marked[sheet, _anchor(titles[sheet], row, column)].append(remark)
    for (sheet, address), found in marked.items():
        _mark_cell(titles[sheet][address], found)
    _add_list(book, titles, remarks, source, values_only=values_only)


def _anchor(sheet: Worksheet, row: int, column: str) -> str:
    """Return a cell's address; of merged cells the first, of a whole row its first filled cell."""
    if not column:
        filled = (c for c in sheet[row] if c.value is not None) if row <= sheet.max_row else ()
        column = next((get_column_letter(c.column) for c in filled), "A")
    address = f"{column}{row}"
    for merged in sheet.merged_cells.ranges:
        if address in merged:
            return f"{get_column_letter(merged.min_col)}{merged.min_row}"
    return address


def _mark_cell(cell: Cell, remarks: Sequence[Remark]) -> None:
    gravest = min((remark.finding.grade for remark in remarks), key=list(Severity).index)
    cell.fill = PatternFill("solid", start_color=COLOURS[gravest], end_color=COLOURS[gravest])
    own = [cell.comment.text.rstrip()] if cell.comment else []
    text = _comment_text([*own, *map(_in_words, remarks)])
    comment = Comment(text, cell.comment.author if cell.comment else AUTHOR)
    comment.width = COMMENT_WIDTH
    lines = sum(1 + len(line) // CHARACTERS_PER_LINE for line in text.splitlines())
    comment.height = LINE_HEIGHT * (lines + 1)
    cell.comment = comment


def _in_words(remark: Remark) -> str:
    finding = remark.finding
    fix = f"\n→ {remark.fix}" if remark.fix else ""
    return clean(f"{finding.code} ({finding.grade}): {remark.message}{fix}")


def _comment_text(texts: Sequence[str]) -> str:
    """Return all that fits into one comment; the list has the rest."""
    text, taken = texts[0], 1
    for more in texts[1:]:
        if len(text) + len(more) > LONGEST_COMMENT:
            break
        text, taken = f"{text}\n\n{more}", taken + 1
    left = len(texts) - taken
    return f"{text}\n\n+ {left} → {LIST}" if left else text


def _add_list(
    book: Workbook,
    titles: dict[str, Worksheet],
    remarks: Sequence[Remark],
    source: str,
    *,
    values_only: bool,
) -> None:
    sheet = book.create_sheet(LIST)
    note = f"Copy of {source}, made by Pheaktean; the source is unchanged."
    if values_only:
        note += " Only the values were copied: formulas and styles of this format are not kept."
    _put(sheet, 1, 1, note).font = Font(italic=True)
    for i, (heading, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True), 1):
        _put(sheet, 3, i, heading).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(i)].width = width
    for row, remark in enumerate(remarks, 4):
        _list_row(sheet, row, remark, titles)
    sheet.freeze_panes = "A4"
    if remarks:
        sheet.auto_filter.ref = f"A3:{get_column_letter(len(HEADINGS))}{3 + len(remarks)}"


def _list_row(sheet: Worksheet, row: int, remark: Remark, titles: dict[str, Worksheet]) -> None:
    finding, grade = remark.finding, remark.finding.grade
    spot = next((cell for cell in remark.cells if cell[0] in titles), None)
    address = _anchor(titles[spot[0]], spot[1], spot[2]) if spot else ""
    page = titles[spot[0]].title if spot else finding.place.sheet
    values = (
        *(finding.code, grade.value, page, address, remark.worker_number, remark.name),
        *(remark.message, remark.fix, remark.law),
    )
    for column, value in enumerate(values, 1):
        _put(sheet, row, column, value).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.row_dimensions[row].height = _height(values)
    colour = COLOURS[grade]
    sheet.cell(row, 2).fill = PatternFill("solid", start_color=colour, end_color=colour)
    if finding.amount_khr is not None:
        sheet.cell(row, len(HEADINGS), finding.amount_khr).number_format = "#,##0"
    if address:
        link = sheet.cell(row, 4)
        quoted = page.replace("'", "''")
        link.hyperlink = Hyperlink(link.coordinate, location=f"'{quoted}'!{address}")
        link.font = Font(underline="single", color="0563C1")


def _height(texts: Sequence[str]) -> int:
    """Return the height of a row of wrapped texts, one a column [points]."""
    lines = (
        -(-sum(2 if character >= "\u2e80" else 1 for character in text) // width)
        for text, width in zip(texts, WIDTHS, strict=False)
    )
    return min(TALLEST_ROW, LIST_LINE * max(1, *lines))


def _put(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """Write a text that nothing takes for a formula."""
    cell = sheet.cell(row, column, clean(text))
    if text:
        cell.data_type = "s"
    return cell
