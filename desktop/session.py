"""The month on the bench and what came of it, shared by all pages; the only state they share.

    session.edit("Set the month", month=Month(2026, 10))   # one undo step; works out what is stale
    session.state                                          # what to show, never changed in place
    session.undo_stack, session.tasks
    session.vault                         # the vault that is open, if any

An edit makes a new ``Workbench``, writes the journal, tells ``changed``, and hands the long steps
to the worker thread: the files are opened, read and worked out again as far as the edit made them
stale. What was worked out before stays visible until the new is there, so pages never flicker.

    class MyPage(Page):
        def refresh(self, state: State) -> None: ...       # called on every ``changed``
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from declaration.vault.errors import VaultError
from desktop.closed_doors import sentence
from desktop.tasks import Report, Task, Tasks
from desktop.vault.desk import VaultDesk
from desktop.workbench import LEAVING_ALONE, Workbench

if TYPE_CHECKING:
    from declaration.monthly import MonthlyDeclaration
    from declaration.payroll import Bool, Payroll
    from desktop.decisions import Decided
    from desktop.found import Found
    from desktop.workbench import Decision
    from importers.patching import Patch
    from importers.sheet import Workbook as Book

MANY = 2_000
"""More decisions are looked up off the main thread."""

ALL = frozenset(name for name in Workbench.__dataclass_fields__ if name not in LEAVING_ALONE)


@dataclass(frozen=True, slots=True)
class State:
    """What pages show. A new one replaces it; nothing in it is changed in place.

    Attributes:
        bench: what was given and chosen.
        books: the source workbooks as the files have them, for showing cells; () before reading.
        read: the payroll as it was read, or None.
        register: the registered workers, or None.
        month: the month worked out, or None.
        corrected: the source workbooks with the corrected cells that were read.
        outdated: corrections left out, because their cell is another one now.
        found: the month's findings as columns, or None.
        kept: the decisions of the open vault that accept any of them.
        decided: the decisions on them, the vault's too, or None.
        accepted: which of ``found`` are accepted [n], or None.
        refused: why the kind of return that was chosen cannot be made of the month, or None; then
            the whole month is shown.
        is_stale: whether ``bench`` was edited since ``month`` was worked out.
        is_working: whether it is being worked out; stale and not working: stopped, or it failed.
    """

    bench: Workbench = field(default_factory=Workbench)
    books: tuple[Book, ...] = ()
    read: Payroll | None = None
    register: Payroll | None = None
    month: MonthlyDeclaration | None = None
    corrected: tuple[Book, ...] = ()
    outdated: tuple[Patch, ...] = ()
    found: Found | None = None
    kept: tuple[Decision, ...] = ()
    decided: Decided | None = None
    accepted: Bool | None = None
    refused: VaultError | None = None
    is_stale: bool = False
    is_working: bool = False

    @property
    def payroll(self) -> Payroll | None:
        """The workers of the month: as read; of a return that corrects one, those in it."""
        return self.month.payroll if self.month is not None else self.read


class _Edit(QUndoCommand):
    """One edit: the bench before and after."""

    def __init__(self, session: Session, text: str, before: Workbench, after: Workbench) -> None:
        super().__init__(text)
        self._session, self._before, self._after = session, before, after

    def redo(self) -> None:
        self._session._put(self._after)

    def undo(self) -> None:
        self._session._put(self._before)


class Session(QObject):
    """One unfinished month on its way through the window.

    Signals:
        changed: ``state`` is another one; pages refresh.
        edited(Workbench): the bench is another one; the journal is written on it.
        busy(str, float): what is being done and how much of it [0 to 1].
        idle: nothing is under way any more.
        failed(str): something could not be done; one sentence, in the session's language.
    """

    changed = Signal()
    edited = Signal(object)
    busy = Signal(str, float)
    idle = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.language = "en"
        self.is_closed = False
        self.is_practice = False  # whether all of it is invented, and a guide leads through it
        self.today: date | None = None  # said by the running program; nothing here asks a clock
        self.state = State()
        self.tasks = Tasks(self)
        self.tasks.ended.connect(self.idle)
        self.undo_stack = QUndoStack(self)
        self.vault = VaultDesk(self)
        self._working: Task | None = None
        self._others: list[Task] = []
        self._worked_out: Workbench | None = None

    @property
    def bench(self) -> Workbench:
        """What was given and chosen so far."""
        return self.state.bench

    @property
    def is_busy(self) -> bool:
        """Whether something long is under way."""
        return self.tasks.is_busy

    def edit(self, text: str, **changes: Any) -> None:  # noqa: ANN401 - attributes of Workbench
        """Change attributes of the workbench as one step that can be undone.

        Args:
            text: what the step is called in the list of undo, translated.
            changes: attribute of ``Workbench`` → new value. Nothing happens where all are the same.
        """
        self.replace(text, replace(self.bench, **changes))

    def replace(self, text: str, bench: Workbench) -> None:
        """Put another workbench in place as one step that can be undone."""
        if bench != self.bench:
            if bench.finished and bench.differs(self.bench, ALL):
                bench = replace(bench, finished=False)
            self.undo_stack.push(_Edit(self, text, self.bench, bench))

    def change(self, make: Callable[[Workbench, Report], tuple[str, Workbench]]) -> None:
        """Put another workbench in place that takes long to make: one step that can be undone.

        Args:
            make: takes the workbench and ``report(what, share)``, on the worker thread; returns
                what the step is called, translated, and the other workbench. Where the workbench
                was edited meanwhile, it is made again of the newer one.
        """
        bench = self.bench

        def put(made: tuple[str, Workbench]) -> None:
            if self.bench is bench:
                self.replace(*made)
            else:
                self.change(make)

        self.run(lambda report: make(bench, report), put)

    def fill_in(self, **changes: Any) -> None:  # noqa: ANN401 - attributes of Workbench
        """Change attributes by what was remembered of another month; no step to undo."""
        self._put(replace(self.bench, **changes))

    def begin(self, bench: Workbench) -> None:
        """Begin another month: nothing of the last stays, and nothing can be undone."""
        self.cancel()
        self.undo_stack.clear()
        self._worked_out = None
        self.state = State()
        gc.unfreeze()  # what is of the last month may go
        self._put(bench)

    def work_out_again(self) -> None:
        """Open and read everything again, for files that changed on the disk."""
        self._worked_out = None
        self._start()

    def check_again(self) -> None:
        """Check the month again, because its vault says something else of it."""
        if self.bench.can_be_read:
            self._start()

    def cancel(self) -> None:
        """Stop working the month out; what was there before stays. Work of pages goes on."""
        if self._working is not None:
            self._working.cancel()
            self._working = None
        self.state = replace(self.state, is_working=False)

    def stop(self) -> None:
        """Stop everything, because a person asked; what was worked out before stays."""
        for task in self._others:
            task.cancel()
        self._others.clear()
        self.cancel()
        self.changed.emit()

    def run(
        self,
        call: Callable[[Report], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> Task:
        """Run other long work of a page, shown in the status bar, with the window's Cancel.

        Edits do not stop it. Stopped work tells nobody; a page that has to know looks at the
        task's ``cancelled`` when the session is ``idle``.

        Args:
            call: takes ``report(what, share)``; on the worker thread.
            done: takes the result, on the main thread.
            failed: takes the exception; where not given, ``failed`` is told a sentence.
        """
        task = self.tasks.run(call, done, failed or self.say_failed, self.busy.emit)
        self._others = [*(each for each in self._others if not each.finished), task]
        return task

    def close(self) -> None:
        """Stop what is under way and wait for it; a closed session takes no more work."""
        self.is_closed = True
        for task in self._others:
            task.cancel()
        self.cancel()
        self.tasks.close()
        self.vault.close_now()

    def _put(self, bench: Workbench) -> None:
        """Show another bench, and work out what it makes stale."""
        stale = self._worked_out is None or bench.differs(self._worked_out, ALL)
        self.cancel()
        if bench.can_be_read:
            self.state = replace(self.state, bench=bench, is_stale=stale)
        else:
            self.state, self._worked_out = State(bench), None
        self.edited.emit(bench)
        if self.state.is_stale:
            self._start()
        else:
            self._decide()

    def _decide(self) -> None:
        """Look up which findings are accepted; with many decisions on the worker thread."""
        bench, old, before = self.bench, self.state, self._worked_out
        if before is None or bench.decisions is before.decisions or self.is_closed:
            self.changed.emit()
            return
        from desktop.worked_out import decided

        if max(len(bench.decisions), len(before.decisions)) <= MANY:
            self._arrived(decided(bench, old))
            return
        self._working = self.tasks.run(
            lambda _report: decided(bench, old), self._arrived, self._failed, self.busy.emit
        )

    def _start(self) -> None:
        """Hand the stale steps to the worker thread; a run that this one overtakes is stopped."""
        if self.is_closed or not self.bench.can_be_read:
            return
        self.cancel()
        self.state = replace(self.state, is_stale=True, is_working=True)
        bench, old, before = self.bench, self.state, self._worked_out

        def work(report: Report) -> State:
            from desktop.worked_out import worked_out

            return worked_out(bench, before, old, report, self.vault.vault)

        self._working = self.tasks.run(work, self._arrived, self._failed, self.busy.emit)
        self.changed.emit()

    def _arrived(self, state: State) -> None:
        self._working = None
        self._worked_out = state.bench
        self.state = replace(state, bench=self.bench)  # its folder may be newer
        self.changed.emit()

    def _failed(self, problem: Exception) -> None:
        self.cancel()
        self.say_failed(problem)
        self.changed.emit()

    def say_failed(self, problem: Exception) -> None:
        """Tell in one sentence why something could not be done."""
        if isinstance(problem, VaultError):
            from desktop.vault.words import said

            self.failed.emit(said(problem, self.language))
            return
        self.failed.emit(sentence(problem, self.language))
