"""Long work off the main thread: one task at a time, with progress and cancel.

    tasks = Tasks(window)
    task = tasks.run(lambda report: bench.read(report), done=show, failed=say, progress=draw)
    task.cancel()          # the next report raises ``Cancelled`` inside the work

``done(result)``, ``failed(exception)`` and ``progress(what, share)`` are called on the main
thread, in order. A cancelled task calls neither ``done`` nor ``failed``. ``close`` waits.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakSet

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

T = TypeVar("T")
Report = Callable[[str, float], None]

EVERY = 0.05
"""Progress is passed on at most this often [seconds]."""


class Cancelled(Exception):  # noqa: N818 - not an error: a person asked for it
    """Raised by ``report`` inside work that nobody waits for any more."""


class Task:
    """One piece of long work.

    Attributes:
        cancelled: whether someone asked to stop it.
        finished: whether its result, failure or end was delivered.
    """

    def __init__(
        self,
        done: Callable[[Any], None],
        failed: Callable[[Exception], None] | None,
        progress: Report | None,
    ) -> None:
        self._done, self._failed, self._progress = done, failed, progress
        self._last = 0.0
        self.cancelled = False
        self.finished = False

    def cancel(self) -> None:
        """Ask the work to stop at its next report; nothing of it is delivered any more."""
        self.cancelled = True


class _Garbage:
    """Python's collection of garbage, held while any worker runs: it would free widgets there."""

    def __init__(self) -> None:
        self._holding: WeakSet[Tasks] = WeakSet()

    def hold(self, tasks: Tasks) -> None:
        """Let nothing be collected while a worker runs."""
        self._holding.add(tasks)
        gc.disable()

    def let_go(self, tasks: Tasks) -> None:
        """Collect again where no other worker runs; to let go twice is no more than once."""
        self._holding.discard(tasks)
        if not self._holding:
            gc.enable()


_GARBAGE = _Garbage()


class Tasks(QObject):
    """One worker thread, and the way back to the main thread.

    Signals:
        started: the first of the waiting tasks was handed in.
        ended: no task is under way any more.
    """

    started = Signal()
    ended = Signal()
    _back = Signal(object, object, object)  # task, what came, value

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = None
        self._is_closed = False
        self._under_way = 0
        self._back.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Whether a task is waiting or running."""
        return self._under_way > 0

    def run(
        self,
        call: Callable[[Report], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        progress: Report | None = None,
    ) -> Task:
        """Hand in some work.

        Args:
            call: takes ``report(what, share)`` and returns the result; on the worker thread.
            done: takes the result, on the main thread.
            failed: takes the exception, on the main thread; without it the failure is raised there.
            progress: takes what is being done and how much of it [0 to 1], on the main thread.
        """
        task = Task(done, failed, progress)
        if not self._under_way:
            if gc.isenabled():
                gc.collect()  # what was made since the last task; what is frozen is passed over
            _GARBAGE.hold(self)
            self.started.emit()
        self._under_way += 1
        self._executor().submit(self._work, task, call)
        return task

    def close(self) -> None:
        """Wait for the running task; what waits behind it is dropped."""
        self._is_closed = True
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
        self._back.disconnect(self._deliver)
        _GARBAGE.let_go(self)

    def _executor(self) -> ThreadPoolExecutor:
        """Return the worker thread, made when it is first needed: the window is painted before."""
        if self._is_closed:
            raise RuntimeError("The window is closed; it takes no more work.")
        if self._pool is None:
            from concurrent.futures import ThreadPoolExecutor

            self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="task")
        return self._pool

    def _work(self, task: Task, call: Callable[[Report], object]) -> None:
        """Run on the worker thread; whatever comes of it goes back as one signal."""

        def report(what: str, share: float) -> None:
            if task.cancelled:
                raise Cancelled
            now = time.monotonic()
            if now - task._last >= EVERY or share >= 1:
                task._last = now
                self._back.emit(task, "progress", (what, share))

        try:
            report("", 0.0)
            self._back.emit(task, "done", call(report))
        except Cancelled:
            self._back.emit(task, "cancelled", None)
        except Exception as problem:  # delivered, not swallowed
            self._back.emit(task, "failed", problem)

    def _deliver(self, task: Task, came: str, value: Any) -> None:  # noqa: ANN401 - a result
        if came == "progress":
            if task._progress and not task.cancelled:
                task._progress(*value)
            return
        task.finished = True
        self._under_way -= 1
        if not self._under_way:
            gc.freeze()  # a month has a million objects and no cycle: not to be gone through again
            _GARBAGE.let_go(self)
            self.ended.emit()
        if task.cancelled or came == "cancelled":
            return
        if came == "done":
            task._done(value)
        elif task._failed:
            task._failed(value)
        else:
            raise value
