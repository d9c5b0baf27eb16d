"""What a report is made of, whoever lays it out: sections of sentences, facts, tables, a chart.

Titles, labels and headings are English sources, which the writers translate; sentences and cells
are in the reader's language already.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

Cell = str | int | None
"""A whole number is an amount or a count; None is blank."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings.

    Attributes:
        headings: one a column, English sources.
        rows: all of them [rows × columns]; a page may show the first ones and say so.
        name: of its sheet in the workbook, English source; "" where it has none of its own.
    """

    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Histogram:
    """How many workers have a wage within each step.

    Attributes:
        step: width of a bar [riel].
        paid: workers by the wage paid, the first step from 0 [bars].
        declared: workers by the wage declared [bars].
    """

    step: int
    paid: Sequence[int]
    declared: Sequence[int]


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the report.

    Attributes:
        title: English source.
        sentences: paragraphs in the reader's language.
        facts: label (English source) and value.
        table: rows, or None.
        histogram: or None.
        as_list: whether the sentences are items of a list.
    """

    title: str
    sentences: Sequence[str] = ()
    facts: Sequence[tuple[str, str]] = ()
    table: Table | None = None
    histogram: Histogram | None = None
    as_list: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report.

    Attributes:
        title: English source.
        enterprise: name, Khmer name first where there is one; "" where not known.
        month: as ``2026-10``.
        facts: what it was made by: label (English source) and value.
        sections: in order.
        language: of its sentences.
    """

    title: str
    enterprise: str
    month: str
    facts: Sequence[tuple[str, str]]
    sections: Sequence[Section] = field(default_factory=list)
    language: str = "en"
