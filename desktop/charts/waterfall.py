"""The bridge from the last month as a waterfall: a row a step, workers and remittance beside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.charts.two_measures import CUT, Bar, TwoMeasures, signed
from desktop.formatting import number
from desktop.texts import Translator

if TYPE_CHECKING:
    from desktop.bridge_shown import Row

__all__ = ["CUT", "Waterfall", "words"]


class Waterfall(TwoMeasures):
    """Headcount and remittance from one month to the next."""

    def __init__(self, rows: Sequence[Row], _: Translator) -> None:
        bars = [Bar(r.label, r.is_sum, r.workers, r.remittance, words(r, _)) for r in rows]
        heads = _("Workers"), _("Remittance [riel]")
        super().__init__(bars, _("From the last month to this one"), heads)


def words(row: Row, _: Translator) -> str:
    """Return a row in words."""
    if row.is_sum:
        said = _("{label}: {workers} workers, {remittance}៛")
    else:
        said = _("{label}, {concerned} concerned: workers {workers}, remittance {remittance}៛")
    return said.format(
        label=row.label,
        concerned=number(row.concerned),
        workers=_text(row, row.workers),
        remittance=_text(row, row.remittance),
    )


def _text(row: Row, amount: int) -> str:
    return number(amount) if row.is_sum else signed(amount)
