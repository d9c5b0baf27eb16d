"""The files of a plan, written and proven one after the other.

The proof of the workbook takes as long as all else, most of it in calamine, which leaves the
interpreter free: it runs beside the writing and proving of the other files. So does bringing each
file to the disk itself, which only waits.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from declaration.export.beside import Beside
from declaration.export.folder import flush_file
from declaration.export.plan import Plan
from declaration.export.proof import DifferenceError, differs
from declaration.export.receipt import FileWritten, file_written
from declaration.findings import Finding

Progress = Callable[[str, float], None]
"""Called with what is being done and how much of it is done (0 to 1); cancelling raises from it."""


class NotProvenError(Exception):
    """A file read back differs; carries EXP-001 out of the folder, which forgets everything."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.code)
        self.finding = finding


def write_and_prove(plan: Plan, folder: Path, progress: Progress) -> dict[str, FileWritten]:
    """Write every file of a plan into a folder, and read each back.

    The plan's files are let go as they are done, with the tables that only they need.

    Raises:
        NotProvenError: a file read back differs from what was to be written.
        OSError: the disk is full or the folder cannot be written.
    """
    rows = {file.name: file.rows for file in plan.files}
    with ExitStack() as stack:
        proofs: dict[str, Beside] = {}
        flushed: list[Beside] = []
        while plan.files:
            share, file = 1 - len(plan.files) / len(rows), plan.files.pop(0)
            progress(f"writing {file.name}", share)
            file.write(folder / file.name)
            flushed.append(stack.enter_context(Beside(partial(flush_file, folder / file.name))))
            prove = partial(_prove, file.prove, folder / file.name)
            if file.beside:
                proofs[file.name] = stack.enter_context(Beside(prove))
                continue
            progress(f"reading back {file.name}", share + 0.5 / len(rows))
            prove()
        for name, proof in proofs.items():
            progress(f"reading back {name}", 1.0)
            proof.wait()
        for flush in flushed:
            flush.wait()
    return {name: file_written(folder / name, n) for name, n in rows.items()}


def _prove(prove: Callable[[Path], None], path: Path) -> None:
    try:
        prove(path)
    except DifferenceError as difference:
        raise NotProvenError(differs(path.name, difference)) from difference
