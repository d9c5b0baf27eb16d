"""What an audit did not look at, in sentences: a report that is silent about it says too much."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from declaration.audit.attendance import not_recorded
from declaration.audit.pairing import paid_and_known
from declaration.findings import Severity, entry
from desktop.fields import field_title
from desktop.texts import Translator, translate

if TYPE_CHECKING:
    from declaration.audit.auditing import Audit
    from desktop.audit_job import AuditJob

REGISTER = "register"
"""What a check lacks where no register was given."""


def not_checked(job: AuditJob, language: str) -> list[str]:
    """Return a sentence for each thing that could not be looked at."""
    _ = translate(language)
    sentences = [*_stopped(job.audit, _)]
    if not sentences:
        sentences += [*_unsettled(job.audit, _), *_unreadable(job.audit, _)]
        sentences += [*_receipts(job, _), *_other_files(job, _), *_checks(job.audit, language, _)]
    return sentences


def _stopped(audit: Audit, _: Translator) -> Iterator[str]:
    if audit.pairs is None:
        yield _(
            "Nothing was compared: a file could not be used as what it was given for, or the rate "
            "or the law of the month is missing. The findings say what to do; then run the audit "
            "again."
        )


def _unsettled(audit: Audit, _: Translator) -> Iterator[str]:
    held = sorted({f.code for f in audit.findings if f.holds_column and f.grade is Severity.ERROR})
    if held:
        yield _(
            "A column of a file is not settled yet ({codes}): until somebody says what it holds, "
            "the amounts of this report may change."
        ).format(codes=", ".join(held))


def _unreadable(audit: Audit, _: Translator) -> Iterator[str]:
    table = audit.pairs
    unknown = 0 if table is None else int((table.paid & ~table.known).sum())
    if unknown:
        yield _.ngettext(
            "The wage of {n} worker could not be read; only the head was counted, no amount was "
            "compared.",
            "The wages of {n} workers could not be read; only the heads were counted, no amounts "
            "were compared.",
            unknown,
        ).format(n=unknown)


def _receipts(job: AuditJob, _: Translator) -> Iterator[str]:
    receipts = job.audit.evidence.receipts
    if receipts is None:
        yield _(
            "No receipt or invoice was given: whether what was declared was also paid, and when, "
            "was not checked."
        )
    elif not receipts:
        yield _("No amount could be read from the receipt: what was paid was not checked.")
    for receipt in receipts or ():
        name = receipt.number or receipt.place.file
        if not receipt.currency:
            yield _("The receipt {name} names no currency; its amount was read as riel.").format(
                name=name
            )
        if receipt.currency == "USD" and not job.rate:
            yield _("The receipt {name} is in dollars, and no rate was given.").format(name=name)
        if receipt.paid_on is None:
            yield _(
                "The receipt {name} names no day that can be read in one way only: whether it was "
                "paid in time was not checked."
            ).format(name=name)


def _other_files(job: AuditJob, _: Translator) -> Iterator[str]:
    evidence, month = job.audit.evidence, job.audit.month
    if job.register is None:
        yield _(
            "No register of NSSF was compared: who has an NSSF number in the payroll counts as "
            "registered."
        )
    if evidence.attendance is None:
        yield _("No attendance record was compared: days and hours are the payroll's own.")
    else:
        paid, _known = paid_and_known(month)
        missing = not_recorded(month.payroll, evidence.attendance, paid)
        if missing:
            yield _.ngettext(
                "{n} paid worker does not stand in the attendance record.",
                "{n} paid workers do not stand in the attendance record.",
                missing,
            ).format(n=missing)
        yield _("Work on rest days does not show in totals of days and hours.")
    if evidence.second is None:
        yield _("No second payroll was compared.")
    if evidence.worker_list is None:
        yield _("No worker list was compared: who stands in no payroll at all stays unseen.")
    if evidence.tax_filing is None:
        yield _("No filing of the tax on salary was compared.")


def _checks(audit: Audit, language: str, _: Translator) -> Iterator[str]:
    """Yield the checks of the payroll that could not be made, with the columns they lack."""
    for code, lacking in sorted(audit.month.checks_not_run.items()):
        if lacking == REGISTER:
            continue  # said once for all of them
        fields = "; ".join(_one_of(group, language, _) for group in lacking.split(", "))
        yield _(
            "Not looked for: {title} ({code}). The payroll has no column for: {fields}."
        ).format(title=_(entry(code).title), code=code, fields=fields)


def _one_of(group: str, language: str, _: Translator) -> str:
    """Return fields of which one is needed, by their titles."""
    titles = [
        _("register") if f == REGISTER else field_title(f, language) for f in group.split("|")
    ]
    return " / ".join(titles)
