"""Remembers what columns were taken for: uses it next month, saves what a person changes.

One object a window, which watches the session. It never overrides what was chosen this month, and
it uses what was saved for a layout once: who undoes that has it undone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.closed_doors import sentence
from desktop.texts import translate

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.layouts import Layouts
    from desktop.session import Session, State
    from desktop.settings import Settings
    from desktop.sheets_seen import SheetSeen
    from importers.choices import ColumnMapping


def layouts_of(settings: Settings) -> Layouts:
    """Return where layouts are kept: beside the settings."""
    from desktop.layouts import Layouts

    return Layouts(settings.path.parent / "layouts" if settings.path else None)


class ColumnMemory(QObject):
    """Watches a session for layouts that are known, and for choices worth keeping."""

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__(session)
        self._session, self._settings = session, settings
        self._begun: object = None
        self._was_offered = False
        self._kept: ColumnMapping | None = None
        self._replaced: dict[Path, str | None] = {}
        session.changed.connect(self._look)

    def _look(self) -> None:
        state = self._session.state
        if state.read is None or state.is_stale:
            return
        if (state.bench.sources, state.bench.month) != self._begun:
            self._begun = state.bench.sources, state.bench.month
            self._kept, self._replaced, self._was_offered = None, {}, False
        elif state.bench.mapping == self._kept:
            return
        if state.bench.mapping is None:
            self._put_back()
            self._use(state)
        else:
            self._keep(state, state.bench.mapping)

    def _use(self, state: State) -> None:
        """Use what was saved for these layouts, once."""
        if self._was_offered:
            return
        self._was_offered = True
        layouts, sheets = layouts_of(self._settings), _sheets(state)
        shown = layouts.headings_for(sheets)
        now = [shown.get(_key(sheet), (None, sheet.fingerprint))[1] for sheet in sheets]
        saved = layouts.mapping_for(filter(None, now))
        if saved is not None:
            rows = {name: each for name, (each, _layout) in shown.items()}
            self._kept = saved = replace(saved, heading_rows=rows)
            text = translate(self._session.language)("Use the columns saved earlier")
            self._session.edit(text, mapping=saved)

    def _keep(self, state: State, mapping: ColumnMapping) -> None:
        """Save what the columns are, unless the layout changed and nobody has looked yet."""
        self._kept = mapping
        now = _layouts(state)
        if state.read is None or not set(mapping.fingerprint.split()) <= set(now):
            return
        layouts = layouts_of(self._settings)
        before = layouts.texts(now)
        try:
            layouts.save(state.read, mapping)
        except OSError as problem:
            self._session.failed.emit(sentence(problem, self._session.language))
        else:
            self._replaced = before | self._replaced

    def _put_back(self) -> None:
        """Undo what was saved, where the choices that it was saved for were undone."""
        replaced, self._replaced, self._kept = self._replaced, {}, None
        try:
            layouts_of(self._settings).put_back(replaced)
        except OSError as problem:
            self._session.failed.emit(sentence(problem, self._session.language))


def _layouts(state: State) -> list[str]:
    return [sheet.fingerprint for sheet in _sheets(state) if sheet.fingerprint]


def _sheets(state: State) -> list[SheetSeen]:
    from desktop.sheets_seen import sheets_seen

    return sheets_seen(state)


def _key(sheet: SheetSeen) -> str:
    from importers.choices import sheet_key

    return sheet_key(sheet.file, sheet.sheet.name)
