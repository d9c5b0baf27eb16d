"""PER-009, PER-020: what NSSF refused before and is about to be declared again.

The same fact of the same worker first; then, only where a person said which rule is behind a
refusal, others who do not meet that rule either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from declaration.fields import FIELDS as PAYROLL_FIELDS
from declaration.findings import Finding
from declaration.summary import is_declared
from declaration.vault.persons import same_people
from declaration.vault.refused_facts import is_same, value_of

if TYPE_CHECKING:
    from declaration.monthly import MonthlyDeclaration
    from declaration.vault.refused_facts import Rule
    from declaration.vault.rejections import Refused, Rejection

WAGE_FIELD = "declared_wage"
"""How a remark names the wage; it has no column of its own in most payrolls."""


def refused_before(month: MonthlyDeclaration, rejections: Iterable[Rejection]) -> Iterator[Finding]:
    """Yield what a month declares again although NSSF refused it.

    Args:
        month: worked out.
        rejections: of its vault; those of later months and settled ones are passed over.
    """
    when = month.options.month
    known = [each for each in rejections if each.month <= when and not each.is_settled]
    rows = np.flatnonzero(is_declared(month))
    told: set[tuple[int, str]] = set()
    for finding in _the_same(month, known, rows.tolist()):
        worker = finding.worker if finding.worker is not None else -1
        if (worker, finding.field) not in told:
            told.add((worker, finding.field))
            yield finding
    for each in known:
        if each.rule is not None:
            yield from _alike(month, each, each.rule, rows.tolist(), told)


def _the_same(
    month: MonthlyDeclaration, known: Sequence[Rejection], rows: list[int]
) -> Iterator[Finding]:
    """PER-009: the worker, the field and the value are those that were refused."""
    facts = [(of, each) for of in reversed(known) for each in of.rows if not each.is_settled]
    people = list(dict.fromkeys(each.person for _of, each in facts))
    if not people:
        return
    found = same_people(people, month.payroll, np.array(rows, np.int64))
    where = {people[at]: row for row, same in zip(rows, found, strict=True) for at in same}
    for of, each in facts:
        row = where.get(each.person)
        if row is not None and is_same(each.value, _value(month, row, each.field)):
            figures = {"month": of.month, "said": each.said, "what": each.value}
            yield _finding(month, "PER-009", row, each, figures)


def _alike(
    month: MonthlyDeclaration,
    of: Rejection,
    rule: Rule,
    rows: list[int],
    told: set[tuple[int, str]],
) -> Iterator[Finding]:
    """PER-020: another worker does not meet the rule either."""
    field = _shown(rule.field)
    for row in rows:
        value = _value(month, row, rule.field)
        if rule.is_met(value) or (row, field) in told:
            continue
        told.add((row, field))
        figures = {"month": of.month, "value": value or "–", "field": field, "rule": rule.phrase}
        place = month.payroll.place(row, field if field in PAYROLL_FIELDS else "")
        yield Finding("PER-020", place, row, field=field, value=value, figures=figures)


def _finding(
    month: MonthlyDeclaration, code: str, row: int, each: Refused, figures: dict[str, object]
) -> Finding:
    field = _shown(each.field)
    place = month.payroll.place(row, field if field in PAYROLL_FIELDS else "")
    return Finding(code, place, row, field=field, value=each.value, figures=figures)


def _value(month: MonthlyDeclaration, row: int, field: str) -> str:
    return value_of(month.payroll, month.wage_khr, row, field)


def _shown(field: str) -> str:
    return WAGE_FIELD if field == "wage_khr" else field
