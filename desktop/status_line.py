"""The line at the bottom: what is selected, what is being done and how far, and its Cancel."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QStatusBar

from desktop.session import Session
from desktop.texts import Translator, translate
from desktop.widgets.parts import button, label

EDGES = (22, 0, 20, 0)
"""Around the line: it begins where a page's content does [pixels]."""


class StatusLine(QStatusBar):
    """What is under way, and what a page has to say."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._ = translate("en")
        self._session = session
        self._said = label()
        self._what = label(muted=True)
        self._bar = QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(180)
        self._cancel = button(flat=True)
        self._cancel.clicked.connect(self._stop)
        self.addWidget(self._said, 1)
        for part in (self._what, self._bar, self._cancel):
            self.addPermanentWidget(part)
            part.hide()
        session.busy.connect(self._show)
        session.idle.connect(self._hide)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(*EDGES)

    def say(self, text: str) -> None:
        """Show a line about what is selected, translated."""
        self._said.setText(text)

    def retranslate(self, _: Translator) -> None:
        """Speak another language."""
        self._ = _
        self._cancel.setText(_("Cancel"))
        self._bar.setAccessibleName(_("Progress"))

    def _show(self, what: str, share: float) -> None:
        if not self._session.is_busy:
            return
        words = self._(what) if what else ""
        self._what.setText(f"{words} · {share:.0%}" if share > 0 else words)
        self._bar.setValue(round(share * 1000))
        for part in (self._what, self._bar, self._cancel):
            part.show()

    def _hide(self) -> None:
        for part in (self._what, self._bar, self._cancel):
            part.hide()

    def _stop(self) -> None:
        self._session.stop()
