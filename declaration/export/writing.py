"""The files of a plan, written and proven one after the other.

The proof of the workbook takes as long as all else, most of it in calamine, which leaves the
interpreter free: it runs beside the writing and proving of the other files.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from declaration.export.beside import Beside
from declaration.export.plan import File, Plan
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

    Raises:
        NotProvenError: a file read back differs from what was to be written.
    """
    first, *others = plan.files
    progress(f"writing {first.name}", 0.0)
    first.write(folder / first.name)
    with Beside(lambda: _prove(first, folder)) as proof:
        for done, file in enumerate(others, 1):
            progress(f"writing {file.name}", done / len(plan.files))
            file.write(folder / file.name)
            progress(f"reading back {file.name}", (done + 0.5) / len(plan.files))
            _prove(file, folder)
        progress(f"reading back {first.name}", 1.0)
        proof.wait()
    return {file.name: file_written(folder / file.name, file.rows) for file in plan.files}


def _prove(file: File, folder: Path) -> None:
    try:
        file.prove(folder / file.name)
    except DifferenceError as difference:
        raise NotProvenError(differs(file.name, difference)) from difference
