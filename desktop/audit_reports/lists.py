"""The lists of the report: the people behind each number, with the cells they stand in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from declaration.audit.pairing import NOBODY, Pairs
from declaration.audit.reasons import ORDER
from declaration.findings import Finding, Severity, entry
from declaration.payroll import Bool
from desktop.audit_reports.matches import cell_of
from desktop.audit_reports.report import Cell, Section, Table
from desktop.phrases import phrase
from desktop.texts import Translator, mark

if TYPE_CHECKING:
    from declaration.audit.auditing import Audit

NUMBER, NAME = mark("Worker number"), mark("Name")
PAID, DECLARED = mark("Paid [riel]"), mark("Declared [riel]")
IN_PAYROLL, IN_DECLARATION = mark("In the payroll"), mark("In the declaration")
SHORT = mark("Contributions short [riel]")


def largest_differences(audit: Audit, table: Pairs, language: str) -> Section:
    """Return whose declared wage is lower than the wage paid, the largest difference first."""
    rows = np.flatnonzero(table.is_lower)
    rows = rows[np.argsort(-table.difference_khr[rows], kind="stable")]
    cells: list[list[Cell]] = [
        [
            *_who(audit, table, row),
            int(table.paid_khr[row]),
            int(table.declared_khr[row]),
            int(table.difference_khr[row]),
            int(table.short_khr[row]),
            phrase(ORDER[table.reason[row]].value, language),
            cell_of(audit.month.payroll, int(table.payroll[row])),
            cell_of(audit.declared, int(table.declared[row])),
        ]
        for row in rows.tolist()
    ]
    difference, reason = mark("Paid less declared [riel]"), mark("Reason")
    headings = (
        NUMBER, NAME, PAID, DECLARED, difference, SHORT, reason, IN_PAYROLL, IN_DECLARATION
    )  # fmt: skip
    return Section(mark("Largest differences"), table=Table(headings, cells, mark("Differences")))


def paid_not_declared(audit: Audit, table: Pairs) -> Section:
    """Return who was paid and does not stand in the declaration."""
    rows = _chosen(table.paid & ~table.stands_declared)
    cells: list[list[Cell]] = [
        [
            *_who(audit, table, row),
            int(table.paid_khr[row]) if table.known[row] else None,
            int(table.short_khr[row]) if table.known[row] else None,
            cell_of(audit.month.payroll, int(table.payroll[row])),
        ]
        for row in rows
    ]
    headings = (NUMBER, NAME, PAID, SHORT, IN_PAYROLL)
    return Section(mark("Paid, not declared"), table=Table(headings, cells, mark("Not declared")))


def declared_not_paid(audit: Audit, table: Pairs) -> Section:
    """Return who stands in the declaration and was not paid."""
    cells: list[list[Cell]] = [
        [
            *_who(audit, table, row),
            int(table.declared_khr[row]),
            cell_of(audit.declared, int(table.declared[row])),
        ]
        for row in _chosen(table.stands_declared & ~table.paid)
    ]
    headings = (NUMBER, NAME, DECLARED, IN_DECLARATION)
    return Section(mark("Declared, not paid"), table=Table(headings, cells, mark("Not paid")))


def sample(audit: Audit, table: Pairs, drawn: Iterable[int], seed: int, _: Translator) -> Section:
    """Return the sample as a sheet to print and write on."""
    cells: list[list[Cell]] = [
        [
            i,
            *_who(audit, table, row),
            int(table.paid_khr[row]) if table.known[row] else None,
            int(table.declared_khr[row]) if table.declared[row] != NOBODY else None,
            cell_of(audit.month.payroll, int(table.payroll[row])),
            cell_of(audit.declared, int(table.declared[row])),
            "",
        ]
        for i, row in enumerate(drawn, 1)
    ]
    rule = _(
        "Drawn with seed {seed}: everyone paid or declared is put in the order of the SHA-256 of "
        "“{seed}|worker number” (hexadecimal), and the first are taken. Anyone can draw it again."
    ).format(seed=seed)
    number, seen = mark("No."), mark("Seen")
    headings = (number, NUMBER, NAME, PAID, DECLARED, IN_PAYROLL, IN_DECLARATION, seen)
    return Section(mark("Sample"), [rule], table=Table(headings, cells, mark("Sample")))


def findings(found: Iterable[Finding], _: Translator) -> Section:
    """Return how many findings there are of each code, the gravest and dearest first."""
    count: Counter[tuple[Severity, str]] = Counter()
    money: Counter[tuple[Severity, str]] = Counter()
    for finding in found:
        count[finding.grade, finding.code] += 1
        money[finding.grade, finding.code] += finding.amount_khr or 0
    order = list(Severity)
    keys = sorted(count, key=lambda k: (order.index(k[0]), -money[k], -count[k], k[1]))
    rows: list[list[Cell]] = [
        [_(grade.value), code, _(entry(code).title), count[grade, code], money[grade, code] or None]
        for grade, code in keys
    ]
    headings = (mark("Severity"), mark("Code"), mark("Finding"), mark("Number"), SHORT)
    sentence = _("Every finding stands in findings.csv with its cell, its reason and what to do.")
    return Section(mark("Findings"), [sentence], table=Table(headings, rows))


def _chosen(rows: Bool) -> list[int]:
    chosen: list[int] = np.flatnonzero(rows).tolist()
    return chosen


def _who(audit: Audit, table: Pairs, row: int) -> tuple[str, str]:
    """Return number and name, from the payroll or else the declaration."""
    worker, line = int(table.payroll[row]), int(table.declared[row])
    source, at = (audit.month.payroll, worker) if worker != NOBODY else (audit.declared, line)
    text = source.text
    return text("worker_number")[at] or text("nssf_number")[at], source.name(at)
