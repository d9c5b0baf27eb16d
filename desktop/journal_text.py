"""A workbench as text and back: what the journal of an unfinished month holds."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, fields
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any

from declaration.month import Month
from declaration.vault.kinds import Kind
from desktop.workbench import DEFAULT_LAYOUT, Decision, Workbench
from importers.choices import ColumnMapping

if TYPE_CHECKING:
    from declaration.monthly import Enterprise
    from importers.patching import Patch

FORMAT = 1
"""Version of the text; a text with another one is left alone."""


def written(bench: Workbench) -> str:
    """Return a workbench as JSON. Passwords are not in it."""
    data: dict[str, Any] = {
        "format": FORMAT,
        "sources": [str(path) for path in bench.sources],
        "month": _or_none(bench.month),
        "rate": _or_none(bench.rate),
        "enterprise": asdict(bench.enterprise) if bench.enterprise else None,
        "register": _or_none(bench.register),
        "kind": str(bench.kind),
        "whole": bench.whole,
        "mapping": asdict(bench.mapping) if bench.mapping else None,
        "readings": dict(bench.readings),
        "include": list(bench.include),
        "as_of": _or_none(bench.as_of),
        "patches": list(_plain(bench.patches)),
        "decisions": [{**d, "until": _or_none(d["until"])} for d in _plain(bench.decisions)],
        "hold_out": bench.hold_out,
        "layout": bench.layout,
        "out": _or_none(bench.out),
    }
    return json.dumps(data, ensure_ascii=False) + "\n"


def workbench_of(text: str) -> Workbench:
    """Return the workbench that a text holds.

    Raises:
        ValueError: it is no journal of ours, or of a version that we do not know.
    """
    try:
        data = json.loads(text)
        if not isinstance(data, dict) or data.get("format") != FORMAT:
            raise ValueError("This is no unfinished month that this version can read.")
        return _workbench(data)
    except (KeyError, TypeError, AttributeError, InvalidOperation) as problem:
        raise ValueError(f"The unfinished month is damaged: {problem!r}.") from problem


def is_readable(text: bytes) -> bool:
    """Return whether a journal can be gone on with; one of a newer version can, by that version."""
    try:
        data = json.loads(text.decode("utf-8"))
        if isinstance(data, dict) and type(data.get("format")) is int and data["format"] > FORMAT:
            return True
        workbench_of(text.decode("utf-8"))
    except (ValueError, RecursionError):
        return False
    return True


def _workbench(data: Mapping[str, Any]) -> Workbench:
    from importers.patching import Patch

    return Workbench(
        sources=tuple(map(Path, data["sources"])),
        month=Month.parse(data["month"]) if data["month"] else None,
        rate=Decimal(data["rate"]) if data["rate"] else None,
        enterprise=_enterprise(data["enterprise"]),
        register=Path(data["register"]) if data["register"] else None,
        kind=Kind(data.get("kind") or Kind.REGULAR),
        whole=data.get("whole"),
        mapping=_mapping(data["mapping"]),
        readings=dict(data.get("readings", {})),
        include=tuple(data.get("include", ())),
        as_of=date.fromisoformat(data["as_of"]) if data.get("as_of") else None,
        patches=tuple(Patch(**patch) for patch in data.get("patches", ())),
        decisions=tuple(map(_decision, data.get("decisions", ()))),
        hold_out=bool(data.get("hold_out")),
        layout=str(data.get("layout") or DEFAULT_LAYOUT),
        out=Path(data["out"]) if data.get("out") else None,
    )


def _enterprise(data: Mapping[str, Any] | None) -> Enterprise | None:
    from declaration.monthly import Enterprise

    return Enterprise(**data) if data else None


def _mapping(data: Mapping[str, Any] | None) -> ColumnMapping | None:
    if data is None:
        return None
    tuples = {
        "ignore": tuple(data["ignore"]),
        "further": {name: tuple(words) for name, words in data["further"].items()},
        "heading_rows": {
            name: (int(first), int(last))
            for name, (first, last) in data.get("heading_rows", {}).items()
        },
    }
    return ColumnMapping(**{**data, **tuples})


def _decision(data: Mapping[str, Any]) -> Decision:
    until = Month.parse(data["until"]) if data["until"] else None
    return Decision(**{**data, "until": until})


def _plain(flat: Sequence[Patch | Decision]) -> Iterator[dict[str, Any]]:
    """Yield each as a mapping; there may be a hundred thousand, and nothing in them is nested."""
    names = [f.name for f in fields(flat[0])] if flat else []
    for each in flat:
        yield {name: getattr(each, name) for name in names}


def _or_none(value: object) -> str | None:
    return None if value is None else str(value)
