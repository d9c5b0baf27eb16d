"""Data of the chart of a vault's months: what stands for each, and which are missing. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from declaration.month import Month
from desktop.formatting import month_name, number, paragraph, riel
from desktop.texts import Translator

MOST = 36
"""So many months are shown, the latest ones."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One month.

    Attributes:
        month: which.
        remittance: both shares [riel]; None where nothing is sealed of it.
        workers: declared; None likewise.
    """

    month: Month
    remittance: int | None = None
    workers: int | None = None

    def words(self, _: Translator) -> str:
        """Return the month in words."""
        name = month_name(self.month, _.language)
        if self.remittance is None or self.workers is None:
            return _("{month}: nothing is sealed").format(month=name)
        workers = _.ngettext("{n} worker", "{n} workers", self.workers)
        said = _("{month}: {remittance}, {workers}")
        return said.format(
            month=name,
            remittance=riel(self.remittance),
            workers=workers.format(n=number(self.workers)),
        )


def bars(stands: Sequence[tuple[Month, int, int]]) -> list[Bar]:
    """Return a bar for each month from the first to the last, the missing ones empty.

    Args:
        stands: month, remittance [riel] and workers of each sealed month, in order.

    >>> [str(bar.month) for bar in bars([(Month(2026, 11), 5, 1), (Month(2027, 1), 6, 2)])]
    ['2026-11', '2026-12', '2027-01']
    """
    found: list[Bar] = []
    for month, remittance, workers in stands:
        while found and found[-1].month.following() < month:
            found.append(Bar(found[-1].month.following()))
        found.append(Bar(month, remittance, workers))
    return found[-MOST:]


def described(shown: Sequence[Bar], _: Translator) -> str:
    """Return what the chart shows, in words."""
    known = [bar for bar in shown if bar.remittance is not None]
    if not known:
        return _("No month is sealed yet.")
    missing = len(shown) - len(known)
    if len(known) == 1:
        said = known[0].words(_)
    else:
        said = _("From {first} to {last}.").format(first=known[0].words(_), last=known[-1].words(_))
    if missing:
        gaps = _.ngettext("{n} month is missing.", "{n} months are missing.", missing)
        said = paragraph((said, gaps.format(n=missing)))
    return said
