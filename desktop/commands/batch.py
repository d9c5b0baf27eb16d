"""``pheaktean batch``: every enterprise below a folder declared, and one table across them."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.batch import across, factories, running
from desktop.batch.asked import Asked, errands_of, written
from desktop.batch.running import MOST
from desktop.inputs import existing, month_of, rate_of
from desktop.progress import progress
from desktop.status import UsageError
from desktop.tables import table
from desktop.texts import Translator, translate

if TYPE_CHECKING:
    from declaration.month import Month
    from desktop.batch.errands import Errand, Outcome


def run(arguments: argparse.Namespace) -> int:
    """Declare or audit them all; return the highest exit status of all."""
    if arguments.audit:
        from desktop.commands.batch_audit import run as audit_all

        return audit_all(arguments)
    errands, out = _errands(arguments), Path(arguments.out)
    outcomes = done(arguments, errands)
    _ = translate(arguments.language)
    rows = written(outcomes, out, _)
    if arguments.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))  # noqa: T201
    else:
        print("\n".join(_lines(rows, out, _)))  # noqa: T201
    say(rows)
    return running.highest(outcomes)


def _errands(arguments: argparse.Namespace) -> list[Errand]:
    """Return what is to be done for each enterprise.

    Raises:
        UsageError: the call lacks something, or there is no enterprise.
    """
    folder, month = checked(arguments)
    found = factories.factories_below(folder, month, Path(arguments.out))
    if not found:
        raise UsageError(
            f"No enterprise.toml lies in “{folder}” or below it. Each enterprise has a folder with "
            "its enterprise.toml and its payrolls."
        )
    return errands_of(_asked(arguments), found)


def checked(arguments: argparse.Namespace) -> tuple[Path, Month]:
    """Return folder and month, once the call is found whole.

    Raises:
        UsageError: the call lacks something.
    """
    folder, month = existing(arguments.folder), month_of(arguments)
    rate_of(arguments)
    if not arguments.out:
        raise UsageError("Where do the results go? Add --out DIR.")
    if arguments.workers is not None and not 1 <= arguments.workers <= MOST:
        raise UsageError(f"--workers {arguments.workers}: from 1 to {MOST} processes.")
    return folder, month


def _asked(arguments: argparse.Namespace) -> Asked:
    """Return what is asked of all of them."""
    return Asked(
        month=arguments.month,
        out=arguments.out,
        language=arguments.language,
        rate=arguments.rate or "",
        layout=arguments.layout or "",
        hold_out=arguments.hold_out,
        seal=arguments.seal,
        control_sheet=not arguments.no_control_sheet,
        password_file=arguments.password_file or "",
        passphrase_file=arguments.passphrase_file or "",
        typed=typed(arguments),
    )


def typed(arguments: argparse.Namespace) -> str:
    """Return what is typed for all of them, read once.

    Raises:
        UsageError: two secrets are to come from standard input.
    """
    files = (arguments.password_file, arguments.passphrase_file)
    if files == ("-", "-"):
        raise UsageError("Only one of the two files can come from standard input.")
    return sys.stdin.read() if "-" in files else ""


def done(arguments: argparse.Namespace, errands: list[Errand]) -> list[Outcome]:
    """Return what came of all errands, over processes or a Dask cluster."""
    with progress() as report:
        if arguments.dask:
            try:
                return running.over_dask(errands, arguments.dask, report)
            except running.NoDaskError as problem:
                raise UsageError(str(problem)) from problem
        processes = arguments.workers or min(os.cpu_count() or 1, MOST)
        finished: list[str] = []

        def tell(name: str, share: float) -> None:
            finished.append(name)
            report(name, share)

        try:
            return running.over_processes(errands, processes, tell)
        except KeyboardInterrupt as stopped:
            raise KeyboardInterrupt(
                f"Stopped: {len(finished)} of {len(errands)} enterprises are done, their results "
                f"stand. {across.FILE} was not written; do them all again for it."
            ) from stopped


def _lines(rows: list[dict[str, Any]], out: Path, _: Translator) -> list[str]:
    """Return the table for the terminal, and what it comes to."""
    columns = (
        ("folder", _("Folder")),
        ("status", _("Status")),
        ("declared", _("Declared")),
        ("held_out", _("Held out")),
        ("remittance_khr", _("To pay in all [riel]")),
        ("stop", _("Stop")),
        ("error", _("Error")),
        ("warning", _("Warning")),
    )
    sums = across.totals(rows)
    cells = [[_cell(row[name]) for name, _heading in columns] for row in rows]
    cells.append([_("All"), "", *(_cell(sums[name]) for name, _heading in columns[2:])])
    lines = table([heading for _name, heading in columns], cells, range(1, len(columns)))
    return [*lines, "", _("Written to {folder}: {files}").format(folder=out, files=across.FILE)]


def _cell(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value or "")


def say(rows: list[dict[str, Any]]) -> None:
    """Say on standard error what each had to say."""
    for row in rows:
        for line in row["message"].splitlines():
            print(f"{row['folder']}: {line}", file=sys.stderr)  # noqa: T201
