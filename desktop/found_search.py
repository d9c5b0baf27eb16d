"""Words looked for in findings: in titles, fields, workers, cells and figures. No Qt.

What many findings share (the title of a code, a field, a worker) is searched once for all of them;
only what is a finding's own is searched finding by finding. So a word takes a few hundredths of a
second among a hundred thousand findings, in any language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from declaration.findings import Finding, entry
from desktop.fields import field_title
from desktop.texts import translate

if TYPE_CHECKING:
    from declaration.payroll import Bool, Int, Payroll

UNSEEN = "\u200b"
"""Stands between Khmer words and is not seen; nobody searches for it."""

LONGEST = 60
"""Longer texts among the figures are sentences, which nobody searches [characters]."""

PART = 10_000
"""Findings that are prepared in one go: some milliseconds."""

PEOPLE = ("worker_number", "nssf_number", "national_id", "name_km", "name_latin")
"""What a worker is searched by."""


class FoundSearch:
    """Searches the findings of a month.

    Args:
        findings: the remarks [n].
        group: position in ``codes`` [n].
        codes: the different codes.
        payroll: what they speak of, or None.
    """

    def __init__(
        self,
        findings: Sequence[Finding],
        group: Int,
        codes: Sequence[str],
        payroll: Payroll | None,
    ) -> None:
        self._findings, self._group, self._codes = findings, group, codes
        self._payroll = payroll
        self._own: list[str] | None = None

    def rows_with(self, words: Sequence[str], language: str) -> Bool:
        """Return which findings hold every word [n].

        Args:
            words: in small letters.
            language: in which titles and fields are read.
        """
        kept: Bool = np.ones(len(self._findings), bool)
        for word in words:
            kept &= self._rows_with(as_number(word.replace(UNSEEN, "")), language)
        return kept

    def getting_ready(self) -> Iterator[None]:
        """Make what is searched, a part at a time, before a person types."""
        if self._own is not None:
            return
        for _made in (self._fields, self._worker):
            yield
        own: list[str] = []
        for start in range(0, len(self._findings), PART):
            part = self._findings[start : start + PART]
            own += _texts("\t".join(_said(finding, self._people)) for finding in part)
            yield
        self._own = own

    def _rows_with(self, word: str, language: str) -> Bool:
        titles = _texts(f"{code} {translate(language)(entry(code).title)}" for code in self._codes)
        found = _hits(titles, word)[self._group]
        names, place = self._fields
        found |= _hits(_texts(field_title(name, language) for name in names), word)[place]
        found |= _hits(self._people, word)[self._worker]
        rest = np.flatnonzero(~found)
        own = self._ready()
        found[rest] = [word in own[i] for i in rest.tolist()]
        return found

    @cached_property
    def _fields(self) -> tuple[list[str], Int]:
        """The different fields, and each finding's position among them [n]."""
        names = list(dict.fromkeys(f.field for f in self._findings))
        at = {name: i for i, name in enumerate(names)}
        return names, np.fromiter((at[f.field] for f in self._findings), np.int64)

    @cached_property
    def _worker(self) -> Int:
        """Each finding's worker, the last of ``_people`` where it has none [n]."""
        nobody = len(self._people) - 1
        workers = (nobody if f.worker is None else f.worker for f in self._findings)
        return np.fromiter(workers, np.int64)

    @cached_property
    def _people(self) -> list[str]:
        """What each worker is searched by, and "" for nobody [workers + 1]."""
        payroll = self._payroll
        if payroll is None:
            return [""] * (1 + max((f.worker or 0 for f in self._findings), default=0) + 1)
        columns = [payroll.texts[name].values() for name in PEOPLE if name in payroll.texts]
        texts = _texts(map("\t".join, zip(*columns, strict=True)))
        return [*(texts or [""] * len(payroll)), ""]

    def _ready(self) -> list[str]:
        """Return what only each finding says: its cell, what stands there, short figures [n]."""
        for _part in self.getting_ready():
            pass
        return self._own or []


def as_number(word: str) -> str:
    """Return a number without separators and signs, as figures are kept; other words as they are.

    >>> as_number("$588,879.14"), as_number("line-a!f118")
    ('588879.14', 'line-a!f118')
    """
    bare = word.strip("$៛").replace(",", "")
    return bare if bare.replace(".", "", 1).isdigit() else word


def _said(finding: Finding, people: Sequence[str]) -> list[str]:
    place = finding.place
    texts = [place.file, place.cell, finding.value, finding.expected]
    for figure in finding.figures.values():
        several = figure if isinstance(figure, list | tuple) else (figure,)
        texts += [text for text in several if isinstance(text, str) and len(text) <= LONGEST]
    return [*texts, *(people[other] for other in finding.others)]


def _texts(texts: Iterable[str]) -> list[str]:
    """Return texts as they are searched: small letters, nothing that is not seen."""
    lines = [text.replace("\n", " ") for text in texts]
    return "\n".join(lines).replace(UNSEEN, "").casefold().split("\n") if lines else []


def _hits(texts: Sequence[str], word: str) -> Bool:
    found: Bool = np.array([word in text for text in texts], bool)
    return found
