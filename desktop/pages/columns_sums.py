"""The arithmetic of the sheet shown: worked out on the worker thread, kept while it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.pages.columns_state import wage_items

if TYPE_CHECKING:
    from desktop.equations import Equation
    from desktop.session import Session
    from desktop.sheets_seen import SheetSeen
    from desktop.widgets.arithmetic_card import ArithmeticCard


class SheetSums:
    """The equations of one sheet, on their card.

    Args:
        session: the month.
        card: shows them.
        arrived: called when they are there.

    Attributes:
        equations: of the sheet shown; [] until they are worked out.
    """

    def __init__(self, session: Session, card: ArithmeticCard, arrived: Callable[[], None]) -> None:
        self._session, self._card, self._arrived = session, card, arrived
        self._sheet: SheetSeen | None = None
        self._shown: tuple[str, str] | None = None
        self.equations: list[Equation] = []

    def choose(self, sheet: SheetSeen | None) -> None:
        """Take another sheet; what was worked out for it before stays in sight meanwhile."""
        shown = (sheet.file, sheet.sheet.name) if sheet and sheet.is_read else None
        self._sheet = sheet
        if shown != self._shown:
            self._shown, self.equations = shown, []
            self._card.show_equations((), (), frozenset())
        if shown is None:
            self._card.hide()

    def work_out(self) -> None:
        """Work out the arithmetic of the sheet, off the main thread."""
        sheet, rate = self._sheet, self._session.bench.rate
        if sheet is None or not sheet.is_read:
            return
        from desktop.arithmetic_shown import arithmetic

        self._session.tasks.run(
            lambda _report: arithmetic(sheet, rate),
            lambda equations: self._show(sheet, equations),
        )

    def _show(self, sheet: SheetSeen, equations: list[Equation]) -> None:
        if self._sheet is not sheet:
            return
        self.equations = equations
        items = wage_items(self._session.state)
        countable = frozenset(name for name, item in items.items() if item.counts)
        self._card.show_equations(equations, self._session.bench.include, countable)
        self._arrived()
