"""One row of the History page: its figures, its files, what it rests on, what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from declaration.vault.kinds import Kind
from desktop.formatting import day, month_name, number, riel
from desktop.models.column import Align, Column
from desktop.models.table_model import TableModel
from desktop.pages.history_basis import basis
from desktop.texts import Translator, mark, translate
from desktop.vault.history import STANDINGS, Row, Standing, due_words
from desktop.vault.kinds import KINDS, named
from desktop.widgets.card import Badge
from desktop.widgets.flow import Flow
from desktop.widgets.icons import icon
from desktop.widgets.parts import across, button, down, label
from desktop.widgets.short_table import ShortTable

if TYPE_CHECKING:
    from desktop.return_seen import ReturnSeen
    from desktop.settings import Settings

LEAST = 352
"""Width of the card [pixels]."""
MOST_FILES = 12
"""Rows of files seen at once; more scroll."""

MISSING = mark(
    "Nothing is sealed for {month}. Work on it, or seal a nil return if nobody earned a wage: "
    "NSSF asks for every month."
)
NEXT = mark("The month after the last one. Its payroll is not given yet.")
DRAFT = mark("Kept as it stood when it was last worked out. It has no files until it is sealed.")


class HistoryDetail(QFrame):
    """Shows one row.

    Signals:
        open_wanted(str): look at a copy of a file, by its name.
        save_wanted(list): keep copies of some files, by their names.
        rerun_wanted(bool): reckon the return again; from its payroll files where true.
        evidence_wanted: one pack of the month for others.
        correct_wanted(Kind): make a return that corrects the month.
        work_wanted(Kind): work on the month, as this kind of return.
    """

    open_wanted = Signal(str)
    save_wanted = Signal(list)
    rerun_wanted = Signal(bool)
    evidence_wanted = Signal()
    correct_wanted = Signal(object)
    work_wanted = Signal(object)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ = translate("en")
        self.row: Row | None = None
        self.seen: ReturnSeen | None = None
        self.setProperty("card", True)
        self.setMinimumWidth(LEAST)
        self._title, self.badge = label(name="cardTitle", wrap=True), Badge()
        self._said, self._facts = label(wrap=True), QGridLayout()
        self._hash, self.copy_hash = label(muted=True), button(flat=True)
        self._files_words, self._basis = label(strong=True), label(wrap=True)
        self.model = TableModel(self)
        self.files = ShortTable("vault_files", settings)
        self.files.set_model(self.model)
        self.open, self.save, self.save_all = button(), button(), button()
        self.work, self.nil = button(primary=True), button()
        self.correct, self.rerun, self.evidence = button(), button(), button()
        self.again, self.corrections = QMenu(self), QMenu(self)
        self.area = QScrollArea()
        self._parts = self._build()
        self._listen()

    def _build(self) -> dict[str, QWidget]:
        """Put the parts below each other; return those that are not always seen."""
        self._facts.setVerticalSpacing(4)
        self._facts.setHorizontalSpacing(12)
        self._facts.setColumnStretch(1, 1)
        facts, hashed, files = QWidget(), QWidget(), QWidget()
        facts.setLayout(self._facts)
        self._facts.setContentsMargins(0, 0, 0, 0)
        row = across(self._hash, self.copy_hash)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        hashed.setLayout(row)
        acts = Flow()
        for part in (self.open, self.save, self.save_all):
            acts.addWidget(part)
        column = down(self._files_words, self.files, gap=6)
        column.addLayout(acts)
        column.setContentsMargins(0, 6, 0, 0)
        files.setLayout(column)
        inner = down(self._title, self.badge, self._said, facts, hashed, files, self._basis)
        inner.addStretch(1)
        inner.setContentsMargins(16, 14, 12, 8)
        self._frame(inner)
        self._basis.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return {"facts": facts, "hash": hashed, "files": files, "basis": self._basis}

    def _frame(self, inner: QVBoxLayout) -> None:
        """Let the content scroll, and the commands stay below it."""
        scrolled = QWidget()
        scrolled.setObjectName("scrolled")
        scrolled.setLayout(inner)
        self.area.setWidget(scrolled)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        acts = Flow()
        for part in (self.work, self.nil, self.correct, self.rerun, self.evidence):
            acts.addWidget(part)
        foot = QWidget()
        foot.setObjectName("acting")
        around = QVBoxLayout(foot)
        around.setContentsMargins(16, 10, 16, 12)
        around.addLayout(acts)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.area, 1)
        whole.addWidget(foot)

    def _listen(self) -> None:
        self.files.opened.connect(lambda _row: self._open())
        self.open.clicked.connect(self._open)
        self.save.clicked.connect(lambda: self.save_wanted.emit(self.chosen))
        self.save_all.clicked.connect(lambda: self.save_wanted.emit(self._names))
        self.copy_hash.clicked.connect(self._copy_hash)
        self.work.clicked.connect(lambda: self.work_wanted.emit(self._kind_to_work_on))
        self.nil.clicked.connect(lambda: self.work_wanted.emit(Kind.NIL))
        self.evidence.clicked.connect(self.evidence_wanted)
        self.rerun.setMenu(self.again)
        self.correct.setMenu(self.corrections)

    def retranslate(self, _: Translator) -> None:
        """Speak another language; ``show_row`` follows."""
        self._ = _
        self.setAccessibleName(_("The chosen return"))
        self.area.setAccessibleName(_("The chosen return"))
        self._files_words.setText(_("Files sealed with it"))
        self.files.retranslate(_, _("Files sealed with it"))
        for part, text, picture in (
            (self.open, _("Open a copy"), "eye"),
            (self.save, _("Save a copy…"), "save"),
            (self.save_all, _("Save all…"), "folder"),
            (self.copy_hash, _("Copy"), "copy"),
            (self.correct, _("Correct this month…"), "mend"),
            (self.rerun, _("Reckon again"), "redo"),
            (self.evidence, _("Evidence pack…"), "lock"),
        ):
            part.setText(text)
            part.setIcon(icon(picture))
        self.copy_hash.setAccessibleName(_("Copy the hash"))
        self.work.setText(_("Work on this month"))
        self.nil.setText(_("Nil return…"))
        self._fill_menus(_)

    def _fill_menus(self, _: Translator) -> None:
        self.again.clear()
        for text, from_files in (
            (_("From what is sealed"), False),
            (_("From its payroll files…"), True),
        ):
            action = self.again.addAction(text)
            action.triggered.connect(lambda _on=False, f=from_files: self.rerun_wanted.emit(f))
        self.corrections.clear()
        for kind, text in (
            (Kind.SUPPLEMENTARY, _("Workers were left out (supplementary return)…")),
            (Kind.REVISED, _("Values were wrong (revised return)…")),
        ):
            action = self.corrections.addAction(text)
            action.setToolTip(_(KINDS[kind][1]))
            action.triggered.connect(lambda _on=False, k=kind: self.correct_wanted.emit(k))

    @property
    def chosen(self) -> list[str]:
        """The names of the files chosen; of the first where none is."""
        rows = self.files.selected_rows() or [0]
        return [self._names[row] for row in rows if row < len(self._names)]

    @property
    def _names(self) -> list[str]:
        return list(self.seen.files) if self.seen else []

    @property
    def _kind_to_work_on(self) -> Kind:
        return self.row.of.kind if self.row and self.row.of else Kind.REGULAR

    def show_row(self, row: Row | None, seen: ReturnSeen | None) -> None:
        """Show a row of the list; ``seen`` once its return is read."""
        self.row, self.seen = row, seen
        self.setVisible(row is not None)
        if row is None:
            return
        _ = self._
        name = month_name(row.month, _.language)
        kind = f" · {named(row.of, _)}" if row.of else ""
        self._title.setText(name + kind)
        sign, tone, words = STANDINGS[row.standing]
        self.badge.set(sign, tone, self._standing(row, _(words)))
        self._say(row, name)
        self._show_facts(row)
        self._show_files(seen)
        self._basis.setText(basis(seen, _) if seen else "")
        is_sealed = row.standing is Standing.SEALED
        for part, is_seen in (
            (self._parts["facts"], row.of is not None),
            (self._parts["hash"], is_sealed),
            (self._parts["files"], bool(seen and seen.files)),
            (self._parts["basis"], seen is not None),
            (self.correct, is_sealed),
            (self.rerun, is_sealed and self.can_rerun),
            (self.evidence, is_sealed),
            (self.work, not is_sealed),
            (self.nil, row.of is None),
        ):
            part.setVisible(is_seen)

    @property
    def can_rerun(self) -> bool:
        """Whether the return has lines that can be reckoned again."""
        return self.seen is None or "contributions.csv" in self.seen.files

    def _standing(self, row: Row, words: str) -> str:
        of = row.of
        if of is None or not of.is_sealed:
            return words
        said = self._("Sealed on {day} by {who}")
        when = day(date.fromisoformat(of.sealed_at[:10]), self._.language)
        return said.format(day=when, who=of.sealed_by)

    def _say(self, row: Row, name: str) -> None:
        """Say what a row without a sealed return is, and by when it is due."""
        _, said = self._, ""
        if row.standing is Standing.MISSING:
            said = _(MISSING).format(month=name)
        elif row.standing is not Standing.SEALED:
            said = _(NEXT if row.standing is Standing.NEXT else DRAFT)
        dues = (due_words(due, day(due.day, _.language), _) for due in row.days)
        self._said.setText("\n".join(filter(None, (said, *dues))))
        self._said.setVisible(bool(self._said.text()))

    def _show_facts(self, row: Row) -> None:
        while item := self._facts.takeAt(0):
            if part := item.widget():
                part.hide()
                part.deleteLater()
        for at, (words, value) in enumerate(self._figures(row)):
            name, figure = label(muted=True), label(strong=True)
            name.setText(words)
            figure.setText(value)
            figure.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            figure.setAccessibleName(f"{words}: {value}")
            self._facts.addWidget(name, at, 0)
            self._facts.addWidget(figure, at, 1)
        self._hash.setText(f"SHA-256 {row.of.hash[:20]}…" if row.of else "")
        self._hash.setToolTip(row.of.hash if row.of else "")

    def _figures(self, row: Row) -> Sequence[tuple[str, str]]:
        _, of = self._, row.of
        if of is None:
            return []
        found = [
            (_("Workers"), number(of.workers)),
            (_("Employer"), riel(of.employer)),
            (_("Worker"), riel(of.worker)),
            (_("Remittance"), riel(of.remittance)),
        ]
        if row.moved is not None:
            sign = "+" if row.moved > 0 else ""
            found.append((_("Difference"), f"{sign}{riel(row.moved)}"))
        return found

    def _show_files(self, seen: ReturnSeen | None) -> None:
        files = list(seen.files.items()) if seen else []
        self.model.set_data(_file_columns(files), len(files))
        self.files.show_all_rows(min(len(files), MOST_FILES))

    def _open(self) -> None:
        if self.chosen:
            self.open_wanted.emit(self.chosen[0])

    def _copy_hash(self) -> None:
        if self.row and self.row.of:
            QGuiApplication.clipboard().setText(self.row.of.hash)


def _file_columns(files: Sequence[tuple[str, int]]) -> list[Column]:
    return [
        Column("file", mark("File"), lambda i: files[i][0], width=210),
        Column("size", mark("Bytes"), lambda i: files[i][1], Align.RIGHT, width=90),
    ]
