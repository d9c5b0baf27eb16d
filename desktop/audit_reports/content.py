"""An audit in words: every section of the report, from the answers down to the sources.

It shows differences and the cells they stand in; it does not accuse.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from declaration.audit.reasons import ORDER
from desktop.audit_reports import lists
from desktop.audit_reports.report import Cell, Report, Section, Table
from desktop.audit_reports.wages import histogram, most_common
from desktop.formatting import number, riel
from desktop.phrases import phrase
from desktop.texts import Translator, mark, translate

if TYPE_CHECKING:
    from declaration.audit.pairing import Pairs
    from desktop.audit_job import AuditJob

ANSWERS = {"yes": mark("Yes"), "no": mark("No"), "in part": mark("In part")}

ROLES = {
    "payroll": mark("payroll"),
    "declared": mark("declaration"),
    "register": mark("register of NSSF"),
    "receipt": mark("receipt"),
    "attendance": mark("attendance record"),
    "second_payroll": mark("second payroll"),
    "worker_list": mark("worker list"),
    "tax_filing": mark("filing of the tax on salary"),
}

HEADCOUNT = {
    "paid": mark("Paid in the month"),
    "declared": mark("Declared to NSSF"),
    "matched": mark("Paid and declared"),
    "paid_not_declared": mark("Paid, not declared"),
    "declared_not_paid": mark("Declared, not paid"),
}
REGISTRATION = {
    "unregistered": mark("Not registered with NSSF"),
    "past_3_days": mark("of them hired more than 3 days before"),
    "past_45_days": mark("of them hired more than 45 days before"),
}
CONTRIBUTION = {
    "owed_khr": mark("Employer's share due on what was paid"),
    "declared_khr": mark("Employer's share on the wages declared"),
    "received_khr": mark("Received by the receipts, both shares"),
}


def content(
    job: AuditJob, data: Mapping[str, Any], drawn: list[int], seed: int, language: str
) -> Report:
    """Return the report of an audit.

    Args:
        job: the audit; masked, where names are to be hidden.
        data: audit.json.
        drawn: rows of the pairs that the sample holds.
        seed: that it was drawn with.
        language: of the sentences.
    """
    _ = translate(language)
    enterprise = job.audit.month.enterprise
    names = [enterprise.name_km, enterprise.name] if enterprise else []
    return Report(
        title=mark("Audit of an NSSF declaration"),
        enterprise=" · ".join(name for name in names if name),
        month=data["month"],
        facts=list(_basis(job, data, _)),
        sections=list(_sections(job, data, drawn, seed, language, _)),
        language=language,
    )


def _basis(job: AuditJob, data: Mapping[str, Any], _: Translator) -> Iterator[tuple[str, str]]:
    rate = data["rate"]
    yield (
        mark("NSSF exchange rate"),
        _("{n} riel per dollar").format(n=number(rate)) if rate else "–",
    )
    yield mark("Law version"), str(data["law_version"])
    readings = ", ".join(f"{r['parameter']} = {r['in_use']}" for r in data["readings"])
    yield mark("Readings of the law in use"), readings or "–"
    blind = _("yes: recomputed from the law alone") if job.blind else _("no: with its own readings")
    yield mark("Blind to the enterprise's own choices"), blind
    yield mark("Program"), str(data["program"])


def _sections(
    job: AuditJob,
    data: Mapping[str, Any],
    drawn: list[int],
    seed: int,
    language: str,
    _: Translator,
) -> Iterator[Section]:
    table = job.audit.pairs
    if table is not None:
        yield from _answers(data, _)
        yield _reasons(table, language)
        yield _histogram(table, _)
        yield lists.largest_differences(job.audit, table, language)
        yield lists.paid_not_declared(job.audit, table)
        yield lists.declared_not_paid(job.audit, table)
        if drawn:
            yield lists.sample(job.audit, table, drawn, seed, _)
    yield lists.findings(job.audit.findings, _)
    yield Section(mark("Not checked"), data["not_checked"], as_list=True)
    yield Section(mark("What this report is, and is not"), list(_limits(_)), as_list=True)
    yield _sources(job, _)


def _answers(data: Mapping[str, Any], _: Translator) -> Iterator[Section]:
    paid = data["employer_contribution_paid"]
    yield Section(
        mark("Does the employer pay the required employer contribution to the NSSF?"),
        [_answer(paid, _)],
        [(label, _money(paid[key])) for key, label in CONTRIBUTION.items()],
    )
    counts = data["headcount"]
    facts = [(label, number(counts[key])) for key, label in HEADCOUNT.items()]
    yield Section(mark("Headcount"), facts=facts)
    for key, title, sentence in (
        (
            "inclusion",
            mark("Inclusion of overtime and allowances"),
            _("Workers whose overtime pay or allowances are not in the wage declared."),
        ),
        (
            "wage",
            mark("Wage declared"),
            _("Workers whose declared wage is lower than the wage paid for another reason."),
        ),
    ):
        yield Section(title, [sentence], _heading(data[key]))
    counts = data["registration"]
    facts = [(label, number(counts[key])) for key, label in REGISTRATION.items()]
    yield Section(mark("Registration"), facts=facts)


def _answer(paid: Mapping[str, Any], _: Translator) -> str:
    """Return the answer and, where no receipt tells, what it rests on."""
    answer = _(ANSWERS[paid["answer"]]) + "."
    if paid["received_khr"] is None:
        answer += " " + _("This rests on the declaration alone: no receipt was read.")
    return answer


def _heading(found: Mapping[str, Any]) -> list[tuple[str, str]]:
    return [
        (mark("Workers"), number(found["workers"])),
        (mark("Share of the workers paid"), f"{found['share']:.2%}"),
        (mark("Contributions short, both shares"), riel(found["amount_khr"])),
    ]


def _money(amount: int | None) -> str:
    return "–" if amount is None else riel(amount)


def _reasons(table: Pairs, language: str) -> Section:
    """Return how often each reason stands, and what it is worth."""
    count: Counter[int] = Counter(table.reason.tolist())
    rows: list[list[Cell]] = []
    for code in sorted(count, key=lambda each: -count[each]):
        own = table.reason == code
        difference, short = int(table.difference_khr[own].sum()), int(table.short_khr[own].sum())
        rows.append([phrase(ORDER[code].value, language), count[code], difference, short])
    headings = (
        mark("Reason"),
        mark("Workers"),
        mark("Paid less declared [riel]"),
        mark("Contributions short [riel]"),
    )
    return Section(
        mark("Why paid and declared differ"), table=Table(headings, rows, mark("Reasons"))
    )


def _histogram(table: Pairs, _: Translator) -> Section:
    declared = table.declared_khr[table.stands_declared & (table.declared_khr > 0)]
    paid = table.paid_khr[table.paid & table.known]
    sentences = [_("Workers by wage, paid and declared. A tall bar at one declared wage asks why.")]
    wage, workers = most_common(declared)
    if workers > 1:
        sentences.append(
            _("The most common declared wage is {wage}: {workers} of {all} workers.").format(
                wage=riel(wage), workers=number(workers), all=number(len(declared))
            )
        )
    title = mark("Wages paid and wages declared")
    return Section(title, sentences, histogram=histogram(paid, declared))


def _limits(_: Translator) -> Iterator[str]:
    yield _("It shows where two files differ, and the cells; it does not say who is to blame.")
    yield _("It looks at one month. A difference can be made good in another.")
    yield _("It knows what stands in the files, not what was handed over, and nobody outside them.")
    yield _("Amounts in riel are contributions only; charges and fines are not in them.")
    yield _("Contested figures of law were read as named above; other readings give other amounts.")


def _sources(job: AuditJob, _: Translator) -> Section:
    rows: list[list[Cell]] = [[_(ROLES[s.role]), s.file, s.sha256] for s in job.sources]
    headings = (mark("Read as"), mark("File"), mark("SHA-256"))
    sentence = _(
        "The files were only read. Their hashes tell whether somebody holds the same ones."
    )
    return Section(mark("Sources"), [sentence], table=Table(headings, rows, mark("Sources")))
