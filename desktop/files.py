"""The files of a run: the export in the reader's language, and what Qt or openpyxl add."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.progress import progress
from desktop.texts import mark

if TYPE_CHECKING:
    from declaration.export import Extra, Layout, Receipt, Wanted
    from declaration.findings import Finding
    from desktop.job import Job

Words = Callable[["Finding"], tuple[str, str, str]]
Report = Callable[[str, float], None]
"""What is being done, and how much of it is done [0 to 1]; raises to cancel."""
Tell = Callable[[str, str], None]
"""A source workbook's name, and why it has no annotated copy (English, marked)."""


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
    report: Report | None = None,
) -> Receipt | None:
    """Write the files of a run and prove them; without a folder nothing is written.

    ``report`` is told how far it is; a bar on the terminal is, where None.

    Raises:
        OSError: the disk is full, or the folder may not be written.
    """
    if folder is None:
        return None
    from declaration.export import DEFAULT_LAYOUT, export
    from declaration.summary import summary

    with nullcontext(report) if report else progress() as told:
        return export(
            job.month,
            Path(folder),
            layout or DEFAULT_LAYOUT,
            wording=wording_for(language),
            summary=summary,
            wanted=wanted,
            extra=extras,
            progress=told,
        )


def annotated(job: Job, words: Words, tell: Tell | None = None) -> Extra:
    """Return what writes the copies of the source workbooks with the findings in them.

    A workbook that has no copy (locked, or changed since it was read) is told, on standard error
    where nobody else wants to know.
    """

    def make(path: Path, _receipt: Receipt) -> None:
        from importers.annotate import annotate

        month = job.month
        for copy in annotate(month.payroll, month.findings, words, path, job.passwords):
            if not copy.name:
                (tell or _on_standard_error)(copy.source, _NO_COPY[copy.how])

    return make


def _on_standard_error(source: str, why: str) -> None:
    print(f"{source}: {why}", file=sys.stderr)  # noqa: T201 - the face of the program


_NO_COPY = {
    "locked": mark("no annotated copy, because none of the passwords opens it"),
    "changed": mark("no annotated copy, because the file changed since it was read"),
}
