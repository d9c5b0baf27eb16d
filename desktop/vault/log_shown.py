"""The log of a vault on the terminal: what was done, as sentences or as data. No Qt.

log_lines(vault, translate("km"))            # a table: when, who, what
log_data(vault)                              # the same as plain data
log_rows(vault, translate("km"))             # for a window
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from declaration.vault.decisions import marked
from declaration.vault.events import Event
from declaration.vault.log import Entry, end_of, entries
from desktop.tables import table
from desktop.texts import Translator, mark
from desktop.vault.shown import KINDS

if TYPE_CHECKING:
    from declaration.vault.store import Vault

EVENTS = {
    Event.BEGUN: mark("The log begins; returns sealed before it: {returns}"),
    Event.CREATED: mark("The vault was made"),
    Event.RESTORED: mark("A copy was put in its place; what is above was done before the copy"),
    Event.BACKED_UP: mark("A copy was left"),
    Event.BACKUP_CHOSEN: mark("Copies at every closing: {on}"),
    Event.REKEYED: mark("The passphrase was changed"),
    Event.ENTERPRISE_CHANGED: mark("The enterprise was changed: {fields}"),
    Event.DRAFT_KEPT: mark("{month}: kept as a draft, {kind} {number}"),
    Event.SEALED: mark("{month}: sealed as return {place}, {kind} {number}"),
    Event.DECIDED: mark("{month}: {code} {worker} was accepted (decision {decision})"),
    Event.WITHDRAWN: mark("{month}: decision {decision} on {code} {worker} was taken back"),
    Event.ENDED: mark("{month}: decision {decision} on {code} {worker} ended: {why}"),
    Event.REJECTION_NOTED: mark(
        "{month}: what NSSF refused was noted ({rejection}): {rows} lines, {not_tied} not found"
    ),
    Event.REJECTION_SETTLED: mark("{month}: the refusal {rejection} was settled"),
    Event.EVIDENCE_WRITTEN: mark("{month}: evidence was written, {kind} {number}"),
    Event.LAW_PACK_ACCEPTED: mark("The law pack {version} was accepted in place of {before}"),
}
"""Event → the sentence about it."""

WORDS = {
    **KINDS,
    "yes": mark("yes"),
    "no": mark("no"),
    "until": mark("its last month is over"),
    "changed": mark("the data changed"),
}
"""Details that are words of ours."""


class LogRow(NamedTuple):
    """One entry in words.

    Attributes:
        at: when, ``2026-11-03 09:12`` in UTC.
        who: by whom.
        what: the sentence.
        hash: of the entry.
    """

    at: str
    who: str
    what: str
    hash: str


def log_rows(vault: Vault, _: Translator, *, names: bool = False) -> list[LogRow]:
    """Return every entry in words, the first first.

    Args:
        vault: open.
        _: the reader's texts.
        names: say who the workers are; else they stay masked.
    """
    known = marked(vault) if names else {}
    return [
        LogRow(entry.at[:16].replace("T", " "), entry.who, what(entry, _, known), entry.hash)
        for entry in entries(vault)
    ]


def what(entry: Entry, _: Translator, names: Mapping[str, str] | None = None) -> str:
    """Return what an entry tells, as a sentence.

    Args:
        entry: of the log.
        _: the reader's texts.
        names: mark → worker, where they are not to stay masked.
    """
    said = {name: _words(value, _) for name, value in entry.details.items()}
    said |= {"worker": (names or {}).get(said.get("worker", ""), said.get("worker", ""))}
    known = {"month": entry.month, **dict.fromkeys(_DETAILS, ""), **said}
    return " ".join(_(EVENTS[entry.event]).format(**known).split())


_DETAILS = (
    *("returns", "on", "fields", "kind", "number", "place", "code", "worker", "decision", "why"),
    *("rejection", "rows", "not_tied", "version", "before"),
)


def _words(value: int | str, _: Translator) -> str:
    text = str(value)
    return _(WORDS[text]) if text in WORDS else text


def log_data(vault: Vault) -> dict[str, Any]:
    """Return the log as plain data."""
    end = end_of(vault.db)
    return {
        "vault": vault.name,
        "entries": [
            {
                "place": entry.place,
                "at": entry.at,
                "who": entry.who,
                "event": str(entry.event),
                "month": entry.month,
                **entry.details,
                "entry_hash": entry.hash,
                "previous_hash": entry.previous_hash,
            }
            for entry in entries(vault)
        ],
        "end": {"count": end.count, "hash": end.hash},
    }


def log_lines(vault: Vault, _: Translator, *, names: bool = False) -> list[str]:
    """Return the lines that show the log; ``names`` says who the workers are."""
    rows = log_rows(vault, _, names=names)
    if not rows:
        return [_("The log is empty.")]
    headings = (_("when (UTC)"), _("who"), _("what"))
    shown = table(headings, [(row.at, row.who, row.what) for row in rows])
    end = end_of(vault.db)
    return [*shown, "", _("The last entry, which stands for all: {hash}").format(hash=end.hash)]
