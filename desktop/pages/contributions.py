"""Contributions: a row a worker, and what is due for each scheme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop import formatting
from desktop.models.column import Column, of_numbers, of_texts
from desktop.pages.page import Page
from desktop.phrases import phrase
from desktop.texts import Translator, mark
from desktop.widgets.card import BigNumber
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.parts import across
from desktop.widgets.table_box import TableBox

if TYPE_CHECKING:
    from declaration.monthly import MonthlyDeclaration
    from desktop.session import Session, State
    from desktop.settings import Settings

SHARES = {
    "occupational_risk": mark("Occupational risk [riel]"),
    "health_care": mark("Health care [riel]"),
    "pension_employer": mark("Pension, employer [riel]"),
    "pension_worker": mark("Pension, worker [riel]"),
    "employer": mark("Employer in all [riel]"),
    "worker": mark("Worker in all [riel]"),
}


class ContributionsPage(Page):
    """A row a worker; totals above."""

    title = mark("Contributions")
    lead = mark("What is due for each worker, and in all.")

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__(session, settings)
        self.set_empty(
            EmptyState("contributions", mark("Here stands what is due for each worker."))
        )
        self.totals = [BigNumber() for _n in range(4)]
        self.box = TableBox("contributions", settings, frozen=2)
        self.box.table.said.connect(self.said)
        self.body.addLayout(across(*self.totals, gap=12))
        self.body.addWidget(self.box, 1)

    def refresh(self, state: State) -> None:
        """Show the month's workers and totals."""
        if state.month is None:
            return
        self._show_totals(state.month)
        self.box.show_data(self._columns(state.month), len(state.month.payroll))

    def retranslate(self, _: Translator) -> None:
        """Set every text."""
        self.box.retranslate(_, _("Workers and their contributions"))

    def focus_search(self) -> None:
        """Put the cursor into the filter line."""
        self.box.filter.setFocus()

    def show_target(self, target: object) -> None:
        """Put the cursor on a worker, by position in the payroll."""
        if isinstance(target, int):
            self.box.table.show_row(target)

    def _show_totals(self, month: MonthlyDeclaration) -> None:
        from declaration.summary import summary

        _, data = self._, summary(month)
        totals, workers = data["totals"], data["workers"]
        shown = (
            (_("Workers declared"), formatting.number(workers["declared"])),
            (_("Employer’s share"), formatting.riel(totals["employer"])),
            (_("Workers’ share"), formatting.riel(totals["worker"])),
            (_("To pay in all"), formatting.riel(totals["remittance"])),
        )
        for card, (words, figure) in zip(self.totals, shown, strict=True):
            card.set(words, figure)

    def _columns(self, month: MonthlyDeclaration) -> list[Column]:
        payroll, language = month.payroll, self.language
        status = month.status.map(lambda text: phrase(text, language))
        return [
            of_texts("worker_number", mark("Worker number"), payroll.text("worker_number")),
            of_texts("name_km", mark("Name in Khmer"), payroll.text("name_km"), width=170),
            of_texts("name_latin", mark("Name in Latin"), payroll.text("name_latin"), width=170),
            of_texts("nssf_number", mark("NSSF number"), payroll.text("nssf_number"), width=160),
            of_texts("status", mark("Line"), status, width=120),
            of_numbers("wage_khr", mark("Declared wage [riel]"), month.wage_khr, width=150),
            *self._shares(month),
        ]

    def _shares(self, month: MonthlyDeclaration) -> list[Column]:
        import numpy as np

        from declaration.contributions import Scheme

        shares = month.shares
        found = {}
        for name in (Scheme.OCCUPATIONAL_RISK, Scheme.HEALTH_CARE):
            if name in shares:
                found[str(name)] = shares[name].remittance
        if Scheme.PENSION in shares:
            found["pension_employer"] = shares[Scheme.PENSION].employer
            found["pension_worker"] = shares[Scheme.PENSION].worker
        if shares:
            found["employer"] = np.sum([each.employer for each in shares.values()], axis=0)
            found["worker"] = np.sum([each.worker for each in shares.values()], axis=0)
        return [of_numbers(name, SHARES[name], found[name], width=160) for name in found]
