"""Decisions of a vault on the terminal: as a table or as data. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from declaration.vault.accepted import Accepted, Why
from desktop.tables import shorten, table
from desktop.texts import Translator, mark

if TYPE_CHECKING:
    from collections.abc import Sequence

STATES = {
    Why.STANDS: mark("stands"),
    Why.WITHDRAWN: mark("taken back"),
    Why.REPLACED: mark("replaced by a later one"),
    Why.UNTIL: mark("its last month is over"),
    Why.CHANGED: mark("the data changed"),
}
"""Why a decision holds no more → the words for it."""

REASON = 48
"""So long is a reason shown in the table."""


def decision_lines(found: Sequence[Accepted], _: Translator) -> list[str]:
    """Return the lines that show decisions."""
    if not found:
        return [_("No finding was accepted yet.")]
    headings = [
        _("number"),
        _("code"),
        _("worker"),
        _("from"),
        _("until"),
        _("by"),
        _("reason"),
        _("state"),
    ]
    return table(headings, [_row(each, _) for each in found])


def _row(each: Accepted, _: Translator) -> tuple[str, ...]:
    person = each.about.person
    who = " ".join(part for part in (person.worker_number, person.name) if part) or "–"
    until = str(each.until or _("for good"))
    said = (str(each.month), until, each.made_by, shorten(each.reason, REASON))
    return (str(each.number), each.about.code, shorten(who, 32), *said, _(STATES[each.why]))


def decision_data(found: Sequence[Accepted]) -> list[dict[str, Any]]:
    """Return decisions as plain data."""
    return [
        {
            "decision": each.number,
            "code": each.about.code,
            "field": each.about.field,
            "worker_number": each.about.person.worker_number,
            "nssf_number": each.about.person.nssf_number,
            "name": each.about.person.name,
            "spoke_of": dict(each.about.data),
            "reason": each.reason,
            "from": str(each.month),
            "until": str(each.until) if each.until else None,
            "document": each.document,
            "document_sha256": each.sha256,
            "at": each.made_at,
            "by": each.made_by,
            "state": str(each.why) or "stands",
            "ended_at": each.ended_at or None,
            "ended_by": each.ended_by or None,
            "ended_month": str(each.ended_month) if each.ended_month else None,
        }
        for each in found
    ]
