"""The cross-check itself: pairs, findings, and the answers that an auditor reports.

In come the payroll worked out as ``declare`` would, the declaration that was filed, and what else
there is (receipts, attendance, a second payroll); out comes one ``Audit``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from declaration.audit.answers import answers, nothing
from declaration.audit.attendance import against_attendance
from declaration.audit.differences import (
    declared_higher,
    declared_lower,
    declared_not_paid,
    identity_differs,
    of_another_file,
    paid_not_declared,
)
from declaration.audit.digits import first_digits, round_wages
from declaration.audit.earned import Earned, earned
from declaration.audit.filed_contributions import contributions_differ
from declaration.audit.identical_hours import identical_hours
from declaration.audit.pairing import Pairs, paid_and_known, pairs
from declaration.audit.piled_up import piled_up
from declaration.audit.plausible import files_mistaken, no_wage_to_compare, other_currency
from declaration.audit.receipt import Receipt, differs_from_remittance, paid_late
from declaration.audit.repeats import numbers_repeated
from declaration.audit.second_payroll import paid_differently
from declaration.audit.tax_filing import filed_differently
from declaration.audit.withheld import withheld_not_declared
from declaration.audit.worker_list import on_the_list_only, other_headcounts
from declaration.findings import Finding, Severity
from declaration.in_force import InForce
from declaration.monthly import MonthlyDeclaration
from declaration.payroll import Payroll


@dataclass(frozen=True, slots=True)
class Evidence:
    """What else lies on the auditor's table; None where it was not given.

    Attributes:
        receipts: as read.
        attendance: the record, a row a worker.
        second: the second payroll, worked out.
        worker_list: who is employed, as a list of people has it.
        tax_filing: what was filed for the tax on salary, read back.
        register: the workers that NSSF has registered, to be counted beside the others.
        findings: what reading these files had to say.
    """

    receipts: Sequence[Receipt] | None = None
    attendance: Payroll | None = None
    second: MonthlyDeclaration | None = None
    worker_list: Payroll | None = None
    tax_filing: Payroll | None = None
    register: Payroll | None = None
    findings: Sequence[Finding] = ()


@dataclass(slots=True)
class Audit:
    """What the cross-check found.

    Attributes:
        month: the payroll, worked out.
        declared: the declaration, read back.
        evidence: what else there was.
        pairs: everyone in one or both; None where a stop left nothing to compare.
        findings: the payroll's own, then those of the other files, then of the cross-check.
        answers: as in audit.json; ``not_checked`` is for the face to fill, in sentences.
    """

    month: MonthlyDeclaration
    declared: Payroll
    evidence: Evidence
    pairs: Pairs | None
    findings: list[Finding]
    answers: dict[str, Any] = field(default_factory=dict)


def _no_beat() -> None:
    """Do nothing: nobody waits who could give the work up."""


def audit(
    month: MonthlyDeclaration,
    declared: Payroll,
    evidence: Evidence | None = None,
    beat: Callable[[], None] = _no_beat,
) -> Audit:
    """Return the cross-check of a payroll and its declaration.

    Where a stop stands (no payroll or declaration can be read, no rate for dollars, no law of
    that month) nothing is compared, and every answer is None.

    Args:
        month: the payroll, worked out.
        declared: the declaration that was filed, read back.
        evidence: receipts, attendance and a second payroll.
        beat: called between one step and the next; raises to give the work up.
    """
    known = evidence or Evidence()
    read = [*month.findings, *of_another_file(declared.findings), *_softened(known.findings)]
    read += [*files_mistaken(month.payroll, declared), *no_wage_to_compare(declared)]
    read += numbers_repeated(declared)
    law = month.law
    if law is None or _stops(read):
        return Audit(month, declared, known, None, read, nothing())
    own = earned(month, law)
    beat()
    table = pairs(month, declared, law, own)
    beat()
    read += other_currency(table, declared)
    if _stops(read):
        return Audit(month, declared, known, None, read, nothing())
    found = [*read, *_told(_found(table, month, declared, known, law), beat)]
    found += _told(_notices(table, month, declared, known, own), beat)
    beat()
    told = answers(table, month, law, known.receipts)
    told["other_lists"] = _other_lists(month, declared, known)
    return Audit(month, declared, known, table, found, told)


def _stops(findings: Sequence[Finding]) -> bool:
    return any(finding.grade is Severity.STOP for finding in findings)


def _other_lists(
    month: MonthlyDeclaration, declared: Payroll, known: Evidence
) -> dict[str, dict[str, int]]:
    lists = {
        "attendance": known.attendance,
        "worker_list": known.worker_list,
        "register": known.register,
        "tax_filing": known.tax_filing,
    }
    paid, _ = paid_and_known(month)
    return other_headcounts(lists, month, declared, paid)


def _softened(findings: Sequence[Finding]) -> list[Finding]:
    """Return findings of a file that is evidence only: what cannot be read stops nothing."""
    grave = (Severity.STOP, Severity.ERROR)
    other = of_another_file(list(findings))
    return [replace(f, severity=Severity.WARNING) if f.grade in grave else f for f in other]


def _told(families: Iterable[Iterable[Finding]], beat: Callable[[], None]) -> Iterator[Finding]:
    """Yield all findings; between one family and the next the work may be given up."""
    for family in families:
        beat()
        yield from family


def _found(
    table: Pairs, month: MonthlyDeclaration, declared: Payroll, known: Evidence, law: InForce
) -> Iterator[Iterable[Finding]]:
    """Yield the families of findings on single people, and on the sums."""
    yield paid_not_declared(table, month)
    yield declared_not_paid(table, declared)
    yield identity_differs(table, month, declared)
    yield differs_from_remittance(table, known.receipts, law, month.options.rate)
    yield declared_lower(table, month.payroll, declared)
    yield declared_higher(table, month.payroll, declared)
    if known.attendance is not None:
        paid, _ = paid_and_known(month)
        yield against_attendance(month.payroll, known.attendance, paid)
    if known.second is not None:
        yield paid_differently(month, known.second, law)
    yield paid_late(known.receipts, law, month.options.rate)
    yield contributions_differ(table, month, declared, law)
    yield withheld_not_declared(table, month, law)
    if known.worker_list is not None:
        paid, _ = paid_and_known(month)
        yield on_the_list_only(known.worker_list, month, declared, paid)
    if known.tax_filing is not None:
        filed = pairs(month, known.tax_filing, law)
        yield filed_differently(filed, month, known.tax_filing)


def _notices(
    table: Pairs, month: MonthlyDeclaration, declared: Payroll, known: Evidence, own: Earned
) -> Iterator[Iterable[Finding]]:
    """Yield what only asks to be looked at: piles, round figures, first digits, equal hours."""
    assert month.law is not None
    yield piled_up(table, month, declared, month.law)
    yield round_wages(table, declared)
    yield first_digits(month, own)
    paid, _ = paid_and_known(month)
    yield identical_hours(month.payroll, paid, known.attendance)
