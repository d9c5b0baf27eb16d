"""A batch under way: over several processes, off the main thread, told an enterprise at a time.

    run = BatchRun(page)
    run.came.connect(show)                      # an outcome, on the main thread
    run.start(errands, processes, out, "km")    # the files of the command line, batch.csv with them
    run.stop()                                  # what is under way ends, what waits is not begun

It has a worker thread of its own: the month on the bench goes on meanwhile.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from desktop.batch.errands import NOT_BEGUN, not_begun
from desktop.batch.running import Watcher, over_processes
from desktop.tasks import Cancelled, Report, Task, Tasks
from desktop.texts import translate

if TYPE_CHECKING:
    from desktop.batch.errands import Errand, Outcome


@dataclass(frozen=True, slots=True)
class Ended:
    """How a batch ended.

    Attributes:
        outcomes: one for each errand, in their order.
        table: batch.csv, or None where it could not be written.
        problem: why it could not, or None.
    """

    outcomes: tuple[Outcome, ...]
    table: Path | None = None
    problem: Exception | None = None

    @property
    def not_begun(self) -> int:
        """How many were not begun, because a person stopped the batch."""
        return sum(outcome.said == NOT_BEGUN for outcome in self.outcomes)


class BatchRun(QObject):
    """At most one batch at a time.

    Signals:
        begun(str): an enterprise's turn came.
        came(Outcome): one is done.
        ended(Ended): all are done, or those that were under way when it was stopped.
        failed(Exception): the batch could not be done.
    """

    begun = Signal(str)
    came = Signal(object)
    ended = Signal(object)
    failed = Signal(object)
    _begins = Signal(str)
    _comes = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = Tasks(self)
        self._task: Task | None = None
        self._watching = _Watching(self)
        queued = Qt.ConnectionType.QueuedConnection
        self._begins.connect(self.begun, queued)
        self._comes.connect(self.came, queued)

    @property
    def is_under_way(self) -> bool:
        """Whether a batch is under way, be it only to its end."""
        return self._tasks.is_busy

    @property
    def is_stopping(self) -> bool:
        """Whether it was stopped, and what is under way is being ended."""
        return self.is_under_way and self._watching.is_stopped

    def start(self, errands: Sequence[Errand], processes: int, out: Path, language: str) -> None:
        """Do some errands.

        Args:
            errands: in the order of the table.
            processes: how many do them at once.
            out: the folder of all results.
            language: of the sentences.
        """
        if self.is_under_way:
            return
        watching = self._watching = _Watching(self)

        def work(report: Report) -> Ended:
            try:
                outcomes = over_processes(errands, processes, report, watcher=watching)
            except Cancelled:
                done = watching.outcomes
                outcomes = [done.get(each.name) or not_begun(each) for each in errands]
            return _written(outcomes, out, language)

        self._task = self._tasks.run(work, self.ended.emit, self.failed.emit)

    def stop(self) -> None:
        """Begin no further one; those under way are done to their end, and are told."""
        self._watching.is_stopped = True

    def close(self) -> None:
        """Stop, and wait for what is under way."""
        self.stop()
        self._tasks.close()


class _Watching(Watcher):
    """Tells the run, on the worker thread, what comes of each.

    Attributes:
        is_stopped: a person asked to stop.
        outcomes: name → what came of it, so far.
    """

    def __init__(self, run: BatchRun) -> None:
        self._run = run
        self.is_stopped = False
        self.outcomes: dict[str, Outcome] = {}

    def begun(self, errand: Errand) -> None:
        self._run._begins.emit(errand.name)

    def came(self, outcome: Outcome) -> None:
        self.outcomes[outcome.name] = outcome
        self._run._comes.emit(outcome)

    def ask(self) -> None:
        if self.is_stopped:
            raise Cancelled


def _written(outcomes: Sequence[Outcome], out: Path, language: str) -> Ended:
    """Write the table across all enterprises; where it cannot be written the outcomes stand."""
    from desktop.batch.across import FILE
    from desktop.batch.asked import written

    try:
        written(outcomes, out, translate(language))
    except OSError as problem:
        return Ended(tuple(outcomes), problem=problem)
    return Ended(tuple(outcomes), out / FILE)
