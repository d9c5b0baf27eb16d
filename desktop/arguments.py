"""What can be typed: the commands and their options, as the contract names them."""

from __future__ import annotations

import argparse

from desktop.audit_arguments import add_audit
from desktop.batch_arguments import add_batch
from desktop.common_arguments import (
    KINDS,
    Commands,
    Parser,
    add_declaring,
    add_language,
    add_output_options,
    add_passphrase,
    add_payroll,
    add_reading_options,
    new_command,
)
from desktop.vault_arguments import add_evidence, add_vault

DESCRIPTION = """\
Monthly NSSF declaration of Cambodian factories, from the factory's own payroll workbooks.
Without a command it opens the window, with the files in it that are given."""

EPILOG = """\
exit status: 0 clean, 1 warnings, 2 errors stand, 3 no file can be made,
             4 a fault of the program, 64 wrong usage

example: pheaktean declare payroll.xlsx --month 2026-10 --rate 4015 \\
             --enterprise enterprise.toml --out october"""


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line; the result holds ``command`` and its options."""
    top = Parser(
        allow_abbrev=False,
        prog="pheaktean",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"%(prog)s {_version()}")
    top.set_defaults(command="app")
    commands = top.add_subparsers(metavar="COMMAND", parser_class=Parser)
    _add_declare(commands)
    _add_check(commands)
    _add_audit(commands)
    _add_registrations(commands)
    _add_law(commands)
    add_vault(commands)
    add_evidence(commands)
    add_batch(commands)
    _add_sample(commands)
    _add_support(commands)
    _add_explain(commands)
    app = new_command(commands, "app", "open the window")
    app.add_argument("files", nargs="*", metavar="FILE", help="payroll files or folders to open")
    return top


def _version() -> str:
    from desktop import VERSION

    return VERSION


def _add_declare(commands: Commands[Parser]) -> None:
    command = new_command(
        commands, "declare", "read, check and compute a payroll, and write the month's declaration"
    )
    command.add_argument(
        "payroll",
        nargs="*",
        metavar="PAYROLL",
        help="workbook, CSV, zip or folder of the month; none with --kind nil",
    )
    add_declaring(command)
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
    _add_keeping(command)


def _add_keeping(command: argparse.ArgumentParser) -> None:
    """Add what keeps a month in a vault, and corrects what is kept there."""
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


def _add_check(commands: Commands[Parser]) -> None:
    command = new_command(commands, "check", "the same without a declaration: findings and totals")
    add_payroll(command)
    add_declaring(command)
    _add_months_before(command)


def _add_registrations(commands: Commands[Parser]) -> None:
    command = new_command(
        commands, "registrations", "the hire clock alone: who is not registered, and since when"
    )
    add_payroll(command)
    add_declaring(command)
    _add_months_before(command)


def _add_months_before(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--vault",
        metavar="VAULT",
        help="the enterprise's vault, to compare with the months before; it is only read",
    )
    add_passphrase(command)


def _add_audit(commands: Commands[Parser]) -> None:
    command = new_command(commands, "audit", "cross-check a payroll against a declaration")
    add_payroll(command)
    add_declaring(command)
    add_audit(command)
    add_passphrase(command)


def _add_law(commands: Commands[Parser]) -> None:
    command = new_command(
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
    add_reading_options(command)
    add_output_options(command)


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


def _add_support(commands: Commands[Parser]) -> None:
    command = new_command(
        commands,
        "support",
        "make a bundle for support: the same structure and findings, invented people and amounts",
    )
    add_payroll(command)
    command.add_argument(
        "--month", metavar="YYYY-MM", help="the month declared (needed; never taken from the clock)"
    )
    add_reading_options(command)
    add_output_options(command)
    command.add_argument("--out", metavar="FILE", help="the zip file to make; nothing is sent")


def _add_sample(commands: Commands[Parser]) -> None:
    command = new_command(
        commands, "sample", "write a practice factory: payrolls, register, enterprise"
    )
    command.add_argument("folder", metavar="DIR", help="where it goes; created")


def _add_explain(commands: Commands[Parser]) -> None:
    command = new_command(commands, "explain", "what a finding, a field or a figure of law means")
    command.add_argument(
        "topic", metavar="TOPIC", help="a code as OVT-001, a field, a figure of law, a help page"
    )
    add_language(command)
