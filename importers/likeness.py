"""Headings recognised by likeness of spelling alone: slips of the pen that no dictionary lists.

Asked only for what exact matching leaves over, so that the library behind it is loaded only then.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from importers.dictionary import dictionary, key
from importers.labels import Candidate
from importers.wording import bare, without_currency

_LEAST = 84.0
"""Likeness below which two phrases are different words [0 to 100]."""

_SHORTEST = {"la": 5, "km": 6, "zh": 6}
"""Shorter words differ by a letter and mean something else: 应发 and 实发, "tax" and "tex"."""


def likenesses(labels: Sequence[str]) -> list[tuple[Candidate, ...]]:
    """Return for each heading the fields whose words it looks like, best first.

    Args:
        labels: headings whose words are unknown, as written.

    Returns:
        One entry a heading, in order; () where nothing is near.
    """
    keys = [key(without_currency(bare(label))) for label in labels]
    long_enough = [i for i, word in enumerate(keys) if len(word) >= _SHORTEST[_script(word)]]
    found: list[tuple[Candidate, ...]] = [() for _ in labels]
    if long_enough:
        from rapidfuzz import fuzz, process

        queries = [keys[i] for i in long_enough]
        scores = process.cdist(queries, _phrases(), scorer=fuzz.ratio, score_cutoff=_LEAST)
        for i, query, row in zip(long_enough, queries, scores, strict=True):
            near = {_phrases()[j]: float(row[j]) for j in row.nonzero()[0]}
            found[i] = _candidates(query, near)
    return found


def _candidates(query: str, near: dict[str, float]) -> tuple[Candidate, ...]:
    """Return the fields of the nearest phrases; numbers in them must be the same."""
    numbers = re.findall(r"\d+", query)
    best: dict[str, float] = {}
    for phrase, score in near.items():
        if re.findall(r"\d+", phrase) == numbers:
            for meaning in dictionary().meanings[phrase]:
                worth = score - (5 if meaning.weak else 0)
                best[meaning.field] = max(best.get(meaning.field, 0), worth)
    ranked = sorted(best, key=lambda field: -best[field])
    return tuple(Candidate(f, min(89, round(best[f] - 10)), exact=False) for f in ranked[:3])


def _script(word: str) -> str:
    if re.search(r"[\u4e00-\u9fff]", word):
        return "zh"
    return "km" if re.search(r"[\u1780-\u17ff]", word) else "la"


@cache
def _phrases() -> list[str]:
    return [phrase for phrase in dictionary().meanings if len(phrase) >= _SHORTEST[_script(phrase)]]
