"""Declaration → files: written all or nothing, read back by other code, compared with the month.

    MonthlyDeclaration ──figures──▶ columns ──sheets, tables──▶ xlsx, csv ──proof──▶ folder

One call does it all: ``export``. What stands in which column of the file for NSSF is data
(``resources/layouts``), what the files are called is the contract's.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from declaration.export.earlier import earlier_files, has_declaration_of_another_month
from declaration.export.findings_files import Wording
from declaration.export.folder import CannotWriteError, FileSet, files_below
from declaration.export.layout_files import layout_ids, load_layout
from declaration.export.layouts import Layout, LayoutError
from declaration.export.plan import Summary, Wanted, plan_for
from declaration.export.receipt import Extra, FileWritten, Receipt, file_written, totals
from declaration.export.writing import NotProvenError, Progress, write_and_prove
from declaration.export.xlsx import TooManyRowsError
from declaration.monthly import MonthlyDeclaration

__all__ = [
    "CannotWriteError",
    "Extra",
    "FileWritten",
    "Layout",
    "LayoutError",
    "Receipt",
    "TooManyRowsError",
    "Wanted",
    "export",
    "layout_ids",
    "load_layout",
]

DEFAULT_LAYOUT = "nssf-eform-v10"


def export(
    month: MonthlyDeclaration,
    folder: Path,
    layout: str | Path | Layout = DEFAULT_LAYOUT,
    *,
    wording: Wording,
    summary: Summary,
    wanted: Wanted = Wanted.DECLARATION,
    extra: Mapping[str, Extra] | None = None,
    progress: Progress | None = None,
) -> Receipt:
    """Write the month's files into a folder, all or nothing, and prove them.

    A month that is not ready gives findings and summary alone. The files of an earlier result in
    the folder are replaced as a set, so that no old declaration stands beside a new one, or beside
    the findings that hold it; a check replaces its own files only, and any other file stays. The
    check of another month or payroll, and registrations, do not go where a declaration lies. Where
    a file read back differs, the receipt holds EXP-001 and no files, and the folder is as it was.

    Args:
        month: what is written.
        folder: where to; made if it is not there.
        layout: a layout's id, the path of a layout file, or a layout.
        wording: a finding's message, fix and law, in the reader's language.
        summary: what summary.json holds, for the month with the findings of the export.
        wanted: a declaration, the files of a check, or the registrations.
        extra: name → what makes one more file or folder of files; made after the proof, in order.
        progress: told what is being done; may raise to cancel, and nothing is left behind.

    Returns:
        The files with their hashes, the totals, and the findings of the export itself.

    Raises:
        LayoutError: no such layout, or one that cannot be used.
        CannotWriteError: the disk is full, the folder may not be written, a file is open, or
            it holds a declaration to which these findings do not belong.
        TooManyRowsError: more workers than a sheet has rows.
    """
    chosen = layout if isinstance(layout, Layout) else load_layout(layout)
    plan = plan_for(month, chosen, wanted, wording, summary)
    if wanted is not Wanted.DECLARATION:
        _keep_apart(folder, summary(plan.month) if wanted is Wanted.CHECK else None)
    receipt = Receipt(folder, plan.month, findings=list(plan.remarks))
    try:
        with FileSet(folder) as files:
            written = write_and_prove(plan, files.new, progress or _silent)
            receipt.totals = totals(month)
            _add_extra(files.new, extra or {}, receipt, written)
            declares = wanted is Wanted.DECLARATION
            files.commit(earlier_files(folder) - set(written) if declares else ())
    except NotProvenError as problem:
        receipt.findings.append(problem.finding)
        return receipt
    receipt.files = written
    return receipt


def _keep_apart(folder: Path, said: object) -> None:
    """Refuse a folder whose declaration would stand beside findings that are not its own."""
    if has_declaration_of_another_month(folder, said):
        raise CannotWriteError(
            "declaration",
            folder,
            f"“{folder}” holds a declaration, and the findings and the summary there belong to it. "
            "Choose another folder. Nothing was changed.",
        )


def _add_extra(
    folder: Path, extra: Mapping[str, Extra], receipt: Receipt, written: dict[str, FileWritten]
) -> None:
    """Make the extra files; each is told of the files before it, and joins them."""
    receipt.files = written
    for name, make in extra.items():
        make(folder / name, receipt)
        made = folder / name
        for path in files_below(made) if made.is_dir() else [made]:
            written[path.relative_to(folder).as_posix()] = file_written(path)
    receipt.files = {}


def _silent(_: str, __: float) -> None:
    """Tell nobody."""
