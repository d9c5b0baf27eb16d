"""Everything an audit reads: payroll, declaration, register, receipts, attendance, second book."""

from __future__ import annotations

import argparse
import dataclasses
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.audit_accepted import accepted
from desktop.inputs import choices_of, enterprise_of, existing, options_of, payrolls_of
from desktop.progress import progress
from desktop.status import UsageError

if TYPE_CHECKING:
    from declaration.audit.auditing import Audit, Evidence
    from declaration.audit.receipt import Receipt
    from declaration.findings import Finding
    from declaration.law import Law
    from declaration.monthly import Enterprise, MonthlyDeclaration, Options
    from declaration.payroll import FileRead, Payroll
    from importers.choices import Choices

FILES = (
    "declared",
    "register",
    "receipt",
    "attendance",
    "second_payroll",
    "worker_list",
    "tax_filing",
)
"""The further files, by option."""

Progress = Callable[[str, float], None]

LONGEST_SUM = 15
"""Digits of a sum of riel that anybody may have paid."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file that was read, and as what.

    Attributes:
        role: ``payroll`` or one of ``FILES``.
        file: its own name.
        sha256: of its bytes, hexadecimal.
    """

    role: str
    file: str
    sha256: str


@dataclass(frozen=True, slots=True)
class AuditAsked:
    """What an audit is made from.

    Attributes:
        paths: the payroll, one or more files.
        given: the further files, by their names in ``FILES``; the declaration is needed.
        choices: what reading may know.
        options: month, rate and what else is asked of the payroll.
        enterprise: who declared, or None.
        received: the sum of receipt or invoice, where there is no file [riel]; or None.
        blind: whether the enterprise's own readings of the law are left aside.
    """

    paths: list[Path]
    given: dict[str, Path]
    choices: Choices
    options: Options
    enterprise: Enterprise | None = None
    received: Decimal | None = None
    blind: bool = True


@dataclass(slots=True)
class AuditJob:
    """An audit and what it was made from.

    Attributes:
        audit: the cross-check.
        register: the workers that NSSF has registered, or None.
        sources: every file read.
        blind: whether the enterprise's own readings were left aside.
        rate: riel per dollar, or None.
        accepted: findings that the factory's vault has accepted; none in a blind audit.
    """

    audit: Audit
    register: Payroll | None
    sources: list[Source]
    blind: bool
    rate: Decimal | None
    accepted: list[dict[str, Any]] = field(default_factory=list)


def work_out(arguments: argparse.Namespace) -> AuditJob:
    """Return the audit of the files and options that were typed.

    Raises:
        UsageError: a file is not there, none was declared, or an option has no such value.
    """
    if arguments.blind is None:
        arguments.blind = not arguments.vault
    asked = _asked(arguments)
    with progress() as report:
        job = audit_of(asked, report)
    job.accepted = accepted(arguments, job.audit.month)
    return job


def _asked(arguments: argparse.Namespace) -> AuditAsked:
    """Return what was typed, as the files and choices that it names."""
    given = {name: existing(getattr(arguments, name)) for name in FILES if getattr(arguments, name)}
    received = None if arguments.received is None else _sum(arguments.received)
    asked = AuditAsked(
        paths=payrolls_of(arguments),
        given=given,
        choices=choices_of(arguments),
        options=options_of(arguments),
        enterprise=enterprise_of(arguments),
        received=received,
        blind=arguments.blind,
    )
    if "declared" not in given:
        raise UsageError(
            "Which declaration? Add --declared FILE, the workbook or CSV that was filed with NSSF."
        )
    return asked


def audit_of(asked: AuditAsked, report: Progress) -> AuditJob:
    """Return the audit of some files.

    Args:
        asked: the files, and how they are read.
        report: takes what is being done and how much of it [0 to 1]; raises to cancel.

    Raises:
        UsageError: a reading of the law is chosen that there is not.
    """
    import importers
    from declaration.audit.auditing import audit

    choices, options, given = asked.choices, asked.options, asked.given
    enterprise = _enterprise(asked)
    law = _law(enterprise, options)
    payroll = importers.read(asked.paths, choices, _part(report, 0.0, 0.5), watch=True)
    declared = importers.read_declared(given["declared"], choices, _part(report, 0.5, 0.8))
    report("reading", 0.8)
    register, said = _register(given.get("register"), choices)
    month = _month(payroll, enterprise, law, options, register)
    evidence = _evidence(asked, (enterprise, law, options), lambda: report("reading", 0.85))
    evidence = dataclasses.replace(
        evidence, register=register, findings=[*said, *evidence.findings]
    )
    found = audit(month, declared, evidence, lambda: report("comparing", 0.95))
    report("comparing", 1.0)
    sources = [*_sources("payroll", payroll.files), *_sources("declared", declared.files)]
    sources += [
        source for name in FILES[1:] if name in given for source in _hashed(name, given[name])
    ]
    return AuditJob(found, register, sources, asked.blind, options.rate)


def _part(report: Progress, start: float, end: float) -> Progress:
    """Return a report of a part of the work, for the whole of it."""
    return lambda what, share: report(what, start + share * (end - start))


def _enterprise(asked: AuditAsked) -> Enterprise | None:
    """Return the enterprise; in a blind audit without its own readings of the law."""
    enterprise = asked.enterprise
    if enterprise is None or not asked.blind:
        return enterprise
    return dataclasses.replace(enterprise, readings={})


def _law(enterprise: Enterprise | None, options: Options) -> Law:
    from declaration.law import Law, NotInForceError, UnknownReadingError

    law = Law.load()
    readings = {**(enterprise.readings if enterprise else {}), **options.readings}
    try:
        law.at(options.month, readings)
    except UnknownReadingError as problem:
        raise UsageError(str(problem)) from problem
    except NotInForceError:
        return law  # a finding says so
    return law


def _month(
    payroll: Payroll,
    enterprise: Enterprise | None,
    law: Law,
    options: Options,
    register: Payroll | None = None,
) -> MonthlyDeclaration:
    from declaration import prepare

    return prepare(payroll, enterprise, law, options, register)


def _register(path: Path | None, choices: Choices) -> tuple[Payroll | None, list[Finding]]:
    """Return the register; None where it cannot be read, so that nobody seems unregistered."""
    if path is None:
        return None, []
    import importers

    register = importers.read_register(path, choices, watch=True)
    return (register if len(register) else None), register.findings


def _evidence(
    asked: AuditAsked, known: tuple[Enterprise | None, Law, Options], beat: Callable[[], None]
) -> Evidence:
    """Return what else was given, read; a file that holds nobody counts as not given."""
    from declaration.audit.auditing import Evidence

    findings: list[Finding] = []
    given, choices = asked.given, asked.choices
    receipts = _receipts(asked, findings)
    tables: dict[str, Payroll | None] = {}
    for name in ("attendance", "worker_list", "tax_filing", "second_payroll"):
        beat()
        table = _read(name, given[name], choices) if name in given else None
        findings += [] if table is None else table.findings
        tables[name] = table if table is not None and len(table) else None
    beat()
    second = tables["second_payroll"]
    return Evidence(
        receipts,
        tables["attendance"],
        None if second is None else _month(second, *known),
        tables["worker_list"],
        tables["tax_filing"],
        findings=findings,
    )


def _read(name: str, path: Path, choices: Choices) -> Payroll:
    """Return a further file, read as what it was given as."""
    if name == "attendance":
        from importers.attendance import read_attendance

        return read_attendance(path, choices)
    if name == "tax_filing":
        from importers.tax_filing import read_tax_filing

        return read_tax_filing(path, choices)
    import importers

    if name == "worker_list":
        return importers.read_register(path, choices, watch=True)
    return importers.read([path], choices, watch=True)


def _receipts(asked: AuditAsked, findings: list[Finding]) -> list[Receipt] | None:
    """Return the receipts of a file and the sum typed; None where neither was given."""
    receipts: list[Receipt] | None = None
    if "receipt" in asked.given:
        from importers.receipt import read_receipts

        receipts, said = read_receipts(asked.given["receipt"], asked.choices)
        findings += said
    if asked.received is not None:
        from declaration.audit.receipt import Receipt
        from declaration.findings import Place

        typed = Receipt(asked.received, "KHR", Place("--received"))
        receipts = [*(receipts or ()), typed]
    return receipts


def _sum(text: str) -> Decimal:
    """Return a sum of riel as typed.

    Raises:
        UsageError: it is no whole number of riel.
    """
    digits = text.replace(",", "").replace(" ", "")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= LONGEST_SUM):
        raise UsageError(f"--received {text}: write the sum in riel, as --received 57369600.")
    return Decimal(digits)


def _sources(role: str, files: list[FileRead]) -> list[Source]:
    return [Source(role, file.name, file.sha256) for file in files]


def _hashed(role: str, path: Path) -> list[Source]:
    """Return the hash of a file, or of each file of a folder."""
    from declaration.export.folder import files_below
    from declaration.export.receipt import file_written

    files = files_below(path) if path.is_dir() else [path]
    return [Source(role, file.name, file_written(file).sha256) for file in files]
