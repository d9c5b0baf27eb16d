"""One page of the help as it is read: its text, zoom, links, and the words that were looked for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QImage,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from desktop import theme
from desktop.help.address import Address, address
from desktop.help.html import body
from desktop.help.page import HelpPage
from desktop.help_look import HELP, QtFace, sheet
from desktop.texts import Translator

ROOM = 48
"""Left of the text's width beside a picture [pixels]."""
LEAST, MOST, STEP = 60, 250, 10
"""How small and large the text gets, and by what [per cent]."""
MARGIN = 22
"""Around the page [pixels]."""


class HelpText(QTextBrowser):
    """Shows a page; what its links lead to is told, not shown.

    Signals:
        wanted(Address): a link of the help was followed.
        zoomed(int): the text has another size [per cent].
    """

    wanted = Signal(object)
    zoomed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setObjectName("helpText")
        self._page: HelpPage | None = None
        self._language, self._zoom = "en", 100
        self._drawn_width = 0
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # the width stays
        self.anchorClicked.connect(self._follow)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(120)
        self._later.timeout.connect(self.draw)

    @property
    def zoom(self) -> int:
        """How large the text is [per cent]."""
        return self._zoom

    def retranslate(self, _: Translator) -> None:
        """Speak another language; ``show_page`` follows."""
        self._language = _.language
        self.setAccessibleName(_("Page of the help"))

    def show_page(self, page: HelpPage, anchor: str = "") -> None:
        """Show a page from a heading on."""
        self._page = page
        self.draw()
        self.verticalScrollBar().setValue(0)
        if anchor:
            self.scrollToAnchor(anchor)

    def set_zoom(self, zoom: int) -> None:
        """Show the text in another size [per cent]."""
        self._zoom = max(LEAST, min(MOST, zoom))
        self.draw()
        self.zoomed.emit(self._zoom)

    def draw(self) -> None:
        """Draw the page anew, in the colours of the scheme and the size in use."""
        if self._page is None:
            return
        place = self.verticalScrollBar().value()
        document, points = self.document(), theme.POINTS * self._zoom / 100
        font = self.font()
        font.setPointSizeF(points)
        document.setDefaultFont(font)
        document.setDocumentMargin(MARGIN)
        document.setDefaultStyleSheet(sheet(theme.TONES[theme.scheme()], points, "pt"))
        self._drawn_width = self.viewport().width()
        face = QtFace(self._language, max(200, self._drawn_width - ROOM))
        document.clear()  # with the pictures of another width
        self.setHtml(body(self._page, face))
        self.verticalScrollBar().setValue(place)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Load a picture as wide as it is shown, so that its small letters stay smooth."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, name)
        picture, ratio = QImage(QUrl(name).toLocalFile()), self.devicePixelRatioF()
        wide = round(max(200, self._drawn_width - ROOM) * ratio)
        if picture.width() > wide:
            picture = picture.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
            picture.setDevicePixelRatio(ratio)
        return picture

    def mark(self, words: Sequence[str]) -> None:
        """Mark every place of some words, as they are written; () marks nothing."""
        look = QTextCharFormat()
        look.setBackground(theme.colour("warning_soft"))
        marks = []
        for word in filter(None, words):
            cursor = self.document().find(word, QTextCursor(self.document()))
            while not cursor.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor, mark.format = cursor, look
                marks.append(mark)
                cursor = self.document().find(word, cursor)
        self.setExtraSelections(marks)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pictures to the new width, when it has come to rest."""
        super().resizeEvent(event)
        is_other = self.viewport().width() != self._drawn_width
        if is_other and self._page is not None and next(self._page.pictures(), None):
            self._later.start()

    def _follow(self, link: QUrl) -> None:
        text = link.toString()
        if text.startswith(HELP):
            self.wanted.emit(address(text.removeprefix(HELP)) or Address(""))
        else:
            QDesktopServices.openUrl(link)
