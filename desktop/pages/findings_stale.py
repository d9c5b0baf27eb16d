"""Corrections that were left out, because their file is another one now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from desktop.formatting import listed, number
from desktop.texts import Translator
from desktop.widgets.banner import Banner

if TYPE_CHECKING:
    from importers.patching import Patch

NAMED = 5
"""So many of their cells are named."""


class StaleNotice(Banner):
    """Says it once for the same corrections.

    Args:
        drop: takes those corrections away.
    """

    def __init__(self, drop: Callable[[Sequence[Patch]], None]) -> None:
        super().__init__()
        self._drop = drop
        self._told: tuple[Patch, ...] = ()

    def retranslate(self, _: Translator) -> None:
        """Speak another language; it is said anew."""
        super().retranslate(_)
        self._told = ()

    def show_outdated(self, left: tuple[Patch, ...], _: Translator) -> None:
        """Say which corrections were left out; nothing where none was."""
        if left == self._told:
            return
        self._told = left
        self.setVisible(bool(left))
        if not left:
            return
        words = _.ngettext(
            "{n} correction was left out, because the file changed since: {cells}",
            "{n} corrections were left out, because the file changed since: {cells}",
            len(left),
        )
        cells = (f"{patch.sheet}!{patch.column}{patch.row}".lstrip("!") for patch in left[:NAMED])
        said = words.format(n=number(len(left)), cells=listed(cells, _.language))
        self.say("notice", said, _("Take them away"), lambda: self._drop(left))
