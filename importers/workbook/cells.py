"""Where the rows and cells of a page stand, and what each cell is made of.

In: the tags of complete rows. Out: ``Found``, the cells that hold anything: place, type, style,
and the tags of their formula and value. Every address is checked against its row.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from importers.workbook.attributes import Tails, attributes_of
from importers.workbook.gathered import LAST_COLUMN, LAST_ROW
from importers.workbook.numerals import KEEP, Page, Places, integers
from importers.workbook.refusal import Unsupported
from importers.workbook.tags import Tag, Tags

Flags = npt.NDArray[np.bool_]

_YES = (b"1", b"true", b"on")
_MOST_FORMS = 10_000

_ROW = np.uint64(int.from_bytes(b'<row r="', "little"))
_CELL = np.uint64(int.from_bytes(b'<c r="', "little"))
_SIX = np.uint64(0xFFFFFFFFFFFF)
_QUOTE, _A, _Z = ord('"'), ord("A"), ord("Z")


@dataclass(slots=True)
class Rows:
    """The rows of a page.

    Attributes:
        tags: number of each row's tag.
        at: position of each row's tag.
        numbers: as written, from 1.
        digits: how many digits each number has.
        words: the digits, at the upper end of a word.
    """

    tags: Places
    at: Places
    numbers: Places
    digits: Places
    words: npt.NDArray[np.uint64]


@dataclass(slots=True)
class Found:
    """The cells of a page that hold a value or a formula.

    Attributes:
        rows: from 0.
        columns: from 0.
        types: ``Type``.
        styles: style keys.
        formula: number of the formula's tag, or -1.
        value: number of the tag of the value: ``VALUE``, ``VALUE_NONE``, ``INLINE`` or another.
    """

    rows: Places
    columns: Places
    types: npt.NDArray[np.uint8]
    styles: npt.NDArray[np.int32]
    formula: Places
    value: Places

    def pick(self, which: Places | Flags) -> Found:
        """Return some of the cells."""
        return Found(
            self.rows[which],
            self.columns[which],
            self.types[which],
            self.styles[which],
            self.formula[which],
            self.value[which],
        )


def find_rows(tags: Tags, last: int) -> Rows:
    """Return the rows, numbered upwards from ``last`` on as they must be.

    Raises:
        Unsupported: a row without a number, out of order, or followed by text.
    """
    page, which = tags.page, tags.where(Tag.ROW)
    at = tags.at[which]
    digits = np.zeros(len(at), np.int64)
    open_ = np.ones(len(at), bool)
    for place in range(8):
        byte = page.bytes.take(at + (8 + place))
        open_ &= (byte >= ord("0")) & (byte <= ord("9"))
        digits += open_
    number, _ = integers(page, at + 8 + digits, np.minimum(digits, 7))
    plain = (page.words[at] == _ROW) & (page.bytes.take(at + 8 + digits) == _QUOTE)
    plain &= (digits > 0) & (digits < 8) & (page.bytes.take(at + 8) != ord("0"))
    upwards = np.diff(number, prepend=last) > 0
    if not (plain & upwards).all() or number[-1] > LAST_ROW:
        raise Unsupported("rows without a number or out of order")
    _check_row_ends(tags, which)
    words = page.words[at + digits] & KEEP.take(digits)
    return Rows(which, at, number, digits, words)


def hidden_rows(tags: Tags, rows: Rows, known: dict[bytes, bool]) -> list[int]:
    """Return the hidden rows, from 0.

    Args:
        tags: of the page.
        rows: of the page.
        known: forms of row attributes met before, and whether they hide the row; added to.

    Raises:
        Unsupported: attributes of an unknown form.
    """
    raw, found = tags.page.raw, []
    starts = (rows.at + rows.digits + 9).tolist()
    ends = tags.at.take(rows.tags + 1).tolist()
    for number, start, end in zip(rows.numbers.tolist(), starts, ends, strict=True):
        tail = raw[start:end]
        hidden = known.get(tail)
        if hidden is None:
            if len(known) > _MOST_FORMS:
                known.clear()
            attributes, _ = attributes_of(tail)
            hidden = known[tail] = attributes.get(b"hidden") in _YES
        if hidden:
            found.append(number - 1)
    return found


def _check_row_ends(tags: Tags, which: Places) -> None:
    """Check that nothing follows a row's tag, and that it closes itself only if empty."""
    after = tags.at.take(which + 1)
    closed = tags.page.bytes.take(after - 2) == ord("/")
    lone = tags.kinds.take(which + 1) == Tag.ROW
    lone[-1] |= which[-1] == len(tags.kinds) - 4
    if (tags.page.bytes.take(after - 1) != ord(">")).any() or (closed != lone).any():
        raise Unsupported("text after a row's tag")


def find_cells(tags: Tags, rows: Rows, tails: Tails) -> Found:
    """Return the cells that hold a value or a formula.

    Raises:
        Unsupported: cells out of order, or written in an unknown form.
    """
    which = tags.where(Tag.CELL)
    if not which.size:
        return Found(which, which, which.astype(np.uint8), which.astype(np.int32), which, which)
    counts = np.diff(np.searchsorted(which, rows.tags), append=len(which))
    row = np.repeat(np.arange(len(rows.tags)), counts)
    column, tail = _addresses(tags.page, tags.at.take(which), rows, row)
    if (np.diff(column)[np.diff(row) == 0] <= 0).any():
        raise Unsupported("cells out of order")
    types, styles, closed = tails.look_up(tags.page, tail, tags.at.take(which + 1))
    following = tags.kinds.take(which + 1)
    if (closed != ((following == Tag.CELL) | (following == Tag.ROW_END))).any():
        raise Unsupported("a cell that closes itself and goes on")
    formula, value = _contents(tags, which, following)
    _check_formulas(tags, formula, tails)
    cells = Found(rows.numbers.take(row) - 1, column, types, styles, formula, value)
    full = ~closed & (following != Tag.CELL_END)
    return cells if full.all() else cells.pick(full)


def _addresses(page: Page, at: Places, rows: Rows, row: Places) -> tuple[Places, Places]:
    """Return the column of each cell, and where its attributes go on after the address.

    Raises:
        Unsupported: an address that is missing, not first, or not of its row.
    """
    word = page.words[at]
    first = (word >> np.uint64(48)).astype(np.int64) & 0xFF
    second = (word >> np.uint64(56)).astype(np.int64)
    two = second >= _A
    column = np.where(two, (first - 64) * 26 + second - 64, first - 64)
    letters = 1 + two
    fine = ((word & _SIX) == _CELL) & (first >= _A) & (first <= _Z) & (second <= _Z)
    third = page.bytes.take(at + 8)
    three = np.flatnonzero(two & (third >= _A))
    if three.size:
        column[three] = column[three] * 26 + third[three] - 64
        letters[three] = 3
        fine[three] &= (third[three] <= _Z) & (column[three] <= LAST_COLUMN)
    digits = rows.digits.take(row)
    quote = at + 6 + letters + digits
    fine &= page.bytes.take(quote) == _QUOTE
    fine &= (page.words[quote - 8] & KEEP.take(digits)) == rows.words.take(row)
    if not fine.all():
        raise Unsupported("cells without a plain address")
    return column - 1, quote + 1


def _check_formulas(tags: Tags, formula: Places, tails: Tails) -> None:
    """Check the attributes of formulas that have any."""
    if not tags.has(Tag.FORMULA_WITH):
        return
    raw = tags.page.raw
    with_attributes = formula[tags.kinds.take(formula) == Tag.FORMULA_WITH]
    for start in tags.at.take(with_attributes[with_attributes >= 0]).tolist():
        tails.check(raw[start + 2 : raw.index(b">", start) + 1])


def _contents(tags: Tags, which: Places, following: npt.NDArray[np.uint8]) -> tuple[Places, Places]:
    """Return the tag of each cell's formula (-1 without) and of its value."""
    value = which + 1
    formula = np.full(len(which), -1, np.int64)
    has = np.flatnonzero((following >= Tag.FORMULA) & (following <= Tag.FORMULA_NONE))
    if not has.size:
        return formula, value
    formula[has] = which[has] + 1
    open_ = tags.kinds.take(which[has] + 2) == Tag.FORMULA_END
    lone = has[~open_ & (following[has] == Tag.FORMULA_WITH)]
    before = tags.at.take(which[lone] + 2)
    bytes_ = tags.page.bytes
    if ((bytes_.take(before - 1) != ord(">")) | (bytes_.take(before - 2) != ord("/"))).any():
        raise Unsupported("a formula that does not end")
    value[has] += np.where(open_, 2, 1)
    return formula, value
