"""Words that the program itself knows: of headings, of kinds of contract, of months. They stay."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache

from declaration.identifiers.digits import ascii_digits
from declaration.khmer import fold, is_khmer
from importers.cells.date_text import BUDDHIST, month_named
from importers.months_said import YEARS
from importers.values import value
from resources import resource

_FOLDERS = ("headings", "values", "words")
_WORD = re.compile(r"[^\W\d_]+(?:[^\w\s]*[^\W\d_]+)*")
_LATIN_WORD = re.compile(r"[a-z]+")
_SMALL = 31
_SHORTEST_KHMER = 3


def is_known(word: str) -> bool:
    """Return whether a word is one of the program's own, a single letter or a small number.

    >>> is_known("Payroll"), is_known("October"), is_known("SOK"), is_known("2026"), is_known("A")
    (True, True, False, True, True)
    """
    if len(word) == 1:
        return True
    digits = ascii_digits(word)
    if digits.isdecimal():
        return len(digits) <= 4 and (
            int(digits) <= _SMALL or int(digits) in YEARS or int(digits) in BUDDHIST
        )
    folded = fold(word)
    if folded in _words() or month_named(word) is not None:
        return True
    return is_khmer(folded) and _khmer().fullmatch(folded) is not None


def is_known_value(field: str, text: str) -> bool:
    """Return whether every word of a text is known, so that it says a value and nothing else."""
    return all(is_known(word) for word in fold(text).split()) and bool(value(field, text))


@cache
def _words() -> frozenset[str]:
    found = {fold(text) for text in _texts()}
    return frozenset(found | {word for text in found for word in _LATIN_WORD.findall(text)})


@cache
def _khmer() -> re.Pattern[str]:
    phrases = {w for w in _words() for w in w.split() if is_khmer(w) and len(w) >= _SHORTEST_KHMER}
    ordered = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, ordered))})+")


def _texts() -> Iterator[str]:
    for folder in _FOLDERS:
        for path in sorted(resource(folder).glob("*.toml")):
            with path.open("rb") as file:
                yield from _strings(tomllib.load(file))


def _strings(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        for each in data.values():
            yield from _strings(each)
    elif isinstance(data, list):
        for each in data:
            yield from _strings(each)
    elif isinstance(data, str):
        yield from (part.strip() for part in data.split("·"))
