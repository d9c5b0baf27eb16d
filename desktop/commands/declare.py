"""``pheaktean declare``: the month's declaration, written, proven, and told on the terminal."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.commands.telling import tell
from desktop.files import annotated, wording_for, write
from desktop.inputs import existing
from desktop.job import Job, work_out
from desktop.mapping_used import save_mapping
from desktop.status import UsageError

if TYPE_CHECKING:
    from declaration.export import Extra, Layout, Receipt


def run(arguments: argparse.Namespace) -> int:
    """Declare one month; return the exit status."""
    from declaration.export import Wanted

    if not arguments.enterprise:
        raise UsageError(
            "Whose declaration? Add --enterprise enterprise.toml (name, NSSF number, sector). "
            "“pheaktean check” works without."
        )
    layout = _layout(arguments.layout)
    job = work_out(arguments)
    save_mapping(arguments.save_columns, job.month.payroll, job.mapping)
    extras = _extras(arguments, job, layout)
    language = arguments.language
    receipt = write(job, arguments.out, Wanted.DECLARATION, language, layout, extras)
    return tell(arguments, job, receipt)


def _layout(name: str) -> Layout:
    from declaration.export import LayoutError, load_layout

    own = name.endswith(".toml")
    try:
        return load_layout(existing(name) if own else name)
    except LayoutError as problem:
        raise UsageError(f"--layout {name}: {problem}") from problem


def _extras(arguments: argparse.Namespace, job: Job, layout: Layout) -> dict[str, Extra]:
    extras: dict[str, Extra] = {}
    if arguments.annotate:
        extras["annotated"] = annotated(job, wording_for(arguments.language))
    if not arguments.no_control_sheet and job.month.declares:
        extras["control-sheet.pdf"] = _control_sheet(job, layout)
    return extras


def _control_sheet(job: Job, layout: Layout) -> Extra:
    def make(path: Path, receipt: Receipt) -> None:
        from declaration.summary import summary
        from desktop.printing.control_sheet import write_control_sheet

        hashes = {name: file.sha256 for name, file in receipt.files.items()}
        write_control_sheet(
            path,
            summary(receipt.month),
            hashes,
            layout=layout.id,
            verified=layout.verified,
            name_km=job.month.enterprise.name_km if job.month.enterprise else "",
        )

    return make
