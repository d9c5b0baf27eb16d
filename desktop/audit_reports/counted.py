"""What the report counts beside the people: reasons, columns left out, groups, findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from declaration.audit.bridge import Step
from declaration.findings import entry
from desktop.audit_reports.labels import LEFT_OUT_OF, ROLES, STEPS
from desktop.audit_reports.lists import NAME, NUMBER, SHORT, spot
from desktop.audit_reports.report import Cell, Section, Table
from desktop.texts import mark, translate

if TYPE_CHECKING:
    from declaration.audit.auditing import Audit
    from desktop.audit_job import AuditJob

Data = Mapping[str, Any]
Languages = Sequence[str]

WORKERS = mark("Workers")
A_TURN = 5
"""Findings of one code before the next code's, in the list of all."""
ELSEWHERE = frozenset({"XCK-001", "XCK-002", "XCK-006", "XCK-017"})
"""Findings of the cross-check whose people have a list of their own."""


def in_languages(languages: Languages, *texts: str) -> list[list[str]]:
    """Return sentences without gaps, for each language."""
    return [[translate(language)(text) for text in texts] for language in languages]


def reasons(steps: Sequence[Step], said: Sequence[Sequence[str]]) -> Section:
    """Return the bridge as a table: how many people each reason concerns, and what it is worth.

    Args:
        steps: of the bridge.
        said: what to know of the amounts, in each language.
    """
    rows: list[list[Cell]] = [
        [
            STEPS.get(step.name, step.name),
            step.concerned,
            step.wages_khr,
            step.short_khr or None,
        ]
        for step in steps
    ]
    headings = (mark("Reason"), WORKERS, mark("Wages [riel]"), SHORT)
    table = Table(headings, rows, mark("Reasons"), frozenset({0}))
    return Section(mark("Why paid and declared differ"), said, [table])


def left_out(data: Data) -> Section:
    """Return the columns that are left out of the wage, with workers and pay."""
    rows: list[list[Cell]] = [
        [each["heading"], LEFT_OUT_OF[each["of"]], each["workers"], each["pay_khr"]]
        for each in data["left_out"]
    ]
    headings = (mark("Column of the payroll"), mark("Where"), WORKERS, mark("Pay left out [riel]"))
    table = Table(headings, rows, mark("Columns left out"), frozenset({1}))
    return Section(mark("Pay columns left out of the wage"), tables=[table])


def other_findings(audit: Audit, sentences: Mapping[int, str], languages: Languages) -> Section:
    """Return what else the files say differently, finding by finding.

    Args:
        audit: the cross-check.
        sentences: message of each finding of the cross-check, by its position.
        languages: of the report.
    """
    payroll = audit.month.payroll
    rows: list[list[Cell]] = []
    for at, sentence in sentences.items():
        finding, worker = audit.findings[at], audit.findings[at].worker
        number = "" if worker is None else payroll.text("worker_number")[worker]
        name = "" if worker is None else payroll.name(worker)
        place, price = spot(finding.place), finding.amount_khr
        rows.append([finding.code, number, name, sentence, place, price])
    headings = (mark("Code"), NUMBER, NAME, mark("What the files say"), mark("Cell"), SHORT)
    said = in_languages(
        languages,
        mark(
            "Everything the cross-check found beside the lists above: the first five of each code, "
            "then the next five, so that a short list shows every code."
        ),
    )
    table = Table(headings, _in_turn(rows), mark("Cross-check"))
    return Section(mark("What else the files say differently"), said, [table])


def _in_turn(rows: Sequence[Sequence[Cell]]) -> list[Sequence[Cell]]:
    """Return rows by code, a few of each code at a time."""
    seen: Counter[Cell] = Counter()
    keyed = []
    for at, row in enumerate(rows):
        keyed.append(((seen[row[0]] // A_TURN, str(row[0]), at), row))
        seen[row[0]] += 1
    return [row for _key, row in sorted(keyed, key=lambda pair: pair[0])]


def findings(data: Data, languages: Languages) -> Section:
    """Return how many findings there are of each code, the gravest and dearest first."""
    rows: list[list[Cell]] = [
        [
            each["severity"],
            each["code"],
            entry(each["code"]).title,
            each["findings"],
            each["amount_khr"] or None,
        ]
        for each in data["findings_by_code"]
    ]
    headings = (mark("Severity"), mark("Code"), mark("Finding"), mark("Number"), SHORT)
    every = mark("Every finding stands in findings.csv with its cell, its reason and what to do.")
    table = Table(headings, rows, mark("Findings by code"), frozenset({0, 2}))
    return Section(mark("Findings, all checks"), in_languages(languages, every), [table])


def groups(data: Data) -> Table:
    """Return the groups that a sample was drawn from, with how many of each."""
    drawn = data["sample"]["groups"]
    rows: list[list[Cell]] = [
        [each["name"] or "–", each["workers"], each["drawn"]] for each in drawn
    ]
    return Table((mark("Group"), WORKERS, mark("Drawn")), rows, mark("Groups of the sample"))


def accepted(data: Data) -> Section:
    """Return what the factory has accepted, by whom and why."""
    keys = ("code", "worker_number", "reason", "by", "at", "until", "document")
    rows: list[list[Cell]] = [[each[key] for key in keys] for each in data["accepted"]]
    headings = (
        mark("Code"),
        NUMBER,
        mark("Reason"),
        mark("By"),
        mark("On"),
        mark("Until"),
        mark("Document"),
    )
    return Section(
        mark("Accepted by the factory"), tables=[Table(headings, rows, mark("Accepted"))]
    )


def sources(job: AuditJob, languages: Languages) -> Section:
    """Return the files that were read, with their hashes."""
    rows: list[list[Cell]] = [[ROLES[s.role], s.file, s.sha256] for s in job.sources]
    headings = (mark("Read as"), mark("File"), mark("SHA-256"))
    said = in_languages(
        languages,
        mark("The files were only read. Their hashes tell whether somebody holds the same ones."),
    )
    table = Table(headings, rows, mark("Sources"), frozenset({0}))
    return Section(mark("Sources"), said, [table])
