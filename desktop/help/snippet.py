"""What stands around the words that were found: a piece of the text, with the hits in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from declaration.khmer import fold

BEFORE, LONGEST = 48, 150
"""Letters shown before the first hit, and in all."""

_WORD = re.compile(r"[\u1780-\u17dd]+|[^\W\u1780-\u17dd]+|.", re.DOTALL)
"""A run of Khmer between breaks, a word, or one sign."""
_WIDE = re.compile(r"[\u2e80-\uff60]")
"""Chinese signs each stand for themselves."""


class Snippet(NamedTuple):
    """A piece of a text.

    Attributes:
        parts: its pieces in order, each with whether it is a hit.
    """

    parts: tuple[tuple[str, bool], ...]

    @property
    def text(self) -> str:
        """The piece without marks."""
        return "".join(part for part, _is_hit in self.parts)


def snippet(text: str, words: Sequence[str]) -> Snippet:
    """Return the piece of a text around the first of some words, every word in it marked.

    Args:
        text: as it is shown.
        words: folded.
    """
    starts, folded, offsets = _folded_pieces(text)
    hits = sorted(_hits(text, words, starts, folded, offsets))
    first = hits[0][0] if hits else 0
    begin = _edge(text, max(0, first - BEFORE))
    end = min(len(text), begin + LONGEST)
    return Snippet(tuple(_parts(text, begin, end, hits)))


def _folded_pieces(text: str) -> tuple[list[int], str, list[int]]:
    """Return where pieces begin, all of them folded as one text, and where each begins in that."""
    starts, offsets, parts, length = [], [], [], 0
    for match in _WORD.finditer(text):
        for start, piece in _single(match.start(), match[0]):
            said = fold(piece)
            if not said and piece != "\u200b":
                said = " "
            starts.append(start)
            offsets.append(length)
            parts.append(said)
            length += len(said)
    return starts, "".join(parts), offsets


def _single(start: int, piece: str) -> list[tuple[int, str]]:
    if _WIDE.search(piece):
        return [(start + at, sign) for at, sign in enumerate(piece)]
    return [(start, piece)]


def _hits(
    text: str, words: Sequence[str], starts: list[int], folded: str, offsets: list[int]
) -> set[tuple[int, int]]:
    """Return begin and end of everything that holds one of the words."""
    found = set()
    for word in words:
        at = folded.find(word)
        while at >= 0:
            first = bisect_right(offsets, at) - 1
            last = bisect_right(offsets, at + len(word) - 1) - 1
            end = starts[last + 1] if last + 1 < len(starts) else len(text)
            found.add((starts[first], end))
            at = folded.find(word, at + len(word))
    return found


def _edge(text: str, at: int) -> int:
    """Return where a word begins near a place."""
    if at == 0:
        return 0
    found = re.compile(r"[\s\u200b。，；]").search(text, at, at + BEFORE)
    return found.end() if found else at


def _parts(
    text: str, begin: int, end: int, hits: Sequence[tuple[int, int]]
) -> list[tuple[str, bool]]:
    parts: list[tuple[str, bool]] = [("…", False)] if begin else []
    at = begin
    for first, last in hits:
        if first >= at and last <= end:
            parts += [(text[at:first], False), (text[first:last], True)]
            at = last
    parts += [(text[at:end], False), ("…" if end < len(text) else "", False)]
    return [(part, is_hit) for part, is_hit in parts if part]
