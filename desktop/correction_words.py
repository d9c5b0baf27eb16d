"""What a supplementary or revised return changes, as the window says it. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop.formatting import number, riel
from desktop.texts import Translator, mark

ADDED = mark("Workers who were left out: {added}.")
PUT_RIGHT = mark("Lines put right: {changed}; taken back: {taken_back}.")
STANDS = mark(
    "Stood: {before} for {workers_before} workers. Stands then: {after} for {workers_after}."
)


def changes(said: Mapping[str, Any], _: Translator) -> str:
    """Return what a return holds, and what stands before it and with it.

    Args:
        said: ``correction`` of summary.json.
        _: the reader's texts.
    """
    workers = {name: number(count) for name, count in said["workers"].items()}
    head = _(ADDED if said["kind"] == "supplementary" else PUT_RIGHT).format(**workers)
    stands = _(STANDS).format(
        before=riel(said["before"]["totals"]["remittance"]),
        after=riel(said["after"]["totals"]["remittance"]),
        workers_before=number(said["before"]["workers"]),
        workers_after=number(said["after"]["workers"]),
    )
    return f"{head} {stands}"
