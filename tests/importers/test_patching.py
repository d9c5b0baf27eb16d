from dataclasses import replace

import numpy as np
import pytest

from importers.patching import Patch, column_number, patched, stale
from importers.sheet import Cell, Sheet, Workbook, column_letter


def book(rows: list[list[object]]) -> Workbook:
    """Return a workbook of one sheet with numbers and texts (invented)."""
    columns = len(rows[0])
    kinds = np.zeros((columns, len(rows)), np.uint8)
    numbers = np.zeros((columns, len(rows)))
    texts = np.zeros((columns, len(rows)), np.int32)
    pool = [""]
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if isinstance(value, str) and value:
                kinds[c, r], texts[c, r] = Cell.TEXT, len(pool)
                pool.append(value)
            elif isinstance(value, int | float):
                kinds[c, r], numbers[c, r] = Cell.NUMBER, value
    sheet = Sheet("A", True, kinds, numbers, texts, np.zeros_like(texts), pool)
    return Workbook("o.xlsx", "o.xlsx", "", "xlsx", [sheet], [])


ROWS = [["Name", "Gross", "ID"], ["SOK", 200, "012345678"], ["CHAN", "n/a", "12"], ["KIM", 3, ""]]


def cell(books: list[Workbook], address: str) -> tuple[Cell, str]:
    sheet = books[0].sheets[0]
    column, row = column_number(address[0]), int(address[1:]) - 1
    return Cell(sheet.kinds[column, row]), sheet.text(row, column)


def one(column: str, row: int, text: str, was: str) -> Patch:
    return Patch("o.xlsx", "A", row, column, text, was)


@pytest.mark.parametrize(
    ("patch", "kind", "text"),
    [
        (one("B", 3, "250.5", "n/a"), Cell.NUMBER, "250.5"),
        (one("B", 3, "-1", "n/a"), Cell.NUMBER, "-1"),
        (one("B", 3, "about 250", "n/a"), Cell.TEXT, "about 250"),
        (one("B", 3, "0250", "n/a"), Cell.TEXT, "0250"),
        (one("B", 3, "  ", "n/a"), Cell.EMPTY, ""),
        (one("C", 3, "012345679", "12"), Cell.TEXT, "012345679"),
        (one("C", 3, "123456789", "12"), Cell.TEXT, "123456789"),
        (one("C", 3, "2026-10-31", "12"), Cell.DATE, "46326"),
        (one("C", 3, "2026-02-30", "12"), Cell.TEXT, "2026-02-30"),
        (one("A", 2, "សុខ ដារ៉ា", "SOK"), Cell.TEXT, "សុខ ដារ៉ា"),
    ],
)
def test_a_corrected_cell_holds_what_was_typed(patch, kind, text):
    before = book(ROWS)
    books = patched([before], [patch])
    assert cell(books, f"{patch.column}{patch.row}") == (kind, text)
    assert cell([before], f"{patch.column}{patch.row}")[1] == patch.was


def test_sheets_without_corrections_are_shared():
    before = book(ROWS)
    assert patched([before], [])[0] is before
    assert patched([before], [Patch("o.xlsx", "B", 3, "B", "1")])[0] is before


def test_a_correction_whose_cell_changed_waits():
    books = [book(ROWS)]
    good, changed = one("B", 3, "250", "n/a"), one("B", 2, "250", "199")
    gone, outside = replace(good, sheet="B"), one("Z", 99, "1", "")
    assert stale(books, [good, changed, gone, outside]) == [changed, gone, outside]
    assert cell(patched(books, [good, changed]), "B2") == (Cell.NUMBER, "200")


@pytest.mark.parametrize("column", [0, 25, 26, 701, 702, 16383])
def test_letters_and_numbers_of_columns_agree(column):
    assert column_number(column_letter(column)) == column
