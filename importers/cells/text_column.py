"""A column of cells → texts: names, words and numbers that are no quantities. Zeros are kept."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from declaration.payroll import Bool, Codes, Texts
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
    pool = _Pool()
    codes = np.zeros(len(column), np.int32)
    is_text = column.are(Cell.TEXT)
    if is_text.any():
        codes[is_text] = _from_texts(column, is_text, pool)
    is_number = column.are(Cell.NUMBER)
    bare = is_number.copy()
    if is_number.any():
        codes[is_number] = _from_numbers(column, is_number, bare, pool)
    read = TextsRead(Texts(codes, pool.texts), is_number, bare)
    for i in np.flatnonzero(column.are(Cell.DATE, Cell.DURATION)).tolist():
        codes[i] = pool.code(as_shown(column, i))
    for kind, why in ((Cell.ERROR, "error"), (Cell.UNCALCULATED, "formula")):
        read.unreadable |= dict.fromkeys(np.flatnonzero(column.are(kind)).tolist(), why)
    return read


class _Pool:
    """Different texts, each with its code; 0 is the empty one."""

    def __init__(self) -> None:
        self.texts = [""]
        self._codes = {"": 0}

    def code(self, text: str) -> int:
        """Return the code of a text, a new one where it was not seen yet."""
        code = self._codes.setdefault(text, len(self.texts))
        if code == len(self.texts):
            self.texts.append(text)
        return code


def _from_texts(column: CellColumn, is_text: Bool, pool: _Pool) -> Codes:
    """Return the codes of the text cells."""
    table = np.zeros(len(column.pool), np.int32)
    source = column.pool
    for code in column.different(is_text):
        table[code] = pool.code(source[code].strip(BLANKS))
    result: Codes = table[column.texts[is_text]]
    return result


def _from_numbers(column: CellColumn, is_number: Bool, bare: Bool, pool: _Pool) -> Codes:
    """Return the codes of the number cells."""
    styles = column.styles[is_number]
    codes = np.zeros(len(styles), np.int32)
    for style in np.unique(styles).tolist():
        width = leading_zeros(column.formats.get(style, ""))
        here = styles == style
        values, place = np.unique(column.numbers[is_number][here], return_inverse=True)
        codes[here] = np.array([pool.code(t.zfill(width)) for t in _plain(values)], np.int32)[place]
        if width:
            bare[np.flatnonzero(is_number)[here]] = False
    return codes


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
