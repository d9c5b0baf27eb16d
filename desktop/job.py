"""One month worked out from what was typed: read, check, compute. The same for every command."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.inputs import choices_of, enterprise_of, existing, options_of, payrolls_of
from desktop.progress import progress
from desktop.status import UsageError

if TYPE_CHECKING:
    from declaration.history import History
    from declaration.law import Law
    from declaration.monthly import Enterprise, MonthlyDeclaration, Options
    from declaration.payroll import Payroll
    from importers.choices import ColumnMapping


@dataclass(frozen=True, slots=True)
class Job:
    """What was read and what came of it.

    Attributes:
        paths: the payroll files or folders, as typed.
        register: the workers that NSSF has registered, or None.
        month: the month, worked out.
        passwords: those that open locked workbooks.
        mapping: what was chosen for the columns, or None.
    """

    paths: list[Path]
    register: Payroll | None
    month: MonthlyDeclaration
    passwords: tuple[str, ...] = ()
    mapping: ColumnMapping | None = None


def work_out(
    arguments: argparse.Namespace,
    enterprise: Enterprise | None = None,
    history: History | None = None,
) -> Job:
    """Return the month worked out from the files and options that were typed.

    Args:
        arguments: of the command; without a payroll, nobody was paid (a nil return).
        enterprise: who declares, where it is known from elsewhere than ``--enterprise``.
        history: what the months before say, where they are known.

    Raises:
        UsageError: a file is not there, or an option has no such value.
    """
    choices, options = choices_of(arguments), options_of(arguments)
    enterprise, paths = enterprise or enterprise_of(arguments), payrolls_of(arguments)
    if arguments.register:
        existing(arguments.register)
    import importers
    from declaration import prepare
    from declaration.law import Law
    from declaration.payroll import Payroll

    law = Law.load()
    _try_readings(law, options, enterprise)
    with progress() as report:
        payroll = importers.read(paths, choices, report) if paths else Payroll.of_nobody()
        register = None
        if arguments.register:
            register = importers.read_register(Path(arguments.register), choices)
        report("checking", 1.0)
        month = prepare(payroll, enterprise, law, options, register, history)
    return Job(paths, register, month, choices.passwords, choices.mapping)


def _try_readings(law: Law, options: Options, enterprise: Enterprise | None) -> None:
    """Refuse readings that do not exist; a month without law is a finding, and comes later."""
    from declaration.law import NotInForceError, UnknownReadingError

    readings = {**(enterprise.readings if enterprise else {}), **options.readings}
    try:
        law.at(options.month, readings)
    except UnknownReadingError as problem:
        raise UsageError(str(problem)) from problem
    except NotInForceError:
        return
