"""A refusal of NSSF is pasted: of which rows it speaks is seen before it is kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from desktop.formatting import month_name, number, paragraph
from desktop.models.column import Align, Column
from desktop.texts import Translator, mark
from desktop.vault.refusals_listed import fields
from desktop.widgets.parts import across, button, down, label
from desktop.widgets.table_box import TableBox

if TYPE_CHECKING:
    from declaration.month import Month
    from desktop.settings import Settings
    from desktop.vault.refusals_listed import Line

PAUSE = 400
"""After the last letter the text is read [milliseconds]."""
HIGH = 104
"""Of the room for the text [pixels]."""


class NotePanel(QWidget):
    """Text, month and field; below them what it was tied to.

    Args:
        months: that are sealed, the latest first.

    Signals:
        text_given(str, object, str): a text to be read, its month, the field or "".
        keep_wanted(str, object, str): the same, to be kept.
    """

    text_given = Signal(str, object, str)
    keep_wanted = Signal(str, object, str)

    def __init__(
        self,
        months: Sequence[Month],
        _: Translator,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._, self._months = _, list(months)
        self.text, self.month, self.field = QPlainTextEdit(), QComboBox(), QComboBox()
        self.box, self.keep = TableBox("refused-lines", settings), button(primary=True)
        self._labels = (label(), label(), label())
        self.count = label(wrap=True)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(HIGH)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._build()
        self._speak()
        self._pause.timeout.connect(self._read)
        self.text.textChanged.connect(self._changed)
        self.month.currentIndexChanged.connect(lambda _at: self._changed())
        self.field.currentIndexChanged.connect(lambda _at: self._changed())
        self.keep.clicked.connect(lambda: self.keep_wanted.emit(*self.given))
        self.show_lines([])

    def _build(self) -> None:
        parts = (self.text, self.month, self.field)
        for words, part in zip(self._labels, parts, strict=True):
            words.setBuddy(part)
        words, month, field = self._labels
        choices = across(down(month, self.month, gap=4), down(field, self.field, gap=4), gap=16)
        choices.addStretch(1)
        foot = across(self.count)
        foot.setStretch(0, 1)
        foot.addWidget(self.keep)
        whole = down(choices, down(words, self.text, gap=4), self.box, foot, gap=12)
        whole.setContentsMargins(0, 0, 0, 0)
        self.setLayout(whole)

    def _speak(self) -> None:
        _ = self._
        titles = (
            _("Paste what NSSF wrote; one line a worker is read best"),
            _("Month that was handed in"),
            _("What was refused"),
        )
        for words, part, text in zip(
            self._labels, (self.text, self.month, self.field), titles, strict=True
        ):
            words.setText(text)
            part.setAccessibleName(text)
        for month in self._months:
            self.month.addItem(month_name(month, _.language), month)
        self.field.addItem(_("As the text says"), "")
        for name, title in fields(_):
            self.field.addItem(title, name)
        self.box.retranslate(_, _("What the text was tied to"))
        self.keep.setText(_("Keep the refusal"))
        self.keep.setAccessibleName(_("Keep the refusal"))

    @property
    def given(self) -> tuple[str, Month, str]:
        """The text, its month, and the field or ""."""
        return self.text.toPlainText(), self.month.currentData(), self.field.currentData()

    @property
    def is_waiting(self) -> bool:
        """Whether the text is still to be read."""
        return self._pause.isActive()

    def show_lines(self, found: Sequence[Line]) -> None:
        """Show what the text was tied to."""
        self.box.show_data(_columns(found), len(found))
        _, tied = self._, sum(each.is_tied for each in found)
        rows = _.ngettext(
            "{n} row of the month was found.", "{n} rows of the month were found.", tied
        )
        said = [rows.format(n=number(tied))] if found else []
        if others := len(found) - tied:
            lines = _.ngettext(
                "{n} line was not tied to a worker.", "{n} lines were not tied to a worker.", others
            )
            said.append(lines.format(n=number(others)))
        if not found and self.text.toPlainText().strip():
            said = [_("No worker and no field of this month was found in the text.")]
        self.count.setText(paragraph(said))
        self.keep.setEnabled(tied > 0 and not self.is_waiting)

    def _changed(self) -> None:
        self.keep.setEnabled(False)
        self._pause.start()

    def _read(self) -> None:
        text, month, field = self.given
        if text.strip() and month is not None:
            self.text_given.emit(text, month, field)
        else:
            self.show_lines([])


def _columns(rows: Sequence[Line]) -> list[Column]:
    """Return the columns of a text's lines."""

    def sign(i: int) -> tuple[str, str]:
        return ("good", "good") if rows[i].is_tied else ("warning", "warning")

    def said(i: int) -> str:
        return rows[i].said

    def sure(i: int) -> str:
        return "" if rows[i].sure is None else f"{rows[i].sure}%"

    return [
        Column("found", mark("Found"), lambda i: rows[i].found, icon=sign, width=150),
        Column("worker", mark("Worker"), lambda i: rows[i].worker, width=150),
        Column("field", mark("Refused"), lambda i: rows[i].field, width=120),
        Column("declared", mark("As declared"), lambda i: rows[i].declared, width=130),
        Column("sure", mark("Sure"), sure, Align.RIGHT, width=56),
        Column("line", mark("Line"), lambda i: rows[i].line, Align.RIGHT, width=50),
        Column("said", mark("What the line says"), said, tooltip=said, width=220),
    ]
