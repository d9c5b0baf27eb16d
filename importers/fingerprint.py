"""The fingerprint of a layout, and what changed since a mapping was saved from another.

One short hash a column, in order: enough to say which columns moved, were renamed, or are gone,
without keeping anything of the payroll itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from importers.dictionary import key
from importers.headings import Heading, headings_of_height
from importers.sheet import Sheet, column_letter

_VERSION = "1"


@dataclass(frozen=True, slots=True)
class Drift:
    """One column that a mapping names and that is not where it was.

    Attributes:
        field: the field.
        was: the heading or letter that the mapping has.
        was_at: the letter where it was, or "".
        now: the heading that stands for it now; "" where it is gone.
        now_at: its letter.
    """

    field: str
    was: str
    was_at: str = ""
    now: str = ""
    now_at: str = ""

    def __str__(self) -> str:
        before = f"“{self.was}”" + (f" {self.was_at}" if self.was_at != self.was else "")
        after = f"“{self.now}” {self.now_at}" if self.now_at else "–"
        return f"{before.strip()} → {after}"


def fingerprint(sheet: Sheet, heading: Heading) -> str:
    """Return the fingerprint of a sheet's layout: its headings in order, spelling folded.

    Args:
        sheet: only its width counts, not what stands in it.
        heading: its heading.
    """
    labels = heading.labels[: sheet.shape[1]]
    while labels and not labels[-1]:
        labels.pop()
    return f"{_VERSION}:" + ".".join(_hash(label) for label in labels)


def find_layout(sheet: Sheet, saved: str, height: int) -> tuple[Heading, float] | None:
    """Return where a sheet has the heading of a saved layout, and how much of it [share, 0 to 1].

    Args:
        sheet: looked through near its top.
        saved: the fingerprint of one layout.
        height: how many rows its heading had.
    """
    before = set(_hashes(saved)) - {"-"}
    best: tuple[Heading, float] | None = None
    for heading in headings_of_height(sheet, height):
        now = {_hash(label) for label in heading.labels} - {"-"}
        share = len(before & now) / max(len(before), len(now), 1)
        if share > (best[1] if best else 0.0):
            best = heading, share
    return best


def drifts(
    saved: str,
    columns: Mapping[str, Sequence[str]],
    found: Mapping[str, int],
    labels: Sequence[str],
) -> list[Drift]:
    """Return what changed since a mapping was saved; [] where nothing that it names did.

    A heading that the sheet's own layout never had, but another sheet's, is not gone.

    Args:
        saved: the fingerprints of the layouts it was saved from, parted by spaces, or "".
        columns: field → headings or letters that the mapping names.
        found: heading or letter as named → the column that it stands for now, from 0.
        labels: the headings now, column by column.
    """
    now = [_hash(label) for label in labels]
    layouts = list(map(_hashes, saved.split()))
    before = max(layouts, key=lambda old: _alike(old, now), default=[])
    elsewhere = {one for old in layouts for one in old} - set(before)
    named = [(name, word) for name, words in columns.items() for word in words]
    changes = (
        _drift(name, word, found.get(word, -1), before, labels)
        for name, word in named
        if word in found or _hash(word) not in elsewhere
    )
    return [change for change in changes if change]


def has_heading(saved: str, label: str) -> bool:
    """Return whether one of some saved layouts had a heading; a blank one counts as known."""
    return not label or any(_hash(label) in layout for layout in map(_hashes, saved.split()))


def _drift(
    name: str, word: str, at: int, before: Sequence[str], labels: Sequence[str]
) -> Drift | None:
    """Return how one named column differs from the saved layout, or None."""
    if at < 0:
        return Drift(name, word)
    if not before or _at(before, at) == _hash(labels[at]):
        return None
    was = before.index(_hash(labels[at])) if _hash(labels[at]) in before else -1
    was_at = column_letter(was) if was >= 0 else ""
    return Drift(name, word, was_at, labels[at], column_letter(at))


def followed(saved: str, letter_at: int, labels: Sequence[str]) -> int:
    """Return where the column is now that a mapping names by its letter; -1 where it is gone.

    The same heading at the same letter is the column. Otherwise the column is followed to where its
    heading stands now, if it stands once. Letters are those of the first layout saved.
    """
    before = next(map(_hashes, saved.split()), [])
    now = [_hash(label) for label in labels]
    if not before or _at(before, letter_at) == _at(now, letter_at):
        return letter_at if letter_at < len(labels) else -1
    wanted = _at(before, letter_at)
    return now.index(wanted) if wanted not in ("", "-") and now.count(wanted) == 1 else -1


def _alike(before: Sequence[str], now: Sequence[str]) -> int:
    return len(set(before) & set(now)) + sum(a == b for a, b in zip(before, now, strict=False))


def _hashes(saved: str) -> list[str]:
    version, _, rest = saved.partition(":")
    return rest.split(".") if version == _VERSION and rest else []


def _at(hashes: Sequence[str], position: int) -> str:
    return hashes[position] if 0 <= position < len(hashes) else ""


def _hash(label: str) -> str:
    return hashlib.sha256(key(label).encode()).hexdigest()[:6] if label else "-"
