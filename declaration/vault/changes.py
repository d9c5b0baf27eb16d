"""The enterprise through the months: what it was called, and by which readings, from when on.

    change(vault, Month(2026, 11), {"name": "New Name Co."}, "renamed by the ministry", stamp)
    facts_in(vault, Month(2026, 10)).enterprise.name      # still the old one
    facts_in(vault, Month(2026, 11)).enterprise.name      # the new one

A change holds from a month on; the months before keep what they had. It is no correction: what was
declared wrong in a sealed month is put right by a revised return of that month. Nothing is taken
away: of two changes from the same month the later one holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

from declaration.enterprise import SECTORS
from declaration.month import Month
from declaration.monthly import Enterprise
from declaration.vault.errors import VaultError, mark
from declaration.vault.events import Event
from declaration.vault.facts import TEXTS
from declaration.vault.log import record

if TYPE_CHECKING:
    from declaration.vault.stamp import Stamp
    from declaration.vault.store import Vault

RATE_CONVENTION = "rate_convention"
"""Where the enterprise takes its riel per dollar from, in its own words."""

READING = "reading."
"""How the name of a fact begins that chooses a reading of the law."""

FACTS = (*TEXTS, RATE_CONVENTION)


class UnknownFactError(VaultError):
    """No such fact of an enterprise."""

    sentence = mark("“{fact}” is no fact of an enterprise. Known are: {known}.")


class UnknownReadingOfFactError(VaultError):
    """The law has no such figure or reading."""

    sentence = mark("The law cannot be read as “{figure}={reading}”: {why}")


class NoNameError(VaultError):
    """An enterprise without a name."""

    sentence = mark("An enterprise has a name: write it as NSSF has it.")


class UnknownSectorError(VaultError):
    """No such sector."""

    sentence = mark("The sector “{value}” is not known. Known are: {known}.")


class NoReasonError(VaultError):
    """A change without a reason."""

    sentence = mark("Say why it changes: whoever looks at it later should find the reason there.")


class NothingChangesError(VaultError):
    """All facts are what they were."""

    sentence = mark("Nothing changes: {month} has these facts already.")


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that is another one from a month on.

    Attributes:
        month: from which on.
        fact: one of ``FACTS``, or ``reading.`` and the name of a figure of law.
        before: what held in that month until then; "" for nothing.
        value: what holds from then on; "" for nothing.
        reason: why.
        at: when it was noted, ISO 8601, UTC.
        who: by whom.
    """

    month: Month
    fact: str
    before: str
    value: str
    reason: str
    at: str
    who: str


@dataclass(frozen=True, slots=True)
class FactsIn:
    """What holds in a month.

    Attributes:
        enterprise: the employer.
        rate_convention: where the riel per dollar are taken from; "" where not said.
    """

    enterprise: Enterprise
    rate_convention: str = ""

    def __getitem__(self, fact: str) -> str:
        """Return a fact by its name; "" for nothing."""
        if fact.startswith(READING):
            return self.enterprise.readings.get(fact.removeprefix(READING), "")
        return self.rate_convention if fact == RATE_CONVENTION else getattr(self.enterprise, fact)


def changes(vault: Vault) -> list[Change]:
    """Return all changes: by month, of one month in the order noted."""
    rows = vault.db.execute(
        "SELECT month, fact, before, value, reason, at, who FROM enterprise_change "
        "ORDER BY month, id"
    )
    return [Change(Month.parse(month), *texts) for month, *texts in rows]


def facts_in(vault: Vault, month: Month) -> FactsIn:
    """Return what holds in a month: the vault's own facts, and the changes up to that month."""
    own = vault.facts.enterprise
    facts = {name: str(getattr(own, name)) for name in TEXTS} | {RATE_CONVENTION: ""}
    readings = dict(own.readings)
    for each in changes(vault):
        if each.month > month:
            break
        if each.fact.startswith(READING):
            readings[each.fact.removeprefix(READING)] = each.value
        else:
            facts[each.fact] = each.value
    convention = facts.pop(RATE_CONVENTION)
    chosen = {figure: reading for figure, reading in readings.items() if reading}
    return FactsIn(Enterprise(**facts, readings=chosen), convention)


def change(
    vault: Vault, month: Month, facts: Mapping[str, str], reason: str, stamp: Stamp
) -> list[Change]:
    """Note facts that are others from a month on.

    Args:
        vault: open for writing.
        month: from which on they hold.
        facts: name of a fact → what it is from then on; "" takes a reading back.
        reason: why, for whoever looks at it later.
        stamp: when, and by whom.

    Returns:
        What was noted; facts that were so already are left out.

    Raises:
        VaultError: a fact or value is not known, no reason was given, or nothing changes.
    """
    if not reason.strip():
        raise NoReasonError
    for fact, value in facts.items():
        _refuse(fact, value)
    held = facts_in(vault, month)
    new = {fact: value.strip() for fact, value in facts.items() if held[fact] != value.strip()}
    if not new:
        raise NothingChangesError(month=month)
    at = stamp.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    noted = [
        Change(month, fact, held[fact], value, reason.strip(), at, stamp.who)
        for fact, value in new.items()
    ]
    with vault.transaction() as db:
        for each in noted:
            db.execute(
                "INSERT INTO enterprise_change (month, fact, before, value, reason, at, who) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                (str(each.month), each.fact, each.before, each.value, each.reason, at, each.who),
            )
        named = dict.fromkeys(fact.split(".")[0] for fact in new)
        record(db, stamp, Event.ENTERPRISE_CHANGED, month, fields=", ".join(named))
    return noted


def _refuse(fact: str, value: str) -> None:
    """Refuse what no enterprise can be.

    Raises:
        VaultError: says what it can be.
    """
    if fact.startswith(READING):
        _refuse_reading(fact.removeprefix(READING), value)
    elif fact not in FACTS:
        raise UnknownFactError(fact=fact, known=", ".join(FACTS))
    elif fact == "name" and not value.strip():
        raise NoNameError
    elif fact == "sector" and value.strip() not in SECTORS:
        raise UnknownSectorError(value=value, known=", ".join(SECTORS))


def _refuse_reading(figure: str, reading: str) -> None:
    from declaration.law import Law, UnknownReadingError

    if not reading.strip():
        return
    try:
        Law.load().choose({figure: reading.strip()})
    except UnknownReadingError as problem:
        values = {"figure": figure, "reading": reading, "why": problem}
        raise UnknownReadingOfFactError(**values) from problem
