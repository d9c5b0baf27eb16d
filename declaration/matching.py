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
from functools import cache, cached_property, lru_cache

import numpy as np

from declaration.identifiers import national_id, nssf_number
from declaration.identifiers.digits import without_separators
from declaration.khmer import name_key
from declaration.ordered import different
from declaration.payroll import Bool, Int, Payroll, Texts

CLOSE_NAMES = 90
"""How alike two names must be, out of 100, where birth date or worker number is the same."""

MOST_ALIKE = 30
"""A number that more rows share (``000000000``) tells nobody from another."""

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
    pairing = _Pairing(_People(left), _People(right))
    pairing.by_number(MatchedBy.NSSF_NUMBER, "nssf_numbers")
    pairing.by_number(MatchedBy.NSSF_NUMBER, "cores")
    pairing.by_number(MatchedBy.NATIONAL_ID, "national_ids")
    pairing.by_worker_number()
    pairing.by_names_and_birth("khmer_and_birth")
    pairing.by_names_and_birth("latin_and_birth")
    pairing.by_likeness()
    pairing.found.unmatched = np.flatnonzero(pairing.free)
    return pairing.found


Keys = list[str]
"""One a row; "" where a row has none."""


class _People:
    """One table's people as keys, each kind made when it is first asked for [n]."""

    def __init__(self, table: Payroll) -> None:
        self.table = table
        self.births = table.date("birth_date")

    def _keys(self, field: str, change: Callable[[str], str]) -> Keys:
        keys: Keys = self.table.text(field).map(change).values().tolist()
        return keys

    @cached_property
    def nssf_numbers(self) -> Keys:
        return self._keys("nssf_number", _whole_number)

    @cached_property
    def cores(self) -> Keys:
        return self._keys("nssf_number", nssf_number.core)

    @cached_property
    def national_ids(self) -> Keys:
        return self._keys("national_id", lambda text: national_id.with_zeros(text).casefold())

    @cached_property
    def worker_numbers(self) -> Keys:
        return self._keys("worker_number", lambda text: without_separators(text).casefold())

    @cached_property
    def sexes(self) -> Keys:
        return self._keys("sex", str.casefold)

    @cached_property
    def khmer(self) -> Keys:
        return self._keys("name_km", name_key)

    @cached_property
    def latin(self) -> Keys:
        return self._keys("name_latin", name_key)

    @cached_property
    def khmer_words(self) -> Keys:
        return self._keys("name_km", in_any_order)

    @cached_property
    def latin_words(self) -> Keys:
        return self._keys("name_latin", in_any_order)

    @cached_property
    def khmer_and_birth(self) -> Keys:
        return self._with_birth(self.khmer)

    @cached_property
    def latin_and_birth(self) -> Keys:
        return self._with_birth(self.latin)

    def _with_birth(self, names: Keys) -> Keys:
        born = np.datetime_as_string(self.births).tolist()
        pairs = zip(names, born, strict=True)
        return [f"{name}|{day}" if name and day != "NaT" else "" for name, day in pairs]


def in_any_order(name: str) -> str:
    """Return a name's words sorted: family and given name change places from list to list.

    >>> in_any_order("Dara SOK") == in_any_order("SOK Dara")
    True
    """
    return " ".join(sorted(map(_word_key, name.split())))


_word_key = lru_cache(maxsize=1 << 16)(name_key)
"""People share their names' words; each is folded once."""


def _whole_number(text: str) -> str:
    number = nssf_number.compact(text)
    return number if len(number) <= 14 else number[:14]


class _Pairing:
    """Two tables on the way to being paired.

    Attributes:
        found: the pairs so far.
        free: right rows that nobody is yet [m].
    """

    def __init__(self, left: _People, right: _People) -> None:
        n, m = len(left.table), len(right.table)
        nobody = list(MatchedBy).index(MatchedBy.NOT)
        self.left, self.right = left, right
        self.free = np.ones(m, bool)
        self.found = Matches(
            np.full(n, -1), np.full(n, nobody), np.zeros(n, np.int64), np.arange(m)
        )

    def by_number(self, by: MatchedBy, kind: str) -> None:
        """Pair the rows whose keys are equal; of several, those with the same name first."""
        for lefts, rights in self._sharing(kind):
            if len(lefts) == len(rights) == 1:
                self._pair(lefts[0], rights[0], by, 100)
                continue
            for a, b, _ in self._by_name(lefts, rights):
                self._pair(a, b, by, 100)
            open_left = [row for row in lefts if self.found.right[row] < 0]
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
        alone: dict[np.datetime64, list[int]] = {}
        for row in np.flatnonzero(self.free & ~np.isnat(self.right.births)).tolist():
            alone.setdefault(self.right.births[row], []).append(row)
        if not alone:
            return
        births = self.left.births
        for row in np.flatnonzero((self.found.right < 0) & ~np.isnat(births)).tolist():
            candidates = [other for other in alone.get(births[row], []) if self.free[other]]
            candidates = [other for other in candidates if not self._is_another(row, other)]
            scores = [(self._likeness(row, other) or 0, -other) for other in candidates]
            score, other = max(scores, default=(0, 0))
            if score >= CLOSE_NAMES:
                self._pair(row, -other, MatchedBy.NAMES_AND_BIRTH_DATE, score)

    def _sharing(self, kind: str) -> Iterator[tuple[list[int], list[int]]]:
        """Yield the open rows of both sides that share a key, in the order of the left."""
        there: dict[str, list[int]] = {}
        keys: Keys = getattr(self.right, kind)
        for row in np.flatnonzero(self.free).tolist():
            if keys[row]:
                there.setdefault(keys[row], []).append(row)
        here: dict[str, list[int]] = {}
        keys = getattr(self.left, kind) if there else []
        for row in np.flatnonzero(self.found.right < 0).tolist() if there else ():
            if keys[row] in there:
                here.setdefault(keys[row], []).append(row)
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
        return bool(self.found.right[a] < 0 and self.free[b])

    def _nothing_against(self, a: int, b: int) -> bool:
        """Return whether no name can be compared, and no other number speaks against it."""
        if self._likeness(a, b) is not None:
            return False
        return not self._numbers_differ(a, b)

    def _numbers_differ(self, a: int, b: int) -> bool:
        """Return whether both have an NSSF or identity number, and another one."""
        return self._differing(a, b, "cores", "national_ids") > 0

    def _is_another(self, a: int, b: int) -> bool:
        """Return whether a number or the sex says that names that are alike are two people's."""
        return self._differing(a, b, "cores", "national_ids", "sexes") > 0

    def _against(self, a: int, b: int) -> int:
        """Return how many things speak against two rows being one person."""
        return self._differing(a, b, "cores", "national_ids", "worker_numbers", "sexes")

    def _differing(self, a: int, b: int, *kinds: str) -> int:
        sides = ((getattr(self.left, kind)[a], getattr(self.right, kind)[b]) for kind in kinds)
        return sum(bool(here and there and here != there) for here, there in sides)

    def _likeness(self, a: int, b: int) -> int | None:
        """Return how alike the names are in whichever script both have, 0 to 100, or None."""
        scripts = ((self.left.khmer, self.right.khmer), (self.left.latin, self.right.latin))
        both = [(x[a], y[b]) for x, y in scripts if x[a] and y[b]]
        if any(x == y for x, y in both):
            return 100
        if not both:
            return None
        left, right = self.left, self.right
        if left.latin_words[a] == right.latin_words[b] != "":
            return 100
        if left.khmer_words[a] == right.khmer_words[b] != "":
            return 100
        from rapidfuzz.fuzz import ratio

        return max(int(ratio(x, y)) for x, y in both)

    def _pair(self, a: int, b: int, by: MatchedBy, score: int) -> None:
        self.found.right[a], self.found.score[a] = b, score
        self.found.by[a] = list(MatchedBy).index(by)
        self.free[b] = False


def rough_name_keys(names: Texts) -> Int:
    """Return a number for each name that equal names share; 0 where there is none [n].

    It adds up the signs that every spelling of a name keeps (Khmer consonants, ដ as ត; Latin
    consonants; digits), in whatever order, so that only names that share it need be compared
    letter by letter (``name_key``).

    >>> a, b, c = rough_name_keys(Texts.of(["SOK Dara", "sok-dara", "SOK Dana"])).tolist()
    >>> a == b, a == c
    (True, False)
    """
    signs = np.frombuffer(("\0".join(names.pool) + "\0").encode("utf-32-le"), "<u4")
    starts = np.concatenate([[0], np.flatnonzero(signs == 0)[:-1] + 1])
    weights = _weights()
    sums = np.add.reduceat(weights[np.minimum(signs, len(weights) - 1)], starts)
    keys: Int = sums[names.codes]
    return keys


@cache
def _weights() -> Int:
    """Return a large number for each sign that a name keeps, 0 for the others."""
    weights = np.zeros(0x1800, np.int64)
    khmer = [sign for sign in range(0x1780, 0x17A3) if sign != ord("ដ")]
    latin = [sign for sign in range(ord("a"), ord("z") + 1) if chr(sign) not in "aeiou"]
    for sign in (*khmer, *latin, *range(ord("0"), ord("9") + 1)):
        weights[sign] = pow(sign, 7, 2**61 - 1)
    weights[ord("ដ")] = weights[ord("ត")]
    weights[[0x17A3, 0x17A4]], weights[0x17D8] = weights[ord("អ")], weights[ord("ល")]
    weights[0x17E0:0x17EA] = weights[ord("0") : ord("9") + 1]
    weights[[ord(chr(sign).upper()) for sign in latin]] = weights[latin]
    return weights


def repeated(keys: Int, rows: Bool) -> list[int]:
    """Return the rows whose key others have too, in order.

    >>> repeated(np.array([7, 8, 7, 9]), np.array([True] * 4))
    [0, 2]
    """
    who = np.flatnonzero(rows)
    order = who[np.argsort(keys[who], kind="stable")]
    same = keys[order[1:]] == keys[order[:-1]]
    found: list[int] = different(np.concatenate([order[1:][same], order[:-1][same]])).tolist()
    return found
