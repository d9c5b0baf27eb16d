"""Two cards of the Declare page: what is written and where; and the proof of what was written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QProgressBar,
    QWidget,
)

from desktop.folders import show_folder
from desktop.formatting import number, riel
from desktop.models.column import Align, Column
from desktop.models.table_model import TableModel
from desktop.texts import Translator, mark, translate
from desktop.widgets.card import Badge, Card
from desktop.widgets.choice import Choice
from desktop.widgets.icons import icon
from desktop.widgets.parts import across, button, label
from desktop.widgets.short_table import ShortTable

if TYPE_CHECKING:
    from declaration.export import Receipt
    from desktop.settings import Settings
    from desktop.workbench import Workbench

OWN = "own"
HASH_SHOWN = 12
"""Letters of a hash in the table; the whole stands in its tooltip, and is copied."""


class FilesCard(Card):
    """Layout, folder, extras; the button that declares, and how far it is.

    Signals:
        layout_chosen(str): id or path; ``OWN`` asks for a file.
        folder_typed(str): a folder was typed.
        folder_wanted: ask for a folder.
        declare_wanted: write the files.
        stop_wanted: stop writing.
    """

    layout_chosen = Signal(str)
    folder_typed = Signal(str)
    folder_wanted = Signal()
    declare_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.layout_choice, self.folder = Choice(), QLineEdit()
        self.choose, self.declare, self.stop = button(), button(primary=True), button()
        self.annotate = QCheckBox()
        self._layout_words, self._folder_words = label(), label()
        self._unverified = label(muted=True, wrap=True)
        self._what, self._bar = label(muted=True), QProgressBar()
        self._build()
        self._listen()
        self.show_progress(None)

    def _build(self) -> None:
        self._layout_words.setBuddy(self.layout_choice)
        self._folder_words.setBuddy(self.folder)
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        where = across(self.folder, self.choose)
        where.setStretch(0, 1)
        act = across(self.declare, self.stop)
        act.setStretch(0, 1)
        for part in (self._layout_words, self.layout_choice, self._unverified, self._folder_words):
            self.content.addWidget(part)
        self.content.addLayout(where)
        self.content.addWidget(self.annotate)
        self.content.addSpacing(4)
        self.content.addLayout(act)
        self.content.addWidget(self._what)
        self.content.addWidget(self._bar)

    def _listen(self) -> None:
        self.layout_choice.activated.connect(
            lambda at: self.layout_chosen.emit(self.layout_choice.itemData(at))
        )
        self.folder.editingFinished.connect(lambda: self.folder_typed.emit(self.folder.text()))
        self.choose.clicked.connect(self.folder_wanted)
        self.declare.clicked.connect(self.declare_wanted)
        self.stop.clicked.connect(self.stop_wanted)

    def retranslate(self, _: Translator) -> None:
        """Set every text."""
        self.set_title(_("The files"))
        self._layout_words.setText(_("Layout of the file for NSSF"))
        self._folder_words.setText(_("Folder"))
        self.folder.setPlaceholderText(_("Where the files go"))
        self.choose.setText(_("Choose…"))
        self.choose.setAccessibleName(_("Choose the folder"))
        self.annotate.setText(_("With copies of the payroll, the findings marked in them"))
        self.declare.setText(_("Declare"))
        self.declare.setIcon(icon("declare", "on_accent"))
        self.stop.setText(_("Cancel"))
        self._bar.setAccessibleName(_("Progress"))
        for part, words in (
            (self.layout_choice, self._layout_words.text()),
            (self.folder, self._folder_words.text()),
        ):
            part.setAccessibleName(words)

    def show_bench(self, bench: Workbench, can_declare: bool, _: Translator) -> None:
        """Show what was chosen, and whether the month can go."""
        self._show_layouts(bench.layout, _)
        if not self.folder.hasFocus():
            self.folder.setText(str(bench.out) if bench.out else "")
        self.folder.setToolTip(self.folder.text())
        self.declare.setEnabled(can_declare)

    def _show_layouts(self, chosen: str, _: Translator) -> None:
        from declaration.export import LayoutError, layout_ids, load_layout

        self.layout_choice.clear()
        for name in dict.fromkeys((*layout_ids(), chosen)):
            try:
                layout = load_layout(name)
            except (LayoutError, OSError):  # a file of one's own that is gone, or was changed
                continue
            self.layout_choice.addItem(_(layout.title) or layout.id, name)
            if name == chosen:
                self._unverified.setVisible(not layout.verified)
        self.layout_choice.addItem(_("A layout file of your own…"), OWN)
        self.layout_choice.setCurrentIndex(self.layout_choice.findData(chosen))
        self.layout_choice.setToolTip(self.layout_choice.currentText())
        self._unverified.setText(_("Not yet tried against NSSF's own system."))

    def show_progress(self, what: str | None, share: float = 0.0) -> None:
        """Show what is being written and how much of it is done; None when nothing is."""
        under_way = what is not None
        shown: tuple[QWidget, ...] = (self._what, self._bar, self.stop)
        fixed: tuple[QWidget, ...] = (self.layout_choice, self.folder, self.choose, self.annotate)
        for part in shown:
            part.setVisible(under_way)
        for part in fixed:
            part.setEnabled(not under_way)
        self._what.setText(what or "")
        self._bar.setValue(round(share * 1000))
        if under_way:
            self.declare.setEnabled(False)


class ProofCard(Card):
    """What was written, and that it was read back and found right.

    Attributes:
        receipt: of the last export, or None.

    Signals:
        failed(str): its folder cannot be shown; one sentence.
    """

    failed = Signal(str)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._ = translate("en")
        self.receipt: Receipt | None = None
        self._badge, self._said = Badge(), label(wrap=True)
        self._missing_copies = label(wrap=True)
        self.model = TableModel(self)
        self.table = ShortTable("written", settings)
        self.table.set_model(self.model)
        self.open, self.copy = button(), button()
        self.open.clicked.connect(self.open_folder)
        self.copy.clicked.connect(self.copy_hashes)
        acts = across(self.open, self.copy)
        acts.addStretch(1)
        for part in (self._badge, self._said, self._missing_copies, self.table):
            self.content.addWidget(part)
        self.content.addLayout(acts)
        self._badge.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def retranslate(self, _: Translator) -> None:
        """Set every text."""
        self._ = _
        self.open.setText(_("Open the folder"))
        self.open.setIcon(icon("folder"))
        self.copy.setText(_("Copy names and hashes"))
        self.copy.setIcon(icon("copy"))
        self.table.retranslate(_, _("Files written"))

    def show_receipt(
        self, receipt: Receipt | None, copies: list[tuple[str, str]], is_old: bool, _: Translator
    ) -> None:
        """Show the proof.

        Args:
            receipt: of the export, or None before it.
            copies: workbooks that have no annotated copy: name and why (English, marked).
            is_old: whether the month was changed since.
            _: the language.
        """
        self.receipt = receipt
        self.setVisible(receipt is not None)
        if receipt is None:
            return
        if is_old:
            self._badge.set("warning", "warning", _("Written, and changed since"))
            said = _("The month was changed after these files were written. Declare again.")
        else:
            self._badge.set("good", "good", _("Written and proven"))
            said = _proof(receipt, _)
        self._said.setText(said)
        self._missing_copies.setText("\n".join(f"{name}: {_(why)}" for name, why in copies))
        self._missing_copies.setVisible(bool(copies))
        self.setAccessibleDescription(said)
        self.model.set_data(_written_columns(receipt), len(receipt.files))
        self.table.show_all_rows(len(receipt.files))

    def open_folder(self) -> None:
        """Show the folder in the system's own way, or say why it is not shown."""
        if self.receipt is not None and (why := show_folder(self.receipt.folder, self._)):
            self.failed.emit(why)

    def copy_hashes(self) -> None:
        """Put names and whole hashes on the clipboard, as ``sha256sum`` checks them."""
        if self.receipt is not None:
            lines = (f"{file.sha256}  {name}" for name, file in self.receipt.files.items())
            QGuiApplication.clipboard().setText("\n".join(lines) + "\n")


def _proof(receipt: Receipt, _: Translator) -> str:
    totals = receipt.totals
    text = _(
        "{files} files were read back by other code and compared with the month, row by row: "
        "{workers} workers, wages of {wages}, remittance {remittance}. Everything agrees."
    )
    return text.format(
        files=number(sum(map(_is_proven, receipt.files))),
        workers=number(totals["workers"]),
        wages=riel(totals["wage_khr"]),
        remittance=riel(totals["remittance"]),
    )


def _is_proven(name: str) -> bool:
    """Return whether a file was read back; what is printed or drawn into is only for people."""
    return Path(name).suffix in (".csv", ".json") or name == "declaration.xlsx"


def _written_columns(receipt: Receipt) -> list[Column]:
    files = list(receipt.files.items())
    return [
        Column(
            "file",
            mark("File"),
            lambda i: files[i][0],
            icon=lambda i: ("good", "good") if _is_proven(files[i][0]) else None,
            width=210,
            tooltip=lambda i: str(Path(receipt.folder) / files[i][0]),
        ),
        Column("rows", mark("Rows"), lambda i: files[i][1].rows or None, Align.RIGHT, width=64),
        Column("size", mark("Bytes"), lambda i: files[i][1].size, Align.RIGHT, width=84),
        Column(
            "hash",
            "SHA-256",
            lambda i: files[i][1].sha256,
            show=lambda digest, _: f"{digest[:HASH_SHOWN]}…",
            tooltip=lambda i: files[i][1].sha256,
            width=130,
        ),
    ]
