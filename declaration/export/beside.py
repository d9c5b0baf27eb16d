"""One call that runs beside the others, for work that lets the interpreter do something else."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread


class Beside:
    """A call under way. Use it as a context manager: leaving it waits until the call has ended."""

    def __init__(self, call: Callable[[], None]) -> None:
        self._call = call
        self._problem: BaseException | None = None
        self._thread = Thread(target=self._run)

    def __enter__(self) -> Beside:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.join()

    def wait(self) -> None:
        """Wait until it has ended; raise what it raised."""
        self._thread.join()
        if self._problem is not None:
            raise self._problem

    def _run(self) -> None:
        try:
            self._call()
        except BaseException as problem:  # raised where it is waited for
            self._problem = problem
