"""The enterprises below a folder as rows: how urgent each is, what is said of it, the sums. No Qt.

rows = board_of(…)                            # desktop.board
kept(rows, Urgency.OVERDUE), counts(rows)[Urgency.SOON], totals(rows)

The columns of their table: ``desktop.models.enterprises_columns``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from declaration.month import Month
from declaration.vault.errors import (
    DamagedError,
    InUseError,
    NewerProgramError,
    NotAVaultError,
    VaultError,
)
from desktop.due_dates import SOON
from desktop.formatting import day, listed, month_name, number, riel
from desktop.passphrases import needs_passphrase
from desktop.texts import Translator, mark
from desktop.vault.words import said

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from desktop.board import Standing


class Urgency(IntEnum):
    """How soon something has to be done for an enterprise; the lower the sooner."""

    SHUT = 0
    """Its vault does not open."""
    OVERDUE = 1
    """The day to pay, or to file, is past, and the month is not sealed."""
    SOON = 2
    """No more than some days are left."""
    IN_TIME = 3
    EMPTY = 4
    """Nothing is kept in its vault yet."""


SIGNS = {
    Urgency.SHUT: ("lock", "muted", mark("Does not open")),
    Urgency.OVERDUE: ("stop", "error", mark("Overdue")),
    Urgency.SOON: ("warning", "warning", mark("Due soon")),
    Urgency.IN_TIME: ("good", "good", mark("In time")),
    Urgency.EMPTY: ("calendar", "muted", mark("Nothing kept yet")),
}
"""Urgency → icon, tone, words."""

STATES = {
    "draft": ("mend", "notice", mark("draft")),
    "open": ("calendar", "muted", mark("to be done")),
    "": ("calendar", "muted", mark("nothing kept yet")),
}
"""State of the month that is next → icon, tone, words."""

SHUT = (
    (InUseError, "warning", mark("open elsewhere")),
    (NewerProgramError, "warning", mark("of a newer version")),
    (DamagedError, "error", mark("damaged")),
    (NotAVaultError, "error", mark("no vault")),
    (VaultError, "error", mark("does not open")),
)
"""Why a vault does not open → tone, words; the first that fits. Before them: its passphrase."""

PASSPHRASE = mark("needs its passphrase")


@dataclass(frozen=True, slots=True)
class Totals:
    """All enterprises together.

    Attributes:
        enterprises: how many.
        overdue: of them.
        stops: findings that stop a month.
        errors: findings that hold workers out.
        at_risk: what the priced findings come to [riel].
        workers: declared in the last sealed month of each.
        remittance: of those months [riel].
    """

    enterprises: int
    overdue: int
    stops: int
    errors: int
    at_risk: int
    workers: int
    remittance: int


def urgency_of(one: Standing) -> Urgency:
    """Return how urgent an enterprise is."""
    if one.trouble is not None:
        return Urgency.SHUT
    if one.days_to_pay is None or one.days_to_file is None:
        return Urgency.EMPTY
    left = min(one.days_to_pay, one.days_to_file)
    return Urgency.OVERDUE if left < 0 else Urgency.SOON if left <= SOON else Urgency.IN_TIME


def counts(rows: Iterable[Standing]) -> Counter[Urgency]:
    """Return how many are how urgent."""
    return Counter(map(urgency_of, rows))


def kept(rows: Sequence[Standing], which: Urgency | None) -> npt.NDArray[np.bool_] | None:
    """Return the rows to show [n]; None for all of them."""
    import numpy as np

    return None if which is None else np.array([urgency_of(row) is which for row in rows], bool)


def totals(rows: Sequence[Standing]) -> Totals:
    """Return the sums of some enterprises."""

    def total(name: str) -> int:
        return sum(getattr(row, name) or 0 for row in rows)

    return Totals(
        enterprises=len(rows),
        overdue=counts(rows)[Urgency.OVERDUE],
        stops=total("stops"),
        errors=total("errors"),
        at_risk=total("at_risk"),
        workers=total("workers"),
        remittance=total("remittance"),
    )


def totals_text(sums: Totals, _: Translator) -> str:
    """Return the sums as one line; what is nothing is not said."""
    overdue = _.ngettext("{n} overdue", "{n} overdue", sums.overdue)
    stops = _.ngettext("{n} stop", "{n} stops", sums.stops)
    errors = _.ngettext("{n} error", "{n} errors", sums.errors)
    parts = (
        _.ngettext("{n} enterprise", "{n} enterprises", sums.enterprises).format(
            n=number(sums.enterprises)
        ),
        overdue.format(n=number(sums.overdue)) if sums.overdue else "",
        stops.format(n=number(sums.stops)) if sums.stops else "",
        errors.format(n=number(sums.errors)) if sums.errors else "",
        _("{amount} at risk").format(amount=riel(sums.at_risk)) if sums.at_risk else "",
        _("last sealed months: {workers} workers, {amount}").format(
            workers=number(sums.workers), amount=riel(sums.remittance)
        )
        if sums.remittance
        else "",
    )
    return " · ".join(filter(None, parts))


def days_text(left: object, _: Translator) -> str:
    """Return how many days are left, in words; "" where that is not known."""
    if not isinstance(left, int):
        return ""
    if left == 0:
        return _("today")
    if left < 0:
        return _.ngettext("{n} day overdue", "{n} days overdue", -left).format(n=number(-left))
    if left <= SOON:
        return _.ngettext("soon: {n} day", "soon: {n} days", left).format(n=number(left))
    return _.ngettext("in {n} day", "in {n} days", left).format(n=number(left))


def days_tone(left: int | None) -> str:
    """Return the tone in which days left are said: ``error``, ``warning``, or ""."""
    if left is None or left > SOON:
        return ""
    return "error" if left < 0 else "warning"


def state_words(one: Standing) -> tuple[str, str, str]:
    """Return icon, tone and English words for the state of an enterprise."""
    if one.trouble is None:
        return STATES[one.state]
    if needs_passphrase(one.trouble):
        return "lock", "notice", PASSPHRASE
    tone, words = next((t, w) for kind, t, w in SHUT if isinstance(one.trouble, kind))
    return "error" if tone == "error" else "lock", tone, words


def is_known(one: Standing) -> bool:
    """Return whether anything is kept in a vault, and it opens: else no figure of it is known."""
    return one.trouble is None and bool(one.month or one.last)


def name_of(one: Standing, language: str) -> str:
    """Return what an enterprise is called; the name of its vault's file where it does not open."""
    name = one.name_km or one.name if language == "km" else one.name
    return name or one.path.stem


def month_text(text: object, _: Translator) -> str:
    """Return a month ``YYYY-MM`` in words."""
    return month_name(Month.parse(text), _.language) if isinstance(text, str) and text else ""


def missing_text(months: Sequence[str], _: Translator) -> str:
    """Return the months that are missing between others, in words."""
    return listed([month_text(month, _) for month in months], _.language)


def trouble_words(trouble: VaultError, _: Translator) -> str:
    """Return why a vault does not open, in a sentence, as the window says it."""
    if needs_passphrase(trouble):
        text = _("This computer does not know the key of “{name}”: give its passphrase.")
        return text.format(**trouble.values)
    return said(trouble, _.language)


def due_words(one: Standing, _: Translator) -> str:
    """Return until when the next month is to be paid and filed, in a sentence; "" if not known."""
    if one.payment is None or one.documents is None:
        return ""
    text = _("{month}: to be paid by {payment}, to be filed by {documents}.")
    return text.format(
        month=month_text(one.month, _),
        payment=day(one.payment, _.language),
        documents=day(one.documents, _.language),
    )
