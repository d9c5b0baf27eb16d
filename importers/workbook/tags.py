"""The tags of sheet data: every one found, named, and its order checked, with array arithmetic.

In: complete rows of sheet XML. Out: where each tag stands and what it is. Nothing is passed over:
an unknown tag, text between tags, or an order that sheets do not have raises ``Unsupported``, so
that nothing can hide from the scanner.
"""

from __future__ import annotations

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
_STARTS = {
    _T.ROW: [b"row"],
    _T.CELL: [b"c " + bytes([byte]) for byte in range(256)],
    _T.VALUE: [b"v>" + bytes([byte]) for byte in range(256)],
    _T.FORMULA: [b"f>" + bytes([byte]) for byte in range(256)],
    _T.FORMULA_WITH: [b"f " + bytes([byte]) for byte in range(256)],
    _T.TEXT: [b"t>" + bytes([byte]) for byte in range(256)],
    _T.TEXT_WITH: [b"t " + bytes([byte]) for byte in range(256)],
} | {tag: [text[1:4]] for tag, text in _FIXED.items()}

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
    """Return tag by the three bytes after ``<``; pages never touched cost no memory."""
    table = np.zeros(1 << 24, np.uint8)
    for tag, starts in _STARTS.items():
        for start in starts:
            table[int.from_bytes(start, "little")] = tag
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
_ORDER = _order_table()
_LENGTH = _length_table()
_THREE = np.uint64(0xFFFFFF)


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
        kinds = _KIND.take(page.words[at + 1] & _THREE)
        if not kinds.all():
            raise Unsupported("a tag that sheet data does not have")
        self._check_order(kinds)
        self._check_lengths(at, kinds)
        self._check_endings(at, kinds)
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
        if kinds[0] != Tag.ROW or kinds[-1] not in (Tag.ROW, Tag.ROW_END):
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

    def _check_endings(self, at: Places, kinds: npt.NDArray[np.uint8]) -> None:
        """Check the tags of which three bytes do not say all."""
        for tag, text in _FIXED.items():
            if len(text) > 4:
                words = self.page.words[at[kinds == tag]]
                length = 8 * len(text)
                if ((words ^ int.from_bytes(text, "little")) & ((1 << length) - 1)).any():
                    raise Unsupported("a tag that sheet data does not have")
