"""What the History page does with the vault: verify, give out, reckon again, pack as evidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from declaration.vault.returns import Return
from desktop.folders import show_file, show_folder
from desktop.texts import Translator, mark
from desktop.widgets.banner import Banner

if TYPE_CHECKING:
    from declaration.evidence.checking import Checked
    from declaration.vault.chain import Difference
    from declaration.vault.store import Vault
    from desktop.pages.history import HistoryPage
    from desktop.rerunning import Again
    from desktop.return_seen import ReturnSeen
    from desktop.tasks import Report
    from desktop.vault.log_shown import LogRow

VERIFYING, READING, RECKONING = (
    mark("verifying the vault"),
    mark("reading the return"),
    mark("reckoning again"),
)
PACKING, GIVING = mark("packing the evidence"), mark("writing the copies")
READING_LOG = mark("reading the log")


class HistoryWork(QObject):
    """Work for one page; what came of it stands in the page's banner until it is closed.

    Attributes:
        banner: above the page's content.
    """

    def __init__(self, page: HistoryPage) -> None:
        super().__init__(page)
        self._page, self._session = page, page.session
        self._desk = page.session.vault
        self.banner = Banner()
        self._copies: TemporaryDirectory[str] | None = None
        self._desk.changed.connect(self._let_go)
        self.destroyed.connect(partial(_clean, self.__dict__))

    @property
    def words(self) -> Translator:
        """The reader's language."""
        return self._page._

    def retranslate(self, _: Translator) -> None:
        """Speak another language."""
        self.banner.retranslate(_)

    def read(self, of: Return, done: Callable[[ReturnSeen], None]) -> None:
        """Read what a return says of itself."""
        from desktop.return_seen import return_seen

        self._desk.use(lambda vault, _report: return_seen(vault, of), done)

    # ── proving ──────────────────────────────────────────────────────────────────────────────

    def verify(self) -> None:
        """Prove that the vault is what was sealed, or name the first place that differs."""

        def work(vault: Vault, report: Report) -> tuple[Difference | None, int, str]:
            from declaration.vault.returns import head_of
            from declaration.vault.verifying import verify

            found = verify(vault, lambda done, of: report(VERIFYING, done / max(of, 1)))
            head = head_of(vault.db)
            return found, head.count, head.hash

        self.banner.hide()
        self._desk.use(work, self._say_verified, can_stop=True, what=VERIFYING)

    def _say_verified(self, came: tuple[Difference | None, int, str]) -> None:
        found, count, digest = came
        seen, _ = self._desk.seen, self.words
        name = seen.path.name if seen else ""
        if found is not None:
            from desktop.vault.words import difference

            self.banner.say("error", difference(found, name, _))
            return
        intact = _.ngettext(
            "“{name}” is intact: {n} return is as it was sealed.",
            "“{name}” is intact: {n} returns are as they were sealed.",
            count,
        ).format(name=name, n=count)
        last = _("The last one, which stands for all: {hash}").format(hash=digest[:20] + "…")
        self.banner.say("notice", f"{intact} {last}" if count else intact)

    def ask_rerun(self, of: object, from_files: bool) -> None:
        """Reckon a sealed return again; from its payroll files where asked."""
        if not isinstance(of, Return) or not of.is_sealed:
            return
        names: list[str] = []
        if from_files:
            title = self.words.gettext("The payroll files of the month, as they were")
            names, _kind = QFileDialog.getOpenFileNames(
                self._page, title, self._page.settings.folder
            )
            if not names:
                return
        self.rerun(of, [Path(name) for name in names])

    def rerun(self, of: Return, payrolls: Sequence[Path]) -> None:
        """Reckon a sealed return again and say what came of it."""
        passwords = self._session.bench.passwords

        def work(vault: Vault, _report: Report) -> Again:
            from desktop.rerunning import rerun

            return rerun(vault, of, payrolls, None, passwords)

        self.banner.hide()
        self._desk.use(work, self._say_rerun, self._rerun_failed, what=RECKONING)

    def _say_rerun(self, again: Again) -> None:
        from desktop.rerun_words import headline

        said = headline(again, self.words)
        if again.found.is_same:
            self.banner.say("notice", said)
            return
        show = partial(self.show_differences, again)
        self.banner.say("error", said, self.words.gettext("Show what differs"), show)

    def show_differences(self, again: Again) -> None:
        """Show every cell that differs, and why."""
        from desktop.pages.history_rerun import RerunDialog

        dialog = RerunDialog(again, self.words, self._page.settings, self._page)
        dialog.exec()
        dialog.deleteLater()

    def _rerun_failed(self, problem: Exception) -> None:
        from declaration.law import UnknownReadingError

        if isinstance(problem, UnknownReadingError):
            text = self.words.gettext(
                "This program’s law lacks a reading that was used then. {why}"
            )
            self._session.failed.emit(text.format(why=problem))
            return
        self._session.say_failed(problem)

    def ask_log(self) -> None:
        """Show what was done to the vault."""
        words = self.words

        def work(vault: Vault, _report: Report) -> list[LogRow]:
            from desktop.vault.log_shown import log_rows

            return log_rows(vault, words)

        self._desk.use(work, self.show_log, what=READING_LOG)

    def show_log(self, rows: list[LogRow]) -> None:
        """Show the entries of the log, the latest first."""
        from desktop.pages.history_log import LogDialog

        dialog = LogDialog(rows[::-1], self.words, self._page.settings, self._page)
        dialog.exec()
        dialog.deleteLater()

    # ── giving out ───────────────────────────────────────────────────────────────────────────

    def open_copy(self, of: object, name: str) -> None:
        """Show a copy of a file in the program that the system has for it."""
        if not isinstance(of, Return):
            return
        if self._copies is None:
            self._copies = TemporaryDirectory(prefix="pheaktean-", ignore_cleanup_errors=True)
        folder = Path(self._copies.name) / f"{of.place}"
        self._give(of, [name], folder, lambda: self._say(show_file(folder / name, self.words)))

    def ask_save(self, of: object, names: list[str]) -> None:
        """Ask for a folder, or for a name where it is one file, and leave copies there."""
        if not isinstance(of, Return) or not names:
            return
        start = Path(self._page.settings.out_folder or self._page.settings.folder)
        if len(names) == 1:
            place, _kind = QFileDialog.getSaveFileName(
                self._page, self.words.gettext("Save a copy"), str(start / Path(names[0]).name)
            )
            if place:
                self.save_as(of, names[0], Path(place))
            return
        title = self.words.gettext("Folder for the copies")
        if chosen := QFileDialog.getExistingDirectory(self._page, title, str(start)):
            self.save_all(of, names, Path(chosen) / f"{of.month} {of.kind} {of.number}")

    def save_as(self, of: Return, name: str, place: Path) -> None:
        """Leave a copy of one file under a name."""

        def work(vault: Vault, _report: Report) -> Path:
            from desktop.return_copies import write_copy

            return write_copy(vault, of, name, place)

        self._desk.use(work, lambda made: self._say_saved(1, made.parent), what=GIVING)

    def save_all(self, of: Return, names: Sequence[str], folder: Path) -> None:
        """Leave copies of some files in a folder."""
        self._give(of, names, folder, lambda: self._say_saved(len(names), folder))

    def _give(
        self, of: Return, names: Sequence[str], folder: Path, done: Callable[[], None]
    ) -> None:
        def work(vault: Vault, _report: Report) -> None:
            from desktop.return_copies import write_copies

            write_copies(vault, of, names, folder)

        self._desk.use(work, lambda _none: done(), what=GIVING)

    def _say_saved(self, count: int, folder: Path) -> None:
        text = self.words.ngettext(
            "{n} file is written to “{folder}”, as it was sealed.",
            "{n} files are written to “{folder}”, as they were sealed.",
            count,
        ).format(n=count, folder=folder.name)
        self.banner.say(
            "notice", text, self.words.gettext("Open the folder"), partial(self._show, folder)
        )

    def ask_evidence(self, of: object) -> None:
        """Ask where the evidence pack of a month goes, and write it."""
        if not isinstance(of, Return) or not of.is_sealed:
            return
        start = Path(self._page.settings.out_folder or self._page.settings.folder)
        place, _kind = QFileDialog.getSaveFileName(
            self._page,
            self.words.gettext("Save the evidence pack"),
            str(start / f"evidence {of.month}.zip"),
            "*.zip",
        )
        if place:
            self.write_evidence(of, Path(place))

    def write_evidence(self, of: Return, place: Path) -> None:
        """Write the signed pack of all sealed returns of a month."""

        def work(vault: Vault, _report: Report) -> Checked:
            from desktop.evidence.packs import returns_of, written

            return written(vault, returns_of(vault, of.month, None, None), place)

        self.banner.hide()
        self._desk.use(work, partial(self._say_packed, place), writes=True, what=PACKING)

    def _say_packed(self, place: Path, made: Checked) -> None:
        from declaration.evidence.fingerprints import grouped

        text = self.words.gettext(
            "“{name}” is written and signed. Tell whoever gets it the fingerprint of the key by "
            "another way: {key}"
        ).format(name=place.name, key=grouped(made.fingerprint))
        show = partial(self._show, place.parent)
        self.banner.say("notice", text, self.words.gettext("Open the folder"), show)

    def _show(self, folder: Path) -> None:
        self._say(show_folder(folder, self.words))

    def _say(self, why: str) -> None:
        if why:
            self._session.failed.emit(why)

    def _let_go(self) -> None:
        """Throw the copies that were looked at away with their vault."""
        if self._desk.seen is None and self._copies is not None:
            self._copies.cleanup()
            self._copies = None


def _clean(of: dict[str, object]) -> None:
    copies = of.get("_copies")
    if isinstance(copies, TemporaryDirectory):
        copies.cleanup()
