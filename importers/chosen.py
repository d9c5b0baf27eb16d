"""The columns that a person named in a mapping, by heading or by letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from importers.choices import ColumnMapping
from importers.dictionary import key
from importers.fingerprint import followed
from importers.fitting import is_additive
from importers.headings import Heading

_LETTERS = re.compile(r"[A-Za-z]{1,3}")


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a mapping names in a sheet.

    Attributes:
        fields: column from 0 → field.
        ignored: columns left out on purpose.
        found: heading or letter as named → column; only what stands in this sheet.
    """

    fields: dict[int, str]
    ignored: frozenset[int]
    found: dict[str, int]


def chosen_columns(heading: Heading, mapping: ColumnMapping) -> Chosen:
    """Return the columns that a mapping names in a sheet.

    Of several names of a field that only one column can be, the first that stands here counts.
    """
    fields: dict[int, str] = {}
    found: dict[str, int] = {}
    for name in mapping.columns:
        here: list[int] = []
        for word in mapping.named(name):
            columns = list(_columns(heading, word, mapping.fingerprint))
            here += columns
            if columns:
                found[word] = columns[0]
        for column in here if is_additive(name) else here[:1]:
            fields.setdefault(column, name)
    ignored = {c for word in mapping.ignore for c in _columns(heading, word, mapping.fingerprint)}
    return Chosen(fields, frozenset(ignored - fields.keys()), found)


def _columns(heading: Heading, word: str, saved: str) -> Iterator[int]:
    """Yield the columns that a heading or letter names; a heading goes before a letter."""
    wanted = key(word)
    labels = heading.labels
    whole = [c for c, label in enumerate(labels) if label and key(label) == wanted]
    own = [c for c, parts in enumerate(heading.parts) if any(key(part) == wanted for part in parts)]
    if wanted and (whole or own):
        yield from whole or own
    elif _LETTERS.fullmatch(word):
        column = followed(saved, _position(word), labels)
        if 0 <= column < len(labels):
            yield column


def _position(letter: str) -> int:
    """Return the column, counted from 0, of a letter."""
    position = 0
    for sign in letter.upper():
        position = position * 26 + ord(sign) - 64
    return position - 1
