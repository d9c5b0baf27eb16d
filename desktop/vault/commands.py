"""The commands about vaults: in the menu, on the pages, by a dropped file.

    commands = VaultCommands(window)
    commands.open_path(path)         # by the key store, else the passphrase is asked for
    commands.act("vault_new")        # any command by its name

Dialogs stay open until what they asked for is done, and say in one sentence what is in the way.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from desktop.texts import Translator, mark, translate
from desktop.vault.asking import Asking
from desktop.vault.files import ENDING, vaults_beside

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from desktop.pages.vault_dialog import VaultDialog
    from desktop.pages.vault_open import PassphraseDialog
    from desktop.vault.copies import VaultCopies
    from desktop.vault.desk import Opened
    from desktop.vault.refusals import Refusals
    from desktop.window import Window

NO_COPY = mark("The vault is closed and sound, but no copy of it was made. {why}")
NEEDS_OPEN = ("vault_close", "vault_rekey", "vault_backup", "vault_copies", "vault_refused")
"""Commands that need an open vault."""


class VaultCommands(QObject):
    """What a person can do with vaults.

    Attributes:
        asking: the dialog that is open.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._session = window, window.session
        self._desk, self._settings = window.session.vault, window.settings
        self._offered: set[Path] = set()
        self._is_one_given = False
        self.asking = Asking(window)
        self._desk.changed.connect(self.show_state)

    @cached_property
    def copies(self) -> VaultCopies:
        """The commands about passphrase and copies; made with the first one."""
        from desktop.vault.copies import VaultCopies

        return VaultCopies(self._window, self.asking)

    @cached_property
    def refusals(self) -> Refusals:
        """What NSSF refused; made when it is first asked for."""
        from desktop.vault.refusals import Refusals

        return Refusals(self._window, self.asking)

    @property
    def words(self) -> Translator:
        """The reader's language."""
        return translate(self._session.language)

    # ── the menu ─────────────────────────────────────────────────────────────────────────────

    def fill(self, menu: QMenu) -> None:
        """Put the commands into the window's menu of files."""
        menus = self._window.menus
        own = menus.submenu(menu, mark("&Vault"))
        add = partial(menus.add, own)
        add("vault_open", mark("&Open a vault…"), self.ask_open, "Ctrl+Shift+V", "vault")
        self.recent = menus.submenu(own, mark("Recent vaults"))
        add("vault_new", mark("&Make a vault…"), self.ask_new, "Ctrl+Shift+M", "vault")
        own.addSeparator()
        backup, keep = mark("&Leave a copy now…"), mark("A copy &whenever it is closed…")
        rekey, restore = mark("Change the &passphrase…"), mark("&Restore from a copy…")
        add("vault_backup", backup, lambda: self.copies.ask_backup(), "Ctrl+Shift+B", "save")
        add("vault_copies", keep, lambda: self.copies.ask_copies(), "Ctrl+Shift+U").setCheckable(
            True
        )
        add("vault_rekey", rekey, lambda: self.copies.ask_rekey(), "Ctrl+Shift+L", "lock")
        add("vault_restore", restore, lambda: self.copies.ask_restore(), "Ctrl+Shift+T")
        own.addSeparator()
        refused = mark("&NSSF refused something…")
        add("vault_refused", refused, lambda: self.refusals.ask(), "Ctrl+Shift+N", "warning")
        own.addSeparator()
        add("vault_close", mark("&Close the vault"), self.close, "Ctrl+Shift+W")
        own.aboutToShow.connect(menus.draw_icons)
        self.show_state()

    def show_state(self) -> None:
        """Offer what can be done now."""
        actions, seen = self._window.menus.actions, self._desk.seen
        for name in NEEDS_OPEN:
            actions[name].setEnabled(seen is not None)
        for name in ("vault_rekey", "vault_copies"):
            actions[name].setEnabled(seen is not None and not seen.is_read_only)
        copies = actions["vault_copies"]
        copies.setChecked(bool(seen and seen.copies))
        copies.setToolTip(seen.copies if seen else "")
        self._window.header.show_vault(seen)

    def show_recent(self) -> None:
        """List the vaults opened lately."""
        self.recent.clear()
        for name in self._settings.vaults:
            action = self.recent.addAction(Path(name).stem)
            action.setToolTip(name)
            action.triggered.connect(partial(self._open_recent, Path(name)))
        self.recent.setEnabled(bool(self._settings.vaults))

    def act(self, name: str) -> None:
        """Do a command by its name."""
        self._window.menus.actions[name].trigger()

    # ── opening ──────────────────────────────────────────────────────────────────────────────

    def at_start(self) -> None:
        """Open the vault that was open when the window closed, where the key store knows it.

        A vault that was given or made meanwhile, perhaps the same one, goes before.
        """
        path = Path(self._settings.vault) if self._settings.vault else None
        if path is not None and path.is_file() and not self._is_one_given:
            self._desk.open(path, None, remember=False, done=self._opened, failed=self._not_yet)

    def _not_yet(self, problem: Exception) -> None:
        """Leave a vault shut that needs its passphrase; say what else is in the way."""
        from desktop.vault.words import ASKS_PASSPHRASE

        if not isinstance(problem, ASKS_PASSPHRASE):
            self._session.say_failed(problem)

    def ask_open(self) -> None:
        """Let a person choose a vault."""
        from PySide6.QtWidgets import QFileDialog

        _ = self.words
        name, _kind = QFileDialog.getOpenFileName(
            self._window,
            _("Open a vault"),
            self.asking.folder,
            f"{_('Vaults')} (*{ENDING});;{_('All files')} (*)",
        )
        if name:
            self.open_path(Path(name))

    def open_path(self, path: Path, passphrase: str | None = None) -> None:
        """Open a vault: by the key store or a passphrase, else by the one that is asked for."""
        self._is_one_given = True
        seen = self._desk.seen
        if seen is not None and seen.path == path.absolute():
            self._window.show_page("history")
            return
        failed = partial(self._ask_passphrase, path)
        self._desk.open(path, passphrase, remember=False, done=self._opened, failed=failed)

    def _open_recent(self, path: Path, _checked: bool = False) -> None:
        if not path.exists():
            self._settings.vaults = [n for n in self._settings.vaults if n != str(path)]
            self.show_recent()
        self.open_path(path)

    def _ask_passphrase(self, path: Path, problem: Exception) -> None:
        """Ask for the passphrase, where that is all that is missing."""
        from declaration.vault.errors import WrongKeyError
        from desktop.pages.vault_open import PassphraseDialog
        from desktop.vault.opening import NoStoreForVaultError, UnknownVaultError
        from desktop.vault.words import ASKS_PASSPHRASE, said

        if not isinstance(problem, (*ASKS_PASSPHRASE, WrongKeyError)):
            self._session.say_failed(problem)
            return
        is_plain = isinstance(problem, (UnknownVaultError, WrongKeyError))
        why = "" if is_plain else said(problem, self._session.language)
        can_remember = not isinstance(problem, NoStoreForVaultError)
        dialog = PassphraseDialog(
            path, why, self.words, can_remember=can_remember, parent=self._window
        )
        dialog.given.connect(partial(self._open_with, path, dialog))
        self.asking.show(dialog)

    def _open_with(
        self, path: Path, dialog: PassphraseDialog, passphrase: str, remember: bool
    ) -> None:
        self._desk.open(
            path,
            passphrase,
            remember=remember,
            done=partial(self._opened, dialog=dialog),
            failed=partial(self.asking.refuse, dialog),
        )

    def _opened(self, made: Opened, dialog: QDialog | None = None) -> None:
        """Go on with an open vault: its enterprise is the month's, its list is shown."""
        self.asking.end(dialog)
        self._settings.remember_vault(made.seen.path)
        self._settings.save()
        self.show_recent()
        self._desk.opened.emit()
        self._tell_of(made)
        self._session.check_again()

    def _tell_of(self, made: Opened) -> None:
        from desktop.vault.words import NOT_KEPT, READ_ONLY, said

        _, say = self.words, self._window.banner.say
        if made.not_copied is not None:
            why = said(made.not_copied, self._session.language)
            say("error", _(NO_COPY).format(why=why))
        elif made.seen.is_read_only:
            say("notice", _(READ_ONLY).format(name=made.seen.name))
        elif made.not_kept is not None:
            say("notice", _(NOT_KEPT))

    def offer_beside(self, paths: Sequence[Path]) -> None:
        """Offer the vault that lies beside the files of a month, once."""
        if self._desk.is_open:
            return
        found = [path for path in vaults_beside(paths) if path not in self._offered]
        if len(found) == 1:
            self._offered.add(found[0])
            text = self.words.gettext("Beside these files lies the vault “{name}”.")
            self._window.banner.say(
                "notice",
                text.format(name=found[0].stem),
                self.words.gettext("Open it"),
                partial(self.open_path, found[0]),
            )

    # ── making ───────────────────────────────────────────────────────────────────────────────

    def ask_new(self) -> None:
        """Ask for all that a new vault needs."""
        from desktop.pages.vault_new import NewVaultDialog

        enterprise = self._session.bench.enterprise
        dialog = NewVaultDialog(enterprise, self.asking.folder, self.words, self._window)
        dialog.wanted.connect(partial(self._make, dialog))
        dialog.print_wanted.connect(self.asking.print_passphrase)
        self.asking.show(dialog)

    def _make(
        self, dialog: VaultDialog, path: Path, passphrase: str, enterprise: object, remember: bool
    ) -> None:
        from declaration.monthly import Enterprise

        if isinstance(enterprise, Enterprise):
            self._is_one_given = True
            self._desk.create(
                path,
                passphrase,
                enterprise,
                remember=remember,
                done=partial(self._made, dialog),
                failed=partial(self.asking.refuse, dialog),
            )

    def _made(self, dialog: QDialog, made: Opened) -> None:
        self._opened(made, dialog)
        if made.not_kept is None and made.not_copied is None:
            text = self.words.gettext("“{name}” is made and open. It lies in “{folder}”.")
            self._window.banner.say(
                "notice", text.format(name=made.seen.path.name, folder=made.seen.path.parent)
            )

    # ── closing ──────────────────────────────────────────────────────────────────────────────

    def close(self) -> None:
        """Close the vault; the month stays on the bench."""
        self._settings.vault = ""
        self._settings.save()
        self._desk.close(self._closed)

    def _closed(self, problem: Exception | None) -> None:
        if problem is not None:
            self._say_no_copy(problem)
        self._session.check_again()

    def put_away(self, then: Callable[[], None]) -> None:
        """Close the vault because the window closes; without a copy that is said first."""

        def closed(problem: Exception | None) -> None:
            if problem is None:
                then()
            else:
                self._say_no_copy(problem, then)

        self._desk.close(closed)

    def _say_no_copy(self, problem: Exception, then: Callable[[], None] | None = None) -> None:
        from desktop.vault.words import said

        text = self.words(NO_COPY).format(why=said(problem, self._session.language))
        words = self.words.gettext("Close the window") if then else ""
        self._window.banner.say("error", text, words, then)
