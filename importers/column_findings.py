"""The MAP findings: what stands in the headings that a person should look at."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import numpy as np

from declaration.findings import Finding, Place
from importers.arithmetic import Rows, number_view
from importers.claims import Claim
from importers.fingerprint import Drift
from importers.sheet import Cell, Sheet, column_letter

_SAMPLES = 3
_LONGEST_SEEN = 160
_FIELD_OF = {"identity": "worker_number", "wage": "gross"}
"""How a sentence names what a sheet lacks."""


def no_heading(file: str, sheets: Sequence[Sheet]) -> Finding:
    """Return MAP-001: no sheet of a file has a heading row; says what was seen instead."""
    seen = "; ".join(text for sheet in sheets if (text := _first_texts(sheet)))
    figures = {"sheets": len(sheets), "seen": seen[:_LONGEST_SEEN] or "–"}
    return Finding("MAP-001", Place(file), figures=figures)


def nothing_complete(
    file: str, sheets: Sequence[tuple[str, Sequence[str], Sequence[str]]]
) -> Finding:
    """Return MAP-002: no sheet has all that is needed.

    Args:
        file: the file's own name.
        sheets: name, headings, and what is missing (``identity``, ``wage``) of each sheet that has
            a heading row.
    """
    name, labels, missing = min(sheets, key=lambda sheet: len(sheet[2]))
    fields = tuple(_FIELD_OF[what] for what in missing)
    seen = ", ".join(f"“{label}”" for label in labels if label)
    figures = {"sheet": name, "missing_fields": fields, "seen": seen[: 2 * _LONGEST_SEEN] or "–"}
    return Finding("MAP-002", Place(file, name), field=", ".join(fields), figures=figures)


def quarrel(place: Place, first: Claim, second: Claim, name: str) -> Finding:
    """Return MAP-003: two columns claim one field, and their values differ."""
    a, b = np.nan_to_num(first.cells.numbers), np.nan_to_num(second.cells.numbers)
    figures = {
        "field": name,
        "first": first.label,
        "first_column": column_letter(first.column),
        "second": second.label,
        "second_column": column_letter(second.column),
        "differing": int((np.abs(a - b) > 1e-9).sum()) or max(1, second.cells.filled),
    }
    return Finding(
        "MAP-003",
        place,
        field=name,
        value=second.label,
        expected=first.label,
        figures=figures,
        holds_column=True,
    )


def unknown(place: Place, sheet: Sheet, claim: Claim, rows: Rows, currency: str) -> Finding:
    """Return MAP-004: a pay column under an unknown heading, with samples and its total."""
    numbers = np.nan_to_num(number_view(sheet, rows, claim.column))
    paid = np.flatnonzero(numbers)
    shown = dict.fromkeys(sheet.text(int(rows[i]), claim.column) for i in paid[: 50 * _SAMPLES])
    figures = {
        "heading": claim.label,
        "column": column_letter(claim.column),
        "samples": ", ".join(list(shown)[:_SAMPLES]),
        "workers": len(paid),
        "total": Decimal(f"{numbers.sum():.2f}"),
        "currency": currency,
    }
    return Finding("MAP-004", place, field="unknown_pay", value=claim.label, figures=figures)


def drifted(place: Place, changes: Sequence[Drift]) -> Finding:
    """Return MAP-005: the layout is no longer the one that the mapping was saved from."""
    shown = "; ".join(map(str, changes))
    figures = {"count": len(changes), "changes": shown}
    fields = ", ".join(dict.fromkeys(change.field for change in changes))
    return Finding("MAP-005", place, field=fields, figures=figures)


def two_meanings(place: Place, claim: Claim) -> Finding:
    """Return MAP-006: a heading that says basic pay in one payroll and net pay in another."""
    figures = {"heading": claim.label, "column": column_letter(claim.column)}
    return Finding(
        "MAP-006", place, field=claim.field, value=claim.label, figures=figures, holds_column=True
    )


def by_likeness(place: Place, claim: Claim) -> Finding:
    """Return MAP-007: a heading recognised only by likeness."""
    figures = {
        "heading": claim.label,
        "column": column_letter(claim.column),
        "field": claim.field,
    }
    return Finding("MAP-007", place, field=claim.field, value=claim.label, figures=figures)


def _first_texts(sheet: Sheet) -> str:
    """Return the first texts of a sheet, with its name, for a person to see what was looked at."""
    rows, columns = sheet.shape
    texts = [
        sheet.text(row, column).strip()
        for row in range(min(rows, 10))
        for column in range(min(columns, 20))
        if sheet.kinds[column, row] == Cell.TEXT
    ]
    shown = ", ".join(f"“{text[:30]}”" for text in texts[:4] if text)
    return f"{sheet.name}: {shown}" if sheet.name and shown else shown
