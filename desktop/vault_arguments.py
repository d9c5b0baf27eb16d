"""What can be typed behind ``pheaktean vault`` and ``pheaktean evidence``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial

from desktop.common_arguments import (
    KINDS,
    Commands,
    Parser,
    add_language,
    add_output_options,
    add_passphrase,
    new_command,
)

New = Callable[[str, str], argparse.ArgumentParser]
"""Takes the name of what a vault can do and what that is for; gives its parser."""


def add_vault(commands: Commands[Parser]) -> None:
    """Add ``vault`` and what it can do."""
    command = new_command(commands, "vault", "the encrypted file of an enterprise's months")
    does = command.add_subparsers(metavar="WHAT", parser_class=Parser, dest="does", required=True)
    create = _vault(does, "create", "make a vault; its recovery passphrase is shown once")
    create.add_argument("--enterprise", metavar="FILE", help="enterprise.toml; needed")
    status = _vault(does, "status", "the months it keeps")
    status.add_argument("--json", action="store_true", help="print them as JSON and nothing else")
    _vault(does, "verify", "prove that everything is as it was sealed")
    log = _vault(does, "log", "what was done to it, by whom and when")
    log.add_argument("--names", action="store_true", help="say who the masked workers are")
    log.add_argument("--json", action="store_true", help="print it as JSON and nothing else")
    add_decisions(partial(_vault, does))
    add_refusals(partial(_vault, does))
    _add_rerun(_vault(does, "rerun", "reckon a sealed month again, and say what differs"))
    add_change(_vault(does, "change", "note facts of the enterprise that change from a month on"))
    backup = _vault(does, "backup", "leave a proven copy in a folder")
    backup.add_argument("folder", metavar="DIR", help="where the copy goes; created")
    backup.add_argument(
        "--on-close",
        action=argparse.BooleanOptionalAction,
        help="from now on leave one there whenever the vault was changed",
    )
    restore = new_command(does, "restore", "put a copy in its place; what was there is put aside")
    restore.set_defaults(command="vault")
    restore.add_argument("copy", metavar="COPY", help="a backup; it stays where it is")
    _add_vault_options(restore)
    rekey = _vault(does, "rekey", "change the passphrase")
    rekey.add_argument(
        "--new-passphrase-file",
        metavar="FILE",
        help="the new one in its first line; without it one is made and shown once",
    )


def _add_rerun(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("payroll", nargs="*", metavar="PAYROLL", help="of that month, to be read again as well")
    add("--month", metavar="YYYY-MM", help="the sealed month; needed")
    add("--kind", choices=KINDS, help="of return; the month's first where not given")
    add("--number", metavar="N", type=int, default=1, help="which of its kind (default 1)")
    add("--register", metavar="FILE", help="the register that was used, with PAYROLL")
    add("--password-file", metavar="FILE", help="one password a line, for locked workbooks")
    add("--json", action="store_true", help="print every cell that differs as JSON")


def _vault(does: Commands[Parser], name: str, purpose: str) -> argparse.ArgumentParser:
    command = new_command(does, name, purpose)
    command.set_defaults(command="vault")
    _add_vault_options(command)
    return command


def _add_vault_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("vault", metavar="VAULT", help="the file, NAME.pheaktean")
    add_passphrase(command)
    add_language(command)


def add_evidence(commands: Commands[Parser]) -> None:
    """Add ``evidence``: packs of sealed months."""
    command = new_command(commands, "evidence", "a sealed month as one signed pack, for others")
    does = command.add_subparsers(metavar="WHAT", parser_class=Parser, dest="does", required=True)
    write = _vault(does, "write", "write the pack of a sealed month")
    write.set_defaults(command="evidence")
    add = write.add_argument
    add("--month", metavar="YYYY-MM", help="the sealed month; needed")
    add("--out", metavar="PACK.zip", help="where the pack goes; needed")
    add("--kind", choices=KINDS, help="returns of this kind alone; all of the month if not given")
    add("--number", metavar="N", type=int, help="which of its kind")
    add("--json", action="store_true", help="print the result as JSON and nothing else")
    verify = new_command(
        does, "verify", "say whether a pack is intact, or which files were changed"
    )
    verify.set_defaults(command="evidence")
    add = verify.add_argument
    add("pack", metavar="PACK.zip", help="the pack, or the folder that it was unpacked into")
    add("--key", metavar="FINGERPRINT", help="of the enterprise's key, as you have it from there")
    add_output_options(verify)


def add_decisions(new: New) -> None:
    """Add what accepts findings, takes that back and shows it."""
    decide = new("decide", "accept a finding of a month, with the reason")
    add = decide.add_argument
    add("--month", metavar="YYYY-MM", help="in which it was found; needed")
    add("--code", metavar="CODE", help="of the finding; needed")
    add("--worker", metavar="WHO", default="", help="worker number, NSSF number or name")
    add("--everyone", action="store_true", help="all workers who have that finding")
    add("--field", metavar="FIELD", default="", help="where a worker has it for several fields")
    add("--reason", metavar="TEXT", help="why it is right as it is; needed")
    add("--until", metavar="YYYY-MM", help="the last month for which that holds; else for good")
    add("--document", metavar="FILE", help="what proves it: its name and SHA-256 are noted")
    add("--keep-document", action="store_true", help="keep the file itself in the vault, too")
    undecide = new("undecide", "take a decision back")
    undecide.add_argument("number", metavar="NUMBER", type=int, help="of the decision")
    show = new("decisions", "the findings that were accepted")
    show.add_argument("--all", action="store_true", help="also those that ended")
    show.add_argument("--json", action="store_true", help="print them as JSON and nothing else")


def add_refusals(new: New) -> None:
    """Add what notes, shows and settles refusals by NSSF."""
    note = new("rejected", "remember what NSSF refused of a sealed month")
    add = note.add_argument
    add("--month", metavar="YYYY-MM", help="whose return was refused; needed")
    add("--text", metavar="FILE", help="what NSSF wrote (- reads standard input); needed")
    add("--field", metavar="FIELD", default="", help="what was refused, where the text is unclear")
    add(
        "--rule",
        metavar="RULE",
        default="",
        help="hold all workers to it from now on: FIELD:digits=N or FIELD:filled",
    )
    add("--json", action="store_true", help="print what was tied as JSON and nothing else")
    show = new("rejections", "what NSSF refused, and what it was tied to")
    show.add_argument("--all", action="store_true", help="also those that are settled")
    show.add_argument("--json", action="store_true", help="print them as JSON and nothing else")
    settled = new("settled", "warn of a refusal no more: NSSF takes it by now")
    settled.add_argument("number", metavar="NUMBER", type=int, help="of the refusal")
    settled.add_argument("--worker", metavar="WHO", default="", help="only this worker's part")


def add_change(command: argparse.ArgumentParser) -> None:
    """Add what notes facts of the enterprise that change from a month on."""
    add = command.add_argument
    add("--from", metavar="YYYY-MM", dest="month", help="the first month of the new facts; needed")
    add(
        "--set",
        metavar="FACT=VALUE",
        action="append",
        default=[],
        help="name, name_km, nssf_number, sector or rate_convention; may repeat",
    )
    add(
        "--reading",
        metavar="NAME=VALUE",
        action="append",
        default=[],
        help="a reading of a contested figure of law; may repeat",
    )
    add("--reason", metavar="TEXT", help="why, for whoever looks at it later; needed")
