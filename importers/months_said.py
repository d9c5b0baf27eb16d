"""The month that a file itself names: above its table, on its sheet, or in the E-Form's own table.

A payroll, a declaration, a receipt or any other paper of another month compares well with this one
and says nothing true. What names no month, or several, is let be; so is a receipt that names only
the month after, in which contributions are paid, unless it says that they are for that month.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

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
_PERIOD = re.compile(
    r"\b(period|month of|for the month|contributions? (month|for|of))\b|month_contribution"
    r"|ប្រចាំខែ|សម្រាប់ខែ|所属|月份|缴费月",
    re.IGNORECASE,
)
"""Words of a receipt beside the month that the contributions are for."""
_IN_QUOTES = re.compile(r"\[[^\]]*\]|\"[^\"]*\"|\\.|;.*")
_MONTH_ALONE = re.compile(r"[^dhs]*[my][^dhs]*", re.IGNORECASE)
_EPOCH = date(1899, 12, 30)
_MONTH_HEADING, _YEAR_HEADING = "month_contribution", "year_contribution"


Said = tuple[Month, Place, str]
"""A month, where it is named, and the words beside it."""


def watched(
    books: Iterable[Workbook], month: Month, findings: list[Finding], *, paid_after: bool = False
) -> Iterator[Workbook]:
    """Yield workbooks as they are; XCK-021 is added for each that names another month.

    Args:
        books: one after the other.
        month: the month asked for.
        findings: to which the finding is added.
        paid_after: whether they are receipts, which may name the month of the payment alone.
    """
    for book in books:
        found = {each[0]: each for sheet in book.sheets for each in _said(book, sheet)}
        if len(found) == 1 and month not in found:
            ((said, place, words),) = found.values()
            if not (paid_after and said == month.following() and not _PERIOD.search(words)):
                findings.append(_another(book, said, place, month))
        yield book


def _another(book: Workbook, said: Month, place: Place, month: Month) -> Finding:
    figures = {"file": book.name, "said": said, "month": month}
    return Finding("XCK-021", place, value=str(said), expected=str(month), figures=figures)


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


def _said(book: Workbook, sheet: Sheet) -> Iterator[Said]:
    if not sheet.visible:
        return
    if said := month_in(sheet.name):
        yield said, Place(book.name, sheet.name), sheet.name
    rows, columns = sheet.shape
    for row in range(min(rows, TITLE_ROWS)):
        texts = [(column, sheet.text(row, column)) for column in range(min(columns, TITLE_COLUMNS))]
        yield from _of_the_e_form(book, sheet, row, {text.casefold(): c for c, text in texts})
        if sum(bool(text) for _, text in texts) > MOST_IN_A_TITLE:
            return
        for column, text in texts:
            if said := _in_cell(sheet, row, column, text):
                beside = texts[column - 1][1] if column else ""
                yield said, Place(book.name, sheet.name, row + 1), f"{beside} {text}"


def _in_cell(sheet: Sheet, row: int, column: int, text: str) -> Month | None:
    """Return the month in a cell: said in words, or a date that is shown without its day."""
    kind = sheet.kinds[column, row]
    if kind == Cell.TEXT and len(text) <= LONGEST:
        return month_in(text)
    shown = sheet.formats.get(int(sheet.styles[column, row]), "")
    if kind == Cell.DATE and _MONTH_ALONE.fullmatch(_IN_QUOTES.sub("", shown)):
        day = _EPOCH + timedelta(days=int(sheet.numbers[column, row]))
        return Month(day.year, day.month) if day.year in YEARS else None
    return None


def _of_the_e_form(
    book: Workbook, sheet: Sheet, row: int, columns: dict[str, int]
) -> Iterator[Said]:
    """Yield the month of ``tbl_DateContribution``, whose two columns name it in figures."""
    if _MONTH_HEADING in columns and _YEAR_HEADING in columns and row + 1 < sheet.shape[0]:
        month, year = (sheet.text(row + 1, columns[n]) for n in (_MONTH_HEADING, _YEAR_HEADING))
        if month.isdigit() and year.isdigit() and int(year) in YEARS and 1 <= int(month) <= 12:
            place = Place(book.name, sheet.name, row + 2)
            yield Month(int(year), int(month)), place, _MONTH_HEADING
