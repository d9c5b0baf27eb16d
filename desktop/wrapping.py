"""Long texts in lines of a terminal's width, by what is seen, Khmer and Chinese included."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.tables import WIDTH, seen_width

CJK = range(0x2E80, 0xFF60)
"""Chinese characters and signs, behind which a line may break."""

COENG = "\u17d2"
"""Khmer sign that puts the next letter below the one before."""


def wrapped(text: str, indent: int, width: int = WIDTH) -> list[str]:
    """Return a text in lines that are seen no wider than ``width``, each indented.

    Lines break at spaces and zero-width spaces, and a word that is too long for a line is
    cut where it is full.

    >>> wrapped("one two three", 2, width=9)
    ['  one two', '  three']
    """
    room = width - indent
    lines = [""]
    for word in _words(text, room):
        if lines[-1] and seen_width(lines[-1] + word.rstrip()) > room:
            lines.append("")
        lines[-1] += word
    return [" " * indent + line.rstrip(" \u200b") for line in lines]


def _words(text: str, room: int) -> Iterable[str]:
    """Yield the pieces between which a line may break, each with the space behind it."""
    word = ""
    for cluster in _clusters(text):
        if word and (_may_break(word[-1]) or seen_width(word + cluster.rstrip(" ")) > room):
            yield word
            word = ""
        word += cluster
    yield word


def _may_break(last: str) -> bool:
    return last in " \u200b" or ord(last) in CJK


def _clusters(text: str) -> Iterable[str]:
    """Yield each letter with the signs and the letters below it that must stay together."""
    cluster = ""
    for character in text:
        if cluster and not cluster.endswith(COENG) and not _is_sign(character):
            yield cluster
            cluster = ""
        cluster += character
    yield cluster


def _is_sign(character: str) -> bool:
    return seen_width(character) == 0 and character != "\u200b"
