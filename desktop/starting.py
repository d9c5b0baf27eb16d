"""What the window does once it is on the screen: so it is there before anything heavy is loaded.

starting = Starting(window)
starting.note_paint()               # on each paint; the first one counts
"""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from desktop.closed_doors import DAMAGED_SETTINGS
from desktop.texts import translate
from desktop.widgets.icons import program_icon

if TYPE_CHECKING:
    from desktop.window import Window


class Starting:
    """Loads, remembers and offers, after the first paint."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._is_painted = False

    def note_paint(self) -> None:
        """Note a paint; a timer set as the first one begins runs when all of it is done."""
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self._after_first_paint)

    def _after_first_paint(self) -> None:
        window = self._window
        if window.session.is_closed:
            return
        window.setWindowIcon(program_icon())
        window.session.tasks.run(lambda _report: _warm_up(), lambda _none: self._remember())
        if window.settings.put_aside is not None:
            text = translate(window.session.language)(DAMAGED_SETTINGS)
            window.banner.say("notice", text.format(name=window.settings.put_aside))
        window.offer_left_behind()  # last: a month weighs more

    def _remember(self) -> None:
        """Fill in the enterprise that was declared last, until another one is said."""
        from declaration.monthly import Enterprise

        window = self._window
        known = {f.name for f in fields(Enterprise)}
        last = window.settings.enterprise.items()
        kept = {name: value for name, value in last if name in known}
        if kept.get("name") and window.session.bench.enterprise is None:
            window.session.fill_in(enterprise=Enterprise(**kept))
        window.vaults.at_start()


def _warm_up() -> None:
    """Load what reading needs, so that the first file opens at once."""
    import importers.reading  # noqa: F401
