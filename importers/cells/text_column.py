"""A column of cells → texts: names, words and numbers that are no quantities. Zeros are kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from declaration.ordered import different
from declaration.payroll import Bool, Int, Texts
from importers.cells.column import BLANKS, CellColumn
from importers.cells.date_column import as_shown
from importers.sheet import Cell

_ZEROS = re.compile(r"0{2,}")


@dataclass(slots=True)
class TextsRead:
    """What a column of texts holds.

    Attributes:
        texts: [n]; blanks at the edges gone, else as written.
        was_number: where the cell held a number and not a text [n].
        was_bare: where that number was shown without leading zeros [n].
        unreadable: cell → why: ``error`` or ``formula``.
    """

    texts: Texts
    was_number: Bool
    was_bare: Bool
    unreadable: dict[int, str] = field(default_factory=dict)


def texts(column: CellColumn) -> TextsRead:
    """Return a column of cells as texts; a number's format gives its leading zeros."""
    n = len(column)
    is_number = column.are(Cell.NUMBER)
    read = TextsRead(Texts.empty(n), is_number, is_number.copy())
    pieces = [
        _text_cells(column),
        *_number_cells(column, is_number, read.was_bare),
        _date_cells(column),
    ]
    read.texts = _combined(n, [piece for piece in pieces if len(piece.cells)])
    for kind, why in ((Cell.ERROR, "error"), (Cell.UNCALCULATED, "formula")):
        read.unreadable |= dict.fromkeys(np.flatnonzero(column.are(kind)).tolist(), why)
    return read


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some cells of a column and their texts.

    Attributes:
        cells: positions in the column.
        texts: different texts, unless two became one by losing blanks at their edges.
        place: which of the texts each cell has.
    """

    cells: Int
    texts: list[str]
    place: npt.NDArray[np.intp]


def _combined(n: int, pieces: Sequence[_Piece]) -> Texts:
    """Return the texts of all pieces as one column."""
    codes = np.zeros(n, np.int32)
    if len(pieces) == 1 and len(set(pieces[0].texts) - {""}) == len(pieces[0].texts):
        codes[pieces[0].cells] = pieces[0].place + 1
        return Texts(codes, ["", *pieces[0].texts])
    pool: dict[str, int] = {"": 0}
    for piece in pieces:
        own = np.array([pool.setdefault(text, len(pool)) for text in piece.texts], np.int32)
        codes[piece.cells] = own[piece.place]
    return Texts(codes, list(pool))


def _text_cells(column: CellColumn) -> _Piece:
    """Return the cells that hold texts."""
    cells = np.flatnonzero(column.are(Cell.TEXT))
    own = column.texts[cells]
    seen = np.zeros(len(column.pool), bool)
    seen[own] = True
    used = np.flatnonzero(seen)
    place = np.cumsum(seen) - 1
    source = column.pool
    return _Piece(cells, [source[code].strip(BLANKS) for code in used.tolist()], place[own])


def _number_cells(column: CellColumn, is_number: Bool, bare: Bool) -> Iterator[_Piece]:
    """Yield the cells that hold numbers, those of one style together; some are not bare."""
    cells = np.flatnonzero(is_number)
    styles = column.styles[cells]
    for style in different(styles).tolist():
        here = cells[styles == style]
        values, place = np.unique(column.numbers[here], return_inverse=True)
        width = leading_zeros(column.formats.get(style, ""))
        bare[here] = not width
        shown = _plain(values)
        yield _Piece(here, [text.zfill(width) for text in shown] if width else shown, place)


def _date_cells(column: CellColumn) -> _Piece:
    """Return the cells that hold dates or durations: a code that a program took for a date."""
    cells = np.flatnonzero(column.are(Cell.DATE, Cell.DURATION))
    return _Piece(cells, [as_shown(column, i) for i in cells.tolist()], np.arange(len(cells)))


def _plain(numbers: npt.NDArray[np.float64]) -> list[str]:
    """Return numbers as people write codes: whole ones without a point."""
    whole = np.abs(numbers) < 1e15
    whole &= np.floor(np.where(whole, numbers, 0)) == numbers
    if whole.all():
        return [str(number) for number in numbers.astype(np.int64).tolist()]
    pairs = zip(numbers.tolist(), whole.tolist(), strict=True)
    return [str(int(number)) if is_whole else f"{number:.15g}" for number, is_whole in pairs]


def leading_zeros(number_format: str) -> int:
    """Return to how many digits a number format fills up with zeros; 0 where it does not.

    >>> leading_zeros("000000000"), leading_zeros("#,##0.00"), leading_zeros("General")
    (9, 0, 0)
    """
    return len(number_format) if _ZEROS.fullmatch(number_format) else 0
