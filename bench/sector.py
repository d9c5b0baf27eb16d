"""The whole sector in one go: every workbook declared by itself, in several processes.

``python -m bench.sector OUT ENTERPRISE PROCESSES PAYROLL…``
"""

from __future__ import annotations

import contextlib
import io
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from bench.commands import declare


def run(arguments: list[str]) -> int:
    """Declare one workbook into a folder of its own; return the exit status."""
    from desktop import cli

    with contextlib.redirect_stdout(io.StringIO()):
        return cli.main(arguments)


def main() -> None:
    """Run all workbooks; the highest exit status of all."""
    out, enterprise, processes, *payrolls = sys.argv[1:]
    tasks = [declare(one, f"{out}/{Path(one).stem}", enterprise) for one in payrolls]
    with ProcessPoolExecutor(int(processes), get_context("spawn")) as pool:
        sys.exit(max(pool.map(run, tasks, chunksize=4)))


if __name__ == "__main__":
    main()
