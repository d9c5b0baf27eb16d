"""The table across all enterprises: a row each, as ``batch.csv`` and on the terminal.

Money is whole riel. Where an enterprise has no results its figures are empty, and ``message`` says
why.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.texts import Translator

if TYPE_CHECKING:
    from desktop.batch.errands import Outcome

FILE = "batch.csv"

HEADINGS = (
    *("folder", "enterprise", "nssf_number", "month", "status", "state"),
    *("workers_read", "declared", "held_out", "suspended"),
    *("unregistered", "unregistered_past_45_days"),
    *("employer_khr", "worker_khr", "remittance_khr"),
    *("stop", "error", "warning", "notice", "changed", "out", "message"),
)
"""Columns of batch.csv; ``status`` is the exit status."""

_WORKERS = ("read", "declared", "held_out", "suspended", "unregistered")
_SEVERITIES = ("stop", "error", "warning", "notice", "changed")


def row(outcome: Outcome, _: Translator) -> dict[str, Any]:
    """Return what came of one enterprise, by heading; None where nothing is known."""
    said = outcome.summary
    workers, totals = said.get("workers", {}), said.get("totals", {})
    enterprise, findings = said.get("enterprise") or {}, said.get("findings", {})
    figures = [workers.get(name) for name in (*_WORKERS, "unregistered_past_45_days")]
    money = [totals.get(name) for name in ("employer", "worker", "remittance")]
    counts = [findings.get(name) for name in _SEVERITIES]
    whose = (outcome.name, enterprise.get("name", ""), enterprise.get("nssf_number", ""))
    state = (said.get("month", ""), outcome.status, said.get("state", ""))
    message = (outcome.out if said else "", _(outcome.said) if outcome.said else "")
    return dict(zip(HEADINGS, (*whose, *state, *figures, *money, *counts, *message), strict=True))


def write(path: Path, rows: Sequence[dict[str, Any]]) -> None:
    """Write batch.csv, whole or not at all; an earlier one is replaced.

    Raises:
        CannotWriteError: the folder is as it was.
    """
    from declaration.export.csv_file import write_rows
    from declaration.export.folder import FileSet

    with FileSet(path.parent) as files:
        write_rows(files.new / path.name, HEADINGS, [list(each.values()) for each in rows])
        files.commit({path.name})


def totals(rows: Iterable[dict[str, Any]]) -> dict[str, int]:
    """Return the sums across all enterprises [workers, riel]."""
    rows = list(rows)
    names = ("workers_read", "declared", "held_out", "remittance_khr", "stop", "error", "warning")
    return {name: sum(each[name] or 0 for each in rows) for name in names}
