"""The attributes of cells, learnt: a sheet of a million cells writes only a few dozen different.

What follows a cell's address, as `` s="12" t="s">``, is packed into words and looked up in a
table that every new form enters once, after a strict look by a regular expression. So any order,
quotes and further attributes are understood at the price of the plain case.
"""

from __future__ import annotations

import re
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from importers.workbook.numerals import KEEP, Page, Places, Words
from importers.workbook.refusal import Unsupported


class Type(IntEnum):
    """What a cell says its value is (attribute ``t``)."""

    NUMBER = 0
    SHARED = 1
    """The position of a shared string."""
    TEXT = 2
    """The text result of a formula."""
    BOOLEAN = 3
    ERROR = 4
    DATE = 5
    """An ISO 8601 date."""
    INLINE = 6
    """A text within the cell itself."""


TYPES = {
    "": Type.NUMBER,
    "n": Type.NUMBER,
    "s": Type.SHARED,
    "str": Type.TEXT,
    "b": Type.BOOLEAN,
    "e": Type.ERROR,
    "d": Type.DATE,
    "inlineStr": Type.INLINE,
}

LARGEST_STYLE = 65_535
"""No workbook has more cell styles."""

_WORDS = 4
_LONGEST = 8 * _WORDS
_SLOTS = 1 << 20
_SHIFT = np.uint64(44)
_MOST_FORMS = 2_000
_TAIL = re.compile(rb"((?:\s+[A-Za-z_:][\w:.]*\s*=\s*(?:\"[^\"<&]*\"|'[^'<&]*'))*)\s*(/?)>")
_ATTRIBUTE = re.compile(rb"([\w:.]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_SEEDS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93)


class Tails:
    """Every form of attributes met so far in a sheet."""

    def __init__(self) -> None:
        self._forms: dict[bytes, tuple[int, int, bool]] = {}
        self._checked: set[bytes] = set()
        self._round = 0
        self._clear()

    def _clear(self) -> None:
        """Empty the table, and take other multipliers so that forms fall into other slots."""
        self._numbers = np.zeros(_SLOTS, np.int32)
        self._words = np.zeros((_WORDS, _MOST_FORMS + 1), np.uint64)
        self._types = np.zeros(_MOST_FORMS + 1, np.uint8)
        self._styles = np.zeros(_MOST_FORMS + 1, np.int32)
        self._closed = np.zeros(_MOST_FORMS + 1, bool)
        self._count = 0
        mask = (1 << 64) - 1
        self._factors = [np.uint64((seed * (2 * self._round + 1) ** 5) & mask) for seed in _SEEDS]

    def look_up(
        self, page: Page, start: Places, end: Places
    ) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.int32], npt.NDArray[np.bool_]]:
        """Return type, style and whether the cell closes itself, for each tail.

        Raises:
            Unsupported: a tail is longer or stranger than cells have.
        """
        words = _packed(page, start, end)
        while True:
            slots = self._slots(words)
            form = self._numbers.take(slots)
            known = form > 0
            for place, word in enumerate(words):
                known &= self._words[place].take(form) == word
            if known.all():
                return self._types.take(form), self._styles.take(form), self._closed.take(form)
            for position in _one_of_each(slots, known).tolist():
                self._learn(page.raw[start[position] : end[position]])

    def check(self, tail: bytes) -> None:
        """Check that a formula's attributes are written as attributes are.

        Raises:
            Unsupported: they are not.
        """
        if tail not in self._checked:
            attributes_of(tail)
            if len(self._checked) < _MOST_FORMS:
                self._checked.add(tail)

    def _slots(self, words: list[Words]) -> npt.NDArray[np.intp]:
        mixed = words[0] * self._factors[0]
        for word, factor in zip(words[1:], self._factors[1:], strict=False):
            mixed ^= word * factor
        mixed ^= mixed >> np.uint64(29)
        mixed *= self._factors[0]
        mixed >>= _SHIFT
        return mixed.astype(np.intp)

    def _learn(self, tail: bytes) -> None:
        """Enter one tail; where its slot is taken, start over with other multipliers."""
        if tail in self._forms:
            return
        if len(self._forms) >= _MOST_FORMS:
            raise Unsupported("more forms of cells than a sheet has")
        self._forms[tail] = _understood(tail)
        if not self._enter(tail):
            while not self._rebuilt():
                pass

    def _rebuilt(self) -> bool:
        self._round += 1
        if self._round > 50:
            raise Unsupported("forms of cells that cannot be told apart")
        self._clear()
        return all(self._enter(tail) for tail in self._forms)

    def _enter(self, tail: bytes) -> bool:
        page = Page(tail)
        end = np.array([page.end])
        words = _packed(page, end - len(tail), end)
        slot = int(self._slots(words)[0])
        if self._numbers[slot]:
            return False
        self._count += 1
        form = self._numbers[slot] = self._count
        for place, word in enumerate(words):
            self._words[place, form] = word[0]
        self._types[form], self._styles[form], self._closed[form] = self._forms[tail]
        return True


def _packed(page: Page, start: Places, end: Places) -> list[Words]:
    """Return the bytes of each tail in words, the last eight bytes first, blank ones zero."""
    length = end - start
    longest = int(length.max(initial=0))
    if longest > _LONGEST:
        raise Unsupported("a cell with long attributes")
    words = [page.words[end - 8] & KEEP.take(np.minimum(length, 8))]
    for done in range(8, longest, 8):
        more = np.flatnonzero(length > done)
        if 2 * more.size > length.size:
            keep = KEEP.take(np.clip(length - done, 0, 8))
            words.append(page.words[end - done - 8] & keep)
            continue
        word = np.zeros(len(length), np.uint64)
        keep = KEEP.take(np.minimum(length[more] - done, 8))
        word[more] = page.words[end[more] - done - 8] & keep
        words.append(word)
    return words


def _one_of_each(slots: npt.NDArray[np.intp], known: npt.NDArray[np.bool_]) -> Places:
    """Return one position for each slot that is not known yet."""
    unknown = np.flatnonzero(~known)
    _, first = np.unique(slots[unknown], return_index=True)
    return unknown[first]


def _understood(tail: bytes) -> tuple[int, int, bool]:
    """Return type, style and whether the cell closes itself, of one tail.

    Raises:
        Unsupported: it is not written as attributes are.
    """
    found, closed = attributes_of(tail)
    kind = TYPES.get(found.get(b"t", b"").decode("latin-1"))
    style = found.get(b"s", b"0")
    if kind is None or not style.isdigit() or int(style) > LARGEST_STYLE:
        raise Unsupported("attributes of an unknown value")
    return int(kind), int(style), closed


def attributes_of(tail: bytes) -> tuple[dict[bytes, bytes], bool]:
    """Return the attributes that follow an address, and whether the tag closes itself.

    Raises:
        Unsupported: they are not written as attributes are.
    """
    match = _TAIL.fullmatch(tail)
    if match is None:
        raise Unsupported("attributes of an unknown form")
    found: dict[bytes, bytes] = {}
    for name, double, single in _ATTRIBUTE.findall(match[1]):
        if name in found or name == b"r":
            raise Unsupported("an attribute given twice")
        found[name] = double or single
    return found, match[2] == b"/"
