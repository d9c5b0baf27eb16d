"""Opens and closes ten payrolls in one window and prints what memory it has after each, as JSON.

``python -m bench.window_memory PAYROLL``: MiB after each payroll was put aside, in order.
"""

from __future__ import annotations

import json
import os
import sys
from functools import partial
from pathlib import Path

from bench.window_driver import Driver, Steps

TIMES = 10
PAGES = ("findings", "contributions", "columns", "declare")


def main() -> None:
    """Open and close, and print."""
    driver, held = Driver(), list[float]()
    driver.play(_steps(driver, Path(sys.argv[1]), held))
    sys.stdout.write(json.dumps(held))
    sys.stdout.flush()
    os._exit(0)


def _steps(driver: Driver, payroll: Path, held: list[float]) -> Steps:
    yield "warming up", lambda: None
    for _time in range(TIMES):
        yield "reading", lambda: driver.window.session.begin(driver.bench(payroll))
        for name in PAGES:
            yield f"show {name}", partial(driver.window.show_page, name)
        yield "another month", driver.window.begin_another
        yield "counting", lambda: held.append(_resident())


def _resident() -> float:
    """Return what this process holds in memory [MiB]."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


if __name__ == "__main__":
    main()
