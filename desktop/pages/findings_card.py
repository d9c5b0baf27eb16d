"""One finding in words, with what can be done about it right here."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget

from desktop.texts import Translator, translate
from desktop.widgets.card import Badge
from desktop.widgets.flow import Flow
from desktop.widgets.icons import icon
from desktop.widgets.parts import across, button, down, label


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
        hint: how to write what goes into the cell.
        alike: how many cells hold the same, this one included.
        count: what one click counts into the wage.
        home: page on which it is mended.
        home_title: its title.
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
    alike: int = 1
    count: str = ""
    home: str = ""
    home_title: str = ""
    can_accept: bool = False
    many: int = 1


class FindingCard(QScrollArea):
    """A finding, or the whole of a group.

    Signals:
        mended(str, bool): the text typed for the cell, and whether all alike get it too.
        restored: the correction is to be taken back.
        counted: what is left out is to be counted into the wage.
        accept_asked: a person wants to accept it.
        withdrawn: it is to be open again.
        wanted(str): a page is to be shown.
        help_asked: cause and law are to be shown.
    """

    mended = Signal(str, bool)
    restored = Signal()
    counted = Signal()
    accept_asked = Signal()
    withdrawn = Signal()
    wanted = Signal(str)
    help_asked = Signal()

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
        self.go, self.help = button(), button(flat=True)
        self._build()
        self._listen()

    def _build(self) -> None:
        head = across(self.badge, self._code)
        head.addStretch(1)
        head.addWidget(self.help)
        self._mending = QWidget()
        buttons = Flow(8)
        for part in (self.put, self.put_all, self.restore):
            buttons.addWidget(part)
        mending = down(across(self._cell, self.editor, gap=12), self._hint, buttons, gap=6)
        mending.setContentsMargins(0, 4, 0, 0)
        self._mending.setLayout(mending)
        actions = Flow(8)
        for part in (self.count, self.go, self.accept, self.open_again):
            actions.addWidget(part)
        self._inside = inside = QWidget()
        inside.setObjectName("scrolled")
        column = down(head, self._title, self._who, self._message, gap=6)
        for words in (self._fix_title, self._fix, self._decided, self._mending):
            column.addWidget(words)
        column.addLayout(actions)
        column.addStretch(1)
        column.setContentsMargins(16, 12, 16, 12)
        inside.setLayout(column)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("card", True)
        for text in (self._title, self._who, self._message, self._fix, self._decided):
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def _listen(self) -> None:
        self.put.clicked.connect(lambda: self.mended.emit(self.editor.text(), False))
        self.put_all.clicked.connect(lambda: self.mended.emit(self.editor.text(), True))
        self.editor.returnPressed.connect(self._put)
        self.editor.textEdited.connect(self._show_change)
        for signal, act in (
            (self.restore.clicked, self.restored),
            (self.count.clicked, self.counted),
            (self.accept.clicked, self.accept_asked),
            (self.open_again.clicked, self.withdrawn),
            (self.help.clicked, self.help_asked),
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
        self.help.setText(_("Why, and which law"))
        self.help.setToolTip(_("Cause, law, and what the check cannot know (F1)"))

    def show_content(self, content: CardContent | None) -> None:
        """Show a finding; None shows an empty card."""
        self._content = content
        self._inside.setVisible(content is not None)
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
        self._show_mending(content)
        self._show_actions(content)
        self.verticalScrollBar().setValue(0)

    def focus_editor(self) -> None:
        """Put the cursor into the cell's text, all of it chosen; nothing where there is no cell."""
        if self._mending.isVisible():
            self.editor.setFocus()
            self.editor.selectAll()

    def _show_mending(self, content: CardContent) -> None:
        self._mending.setVisible(bool(content.cell))
        self._cell.setText(content.cell)
        self.editor.setText(content.text)
        self.editor.setAccessibleName(self._("Text of cell {cell}").format(cell=content.cell))
        words = self._.ngettext("Correct {n} alike", "Correct all {n} alike", content.alike)
        self.put_all.setText(words.format(n=content.alike))
        self.put_all.setVisible(content.alike > 1)
        self.restore.setVisible(content.corrected is not None)
        self._show_change()

    def _show_change(self) -> None:
        content = self._content
        changed = content is not None and self.editor.text().strip() != content.text.strip()
        self.put.setEnabled(changed)
        self.put_all.setEnabled(changed)

    def _show_actions(self, content: CardContent) -> None:
        _ = self._
        self.count.setVisible(bool(content.count))
        self.count.setText(_("Count into the wage"))
        self.count.setToolTip(content.count)
        self.go.setVisible(bool(content.home))
        self.go.setText(_("Go to “{page}”").format(page=content.home_title))
        self.go.setIcon(icon("next"))
        self.accept.setVisible(content.can_accept and not content.decided)
        more = _.ngettext("Accept {n}…", "Accept all {n}…", content.many).format(n=content.many)
        self.accept.setText(more if content.many > 1 else _("Accept…"))
        self.open_again.setVisible(bool(content.decided))

    def _go(self) -> None:
        if self._content is not None:
            self.wanted.emit(self._content.home)

    def _put(self) -> None:
        if self.put.isEnabled():
            self.mended.emit(self.editor.text(), False)
