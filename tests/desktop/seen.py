"""Sheets of invented workers as the window sees them, read by the product's own readers."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from declaration.month import Month
from desktop.session import State
from desktop.sheets_seen import sheets_seen
from desktop.workbench import Workbench


def state_of(path: Path, text: str, **more):
    """Return the state of a window over one CSV file."""
    path.write_text(text, "utf-8")
    return state_over((path,), **more)


def state_over(paths, **more):
    """Return the state of a window over some files."""
    bench = Workbench(
        sources=tuple(paths), month=Month(2026, 10), **({"rate": Decimal(4015)} | more)
    )
    books = tuple(bench.open())
    payroll = bench.read(books)
    return State(bench, books, payroll, None, bench.work_out(payroll))


def seen_in(path: Path, text: str, **more):
    """Return the one sheet of a CSV file."""
    (sheet,) = sheets_seen(state_of(path, text, **more))
    return sheet
