"""The months of a vault as a list: returns, months that are missing, and what is next. No Qt.

rows = history(seen, today)
rows[0].standing, rows[0].of.remittance
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.due_dates import FILE, PAY, Due
from desktop.texts import Translator, mark

if TYPE_CHECKING:
    from declaration.month import Month
    from declaration.vault.returns import Return
    from desktop.vault.seen import VaultSeen


class Standing(StrEnum):
    """How a row of the list stands."""

    SEALED = "sealed"
    DRAFT = "draft"
    MISSING = "missing"
    """Nothing is kept of a month between others."""
    NEXT = "next"
    """Nothing is kept yet of the month after the last."""


STANDINGS = {
    Standing.SEALED: ("lock", "good", mark("Sealed")),
    Standing.DRAFT: ("steps", "notice", mark("Draft")),
    Standing.MISSING: ("warning", "warning", mark("Missing")),
    Standing.NEXT: ("calendar", "muted", mark("Comes next")),
}
"""How a row stands → icon, tone, words."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the list.

    Attributes:
        month: of which it is.
        standing: how it stands.
        of: the return; None where nothing is kept.
        moved: what it changed [riel]; None where there is nothing to compare with.
        days: by when to pay and to file; only of the month that is due next.
    """

    month: Month
    standing: Standing
    of: Return | None = None
    moved: int | None = None
    days: tuple[Due, ...] = ()


def history(seen: VaultSeen, today: date | None) -> list[Row]:
    """Return every row, the latest month first.

    Args:
        seen: the open vault.
        today: days left are counted from it; None where nobody said.
    """
    rows = [*_returns(seen, today), *_gaps(seen, today)]
    order = sorted(range(len(rows)), key=lambda i: (rows[i].month, _place(rows[i])))
    return [rows[i] for i in reversed(order)]


def _place(row: Row) -> int:
    """Return where a row stands among those of its month: drafts come last."""
    return 1_000_000 if row.of is None or not row.of.is_sealed else row.of.place


def _returns(seen: VaultSeen, today: date | None) -> Iterator[Row]:
    for each in seen.returns:
        standing = Standing.SEALED if each.is_sealed else Standing.DRAFT
        days = () if each.is_sealed else due_in(seen, each.month, today)
        yield Row(each.month, standing, each, seen.moved.get(each.id), days)


def _gaps(seen: VaultSeen, today: date | None) -> Iterator[Row]:
    for month in seen.missing:
        yield Row(month, Standing.MISSING, days=due_in(seen, month, today))
    kept = {each.month for each in seen.returns}
    if seen.due is not None and seen.due.month not in {*kept, *seen.missing}:
        yield Row(seen.due.month, Standing.NEXT, days=due_in(seen, seen.due.month, today))


def due_in(seen: VaultSeen, month: Month, today: date | None) -> tuple[Due, ...]:
    """Return by when a month is to be paid and filed, where it is the one that is due next."""
    if seen.due is None or seen.due.month != month:
        return ()
    return tuple(
        Due(what, when, None if today is None else (when - today).days)
        for what, when in ((PAY, seen.due.payment), (FILE, seen.due.documents))
    )


def due_words(due: Due, day: str, _: Translator) -> str:
    """Return by when something is due, and how many days are left."""
    left = due.words(_)
    said = f"{_(due.what)} {day}"
    return f"{said} ({left})" if left else said
