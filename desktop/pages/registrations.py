"""Registrations: the hire clock: who has no number of NSSF's yet, and since when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.column import Align, Column
from desktop.pages.page import Page
from desktop.texts import Translator, mark
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.parts import label
from desktop.widgets.table_box import TableBox

if TYPE_CHECKING:
    from declaration.monthly import MonthlyDeclaration
    from desktop.session import Session, State
    from desktop.settings import Settings


class RegistrationsPage(Page):
    """A row a worker who is not registered, the longest first."""

    title = mark("Registrations")
    lead = mark("A new worker is to be registered with NSSF within three days of starting.")

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__(session, settings)
        self.set_empty(
            EmptyState("registrations", mark("Here stands who is not registered with NSSF yet."))
        )
        self.nobody = label(strong=True)
        self.box = TableBox("registrations", settings, frozen=1)
        self.box.table.said.connect(self.said)
        self.body.addWidget(self.nobody)
        self.body.addWidget(self.box, 1)

    def refresh(self, state: State) -> None:
        """Show who is waiting."""
        if state.month is None:
            return
        waiting = _waiting(state.month)
        self.nobody.setVisible(not waiting)
        self.box.setVisible(bool(waiting))
        self.box.show_data(_columns(state.month, waiting), len(waiting))

    def retranslate(self, _: Translator) -> None:
        """Set every text."""
        self.nobody.setText(_("Everyone in this payroll is registered."))
        self.box.retranslate(_, _("Workers who are not registered"))

    def focus_search(self) -> None:
        """Put the cursor into the filter line."""
        self.box.filter.setFocus()


def _columns(month: MonthlyDeclaration, waiting: list[tuple[int, int]]) -> list[Column]:
    payroll = month.payroll
    number, position = payroll.text("worker_number"), payroll.text("department")
    hired = payroll.date("hire_date")
    return [
        Column("worker_number", mark("Worker number"), lambda i: number[waiting[i][1]]),
        Column("name", mark("Name"), lambda i: payroll.name(waiting[i][1]), width=220),
        Column("hired", mark("Hired on"), lambda i: hired[waiting[i][1]].item()),
        Column(
            "days",
            mark("Days since"),
            lambda i: waiting[i][0] if waiting[i][0] >= 0 else None,
            Align.RIGHT,
        ),
        Column("department", mark("Department"), lambda i: position[waiting[i][1]], width=180),
    ]


def _waiting(month: MonthlyDeclaration) -> list[tuple[int, int]]:
    """Return (days since hire, worker), the longest first; -1 days where the date is unknown."""
    import numpy as np

    hired = month.payroll.date("hire_date")
    apart = np.datetime64(month.options.clock_day) - hired
    days = np.where(np.isnat(hired), -1, apart.astype(np.int64))
    here = month.status.where(lambda text: text != "left")
    workers = np.flatnonzero(~month.registered & here).tolist()
    return sorted(((int(days[w]), w) for w in workers), key=lambda pair: (-pair[0], pair[1]))
