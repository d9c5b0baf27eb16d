"""What the words of one heading say: the fields it can mean, best first, and its currency.

From sure to unsure: the whole heading is a known phrase; its parts are (translations beside each
other, a group over its column); its words put overtime together; known words stand among others.
Likeness of spelling comes after all this, see ``importers.likeness``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from declaration.fields import FIELDS, Role
from importers.dictionary import Meaning, dictionary, key, normal
from importers.fitting import fits_group
from importers.overtime import overtime_fields
from importers.wording import (
    bare,
    currency_said,
    scripts,
    segments,
    unqualified,
    without_currency,
)

SURE = 100
"""The whole heading is a known phrase."""
PARTS = 97
"""All its parts are known and agree."""
WEAK = 80
"""A word that means it only where nothing else says otherwise."""
UNSURE = 75
"""Known words among unknown ones."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A field that a heading can mean.

    Attributes:
        field: its name; "" for a heading that is known and no field of ours.
        score: 0 to 100.
        exact: whether known words say it, and not likeness alone.
    """

    field: str
    score: int
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Reading:
    """What a heading says.

    Attributes:
        candidates: fields it can mean, best first; none where its words are unknown.
        currency: ``USD``, ``KHR`` or "".
        group: ``earnings``, ``deductions``, ``time`` or "": what its group says.
    """

    candidates: tuple[Candidate, ...]
    currency: str = ""
    group: str = ""


@lru_cache(maxsize=4096)
def read_label(parts: tuple[str, ...]) -> Reading:
    """Return what a heading says.

    Args:
        parts: its texts from the group down to the column's own, as written, none empty.
    """
    if not parts:
        return Reading(())
    own, groups = unqualified(parts[-1]), parts[:-1]
    group = _group(groups) or _sign(own)
    currency = next((c for part in reversed(parts) if (c := currency_said(part))), "")
    candidates = _candidates(own, groups, currency)
    return Reading(_in_group(candidates, group, own), currency, group)


@lru_cache(maxsize=8192)
def is_known(text: str) -> bool:
    """Return whether a text is made of words that headings are made of."""
    if not text or len(text) > 120:
        return False
    if not normal(bare(without_currency(text))):
        return bool(currency_said(text))
    found = _whole(text) or _by_segments(text)
    return bool(found or key(text) in dictionary().groups or overtime_fields(text))


def is_unit(text: str) -> bool:
    """Return whether a text is only a currency or a measure: it needs its group."""
    rest = normal(bare(without_currency(text)))
    return all(word in _UNITS for word in rest.split())


_UNITS = frozenset(
    [
        "amount",
        "amt",
        "total",
        "hours",
        "hour",
        "hrs",
        "hr",
        "h",
        "days",
        "day",
        "%",
        "pay",
        "no",
        "number",
        "金额",
        "小时",
        "天",
        "天数",
        "时数",
        "ម៉ោង",
        "ថ្ងៃ",
        "ចំនួន",
        "ប្រាក់",
        "ទឹកប្រាក់",
        "សរុប",
    ]
)


def _candidates(own: str, groups: tuple[str, ...], currency: str) -> tuple[Candidate, ...]:
    """Return the candidates by the first way that finds any."""
    together = " ".join((*groups, own))
    if groups and (fields := overtime_fields(together, bool(currency))):
        return tuple(Candidate(field, PARTS) for field in fields)
    for group in (" ".join(groups), *reversed(groups)) if groups else ():
        if found := _with_group(own, group):
            return found
    if (found := _whole(own)) and not (groups and is_unit(own)):
        return found
    if fields := overtime_fields(own, bool(currency)):
        return tuple(Candidate(field, PARTS) for field in fields)
    if found := _by_segments(own):
        return found
    if groups and is_unit(own):
        return _whole(groups[-1]) or _by_segments(groups[-1]) or _whole(own)
    return _by_words(own)


def _with_group(own: str, group: str) -> tuple[Candidate, ...]:
    """Return what group and heading mean as one phrase: "Contract" over "From"."""
    pairs = [(group, own)]
    own_parts, group_parts = scripts(own), scripts(group)
    pairs += [(group_parts[s], own_parts[s]) for s in own_parts if s in group_parts]
    for above, below in pairs:
        for text in (f"{above} {below}", f"{below} {above}"):
            meanings = _meanings(text)
            if any(not meaning.weak for meaning in meanings):
                return _ranked(meanings)
    return ()


def _whole(text: str) -> tuple[Candidate, ...]:
    return _ranked(_meanings(text))


def _ranked(meanings: Iterable[Meaning]) -> tuple[Candidate, ...]:
    return tuple(Candidate(m.field, WEAK if m.weak else SURE) for m in meanings)


def _meanings(text: str) -> tuple[Meaning, ...]:
    """Return what a phrase means: as it stands, without numbering, currency, percentage."""
    meanings = dictionary().meanings
    for form in _forms(text):
        if form and form in meanings:
            return meanings[form]
    return ()


def _forms(text: str) -> Iterator[str]:
    yield key(text)
    plain = bare(text)
    yield key(plain)
    plain = without_currency(plain)
    yield key(plain)
    yield key(re.sub(r"(?<!\d)\d([.,]\d+)?\s*%", " ", plain))  # a contribution's rate, not 150%


def _by_segments(text: str) -> tuple[Candidate, ...]:
    """Return what a heading's parts agree on: lines, bracketed parts, languages side by side."""
    best: tuple[Candidate, ...] = ()
    for parts in segments(text):
        known = [(part, found) for part in parts if (found := _meanings(part))]
        if not known:
            continue
        share = sum(len(key(part)) for part, _ in known) / max(1, sum(len(key(p)) for p in parts))
        agreed = _agreed([meanings for _, meanings in known], whole=len(known) == len(parts))
        if share >= 0.5 and agreed and (not best or agreed[0].score > best[0].score):
            best = agreed
    return best


def _agreed(readings: list[tuple[Meaning, ...]], whole: bool) -> tuple[Candidate, ...]:
    """Return the fields of several parts, ranked by how many parts name them and how surely."""
    votes: dict[str, float] = {}
    for meanings in readings:
        for rank, meaning in enumerate(meanings):
            votes[meaning.field] = votes.get(meaning.field, 0) + (
                (1 if meaning.weak else 2) - rank / 100
            )
    named = {f: sum(any(m.field == f for m in r) for r in readings) for f in votes}
    sure = {m.field for r in readings for m in r if not m.weak}
    ranked = sorted(votes, key=lambda f: (-named[f], -votes[f]))
    top = named[ranked[0]]
    return tuple(
        _vote(f, named[f] == len(readings), f in sure, whole) for f in ranked if named[f] == top
    )


def _vote(field: str, by_all: bool, sure: bool, whole: bool) -> Candidate:
    if not sure:
        return Candidate(field, WEAK - (0 if whole else 5), exact=whole)
    if by_all and whole:
        return Candidate(field, PARTS)
    return Candidate(field, 90 if by_all else UNSURE + 10, exact=by_all)


def _by_words(text: str) -> tuple[Candidate, ...]:
    """Return what known words among unknown ones say, if they carry most of the heading."""
    plain = normal(without_currency(bare(text)))
    for field, heads in dictionary().heads.items():
        if any(_is_headed(plain, head) for head in heads):
            return (Candidate(field, 85, exact=False),)
    best = max(_contained(plain), default=(0.0, ()))
    share, fields = best
    return tuple(Candidate(f, round(UNSURE - 15 + 30 * share), exact=False) for f in fields)


def _is_headed(plain: str, head: str) -> bool:
    if head.isascii():
        return plain.endswith(" " + head)
    if "\u1780" <= head[0] <= "\u17ff":
        return plain.startswith(head) and plain != head
    return plain.endswith(head) and plain != head


def _contained(plain: str) -> Iterator[tuple[float, tuple[str, ...]]]:
    """Yield share of the heading and fields of every sure phrase of two words or more inside it."""
    whole = len(plain.replace(" ", ""))
    for phrase in _phrases_inside(plain):
        meanings = dictionary().meanings.get(phrase, ())
        fields = tuple(m.field for m in meanings if not m.weak and m.field)
        if fields and len(phrase) / whole >= 0.5:
            yield len(phrase) / whole, fields


def _phrases_inside(plain: str) -> Iterator[str]:
    words = plain.split()
    for start in range(len(words)):
        for end in range(start + 2, min(start + 7, len(words) + 1)):
            yield "".join(words[start:end])
    for run in re.findall(r"[\u1780-\u17ff]{7,}|[\u4e00-\u9fff]{3,}", plain.replace(" ", "")):
        least = 6 if run[0] < "\u4e00" else 3
        for start in range(len(run) - least + 1):
            for end in range(start + least, len(run) + 1):
                yield run[start:end]


def _group(groups: tuple[str, ...]) -> str:
    """Return what the nearest group says its columns are, or ""."""
    known = dictionary().groups
    for group in reversed(groups):
        for parts in ([group], *segments(group)):
            for part in parts:
                if found := known.get(key(bare(part))):
                    return found
    return ""


def _sign(own: str) -> str:
    """Return what ``(+)`` or ``(-)`` in a heading says."""
    sign = re.search(r"[(（]\s*([-−–+])\s*[)）]", own)
    return "" if not sign else ("earnings" if sign[1] == "+" else "deductions")


def _in_group(found: tuple[Candidate, ...], group: str, own: str) -> tuple[Candidate, ...]:
    """Return the candidates that fit the group, or what the group makes of the heading."""
    if group not in ("earnings", "deductions"):
        return found
    fitting = tuple(c for c in found if fits_group(c.field, group))
    if fitting or not key(own) or (found and not found[0].field):
        return fitting or found
    if group == "deductions":
        return (Candidate("deduction", 92),)
    counted = found and FIELDS[found[0].field].role is Role.TIME
    return found if counted or not found else (Candidate("other_allowance", 92),)
