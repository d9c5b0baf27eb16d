"""Follows the practice month step by step, in the strip above the page.

guide = Guide(window, folder)           # the window is one of its own, the folder the factory's
guide.begin()
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.folders import show_folder
from desktop.guide.steps import OUT, STEPS, Seen, Step
from desktop.guide.strip import Strip
from desktop.page_list import PAGES
from desktop.texts import Translator, translate

if TYPE_CHECKING:
    from desktop.window import Window


class Guide(QObject):
    """Shows the first step that is neither done nor skipped.

    Attributes:
        strip: what is shown.
        at: the number of the step shown; ``len(STEPS)`` at the end.
    """

    def __init__(self, window: Window, folder: Path) -> None:
        super().__init__(window)
        self._window, self._folder = window, folder
        self._visited: set[str] = set()
        self.strip, self.at = Strip(), 0
        self._went_back = False
        self._listen()

    def _listen(self) -> None:
        window, strip = self._window, self.strip
        window.session.changed.connect(self._look)
        window.navigation.currentRowChanged.connect(self._visit)
        strip.show_me.connect(self._show_me)
        strip.do_it.connect(self._do_it)
        strip.skip.connect(lambda: self._go(self.at + 1))
        strip.back.connect(self._back)
        strip.ended.connect(window.close)

    def begin(self) -> None:
        """Put the strip into the window, with the first step."""
        self._window.put_above(self)
        self._go(0)

    def retranslate(self, _: Translator) -> None:
        """Speak another language."""
        self.strip.retranslate(_)
        self._show()

    @property
    def _step(self) -> Step | None:
        return STEPS[self.at] if self.at < len(STEPS) else None

    def _seen(self) -> Seen:
        state = self._window.session.state
        is_read = state.month is not None and not state.is_stale
        return Seen(state.bench, is_read, frozenset(self._visited))

    def _look(self) -> None:
        """Go on when the step was done; one that is read, or was gone back to, stays."""
        step = self._step
        if step is None or self._went_back:
            return
        if step.is_looking and self._window.pages.shown is self._window.page(step.page):
            self._show()
        elif step.is_done(self._seen()):
            self._go(self.at + 1)

    def _visit(self, row: int) -> None:
        """Note a page; what is only to be looked at is done when the person goes on from it."""
        self._visited.add(PAGES[row].name)
        step = self._step
        if step is not None and step.page == PAGES[row].name:
            self._show()
        else:
            self._look()

    def _go(self, at: int) -> None:
        """Show a step; those that follow and are done already are passed over."""
        seen, self._went_back = self._seen(), False
        while at < len(STEPS) and STEPS[at].is_done(seen):
            at += 1
        self.at = at
        self._visited.clear()
        self._show()

    def _back(self) -> None:
        if self.at > 0:
            self.at, self._went_back = self.at - 1, True
            self._show()
            self._show_me()

    def _show_me(self) -> None:
        step = self._step
        if step is None:
            self._show_files()
            return
        self._window.show_page(step.page, step.target)

    def _show_files(self) -> None:
        """Show the folder that the month was declared into."""
        folder = self._window.session.bench.out or self._folder / OUT
        if why := show_folder(folder, translate(self._window.session.language)):
            self._window.say_failed(why)

    def _do_it(self) -> None:
        step = self._step
        if step is not None and step.changes is not None:
            self._window.show_page(step.page)
            _ = translate(self._window.session.language)
            self._window.session.edit(_(step.title), **step.changes(self._folder))

    def _show(self) -> None:
        _, step, strip = translate(self._window.session.language), self._step, self.strip
        strip.before.setEnabled(self.at > 0)
        strip.on.setVisible(step is not None)
        strip.help_along.setVisible(step is not None and step.changes is not None)
        is_done = step is not None and step.is_done(self._seen())
        strip.on.setText(_("Next step") if is_done else _("Skip"))
        count = _("{n} of {all}").format(n=min(self.at + 1, len(STEPS)), all=len(STEPS))
        if step is not None:
            strip.where.setText(_("Show me"))
            strip.show_step(_(step.title), _(step.text), count, self.at / len(STEPS))
            return
        strip.where.setText(_("Open the folder"))
        text = _(
            "You declared a month. In its folder lie the file for NSSF, the control sheet to sign "
            "and the lists. Everything was invented, and nothing was sent. Play on as you like, or "
            "end the practice and begin with your own payroll."
        )
        strip.show_step(_("Done"), text, count, 1)
