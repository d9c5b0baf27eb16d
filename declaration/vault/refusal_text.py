"""What NSSF wrote, read line by line: which worker of a return, which field, and how sure that is.

    ties = read_refusal(text, lines, header_row=1)
    for each in ties: each.row, each.field, each.by, each.score     # row -1: nobody was found

A worker is found by NSSF, identity or worker number, by name, or by the row of the file handed in;
the surest counts. A line that names a field but no worker speaks for the lines after it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from declaration.identifiers import national_id, nssf_number
from declaration.identifiers.digits import ascii_digits, without_separators
from declaration.khmer import fold, name_key
from resources import resource

if TYPE_CHECKING:
    from declaration.vault.lines import Lines

SURE = {"nssf_number": 100, "national_id": 100, "worker_number": 95, "name": 80, "row": 40}
"""How a worker was found → how sure that is, out of 100."""

SHORT, SHORT_NUMBER = 40, 4
"""A worker number of so few digits could be any number; so sure is it then."""

AGREED = 15
"""So much surer is what two ways agree on."""

LEAST_NAME = 5
"""Shorter names stand in too many words."""

MERGED = 4
"""So many parts of a number may be written apart."""

NONE, SEVERAL = "none", "several"
"""Why no worker was found: nothing fits, or several have that name."""

_A_NUMBER = re.compile(r"\d[\d -]{3,}\d|[A-Za-z]+-?\d{2,}")
_PARTS = re.compile(r"[^\s,;:()\[\]។៖“”\"'«»|]+")


@dataclass(frozen=True, slots=True)
class Tie:
    """One line of a refusal.

    Attributes:
        line: of the text, from 1.
        said: the line.
        row: of the return's lines; -1 where nobody was found.
        field: that was refused, or "" where the text does not say.
        by: how the worker was found, a key of ``SURE``; else why not.
        score: how sure that is, 0 to 100.
    """

    line: int
    said: str
    row: int
    field: str
    by: str
    score: int


def read_refusal(text: str, lines: Lines, header_row: int = 1) -> list[Tie]:
    """Return what each line of a refusal speaks of; lines without a worker or a field are left out.

    Args:
        text: as it was pasted.
        lines: of the return that was refused.
        header_row: of the file that was handed in, above its first worker.
    """
    book, found, before = _Book(lines, header_row), list[Tie](), ""
    for number, raw in enumerate(text.splitlines(), 1):
        said = " ".join(raw.split())
        field = field_named(said) if said else ""
        workers, why = book.workers(said)
        for row, (by, score) in workers.items():
            found.append(Tie(number, said, row, field or before, by, score))
        if not workers and said and (_names_somebody(said) or why != NONE):
            found.append(Tie(number, said, -1, field, why, 0))
        if field and not workers:
            before = field
    return found


def field_named(said: str) -> str:
    """Return the field that a line says is wrong; "" where it names none.

    >>> field_named("The date of birth of NSSF No. 1234567 does not match")
    'birth_date'
    """
    folded = f" {fold(said)} "
    for field, phrases in _data()[1].items():
        if any(_stands(phrase, folded) for phrase in phrases):
            return _in_script(field, said)
    return ""


class _Book:
    """The workers of a return by everything that a refusal can name them by."""

    def __init__(self, lines: Lines, header_row: int) -> None:
        self._header_row = header_row
        self._declared = np.flatnonzero(lines.declared()).tolist()
        self._numbers: dict[str, tuple[str, list[int]]] = {}
        for field in ("worker_number", "national_id", "nssf_number"):  # the surest last
            self._add(field, lines)
        self._names: dict[str, list[int]] = {}
        for field in ("name_km", "name_latin"):
            for row, name in enumerate(lines.text(field).map(name_key).values().tolist()):
                if len(name) >= LEAST_NAME:
                    self._names.setdefault(name, []).append(row)

    def _add(self, field: str, lines: Lines) -> None:
        for row, text in enumerate(lines.text(field).values().tolist()):
            for key in _written(field, text):
                kind, rows = self._numbers.get(key, (field, []))
                same = rows if kind == field else []
                self._numbers[key] = field, list(dict.fromkeys([*same, row]))

    def workers(self, said: str) -> tuple[dict[int, tuple[str, int]], str]:
        """Return the workers a line speaks of: row → how found and how sure; and why none is."""
        numbers = dict(self._by_number(said))
        named = self._by_name(said)
        rows = self._by_row(said)
        if sure := {row: found for row, found in numbers.items() if found[1] > SHORT}:
            return {row: _surer(f, row in named, row in rows) for row, f in sure.items()}, ""
        if both := [row for row in named if row in rows or row in numbers] or (
            named if len(named) == 1 else []
        ):
            return {both[0]: _surer(("name", SURE["name"]), row_agrees=both[0] in rows)}, ""
        if len(named) > 1:
            return {}, SEVERAL
        if numbers:
            return numbers, ""
        return ({rows[0]: ("row", SURE["row"])}, "") if rows else ({}, NONE)

    def _by_number(self, said: str) -> Iterator[tuple[int, tuple[str, int]]]:
        parts = _PARTS.findall(ascii_digits(said))
        taken: set[int] = set()
        for length in range(MERGED, 0, -1):
            for start in range(len(parts) - length + 1):
                places = set(range(start, start + length))
                key = without_separators("".join(parts[start : start + length])).casefold()
                if key in self._numbers and not places & taken:
                    taken |= places
                    field, rows = self._numbers[key]
                    short = key.isdigit() and len(key) < SHORT_NUMBER
                    for row in rows:
                        yield row, (field, SHORT if short else SURE[field])

    def _by_name(self, said: str) -> list[int]:
        """Return who is named in full; a name within a longer one that is named does not count."""
        whole = name_key(said)
        named = [name for name in self._names if name in whole]
        longest = [n for n in named if not any(n != other and n in other for other in named)]
        return sorted({row for name in longest for row in self._names[name]})

    def _by_row(self, said: str) -> list[int]:
        """Return the worker of a row of the file that was handed in, then of a serial number."""
        words = "|".join(map(re.escape, _data()[0]))
        found = re.search(rf"(?<![a-z])(?:{words})[ #]*(\d{{1,9}})(?!\d)", fold(said))
        if found is None:
            return []
        number = int(found[1])
        places = (number - self._header_row - 1, number - 1)
        return [self._declared[at] for at in places if 0 <= at < len(self._declared)]


def _written(field: str, text: str) -> set[str]:
    """Return how a number may be written, without what parts it."""
    plain = without_separators(text).casefold()
    found = {plain}
    if field == "nssf_number":
        found.add(nssf_number.core(text).casefold())
    elif field == "national_id":
        found |= {national_id.with_zeros(text).casefold(), plain.lstrip("0")}
    return found - {""}


def _surer(
    found: tuple[str, int], name_agrees: bool = False, row_agrees: bool = False
) -> tuple[str, int]:
    by, score = found
    return by, min(100, score + AGREED * (name_agrees + row_agrees))


def _in_script(field: str, said: str) -> str:
    """Return which name is meant: the Khmer one where the line speaks of it, or in Khmer."""
    if field != "name":
        return field
    latin = re.search(r"latin|english|ឡាតាំង|英文|拉丁", said, re.IGNORECASE)
    return "name_latin" if latin else "name_km"


def _stands(phrase: str, folded: str) -> bool:
    """Return whether a phrase stands in a line; Latin ones as whole words."""
    return f" {phrase} " in folded if phrase.isascii() else phrase in folded


def _names_somebody(said: str) -> bool:
    """Return whether a line has a number that could be somebody's: long, or with letters."""
    return _A_NUMBER.search(ascii_digits(said)) is not None


@cache
def _data() -> tuple[list[str], Mapping[str, list[str]]]:
    """Return the words before a row's number, longest first, and the phrases of each field."""
    data = tomllib.loads(resource("refusals.toml").read_text("utf-8"))
    rows = [word for words in data["rows"].values() for word in words.split(" · ")]
    fields = {
        name: [fold(phrase) for phrase in phrases.split(" · ")]
        for name, phrases in data["fields"].items()
    }
    return sorted(map(fold, rows), key=len, reverse=True), fields
