"""Opens a payroll into the Findings page of a running window and prints the seconds, as JSON.

``python -m bench.window_open PAYROLL``: from the start of reading, the libraries loaded as they are
once the window stood a moment, until the Findings page with all its findings is painted.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from bench.window_driver import Driver, Steps
from bench.window_painted import Painted


def main() -> None:
    """Open the payroll and end once its findings are on the screen."""
    driver = Driver()
    driver.play(_steps(driver, Path(sys.argv[1])))


def _steps(driver: Driver, payroll: Path) -> Steps:
    window = driver.window
    yield "warming up", lambda: None
    wall, worked = time.perf_counter(), time.process_time()

    def end() -> None:
        if window.session.state.month is None or not driver.page("findings").model.rowCount():
            Painted(driver.page("findings").table.viewport(), end)
            return
        spent = {"wall": time.perf_counter() - wall, "cpu": time.process_time() - worked}
        sys.stdout.write(json.dumps(spent))
        sys.stdout.flush()
        os._exit(0)

    def begin() -> None:
        window.session.begin(driver.bench(payroll))
        window.show_page("findings")
        Painted(driver.page("findings").table.viewport(), end)

    yield "opening", begin
    yield "waiting", lambda: None


if __name__ == "__main__":
    main()
