"""Declare: whether the month can go, and writing its files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QFileDialog

from desktop.header import STATES
from desktop.pages.page import Page
from desktop.texts import Translator, mark
from desktop.widgets.card import Badge, Card
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.parts import across, button, label

if TYPE_CHECKING:
    from declaration.export import Receipt
    from desktop.session import Session, State
    from desktop.settings import Settings
    from desktop.tasks import Report


class DeclarePage(Page):
    """The state of the month, the folder, the files written."""

    title = mark("Declare")
    lead = mark("The files for NSSF are written all or none, and read back before you see them.")

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__(session, settings)
        self.set_empty(EmptyState("declare", mark("Here the month’s files are written.")))
        self.badge = Badge()
        self.missing = label(wrap=True)
        self.hold_out = QCheckBox()
        self.hold_out.toggled.connect(self._hold_out)
        self.write = button(primary=True)
        self.write.clicked.connect(self.ask_folder)
        self.written = label(wrap=True)
        self.card = Card()
        for part in (self.badge, self.missing, self.hold_out):
            self.card.content.addWidget(part)
        row = across(self.write)
        row.addStretch(1)
        self.card.content.addLayout(row)
        self.card.content.addWidget(self.written)
        self.body.addWidget(self.card)
        self.body.addStretch(1)

    def refresh(self, state: State) -> None:
        """Show whether the month can go."""
        if state.month is None:
            return
        icon, tone, words = STATES[str(state.month.state)]
        self.badge.set(icon, tone, self._(words))
        self.hold_out.setChecked(state.bench.hold_out)
        lacks_enterprise = state.bench.enterprise is None
        self.missing.setVisible(lacks_enterprise)
        ready = str(state.month.state) != "not_ready" and not state.is_stale
        self.write.setEnabled(ready and not lacks_enterprise)

    def retranslate(self, _: Translator) -> None:
        """Set every text."""
        self.card.set_title(_("Can it go?"))
        self.missing.setText(_("Name the enterprise on the Payroll page first."))
        self.hold_out.setText(_("Declare the sound workers; hold out those with errors"))
        self.write.setText(_("Write the files…"))

    def ask_folder(self) -> None:
        """Ask where the files go, and write them."""
        title = self._("Folder for the month’s files")
        name = QFileDialog.getExistingDirectory(self, title, self.settings.out_folder)
        if name:
            self.settings.out_folder = name
            self.write_to(Path(name))

    def write_to(self, folder: Path) -> None:
        """Write the month's files into a folder, proven, off the main thread."""
        state, language = self.session.state, self.language
        self.session.edit(self._("Choose the folder"), out=folder)
        self.session.run(lambda report: _export(state, folder, language, report), self._done)

    def _hold_out(self, on: bool) -> None:
        self.session.edit(self._("Hold out workers with errors"), hold_out=on)

    def _done(self, receipt: Receipt) -> None:
        names = ", ".join(receipt.files)
        said = self._("Written and read back: {files}").format(files=names)
        self.written.setText(said)


def _export(state: State, folder: Path, language: str, report: Report) -> Receipt:
    from declaration.export import export
    from declaration.summary import summary
    from desktop.files import wording_for

    if state.month is None:
        raise ValueError("There is no month to write.")
    return export(
        state.month,
        folder,
        state.bench.layout,
        wording=wording_for(language),
        summary=summary,
        progress=report,
    )
