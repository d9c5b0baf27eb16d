"""What the log of a vault tells of: a closed list of events, and what each may say.

An entry holds nothing of a worker: no name, no number, no wage. Every detail has a shape that such
a thing does not fit into; a worker stands there as a mark, which only the vault itself can resolve.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Mapping
from enum import StrEnum

MARK = 12
"""Letters of a worker's mark, after ``w-``."""


class Event(StrEnum):
    """What was done."""

    BEGUN = "begun"
    """The log begins in a vault that was made before there were logs."""
    CREATED = "created"
    RESTORED = "restored"
    """A copy was put in the place of the vault; the entries before are the copy's."""
    BACKED_UP = "backed_up"
    BACKUP_CHOSEN = "backup_chosen"
    """From now on a copy is left whenever the vault is closed, or no more."""
    REKEYED = "rekeyed"
    """The passphrase was changed."""
    ENTERPRISE_CHANGED = "enterprise_changed"
    DRAFT_KEPT = "draft_kept"
    SEALED = "sealed"
    DECIDED = "decided"
    """A finding was accepted."""
    WITHDRAWN = "withdrawn"
    """An acceptance was taken back by a person."""
    ENDED = "ended"
    """An acceptance ended by itself: its end month came, or the data changed."""
    REJECTION_NOTED = "rejection_noted"
    """What NSSF refused was pasted in."""
    REJECTION_SETTLED = "rejection_settled"
    EVIDENCE_WRITTEN = "evidence_written"
    LAW_PACK_ACCEPTED = "law_pack_accepted"


_COUNT = r"\d{1,9}"
_HASH = r"[0-9a-f]{64}"
_KIND = "regular|supplementary|revised|nil"
_CODE = r"[A-Z]{3}-\d{3}"
_FIELD = r"[a-z][a-z0-9_]{0,39}"
_WHO = rf"w-[0-9a-f]{{{MARK}}}"
_MONTH = r"\d{4}-[01]\d"
_VERSION = r"[0-9A-Za-z][0-9A-Za-z.+-]{0,39}"

_RETURN = {"kind": _KIND, "number": _COUNT}
_DECISION = {"decision": _COUNT, "code": _CODE, "field": _FIELD, "worker": _WHO}

DETAILS: Mapping[Event, Mapping[str, str]] = {
    Event.BEGUN: {"returns": _COUNT, "hash": _HASH},
    Event.CREATED: {},
    Event.RESTORED: {},
    Event.BACKED_UP: {},
    Event.BACKUP_CHOSEN: {"on": "yes|no"},
    Event.REKEYED: {},
    Event.ENTERPRISE_CHANGED: {"fields": r"[a-z_]{1,20}(, [a-z_]{1,20})*"},
    Event.DRAFT_KEPT: {**_RETURN},
    Event.SEALED: {**_RETURN, "place": _COUNT, "hash": _HASH},
    Event.DECIDED: {**_DECISION, "until": _MONTH, "document": _HASH},
    Event.WITHDRAWN: _DECISION,
    Event.ENDED: {**_DECISION, "why": "until|changed"},
    Event.REJECTION_NOTED: {"rejection": _COUNT, "rows": _COUNT, "not_tied": _COUNT},
    Event.REJECTION_SETTLED: {"rejection": _COUNT},
    Event.EVIDENCE_WRITTEN: {**_RETURN, "hash": _HASH},
    Event.LAW_PACK_ACCEPTED: {"version": _VERSION, "before": _VERSION, "hash": _HASH},
}
"""Event → detail → the whole shape of its text."""


def refuse_details(event: Event, details: Mapping[str, int | str]) -> None:
    """Refuse what an entry may not hold.

    Raises:
        ValueError: names the detail, never its value.
    """
    shapes = DETAILS[event]
    for name, value in details.items():
        if name not in shapes or not re.fullmatch(shapes[name], str(value)):
            raise ValueError(f"an entry “{event}” of the log does not hold such a {name}")


def mark_of(secret: bytes, person: str) -> str:
    """Return what stands for a worker in the log.

    Args:
        secret: of the vault; without it nobody can find out by trying whose mark it is.
        person: by what the worker is known, any text.

    >>> mark_of(b"secret", "A-0118")
    'w-5d4ba32fd1e4'
    """
    digest = hmac.new(secret, b"worker in the log\0" + person.encode(), "sha256")
    return f"w-{digest.hexdigest()[:MARK]}"
