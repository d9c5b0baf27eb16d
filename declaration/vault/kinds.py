"""The kinds of return of a month, and which of them can follow what is sealed already.

A month begins with a regular return, or with a nil return where nobody earned a wage. What is
sealed is never altered: whoever was left out follows in a supplementary return, what was wrong in
a revised one.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Kind(StrEnum):
    """What a return of a month is."""

    REGULAR = "regular"
    """The month as it is declared the first time."""
    SUPPLEMENTARY = "supplementary"
    """Workers who were left out."""
    REVISED = "revised"
    """Values that were wrong, up or down."""
    NIL = "nil"
    """Nobody earned a wage in the month."""

    @property
    def opens(self) -> bool:
        """Whether it is a month's first return."""
        return self in (Kind.REGULAR, Kind.NIL)


def possible(sealed: Iterable[Kind]) -> tuple[Kind, ...]:
    """Return the kinds of return that can come next in a month.

    Args:
        sealed: the kinds of that month's sealed returns.

    >>> [str(kind) for kind in possible([])]
    ['regular', 'nil']
    >>> [str(kind) for kind in possible([Kind.REGULAR, Kind.SUPPLEMENTARY])]
    ['supplementary', 'revised']
    """
    begun = any(kind.opens for kind in sealed)
    return (Kind.SUPPLEMENTARY, Kind.REVISED) if begun else (Kind.REGULAR, Kind.NIL)
