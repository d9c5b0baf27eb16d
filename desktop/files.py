"""The files of a run: the export in the reader's language, and what Qt or openpyxl add."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.progress import progress

if TYPE_CHECKING:
    from declaration.export import Extra, Layout, Receipt, Wanted
    from declaration.findings import Finding
    from desktop.job import Job

Words = Callable[["Finding"], tuple[str, str, str]]


def wording_for(language: str) -> Words:
    """Return what gives a finding's message, fix and law in a language."""
    from desktop.wording import sentences

    return lambda finding: sentences(finding, language)


def write(
    job: Job,
    folder: str | None,
    wanted: Wanted,
    language: str,
    layout: Layout | None = None,
    extras: Mapping[str, Extra] | None = None,
) -> Receipt | None:
    """Write the files of a run and prove them; without a folder nothing is written.

    Raises:
        OSError: the disk is full, or the folder may not be written.
    """
    if folder is None:
        return None
    from declaration.export import DEFAULT_LAYOUT, export
    from declaration.summary import summary

    with progress() as report:
        return export(
            job.month,
            Path(folder),
            layout or DEFAULT_LAYOUT,
            wording=wording_for(language),
            summary=summary,
            wanted=wanted,
            extra=extras,
            progress=report,
        )


def annotated(job: Job, words: Words) -> Extra:
    """Return what writes the copies of the source workbooks with the findings in them.

    A workbook that has no copy (locked, or changed since it was read) is named on standard error.
    """

    def make(path: Path, _receipt: Receipt) -> None:
        from importers.annotate import annotate

        month = job.month
        for copy in annotate(month.payroll, month.findings, words, path, job.passwords):
            if not copy.name:
                print(f"{copy.source}: {_NO_COPY[copy.how]}", file=sys.stderr)  # noqa: T201

    return make


_NO_COPY = {
    "locked": "no annotated copy, because none of the passwords opens it",
    "changed": "no annotated copy, because the file changed since it was read",
}
