"""The month of the window as the command line has it, and the writing of its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.closed_doors import sentence
from desktop.texts import mark

if TYPE_CHECKING:
    from declaration.export import Layout, Receipt
    from desktop.job import Job
    from desktop.pages.page import Page
    from desktop.session import State
    from desktop.tasks import Report

STEPS = {
    "writing": mark("writing the files"),
    "reading": mark("reading the files back"),
}


def job_of(state: State) -> Job:
    """Return the month of the window as the command line has it.

    Raises:
        ValueError: there is no month yet.
    """
    from desktop.worked_out import job_of as job_of_bench

    if state.month is None:
        raise ValueError("There is no month to write.")
    return job_of_bench(state.bench, state.month, state.register)


def layout_of(name: str, page: Page) -> Layout | None:
    """Return a layout; None, and a sentence in the window, where it cannot be used."""
    from declaration.export import LayoutError, load_layout

    try:
        return load_layout(name)
    except (LayoutError, OSError) as problem:
        page.session.failed.emit(sentence(problem, page.language))
    return None


def write_files(
    job: Job,
    *,
    folder: str,
    layout: Layout,
    language: str,
    annotate: bool,
    report: Report,
    no_copy: list[tuple[str, str]],
) -> Receipt | None:
    """Write the files of a month and prove them; on the worker thread.

    Args:
        job: the month.
        folder: where they go.
        layout: of the file for NSSF.
        language: of the sentences in them.
        annotate: also copies of the source workbooks, the findings marked in them.
        report: told how far it is; raises to cancel.
        no_copy: name and reason of each workbook that has no copy are put there.

    Raises:
        OSError: the disk is full, or the folder may not be written.
    """
    from desktop import declaring

    return declaring.write_declaration(
        job,
        folder,
        layout,
        language,
        annotate=annotate,
        report=lambda what, share: report(_step(what), share),
        tell=lambda name, why: no_copy.append((name, why)),
    )


def _step(what: str) -> str:
    """Return what is being done, without the file's name, as it is marked for translation."""
    return STEPS.get(what.partition(" ")[0], STEPS["writing"])
