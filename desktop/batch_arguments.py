"""What can be typed behind ``pheaktean batch``."""

from __future__ import annotations

from desktop.audit_arguments import add_batch_audit
from desktop.common_arguments import Commands, Parser, add_output_options, new_command


def add_batch(commands: Commands[Parser]) -> None:
    """Add ``batch``: many enterprises in one go."""
    command = new_command(commands, "batch", "declare or audit every enterprise below a folder")
    add = command.add_argument
    add("folder", metavar="FOLDER", help="a folder for each enterprise")
    add_batch_audit(command)
    add("--month", metavar="YYYY-MM", help="the month declared (needed)")
    add("--rate", metavar="RIEL", help="NSSF's riel per US dollar of that month; never guessed")
    add("--out", metavar="DIR", help="folder of the results: one for each, and batch.csv (needed)")
    add("--workers", metavar="N", type=int, help="processes (default: one for each processor)")
    add(
        "--dask",
        metavar="ADDRESS",
        help="do it on the Dask cluster whose scheduler is there; passphrases are sent to it",
    )
    add("--hold-out", action="store_true", help="declare the sound workers of each")
    add("--seal", action="store_true", help="close the month in the vault of each that has one")
    add("--layout", metavar="ID", help="file layout to write")
    add(
        "--no-control-sheet",
        action="store_true",
        help="do not print the control sheets",
    )
    add("--password-file", metavar="FILE", help="passwords of locked workbooks, one a line")
    add("--passphrase-file", metavar="FILE", help="passphrase of the vaults, if they share one")
    add_output_options(command)
