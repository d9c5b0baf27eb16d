"""Hidden rows and columns: read like the others, and said (FIL-010)."""

from __future__ import annotations

import numpy as np

from declaration.findings import Finding, Place
from importers.source import Source


def hidden_read(source: Source) -> list[Finding]:
    """Return the finding that a sheet hides rows of workers or columns that were read; or none."""
    sheet = source.sheet
    rows = int(np.isin(source.rows, list(sheet.hidden_rows)).sum()) if sheet.hidden_rows else 0
    columns = sum(column in sheet.hidden_columns for column in source.fields)
    if not rows and not columns:
        return []
    figures = {"sheet": sheet.name, "holds": _hidden(rows, columns)}
    return [Finding("FIL-010", Place(source.file, sheet.name), figures=figures)]


def _hidden(rows: int, columns: int) -> str:
    if rows and columns:
        return f"{rows:,} rows of workers and {columns:,} columns"
    return f"{rows:,} rows of workers" if rows else f"{columns:,} columns"
