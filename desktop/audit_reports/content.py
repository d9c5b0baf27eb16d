"""An audit as a report: answers and charts in each language, the evidence, what was not checked.

It shows differences and the cells they stand in; it does not accuse.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from declaration.audit.bridge import Step, bridge
from declaration.month import Month
from desktop.audit_reports import counted, lists
from desktop.audit_reports.answers import answers
from desktop.audit_reports.pictures import pictures, rounded
from desktop.audit_reports.report import Cell, Part, Report, Section, Table, languages_of
from desktop.audit_reports.unchecked import not_checked
from desktop.audit_reports.wage_masking import RIEL
from desktop.formatting import month_name, number
from desktop.texts import Translator, mark, translate

if TYPE_CHECKING:
    from declaration.audit.pairing import Pairs
    from desktop.audit_job import AuditJob

TITLE = mark("Audit of an NSSF declaration")

Data = Mapping[str, Any]


def content(job: AuditJob, data: Data, drawn: list[int], seed: int, language: str) -> Report:
    """Return the report of an audit.

    Args:
        job: the audit; masked, where names are to be hidden.
        data: audit.json.
        drawn: rows of the pairs that the sample holds.
        seed: that it was drawn with.
        language: the reader's; the report says everything in Khmer and English too.
    """
    enterprise = job.audit.month.enterprise
    names = [enterprise.name_km, enterprise.name] if enterprise else []
    languages = languages_of(language)
    table = job.audit.pairs
    steps = [] if table is None else bridge(table)
    return Report(
        title=TITLE,
        enterprise=" · ".join(name for name in names if name),
        month=data["month"],
        languages=languages,
        parts=[_part(job, data, steps, each) for each in languages],
        evidence=[
            *(
                _compared(job, data, table, steps, drawn, seed, languages)
                if table is not None
                else ()
            ),
            counted.findings(data, languages),
            *_closing(job, data, languages),
        ],
    )


def _part(job: AuditJob, data: Data, steps: list[Step], language: str) -> Part:
    """Return answers and charts in one language."""
    _, month, table = translate(language), job.audit.month, job.audit.pairs
    step = _rounded_to(data)
    return Part(
        language=language,
        title=_(TITLE),
        month=month_name(Month.parse(data["month"]), language),
        about=list(_about(job, data, _)),
        heads=(_("Workers"), _("Share of the workers paid"), _("Riel")),
        answers=answers(data, _),
        pictures=[] if table is None else pictures(table, month, steps, step, _),
    )


def _rounded_to(data: Data) -> int:
    """Return what wages are rounded to, so that nobody can be told [riel]; 0 where exact."""
    return RIEL if data["masked_what"] in ("wages", "all") else 0


def _on_rounding(data: Data, languages: Sequence[str]) -> list[list[str]]:
    step = _rounded_to(data)
    return [[rounded(step, translate(each))] for each in languages] if step else []


def _about(job: AuditJob, data: Data, _: Translator) -> Iterator[str]:
    """Yield what the report was made by."""
    if data["rate"]:
        yield _("{n} riel per dollar").format(n=number(data["rate"]))
    yield _("law version {version}").format(version=data["law_version"])
    blind, open_ = _("blind: recomputed from the law alone"), _("not blind: with its own readings")
    yield blind if job.blind else open_
    if data["masked_what"] in ("names", "all"):
        yield _("names and numbers of people masked")
    if data["masked_what"] in ("wages", "all"):
        yield _("wages of single workers masked")
    yield str(data["program"])


def _compared(
    job: AuditJob,
    data: Data,
    table: Pairs,
    steps: list[Step],
    drawn: list[int],
    seed: int,
    languages: Sequence[str],
) -> Iterator[Section]:
    """Yield the evidence of what was compared."""
    audit = job.audit
    yield counted.reasons(steps, _on_rounding(data, languages))
    yield counted.left_out(data)
    yield from (lister(audit, table) for lister in lists.BY_WORKER)
    yield counted.other_findings(audit, _messages(job, languages[0]), languages)
    if drawn:
        yield _sample(job, data, table, drawn, seed, languages)


def _messages(job: AuditJob, language: str) -> dict[int, str]:
    """Return the sentence of each finding of the cross-check that stands in no other list."""
    from desktop.files import wording_for

    words = wording_for(language)
    return {
        at: words(finding)[0]
        for at, finding in enumerate(job.audit.findings)
        if finding.code.startswith("XCK") and finding.code not in counted.ELSEWHERE
    }


def _sample(
    job: AuditJob,
    data: Data,
    table: Pairs,
    drawn: list[int],
    seed: int,
    languages: Sequence[str],
) -> Section:
    """Return the sample, its groups, and how anyone can draw it again."""
    said = [list(_rule(seed, data["sample"]["strata"], translate(each))) for each in languages]
    tables: list[Table] = [lists.sample(job.audit, table, drawn)]
    if data["sample"]["strata"] != "none":
        tables.insert(0, counted.groups(data))
    return Section(mark("Sample"), said, tables)


def _rule(seed: int, strata: str, _: Translator) -> Iterator[str]:
    yield _(
        "Drawn with seed {seed}: everyone paid or declared is put in the order of the SHA-256 of "
        "“{seed}|worker number” (hexadecimal), and the first are taken. Anyone can draw it again."
    ).format(seed=seed)
    yield _(
        "Who has no worker number goes by the NSSF number, else the identity number, else "
        "“file:row”. The numbers are those of the files, not of a masked report."
    )
    if strata != "none":
        yield _(
            "By {strata}: of a group of g among n people, N × g / n of the N places are drawn, "
            "rounded down; the places left go one each to the groups with the largest remainders, "
            "of equal ones to the group whose name comes first. Who is in no group is in “–”."
        ).format(strata=_(_STRATA[strata]))


_STRATA = {
    "line": mark("line or group"),
    "department": mark("department"),
    "sex": mark("sex"),
    "contract_type": mark("kind of contract"),
}


def _closing(job: AuditJob, data: Data, languages: Sequence[str]) -> Iterator[Section]:
    """Yield what was accepted and not checked, what the report is, the readings, the sources."""
    if data["accepted"]:
        yield counted.accepted(data)
    said = [not_checked(job, each) for each in languages]
    yield Section(mark("What could not be checked"), said, as_list=True)
    limits = [list(_limits(translate(each))) for each in languages]
    yield Section(mark("What this report is, and is not"), limits, as_list=True)
    yield _readings(job, languages)
    yield counted.sources(job, languages)


def _limits(_: Translator) -> Iterator[str]:
    yield _("It shows where two files differ, and the cells; it does not say who is to blame.")
    yield _("It looks at one month. A difference can be made good in another.")
    yield _("It knows what stands in the files, not what was handed over, and nobody outside them.")
    yield _("Amounts in riel are contributions only; charges and fines are not in them.")
    yield _("Contested figures of law were read as named below; other readings give other amounts.")


def _readings(job: AuditJob, languages: Sequence[str]) -> Section:
    """Return how contested figures of law were read, and what another reading would cost."""
    from desktop.models.totals_model import reading_costs

    costs = reading_costs(job.audit.month, translate(languages[0]))
    headings = (
        mark("Figure of law"),
        mark("In use"),
        mark("Read otherwise"),
        mark("Remittance, difference [riel]"),
    )
    rows: list[list[Cell]] = [
        [cost.title, cost.in_use, cost.other, cost.difference] for cost in costs
    ]
    table = Table(headings, rows, mark("Readings"), frozenset({0}))
    return Section(mark("Readings of the law in use"), tables=[table])
