"""The enterprises below a folder as rows: how urgent each is, what is said of it, the sums. No Qt.

rows = board_of(…)                            # desktop.board
columns(rows, folder, _), kept(rows, Urgency.OVERDUE)
counts(rows)[Urgency.SOON], totals(rows)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
from desktop.models.column import Align, Column
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


def columns(rows: Sequence[Standing], folder: Path, _: Translator) -> list[Column]:
    """Return the columns of the enterprises' table.

    Args:
        rows: how each stands.
        folder: of all of them; places are said as seen from it.
        _: the reader's language.
    """
    return [*_who(rows, _), *_when(rows, _), *_what(rows), *_before(rows, folder, _)]


def _who(rows: Sequence[Standing], _: Translator) -> list[Column]:
    def of(name: str) -> Callable[[int], Any]:
        return lambda i: getattr(rows[i], name)

    return [
        Column(
            "name",
            mark("Enterprise"),
            lambda i: name_of(rows[i], _.language),
            tooltip=lambda i: f"{name_of(rows[i], _.language)}\n{rows[i].path}",
            width=170,
        ),
        Column("nssf_number", mark("NSSF number"), of("nssf_number"), width=118),
        Column(
            "month", mark("Next month"), of("month"), show=month_text, width=132, searched=False
        ),
        Column(
            "state",
            mark("State"),
            lambda i: _(state_words(rows[i])[2]),
            icon=lambda i: state_words(rows[i])[:2],
            width=184,
        ),
    ]


def _when(rows: Sequence[Standing], _: Translator) -> list[Column]:
    def days(name: str, title: str, due: str) -> Column:
        def left(i: int) -> int | None:
            value = getattr(rows[i], name)
            return None if value is None else int(value)

        def sign(i: int) -> tuple[str, str] | None:
            tone = days_tone(left(i))
            return ("stop" if tone == "error" else "warning", tone) if tone else None

        return Column(
            name,
            title,
            left,
            show=days_text,
            tone=lambda i: days_tone(left(i)),
            icon=sign,
            tooltip=lambda i: _day(getattr(rows[i], due), _),
            searched=False,
            width=148,
        )

    return [
        days("days_to_pay", mark("To pay"), "payment"),
        days("days_to_file", mark("To file"), "documents"),
    ]


def _day(when: date | None, _: Translator) -> str:
    return "" if when is None else day(when, _.language)


def _what(rows: Sequence[Standing]) -> list[Column]:
    def figure(name: str, title: str, width: int, **more: Any) -> Column:  # noqa: ANN401
        return Column(
            name,
            title,
            lambda i: getattr(rows[i], name) if is_known(rows[i]) else None,
            Align.RIGHT,
            searched=False,
            summed=True,
            width=width,
            **more,
        )

    return [
        figure("stops", mark("Stops"), 70, tone=lambda i: "stop" if rows[i].stops else ""),
        figure("errors", mark("Errors"), 70, tone=lambda i: "error" if rows[i].errors else ""),
        figure("warnings", mark("Warnings"), 80, hidden=True),
        figure("at_risk", mark("At risk [riel]"), 116),
    ]


def _before(rows: Sequence[Standing], folder: Path, _: Translator) -> list[Column]:
    def place(i: int) -> str:
        above = rows[i].path.parent
        return above.relative_to(folder).as_posix() if above.is_relative_to(folder) else str(above)

    def figure(name: str, title: str, width: int) -> Column:
        return Column(
            name,
            title,
            lambda i: getattr(rows[i], name) if rows[i].last else None,
            Align.RIGHT,
            searched=False,
            summed=True,
            width=width,
        )

    return [
        Column(
            "last",
            mark("Last sealed"),
            lambda i: rows[i].last,
            show=month_text,
            searched=False,
            width=132,
        ),
        figure("workers", mark("Workers"), 80),
        figure("remittance", mark("Remittance [riel]"), 134),
        Column(
            "missing",
            mark("Missing months"),
            lambda i: missing_text(rows[i].missing, _),
            tone=lambda i: "warning" if rows[i].missing else "",
            icon=lambda i: ("warning", "warning") if rows[i].missing else None,
            width=170,
        ),
        Column("folder", mark("Folder"), place, width=150),
    ]


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
