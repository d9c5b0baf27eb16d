"""Law: the figures in force in the month, each with its source and how settled it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.column import Column
from desktop.pages.page import Page
from desktop.texts import Translator, mark
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.table_box import TableBox

if TYPE_CHECKING:
    from declaration.in_force import InForce
    from desktop.session import Session, State
    from desktop.settings import Settings


class LawPage(Page):
    """A row a figure of law."""

    title = mark("Law")
    lead = mark("Every figure that this month is worked out with, where it stands, and its state.")

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__(session, settings)
        self.set_empty(EmptyState("law", mark("Here stand the figures of law of the month.")))
        self.box = TableBox("law", settings, frozen=1)
        self.box.table.said.connect(self.said)
        self.body.addWidget(self.box)

    def has_content(self, state: State) -> bool:
        """Return whether a month is chosen that the law knows."""
        return self._law(state) is not None

    def refresh(self, state: State) -> None:
        """Show the figures in force."""
        law = self._law(state)
        columns, rows = self._columns(law) if law else ([], 0)
        self.box.show_data(columns, rows)

    def retranslate(self, _: Translator) -> None:
        """Set every text."""
        self.box.retranslate(_, _("Figures of law in force"))

    def focus_search(self) -> None:
        """Put the cursor into the filter line."""
        self.box.filter.setFocus()

    def _law(self, state: State) -> InForce | None:
        from declaration.in_force import NotInForceError
        from declaration.law import Law

        if state.bench.month is None:
            return None
        try:
            return Law.load().at(state.bench.month, state.bench.readings)
        except NotInForceError:
            return None

    def _columns(self, law: InForce) -> tuple[list[Column], int]:
        from desktop.law_words import GROUPS, in_group
        from desktop.phrases import phrase

        figures = [each for group in GROUPS for each in in_group(law, group)]
        values = [law.value(each.name) for each in figures]
        _, language = self._, self.language
        columns = [
            Column("title", mark("Figure"), lambda i: _(figures[i].title), width=320),
            Column("from", mark("In force since"), lambda i: values[i].start, width=130),
            Column("status", mark("Status"), lambda i: phrase(values[i].status, language)),
            Column(
                "source",
                mark("Source"),
                lambda i: values[i].source,
                width=420,
                tooltip=lambda i: values[i].source,
            ),
            Column("checked", mark("Last checked"), lambda i: figures[i].checked_on, width=130),
        ]
        return columns, len(figures)
