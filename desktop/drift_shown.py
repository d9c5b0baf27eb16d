"""A saved layout beside the sheet as it is now: what moved, was renamed, is gone, is new. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from importers.dictionary import key
from importers.fingerprint import drifts, has_heading
from importers.patching import column_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.sheets_seen import SheetSeen
    from importers.choices import ColumnMapping

MOVED, RENAMED, GONE, NEW = "moved", "renamed", "gone", "new"


@dataclass(frozen=True, slots=True)
class Change:
    """One column, then and now.

    Attributes:
        what: ``moved``, ``renamed``, ``gone`` or ``new``.
        field: what it was taken for; what it is taken for now, where it is new; "" for nothing.
        was: its heading then, "" where it is new.
        was_at: its letter then, "" where not known.
        now: its heading now, "" where it is gone.
        now_at: its letter now.
    """

    what: str
    field: str
    was: str
    was_at: str
    now: str
    now_at: str


def changes(sheet: SheetSeen, mapping: ColumnMapping | None) -> list[Change]:
    """Return how a sheet differs from the layout that a mapping was saved from, side by side."""
    if mapping is None or not mapping.fingerprint:
        return []
    if sheet.fingerprint in mapping.fingerprint.split():
        return []
    labels = _labels(sheet)
    found = _found(mapping, sheet)
    named = {name: mapping.named(name) for name in mapping.columns}
    old = [
        _change(drift.field, drift.was, drift.was_at, drift.now, drift.now_at, sheet)
        for drift in drifts(mapping.fingerprint, named, found, labels)
    ]
    taken = {change.now_at for change in old}
    fresh = [
        Change(NEW, column.field, "", "", column.heading, column.letter)
        for column in sheet.columns
        if column.letter not in taken and not has_heading(mapping.fingerprint, column.heading)
    ]
    return [*old, *fresh]


def _change(name: str, was: str, was_at: str, now: str, now_at: str, sheet: SheetSeen) -> Change:
    if now_at:
        return Change(MOVED, name, was, was_at, now, now_at)
    for column in sheet.columns:
        if column.field == name and column.reason != "chosen":
            return Change(RENAMED, name, was, was_at, column.heading, column.letter)
    return Change(GONE, name, was, was_at, "", "")


def _labels(sheet: SheetSeen) -> list[str]:
    labels = [""] * sheet.sheet.shape[1]
    for column in sheet.columns:
        labels[column_number(column.letter)] = column.heading
    return labels


def _found(mapping: ColumnMapping, sheet: SheetSeen) -> dict[str, int]:
    """Return heading or letter as named → the column it stands for now, from 0."""
    by_word = {key(c.heading): c for c in reversed(sheet.columns) if c.heading}
    found: dict[str, int] = {}
    for word in _all_words(mapping):
        column = by_word.get(key(word))
        chosen = [c for c in sheet.columns if c.letter == word and c.reason == "chosen"]
        column = column or (chosen[0] if chosen else None)
        if column is not None:
            found[word] = column_number(column.letter)
    return found


def _all_words(mapping: ColumnMapping) -> Sequence[str]:
    return [word for name in mapping.columns for word in mapping.named(name)]
