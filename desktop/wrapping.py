"""Long texts in lines of a terminal's width, by what is seen, Khmer and Chinese included."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.tables import WIDTH, seen_width

CJK = range(0x2E80, 0xFF60)
"""Chinese characters and signs, behind which a line may break."""


def wrapped(text: str, indent: int, width: int = WIDTH) -> list[str]:
    """Return a text in lines that are seen no wider than ``width``, each indented.

    Lines break at spaces and zero-width spaces, and a word that is too long for a line breaks
    anywhere, as Chinese does.

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
    for character in text:
        word += character
        if character in " \u200b" or seen_width(word) >= room or ord(character) in CJK:
            yield word
            word = ""
    yield word
