"""The tags of sheet data: every one found, named, and its order checked, with array arithmetic.

In: complete rows of sheet XML. Out: where each tag stands and what it is. Nothing is passed over:
an unknown tag, text between tags, or an order that sheets do not have raises ``Unsupported``, so
that nothing can hide from the scanner.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from importers.workbook.numerals import Page, Places
from importers.workbook.refusal import Unsupported
from importers.workbook.signs import check_signs


class Tag(IntEnum):
    """The tags that sheet data is made of."""

    ROW = 1
    ROW_END = 2
    CELL = 3
    CELL_END = 4
    VALUE = 5
    VALUE_END = 6
    VALUE_NONE = 7
    FORMULA = 8
    FORMULA_WITH = 9
    """With attributes; it may close itself."""
    FORMULA_END = 10
    FORMULA_NONE = 11
    INLINE = 12
    INLINE_END = 13
    TEXT = 14
    TEXT_WITH = 15
    TEXT_END = 16
    TEXT_NONE = 17
    VALUE_NONE_SPACED = 18
    """As openpyxl writes it."""


_T = Tag
_KINDS = 32
_FIXED = {
    _T.ROW_END: b"</row>",
    _T.CELL_END: b"</c>",
    _T.VALUE_END: b"</v>",
    _T.VALUE_NONE: b"<v/>",
    _T.VALUE_NONE_SPACED: b"<v />",
    _T.FORMULA_END: b"</f>",
    _T.FORMULA_NONE: b"<f/>",
    _T.INLINE: b"<is>",
    _T.INLINE_END: b"</is>",
    _T.TEXT_END: b"</t>",
    _T.TEXT_NONE: b"<t/>",
}
_OPEN = {
    _T.ROW: b"<row",
    _T.CELL: b"<c ",
    _T.VALUE: b"<v>",
    _T.FORMULA: b"<f>",
    _T.FORMULA_WITH: b"<f ",
    _T.TEXT: b"<t>",
    _T.TEXT_WITH: b"<t ",
}
_BEGINNINGS = _FIXED | _OPEN
"""How each tag begins; no two of them share the first two bytes after ``<``."""

_AFTER_FORMULA = (_T.VALUE, _T.VALUE_NONE, _T.VALUE_NONE_SPACED, _T.CELL_END)
_FOLLOWERS = {
    _T.ROW: (_T.CELL, _T.ROW_END, _T.ROW),
    _T.ROW_END: (_T.ROW,),
    _T.CELL: (
        _T.VALUE,
        _T.VALUE_NONE,
        _T.VALUE_NONE_SPACED,
        _T.FORMULA,
        _T.FORMULA_WITH,
        _T.FORMULA_NONE,
        _T.INLINE,
        _T.CELL_END,
        _T.CELL,
        _T.ROW_END,
    ),
    _T.CELL_END: (_T.CELL, _T.ROW_END),
    _T.VALUE: (_T.VALUE_END,),
    _T.VALUE_END: (_T.CELL_END,),
    _T.VALUE_NONE: (_T.CELL_END,),
    _T.VALUE_NONE_SPACED: (_T.CELL_END,),
    _T.FORMULA: (_T.FORMULA_END,),
    _T.FORMULA_WITH: (_T.FORMULA_END, *_AFTER_FORMULA),
    _T.FORMULA_END: _AFTER_FORMULA,
    _T.FORMULA_NONE: _AFTER_FORMULA,
    _T.INLINE: (_T.TEXT, _T.TEXT_WITH, _T.TEXT_NONE, _T.INLINE_END),
    _T.INLINE_END: (_T.CELL_END,),
    _T.TEXT: (_T.TEXT_END,),
    _T.TEXT_WITH: (_T.TEXT_END,),
    _T.TEXT_END: (_T.INLINE_END,),
    _T.TEXT_NONE: (_T.INLINE_END,),
}


def _kind_table() -> npt.NDArray[np.uint8]:
    """Return tag by the two bytes after ``<``."""
    table = np.zeros(1 << 16, np.uint8)
    for tag, text in _BEGINNINGS.items():
        table[int.from_bytes(text[1:3], "little")] = tag
    return table


def _words(texts: Iterable[tuple[Tag, bytes]]) -> npt.NDArray[np.uint64]:
    """Return tag → text as a word."""
    table = np.zeros(_KINDS, np.uint64)
    for tag, text in texts:
        table[tag] = int.from_bytes(text, "little")
    return table


def _order_table() -> npt.NDArray[np.bool_]:
    table = np.zeros(_KINDS * _KINDS, bool)
    for tag, followers in _FOLLOWERS.items():
        for follower in followers:
            table[tag * _KINDS + follower] = True
    return table


def _length_table() -> npt.NDArray[np.uint8]:
    table = np.zeros(_KINDS, np.uint8)
    for tag, text in _FIXED.items():
        table[tag] = len(text)
    return table


_KIND = _kind_table()
_TEXT = _words(_BEGINNINGS.items())
_MASK = _words((tag, b"\xff" * len(text)) for tag, text in _BEGINNINGS.items())
_ORDER = _order_table()
_LENGTH = _length_table()
_TWO = np.uint64(0xFFFF)
_BYTE = np.uint64(8)


class Tags:
    """The tags of complete rows.

    Attributes:
        at: position of each ``<`` in the page, and the page's end as a last one.
        kinds: ``Tag`` of each, and ``ROW_END`` twice more so that one may look ahead.
    """

    __slots__ = ("at", "kinds", "page")

    def __init__(self, page: Page) -> None:
        self.page = page
        at = np.flatnonzero(page.bytes == ord("<"))
        self.at = np.append(at, [page.end] * 3)
        words = page.words[at]
        kinds = _KIND.take((words >> _BYTE) & _TWO)
        if not kinds.all() or ((words ^ _TEXT.take(kinds)) & _MASK.take(kinds)).any():
            raise Unsupported("a tag that sheet data does not have")
        self._check_order(kinds)
        self._check_lengths(at, kinds)
        check_signs(page.raw)
        self.kinds = np.append(kinds, np.full(3, Tag.ROW_END, np.uint8))

    def where(self, tag: Tag) -> Places:
        """Return the numbers of the tags of one kind."""
        return np.flatnonzero(self.kinds[:-3] == tag)

    def has(self, tag: Tag) -> bool:
        """Whether a kind of tag occurs."""
        return bool((self.kinds[:-3] == tag).any())

    def _check_order(self, kinds: npt.NDArray[np.uint8]) -> None:
        pairs = kinds[:-1].astype(np.intp)
        pairs *= _KINDS
        pairs += kinds[1:]
        if not len(kinds) or kinds[0] != Tag.ROW or kinds[-1] not in (Tag.ROW, Tag.ROW_END):
            raise Unsupported("rows that are cut")
        if not _ORDER.take(pairs).all():
            raise Unsupported("tags in an order that sheet data does not have")

    def _check_lengths(self, at: Places, kinds: npt.NDArray[np.uint8]) -> None:
        """Check that closing tags are written plainly and nothing stands between two tags."""
        if at[0] != len(self.page.raw) - self.page.end:
            raise Unsupported("text before the first row")
        length = _LENGTH.take(kinds)
        fixed = length > 0
        if ((self.at[1:-2] - at) != length)[fixed].any():
            raise Unsupported("text between tags")
