"""Findings: what is wrong or wants a look, the gravest and dearest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.column import Align, Column
from desktop.pages.page import Page
from desktop.phrases import phrase
from desktop.texts import Translator, mark
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.table_box import TableBox

if TYPE_CHECKING:
    from declaration.findings import Finding
    from desktop.session import Session, State
    from desktop.settings import Settings

GRADES = ("stop", "error", "warning", "notice", "changed")
"""Gravest first; each is also the name of its icon and its tone."""


class FindingsPage(Page):
    """A row a finding."""

    title = mark("Findings")
    lead = mark("Errors keep a worker out of the file. Warnings are risks; the file can go.")

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__(session, settings)
        self.set_empty(EmptyState("findings", mark("Here stands what the checks found.")))
        self.box = TableBox("findings", settings)
        self.box.table.said.connect(self.said)
        self.body.addWidget(self.box)
        self._findings: list[Finding] = []

    def refresh(self, state: State) -> None:
        """Show every finding of the month."""
        found = state.month.findings if state.month else []
        self._findings = sorted(
            found, key=lambda f: (GRADES.index(f.grade), -(f.amount_khr or 0), f.code)
        )
        self.box.show_data(self._columns(state), len(self._findings))

    def retranslate(self, _: Translator) -> None:
        """Set every text."""
        self.box.retranslate(_, _("Findings"))

    def focus_search(self) -> None:
        """Put the cursor into the filter line."""
        self.box.filter.setFocus()

    def show_target(self, target: object) -> None:
        """Put the cursor on a finding."""
        if target in self._findings:
            self.box.table.show_row(self._findings.index(target))

    def _columns(self, state: State) -> list[Column]:
        from desktop.wording import wording

        found, language = self._findings, self.language
        said = [wording(finding, state.payroll, language) for finding in found]
        return [
            Column(
                "grade",
                mark("How grave"),
                lambda i: phrase(found[i].grade, language),
                icon=lambda i: (str(found[i].grade), str(found[i].grade)),
                width=110,
            ),
            Column("code", mark("Code"), lambda i: found[i].code, width=90),
            Column("who", mark("Worker"), lambda i: said[i].who, width=200),
            Column(
                "message",
                mark("Finding"),
                lambda i: said[i].message,
                width=520,
                tooltip=lambda i: said[i].message,
            ),
            Column(
                "fix",
                mark("What to do"),
                lambda i: said[i].fix,
                width=320,
                tooltip=lambda i: said[i].fix,
            ),
            Column("amount", mark("Riel"), lambda i: found[i].amount_khr, Align.RIGHT, summed=True),
            Column("where", mark("Where"), lambda i: said[i].where, width=220),
        ]
