"""``pheaktean check``: findings and totals, without a declaration."""

from __future__ import annotations

import argparse

from desktop.commands.telling import tell
from desktop.files import annotated, wording_for, write
from desktop.mapping_used import save_mapping
from desktop.months_before import worked_out_beside


def run(arguments: argparse.Namespace) -> int:
    """Check one month; return the exit status."""
    from declaration.export import Wanted

    job = worked_out_beside(arguments)
    save_mapping(arguments.save_columns, job.month.payroll, job.mapping)
    extras = {}
    if arguments.annotate:
        extras["annotated"] = annotated(job, wording_for(arguments.language))
    receipt = write(job, arguments.out, Wanted.CHECK, arguments.language, extras=extras)
    return tell(arguments, job, receipt)
