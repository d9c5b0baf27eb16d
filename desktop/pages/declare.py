"""Declare: is anything missing, where do the files go, and the proof that they are right."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog

from declaration.vault.kinds import Kind
from desktop.checklist import Line, Mark, can_declare, checklist
from desktop.out_folder import folder_for
from desktop.pages.declare_cards import DueCard, HeldOutCard, PrintCard
from desktop.pages.declare_files import OWN, FilesCard, ProofCard
from desktop.pages.declare_job import job_of, layout_of, write_files
from desktop.pages.declare_printing import show_control_sheet, show_slips
from desktop.pages.declare_vault import VaultCard
from desktop.pages.page import GAP, Page
from desktop.sealed_in_window import declared
from desktop.texts import Translator, mark
from desktop.vault.words import CORRECTS_NOTHING, kept_words, said
from desktop.widgets.card import Card
from desktop.widgets.checklist_view import ChecklistView
from desktop.widgets.columns_area import ColumnsArea
from desktop.widgets.empty_state import EmptyState
from desktop.widgets.parts import down, label

if TYPE_CHECKING:
    from declaration.export import Receipt
    from declaration.month import Month
    from desktop.sealed_in_window import Kept, Written
    from desktop.session import Session, State
    from desktop.settings import Settings
    from desktop.tasks import Report, Task

BEFORE = frozenset(("decisions", "finished", "out"))
"""What may change after the files were written without making them old."""


class DeclarePage(Page):
    """The checklist, the files and their proof, the due dates, what is printed."""

    title = mark("Declare")
    lead = mark("The files for NSSF are written all or none, and read back before you see them.")

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__(session, settings)
        self.set_empty(
            EmptyState(
                "declare",
                mark("Here the month’s files are written."),
                mark("Nobody was paid: nil return…"),
                self.nil_return,
                primary=False,
            )
        )
        self.checklist, self.list_card = ChecklistView(), Card()
        self.hint = label(muted=True, wrap=True)
        self.held_out = HeldOutCard(settings)
        self.files, self.proof, self.vault = FilesCard(), ProofCard(settings), VaultCard()
        self.due, self.printing = DueCard(), PrintCard()
        self._task: Task | None = None
        self._receipt: Receipt | None = None
        self._written: State | None = None
        self._no_copy: list[tuple[str, str]] = []
        self._kept: Kept | None = None
        self._too_late: tuple[State, Written] | None = None
        self._build_page()
        self._listen()
        self._make_actions()

    def _build_page(self) -> None:
        self.list_card.content.addWidget(self.checklist)
        self.list_card.content.addWidget(self.hint)
        left = down(self.proof, self.list_card, self.held_out, gap=GAP)
        right = down(self.vault, self.files, self.due, self.printing, gap=GAP)
        for column in (left, right):
            column.addStretch(1)
        self._area = ColumnsArea(left, right, (5, 3), GAP)
        self.body.addWidget(self._area)

    def _listen(self) -> None:
        self.checklist.wanted.connect(self._go)
        self.proof.failed.connect(self.session.failed)
        self.held_out.chosen.connect(self._hold_out)
        self.held_out.opened.connect(self._show_held_out)
        files = self.files
        files.layout_chosen.connect(self._choose_layout)
        files.folder_typed.connect(self._type_folder)
        files.folder_wanted.connect(self.ask_folder)
        files.declare_wanted.connect(self.declare)
        files.stop_wanted.connect(self.stop)
        self.printing.sheet_wanted.connect(self.show_control_sheet)
        self.printing.slips_wanted.connect(self.show_slips)
        self.vault.kind_chosen.connect(self._choose_kind)
        self.vault.whole_chosen.connect(self._choose_whole)
        self.vault.show_wanted.connect(lambda: self.wanted.emit("history", self._month))
        self.session.vault.changed.connect(self._changed)
        self.session.busy.connect(self._show_progress)
        self.session.idle.connect(self._ended)

    def _make_actions(self) -> None:
        self._actions = []
        for text, keys, act in (
            (mark("&Declare: write the files"), "Ctrl+Return", self.declare),
            (mark("&Choose the folder…"), "Ctrl+D", self.ask_folder),
            (mark("Control &sheet…"), "Ctrl+P", self.show_control_sheet),
            (mark("&Worker slips…"), "Ctrl+Shift+P", self.printing.ask_slips),
        ):
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda _checked=False, act=act: act())
            self._actions.append((action, text))

    def actions_of_page(self) -> list[QAction]:
        """Return the page's commands, for the window's menu."""
        return [action for action, _text in self._actions]

    # ── showing ──────────────────────────────────────────────────────────────────────────────

    def refresh(self, state: State) -> None:
        """Show what is done, what is missing, and what was written."""
        if state.month is None:
            return
        self._suggest_folder(state)
        state = self.session.state
        if state.month is None:
            return
        lines = checklist(state.bench, state.month, state.found, state.accepted)
        self.checklist.show_lines(lines, self._)
        missing = sum(line.mark is Mark.MISSING for line in lines)
        refused = self._refused(state)
        self.hint.setText(refused or self._hint(missing, state))
        ready = can_declare(lines) and not state.is_stale and self._task is None and not refused
        self._show_vault(state)
        self.files.show_bench(state.bench, ready, self._)
        self.held_out.show_month(state.month, state.bench.hold_out)
        self.due.show_month(state.month, self.session.today, self._)
        self.printing.show_month(state.month, self._)
        if self._written and state.bench.sources != self._written.bench.sources:
            self._receipt = self._written = self._kept = None  # another month was begun
        self.proof.show_receipt(self._receipt, self._no_copy, self._is_old(state), self._)

    def retranslate(self, _: Translator) -> None:
        """Set every text."""
        self.list_card.set_title(_("Is anything missing?"))
        for part in (self.held_out, self.files, self.proof, self.printing, self.vault):
            part.retranslate(_)
        for action, text in self._actions:
            action.setText(_(text))

    def show_target(self, target: object) -> None:
        """Put the cursor where the folder is typed."""
        if target == "folder":
            self.files.folder.setFocus()

    def _hint(self, missing: int, state: State) -> str:
        if state.is_stale:
            return self._("The month is being worked out again…")
        if missing:
            text = self._.ngettext(
                "{n} thing is missing before the month can be declared.",
                "{n} things are missing before the month can be declared.",
                missing,
            )
            return text.format(n=missing)
        return self._("Nothing is missing: the month can be declared.")

    def _refused(self, state: State) -> str:
        """Return why nothing can be declared of the kind that was chosen; "" where it can."""
        seen, bench = self.session.vault.seen, state.bench
        is_beside = seen is not None and seen.is_whose(bench.enterprise)
        if is_beside and state.refused is not None:
            return said(state.refused, self.language)
        return "" if is_beside or bench.kind.opens else self._(CORRECTS_NOTHING)

    def _show_vault(self, state: State) -> None:
        """Show the vault's part; what became of the month goes when the month is changed."""
        seen = self.session.vault.seen
        self.vault.show_state(state, seen, self._)
        kept = None if self._is_old(state) else self._kept
        self.vault.show_kept(kept, seen.name if seen else "", self._)

    @property
    def _month(self) -> Month | None:
        return self.session.bench.month

    def _is_old(self, state: State) -> bool:
        """Return whether the month was changed since its files were written."""
        if self._written is None:
            return False
        names = frozenset(type(state.bench).__dataclass_fields__) - BEFORE
        return state.is_stale or state.bench.differs(self._written.bench, names)

    def _go(self, line: Line) -> None:
        if line.page == "declare":
            self.show_target(line.target)
        else:
            self.wanted.emit(line.page, line.target or line.name)

    # ── choosing ─────────────────────────────────────────────────────────────────────────────

    def _suggest_folder(self, state: State) -> None:
        """Take the folder of the months before, where none was chosen yet."""
        known, month = self.settings.out_folder, state.bench.month
        if state.bench.out is None and known and month and Path(known).is_dir():
            self.session.fill_in(out=folder_for(month, Path(known)))

    def ask_folder(self) -> None:
        """Ask where the files go."""
        if self._task is not None:
            return
        title = self._("Folder for the month’s files")
        start = self.settings.out_folder or self.settings.folder
        if name := QFileDialog.getExistingDirectory(self, title, start):
            self._type_folder(name)

    def _type_folder(self, text: str) -> None:
        month, name = self.session.bench.month, text.strip()
        chosen = Path(name).expanduser() if name else None
        if month is None or chosen == self.session.bench.out:
            return
        if chosen is not None:
            self.settings.out_folder = str(chosen)
            chosen = folder_for(month, chosen)
        self.files.folder.setText(str(chosen or ""))
        self.session.edit(self._("Choose the folder"), out=chosen)

    def _choose_layout(self, name: str) -> None:
        if name == OWN:
            title = self._("A layout file of your own…")
            name, _kind = QFileDialog.getOpenFileName(
                self, title, self.settings.folder, "TOML (*.toml)"
            )
        if not name or layout_of(name, self) is None:
            self.refresh(self.session.state)
            return
        self.session.edit(self._("Choose the layout"), layout=name)

    def _hold_out(self, on: bool) -> None:
        self.session.edit(self._("Hold out workers with errors"), hold_out=on)

    def _choose_kind(self, kind: Kind) -> None:
        self.session.edit(self._("Choose the kind of return"), kind=kind)

    def _choose_whole(self, whole: bool | None) -> None:
        self.session.edit(self._("Say who is taken back"), whole=whole)

    def nil_return(self) -> None:
        """Make the month a nil return; which month, is asked on the Payroll page."""
        self.session.edit(self._("Choose the kind of return"), kind=Kind.NIL)
        if self.session.bench.month is None:
            self.wanted.emit("payroll", "month")

    def _show_held_out(self, worker: int) -> None:
        """Show the finding that holds a worker's line."""
        month = self.session.state.month
        codes = month.held_by.get(worker, []) if month else []
        for finding in month.findings if month else []:
            if finding.code in codes and worker in (finding.worker, *finding.others):
                self.wanted.emit("findings", finding)
                return

    # ── declaring ────────────────────────────────────────────────────────────────────────────

    def declare(self) -> None:
        """Write the files, off the main thread, and prove them."""
        state, language = self.session.state, self.language
        layout = layout_of(state.bench.layout, self)
        if not self.files.declare.isEnabled() or layout is None or state.bench.out is None:
            return
        job, folder = job_of(state), str(state.bench.out)
        annotate, no_copy = self.files.annotate.isChecked(), list[tuple[str, str]]()
        seal, beside = self.vault.seals, self._is_beside(state)
        self._too_late = None

        def work(report: Report) -> Written:
            vault = self.session.vault.vault if beside else None
            write = partial(
                write_files,
                folder=folder,
                layout=layout,
                language=language,
                annotate=annotate,
                report=report,
                no_copy=no_copy,
            )
            made = declared(job, state.bench, vault, layout.id, write, seal=seal)
            self._too_late = (state, made) if made.receipt else None
            return made

        self._receipt, self._no_copy, self._kept = None, no_copy, None
        self._task = self.session.run(work, lambda made: self._done(state, made))
        self._show_progress("", 0.0)
        self.refresh(self.session.state)

    def _is_beside(self, state: State) -> bool:
        """Return whether the month is kept in the open vault."""
        seen = self.session.vault.seen
        return seen is not None and not seen.is_read_only and seen.is_whose(state.bench.enterprise)

    def stop(self) -> None:
        """Stop writing; nothing of it stays in the folder."""
        if self._task is not None:
            self._task.cancel()

    def _done(self, state: State, made: Written) -> None:
        self._task, receipt = None, made.receipt
        if made.kept is not None:
            self._show_kept(state, made.kept)
        if receipt is None:
            return
        if receipt.files:
            self._receipt, self._written = receipt, state
            if state.bench == self.session.bench:
                self.session.fill_in(finished=True)
            self._area.verticalScrollBar().setValue(0)
            self.proof.open.setFocus()
            return
        from desktop.wording import wording

        for finding in receipt.findings:
            words = wording(finding, state.payroll, self.language)
            self.session.failed.emit(f"{words.message} {words.fix}")

    def _show_kept(self, state: State, kept: Kept) -> None:
        """Show what became of the month in the vault; say where it was not sealed."""
        self._kept = kept
        self.session.vault.look_again()
        self.session.vault.kept.emit(state.month)
        if kept.problem is not None:
            seen = self.session.vault.seen
            self.session.failed.emit(kept_words(kept, seen.name if seen else "", self._))

    def _show_progress(self, what: str, share: float) -> None:
        if self._task is not None:
            self.files.show_progress(self._(what) if what else self._("writing the files"), share)

    def _ended(self) -> None:
        """Put the buttons back, after success, failure and Cancel alike.

        Where Cancel came when the files were there already, they are shown: they are there.
        """
        task, self._task = self._task, None
        self.files.show_progress(None)
        if task is not None and task.cancelled and self._too_late is not None:
            self._done(*self._too_late)
        self.refresh(self.session.state)

    # ── printing ─────────────────────────────────────────────────────────────────────────────

    def show_control_sheet(self) -> None:
        """Show the control sheet; with the hashes once the files are written."""
        state = self.session.state
        layout = layout_of(state.bench.layout, self)
        if state.month is None or layout is None or not self.printing.sheet.isEnabled():
            return
        receipt = None if self._is_old(state) else self._receipt
        show_control_sheet(self, job_of(state), layout, receipt)

    def show_slips(self, per_page: int, group: str) -> None:
        """Show the slips of all workers declared, or of one line."""
        month = self.session.state.month
        if month is not None and self.printing.slips.isEnabled():
            show_slips(self, month, per_page, group)
