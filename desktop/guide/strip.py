"""The strip above the page that says what to do next in the practice month."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from desktop.texts import Translator
from desktop.widgets.parts import across, button, down, label


class Strip(QFrame):
    """Title and text of a step, how far one is, and what can be done with it.

    Signals:
        show_me: go where the step is done.
        do_it: do it for the person.
        skip: go on without it.
        back: look at the step before.
        ended: no more of the guide.
    """

    show_me = Signal()
    do_it = Signal()
    skip = Signal()
    back = Signal()
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("banner", True)
        self.setObjectName("guide")
        self.title, self.text = label(strong=True), label(wrap=True)
        self.count = label(muted=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(120, 6)
        self.where, self.help_along = button(primary=True), button()
        self.before, self.on, self.stop = button(flat=True), button(flat=True), button(flat=True)
        for part, signal in (
            (self.where, self.show_me),
            (self.help_along, self.do_it),
            (self.before, self.back),
            (self.on, self.skip),
            (self.stop, self.ended),
        ):
            part.clicked.connect(signal)
        self._lay_out()

    def _lay_out(self) -> None:
        head = across(self.title, self.count, self.bar, gap=12)
        head.addStretch(1)
        for part in (self.before, self.on, self.stop):
            head.addWidget(part)
        foot = across(self.text, self.help_along, self.where, gap=12)
        foot.setStretch(0, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 10)
        row.addLayout(down(head, foot, gap=2))

    def retranslate(self, _: Translator) -> None:
        """Set what does not change from step to step."""
        self.where.setText(_("Show me"))
        self.help_along.setText(_("Do it for me"))
        self.before.setText(_("Step back"))
        self.stop.setText(_("End the practice"))
        self.setAccessibleName(_("Practice month"))
        self.bar.setAccessibleName(_("Progress"))

    def show_step(self, title: str, text: str, count: str, share: float) -> None:
        """Show a step; all texts are translated.

        Args:
            title: in a few words.
            text: what to do.
            count: as “3 of 11”.
            share: how much is done [0 to 1].
        """
        self.title.setText(title)
        self.text.setText(text)
        self.count.setText(count)
        self.bar.setValue(round(share * 100))
        self.setAccessibleDescription(f"{title}. {text}")
