"""``pheaktean batch FOLDER --audit``: every enterprise audited, and one table across them."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from declaration.audit.inspections import IN_2015
from desktop.batch import audits, running
from desktop.commands.batch import checked, done, say, typed
from desktop.status import UsageError
from desktop.tables import table
from desktop.texts import Translator, translate

if TYPE_CHECKING:
    from desktop.batch.errands import Errand


def run(arguments: argparse.Namespace) -> int:
    """Audit them all; return the highest exit status of all."""
    errands, out = _errands(arguments), Path(arguments.out)
    outcomes = done(arguments, errands)
    _ = translate(arguments.language)
    rows = [audits.row(outcome, _) for outcome in outcomes]
    _write(out, rows)
    shares = audits.shares_of_enterprises(rows)
    if arguments.json:
        data = {"enterprises": rows, "share_of_enterprises": shares, "in_2015": IN_2015}
        print(json.dumps(data, ensure_ascii=False, indent=1))  # noqa: T201
    else:
        print("\n".join(_lines(rows, shares, out, _)))  # noqa: T201
    say(rows)
    return running.highest(outcomes)


def _errands(arguments: argparse.Namespace) -> list[Errand]:
    """Return the audits.

    Raises:
        UsageError: the call lacks something, or there is nothing to audit.
    """
    folder, month = checked(arguments)
    if arguments.seal or arguments.layout:
        raise UsageError("--seal and --layout are for declaring; leave them out with --audit.")
    common = _common(arguments)
    found = audits.audits_below(folder, month, Path(arguments.out), common, typed(arguments))
    if not found:
        raise UsageError(
            f"No declaration lies in “{folder}” or below it. Each enterprise has a folder with its "
            "payroll and the declaration that was filed, as declared.xlsx."
        )
    return found


def _common(arguments: argparse.Namespace) -> tuple[str, ...]:
    common = ["--month", arguments.month, "--language", arguments.language]
    for name in ("rate", "password_file", "sample", "mask"):
        value = getattr(arguments, name)
        common += [f"--{name.replace('_', '-')}", str(value)] if value else []
    common += ["--seed", str(arguments.seed), "--strata", arguments.strata]
    return (*common, *(["--hold-out"] if arguments.hold_out else []))


def _write(out: Path, rows: list[dict[str, Any]]) -> None:
    """Write audit.csv, whole or not at all; an earlier one is replaced.

    Raises:
        CannotWriteError: the folder is as it was.
    """
    from declaration.export.csv_file import write_rows
    from declaration.export.folder import FileSet

    with FileSet(out) as files:
        values = [list(row.values()) for row in rows]
        write_rows(files.new / audits.FILE, audits.HEADINGS, values)
        files.commit({audits.FILE})


def _lines(
    rows: list[dict[str, Any]], shares: dict[str, float], out: Path, _: Translator
) -> list[str]:
    """Return the table for the terminal, and the three headings of inspections."""
    columns = (
        ("folder", _("Folder")),
        ("status", _("Status")),
        ("paid", _("Paid")),
        ("paid_not_declared", _("Not declared")),
        ("excluded_pay_workers", _("Pay left out")),
        ("wrong_wages_workers", _("Lower wage")),
        ("owed_khr", _("Due [riel]")),
        ("declared_khr", _("Declared [riel]")),
    )
    cells = [[_cell(row[name]) for name, _heading in columns] for row in rows]
    lines = table([heading for _name, heading in columns], cells, range(1, len(columns)))
    titles = {
        "under_reported_workers": _("workers left out"),
        "excluded_pay": _("overtime or allowances left out"),
        "wrong_wages": _("wage lower for another reason"),
    }
    found = [
        (titles[name], f"{share:.0%}", f"{IN_2015[name]:.0%}") for name, share in shares.items()
    ]
    headings = (_("Found in enterprises"), _("here"), _("inspections of 2015"))
    lines += ["", *table(headings, found, right=(1, 2))] if found else []
    return [*lines, "", _("Written to {folder}: {files}").format(folder=out, files=audits.FILE)]


def _cell(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value or "")
