"""Finding words in the help: every page in a language, folded once, looked through at each key.

    index = Index(Library("km"))
    index.find("ប្រាក់​ឈ្នួល")[0].place

Texts are compared folded (``declaration.khmer``), so that spellings that look the same are found,
and words are looked for anywhere in a text: Khmer and Chinese set no spaces between words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from declaration.khmer import fold
from desktop.help.address import PREFIXES, Address
from desktop.help.snippet import Snippet, snippet

if TYPE_CHECKING:
    from desktop.help.library import Library

MOST = 60
"""So many results are returned."""
ALIKE = 0.6
"""Of a query of which nothing is found as it stands, this share of its pieces has to be there."""
PIECE = 3
"""Letters of such a piece; Chinese has two."""
IN_TITLE, BEGINS_TITLE, IN_HEADING, BEGINS_HEADING, IN_TEXT = 40, 60, 30, 40, 5
"""What a word counts by where it is found."""
EXACT, BEGINNING = 100, 2
"""Besides: where the title is what was looked for, and at the beginning of a page."""
WEIGHTS = {"written": 15, "made": 10, "field": 7, "index": 4}
"""What a page counts by its kind [tenths]: what a person wrote most, a list of pages least."""


@dataclass(frozen=True, slots=True)
class Result:
    """A place that holds what was looked for.

    Attributes:
        place: page and heading.
        title: of the page.
        heading: that it stands under; the title where it stands at the beginning.
        snippet: what stands around the words.
    """

    place: Address
    title: str
    heading: str
    snippet: Snippet


@dataclass(frozen=True, slots=True)
class _Record:
    """One section as it is looked through: folded beside what is shown."""

    place: Address
    title: str
    heading: str
    text: str
    folded_title: str
    folded_heading: str
    folded: str
    weight: int


class Index:
    """The sections of all pages of one language; made once, about 0.3 s.

    Args:
        library: whose pages.
    """

    def __init__(self, library: Library) -> None:
        self._records = [
            _Record(
                Address(page.name, section.anchor),
                page.title,
                section.heading,
                section.text,
                fold(page.title),
                fold(section.heading),
                fold(section.text),
                WEIGHTS[_kind(page.name, library)],
            )
            for page in library
            for section in page.sections
        ]

    def find(self, query: str) -> list[Result]:
        """Return where all words of a query stand, the best first.

        Where they stand nowhere together, the places that hold most of their pieces.
        """
        words = fold(query).split()
        if not words:
            return []
        found = self._ranked(words) or self._alike(words)
        return [_result(record, words) for record in found[:MOST]]

    def records(self) -> list[dict[str, str | int]]:
        """Return the sections as plain data, for the search of the web pages."""
        return [
            {"p": str(r.place), "t": r.title, "h": r.heading, "x": r.text, "w": r.weight}
            for r in self._records
        ]

    def _ranked(self, words: Sequence[str]) -> list[_Record]:
        scored = [(_score(record, words), -at) for at, record in enumerate(self._records)]
        best = sorted((each for each in scored if each[0]), reverse=True)
        return _one_a_page([self._records[-at] for _score, at in best])

    def _alike(self, words: Sequence[str]) -> list[_Record]:
        pieces = _pieces("".join(words))
        if not pieces:
            return []
        scored = []
        for at, record in enumerate(self._records):
            text = f"{record.folded_title} {record.folded_heading} {record.folded}"
            share = sum(piece in text for piece in pieces) / len(pieces)
            if share >= ALIKE:
                scored.append((share, -at))
        return _one_a_page([self._records[-at] for _share, at in sorted(scored, reverse=True)])


def _score(record: _Record, words: Sequence[str]) -> int:
    """Return how well a section fits; 0 where a word is missing."""
    total = 0
    for word in words:
        points = _points(record, word)
        if not points:
            return 0
        total += points
    if not record.place.anchor:
        total += BEGINNING + EXACT * (" ".join(words) == record.folded_title)
    return total * record.weight


def _kind(name: str, library: Library) -> str:
    if name in library.indexes:
        return "index"
    if name.startswith(PREFIXES["field"]):
        return "field"
    return "written" if name in library.written else "made"


def _points(record: _Record, word: str) -> int:
    points = 0
    if word in record.folded_title:
        begins = f" {record.folded_title}".find(f" {word}") >= 0
        points += BEGINS_TITLE if begins else IN_TITLE
        if record.place.anchor and word not in record.folded:  # the page's beginning stands for it
            points //= 4
    if word in record.folded_heading:
        points += BEGINS_HEADING if record.folded_heading.startswith(word) else IN_HEADING
    return points + (
        IN_TEXT + min(record.folded.count(word), IN_TEXT) if word in record.folded else 0
    )


def _one_a_page(records: Sequence[_Record]) -> list[_Record]:
    """Return at most two sections a page, so that one page does not fill the list."""
    counts: dict[str, int] = {}
    kept = []
    for record in records:
        counts[record.place.page] = counts.get(record.place.page, 0) + 1
        if counts[record.place.page] <= 2:
            kept.append(record)
    return kept


def _pieces(text: str) -> set[str]:
    size = 2 if any("\u4e00" <= sign <= "\u9fff" for sign in text) else PIECE
    return {text[at : at + size] for at in range(len(text) - size + 1)}


def _result(record: _Record, words: Sequence[str]) -> Result:
    return Result(record.place, record.title, record.heading, snippet(record.text, words))
