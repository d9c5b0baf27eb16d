"""The pages of the help that were looked at, to go back and forth in."""

from __future__ import annotations

from desktop.help.address import Address


class Trail:
    """Where one was, where one is, and where one came back from."""

    def __init__(self) -> None:
        self._behind: list[Address] = []
        self._ahead: list[Address] = []
        self.here: Address | None = None

    def go(self, place: Address) -> None:
        """Go on to a place; what lay ahead is forgotten."""
        if place == self.here:
            return
        if self.here is not None:
            self._behind.append(self.here)
        self._ahead.clear()
        self.here = place

    def back(self) -> Address | None:
        """Go back; None where one began."""
        return self._step(self._behind, self._ahead)

    def forward(self) -> Address | None:
        """Go where one came back from; None where there is nothing."""
        return self._step(self._ahead, self._behind)

    @property
    def can_back(self) -> bool:
        """Whether one can go back."""
        return bool(self._behind)

    @property
    def can_forward(self) -> bool:
        """Whether one can go forward."""
        return bool(self._ahead)

    def _step(self, source: list[Address], other: list[Address]) -> Address | None:
        if not source or self.here is None:
            return None
        other.append(self.here)
        self.here = source.pop()
        return self.here
