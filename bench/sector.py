"""The whole sector in one go: every workbook read, worked out and declared, in two processes.

``python -m bench.sector OUT PROCESSES PAYROLL…``
"""

from __future__ import annotations

import gc
import sys
from concurrent.futures import ProcessPoolExecutor
from decimal import Decimal
from multiprocessing import get_context
from pathlib import Path


def declare(task: tuple[str, str]) -> int:
    """Declare one workbook into a folder of its own; return how many workers it has."""
    import importers
    from bench.workers import RATE
    from declaration import export, prepare
    from declaration.law import Law
    from declaration.month import Month
    from declaration.monthly import Enterprise, Options
    from importers.choices import Choices

    gc.disable()
    source, out = Path(task[0]), Path(task[1])
    month = Month(2026, 10)
    payroll = importers.read([source], Choices(month, Decimal(RATE)))
    options = Options(month, Decimal(RATE), hold_out=True)
    worked_out = prepare(payroll, Enterprise("Sector", "", source.stem[-3:]), Law.load(), options)
    export(worked_out, out)
    return len(payroll)


def main() -> None:
    """Run all workbooks; status 1 where the workers do not add up."""
    out, processes, *sources = sys.argv[1:]
    tasks = [(source, f"{out}/{Path(source).stem}") for source in sources]
    with ProcessPoolExecutor(int(processes), get_context("spawn")) as pool:
        workers = sum(pool.map(declare, tasks, chunksize=4))
    sys.stdout.write(f"{workers}\n")


if __name__ == "__main__":
    main()
