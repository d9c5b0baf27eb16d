"""The findings of a month as columns: grouped by code, counted, priced, filtered, searched. No Qt.

    found = Found(month.findings, month.payroll)
    mask = found.mask(Wanted(grades=frozenset({"error"}), family="FMT"), accepted)
    counts, totals, priced = found.sums(mask)            # a group each [codes]
    found.order(counts, totals)                          # what keeps people out first, then money

It is made once a month; a filter is then a few operations on whole columns, so that a hundred
thousand findings answer a key within a frame or two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from declaration.findings import Finding, Place, entry
from desktop.found_search import FoundSearch

if TYPE_CHECKING:
    from declaration.payroll import Bool, Int, Payroll

Sums: TypeAlias = tuple["Int", "Int", "Bool"]

GRADES = ("stop", "error", "warning", "notice", "changed")
"""Gravest first; each is also the name of its icon and its tone."""

HOLDING = 2
"""So many of ``GRADES``, from the first, keep somebody out of the file."""

SheetName = tuple[str, str]
"""File and sheet; two blanks where a finding stands in no sheet."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which findings are to be shown.

    Attributes:
        grades: only these severities; all where empty.
        family: only codes that begin so; all where "".
        sheet: only of this file and sheet; all where None.
        accepted: only accepted ones (True), only open ones (False), or both (None).
    """

    grades: frozenset[str] = frozenset()
    family: str = ""
    sheet: SheetName | None = None
    accepted: bool | None = False


class Found:
    """All findings of a month, a row each, in the order in which they were found [n].

    Attributes:
        findings: the remarks.
        payroll: what they speak of, or None.
        codes: the different codes, in the catalogue's order; a group each.
        group: position in ``codes`` [n].
        grade: position in ``GRADES`` [n].
        sheets: the files and sheets that are named, in their order.
        sheet: position in ``sheets`` [n].
        amount: the remittance short, 0 where there is no price [n, riel].
        priced: where there is a price [n].
    """

    def __init__(self, findings: Sequence[Finding], payroll: Payroll | None) -> None:
        self.findings, self.payroll = findings, payroll
        self.codes = sorted({finding.code for finding in findings})
        place = {code: i for i, code in enumerate(self.codes)}
        usual = {code: entry(code).severity for code in self.codes}
        rank = {grade: i for i, grade in enumerate(GRADES)}
        self.group: Int = _whole(place[f.code] for f in findings)
        self.grade: Int = _whole(rank[f.severity or usual[f.code]] for f in findings)
        names = [(f.place.file, f.place.sheet) for f in findings]
        self.sheets: list[SheetName] = list(dict.fromkeys(names))
        at = {name: i for i, name in enumerate(self.sheets)}
        self.sheet: Int = _whole(at[name] for name in names)
        self.amount: Int = _whole(f.amount_khr or 0 for f in findings)
        self.priced: Bool = np.array([f.amount_khr is not None for f in findings], bool)

    def __len__(self) -> int:
        return len(self.findings)

    def file_beside(self, place: Place) -> str:
        """Return what tells the file of a place apart where several have a sheet so called."""
        return self._apart.get((place.file, place.sheet), "")

    @cached_property
    def _apart(self) -> dict[SheetName, str]:
        """What stands beside a sheet whose name is in several files: how its file's differs."""
        times = Counter(sheet for _file, sheet in self.sheets if sheet)
        files = sorted({file for file, sheet in self.sheets if times[sheet] > 1}) or [""]
        same = takewhile(lambda pair: pair[0] == pair[1], zip(files[0], files[-1], strict=False))
        alike = sum(1 for _pair in same)
        begins = max(files[0].rfind(sign, 0, alike) for sign in "-_ ") + 1
        return {
            (file, sheet): f" · {file[begins:].rpartition('.')[0] or file}"
            for file, sheet in self.sheets
            if times[sheet] > 1
        }

    def prepare(self) -> None:
        """Make now, on whatever thread, what a click would wait for."""
        for _made in self.search.getting_ready():
            pass
        _ranks = self.by_place, self.by_worker, self.gravest, self._alike

    def mask(self, wanted: Wanted, accepted: Bool) -> Bool:
        """Return which findings are wanted [n].

        Args:
            wanted: the filter.
            accepted: which findings a person accepted [n].
        """
        kept: Bool = np.ones(len(self), bool)
        if wanted.accepted is not None:
            kept &= accepted == wanted.accepted
        if wanted.grades:
            kept &= np.array([grade in wanted.grades for grade in GRADES])[self.grade]
        if wanted.family:
            kept &= np.array([c.startswith(wanted.family) for c in self.codes], bool)[self.group]
        if wanted.sheet is not None:
            kept &= np.array([name == wanted.sheet for name in self.sheets], bool)[self.sheet]
        return kept

    def sums(self, mask: Bool | None = None) -> Sums:
        """Return how many findings each group has, their riel, and whether any is priced."""
        group = self.group if mask is None else self.group[mask]
        amount = self.amount if mask is None else self.amount[mask]
        priced = self.priced if mask is None else self.priced[mask]
        groups = len(self.codes)
        totals = np.zeros(groups, np.int64)
        np.add.at(totals, group, amount)
        counts = np.bincount(group, minlength=groups).astype(np.int64)
        return counts, totals, np.bincount(group[priced], minlength=groups) > 0

    def order(self, counts: Int, totals: Int) -> Int:
        """Return the groups: what keeps somebody out of the file first, then the dearest.

        Riel alone would put a stop, which has no price, below a warning of ten riel.
        """
        holding = np.minimum(self.gravest, HOLDING)
        by_rank: Int = np.lexsort((-counts, self.gravest, -totals, holding))
        return by_rank

    @cached_property
    def gravest(self) -> Int:
        """The gravest grade of each group [codes]."""
        gravest = np.full(len(self.codes), len(GRADES), np.int64)
        np.minimum.at(gravest, self.group, self.grade)
        return gravest

    def count_grades(self, mask: Bool) -> list[int]:
        """Return how many findings there are of each grade, in the order of ``GRADES``."""
        found: list[int] = np.bincount(self.grade[mask], minlength=len(GRADES)).tolist()
        return found

    @cached_property
    def search(self) -> FoundSearch:
        """What looks for words in the findings."""
        return FoundSearch(self.findings, self.group, self.codes, self.payroll)

    @cached_property
    def by_place(self) -> Int:
        """Return each finding's rank as it stands in the sources, from 1; 0 for no place [n]."""
        places = [f.place for f in self.findings]
        rows = _whole(place.row for place in places)
        columns = np.array([place.column.rjust(3) for place in places], "U3")
        order = np.lexsort((columns, rows, self.sheet))
        ranks = np.empty(len(self), np.int64)
        ranks[order] = np.arange(1, len(self) + 1)
        return np.where(_whole(bool(place.file) for place in places) == 0, 0, ranks)

    @cached_property
    def by_worker(self) -> Int:
        """Return the rank of each finding's worker, as in the payroll, from 1; 0 for none [n]."""
        return _whole(0 if f.worker is None else f.worker + 1 for f in self.findings)

    @cached_property
    def _alike(self) -> dict[tuple[str, str, str], list[int]]:
        alike: dict[tuple[str, str, str], list[int]] = {}
        for i, f in enumerate(self.findings):
            alike.setdefault((f.code, f.field, f.value), []).append(i)
        return alike

    def alike(self, row: int) -> list[int]:
        """Return the findings that say the same of the same: code, field and what stands there."""
        finding = self.findings[row]
        return self._alike[finding.code, finding.field, finding.value]


def _whole(numbers: Iterable[int]) -> Int:
    return np.fromiter(numbers, np.int64)
