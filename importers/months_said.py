"""The month that a file itself names: above its table, on its sheet, or in the E-Form's own table.

A declaration, a receipt or an attendance record of another month compares well with this one and
says nothing true. What names no month, or several, is let be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from declaration.findings import Finding, Place
from declaration.identifiers.digits import ascii_digits
from declaration.month import Month
from importers.cells.date_text import common_year, month_named
from importers.sheet import Cell, Sheet, Workbook

TITLE_ROWS, TITLE_COLUMNS = 8, 40
LONGEST = 120
MOST_IN_A_TITLE = 4
"""A row with more cells than these is a table's heading."""
YEARS = range(2000, 2100)

_YEAR = r"(?<!\d)(20\d\d|25\d\d)(?!\d)"
_YEAR_FIRST = re.compile(_YEAR + r"\s*[-/.年]\s*(0?[1-9]|1[0-2])(?!\d)(?!\s*[-/.]\s*\d)")
_MONTH_FIRST = re.compile(r"(?<![\d/.-])(0?[1-9]|1[0-2])\s*[-/.]\s*" + _YEAR)
_ANY_YEAR = re.compile(_YEAR)
_MONTH_HEADING, _YEAR_HEADING = "month_contribution", "year_contribution"


def watched(books: Iterable[Workbook], month: Month, findings: list[Finding]) -> Iterator[Workbook]:
    """Yield workbooks as they are; XCK-021 is added for each that names another month.

    Args:
        books: one after the other.
        month: the month asked for.
        findings: to which the finding is added.
    """
    for book in books:
        found = {said: place for sheet in book.sheets for said, place in _said(book, sheet)}
        if len(found) == 1 and month not in found:
            ((said, place),) = found.items()
            figures = {"file": book.name, "said": said, "month": month}
            findings.append(
                Finding("XCK-021", place, value=str(said), expected=str(month), figures=figures)
            )
        yield book


def month_in(text: str) -> Month | None:
    """Return the month that a text names, or None where it names none or a day.

    >>> month_in("Payroll for October 2026"), month_in("ប្រចាំខែតុលា ឆ្នាំ២០២៦")
    (Month(year=2026, month=10), Month(year=2026, month=10))
    >>> month_in("2026年9月工资表"), month_in("09/2026"), month_in("printed 05/11/2026")
    (Month(year=2026, month=9), Month(year=2026, month=9), None)
    """
    text = ascii_digits(text)
    if found := _YEAR_FIRST.search(text):
        return _month(found[1], found[2])
    if found := _MONTH_FIRST.search(text):
        return _month(found[2], found[1])
    year, named = _ANY_YEAR.findall(text), month_named(text)
    return _month(year[0], str(named)) if named and len(set(year)) == 1 else None


def _month(year: str, month: str) -> Month | None:
    number = common_year(int(year))
    return Month(number, int(month)) if number in YEARS else None


def _said(book: Workbook, sheet: Sheet) -> Iterator[tuple[Month, Place]]:
    if not sheet.visible:
        return
    if said := month_in(sheet.name):
        yield said, Place(book.name, sheet.name)
    rows, columns = sheet.shape
    for row in range(min(rows, TITLE_ROWS)):
        texts = [(column, sheet.text(row, column)) for column in range(min(columns, TITLE_COLUMNS))]
        yield from _of_the_e_form(book, sheet, row, {text.casefold(): c for c, text in texts})
        if sum(bool(text) for _, text in texts) > MOST_IN_A_TITLE:
            return
        for column, text in texts:
            is_text = sheet.kinds[column, row] == Cell.TEXT
            if is_text and len(text) <= LONGEST and (said := month_in(text)):
                yield said, Place(book.name, sheet.name, row + 1)


def _of_the_e_form(
    book: Workbook, sheet: Sheet, row: int, columns: dict[str, int]
) -> Iterator[tuple[Month, Place]]:
    """Yield the month of ``tbl_DateContribution``, whose two columns name it in figures."""
    if _MONTH_HEADING in columns and _YEAR_HEADING in columns and row + 1 < sheet.shape[0]:
        month, year = (sheet.text(row + 1, columns[n]) for n in (_MONTH_HEADING, _YEAR_HEADING))
        if month.isdigit() and year.isdigit() and int(year) in YEARS and 1 <= int(month) <= 12:
            yield Month(int(year), int(month)), Place(book.name, sheet.name, row + 2)
