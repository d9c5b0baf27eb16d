"""Passphrase and copies of vaults: changed, left, left at every closing, put back.

Copies are made and proven as the command line makes them; what one takes the place of is kept.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.folders import show_folder
from desktop.texts import Translator, mark
from desktop.vault.files import ENDING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from declaration.vault.store import Vault
    from desktop.pages.vault_dialog import VaultDialog
    from desktop.pages.vault_open import PassphraseDialog
    from desktop.vault.asking import Asking
    from desktop.window import Window

BACKED_UP = mark("“{name}” is a proven copy of the vault; it opens with the same passphrase.")
CHANGED_KEY = mark(
    "“{name}” opens with the new passphrase only. Copies made before open with the old one."
)
RESTORED = mark("“{name}” is again what “{copy}” holds.")
PUT_ASIDE = mark("What was there before is kept as “{name}”.")
OPEN_HERE = mark("“{name}” is open in this window. Close it first: menu File, Vault, Close.")


class VaultCopies(QObject):
    """The commands about passphrase and copies."""

    def __init__(self, window: Window, asking: Asking) -> None:
        super().__init__(window)
        self._window, self._asking = window, asking
        self._session, self._desk = window.session, window.session.vault

    @property
    def words(self) -> Translator:
        """The reader's language."""
        return self._asking.words

    def ask_rekey(self) -> None:
        """Ask for a new passphrase of the open vault."""
        from desktop.pages.vault_rekey import RekeyDialog

        seen = self._desk.seen
        if seen is None:
            return
        dialog = RekeyDialog(seen.name, self.words, self._window)
        dialog.wanted.connect(partial(self._rekey, dialog))
        dialog.print_wanted.connect(self._asking.print_passphrase)
        self._asking.show(dialog)

    def _rekey(self, dialog: VaultDialog, passphrase: str) -> None:
        done, failed = partial(self._rekeyed, dialog), partial(self._asking.refuse, dialog)
        self._desk.rekey(passphrase, done, failed)

    def _rekeyed(self, dialog: QDialog, not_kept: Exception | None) -> None:
        from desktop.vault.words import NOT_KEPT

        self._asking.end(dialog)
        seen = self._desk.seen
        text = self.words(CHANGED_KEY).format(name=seen.name if seen else "")
        if not_kept is not None:
            text += " " + self.words(NOT_KEPT)
        self._window.banner.say("notice", text)

    def ask_backup(self) -> None:
        """Ask for a folder, and leave a proven copy there."""
        from PySide6.QtWidgets import QFileDialog

        seen, title = self._desk.seen, self.words.gettext("Folder for the copy of the vault")
        if seen is None:
            return
        start = seen.copies or self._asking.folder
        if name := QFileDialog.getExistingDirectory(self._window, title, start):
            self.back_up(Path(name))

    def back_up(self, folder: Path) -> None:
        """Leave a proven copy of the open vault in a folder."""

        def work(vault: Vault, _report: object) -> Path:
            from declaration.vault.copies import backup
            from desktop.vault.opening import stamp, today

            return backup(vault, folder, today(), stamp=stamp())

        self._desk.use(work, self._backed_up, what=mark("leaving a copy"))

    def _backed_up(self, made: Path) -> None:
        self._window.banner.say(
            "notice",
            self.words(BACKED_UP).format(name=made.name),
            self.words.gettext("Open the folder"),
            lambda: self._show_folder(made.parent),
        )

    def ask_copies(self) -> None:
        """Ask where a copy goes whenever the vault was changed and closed; or no more."""
        from PySide6.QtWidgets import QFileDialog

        seen = self._desk.seen
        if seen is None:
            return
        if seen.copies:
            self.choose_copies("")
            return
        title = self.words.gettext("Folder for the copies of the vault")
        name = QFileDialog.getExistingDirectory(self._window, title, self._asking.folder)
        self._desk.changed.emit()  # the menu has ticked itself
        if name:
            self.choose_copies(name)

    def choose_copies(self, folder: str) -> None:
        """Leave a copy in a folder at every closing from now on; "" for none."""

        def work(vault: Vault, _report: object) -> str:
            from desktop.vault.opening import choose_backup_folder

            choose_backup_folder(vault, folder)
            return folder

        self._desk.use(work, self._say_copies, writes=True)

    def _say_copies(self, folder: str) -> None:
        text = self.words.gettext("No copy is left any more when the vault is closed.")
        if folder:
            text = self.words.gettext(
                "A copy goes to “{folder}” whenever the vault was changed and is closed."
            )
        self._window.banner.say("notice", text.format(folder=folder))

    # ── restoring ────────────────────────────────────────────────────────────────────────────

    def ask_restore(self) -> None:
        """Ask for a copy, for the place it goes to, and for its passphrase; then put it there."""
        from PySide6.QtWidgets import QFileDialog

        _, seen = self.words, self._desk.seen
        kinds = f"{_('Vaults')} (*{ENDING})"
        start = seen.copies if seen and seen.copies else self._asking.folder
        copy, _kind = QFileDialog.getOpenFileName(
            self._window, _("The copy to be restored"), start, kinds
        )
        if not copy:
            return
        place, _kind = QFileDialog.getSaveFileName(
            self._window,
            _("Where the vault belongs; what is there is kept under another name"),
            str(self._place_for(Path(copy))),
            kinds,
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if place:
            self.restore(Path(copy), Path(place))

    def restore(self, copy: Path, place: Path) -> None:
        """Put a copy in the place of a vault: by the key store, else by its passphrase."""
        seen = self._desk.seen
        if seen is not None and seen.path == place.absolute():
            self._session.failed.emit(self.words(OPEN_HERE).format(name=seen.name))
            return
        self._put_back(copy, place, None, None)

    def _put_back(
        self, copy: Path, place: Path, passphrase: str | None, dialog: PassphraseDialog | None
    ) -> None:
        keys = self._desk.keys

        def work(_report: object) -> Path | None:
            from declaration.vault.copies import restore
            from desktop.vault.opening import key_for, now, stamp

            key = key_for(copy, passphrase, keys)
            return restore(copy, place, key, f"{now():%Y-%m-%d %H%M}", stamp())

        if dialog is None:
            failed = partial(self._ask_passphrase, copy, place)
        else:
            failed = partial(self._asking.refuse, dialog)
        done = partial(self._restored, copy, place, dialog)
        self._desk.run(work, done, failed, mark("restoring the vault"))

    def _ask_passphrase(self, copy: Path, place: Path, problem: Exception) -> None:
        from declaration.vault.errors import WrongKeyError
        from desktop.pages.vault_open import PassphraseDialog
        from desktop.vault.words import ASKS_PASSPHRASE

        if not isinstance(problem, (*ASKS_PASSPHRASE, WrongKeyError)):
            self._session.say_failed(problem)
            return
        dialog = PassphraseDialog(copy, "", self.words, can_remember=False, parent=self._window)
        dialog.given.connect(lambda secret, _no: self._put_back(copy, place, secret, dialog))
        self._asking.show(dialog)

    def _restored(
        self, copy: Path, place: Path, dialog: QDialog | None, aside: Path | None
    ) -> None:
        self._asking.end(dialog)
        text = self.words(RESTORED).format(name=place.name, copy=copy.name)
        if aside is not None:
            text += " " + self.words(PUT_ASIDE).format(name=aside.name)
        open_it = partial(self._window.vaults.open_path, place)
        self._window.banner.say("notice", text, self.words.gettext("Open it"), open_it)

    def _place_for(self, copy: Path) -> Path:
        """Return where a copy belongs most likely: the vault that was opened last."""
        known = [Path(name) for name in self._window.settings.vaults]
        named = (path for path in known if copy.stem.startswith(path.stem) and path != copy)
        return next(named, copy.with_name("restored" + ENDING))

    def _show_folder(self, folder: Path) -> None:
        if why := show_folder(folder, self.words):
            self._window.say_failed(why)
