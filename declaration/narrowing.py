"""A month's declaration of some of its workers: what a supplementary or revised return is.

    narrowed(month, rows)                    # these workers alone, worked out as they were
    narrowed(month, rows, gone)              # and people who stand no longer, without a wage

The lines are not worked out again, for what a column means was settled over all workers; findings
go where their workers go, and what the readings of the law would cost is reckoned for these alone.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from declaration.contributions import Shares
from declaration.findings import Finding
from declaration.law_findings import other_readings
from declaration.monthly import MonthlyDeclaration, Status
from declaration.payroll import Amounts, Payroll, Quantity, Texts
from declaration.preparing import costs_for, with_findings

if TYPE_CHECKING:
    from declaration.payroll import Dates, Int, PayColumn

LAW = "LAW-001"
"""What other readings would cost: reckoned anew for those who are left."""


def narrowed(
    month: MonthlyDeclaration, rows: Int | Sequence[int], gone: Payroll | None = None
) -> MonthlyDeclaration:
    """Return a month of some of its workers.

    Args:
        month: of all n workers, as ``prepare`` gave it.
        rows: the workers that stay, in order [k].
        gone: people added below them who have no wage and no line in the payroll any more; only
            texts, dates, sheets and rows count [g].

    Returns:
        A month of k + g workers.
    """
    gone = gone if gone is not None else Payroll.of_nobody()
    rows = np.asarray(rows, np.int64)
    place = {row: i for i, row in enumerate(rows.tolist())}
    costs = costs_for(month, rows)
    laws = other_readings(costs, month.law) if month.law else []
    kept = [each for each in month.findings if each.code != LAW]
    few = dataclasses.replace(
        month,
        payroll=_payroll(month.payroll, rows, place, gone),
        wage_usd=_with_zeros(month.wage_usd[rows], len(gone)),
        has_usd=np.append(month.has_usd[rows], np.zeros(len(gone), bool)),
        wage_khr=_with_zeros(month.wage_khr[rows], len(gone)),
        status=_texts(month.status.take(rows), Texts.of([str(Status.NOT_DUE)] * len(gone))),
        shares={
            scheme: Shares(
                *(_with_zeros(part[rows], len(gone)) for part in (s.base, s.employer, s.worker))
            )
            for scheme, s in month.shares.items()
        },
        bridge=None,
        known_hired=None,
        registered_on=np.append(month.registered_on[rows], gone.date("registered_on")),
        registered=np.append(month.registered[rows], np.ones(len(gone), bool)),
        findings=[*_findings(kept, place), *laws],
        held_by={place[row]: codes for row, codes in month.held_by.items() if row in place},
        readings=costs,
    )
    return with_findings(few, [])


def _payroll(payroll: Payroll, rows: Int, place: Mapping[int, int], gone: Payroll) -> Payroll:
    """Return some rows of a payroll, and people of another table below them."""
    more = len(gone)
    shift = np.int32(len(payroll.sheets))
    return Payroll(
        sheet=np.append(payroll.sheet[rows], gone.sheet + shift).astype(np.int32),
        row=np.append(payroll.row[rows], gone.row).astype(np.int32),
        more_rows={place[r]: pairs for r, pairs in payroll.more_rows.items() if r in place},
        texts={
            name: _texts(payroll.text(name).take(rows), gone.text(name))
            for name in dict.fromkeys([*payroll.texts, *gone.texts])
        },
        as_written={
            name: _texts(texts.take(rows), Texts.empty(more))
            for name, texts in payroll.as_written.items()
        },
        dates={
            name: _dates(payroll.date(name)[rows], gone.date(name))
            for name in dict.fromkeys([*payroll.dates, *gone.dates])
        },
        quantities={name: _quantity(q, rows, more) for name, q in payroll.quantities.items()},
        money={name: _amounts(amounts, rows, more) for name, amounts in payroll.money.items()},
        parts=_columns(payroll.parts, rows, more),
        deductions=_columns(payroll.deductions, rows, more),
        sheets=[*payroll.sheets, *gone.sheets],
        files=list(payroll.files),
        findings=_findings(payroll.findings, place),
    )


def _findings(findings: Sequence[Finding], place: Mapping[int, int]) -> list[Finding]:
    """Return the findings of the workers that stay, and those of no worker."""
    found = []
    for finding in findings:
        if finding.worker is None:
            found.append(finding)
            continue
        named = [place[each] for each in (finding.worker, *finding.others) if each in place]
        if named:
            found.append(dataclasses.replace(finding, worker=named[0], others=tuple(named[1:])))
    return found


def _texts(first: Texts, second: Texts) -> Texts:
    """Return a column of texts, and another one below it."""
    if not len(second):
        return first
    pool = list(first.pool)
    place = {text: code for code, text in enumerate(pool)}
    for text in second.pool:
        if text not in place:
            place[text] = len(pool)
            pool.append(text)
    below = np.array([place[text] for text in second.pool], np.int32)[second.codes]
    return Texts(np.append(first.codes, below).astype(np.int32), pool)


def _dates(first: Dates, second: Dates) -> Dates:
    joined: Dates = np.append(first, second) if len(second) else first
    return joined


def _with_zeros(numbers: Int, more: int) -> Int:
    joined: Int = np.append(numbers, np.zeros(more, np.int64))
    return joined


def _quantity(quantity: Quantity, rows: Int, more: int) -> Quantity:
    blank = np.zeros(more, bool)
    return Quantity(
        _with_zeros(quantity.value[rows], more), np.append(quantity.present[rows], blank)
    )


def _amounts(amounts: Amounts, rows: Int, more: int) -> Amounts:
    some, blank = amounts.take(rows), Amounts.empty(more)
    return Amounts(
        np.append(some.usd, blank.usd),
        np.append(some.khr, blank.khr),
        np.append(some.present, blank.present),
    )


def _columns(columns: Sequence[PayColumn], rows: Int, more: int) -> list[PayColumn]:
    return [
        dataclasses.replace(column, amounts=_amounts(column.amounts, rows, more))
        for column in columns
    ]
