"""``pheaktean declare``: the month's declaration, written, proven, and told on the terminal."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from desktop.commands.telling import tell
from desktop.declaring import write_declaration
from desktop.inputs import existing
from desktop.job import work_out
from desktop.mapping_used import save_mapping
from desktop.status import UsageError

if TYPE_CHECKING:
    from declaration.export import Layout


def run(arguments: argparse.Namespace) -> int:
    """Declare one month; return the exit status."""
    if not arguments.enterprise:
        raise UsageError(
            "Whose declaration? Add --enterprise enterprise.toml (name, NSSF number, sector). "
            "“pheaktean check” works without."
        )
    layout = _layout(arguments.layout)
    job = work_out(arguments)
    save_mapping(arguments.save_columns, job.month.payroll, job.mapping)
    receipt = write_declaration(
        job,
        arguments.out,
        layout,
        arguments.language,
        annotate=arguments.annotate,
        control_sheet=not arguments.no_control_sheet,
    )
    return tell(arguments, job, receipt)


def _layout(name: str) -> Layout:
    from declaration.export import LayoutError, load_layout

    own = name.endswith(".toml")
    try:
        return load_layout(existing(name) if own else name)
    except LayoutError as problem:
        raise UsageError(f"--layout {name}: {problem}") from problem
