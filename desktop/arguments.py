"""What can be typed: the commands and their options, as the contract names them."""

from __future__ import annotations

import argparse
from functools import partial
from typing import NoReturn

from desktop.audit_arguments import add_audit, add_batch_audit
from desktop.status import USAGE
from desktop.vault_arguments import add_change, add_decisions, add_refusals

DESCRIPTION = """\
Monthly NSSF declaration of Cambodian factories, from the factory's own payroll workbooks.
Without a command it opens the window, with the files in it that are given."""

EPILOG = """\
exit status: 0 clean, 1 warnings, 2 errors stand, 3 no file can be made,
             4 a fault of the program, 64 wrong usage

example: pheaktean declare payroll.xlsx --month 2026-10 --rate 4015 \\
             --enterprise enterprise.toml --out october"""


KINDS = ("regular", "supplementary", "revised", "nil")
"""Of return (``declaration.vault.kinds``)."""


class _Parser(argparse.ArgumentParser):
    """argparse, with our exit status for wrong usage."""

    def error(self, message: str) -> NoReturn:
        self.exit(USAGE, f"{self.prog}: {message}\nSee “{self.prog} --help”.\n")


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line; the result holds ``command`` and its options."""
    top = _Parser(
        allow_abbrev=False,
        prog="pheaktean",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"%(prog)s {_version()}")
    top.set_defaults(command="app")
    commands = top.add_subparsers(metavar="COMMAND", parser_class=_Parser)
    _add_declare(commands)
    _add_check(commands)
    _add_audit(commands)
    _add_registrations(commands)
    _add_law(commands)
    _add_vault(commands)
    _add_evidence(commands)
    _add_batch(commands)
    _add_sample(commands)
    app = _command(commands, "app", "open the window")
    app.add_argument("files", nargs="*", metavar="FILE", help="payroll files or folders to open")
    return top


def _version() -> str:
    from desktop import VERSION

    return VERSION


_Commands = argparse._SubParsersAction  # the type argparse itself hands out


def _command(commands: _Commands[_Parser], name: str, purpose: str) -> argparse.ArgumentParser:
    command = commands.add_parser(
        name, help=purpose, description=purpose[0].upper() + purpose[1:] + "."
    )
    command.set_defaults(command=name)
    return command


def _add_declare(commands: _Commands[_Parser]) -> None:
    command = _command(
        commands, "declare", "read, check and compute a payroll, and write the month's declaration"
    )
    command.add_argument(
        "payroll",
        nargs="*",
        metavar="PAYROLL",
        help="workbook, CSV, zip or folder of the month; none with --kind nil",
    )
    _add_declaring(command)
    command.add_argument(
        "--layout",
        metavar="ID",
        default="nssf-eform-v10",
        help="file layout to write (default nssf-eform-v10), or the path of your own layout file",
    )
    command.add_argument(
        "--no-control-sheet",
        action="store_true",
        help="do not print control-sheet.pdf (for many enterprises in one go)",
    )
    command.add_argument(
        "--vault",
        metavar="VAULT",
        help="the enterprise's vault, which knows the months before and keeps this one",
    )
    command.add_argument(
        "--seal",
        action="store_true",
        help="close the month in the vault once its files are proven; it is never altered again",
    )
    command.add_argument(
        "--kind",
        choices=KINDS,
        help="regular (default), supplementary (workers left out), revised (values were wrong), "
        "nil (nobody was paid)",
    )
    command.add_argument(
        "--whole",
        action="store_true",
        default=None,
        help="with --kind revised: whoever is not in the payroll should not have been declared",
    )
    command.add_argument(
        "--part",
        dest="whole",
        action="store_false",
        default=None,
        help="with --kind revised: whoever is not in the payroll stays as they stand",
    )
    add_passphrase(command)


def _add_check(commands: _Commands[_Parser]) -> None:
    command = _command(commands, "check", "the same without a declaration: findings and totals")
    _add_payroll(command)
    _add_declaring(command)
    _add_months_before(command)


def _add_registrations(commands: _Commands[_Parser]) -> None:
    command = _command(
        commands, "registrations", "the hire clock alone: who is not registered, and since when"
    )
    _add_payroll(command)
    _add_declaring(command)
    _add_months_before(command)


def _add_months_before(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--vault",
        metavar="VAULT",
        help="the enterprise's vault, to compare with the months before; it is only read",
    )
    add_passphrase(command)


def _add_audit(commands: _Commands[_Parser]) -> None:
    command = _command(commands, "audit", "cross-check a payroll against a declaration")
    _add_payroll(command)
    _add_declaring(command)
    add_audit(command)
    add_passphrase(command)


def _add_law(commands: _Commands[_Parser]) -> None:
    command = _command(
        commands, "law", "the figures of law in force in a month, with their sources"
    )
    command.add_argument("--month", metavar="YYYY-MM", help="the month")
    command.add_argument(
        "--fields", action="store_true", help="list the fields a column can be mapped to"
    )
    command.add_argument(
        "--compare",
        nargs="+",
        metavar="PAYROLL",
        help="what the other readings would cost for these payrolls",
    )
    _add_law_packs(command)
    _add_reading_options(command)
    _add_output_options(command)


def _add_law_packs(command: argparse.ArgumentParser) -> None:
    add = command.add_argument
    add("--packs", action="store_true", help="list the law packs that are installed")
    add("--install", metavar="PACK", help="install newer figures from a signed law pack")
    add("--remove", metavar="VERSION", help="take an installed law pack away")
    add(
        "--vault",
        metavar="VAULT",
        nargs="+",
        default=[],
        help="vaults, or folders of vaults: their last twelve sealed months are reckoned again",
    )
    add("--no-vault", action="store_true", help="install without a vault to reckon again")
    add(
        "--despite",
        metavar="REASON",
        help="install although sealed months would come out otherwise; they stay as they are",
    )
    add("--passphrase-file", metavar="FILE", help="passphrase of the vaults; else the key store")


def _add_vault(commands: _Commands[_Parser]) -> None:
    command = _command(commands, "vault", "the encrypted file of an enterprise's months")
    does = command.add_subparsers(metavar="WHAT", parser_class=_Parser, dest="does", required=True)
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
    restore = _command(does, "restore", "put a copy in its place; what was there is put aside")
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


def _vault(does: _Commands[_Parser], name: str, purpose: str) -> argparse.ArgumentParser:
    command = _command(does, name, purpose)
    command.set_defaults(command="vault")
    _add_vault_options(command)
    return command


def _add_vault_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("vault", metavar="VAULT", help="the file, NAME.pheaktean")
    add_passphrase(command)
    _add_language(command)


def add_passphrase(command: argparse.ArgumentParser) -> None:
    """Add what says how a vault is opened."""
    command.add_argument(
        "--passphrase-file",
        metavar="FILE",
        help="its passphrase in the first line (- reads standard input); else the key store",
    )
    command.add_argument(
        "--remember",
        action=argparse.BooleanOptionalAction,
        help="keep the key in this computer's key store (a new one is, unless --no-remember)",
    )


def _add_evidence(commands: _Commands[_Parser]) -> None:
    command = _command(commands, "evidence", "a sealed month as one signed pack, for others")
    does = command.add_subparsers(metavar="WHAT", parser_class=_Parser, dest="does", required=True)
    write = _vault(does, "write", "write the pack of a sealed month")
    write.set_defaults(command="evidence")
    add = write.add_argument
    add("--month", metavar="YYYY-MM", help="the sealed month; needed")
    add("--out", metavar="PACK.zip", help="where the pack goes; needed")
    add("--kind", choices=KINDS, help="returns of this kind alone; all of the month if not given")
    add("--number", metavar="N", type=int, help="which of its kind")
    add("--json", action="store_true", help="print the result as JSON and nothing else")
    verify = _command(does, "verify", "say whether a pack is intact, or which files were changed")
    verify.set_defaults(command="evidence")
    add = verify.add_argument
    add("pack", metavar="PACK.zip", help="the pack, or the folder that it was unpacked into")
    add("--key", metavar="FINGERPRINT", help="of the enterprise's key, as you have it from there")
    _add_output_options(verify)


def _add_batch(commands: _Commands[_Parser]) -> None:
    command = _command(commands, "batch", "declare or audit every enterprise below a folder")
    add = command.add_argument
    add("folder", metavar="FOLDER", help="a folder for each enterprise")
    add_batch_audit(command)
    add("--month", metavar="YYYY-MM", help="the month declared (needed)")
    add("--rate", metavar="RIEL", help="NSSF's riel per US dollar of that month; never guessed")
    add("--out", metavar="DIR", help="folder of the results: one for each, and batch.csv (needed)")
    add("--workers", metavar="N", type=int, help="processes (default: one for each processor)")
    add("--dask", metavar="ADDRESS", help="do it on the Dask cluster whose scheduler is there")
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
    _add_output_options(command)


def _add_sample(commands: _Commands[_Parser]) -> None:
    command = _command(
        commands, "sample", "write a practice factory: payrolls, register, enterprise"
    )
    command.add_argument("folder", metavar="DIR", help="where it goes; created")


def _add_payroll(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "payroll", nargs="+", metavar="PAYROLL", help="workbook, CSV, zip or folder of the month"
    )


def _add_declaring(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--month", metavar="YYYY-MM", help="the month declared (needed; never taken from the clock)"
    )
    _add_reading_options(command)
    command.add_argument(
        "--hold-out",
        action="store_true",
        help="declare the sound workers; the others are listed in held-out.csv",
    )
    command.add_argument(
        "--annotate",
        action="store_true",
        help="also write copies of the source workbooks with the findings coloured and commented",
    )
    _add_output_options(command)
    command.add_argument("--out", metavar="DIR", help="where the files go; created; all or nothing")


def _add_reading_options(command: argparse.ArgumentParser) -> None:
    """Add everything that says how a payroll is read and which law applies."""
    add = command.add_argument
    add("--rate", metavar="RIEL", help="NSSF's riel per US dollar of that month; never guessed")
    add("--enterprise", metavar="FILE", help="enterprise.toml: name, NSSF number, sector, readings")
    add("--register", metavar="FILE", help="the workers that NSSF has registered")
    add("--as-of", metavar="YYYY-MM-DD", help="day the hire clock is read (default: month's end)")
    add("--columns", metavar="FILE", help="saved mapping that overrides the recognised columns")
    add("--save-columns", metavar="FILE", help="write the mapping that was used")
    add(
        "--include",
        metavar="FIELD",
        action="append",
        default=[],
        help="count a pay field that the gross leaves out into the wage; may repeat",
    )
    add(
        "--reading",
        metavar="NAME=VALUE",
        action="append",
        default=[],
        help="choose a reading of a contested figure of law; may repeat",
    )
    add("--password-file", metavar="FILE", help="one password a line (- reads standard input)")


def _add_language(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--language", choices=("en", "km", "zh"), default="en", help="language of the sentences"
    )


def _add_output_options(command: argparse.ArgumentParser) -> None:
    _add_language(command)
    command.add_argument(
        "--json", action="store_true", help="print the result as JSON and nothing else"
    )
