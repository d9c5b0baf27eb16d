"""What a decision is: a finding that a person accepted, why, and for how long.

A decision is about a code, a worker and a field, and about the data that the finding spoke of. It
holds from its month on, until its last month, as long as the data are the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from declaration.month import Month
from declaration.vault.documents import Document
from declaration.vault.persons import Person
from declaration.vault.spoken_of import Data


class Why(StrEnum):
    """Why a decision holds no more."""

    STANDS = ""
    WITHDRAWN = "withdrawn"
    """A person took it back: it never held."""
    REPLACED = "replaced"
    """Another decision on the same came after it."""
    UNTIL = "until"
    """Its last month is over."""
    CHANGED = "changed"
    """The finding speaks of other data."""


@dataclass(frozen=True, slots=True)
class About:
    """What a finding is about, for a decision.

    Attributes:
        code: of the finding.
        field: that it names, or "".
        person: whom it speaks of; nobody where it speaks of no worker.
        data: what it spoke of.
    """

    code: str
    field: str
    person: Person
    data: Data

    @property
    def key(self) -> tuple[str, str, str]:
        """Code, field and person."""
        return self.code, self.field, self.person.text


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a finding is right as it is.

    Attributes:
        text: in the person's words.
        until: the last month for which it holds; None for good.
        document: what proves it, or None.
    """

    text: str
    until: Month | None = None
    document: Document | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """One decision as a vault keeps it.

    Attributes:
        number: in the vault, from 1.
        about: what it is about.
        month: from which it holds.
        until: the last month for which it holds; None for good.
        reason: in the person's words.
        document: the name of the file that proves it, or "".
        sha256: of that file, or "".
        made_at: ISO 8601, UTC.
        made_by: who accepted.
        ended_at: "" while it stands.
        ended_by: likewise.
        ended_month: from which on it holds no more; None while it stands.
        why: it holds no more.
        fingerprint: the SHA-256 of what the finding spoke of.
    """

    number: int
    about: About
    month: Month
    until: Month | None
    reason: str
    document: str
    sha256: str
    made_at: str
    made_by: str
    ended_at: str
    ended_by: str
    ended_month: Month | None
    why: Why
    fingerprint: str = field(repr=False, default="")

    @property
    def stands(self) -> bool:
        """Whether nobody and nothing ended it."""
        return self.why is Why.STANDS

    def is_known_in(self, month: Month) -> bool:
        """Return whether it was made by then, and had not ended before that month."""
        if month < self.month or self.why is Why.WITHDRAWN:
            return False
        return self.ended_month is None or month <= self.ended_month

    def holds_in(self, month: Month) -> bool:
        """Return whether it accepts, for a month, a finding that speaks of the same data."""
        has_ended = self.ended_month is not None and month >= self.ended_month
        return (
            self.is_known_in(month)
            and not has_ended
            and (self.until is None or month <= self.until)
        )


@dataclass(frozen=True, slots=True)
class Returned:
    """A finding that was accepted once and is asked again.

    Attributes:
        finding: its position among the month's findings.
        by: the decision.
        why: ``UNTIL`` or ``CHANGED``.
        before: what it spoke of then, where that changed.
        now: what it speaks of now.
    """

    finding: int
    by: Accepted
    why: Why
    before: str = ""
    now: str = ""
