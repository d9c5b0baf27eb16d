"""Enterprises: all vaults of a folder in one table, and all of them declared in one go."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop import enterprises
from desktop.enterprises import Found
from desktop.formatting import listed, number
from desktop.pages.enterprises_batch import EnterprisesBatch
from desktop.pages.enterprises_board import EnterprisesBoard
from desktop.pages.enterprises_empty import NoEnterprises, Why
from desktop.pages.enterprises_output import EnterprisesOutput
from desktop.pages.page import Page
from desktop.passphrases import Passphrases
from desktop.texts import Translator, mark
from desktop.vault.opening import today
from desktop.vault.words import said as words_of
from desktop.widgets.icons import icon
from desktop.widgets.leaves import Leaves
from desktop.widgets.parts import across, button

if TYPE_CHECKING:
    from declaration.vault.store import Vault
    from desktop.session import Session, State
    from desktop.settings import Settings
    from desktop.tasks import Report, Task

BOARD, BATCH = 0, 1
"""The page's leaves."""
NAMED = 4
"""So many enterprises without a vault are named."""

COMMANDS = (
    ("folder", mark("Choose a &folder of enterprises…"), "Ctrl+Shift+E", "folder"),
    ("again", mark("&Look again"), "Ctrl+R", "changed"),
    ("open", mark("&Open this enterprise"), "", "vault"),
    ("batch", mark("&Declare them all…"), "Ctrl+D", "declare"),
    ("print", mark("&Print the table…"), "Ctrl+P", "print"),
    ("save", mark("&Save the table…"), "Ctrl+S", "save"),
)
"""Name, title, key, icon."""


class EnterprisesPage(Page):
    """All enterprises below a folder.

    Attributes:
        found: what lies below the folder; None before one was looked through.
        passphrases: those given on this page.
        board: the leaf with all vaults.
        batch: the leaf on which they are declared.

    """

    title = mark("Enterprises")
    lead = mark("What is next for each enterprise, and by when.")

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__(session, settings)
        self.passphrases = Passphrases(session.vault.keys)
        self.found: Found | None = None
        self._partly: Found | None = None
        self._task: Task | None = None
        self._shown: object = None
        self._is_closing = self._is_old = False
        self.board = EnterprisesBoard(settings)
        self.batch = EnterprisesBatch(session, settings, self.passphrases.of)
        self.output = EnterprisesOutput(self)
        self.leaves = Leaves()
        self.folder_button, self.again_button = button(), button()
        self.print_button, self.save_button = button(flat=True), button(flat=True)
        self._corner = QWidget()
        self.commands = {name: QAction(self) for name, *_rest in COMMANDS}
        self._nothing = NoEnterprises(self.commands["folder"].trigger)
        self.set_empty(self._nothing)
        self._put_together()
        self._listen()

    @property
    def today(self) -> date:
        """The day from which days are counted."""
        return self.session.today or today()

    def _put_together(self) -> None:
        for leaf in (self.board, self.batch):
            self.leaves.add(leaf)
        buttons = across(self.print_button, self.save_button)
        buttons.setContentsMargins(0, 0, 0, 4)
        self._corner.setLayout(buttons)
        self.leaves.setCornerWidget(self._corner)
        for part in (self.again_button, self.folder_button):
            self.title_bar.addWidget(part)
        self.body.addWidget(self.leaves, 1)

    def _listen(self) -> None:
        acts = (
            self.ask_folder,
            self.look,
            self._open_current,
            lambda: self.leaves.setCurrentIndex(BATCH),
            self.output.print_all,
            self.output.ask_file,
        )
        for (name, _title, key, _icon), act in zip(COMMANDS, acts, strict=True):
            self.commands[name].setShortcut(key)
            self.commands[name].triggered.connect(lambda _checked=False, act=act: act())
        for pressed, name in (
            (self.folder_button, "folder"),
            (self.again_button, "again"),
            (self.print_button, "print"),
            (self.save_button, "save"),
        ):
            pressed.clicked.connect(self.commands[name].trigger)
        self.board.opened.connect(self._open)
        self.board.passphrase.given.connect(self._try)
        self.board.said.connect(lambda text: self._say(BOARD, text))
        self.batch.said.connect(lambda text: self._say(BATCH, text))
        self.batch.done.connect(self._after_batch)
        self.leaves.currentChanged.connect(self._show_leaf)
        self.session.idle.connect(self._look_ended)
        self.session.vault.changed.connect(self._look_at_open)

    def actions_of_page(self) -> list[QAction]:
        """Return the page's commands, for the window's menu."""
        return list(self.commands.values())

    def focus_search(self) -> None:
        """Put the cursor into the filter line of the leaf that is shown."""
        leaf = self.board if self.leaves.currentIndex() == BOARD else self.batch
        leaf.box.filter.setFocus()

    def take_dropped(self, paths: Sequence[Path]) -> bool:
        """Take a folder that was dropped on this page."""
        if len(paths) != 1 or not paths[0].is_dir():
            return False
        self.choose(paths[0])
        return True

    def may_close(self) -> bool:
        """Return whether the window may close; a batch under way is asked about first."""
        if not self.batch.run.is_under_way:
            return True
        text = self._("A batch is under way. What is under way is done to its end first.")
        if self._is_closing:
            text = self._("The window closes when what is under way is done.")
        words = "" if self._is_closing else self._("Stop and close")
        self.batch.banner.say("notice", text, words, self._stop_and_close)
        self.leaves.setCurrentIndex(BATCH)
        self.wanted.emit("enterprises", None)
        return False

    def shut(self) -> None:
        """Let nothing of this page be under way any more."""
        self.batch.run.close()

    # ── the folder ───────────────────────────────────────────────────────────────────────────

    def ask_folder(self) -> None:
        """Let a person choose the folder of all enterprises."""
        start = self.settings.board_folder or self.settings.folder
        title = self._("Folder of all enterprises")
        if name := QFileDialog.getExistingDirectory(self, title, start):
            self.choose(Path(name))

    def choose(self, folder: Path) -> None:
        """Show the enterprises of a folder, now and the next time."""
        self.settings.board_folder = str(folder)
        self.settings.save()
        self.found = None
        self.look()

    def look(self) -> None:
        """Look how all enterprises stand; off the main thread."""
        if not self.settings.board_folder or self._is_looking:
            return
        folder, day = Path(self.settings.board_folder), self.today
        self._partly, self._is_old = None, False

        def work(report: Report) -> Found:
            return enterprises.look(folder, self._opened, day, report, self._note)

        self._task = self.session.run(work, self._found, self._look_failed)
        self._explain(Why.LOOKING)

    @property
    def _is_looking(self) -> bool:
        return self._task is not None and not self._task.finished

    def _opened(self, path: Path) -> AbstractContextManager[Vault]:
        """Return a vault open for reading; on the worker thread, where the open one is used."""
        own = self.session.vault.vault
        if own is not None and own.path.absolute() == path.absolute():
            return nullcontext(own)
        return self.passphrases.opened(path)

    def _note(self, found: Found) -> None:
        self._partly = found

    def _found(self, found: Found) -> None:
        self.found = found
        self._explain(Why.NOTHING if found.is_there else Why.GONE)

    def _look_failed(self, problem: Exception) -> None:
        self._explain(Why.STOPPED)
        self.session.say_failed(problem)

    def _look_ended(self) -> None:
        """Show what was seen where a person stopped looking."""
        task = self._task
        if task is None or not task.finished or not task.cancelled:
            return
        self._task = None
        self.found = self._partly or self.found
        self._explain(Why.STOPPED)
        if self._partly is not None:
            text = self._("Stopped: {n} of {all} vaults were looked at.")
            seen = number(len(self._partly.rows)), number(self._partly.vaults)
            self.session.failed.emit(text.format(n=seen[0], all=seen[1]))

    def _explain(self, why: Why) -> None:
        folder = self.settings.board_folder
        self._nothing.explain(why, Path(folder) if folder else None)
        self._changed()

    # ── showing ──────────────────────────────────────────────────────────────────────────────

    def has_content(self, state: State) -> bool:
        """Return whether any enterprise lies below the folder."""
        del state
        return self.found is not None and bool(self.found.rows or self.found.homes)

    def refresh(self, state: State) -> None:
        """Show the enterprises; the month on the bench plays no part."""
        del state
        if self.found is None or self._shown is self.found:
            return
        self._shown = self.found
        self.board.show_found(self.found)
        self.batch.show_found(self.found)
        self._lead.setText(self._where(self.found))
        self._lead.setToolTip(str(self.found.folder))
        self._show_leaf(self.leaves.currentIndex())

    def retranslate(self, _: Translator) -> None:
        """Set every text."""
        self._shown = None
        self.board.retranslate(_)
        self.batch.retranslate(_)
        self.leaves.setTabText(BOARD, _("All vaults"))
        self.leaves.setTabText(BATCH, _("Declare them all"))
        for part in (self.leaves, self.leaves.tabBar()):
            part.setAccessibleName(_("Leaves of this page"))
        for name, title, _key, picture in COMMANDS:
            self.commands[name].setText(_(title))
            self.commands[name].setIcon(icon(picture))
        self.folder_button.setText(_("Another folder…"))
        self.folder_button.setIcon(icon("folder"))
        self.again_button.setText(_("Look again"))
        self.again_button.setToolTip(_("Look again how all vaults stand (Ctrl+R)"))
        self.print_button.setText(_("Print…"))
        self.print_button.setIcon(icon("print", "accent"))
        self.save_button.setText(_("Save…"))
        self.save_button.setIcon(icon("save", "accent"))
        self.save_button.setToolTip(_("Save the table for a spreadsheet (Ctrl+S)"))
        self.print_button.setToolTip(_("Print the table as it is shown (Ctrl+P)"))
        self.board.redraw()
        self.batch.redraw()

    def showEvent(self, event: QShowEvent) -> None:
        """Look through the folder that is remembered: the first time, and when a vault changed."""
        super().showEvent(event)
        if self.found is None or self._is_old:
            self.look()
        QTimer.singleShot(0, self, lambda: self._show_leaf(self.leaves.currentIndex()))

    def _where(self, found: Found) -> str:
        """Return where the vaults lie, and which enterprises have none."""
        _, vaults, names = self._, len(found.rows), found.without_vault
        text = _.ngettext("{n} vault in “{folder}”.", "{n} vaults in “{folder}”.", vaults)
        said = text.format(n=number(vaults), folder=found.folder.name or found.folder)
        if not names:
            return said
        some = listed(names[:NAMED], _.language)
        if len(names) > NAMED:
            some = _("{names} and {n} more").format(names=some, n=number(len(names) - NAMED))
        text = _.ngettext(
            "{n} enterprise has no vault yet: {names}.",
            "{n} enterprises have no vault yet: {names}.",
            len(names),
        )
        return f"{said} {text.format(n=number(len(names)), names=some)}"

    def _show_leaf(self, leaf: int) -> None:
        """Say the sums of a leaf, and offer what can be done there."""
        has_rows = leaf == BOARD and self.found is not None and bool(self.found.rows)
        for name in ("open", "print", "save"):
            self.commands[name].setEnabled(has_rows)
        self._corner.setVisible(has_rows)
        (self.board if leaf == BOARD else self.batch).tell_again()

    def _say(self, leaf: int, text: str) -> None:
        if leaf == self.leaves.currentIndex():
            self.said.emit(text if self.found is not None else "")

    # ── doing ────────────────────────────────────────────────────────────────────────────────

    def _try(self, passphrase: str, remember: bool) -> None:
        """Try a passphrase on all vaults that are shut."""
        found = self.found
        if found is None:
            return
        self.passphrases.give(passphrase, remember=remember)

        def work(report: Report) -> Found:
            return enterprises.look_again(found, self._opened, report)

        self.session.run(work, self._tried, self._look_failed)

    def _tried(self, found: Found) -> None:
        """Show what opened, and say it where not all did."""
        _, given = self._, self.passphrases
        before = len(self.found.needing) if self.found else 0
        opened = before - len(found.needing)
        self.found = self._shown = found
        if opened:
            text = _.ngettext("It opened {n} vault.", "It opened {n} vaults.", opened)
            remark = text.format(n=number(opened))
        elif given.mistyped is not None:
            remark = words_of(given.mistyped, _.language)
        else:
            remark = _("This passphrase opens none of them.")
        self.board.show_found(found, remark if found.needing else "")
        self.batch.show_found(found)
        if given.not_kept is not None:
            self.session.failed.emit(_(str(given.not_kept)))
        if found.needing and not opened:
            self.board.passphrase.passphrase.setFocus()

    def _open_current(self) -> None:
        if one := self.board.current():
            self._open(one)

    def _open(self, one: object) -> None:
        """Open an enterprise in the window; one that needs its passphrase asks for it here."""
        from desktop.board import Standing

        if not isinstance(one, Standing):
            return
        if one.trouble is not None and self.board.passphrase.isVisible():
            self.board.passphrase.passphrase.setFocus()
        elif one.trouble is None:
            self.enterprise_wanted.emit(one, self.passphrases.of(one.path) or "")

    def _after_batch(self) -> None:
        """See how the vaults stand after a batch; close the window where that was asked for."""
        if self._is_closing:
            self.window().close()
        else:
            self.look()

    def _stop_and_close(self) -> None:
        self._is_closing = True
        self.batch.stop_it()
        self.may_close()

    def _look_at_open(self) -> None:
        """Look again when the vault open in the window was written to or closed."""
        self._is_old = True
        if self.found is not None and self.isVisible():
            self.look()
