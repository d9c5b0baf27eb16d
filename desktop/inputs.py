"""What was typed, turned into what the core takes; every wrong call ends in one sentence."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

from declaration.month import Month
from desktop.status import UsageError

if TYPE_CHECKING:
    from declaration.monthly import Enterprise, Options
    from importers.choices import Choices, ColumnMapping


def month_of(arguments: argparse.Namespace) -> Month:
    """Return the month asked for; it is never taken from the clock.

    Raises:
        UsageError: none given, or not a month.
    """
    if not arguments.month:
        raise UsageError("Which month? Add --month, for example --month 2026-10.")
    try:
        return Month.parse(arguments.month)
    except ValueError as problem:
        raise UsageError(str(problem)) from problem


def rate_of(arguments: argparse.Namespace) -> Decimal | None:
    """Return riel per dollar with at most four decimals, or None where not given.

    Raises:
        UsageError: not a positive number.
    """
    if arguments.rate is None:
        return None
    try:
        rate = Decimal(arguments.rate.replace(",", ""))
    except InvalidOperation:
        rate = Decimal(0)
    if not rate.is_finite() or not 0 < rate < 1_000_000 or rate != round(rate, 4):
        raise UsageError(
            f"--rate {arguments.rate}: write NSSF's riel per dollar of that month in digits, "
            "for example --rate 4015."
        )
    return rate


def existing(name: str) -> Path:
    """Return the path of a file or folder that is there.

    Raises:
        UsageError: it is not.
    """
    path = Path(name)
    if not path.exists():
        raise UsageError(f"There is no file or folder “{name}”. Check the name and the folder.")
    return path


def payrolls_of(arguments: argparse.Namespace) -> list[Path]:
    """Return the payroll files, each of which is there."""
    return [existing(name) for name in arguments.payroll]


def choices_of(arguments: argparse.Namespace) -> Choices:
    """Return what was said about reading the files."""
    from importers.choices import Choices

    return Choices(
        month=month_of(arguments),
        rate=rate_of(arguments),
        passwords=passwords_in(arguments.password_file),
        mapping=_mapping(arguments.columns),
    )


def options_of(arguments: argparse.Namespace) -> Options:
    """Return what was asked of the declaration."""
    from declaration.monthly import Options

    return Options(
        month=month_of(arguments),
        rate=rate_of(arguments),
        as_of=_day(arguments.as_of),
        include=tuple(_field(name) for name in arguments.include),
        readings=readings_of(arguments),
        hold_out=getattr(arguments, "hold_out", False),
    )


def readings_of(arguments: argparse.Namespace) -> dict[str, str]:
    """Return parameter → reading, as given with ``--reading``."""
    readings: dict[str, str] = {}
    for text in arguments.reading:
        name, equals, value = text.partition("=")
        if not (name and equals and value):
            raise UsageError(
                f"--reading {text}: write name=value, for example "
                "--reading contribution_base=straight."
            )
        readings[name.strip()] = value.strip()
    return readings


def enterprise_of(arguments: argparse.Namespace) -> Enterprise | None:
    """Return the enterprise file's content, or None where none was given."""
    if not arguments.enterprise:
        return None
    from declaration.enterprise import EnterpriseError, read_enterprise

    try:
        return read_enterprise(existing(arguments.enterprise))
    except EnterpriseError as problem:
        raise UsageError(str(problem)) from problem


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as problem:
        raise UsageError(
            f"--as-of {text}: write the day as year-month-day, for example 2026-10-31."
        ) from problem


def _field(name: str) -> str:
    """Return the field of a pay item, by its name or one of its old names."""
    from declaration.fields import FIELDS, Role
    from importers.dictionary import field_name

    field = field_name(name)
    if field is None or FIELDS[field].role is not Role.PART:
        items = ", ".join(f for f, it in FIELDS.items() if it.role is Role.PART)
        raise UsageError(f"--include {name}: that is no pay item. The pay items are {items}.")
    return field


def passwords_in(name: str | None) -> tuple[str, ...]:
    """Return the passwords in a file, one a line; () where none was named.

    Raises:
        UsageError: the file is not there, or no text.
    """
    if name is None:
        return ()
    try:
        text = sys.stdin.read() if name == "-" else existing(name).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as problem:
        raise UsageError(
            f"--password-file {name}: this is no text in UTF-8. Write the passwords one a line, "
            "and save with the encoding UTF-8."
        ) from problem
    return tuple(line for line in text.splitlines() if line)


def _mapping(name: str | None) -> ColumnMapping | None:
    if name is None:
        return None
    from importers.mapping_file import MappingError, load_mapping

    try:
        return load_mapping(existing(name))
    except MappingError as problem:
        raise UsageError(str(problem)) from problem
