"""What an audit says on the terminal: the answers, the findings, what was not checked."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from desktop import screen
from desktop.formatting import number
from desktop.tables import WIDTH, table
from desktop.texts import translate
from desktop.wrapping import wrapped

if TYPE_CHECKING:
    from declaration.audit.auditing import Audit
    from declaration.audit.coverage import Coverage, PeriodCovered
    from desktop.audit_job import AuditJob
    from desktop.texts import Translator


def lines(job: AuditJob, data: Mapping[str, Any], arguments: argparse.Namespace) -> list[str]:
    """Return what is printed, no line wider than the terminal."""
    _ = translate(arguments.language)
    audit = job.audit
    said = [*_heading(data), "", *_answers(job, data, _)]
    said += ["", *screen.by_code(audit.findings, _)]
    if not arguments.out:
        payroll, language = audit.month.payroll, arguments.language
        said += ["", *screen.every_finding(audit.findings, payroll, language)]
    said += _accepted(job, _)
    said += ["", _("Not checked")]
    for sentence in data["not_checked"]:
        said += [f"  - {line}" if not i else line for i, line in _numbered(sentence)]
    if arguments.out and not any(finding.code == "EXP-001" for finding in audit.findings):
        from desktop.audit_reports.files import NAMES

        written = _("Written to {folder}:").format(folder=arguments.out)
        said += ["", *wrapped(f"{written} {', '.join(NAMES)}", 0)]
    return said


def _accepted(job: AuditJob, _: Translator) -> list[str]:
    """Return what the factory accepted, where the audit asked for it."""
    rows = [(a["code"], a["worker_number"], a["until"], a["reason"]) for a in job.accepted]
    headings = (_("Accepted by the factory"), _("worker"), _("until"), _("reason"))
    return ["", *table(headings, rows)] if rows else []


def _numbered(sentence: str) -> list[tuple[int, str]]:
    first, *more = wrapped(sentence, 4, WIDTH)
    return [(0, first.lstrip()), *((i, line) for i, line in enumerate(more, 1))]


def _heading(data: Mapping[str, Any]) -> list[str]:
    rate = f" · 1 USD = {data['rate']} KHR" if data["rate"] else ""
    return [f"{data['enterprise']['name'] or '—'} · {data['month']}{rate}"]


def _answers(job: AuditJob, data: Mapping[str, Any], _: Translator) -> list[str]:
    """Return the answers as tables; nothing where a stop left nothing to compare."""
    from desktop.audit_reports.labels import ANSWERS, CONTRIBUTION, HEADCOUNT, REGISTRATION

    if job.audit.pairs is None:
        return [_("Nothing was compared.")]
    paid = data["employer_contribution_paid"]
    question = _("Does the employer pay the required employer contribution to the NSSF?")
    said = [*wrapped(f"{question} {_(ANSWERS[paid['answer']])}", 0), ""]
    money = [(_(label), _amount(paid[key])) for key, label in CONTRIBUTION.items()]
    said += [*table((_("Contribution [riel]"), ""), money, right=(1,)), ""]
    for title, labels, key in (
        (_("Headcount"), HEADCOUNT, "headcount"),
        (_("Registration"), REGISTRATION, "registration"),
    ):
        counts = [(_(label), number(data[key][name])) for name, label in labels.items()]
        said += [*table((title, ""), counts, right=(1,)), ""]
    rows = [
        (
            title,
            number(data[key]["workers"]),
            f"{data[key]['share']:.2%}",
            number(data[key]["amount_khr"]),
        )
        for title, key in (
            (_("overtime or allowances left out"), "inclusion"),
            (_("wage lower for another reason"), "wage"),
        )
    ]
    headings = (_("Wage declared"), _("workers"), _("share"), _("contributions short [riel]"))
    said += table(headings, rows, right=(1, 2, 3))
    return said + _left_out(data, _)


def _left_out(data: Mapping[str, Any], _: Translator) -> list[str]:
    """Return the columns that are left out, with workers and riel."""
    rows = [
        (shortened(each["heading"]), number(each["workers"]), number(each["pay_khr"]))
        for each in data["left_out"] or ()
    ]
    headings = (_("Column left out"), _("workers"), _("pay [riel]"))
    return ["", *table(headings, rows, right=(1, 2))] if rows else []


def shortened(heading: str, most: int = 56) -> str:
    """Return the last line of a heading that has several, not longer than a terminal bears."""
    last = heading.rsplit(" / ", 1)[-1]
    return last if len(last) <= most else last[: most - 1] + "…"


def _amount(amount: int | None) -> str:
    return "–" if amount is None else number(amount)


def stops(audit: Audit, language: str) -> None:
    """Say on standard error why nothing could be compared or written."""
    from declaration.findings import Severity
    from desktop.wording import wording

    for finding in audit.findings:
        if finding.grade is Severity.STOP:
            words = wording(finding, audit.month.payroll, language)
            print(f"{finding.code} {words.message} {words.fix}", file=sys.stderr)  # noqa: T201


def coverage_lines(found: Coverage, language: str) -> list[str]:
    """Return coverage as a table: persons, share of all workers, change."""
    _ = translate(language)
    rows = [(_("Workers who are no members"), number(found.gap), _percent(found.gap_share))]
    if found.previous_gap is not None and found.previous_gap_share is not None:
        share = _percent(found.previous_gap_share)
        rows.append((_("a year before"), number(found.previous_gap), share))
    if found.change is not None:
        rows.append((_("change"), "", _percent(found.change, sign=True)))
    return table((_("Coverage"), _("persons"), _("share")), rows, right=(1, 2))


def period_lines(found: Sequence[PeriodCovered], language: str) -> list[str]:
    """Return the coverage of each period as a table, and what was printed otherwise."""
    _ = translate(language)
    rows = [
        (
            each.period.name,
            number(each.period.workers),
            number(each.period.members),
            number(each.coverage.gap),
            _percent(each.coverage.gap_share),
            "" if each.coverage.change is None else _percent(each.coverage.change, sign=True),
        )
        for each in found
    ]
    headings = (_("Period"), _("Workers"), _("Members"), _("Gap"), _("share"), _("change"))
    said = table(headings, rows, right=(1, 2, 3, 4, 5))
    for each in found:
        if each.misprint:
            said += wrapped(_misprint(each, _), 0)
    return said


def _misprint(each: PeriodCovered, _: Translator) -> str:
    sentence = (
        _("{period}: {printed} is printed, and {gap} is reckoned; two digits changed places.")
        if each.transposed
        else _("{period}: {printed} is printed, and {gap} is reckoned.")
    )
    printed = each.coverage.gap + each.misprint
    return sentence.format(
        period=each.period.name, printed=number(printed), gap=number(each.coverage.gap)
    )


def _percent(share: Decimal, *, sign: bool = False) -> str:
    """Return a share as a percentage.

    >>> _percent(Decimal("0.269")), _percent(Decimal("0.566"), sign=True)
    ('26.9%', '+56.6%')
    """
    return f"{share * 100:+.1f}%" if sign else f"{share * 100:.1f}%"
