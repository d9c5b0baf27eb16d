"""What stands for the cell of a person: an identity, a word that is known, an amount of pay.

Each takes what is common to a column first, then the cell and its row, as ``MadeSheet.each`` asks.
"""

from __future__ import annotations

from collections.abc import Mapping

from importers.cells.number_text import Mark
from importers.sheet import Cell
from importers.support import cells
from importers.support.invention import Inventor


def identity(field: str, inventor: Inventor, text: str, _row: int) -> str:
    """Return an identity of the same shape for a text."""
    return cells.identity(field, text, inventor)


def identity_number(field: str, inventor: Inventor, number: float, _row: int, kind: int) -> float:
    """Return an identity of the same shape for a number; another number where it is none."""
    if kind == Cell.DATE or number % 1 or not 0 < number < 1e15:
        return cells.loose_number(number, inventor)
    return float(cells.identity(field, f"{number:.0f}", inventor))


def said(field: str, inventor: Inventor, chosen: Mapping[str, str], text: str, _row: int) -> str:
    """Return what stands for a word of sex, contract or status."""
    return cells.said(field, text, inventor, chosen)


def amount(
    inventor: Inventor,
    amounts: Mapping[int, tuple[float, float]],
    mark: Mark,
    text: str,
    row: int,
) -> str:
    """Return what stands for an amount that was typed as text [the column’s currency]."""
    old, new = amounts[row]
    if old == old:
        made = cells.amount(text, old, new, mark)
        return made if made is not None else f"{new:.2f}"
    return cells.broken(text, lambda said: cells.read_amount(said) is not None, inventor)


def money(
    inventor: Inventor,
    amounts: Mapping[int, tuple[float, float]],
    number: float,
    row: int,
    kind: int,
) -> float:
    """Return what stands for an amount of pay [the column’s currency]."""
    old, new = amounts[row]
    if kind == Cell.NUMBER and old == old:
        return new
    return cells.loose_number(number, inventor)
