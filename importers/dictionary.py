"""The words of headings: what each phrase means, from ``resources/headings``, in one look-up.

A phrase is compared by its key: folded, without spaces, traditional Chinese written simplified. So
``D.O.B``, ``d o b`` and ``DOB`` are one, and nobody lists spellings that only look different.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from declaration.fields import FIELDS
from declaration.khmer import fold
from resources import resource

_SAME_IN_RIEL = {"gross_khr": "gross", "net_pay_khr": "net_pay"}
"""What a heading means is the amount; which currency it is in is told apart from it."""

_FILES = ("identity", "employment", "time", "pay", "totals", "deductions", "other")
_BETWEEN = "·"

LANGUAGES = ("en", "km", "zh")
"""In which headings are listed."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing that a phrase can mean.

    Attributes:
        field: a name of ``declaration.fields``; "" for a heading that is known and none of ours.
        weak: whether it holds only where nothing else in the heading or the values says more.
    """

    field: str
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Dictionary:
    """All words of all headings.

    Attributes:
        meanings: key of a phrase → what it can mean, the likeliest first.
        aliases: other name of a field → field.
        features: folded phrase → what it says in a heading of overtime or night work.
        currencies: folded phrase → ``USD`` or ``KHR``.
        groups: key of a phrase → ``earnings``, ``deductions`` or ``time``.
        heads: field → folded phrases that make any heading that ends (Khmer: begins) so that field.
        not_money: folded words of headings over numbers that are no money.
    """

    meanings: Mapping[str, tuple[Meaning, ...]]
    aliases: Mapping[str, str]
    features: Mapping[str, frozenset[str]]
    currencies: Mapping[str, str]
    groups: Mapping[str, str]
    heads: Mapping[str, tuple[str, ...]]
    not_money: frozenset[str]


def normal(text: str) -> str:
    """Return a text folded, with traditional Chinese characters written simplified.

    >>> normal("加班費 (O.T)"), normal("ប.ស.ស")
    ('加班费 o t', 'ប ស ស')
    """
    folded = fold(text)
    return folded if folded.isascii() else folded.translate(_simplified())


def key(text: str) -> str:
    """Return the form in which two headings are one: normal, without spaces.

    >>> key("D.O.B") == key("DOB"), key("OT 1.5"), key("ប.ស.ស") == key("បសស")
    (True, 'ot1.5', True)
    """
    return normal(text).replace(" ", "")


def field_name(name: str) -> str | None:
    """Return the field of a name or of one of its other names; None where nobody knows it.

    >>> field_name("gross"), field_name("gross_usd"), field_name("emp_code"), field_name("wings")
    ('gross', 'gross', 'worker_number', None)
    """
    plain = name.strip().casefold().replace("-", "_").replace(" ", "_")
    return plain if plain in FIELDS else dictionary().aliases.get(plain)


@cache
def dictionary() -> Dictionary:
    """Return the dictionary; its files are read once."""
    tables = {name: table for file in _FILES for name, table in _load(file).items()}
    words = _load("words")
    return Dictionary(
        meanings=_meanings(tables, words["left_alone"]),
        aliases={alias.casefold(): name for name, alias in _phrases(tables, "aliases")},
        features=_features(words["features"]),
        currencies=_listed(words["currency"], normal),
        groups=_listed(words["groups"], key),
        heads={name: tuple(map(normal, _split(text))) for name, text in words["heads"].items()},
        not_money=frozenset(normal(p) for p in _split(words["not_money"]["words"])),
    )


def spellings(field: str) -> dict[str, tuple[str, ...]]:
    """Return the headings listed for a field as they are written, by language.

    >>> spellings("sex")["en"][:2]
    ('Sex', 'Gender')
    """
    tables = (table for file in _FILES if (table := _load(file).get(field)))
    found = {lang: tuple(_split(each.get(lang, ""))) for each in tables for lang in LANGUAGES}
    return {language: phrases for language, phrases in found.items() if phrases}


@cache
def _load(file: str) -> dict[str, dict[str, str]]:
    with resource("headings", f"{file}.toml").open("rb") as stream:
        return tomllib.load(stream)


def _split(text: str) -> Iterator[str]:
    return (phrase for part in text.split(_BETWEEN) if (phrase := part.strip()))


def _listed(lists: Mapping[str, str], form: Callable[[str], str]) -> dict[str, str]:
    """Return phrase, in some form → the name of its list."""
    return {form(phrase): name for name, text in lists.items() for phrase in _split(text)}


def _phrases(tables: Mapping[str, Mapping[str, str]], *entries: str) -> Iterator[tuple[str, str]]:
    """Yield field and phrase of the given entries of every field."""
    for name, table in tables.items():
        for entry in entries:
            for phrase in _split(table.get(entry, "")):
                yield name, phrase


def _meanings(
    tables: Mapping[str, Mapping[str, str]], left_alone: Mapping[str, str]
) -> dict[str, tuple[Meaning, ...]]:
    """Return key → meanings: sure ones first, then weak ones, each in the files' order."""
    found: dict[str, list[Meaning]] = {}
    alone = [("", phrase) for text in left_alone.values() for phrase in _split(text)]
    _add(found, [*_phrases(tables, *LANGUAGES), *alone], weak=False)
    _add(found, _phrases(tables, "weak"), weak=True)
    names = [*_phrases(tables, "aliases"), *((name, name) for name in FIELDS)]
    _add(found, [(name, alias) for name, alias in names if key(alias) not in found], weak=False)
    return {phrase: tuple(meanings) for phrase, meanings in found.items()}


def _add(found: dict[str, list[Meaning]], phrases: Iterable[tuple[str, str]], weak: bool) -> None:
    for said, phrase in phrases:
        meanings = found.setdefault(key(phrase), [])
        name = _SAME_IN_RIEL.get(said, said)
        if all(meaning.field != name for meaning in meanings):
            meanings.append(Meaning(name, weak))


def _features(lists: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Return folded phrase → every feature whose list holds it."""
    found: dict[str, set[str]] = {}
    for feature, text in lists.items():
        for phrase in _split(text):
            found.setdefault(normal(phrase), set()).add(feature)
    return {phrase: frozenset(features) for phrase, features in found.items() if phrase}


@cache
def _simplified() -> dict[int, int]:
    characters = _load("words")["characters"]
    return str.maketrans(characters["traditional"], characters["simplified"])
