"""What NSSF's receipt or invoice, or the bank's, says: amount, number, day.

A receipt is a small sheet of labels with values beside or below them, or a table of several
receipts. The surest label for an amount is taken; every value keeps its cell. What names no
currency stays without one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from declaration.audit.receipt import Receipt
from declaration.findings import Finding, Place
from importers.cells.number_text import currency_of
from importers.choices import Choices
from importers.months_said import watched
from importers.receipt_cells import (
    Amount,
    Cells,
    Spot,
    amount_of,
    day_of,
    label,
    number_in,
    said_after,
)
from importers.sheet import Workbook
from importers.workbook import open_all


def read_receipts(path: Path | str, choices: Choices) -> tuple[list[Receipt], list[Finding]]:
    """Return the receipts of a file, folder or archive, and the findings about reading them.

    Whatever the file contains gives findings and never an exception; one without any amount gives
    XCK-009. The same receipt number with the same amount counts once: a copy.

    Args:
        path: workbook, CSV, folder or archive.
        choices: the month, to judge dates by, and passwords.

    Raises:
        OSError: the path is not there or may not be read.
    """
    receipts: list[Receipt] = []
    findings: list[Finding] = []
    books = open_all([Path(path)], choices.passwords)
    for book in watched(books, choices.month, findings, paid_after=True):
        findings += book.findings
        found = list(_of_book(book, choices))
        if book.sheets and not found:
            findings.append(Finding("XCK-009", Place(book.name), figures={"file": book.name}))
        receipts += found
    return _as_received(_without_copies(receipts)), findings


def _without_copies(receipts: Sequence[Receipt]) -> list[Receipt]:
    """Return the receipts; a number that comes again with its amount is a copy."""
    kept: dict[object, Receipt] = {}
    for i, receipt in enumerate(receipts):
        kept.setdefault((receipt.number, receipt.amount) if receipt.number else i, receipt)
    return list(kept.values())


def _as_received(receipts: Sequence[Receipt]) -> list[Receipt]:
    """Return the receipts; where all are below zero, a bank wrote its customer's payments so."""
    if any(receipt.amount >= 0 for receipt in receipts):
        return list(receipts)
    return [replace(receipt, amount=-receipt.amount) for receipt in receipts]


def _of_book(book: Workbook, choices: Choices) -> Iterator[Receipt]:
    for sheet in book.sheets:
        if sheet.visible and sheet.kinds.any():
            for receipt in _of_sheet(Cells(sheet), choices):
                yield replace(receipt, place=replace(receipt.place, file=book.name))


def _of_sheet(cells: Cells, choices: Choices) -> list[Receipt]:
    """Return the receipts of a sheet by its surest label of an amount that has a value."""
    ranked = [(_rank(cells.text(spot)), spot) for spot in cells.spots]
    labels = [(rank, spot) for rank, spot in ranked if rank is not None]
    for rank in sorted({rank for rank, _ in labels}):
        spots = [spot for found, spot in labels if found == rank]
        receipts = [receipt for spot in spots for receipt in _at_label(cells, spot, choices)]
        if receipts:
            return receipts
    return []


def _rank(text: str) -> int | None:
    """Return how sure a cell is a label of an amount; also one that holds its value too."""
    whole = label(text, "amount")
    before, after = said_after(text)
    return whole if whole is not None or not after else label(before, "amount")


def _at_label(cells: Cells, spot: Spot, choices: Choices) -> list[Receipt]:
    """Return what a label of an amount stands for: one receipt beside it, or a table below."""
    text = cells.text(spot)
    inside = amount_of(said_after(text)[1])
    if inside:
        return [_in_form(cells, spot, inside, choices)]
    table = _table(cells, spot, choices) if _heads_a_table(cells, spot) else []
    return table or _beside(cells, spot, choices)


def _beside(cells: Cells, spot: Spot, choices: Choices) -> list[Receipt]:
    """Return the receipt whose amount stands to the right of its label, or right below."""
    said = currency_of(cells.text(spot))
    for other in cells.right_of(spot):
        amount = cells.amount(other)
        if amount:
            return [_in_form(cells, other, _with(amount, said), choices)]
        if _is_label(cells.text(other)):
            break
        said = said or currency_of(cells.text(other))
    below = Spot(spot.row + 1, spot.column)
    amount = cells.amount(below)
    return [_in_form(cells, below, _with(amount, said), choices)] if amount else []


def _with(amount: Amount, currency: str) -> Amount:
    return amount if amount.currency else Amount(amount.number, currency)


def _is_label(text: str) -> bool:
    return any(label(text, kind) is not None for kind in ("amount", "number", "date"))


def _heads_a_table(cells: Cells, spot: Spot) -> bool:
    """Return whether number or date head columns in the label's row."""
    row = (s for s in cells.spots if s.row == spot.row and s != spot)
    kinds = ("number", "date")
    heads = any(label(cells.text(s), kind) is not None for s in row for kind in kinds)
    return heads and cells.amount(Spot(spot.row + 1, spot.column)) is not None


def _table(cells: Cells, spot: Spot, choices: Choices) -> list[Receipt]:
    """Return a receipt for each row below a heading, without the row of their total."""
    number, day = (_column(cells, spot.row, kind) for kind in ("number", "date"))
    said = currency_of(cells.text(spot))
    found = []
    for below in cells.below(spot):
        amount = cells.amount(below)
        if amount is None:
            break
        if _is_total(cells, below.row):
            continue
        text = cells.text(Spot(below.row, number)) if number is not None else ""
        place = Place("", cells.sheet.name, below.row + 1, below.letter)
        paid_on = None if day is None else cells.day(Spot(below.row, day), choices.month)
        with_currency = _with(amount, said)
        name = number_in(text) or text.strip()
        found.append(Receipt(with_currency.number, with_currency.currency, place, name, paid_on))
    return found


def _column(cells: Cells, row: int, kind: str) -> int | None:
    spots = (spot for spot in cells.spots if spot.row == row)
    return next((s.column for s in spots if label(cells.text(s), kind) is not None), None)


def _is_total(cells: Cells, row: int) -> bool:
    spots = (spot for spot in cells.spots if spot.row == row)
    return any(label(cells.text(spot), "total") is not None for spot in spots)


def _in_form(cells: Cells, spot: Spot, amount: Amount, choices: Choices) -> Receipt:
    """Return the receipt of an amount, with the number and the day that stand nearest to it."""
    place = Place("", cells.sheet.name, spot.row + 1, spot.letter)
    numbers = [(s, text) for s in cells.spots if (text := _number_at(cells, s))]
    days = [(s, day) for s in cells.spots if (day := _day_at(cells, s, choices))]
    number = min(numbers, key=lambda pair: _distance(pair[0], spot), default=(spot, ""))[1]
    day = min(days, key=lambda pair: _distance(pair[0], spot))[1] if days else None
    return Receipt(amount.number, amount.currency, place, number, day)


def _distance(spot: Spot, other: Spot) -> tuple[int, int]:
    """Return how far two cells lie apart; what stands above goes first."""
    return abs(spot.row - other.row), int(spot.row > other.row)


def _number_at(cells: Cells, spot: Spot) -> str:
    """Return the receipt number at a cell: one of the fund's shape, or what a label names."""
    text = cells.text(spot)
    if shaped := number_in(text):
        return shaped
    before, after = said_after(text)
    if label(before, "number") is None:
        return ""
    beside = next((cells.text(s) for s in cells.right_of(spot)), "")
    value = after or beside
    return number_in(value) or (value.strip() if any(s.isdigit() for s in value) else "")


def _day_at(cells: Cells, spot: Spot, choices: Choices) -> date | None:
    """Return the day that a label of a date names, in its own cell or beside it."""
    before, after = said_after(cells.text(spot))
    if label(before, "date") is None:
        return None
    if after:
        return day_of(after, choices.month)
    beside = next(iter(cells.right_of(spot)), None)
    return cells.day(beside, choices.month) if beside else None
