"""A card for one paper of an audit: dropped on, chosen, or taken away again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.texts import Translator, translate
from desktop.widgets.elided import ElidedLabel
from desktop.widgets.icons import icon, pixmap
from desktop.widgets.parts import across, button, label


class PaperCard(QFrame):
    """What it is, what it is good for, the file that was given, and the button to choose one.

    Args:
        sign: name of its icon.

    Signals:
        wanted: a person wants to choose a file.
        given(list): files were dropped on it.
        cleared: what was given is not meant any more.
    """

    wanted = Signal()
    given = Signal(object)
    cleared = Signal()

    def __init__(self, sign: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ = translate("en")
        self._sign_name = sign
        self._files: tuple[Path, ...] = ()
        self._picture, self._title = label(), label(strong=True, wrap=True)
        self._why, self._file = label(muted=True, wrap=True), ElidedLabel()
        self.choose, self.clear = button(), QToolButton()
        self.clear.setAutoRaise(True)
        self.setAcceptDrops(True)
        self.setProperty("drop", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._file.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        head = across(self._picture, self._title)
        head.setStretch(1, 1)
        foot = across(self._file, self.clear, self.choose)
        foot.setStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 8)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._why)
        column.addStretch(1)
        column.addLayout(foot)
        self.choose.clicked.connect(self.wanted)
        self.clear.clicked.connect(self.cleared)

    @property
    def files(self) -> tuple[Path, ...]:
        """What was given."""
        return self._files

    def retranslate(self, _: Translator, title: str, why: str) -> None:
        """Speak another language.

        Args:
            _: translates.
            title: what the paper is, translated.
            why: what it is good for, translated.
        """
        self._ = _
        self._title.setText(title)
        self._why.setText(why)
        self.choose.setText(_("Choose…"))
        self.choose.setAccessibleName(_("Choose: {what}").format(what=title))
        self.clear.setToolTip(_("Leave it out"))
        self.clear.setAccessibleName(_("Leave out: {what}").format(what=title))
        self._show()

    def redraw(self) -> None:
        """Draw the icons in the colours of the scheme in use."""
        ratio = self.devicePixelRatioF()
        tone = "good" if self._files else "muted"
        sign = "good" if self._files else self._sign_name
        self._picture.setPixmap(pixmap(sign, 18, tone, ratio))
        self.clear.setIcon(icon("close"))

    def show_files(self, files: Sequence[Path]) -> None:
        """Show what was given."""
        self._files = tuple(files)
        self._show()

    def _show(self) -> None:
        files, _ = self._files, self._
        if len(files) > 1:
            said = _.ngettext("{n} file", "{n} files", len(files)).format(n=len(files))
        else:
            said = files[0].name if files else _("none given")
        self._file.setText(said)
        self.setToolTip("\n".join(str(path) for path in files))
        self.clear.setVisible(bool(files))
        self.setAccessibleName(f"{self._title.text()}: {said}")
        self.setAccessibleDescription(self._why.text())
        self._light_up(False)
        self.redraw()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged over it."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self._light_up(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show that nothing is dragged over it any more."""
        super().dragLeaveEvent(event)
        self._light_up(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files that were dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._light_up(False)
        self.given.emit(paths)

    def _light_up(self, over: bool) -> None:
        self.setProperty("drop", "over" if over else True)
        self.style().unpolish(self)
        self.style().polish(self)
