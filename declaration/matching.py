"""Who is who in two tables of people: by number first, then by names and birth date.

In come two payrolls (or a payroll and a register, or a declaration read back); out comes, for each
row of the first, the row of the second that is the same person, and how that is known. Texts are
compared once for each different text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import numpy as np

from declaration.identifiers import national_id, nssf_number
from declaration.identifiers.digits import without_separators
from declaration.khmer import name_key
from declaration.payroll import Bool, Int, Payroll, Texts

CLOSE_NAMES = 90
"""How alike two names must be, out of 100, where the birth date is the same."""


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
        score: how sure, 0 to 100; numbers that agree are 100 [n].
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
    n, m = len(left), len(right)
    nobody = list(MatchedBy).index(MatchedBy.NOT)
    found = Matches(np.full(n, -1), np.full(n, nobody), np.zeros(n, np.int64), np.arange(m))
    free = np.ones(m, bool)
    for by, keys in _WAYS:
        _match(found, free, keys(left), keys(right), by)
    _match_alike(found, free, left, right)
    found.unmatched = np.flatnonzero(free)
    return found


Keys = list[str]
"""One a row; "" where a row has none."""


def _match(found: Matches, free: Bool, left: Keys, right: Keys, by: MatchedBy) -> None:
    """Pair the rows whose keys are equal, each key's first free row on the right."""
    where: dict[str, int] = {}
    for row in np.flatnonzero(free)[::-1].tolist():
        where[right[row]] = row
    where.pop("", None)
    if not where:
        return
    for row in np.flatnonzero(found.right < 0).tolist():
        other = where.pop(left[row], None) if left[row] else None
        if other is not None:
            _pair(found, free, row, other, by, 100)


def _pair(found: Matches, free: Bool, left: int, right: int, by: MatchedBy, score: int) -> None:
    found.right[left], found.score[left] = right, score
    found.by[left] = list(MatchedBy).index(by)
    free[right] = False


def _keys(texts: Texts, change: Callable[[str], str]) -> Keys:
    keys: Keys = texts.map(change).values().tolist()
    return keys


def _nssf_numbers(table: Payroll) -> Keys:
    return _keys(table.text("nssf_number"), _whole_number)


def _cores(table: Payroll) -> Keys:
    return _keys(table.text("nssf_number"), lambda text: nssf_number.core(text))


def _whole_number(text: str) -> str:
    number = nssf_number.compact(text)
    return number if len(number) <= 14 else number[:14]


def _national_ids(table: Payroll) -> Keys:
    return _keys(table.text("national_id"), lambda text: national_id.with_zeros(text).casefold())


def _names(table: Payroll) -> tuple[Keys, Keys]:
    return _keys(table.text("name_km"), name_key), _keys(table.text("name_latin"), name_key)


def _numbers_and_names(script: int) -> Callable[[Payroll], Keys]:
    """Return the worker number with the name: a number alone may have been given anew."""

    def keys(table: Payroll) -> Keys:
        numbers = _keys(table.text("worker_number"), lambda t: without_separators(t).casefold())
        names = _names(table)[script]
        return [f"{a}|{b}" if a and b else "" for a, b in zip(numbers, names, strict=True)]

    return keys


def _names_and_births(script: int) -> Callable[[Payroll], Keys]:
    def keys(table: Payroll) -> Keys:
        births = np.datetime_as_string(table.date("birth_date")).tolist()
        names = _names(table)[script]
        pairs = zip(names, births, strict=True)
        return [f"{name}|{born}" if name and born != "NaT" else "" for name, born in pairs]

    return keys


_WAYS: tuple[tuple[MatchedBy, Callable[[Payroll], Keys]], ...] = (
    (MatchedBy.NSSF_NUMBER, _nssf_numbers),
    (MatchedBy.NSSF_NUMBER, _cores),
    (MatchedBy.NATIONAL_ID, _national_ids),
    (MatchedBy.WORKER_NUMBER, _numbers_and_names(0)),
    (MatchedBy.WORKER_NUMBER, _numbers_and_names(1)),
    (MatchedBy.NAMES_AND_BIRTH_DATE, _names_and_births(0)),
    (MatchedBy.NAMES_AND_BIRTH_DATE, _names_and_births(1)),
)


def _match_alike(found: Matches, free: Bool, left: Payroll, right: Payroll) -> None:
    """Pair who is still alone with the most alike name of the same birth date."""
    if not (free.any() and (found.right < 0).any()):
        return
    alone = _by_birth(right, np.flatnonzero(free))
    names, others = _names(left), _names(right)
    births = left.date("birth_date")
    for row in np.flatnonzero((found.right < 0) & ~np.isnat(births)).tolist():
        candidates = [other for other in alone.get(births[row], []) if free[other]]
        scores = [(_likeness(names, row, others, other), -other) for other in candidates]
        score, other = max(scores, default=(0, 0))
        if score >= CLOSE_NAMES:
            _pair(found, free, row, -other, MatchedBy.NAMES_AND_BIRTH_DATE, score)


def _by_birth(table: Payroll, rows: Int) -> dict[np.datetime64, list[int]]:
    births = table.date("birth_date")
    found: dict[np.datetime64, list[int]] = {}
    for row in rows.tolist():
        if not np.isnat(births[row]):
            found.setdefault(births[row], []).append(row)
    return found


def _likeness(names: tuple[Keys, Keys], row: int, others: tuple[Keys, Keys], other: int) -> int:
    """Return how alike two people's names are in whichever script both have, 0 to 100."""
    from rapidfuzz.fuzz import ratio

    both = ((mine[row], theirs[other]) for mine, theirs in zip(names, others, strict=True))
    return max((int(ratio(a, b)) for a, b in both if a and b), default=0)


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
    found: list[int] = np.unique(np.concatenate([order[1:][same], order[:-1][same]])).tolist()
    return found
