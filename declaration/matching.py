"""Who is who in two tables of people: by number first, then by names and birth date.

In come two payrolls (or a payroll and a register, or a declaration read back); out comes, for each
row of the first, the row of the second that is the same person, and how that is known. Nobody is
taken twice: where a number stands several times, those with the same name are paired first, the
rest in order. Texts are compared once for each different text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from typing import NamedTuple

import numpy as np

from declaration.payroll import Int, Payroll
from declaration.people_keys import NOT_KNOWN, Keys, People, same_words

CLOSE_NAMES = 90
"""How alike two names must be, out of 100, where birth date or worker number is the same."""

MOST_ALIKE = 30
"""A number that more rows share (``000000000``) tells nobody from another."""

MOST_BORN = 300
"""A birth date that more people share who are still alone is nobody's: alike names, and no more."""

NO_NAME_TO_COMPARE = 90
"""How sure a worker number alone is: it may have been given anew."""

IN_ORDER = 60
"""How sure it is where several share a number, and no name tells who is who."""

AGAINST = 10
"""What each thing that speaks against a pair of names takes from the score."""

SEVERAL = 5
"""What it takes from the score that others have the same name and birth date."""


class MatchedBy(StrEnum):
    """How it is known that two rows are one person, the surest first."""

    NSSF_NUMBER = "nssf_number"
    NATIONAL_ID = "national_id"
    WORKER_NUMBER = "worker_number"
    NAMES_AND_BIRTH_DATE = "names_and_birth_date"
    NOT = ""


@dataclass(slots=True)
class Matches:
    """Pairs of the same person: n rows on the left, m on the right.

    Attributes:
        right: for each left row the right row, or -1 [n].
        by: how it is known, positions in ``list(MatchedBy)`` [n].
        score: how sure, 0 to 100 [n]: NSSF and identity numbers that agree are 100, and 60 where
            several share one and no name tells them apart; a worker number is as sure as the names
            beside it are alike, 90 without names; equal names of one birth date are 100, 10 less
            for the one thing that may speak against them (sex, or one of the numbers), 5 less
            where others have both too; names that are only alike are as sure as they are alike.
        unmatched: right rows that nobody on the left is [≤ m].
    """

    right: Int
    by: Int
    score: Int
    unmatched: Int

    def matched_by(self, row: int) -> MatchedBy:
        """Return how a left row's person was found."""
        return list(MatchedBy)[int(self.by[row])]


def matches(left: Payroll, right: Payroll) -> Matches:
    """Return who on the right is whom on the left; nobody is taken twice.

    Args:
        left: n rows.
        right: m rows.
    """
    pairing = _Pairing(People(left), People(right))
    pairing.by_number(MatchedBy.NSSF_NUMBER, "nssf_numbers")
    pairing.by_number(MatchedBy.NSSF_NUMBER, "cores")
    pairing.by_number(MatchedBy.NATIONAL_ID, "national_ids")
    pairing.by_worker_number()
    pairing.by_names_and_birth("khmer_and_birth")
    pairing.by_names_and_birth("latin_and_birth")
    pairing.by_likeness()
    return pairing.done()


class _Pairing:
    """Two tables on the way to being paired.

    Attributes:
        to: for each left row the right row, or -1 [n].
        by, score: as in ``Matches`` [n].
        free: right rows that nobody is yet [m].
    """

    def __init__(self, left: People, right: People) -> None:
        n, m = len(left.table), len(right.table)
        self.left, self.right = left, right
        self.to, self.by, self.score = [-1] * n, [_PLACES[MatchedBy.NOT]] * n, [0] * n
        self.free = [True] * m

    def done(self) -> Matches:
        """Return the pairs found."""
        by, score = np.array(self.by, np.int64), np.array(self.score, np.int64)
        return Matches(np.array(self.to, np.int64), by, score, np.flatnonzero(self.free))

    def by_number(self, by: MatchedBy, kind: str) -> None:
        """Pair the rows whose keys are equal; of several, those with the same name first."""
        for lefts, rights in self._sharing(kind):
            if len(lefts) == len(rights) == 1:
                self._pair(lefts[0], rights[0], by, 100)
                continue
            for a, b, _ in self._by_name(lefts, rights):
                self._pair(a, b, by, 100)
            open_left = [row for row in lefts if self.to[row] < 0]
            open_right = [row for row in rights if self.free[row]]
            for a, b in zip(open_left, open_right, strict=False):
                self._pair(a, b, by, IN_ORDER)

    def by_worker_number(self) -> None:
        """Pair equal worker numbers with alike names, or where no names can be compared."""
        for lefts, rights in self._sharing("worker_numbers"):
            for a, b, score in self._by_name(lefts, rights):
                self._pair(a, b, MatchedBy.WORKER_NUMBER, score)
            for a in lefts:
                for b in rights:
                    if self._is_open(a, b) and self._nothing_against(a, b):
                        self._pair(a, b, MatchedBy.WORKER_NUMBER, NO_NAME_TO_COMPARE)

    def by_names_and_birth(self, kind: str) -> None:
        """Pair equal names of one birth date, unless two things speak against it."""
        for lefts, rights in self._sharing(kind):
            alone = len(lefts) == len(rights) == 1
            both = [(self._against(a, b), a, b) for a in lefts for b in rights]
            for against, a, b in sorted(pair for pair in both if pair[0] < 2):
                if self._is_open(a, b):
                    score = 100 - AGAINST * against - (0 if alone else SEVERAL)
                    self._pair(a, b, MatchedBy.NAMES_AND_BIRTH_DATE, score)

    def by_likeness(self) -> None:
        """Pair who is still alone with the most alike name of the same birth date and sex."""
        alone: dict[int, list[int]] = {}
        for row, born in enumerate(self.right.born):
            if self.free[row] and born != NOT_KNOWN:
                alone.setdefault(born, []).append(row)
        alone = {born: rows for born, rows in alone.items() if len(rows) <= MOST_BORN}
        for row, born in enumerate(self.left.born) if alone else ():
            if self.to[row] < 0 and born in alone:
                score, other = self._likest(row, alone[born])
                if score >= CLOSE_NAMES:
                    self._pair(row, other, MatchedBy.NAMES_AND_BIRTH_DATE, score)

    def _likest(self, a: int, rights: list[int]) -> tuple[int, int]:
        """Return the score and the row of the most alike name that nothing speaks against."""
        best, found = 0, -1
        for b in rights:
            if self.free[b] and not self._is_another(a, b):
                score = self._likeness(a, b) or 0
                if score > best:
                    best, found = score, b
        return best, found

    def _sharing(self, kind: str) -> Iterator[tuple[list[int], list[int]]]:
        """Yield the open rows of both sides that share a key, in the order of the left."""
        there: dict[str, list[int]] = {}
        keys: Keys = getattr(self.right, kind)
        for row, key in enumerate(keys):
            if key and self.free[row]:
                there.setdefault(key, []).append(row)
        here: dict[str, list[int]] = {}
        keys = getattr(self.left, kind) if there else []
        for row, key in enumerate(keys):
            if key in there and self.to[row] < 0:
                here.setdefault(key, []).append(row)
        for key, rows in here.items():
            if max(len(rows), len(there[key])) <= MOST_ALIKE:
                yield rows, there[key]

    def _by_name(self, lefts: list[int], rights: list[int]) -> Iterator[tuple[int, int, int]]:
        """Yield the open pairs whose names are alike, the most alike first."""
        alike = [(self._likeness(a, b) or 0, a, b) for a in lefts for b in rights]
        alike.sort(key=lambda pair: (-pair[0], pair[1], pair[2]))
        for score, a, b in alike:
            if score >= CLOSE_NAMES and self._is_open(a, b):
                yield a, b, score

    def _is_open(self, a: int, b: int) -> bool:
        return self.to[a] < 0 and self.free[b]

    def _nothing_against(self, a: int, b: int) -> bool:
        """Return whether no name can be compared, and no other number speaks against it."""
        if self._likeness(a, b) is not None:
            return False
        return _differing(self._numbers, a, b) == 0

    def _is_another(self, a: int, b: int) -> bool:
        """Return whether a number or the sex says that names that are alike are two people's."""
        return _differing(self._numbers, a, b) > 0 or _differing(self._sexes, a, b) > 0

    def _against(self, a: int, b: int) -> int:
        """Return how many things speak against two rows being one person."""
        sides = (self._numbers, self._sexes, self._worker_numbers)
        return sum(_differing(each, a, b) for each in sides)

    @cached_property
    def _numbers(self) -> Sides:
        return self._comparable("cores", "national_ids")

    @cached_property
    def _sexes(self) -> Sides:
        return self._comparable("sexes")

    @cached_property
    def _worker_numbers(self) -> Sides:
        return self._comparable("worker_numbers")

    def _comparable(self, *kinds: str) -> Sides:
        """Return the keys of both sides, for the kinds that both have at all."""
        known = [kind for kind in kinds if self.left.has(kind) and self.right.has(kind)]
        return [(getattr(self.left, kind), getattr(self.right, kind)) for kind in known]

    def _likeness(self, a: int, b: int) -> int | None:
        """Return how alike the names are in whichever script both have, 0 to 100, or None."""
        both = [s for s in self._scripts if s.here[a] and s.there[b]]
        for s in both:
            if s.here[a] == s.there[b]:
                return 100
        for s in both:
            if same_words(s.left[a], s.right[b], s.here[a], s.there[b]):
                return 100
        ratio = _ratio() if both else None
        return max(int(ratio(s.here[a], s.there[b])) for s in both) if ratio else None

    @cached_property
    def _scripts(self) -> list[_Script]:
        left, right = self.left, self.right
        return [
            _Script(left.khmer, right.khmer, left.names("name_km"), right.names("name_km")),
            _Script(left.latin, right.latin, left.names("name_latin"), right.names("name_latin")),
        ]

    def _pair(self, a: int, b: int, by: MatchedBy, score: int) -> None:
        self.to[a], self.score[a], self.by[a] = b, score, _PLACES[by]
        self.free[b] = False


_PLACES = {by: place for place, by in enumerate(MatchedBy)}

Sides = list[tuple[Keys, Keys]]
"""Kinds of keys: those of the left and those of the right."""


class _Script(NamedTuple):
    """Names in one script: their keys, and as written, left and right."""

    here: Keys
    there: Keys
    left: Keys
    right: Keys


def _differing(sides: Sides, a: int, b: int) -> int:
    """Return in how many kinds of keys two rows have another one."""
    count = 0
    for here, there in sides:
        if here[a] != there[b] and here[a] and there[b]:
            count += 1
    return count


@cache
def _ratio() -> Callable[[str, str], float]:
    from rapidfuzz.fuzz import ratio

    return ratio
