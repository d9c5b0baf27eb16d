"""Errands over several processes, or over the workers of a Dask cluster.

One that fails does not stop the rest, not even one whose process the system stops: what was not
done by then is done anew, each in a process of its own.

Who is told raises to cancel. What is under way then is done to its end, for no process is stopped
in the middle; what waits is not begun. The processes end with the program that began them, even
where that one is killed.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import get_context, parent_process
from threading import Thread

from desktop.batch.errands import Errand, Outcome, do, faulty, stopped
from desktop.status import FAULT

MOST = 61
"""Processes that one program may wait for under Windows."""

LOOK = 0.2
"""While nothing is done, the watcher is asked after so long [seconds]."""

Tell = Callable[[str, float], None]
"""Told which one is done, and how much of all [0 to 1]; raises to cancel."""


class NoDaskError(Exception):
    """Dask is not installed, or nobody answers at the address; the text says what to do."""


class Watcher:
    """Sees how errands go, on the thread that has them done; this one does nothing about it."""

    def begun(self, errand: Errand) -> None:
        """See an errand begun; once more where its process was stopped and it is done anew."""

    def came(self, outcome: Outcome) -> None:
        """See what came of an errand, also of one that was under way when it was cancelled."""

    def ask(self) -> None:
        """Be asked whether to go on, some times a second; raises to cancel."""


def over_processes(
    errands: Sequence[Errand],
    processes: int,
    tell: Tell,
    job: Callable[[Errand], Outcome] = do,
    watcher: Watcher | None = None,
) -> list[Outcome]:
    """Return what came of every errand, in their order.

    Args:
        errands: to be done.
        processes: how many do them at once; each takes the next that waits.
        tell: told of each that is done.
        job: what does one; a function of a module, since it goes to other processes.
        watcher: sees how they go.
    """
    batch = _Batch(errands, tell, job, watcher or Watcher())
    batch.do(range(len(errands)), processes)
    for i, errand in enumerate(errands):
        if i not in batch.outcomes:
            batch.do([i], 1)
            if i not in batch.outcomes:
                batch.came(i, stopped(errand))
    return [batch.outcomes[i] for i in range(len(errands))]


class _Batch:
    """Some errands and what came of them so far.

    Attributes:
        outcomes: position of the errand → what came of it.
    """

    def __init__(
        self,
        errands: Sequence[Errand],
        tell: Tell,
        job: Callable[[Errand], Outcome],
        watcher: Watcher,
    ) -> None:
        self._errands, self._tell, self._job, self._watcher = errands, tell, job, watcher
        self.outcomes: dict[int, Outcome] = {}

    def do(self, positions: Sequence[int], processes: int) -> None:
        """Do some errands in one pool; it ends early where a process is stopped from outside."""
        if not positions:
            return
        waiting, under_way = deque(positions), dict[Future[Outcome], int]()
        most = min(processes, len(positions))
        with ProcessPoolExecutor(most, get_context("spawn"), _end_with_parent) as pool:
            try:
                while waiting or under_way:
                    while waiting and len(under_way) < most:
                        self._watcher.begun(self._errands[waiting[0]])
                        future = pool.submit(self._job, self._errands[waiting[0]])
                        under_way[future] = waiting.popleft()
                    self._hear(under_way)
            except BrokenProcessPool:
                return
            except BaseException:
                self._end(under_way)
                raise

    def came(self, position: int, outcome: Outcome) -> None:
        """Note and tell what came of an errand."""
        self.outcomes[position] = outcome
        self._watcher.came(outcome)
        self._tell(outcome.name, len(self.outcomes) / len(self._errands))

    def _hear(self, under_way: dict[Future[Outcome], int]) -> None:
        """Wait a little; take what is done by then."""
        for future in wait(under_way, LOOK, FIRST_COMPLETED).done:
            outcome = self._outcome(future, under_way[future])
            self.came(under_way.pop(future), outcome)
        self._watcher.ask()

    def _end(self, under_way: dict[Future[Outcome], int]) -> None:
        """Wait for what is under way, and note it; nobody is asked any more."""
        for future, position in sorted(under_way.items(), key=lambda pair: pair[1]):
            with suppress(BrokenProcessPool):
                self.outcomes[position] = self._outcome(future, position)
                self._watcher.came(self.outcomes[position])

    def _outcome(self, future: Future[Outcome], position: int) -> Outcome:
        """Return what came of an errand; a fault of the program is one too, and stops nobody.

        Raises:
            BrokenProcessPool: its process was stopped from outside.
        """
        try:
            return future.result()
        except BrokenProcessPool:
            raise
        except Exception as fault:
            return faulty(self._errands[position], fault)


def _end_with_parent() -> None:
    """Let this process end when the program that began it is gone, even where it was killed."""
    parent = parent_process()
    if parent is not None:
        Thread(target=_end_after, args=(parent.join,), daemon=True).start()


def _end_after(until: Callable[[], None]) -> None:
    until()
    os._exit(FAULT)


def over_dask(errands: Sequence[Errand], address: str, tell: Tell) -> list[Outcome]:
    """Return what came of every errand, in their order, done by a Dask cluster.

    Its workers must see the same folders under the same names, and have this program installed.

    Raises:
        NoDaskError: Dask is not installed here, or no scheduler answers at the address.
    """
    try:
        from distributed import Client
    except ImportError as problem:
        raise NoDaskError(
            "Dask is not installed with this program. Install it with “pip install "
            "'pheaktean[dask]'”, or leave --dask out: --workers uses this computer's own processes."
        ) from problem
    try:
        client = Client(address, timeout=10, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as problem:
        raise NoDaskError(
            f"No Dask scheduler answers at “{address}”. Look whether it runs, and write its "
            "address as it says it, for example tcp://192.168.1.20:8786."
        ) from problem
    with client:
        futures = client.map(do, errands, pure=False)
        outcomes = []
        for errand, future in zip(errands, futures, strict=True):
            lost: object = future.exception()  # type: ignore[no-untyped-call]
            outcomes.append(stopped(errand) if lost is not None else future.result())
            tell(errand.name, len(outcomes) / len(errands))
        return outcomes


def highest(outcomes: Iterable[Outcome]) -> int:
    """Return the highest exit status of all."""
    return max(outcome.status for outcome in outcomes)
