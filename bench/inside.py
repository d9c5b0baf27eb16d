"""Times the three calls of the core from within, and prints their seconds as JSON.

``python -m bench.inside PAYROLL OUT``: reading; rules and arithmetic; writing and proof.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from decimal import Decimal
from pathlib import Path


def main() -> None:
    """Work one payroll out and time each call."""
    gc.disable()
    source, out = Path(sys.argv[1]), Path(sys.argv[2])
    start = time.perf_counter()
    import importers
    from bench.workers import RATE
    from declaration import export, prepare
    from declaration.law import Law
    from declaration.month import Month
    from declaration.monthly import Enterprise, Options
    from importers.choices import Choices

    loaded = time.perf_counter()
    month = Month(2026, 10)
    payroll = importers.read([source], Choices(month, Decimal(RATE)))
    read = time.perf_counter()
    options = Options(month, Decimal(RATE), hold_out=True)
    worked_out = prepare(payroll, Enterprise("Benchmark", "", "90000001"), Law.load(), options)
    prepared = time.perf_counter()
    export(worked_out, out)
    written = time.perf_counter()
    seconds = {
        "imports": loaded - start,
        "read": read - loaded,
        "prepare": prepared - read,
        "export": written - prepared,
    }
    sys.stdout.write(json.dumps(seconds))


if __name__ == "__main__":
    main()
