"""One finding in words, with what can be done about it right here."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QScrollArea, QWidget

from desktop.formatting import number
from desktop.texts import Translator, translate
from desktop.widgets.card import Badge
from desktop.widgets.flow import Flow
from desktop.widgets.parts import across, button, down, label

EDITOR = 150
"""Of the line in which a cell is corrected, at least [pixels]."""


@dataclass(frozen=True, slots=True)
class CardContent:
    """What the card says; all texts translated and formatted, "" where there is none.

    Attributes:
        grade: severity, also the name of its icon and tone.
        grade_word: the word for it.
        code: of the catalogue.
        title: a few words.
        who: worker, file and cell.
        message: the sentence.
        fix: what to do.
        decided: the reason and end of the decision that accepts it.
        cell: address of the cell that can be corrected here.
        text: what stands in it.
        corrected: what the file has there, where it was corrected.
        hint: what the file has, and what was expected.
        how: how to write what goes into the cell.
        alike: how many cells hold the same, this one included; 0 for very many.
        use: what one click puts into the cell, or into so many cells, as a button says it.
        count: what one click counts into the wage.
        home: page on which it is mended.
        go: what the button says that goes there.
        can_accept: whether a person may accept it.
        many: so many findings the card is about.
    """

    grade: str
    grade_word: str
    code: str
    title: str
    who: str = ""
    message: str = ""
    fix: str = ""
    decided: str = ""
    cell: str = ""
    text: str = ""
    corrected: str | None = None
    hint: str = ""
    how: str = ""
    alike: int = 1
    use: str = ""
    count: str = ""
    home: str = ""
    go: str = ""
    can_accept: bool = False
    many: int = 1


class FindingCard(QFrame):
    """A finding, or the whole of a group.

    Signals:
        mended(str, bool): the text typed for the cell, and whether all alike get it too.
        restored: the correction is to be taken back.
        used: what is expected is to be put into the cell.
        counted: what is left out is to be counted into the wage.
        accept_asked: a person wants to accept it.
        withdrawn: it is to be open again.
        wanted(str): a page is to be shown.
    """

    mended = Signal(str, bool)
    restored = Signal()
    used = Signal()
    counted = Signal()
    accept_asked = Signal()
    withdrawn = Signal()
    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ = translate("en")
        self._content: CardContent | None = None
        self.badge, self._code = Badge(), label(muted=True)
        self._title = label(name="cardTitle", wrap=True)
        self._who = label(muted=True, wrap=True)
        self._message, self._fix = label(wrap=True), label(wrap=True)
        self._fix_title, self._decided = label(strong=True), label(muted=True, wrap=True)
        self._cell, self._hint = label(strong=True), label(muted=True, wrap=True)
        self.editor = QLineEdit()
        self.put, self.put_all, self.restore = button(primary=True), button(), button(flat=True)
        self.count, self.accept, self.open_again = button(primary=True), button(), button()
        self.go, self.use = button(), button()
        self._area, self._mending, self._acting = QScrollArea(), QWidget(), QWidget()
        self._build()
        self._listen()
        for part in (self._acting, self._mending, *self._offers()):
            part.hide()  # nothing to do, and nothing to name, before a finding is shown

    def _build(self) -> None:
        self.setProperty("card", True)
        whole = down(self._text_part(), self._acting_part(), gap=0)
        whole.setContentsMargins(0, 0, 0, 0)
        self.setLayout(whole)

    def _text_part(self) -> QScrollArea:
        """Return what is said; it scrolls where there is little room."""
        head = across(self.badge, self._code)
        head.addStretch(1)
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = down(head, self._title, self._who, self._message, gap=6)
        for words in (self._fix_title, self._fix, self._decided):
            column.addWidget(words)
        column.addStretch(1)
        column.setContentsMargins(16, 12, 16, 8)
        inside.setLayout(column)
        for text in (self._title, self._who, self._message, self._fix, self._decided):
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._area.setWidget(inside)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return self._area

    def _acting_part(self) -> QWidget:
        """Return what can be done; it is always in sight."""
        mending = across(self._cell, self.editor, self.put, gap=8)
        mending.setContentsMargins(0, 0, 0, 0)
        self._mending.setLayout(mending)
        self.editor.setMinimumWidth(EDITOR)
        actions = Flow(8)
        for part in (self._mending, *self._offers()):
            actions.addWidget(part)
        self._acting.setObjectName("acting")
        column = down(actions, self._hint, gap=6)
        column.setContentsMargins(16, 10, 16, 12)
        self._acting.setLayout(column)
        return self._acting

    def _listen(self) -> None:
        self.put.clicked.connect(lambda: self.mended.emit(self.editor.text(), False))
        self.put_all.clicked.connect(lambda: self.mended.emit(self.editor.text(), True))
        self.editor.returnPressed.connect(self._put)
        self.editor.textEdited.connect(self._show_change)
        for signal, act in (
            (self.restore.clicked, self.restored),
            (self.use.clicked, self.used),
            (self.count.clicked, self.counted),
            (self.accept.clicked, self.accept_asked),
            (self.open_again.clicked, self.withdrawn),
        ):
            signal.connect(act)
        self.go.clicked.connect(self._go)

    def retranslate(self, _: Translator) -> None:
        """Speak another language; the content is given anew."""
        self._ = _
        self._fix_title.setText(_("What to do"))
        self.put.setText(_("Correct"))
        self.put.setToolTip(_("The file stays as it is; the correction is kept beside it."))
        self.restore.setText(_("As in the file"))
        self.restore.setToolTip(_("Take the correction back"))
        self.accept.setText(_("Accept…"))
        self.open_again.setText(_("Open it again"))

    def show_content(self, content: CardContent | None) -> None:
        """Show a finding; None shows an empty card."""
        self._content = content
        self.setVisible(content is not None)
        if content is None:
            return
        self.badge.set(content.grade, content.grade, content.grade_word)
        self._code.setText(content.code)
        for part, text in (
            (self._title, content.title),
            (self._who, content.who),
            (self._message, content.message),
            (self._fix, content.fix),
            (self._fix_title, self._("What to do")),
            (self._decided, content.decided),
            (self._hint, content.hint),
        ):
            part.setText(text)
            part.setVisible(bool(text))
        self._fix_title.setVisible(bool(content.fix))
        self.setAccessibleName(f"{content.grade_word}: {content.title}")
        self._area.setAccessibleName(self.accessibleName())
        self._show_mending(content)
        self._show_actions(content)
        self._area.verticalScrollBar().setValue(0)

    def focus_editor(self) -> None:
        """Put the cursor into the cell's text, all of it chosen; nothing where there is no cell."""
        if self._mending.isVisible():
            self.editor.setFocus()
            self.editor.selectAll()

    def _show_mending(self, content: CardContent) -> None:
        self._mending.setVisible(bool(content.cell))
        self._cell.setText(content.cell)
        self.editor.setText(content.text)
        self.editor.setPlaceholderText(content.how)
        self.editor.setToolTip(content.how)
        self.editor.setAccessibleDescription(content.how)
        self.editor.setAccessibleName(self._("Text of cell {cell}").format(cell=content.cell))
        words = self._.ngettext("Correct {n} alike", "Correct all {n} alike", content.alike)
        self.put_all.setText(words.format(n=number(content.alike)))
        if not content.alike:
            self.put_all.setText(self._("Correct all alike"))
        self.put_all.setVisible(content.alike != 1)
        self.restore.setVisible(content.corrected is not None)
        self._show_change()

    def _show_change(self) -> None:
        content = self._content
        changed = content is not None and self.editor.text().strip() != content.text.strip()
        self.put.setEnabled(changed)
        self.put_all.setEnabled(changed)

    def _show_actions(self, content: CardContent) -> None:
        _ = self._
        self.use.setVisible(bool(content.use))
        self.use.setText(content.use)
        self.count.setVisible(bool(content.count))
        self.count.setText(_("Count into the wage"))
        self.count.setToolTip(content.count)
        self.go.setVisible(bool(content.home))
        self.go.setText(content.go)
        self.accept.setVisible(content.can_accept and not content.decided)
        more = _.ngettext("Accept {n}…", "Accept all {n}…", content.many).format(
            n=number(content.many)
        )
        self.accept.setText(more if content.many > 1 else _("Accept…"))
        self.open_again.setVisible(bool(content.decided))
        offered = not all(part.isHidden() for part in self._offers())
        self._acting.setVisible(bool(content.cell) or offered)

    def _offers(self) -> tuple[QPushButton, ...]:
        """Return the buttons below the cell, in order."""
        mending = (self.use, self.put_all, self.restore, self.count)
        return *mending, self.go, self.accept, self.open_again

    def _go(self) -> None:
        if self._content is not None:
            self.wanted.emit(self._content.home)

    def _put(self) -> None:
        if self.put.isEnabled():
            self.mended.emit(self.editor.text(), False)
