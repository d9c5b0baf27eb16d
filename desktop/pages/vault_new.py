"""Making a vault: whose it is and where it lies, then the passphrase that opens it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QGridLayout,
    QLineEdit,
    QStackedLayout,
    QWidget,
)

from desktop.pages.vault_dialog import VaultDialog
from desktop.pages.vault_passphrase import PassphrasePanel
from desktop.texts import Translator, mark
from desktop.vault.files import ENDING, file_name_for
from desktop.widgets.parts import across, button, down, label

if TYPE_CHECKING:
    from declaration.monthly import Enterprise

WHAT_FOR = mark(
    "A vault is one encrypted file. It keeps every month of the enterprise: as a draft while you "
    "work on it, and unalterable once it is sealed."
)
TAKEN = mark("“{name}” is there already and is never written over. Choose another name.")
NO_FOLDER = mark("The folder “{name}” is not there. Choose another one.")


class NewVaultDialog(VaultDialog):
    """Asks for all that a new vault needs, in two steps.

    Args:
        enterprise: as far as it is known, or None.
        folder: where vaults lie, as far as that is known.
        _: the language.

    Signals:
        wanted(Path, str, Enterprise, bool): place, passphrase, whose, and whether this computer is
            to remember it.
        print_wanted(str, str): the passphrase, and the name of the vault.
    """

    wanted = Signal(object, str, object, bool)
    print_wanted = Signal(str, str)

    def __init__(
        self,
        enterprise: Enterprise | None,
        folder: str,
        _: Translator,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_, parent)
        self.setProperty("help_target", "vault#make")
        self._old, self._folder = enterprise, folder
        self._named_by_hand = False
        self._what = label(wrap=True)
        self.name, self.name_km, self.number = QLineEdit(), QLineEdit(), QLineEdit()
        self.file, self.choose = QLineEdit(), button()
        self._words = [label() for _ in range(4)]
        self.remember = QCheckBox()
        self.back = button()
        self.panel = PassphrasePanel(_)
        self._steps = QStackedLayout()
        self._steps.addWidget(self._first_step())
        self._steps.addWidget(self.panel)
        self.lay_out(self._steps, self.back)
        self._speak()
        self._listen()
        self._fill(enterprise)
        self._show_step(0)

    def _first_step(self) -> QWidget:
        form = QGridLayout()
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(12)
        where = across(self.file, self.choose)
        where.setStretch(0, 1)
        fields = (self.name, self.name_km, self.number, self.file)
        for row, (words, field) in enumerate(zip(self._words, fields, strict=True)):
            words.setBuddy(field)
            form.addWidget(words, row, 0)
            if field is self.file:
                form.addLayout(where, row, 1)
            else:
                form.addWidget(field, row, 1)
        form.setColumnStretch(1, 1)
        page = QWidget()
        column = down(self._what, gap=12)
        column.addLayout(form)
        column.addWidget(self.remember)
        column.addStretch(1)
        column.setContentsMargins(0, 0, 0, 0)
        page.setLayout(column)
        return page

    def _speak(self) -> None:
        _ = self._
        self.setWindowTitle(_("Make a vault"))
        self._what.setText(_(WHAT_FOR))
        fields = (self.name, self.name_km, self.number, self.file)
        texts = (
            _("Name of the enterprise"),
            _("Its name in Khmer"),
            _("Its NSSF number"),
            _("File of the vault"),
        )
        for words, field, text in zip(self._words, fields, texts, strict=True):
            words.setText(text)
            field.setAccessibleName(text)
        self.choose.setText(_("Choose…"))
        self.choose.setAccessibleName(_("Choose where the vault lies"))
        self.remember.setText(_("Remember on this computer"))
        self.remember.setChecked(True)
        self.back.setText(_("Back"))

    def _listen(self) -> None:
        self.name.textChanged.connect(self._name_file)
        for field in (self.name, self.number, self.file):
            field.textChanged.connect(self._check)
        self.file.textEdited.connect(self._keep_name)
        self.choose.clicked.connect(self._ask_place)
        self.back.clicked.connect(lambda: self._show_step(0))
        self.go.clicked.connect(self._go_on)
        self.panel.changed.connect(self._check)
        self.panel.print_wanted.connect(
            lambda: self.print_wanted.emit(self.panel.made, self.path.stem)
        )

    def _fill(self, enterprise: Enterprise | None) -> None:
        if enterprise is not None:
            self.name.setText(enterprise.name)
            self.name_km.setText(enterprise.name_km)
            self.number.setText(enterprise.nssf_number)
        self._name_file()

    @property
    def path(self) -> Path:
        """Where the vault is to lie, with its ending; ``Path()`` where nothing is said."""
        path = Path(self.file.text().strip()).expanduser()
        if not path.name:
            return path
        return path if path.suffix == ENDING else path.with_name(path.name + ENDING)

    @property
    def enterprise(self) -> Enterprise:
        """Whose vault it is to be."""
        from dataclasses import replace

        from declaration.monthly import Enterprise

        return replace(
            self._old or Enterprise(),
            name=self.name.text().strip(),
            name_km=self.name_km.text().strip(),
            nssf_number=self.number.text().strip(),
        )

    def refuse(self, sentence: str) -> None:
        """Say why the vault was not made."""
        self.be_busy(False)
        self.say(sentence)

    def be_busy(self, busy: bool) -> None:
        """Wait while the vault is made."""
        for part in (self.panel, self.back):
            part.setEnabled(not busy)
        self.go.setEnabled(not busy)
        self.go.setText(self._("Making it…") if busy else self._("Make the vault"))

    def _show_step(self, step: int) -> None:
        self._steps.setCurrentIndex(step)
        self.back.setVisible(step > 0)
        self.go.setText(self._("Make the vault") if step else self._("Go on"))
        self.say("")
        self._check()
        (self.panel.typed[0] if step else self.name).setFocus()

    def _check(self) -> None:
        if self._steps.currentIndex():
            self.go.setEnabled(bool(self.panel.passphrase))
            self.say(self.panel.trouble)
            return
        self.go.setEnabled(bool(self.name.text().strip() and self.file.text().strip()))
        self.say("")

    def _go_on(self) -> None:
        if not self._steps.currentIndex():
            if trouble := self._place_trouble():
                self.say(trouble)
            else:
                self._show_step(1)
            return
        self.be_busy(True)
        self.say("")
        remember = self.remember.isChecked()
        self.wanted.emit(self.path, self.panel.passphrase, self.enterprise, remember)

    def _place_trouble(self) -> str:
        if not self.path.parent.is_dir():
            return self._(NO_FOLDER).format(name=self.path.parent)
        return self._(TAKEN).format(name=self.path.name) if self.path.exists() else ""

    def _name_file(self) -> None:
        """Name the file after the enterprise, until a person names it."""
        if not self._named_by_hand:
            name = file_name_for(self.name.text())
            self.file.setText(str(Path(self._folder) / name) if name else "")
            self.file.setCursorPosition(len(self.file.text()))

    def _keep_name(self) -> None:
        self._named_by_hand = True

    def _ask_place(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(
            self,
            self._("Choose where the vault lies"),
            self.file.text() or self._folder,
            f"{self._('Vaults')} (*{ENDING})",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            self._named_by_hand = True
            self.file.setText(name)
            self.say(self._place_trouble())
