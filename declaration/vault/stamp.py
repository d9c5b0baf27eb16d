"""When something was done in a vault, and by whom: handed in, for the core has no clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Stamp:
    """When something was done, and by whom.

    Attributes:
        at: the moment, in UTC.
        who: the person, as the system or the person names them.
    """

    at: datetime
    who: str

    def __post_init__(self) -> None:
        if self.at.tzinfo is None or self.at.utcoffset() != UTC.utcoffset(None):
            raise ValueError("a stamp is in UTC")

    @property
    def text(self) -> str:
        """Return when, as ``2026-11-12T08:30:00Z``."""
        return self.at.strftime("%Y-%m-%dT%H:%M:%SZ")
