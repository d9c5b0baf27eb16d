"""When the month is to be paid and its documents filed, and how many days are left. No Qt.

Today is handed in by the window; where nobody says what day it is, no days are counted.

Law:
    Prakas 168 of 2022, Article 11; NSSF, private sector page. Both days are dated figures; they
    are not moved by weekends.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desktop.texts import Translator, mark

if TYPE_CHECKING:
    from declaration.monthly import MonthlyDeclaration

SOON = 5
"""From so few days on it is said in a warning's colour."""

PAY = mark("Pay by")
FILE = mark("Send the documents by")


@dataclass(frozen=True, slots=True)
class Due:
    """One day that must not be missed.

    Attributes:
        what: English, marked.
        day: by which.
        left: days until then, below 0 after it; None where today is not known.
    """

    what: str
    day: date
    left: int | None

    @property
    def tone(self) -> str:
        """The tone in which it is said: ``good``, ``warning``, ``error``, or ``muted``."""
        if self.left is None:
            return "muted"
        return "error" if self.left < 0 else "warning" if self.left <= SOON else "good"

    def words(self, _: Translator) -> str:
        """Return how many days are left, in a language; "" where today is not known."""
        if self.left is None:
            return ""
        if self.left == 0:
            return _("today")
        if self.left < 0:
            gone = -self.left
            return _.ngettext("{n} day ago", "{n} days ago", gone).format(n=gone)
        return _.ngettext("{n} day left", "{n} days left", self.left).format(n=self.left)


def due_dates(month: MonthlyDeclaration, today: date | None) -> tuple[Due, ...]:
    """Return both days; none where the month's law is not known."""
    if month.law is None:
        return ()
    due = month.law.due_dates
    return tuple(
        Due(what, day, None if today is None else (day - today).days)
        for what, day in ((PAY, due.payment), (FILE, due.documents))
    )
