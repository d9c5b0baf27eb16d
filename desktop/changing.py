"""A change of the enterprise from a month on: noted, and told. No Qt.

noted = change(vault, month, {"name": "…", "reading.contribution_base": "straight"}, reason)
lines(vault, noted, _)
of_vault(vault, _)                  # every change that a vault knows
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from desktop.status import UsageError
from desktop.texts import Translator, mark
from desktop.vault.opening import stamp

if TYPE_CHECKING:
    from declaration.month import Month
    from declaration.vault.changes import Change
    from declaration.vault.store import Vault

FACTS = {
    "name": mark("name"),
    "name_km": mark("Khmer name"),
    "nssf_number": mark("NSSF number"),
    "sector": mark("sector"),
    "rate_convention": mark("source of the exchange rate"),
}
"""Fact of an enterprise → the words for it."""


def facts_of(texts: Sequence[str], readings: Mapping[str, str]) -> dict[str, str]:
    """Return the facts that were typed: ``name=value`` each, and readings by figure.

    Raises:
        UsageError: a text has no ``=``, or there is none at all.
    """
    from declaration.vault.changes import READING

    facts = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not (name.strip() and equals):
            raise UsageError(f'--set {text}: write fact=value, for example --set name="New Name".')
        facts[name.strip()] = value.strip()
    facts |= {f"{READING}{figure}": reading for figure, reading in readings.items()}
    if not facts:
        raise UsageError("What changes? Add --set FACT=VALUE or --reading NAME=VALUE.")
    return facts


def change(vault: Vault, month: Month, facts: Mapping[str, str], reason: str) -> list[Change]:
    """Note facts that are others from a month on, with the moment and the person.

    Raises:
        VaultError: a fact or value is not known, no reason was given, or nothing changes.
    """
    from declaration.vault import changes

    return changes.change(vault, month, facts, reason, stamp())


def lines(vault: Vault, noted: Sequence[Change], _: Translator) -> list[str]:
    """Return the lines that say what holds from when on, and what that does not touch."""
    from declaration.vault.returns import sealed

    month = noted[0].month
    told = [_line(each, _) for each in noted]
    later = sorted({str(each.month) for each in sealed(vault) if each.month >= month})
    if later:
        text = _(
            "Sealed already and not changed by this: {months}. If something was declared wrong "
            "there, declare the payroll with --kind revised."
        )
        told.append(text.format(months=", ".join(later)))
    return told


def of_vault(vault: Vault, _: Translator) -> list[str]:
    """Return a line for every change that a vault knows, by month."""
    from declaration.vault.changes import changes

    told = _("{line} Reason: {reason} ({who}, {day}).")
    return [
        told.format(line=_line(each, _), reason=each.reason, who=each.who, day=each.at[:10])
        for each in changes(vault)
    ]


def data(vault: Vault) -> list[dict[str, Any]]:
    """Return every change that a vault knows as plain data, by month."""
    from declaration.vault.changes import changes

    return [
        {
            "from": str(each.month),
            "fact": each.fact,
            "before": each.before,
            "value": each.value,
            "reason": each.reason,
            "at": each.at,
            "by": each.who,
        }
        for each in changes(vault)
    ]


def _line(each: Change, _: Translator) -> str:
    text = _("From {month}: {fact} is “{value}”, before “{before}”.")
    fact = _(FACTS[each.fact]) if each.fact in FACTS else each.fact
    return text.format(
        month=each.month, fact=fact, value=each.value or "–", before=each.before or "–"
    )
