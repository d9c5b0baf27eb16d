"""What every page of the window is: a widget that shows the session and speaks three languages.

A page lives in ``desktop/pages/NAME.py`` as a subclass of ``Page``; one line in
``desktop.page_list.PAGES`` puts it into the window. It is made when it is first shown.

    class FindingsPage(Page):
        def __init__(self, session: Session, settings: Settings) -> None:
            super().__init__(session, settings)
            self.set_empty(EmptyState(...))     # shown while ``has_content`` is False
            self.body.addWidget(...)            # a QVBoxLayout: everything else
            self.title_bar.addWidget(button)    # right of the page's title

        def has_content(self, state: State) -> bool: ...
        def refresh(self, state: State) -> None: ...        # while shown, on every change
        def retranslate(self, _: Translator) -> None: ...   # all texts; before the first refresh

Rules: texts only in ``retranslate`` and ``refresh`` (``self._`` translates, ``self.language`` is
the language); every control gets an accessible name there; edits go through ``self.session.edit``;
long work through ``self.session.run``; a page asks no other page, it emits ``wanted`` (the name of
a page, and what to show there) and overrides ``show_target`` to be asked itself.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QComboBox, QStackedLayout, QVBoxLayout, QWidget

from desktop.texts import Translator, translate
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.parts import across, down, label

if TYPE_CHECKING:
    from desktop.session import Session, State
    from desktop.settings import Settings

MARGIN = 24
"""Around a page's content [pixels]."""
GAP = 16
"""Between the parts of a page [pixels]."""


class Page(QWidget):
    """One page of the window.

    Attributes:
        session: the month, shared with the other pages.
        settings: what is remembered of the window (``settings.splitters``, ``settings.columns``).
        body: where a page puts its widgets.
        title_bar: right of the title; buttons of the page.

    Signals:
        said(str): a line for the status bar, as the sum of selected cells.
        asked(str): one of the window's commands, by name, as ``open`` or ``folder``.
        noticed(str): a sentence for the line above the page.
        given(Path): a file that is to be opened, as if it had been dropped.
        found_at(Path): a file was opened; what lies beside it may be offered.
        wanted(str, object): show another page; with what it is to show, or None.
        enterprise_wanted(Standing, str): open an enterprise in the window, by a passphrase or "".
    """

    said = Signal(str)
    wanted = Signal(str, object)
    asked = Signal(str)
    enterprise_wanted = Signal(object, str)
    noticed = Signal(str)
    given = Signal(object)
    found_at = Signal(object)

    title = ""
    """The page's title, an English text marked for translation; subclasses set it."""
    lead = ""
    """One sentence under the title that says what to do here; likewise, or ""."""

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__()
        self.session, self.settings = session, settings
        self._ = translate(session.language)
        self._is_due = True
        self._is_spoken = False
        self._empty: EmptyState | None = None
        self._title = label(name="pageTitle")
        self._lead = label(name="pageLead", wrap=True)
        self.title_bar = across()
        self.body = down(gap=GAP)
        self._build()
        session.changed.connect(self._changed)

    def _build(self) -> None:
        head = across()
        head.addLayout(down(self._title, self._lead, gap=4), 1)
        self._bar = QWidget()
        self._bar.setLayout(self.title_bar)
        self.title_bar.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignTop)
        content = QWidget()
        content.setLayout(self.body)
        self.body.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedLayout()
        self._stack.addWidget(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(MARGIN, MARGIN - 4, MARGIN, MARGIN)
        whole.setSpacing(GAP)
        whole.addLayout(head)
        whole.addLayout(self._stack, 1)

    @property
    def language(self) -> str:
        """The reader's language."""
        return self._.language

    def set_empty(self, empty: EmptyState) -> None:
        """Set what is shown while the page has no content: what to do first."""
        self._empty = empty
        self._stack.addWidget(empty)

    def has_content(self, state: State) -> bool:
        """Return whether there is something to show; otherwise the empty state is shown."""
        return state.month is not None

    def refresh(self, state: State) -> None:
        """Show a state. Called while the page is visible, and when it becomes so."""

    def retranslate(self, _: Translator) -> None:
        """Set every text of the page; ``refresh`` follows."""

    def show_target(self, target: object) -> None:
        """Show what another page asked for: a finding, or a worker's position."""

    def actions_of_page(self) -> list[QAction]:
        """Return the page's own commands; the window lists them in its menu while it is shown."""
        return []

    def help_target(self) -> str:
        """Return what the help opens at: of what is chosen here, as ``finding:OVT-001`` or ``""``.

        "" is the page's own help. A widget or dialog of its own place in the help says it as the
        property ``help_target`` (``desktop.help_commands``).
        """
        return ""

    def focus_search(self) -> None:
        """Put the cursor into the page's filter line; nothing where it has none."""

    def take_dropped(self, paths: Sequence[Path]) -> bool:
        """Take files that were dropped while the page is shown; return whether it did."""
        del paths
        return False

    def may_close(self) -> bool:
        """Return whether the window may close; a page that says no asks the person itself."""
        return True

    def shut(self) -> None:
        """Let nothing of the page's own be under way any more: the window closes."""

    def set_language(self, _: Translator) -> None:
        """Speak another language."""
        self._, self._is_spoken = _, True
        self._title.setText(_(self.title))
        self._lead.setText(_(self.lead))
        self._lead.setVisible(bool(self.lead))
        self.setAccessibleName(_(self.title))
        if self._empty:
            self._empty.retranslate(_)
        self.retranslate(_)
        self._changed()

    def _say_what_is_chosen(self) -> None:
        """Let screen readers say what each list of choices is about.

        Qt calls such a list by what is chosen in it, and its own name is not heard on Linux.
        """
        for choice in self.findChildren(QComboBox):
            if choice.property("described") or not choice.accessibleDescription():
                choice.setProperty("described", True)
                choice.setAccessibleDescription(choice.accessibleName())

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while the page was hidden."""
        super().showEvent(event)
        made = sys.modules.get("desktop.widgets.data_table")  # before any table, there is none here
        for table in self.findChildren(made.DataTable) if made else ():
            table.work_with(self.session.run)
        self._catch_up()

    def changeEvent(self, event: QEvent) -> None:
        """Draw icons anew on another palette, and refresh what is tinted by hand."""
        super().changeEvent(event)
        if event.type() != QEvent.Type.PaletteChange or not hasattr(self, "_is_spoken"):
            return
        if self._is_spoken:
            self.retranslate(self._)
        self._changed()

    def _changed(self) -> None:
        self._is_due = True
        if self.isVisible():
            self._catch_up()

    def _catch_up(self) -> None:
        if not self._is_due:
            return
        self._is_due = False
        state = self.session.state
        full = self._empty is None or self.has_content(state)
        self._stack.setCurrentIndex(0 if full else 1)
        self._bar.setVisible(full)
        if full:
            self.refresh(state)
            self._say_what_is_chosen()
        elif self._empty:
            self._empty.show_state(state)
