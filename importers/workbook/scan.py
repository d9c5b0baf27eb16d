"""The fast scanner: complete rows of sheet XML → cells, with array arithmetic only.

Every tag is accounted for (``tags``), every address checked against its row, every form of
attributes understood (``attributes``); numbers, shared strings and booleans are read whole columns
at once, texts within cells one by one. What it was not made for raises ``Unsupported`` and the
detailed pass reads the sheet from its start, with the same result.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from importers.sheet import Cell
from importers.workbook.attributes import Tails, Type
from importers.workbook.gathered import LAST_COLUMN, LAST_ROW
from importers.workbook.grid import Cells
from importers.workbook.meaning import Formulas, Meaning
from importers.workbook.numerals import KEEP, Page, Places, integers, numbers
from importers.workbook.refusal import Unsupported, damaged
from importers.workbook.strings import decoded
from importers.workbook.tags import Tag, Tags

Flags = npt.NDArray[np.bool_]

_ROW = np.uint64(int.from_bytes(b'<row r="', "little"))
_CELL = np.uint64(int.from_bytes(b'<c r="', "little"))
_SIX = np.uint64(0xFFFFFFFFFFFF)
_QUOTE, _A, _Z = ord('"'), ord("A"), ord("Z")
_HIDDEN = re.compile(rb"""hidden\s*=\s*["'](?:1|true|on)["']""")
_MOST_KNOWN = 200_000


@dataclass(slots=True)
class _Rows:
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
class _Found:
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

    def pick(self, which: Places | Flags) -> _Found:
        """Return some of the cells."""
        return _Found(
            self.rows[which],
            self.columns[which],
            self.types[which],
            self.styles[which],
            self.formula[which],
            self.value[which],
        )


class Scanner:
    """Reads the rows of one sheet, page by page.

    Attributes:
        hidden_rows: rows that are hidden, from 0.
    """

    def __init__(self, meaning: Meaning, formulas: Formulas) -> None:
        self._meaning = meaning
        self._formulas = formulas
        self._known: dict[bytes, int] = {}
        self._tails = Tails()
        self._last = 0
        self.hidden_rows: set[int] = set()

    def scan(self, piece: bytes) -> Cells:
        """Return the cells of complete rows that hold anything.

        Raises:
            Unsupported: a form that only the detailed pass reads.
            Refused: the workbook is damaged.
        """
        page = Page(piece)
        tags = Tags(page)
        rows = self._rows(tags)
        self._look_for_hidden(page, tags, rows)
        found = self._find_cells(tags, rows)
        return self._read(tags, found)

    def _rows(self, tags: Tags) -> _Rows:
        """Return the rows, numbered upwards as they must be."""
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
        upwards = np.diff(number, prepend=self._last) > 0
        if not (plain & upwards).all() or number[-1] > LAST_ROW:
            raise Unsupported("rows without a number or out of order")
        self._check_row_ends(tags, which)
        self._last = int(number[-1])
        words = page.words[at + digits] & KEEP.take(digits)
        return _Rows(which, at, number, digits, words)

    def _check_row_ends(self, tags: Tags, which: Places) -> None:
        """Check that nothing follows a row's tag, and that it closes itself only if empty."""
        after = tags.at.take(which + 1)
        closed = tags.page.bytes.take(after - 2) == ord("/")
        lone = tags.kinds.take(which + 1) == Tag.ROW
        lone[-1] |= which[-1] == len(tags.kinds) - 4
        if (tags.page.bytes.take(after - 1) != ord(">")).any() or (closed != lone).any():
            raise Unsupported("text after a row's tag")

    def _look_for_hidden(self, page: Page, tags: Tags, rows: _Rows) -> None:
        if b"hidden" not in page.raw:
            return
        for match in _HIDDEN.finditer(page.raw):
            tag = int(np.searchsorted(tags.at, match.start())) - 1
            if tags.kinds[tag] == Tag.ROW:
                row = int(np.searchsorted(rows.tags, tag))
                self.hidden_rows.add(int(rows.numbers[row]) - 1)

    def _find_cells(self, tags: Tags, rows: _Rows) -> _Found:
        """Return the cells that hold a value or a formula."""
        which = tags.where(Tag.CELL)
        if not which.size:
            return _Found(
                which, which, which.astype(np.uint8), which.astype(np.int32), which, which
            )
        counts = np.diff(np.searchsorted(which, rows.tags), append=len(which))
        row = np.repeat(np.arange(len(rows.tags)), counts)
        column, tail = _addresses(tags.page, tags.at.take(which), rows, row)
        if (np.diff(column)[np.diff(row) == 0] <= 0).any():
            raise Unsupported("cells out of order")
        types, styles, closed = self._tails.look_up(tags.page, tail, tags.at.take(which + 1))
        following = tags.kinds.take(which + 1)
        if (closed != ((following == Tag.CELL) | (following == Tag.ROW_END))).any():
            raise Unsupported("a cell that closes itself and goes on")
        formula, value = _contents(tags, which, following)
        cells = _Found(rows.numbers.take(row) - 1, column, types, styles, formula, value)
        full = ~closed & (following != Tag.CELL_END)
        return cells if full.all() else cells.pick(full)

    def _read(self, tags: Tags, found: _Found) -> Cells:
        """Return the cells with what they mean."""
        cells = _blank(found)
        start = tags.at.take(found.value) + 3
        end = tags.at.take(found.value + 1)
        filled = (tags.kinds.take(found.value) == Tag.VALUE) & (end > start)
        odd = np.ones(len(filled), bool)
        which = np.flatnonzero(filled & (found.types == Type.NUMBER))
        odd[which] = False
        odd[self._read_numbers(tags.page, cells, which, start[which], end[which])] = True
        which = np.flatnonzero(filled & (found.types == Type.SHARED))
        odd[which] = False
        self._read_shared(tags.page, cells, which, start[which], end[which])
        which = np.flatnonzero(filled & (found.types == Type.TEXT))
        odd[which] = False
        self._read_texts(tags.page, cells, which, start[which], end[which])
        if tags.has(Tag.INLINE):
            which, start_text, end_text = _inline_texts(tags, found)
            odd[which] = False
            self._read_texts(tags.page, cells, which, start_text, end_text)
        for position in np.flatnonzero(odd).tolist():
            self._read_odd(tags, found, cells, position)
        self._look_at_formulas(tags, found, cells)
        return _full(cells)

    def _read_numbers(
        self, page: Page, cells: Cells, which: Places, start: Places, end: Places
    ) -> Places:
        """Read plain numbers; return the positions of those that are none."""
        values, none = numbers(page, start, end)
        kinds = self._meaning.styles.kinds_of(cells.styles[which])
        if self._meaning.moved:
            values += self._meaning.moved * (kinds == Cell.DATE)
        cells.numbers[which] = values
        cells.kinds[which] = kinds
        return which[none]

    def _read_shared(
        self, page: Page, cells: Cells, which: Places, start: Places, end: Places
    ) -> None:
        place, bad = integers(page, end, np.minimum(end - start, 9))
        if (bad | (end - start > 9)).any() or place.max(initial=-1) >= len(self._meaning.shared):
            raise damaged("a cell refers to a text that is not there")
        _set_texts(cells, which, self._meaning.shared.take(place))

    def _read_texts(
        self, page: Page, cells: Cells, which: Places, start: Places, end: Places
    ) -> None:
        """Read texts that stand in the sheet itself; most are repeated, so they are remembered."""
        raw, known = page.raw, self._known
        texts = [raw[i:j] for i, j in zip(start.tolist(), end.tolist(), strict=True)]
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if len(known) + len(new) > _MOST_KNOWN:
            known.clear()
            new = list(dict.fromkeys(texts))
        codes = self._meaning.pool.codes([decoded(text) for text in new])
        known.update(zip(new, codes.tolist(), strict=True))
        _set_texts(cells, which, np.fromiter(map(known.__getitem__, texts), np.int32, len(texts)))

    def _read_odd(self, tags: Tags, found: _Found, cells: Cells, position: int) -> None:
        """Read one cell that is neither a plain number nor a text."""
        tag = int(found.value[position])
        kind = int(tags.kinds[tag])
        value = None
        if kind == Tag.VALUE:
            value = decoded(tags.page.raw[tags.at[tag] + 3 : tags.at[tag + 1]])
        elif kind == Tag.VALUE_NONE:
            value = ""
        if kind == Tag.INLINE or (value and found.types[position] == Type.INLINE):
            raise Unsupported("a text that is not where its cell says")
        meant = self._meaning.of(
            int(found.types[position]),
            int(found.styles[position]),
            value,
            _formula(tags, int(found.formula[position])),
        )
        cells.kinds[position], cells.numbers[position], cells.texts[position] = meant

    def _look_at_formulas(self, tags: Tags, found: _Found, cells: Cells) -> None:
        """Note formulas that gave 0, as long as no formula of the sheet gave anything else."""
        if not self._formulas.doubtful:
            return
        has = (found.formula >= 0) & (cells.kinds != Cell.UNCALCULATED)
        if (has & ((cells.numbers != 0) | (cells.texts != 0))).any():
            self._formulas.gave_something()
            return
        for position in np.flatnonzero(has & (cells.kinds != Cell.EMPTY)).tolist():
            text = _formula(tags, int(found.formula[position])) or ""
            place = int(cells.rows[position]), int(cells.columns[position])
            self._formulas.zeros.append((*place, self._meaning.pool.code(f"={text}")))


def _blank(found: _Found) -> Cells:
    """Return the found cells without a value yet."""
    size = len(found.rows)
    return Cells(
        found.rows,
        found.columns,
        np.zeros(size, np.uint8),
        np.zeros(size),
        np.zeros(size, np.int32),
        found.styles,
    )


def _full(cells: Cells) -> Cells:
    """Return the cells that hold something."""
    full = cells.kinds != Cell.EMPTY
    if full.all():
        return cells
    return Cells(
        cells.rows[full],
        cells.columns[full],
        cells.kinds[full],
        cells.numbers[full],
        cells.texts[full],
        cells.styles[full],
    )


def _set_texts(cells: Cells, which: Places, codes: npt.NDArray[np.int32]) -> None:
    cells.texts[which] = codes
    cells.kinds[which] = np.where(codes == 0, np.uint8(Cell.EMPTY), np.uint8(Cell.TEXT))


def _addresses(page: Page, at: Places, rows: _Rows, row: Places) -> tuple[Places, Places]:
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


def _formula(tags: Tags, tag: int) -> str | None:
    """Return the text of a formula, or None where there is no such tag."""
    if tag < 0:
        return None
    if tags.kinds[tag + 1] != Tag.FORMULA_END:
        return ""
    written = tags.page.raw[tags.at[tag] : tags.at[tag + 1]]
    return decoded(written[written.index(b">") + 1 :])


_PRESERVE = b'<t xml:space="preserve">'


def _inline_texts(tags: Tags, found: _Found) -> tuple[Places, Places, Places]:
    """Return which cells hold their text themselves, and where that starts and ends."""
    which = np.flatnonzero(
        (tags.kinds.take(found.value) == Tag.INLINE) & (found.types == Type.INLINE)
    )
    tag = found.value[which] + 1
    kind = tags.kinds.take(tag)
    text = (kind == Tag.TEXT) | (kind == Tag.TEXT_WITH)
    start = tags.at.take(tag) + 3
    end = np.where(text, tags.at.take(tag + 1), start)
    longer = np.flatnonzero(kind == Tag.TEXT_WITH)
    for place in range(0, len(_PRESERVE), 8):
        word = np.uint64(int.from_bytes(_PRESERVE[place : place + 8], "little"))
        if (tags.page.words[start[longer] - 3 + place] != word).any():
            raise Unsupported("a text with unknown attributes")
    start[longer] += len(_PRESERVE) - 3
    return which, start, end
