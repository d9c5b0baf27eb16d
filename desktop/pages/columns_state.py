"""What the session's state says of the columns of a sheet, as the page shows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from declaration.findings import Finding
    from declaration.law_figures import WageItem
    from desktop.columns_shown import ColumnLine
    from desktop.equations import Equation
    from desktop.session import State
    from desktop.sheets_seen import SheetSeen


def lines_of(
    sheet: SheetSeen | None, state: State, equations: Sequence[Equation], language: str
) -> list[ColumnLine]:
    """Return the columns of a sheet; [] where there is no sheet."""
    from desktop.columns_shown import column_lines

    if sheet is None:
        return []
    items, include = wage_items(state), state.bench.include
    return column_lines(sheet, items, equations, _findings(state), include, language)


def open_sheets(sheets: Sequence[SheetSeen], state: State) -> list[bool]:
    """Return for each sheet whether anything in it is to be looked at."""
    from desktop.columns_shown import findings_by_column

    said = _findings(state)
    return [bool(sheet.is_read and findings_by_column(sheet, said)) for sheet in sheets]


def wage_items(state: State) -> dict[str, WageItem]:
    """Return pay field → whether the law of the month counts it; {} before there is a month."""
    return state.month.law.wage_items if state.month and state.month.law else {}


def _findings(state: State) -> Sequence[Finding]:
    return state.read.findings if state.read is not None else ()
