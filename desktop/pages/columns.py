"""Columns: what every column of the payroll was taken for, how sure, and in which currency."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.fields import field_title
from desktop.models.column import Align, Column
from desktop.pages.page import Page
from desktop.texts import Translator, mark
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.table_box import TableBox

if TYPE_CHECKING:
    from declaration.payroll import ColumnRead, SheetRead
    from desktop.session import Session, State
    from desktop.settings import Settings

REASONS = {
    "chosen": mark("chosen by you"),
    "exact": mark("by its heading"),
    "similar": mark("by a heading much like it"),
    "arithmetic": mark("by the sums of the row"),
    "values": mark("by its cells"),
    "none": mark("not recognised"),
}
"""How a column was recognised."""


class ColumnsPage(Page):
    """A row a column of the payroll."""

    title = mark("Columns")
    lead = mark("Look once whether every column was taken for the right thing.")

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__(session, settings)
        self.set_empty(EmptyState("columns", mark("Here stands what each column was taken for.")))
        self.box = TableBox("columns", settings, frozen=2)
        self.box.table.said.connect(self.said)
        self.body.addWidget(self.box)

    def has_content(self, state: State) -> bool:
        """Return whether any sheet was read."""
        return state.payroll is not None and bool(state.payroll.sheets)

    def refresh(self, state: State) -> None:
        """Show the columns of every sheet."""
        sheets = state.payroll.sheets if state.payroll else []
        read = [(sheet, column) for sheet in sheets for column in sheet.columns]
        self.box.show_data(self._columns(read), len(read))

    def retranslate(self, _: Translator) -> None:
        """Set every text."""
        self.box.retranslate(_, _("Columns of the payroll"))

    def focus_search(self) -> None:
        """Put the cursor into the filter line."""
        self.box.filter.setFocus()

    def _columns(self, read: list[tuple[SheetRead, ColumnRead]]) -> list[Column]:
        _, language = self._, self.language
        return [
            Column("sheet", mark("Sheet"), lambda i: read[i][0].name or read[i][0].file),
            Column("letter", mark("Column"), lambda i: read[i][1].letter, width=80),
            Column("heading", mark("Heading"), lambda i: read[i][1].heading, width=220),
            Column(
                "field",
                mark("Taken for"),
                lambda i: field_title(read[i][1].field, language),
                width=200,
            ),
            Column(
                "confidence",
                mark("How sure [%]"),
                lambda i: read[i][1].confidence if read[i][1].field else None,
                Align.RIGHT,
                width=110,
            ),
            Column(
                "reason", mark("Why"), lambda i: _(REASONS.get(read[i][1].reason, "")), width=180
            ),
            Column("currency", mark("Currency"), lambda i: read[i][1].currency, width=90),
            Column("samples", mark("Samples"), lambda i: " · ".join(read[i][1].samples), width=360),
        ]
