"""The fast scanner: complete rows of sheet XML → cells, with array arithmetic only.

Every tag is accounted for (``tags``), every address checked against its row, every form of
attributes understood (``attributes``); numbers, shared strings and booleans are read whole columns
at once, texts within cells one by one. What it was not made for raises ``Unsupported`` and the
detailed pass reads the sheet from its start, with the same result.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from importers.sheet import Cell
from importers.workbook.attributes import Tails, Type
from importers.workbook.cells import Found, find_cells, find_rows, hidden_rows
from importers.workbook.grid import Cells
from importers.workbook.meaning import Formulas, Meaning
from importers.workbook.numerals import Page, Places, integers, numbers
from importers.workbook.refusal import Unsupported, damaged
from importers.workbook.strings import decoded
from importers.workbook.tags import Tag, Tags

_MOST_KNOWN = 200_000


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
        self._row_forms: dict[bytes, bool] = {}
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
        rows = find_rows(tags, self._last)
        self._last = int(rows.numbers[-1])
        self.hidden_rows.update(hidden_rows(tags, rows, self._row_forms))
        found = find_cells(tags, rows, self._tails)
        return self._read(tags, found)

    def _read(self, tags: Tags, found: Found) -> Cells:
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

    def _read_odd(self, tags: Tags, found: Found, cells: Cells, position: int) -> None:
        """Read one cell that is neither a plain number nor a text."""
        tag = int(found.value[position])
        kind = int(tags.kinds[tag])
        value = None
        if kind == Tag.VALUE:
            value = decoded(tags.page.raw[tags.at[tag] + 3 : tags.at[tag + 1]])
        elif kind in (Tag.VALUE_NONE, Tag.VALUE_NONE_SPACED):
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

    def _look_at_formulas(self, tags: Tags, found: Found, cells: Cells) -> None:
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


def _blank(found: Found) -> Cells:
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


def _formula(tags: Tags, tag: int) -> str | None:
    """Return the text of a formula, or None where there is no such tag."""
    if tag < 0:
        return None
    if tags.kinds[tag + 1] != Tag.FORMULA_END:
        return ""
    written = tags.page.raw[tags.at[tag] : tags.at[tag + 1]]
    return decoded(written[written.index(b">") + 1 :])


_PRESERVE = b'<t xml:space="preserve">'


def _inline_texts(tags: Tags, found: Found) -> tuple[Places, Places, Places]:
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
