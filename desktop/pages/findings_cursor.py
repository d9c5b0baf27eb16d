"""Where the cursor stands in the list of findings, through filters and months worked out anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.pages.findings_table import FindingsTable

if TYPE_CHECKING:
    from declaration.findings import Finding
    from desktop.found import Found


class Cursor:
    """Keeps the cursor on its finding; where that is gone, on the one that moved up.

    Args:
        table: the list.
    """

    def __init__(self, table: FindingsTable) -> None:
        self._table, self._model = table, table.findings_model
        self._row = -1
        self._at = 0
        self._is_heading = True

    def remember(self, row: int) -> None:
        """Remember that the cursor moved to a row of the data."""
        self._row, self._is_heading = row, self._model.is_heading(row)
        at_view = self._table.currentIndex().row()
        self._at = at_view if self._is_heading else self._model.line_of(row)

    def carry_over(self, found: Found) -> None:
        """Find the row's like among other findings, before the list shows them."""
        if self._row < 0:
            return
        code = self._model.code(self._row)
        if not self._is_heading:
            self._row = _same(self._model.found.findings[self._row], found)
        elif code in found.codes:
            self._row = len(found) + found.codes.index(code)
        else:
            self._row = -1

    def put_back(self) -> None:
        """Put the cursor on its row, or on what stands there now."""
        table, model = self._table, self._model
        if self._row >= 0 and table.show_row(self._row):
            return
        if not self._is_heading and model.line_count:
            table.show_finding(model.line_at(min(self._at, model.line_count - 1)))
        elif model.rowCount():
            table.show_row(model.data_row(min(self._at, model.rowCount() - 1)))


def _same(finding: Finding, found: Found) -> int:
    """Return the row of the same remark in a month that was worked out anew, or -1."""
    about = _about(finding)
    rows = (i for i, other in enumerate(found.findings) if other.code == finding.code)
    return next((i for i in rows if _about(found.findings[i]) == about), -1)


def _about(finding: Finding) -> tuple[object, ...]:
    return finding.worker, finding.field, finding.place
