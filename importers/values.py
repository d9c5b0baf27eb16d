"""Words of a payroll → our values: sex, kind of contract, state, nationality.

The words are data (``resources/values``); a person's own choices (``[values]`` of the mapping)
stand above them. Each different text is looked up once.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from declaration.khmer import fold
from declaration.payroll import Texts
from resources import resource

FIELDS = ("sex", "contract_type", "status", "nationality")
"""The fields whose words have values of ours."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one field.

    Attributes:
        value_of: folded word → our value.
        within: whether a word may stand within a longer text.
    """

    value_of: Mapping[str, str]
    within: bool

    @property
    def values(self) -> set[str]:
        """Every value of ours that the field can have."""
        return set(self.value_of.values())


@cache
def words(field: str) -> Words:
    """Return the words that payrolls use for a field.

    >>> words("sex").value_of["ស្រី"]
    'female'
    """
    with resource("values", f"{field}.toml").open("rb") as file:
        data = tomllib.load(file)
    value_of = {fold(word): value for value, known in data["words"].items() for word in known}
    return Words(value_of, data.get("within", False))


@cache
def no_dates() -> frozenset[str]:
    """Return the words that stand for no date, in small letters."""
    with resource("values", "dates.toml").open("rb") as file:
        return frozenset(tomllib.load(file)["blank"])


def value(field: str, text: str, chosen: Mapping[str, str] | None = None) -> str:
    """Return our value for a text of a payroll, or "" where it is not understood.

    A text that speaks of two values is not understood.

    Args:
        field: one of ``FIELDS``.
        text: as written.
        chosen: a person's choices, folded text → our value.

    >>> value("sex", "Ｆ."), value("contract_type", "FDC (6 months)"), value("sex", "x")
    ('female', 'fdc', '')
    >>> value("contract_type", "កិច្ចសន្យាគ្មានកំណត់"), value("contract_type", "FDC → UDC")
    ('udc', '')
    >>> value("contract_type", "Worker B", {"worker b": "fdc"})
    'fdc'
    """
    known, folded = words(field), fold(text)
    if chosen and (own := chosen.get(folded, "")) in known.values:
        return own
    if found := known.value_of.get(folded):
        return found
    found_values = {known.value_of[word] for word in _within(folded, known)}
    return found_values.pop() if len(found_values) == 1 else ""


def values(field: str, texts: Texts, chosen: Mapping[str, str] | None = None) -> Texts:
    """Return a column of our values, "" where a text is not understood [n].

    A nationality that is not known stays as written.
    """
    own = {fold(text): ours for text, ours in (chosen or {}).items()}
    if field == "nationality":
        return texts.map(lambda text: value(field, text, own) or own.get(fold(text), "") or text)
    return texts.map(lambda text: value(field, text, own))


def _within(folded: str, known: Words) -> list[str]:
    """Return the words that stand in a text and are not part of a longer one there."""
    if not known.within:
        return []
    spans = []
    for word in known.value_of:
        start = _find(folded, word)
        if start >= 0:
            spans.append((start, start + len(word), word))
    return [
        word
        for start, end, word in spans
        if not any(s <= start and end <= e and (s, e) != (start, end) for s, e, _ in spans)
    ]


def _find(folded: str, word: str) -> int:
    """Return where a word stands in a text, or -1; Latin words only whole."""
    if not word.isascii():
        return folded.find(word)
    padded = f" {_parted(folded)} "
    return padded.find(f" {word} ")


@cache
def _parted(folded: str) -> str:
    """Return a text whose other letters are blanks, so that Latin words stand apart."""
    return "".join(sign if sign.isascii() else " " for sign in folded)
