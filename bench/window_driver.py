"""A real window, offscreen, that does one thing after another; each is timed until it is painted.

    driver = Driver(payroll)
    driver.play(steps(driver))          # yields name, act, name, act …
    driver.stalls                       # name → longest time between two ticks of the clock [s]

The clock is a timer of 5 ms on the main thread: what lies between two of its ticks is how long the
window did not answer. What other programs took of the processor meanwhile is not counted: a time is
never more than what this process, all its threads together, worked in it. A step is over when
nothing is under way and the clock ticks evenly again.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

from bench.window_first import at_home
from bench.workbooks import enterprise
from bench.workers import RATE

if TYPE_CHECKING:
    from desktop.workbench import Workbench

Steps = Iterator[tuple[str, Callable[[], object]]]

TICK = 0.005
"""Between two ticks [seconds]."""
EVEN = 0.1
"""So long the clock must tick evenly before a step is over [seconds]."""


class Driver:
    """A window with its clock.

    Attributes:
        window: as the program opens it, at 1280 × 720.
        folder: for what is written.
        stalls: name of a step → the longest time between two ticks in it [seconds].
    """

    def __init__(self) -> None:
        at_home()
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        from PySide6.QtCore import Qt, QTimer

        from desktop import theme
        from desktop.app import application
        from desktop.journal import Journal
        from desktop.settings import Settings
        from desktop.window import Window

        self.folder = Path(mkdtemp(prefix="window-"))
        self.app = application()
        theme.apply(self.app, "light")
        settings = Settings.load(self.folder / "window.json")
        self.window = Window(settings, Journal(self.folder / "unfinished"))
        self.window.set_language("en")
        self.window.resize(1280, 720)
        self.stalls: dict[str, float] = {}
        self._steps: Steps = iter(())
        self._name = ""
        self._watch, self._even_since = Watch(), time.perf_counter()
        self._clock = QTimer()
        self._clock.setTimerType(Qt.TimerType.PreciseTimer)
        self._clock.setInterval(round(TICK * 1000))
        self._clock.timeout.connect(self._tick)

    def bench(self, payroll: Path) -> Workbench:
        """Return the month of a payroll with everything given."""
        from declaration.enterprise import read_enterprise
        from declaration.month import Month
        from desktop.workbench import Workbench

        return Workbench(
            sources=(payroll,),
            month=Month(2026, 10),
            rate=Decimal(RATE),
            enterprise=read_enterprise(enterprise()),
            hold_out=True,
            out=self.folder / "out",
        )

    def page(self, name: str) -> Any:  # noqa: ANN401 - each page is of its own kind
        """Return a page of the window."""
        return self.window.page(name)

    def play(self, steps: Steps) -> None:
        """Show the window, do every step, and close it."""
        self._steps = steps
        self.window.show()
        self._clock.start()
        self.app.exec()
        self._clock.stop()

    def _tick(self) -> None:
        gap = self._watch.lap() - TICK
        if self._name:
            self.stalls[self._name] = max(self.stalls.get(self._name, 0.0), gap)
        now = time.perf_counter()
        if self.window.session.is_busy or gap > 5 * TICK:
            self._even_since = now
        if now - self._even_since < EVEN:
            return
        try:
            self._name, act = next(self._steps)
        except StopIteration:
            self.app.quit()
            return
        self._even_since = time.perf_counter()
        self._watch.lap()
        act()


class Watch:
    """A stopwatch that stands while other programs have the processor."""

    def __init__(self) -> None:
        self._wall, self._worked = time.perf_counter(), time.process_time()

    def lap(self) -> float:
        """Return the time since the last lap, or since this process was given it [seconds]."""
        wall, worked = time.perf_counter(), time.process_time()
        passed = min(wall - self._wall, worked - self._worked)
        self._wall, self._worked = wall, worked
        return passed
