"""What a report is made of, whoever lays it out: a part in each language, then the evidence.

A part is the page of answers and the charts, said in one language. The evidence is there once for
all readers: its titles, labels and headings are English sources, which the writers say in every
language of the report, and its sentences stand in each of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.phrases import phrase
from desktop.texts import translate

if TYPE_CHECKING:
    from desktop.charts.chart import Chart

Cell = str | int | None
"""A whole number is an amount or a count; None is blank."""

MOST_WORDS = 2
"""Languages in one cell: the reader's and another one."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an answer, in the reader's language.

    Attributes:
        words: what the figures are.
        workers: how many people, or None.
        share: of the workers paid, or None.
        riel: amount, or None.
    """

    words: str
    workers: int | None = None
    share: float | None = None
    riel: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One question with its figures, in the reader's language.

    Attributes:
        question: as the auditor asks it.
        said: the answer in words, or "".
        lines: the figures.
        verdict: "yes", "no" or "in part", said large; "" where figures are the answer.
    """

    question: str
    said: str = ""
    lines: Sequence[Line] = ()
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart and what to know of it, in the reader's language.

    Attributes:
        make: gives the chart; drawing needs Qt, saying does not.
        height: at the breadth of a page [pixels of 1/96 inch].
        sentences: below it.
    """

    make: Callable[[], Chart]
    height: float
    sentences: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Answers and charts in one language.

    Attributes:
        language: of everything in it.
        title: of the report.
        month: in words.
        about: what it was made by: rate, law, blind, masked.
        heads: above the three figures of a line: workers, share, riel.
        answers: in order; they stand on one page.
        pictures: in order.
    """

    language: str
    title: str
    month: str
    about: Sequence[str]
    heads: tuple[str, str, str]
    answers: Sequence[Answer]
    pictures: Sequence[Picture]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings.

    Attributes:
        headings: one a column, English sources.
        rows: all of them [rows × columns]; a page may show the first ones and say so.
        name: of its sheet in the workbook, English source.
        words: columns whose cells are English sources or phrases of the core.
        is_public: whether the headings are public names, as in a CSV: no language changes them.
    """

    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    name: str
    words: frozenset[int] = frozenset()
    is_public: bool = False

    def heads(self, languages: Sequence[str]) -> list[list[str]]:
        """Return each heading in the languages, equal ones once."""
        return [[each] if self.is_public else in_each(each, languages) for each in self.headings]


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the evidence.

    Attributes:
        title: English source.
        sentences: for each language of the report, its paragraphs.
        tables: rows; a second table explains the first.
        as_list: whether the sentences are items of a list.
    """

    title: str
    sentences: Sequence[Sequence[str]] = ()
    tables: Sequence[Table] = ()
    as_list: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report.

    Attributes:
        title: English source.
        enterprise: name, Khmer name first where there is one; "" where not known.
        month: as ``2026-10``.
        languages: the reader's first.
        parts: one a language; none where nothing could be compared.
        evidence: in order.
    """

    title: str
    enterprise: str
    month: str
    languages: Sequence[str]
    parts: Sequence[Part] = field(default_factory=list)
    evidence: Sequence[Section] = field(default_factory=list)

    @property
    def blocks(self) -> int:
        """How many answers, charts and sections there are, in all languages."""
        parts = sum(len(part.answers) + len(part.pictures) for part in self.parts)
        return parts + len(self.evidence)


def languages_of(language: str) -> tuple[str, ...]:
    """Return the languages of a report: the reader's, then Khmer and English.

    >>> languages_of("en"), languages_of("zh")
    (('en', 'km'), ('zh', 'km', 'en'))
    """
    return tuple(dict.fromkeys((language, "km", "en")))


def in_each(text: str, languages: Sequence[str]) -> list[str]:
    """Return an English source or a phrase of the core in each language; equal ones once."""
    return list(dict.fromkeys(_said(text, language) for language in languages))


def in_cell(cell: Cell, languages: Sequence[str]) -> Cell:
    """Return the words of a cell in the reader's language and, below, another one."""
    if not isinstance(cell, str):
        return cell
    return "\n".join(in_each(cell, languages[:MOST_WORDS]))


def _said(text: str, language: str) -> str:
    said = phrase(text, language)
    return translate(language)(text) if said == text else said
