"""What several commands take: payrolls, the month, the law's readings, language, output."""

from __future__ import annotations

import argparse
from typing import NoReturn

from desktop.status import USAGE

KINDS = ("regular", "supplementary", "revised", "nil")
"""Of return (``declaration.vault.kinds``)."""


class Parser(argparse.ArgumentParser):
    """argparse, with our exit status for wrong usage."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with what was typed, and end."""
        self.exit(USAGE, f"{self.prog}: {message}\nSee “{self.prog} --help”.\n")


Commands = argparse._SubParsersAction  # the type argparse itself hands out


def new_command(commands: Commands[Parser], name: str, purpose: str) -> argparse.ArgumentParser:
    """Return the parser of one more command."""
    command = commands.add_parser(
        name, help=purpose, description=purpose[0].upper() + purpose[1:] + "."
    )
    command.set_defaults(command=name)
    return command


def add_payroll(command: argparse.ArgumentParser) -> None:
    """Add the payrolls that are read."""
    command.add_argument(
        "payroll", nargs="+", metavar="PAYROLL", help="workbook, CSV, zip or folder of the month"
    )


def add_declaring(command: argparse.ArgumentParser) -> None:
    """Add what says which month is declared, and where its files go."""
    command.add_argument(
        "--month", metavar="YYYY-MM", help="the month declared (needed; never taken from the clock)"
    )
    add_reading_options(command)
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
    add_output_options(command)
    command.add_argument("--out", metavar="DIR", help="where the files go; created; all or nothing")


def add_reading_options(command: argparse.ArgumentParser) -> None:
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


def add_language(command: argparse.ArgumentParser) -> None:
    """Add the language of the sentences."""
    command.add_argument(
        "--language", choices=("en", "km", "zh"), default="en", help="language of the sentences"
    )


def add_output_options(command: argparse.ArgumentParser) -> None:
    """Add how the result is told."""
    add_language(command)
    command.add_argument(
        "--json", action="store_true", help="print the result as JSON and nothing else"
    )
