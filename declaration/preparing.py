"""A payroll becomes a month's declaration: wages, statuses, shares, findings, state.

In go the payroll, the enterprise, the law and what was asked for; out comes the
``MonthlyDeclaration``, whatever the payroll holds: what is wrong with it is in the findings.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from declaration.checks import Case, run
from declaration.contributions import Scheme, Shares
from declaration.findings import Finding, Severity
from declaration.in_force import NotInForceError
from declaration.law import Law
from declaration.law_findings import no_figure_in_force, other_readings
from declaration.monthly import Enterprise, MonthlyDeclaration, Options, ReadingInUse, State
from declaration.payroll import NO_DATE, Int, Payroll
from declaration.reading_costs import costs_of
from declaration.statuses import held_by, holds_all, none_due, state, statuses
from declaration.unknown_pay import still_to_ask
from declaration.working_out import worked_out

if TYPE_CHECKING:
    from declaration.history import History


def prepare(
    payroll: Payroll,
    enterprise: Enterprise | None,
    law: Law,
    options: Options,
    register: Payroll | None = None,
    history: History | None = None,
) -> MonthlyDeclaration:
    """Return the month's declaration of a payroll.

    Args:
        payroll: what importing made of the workbooks.
        enterprise: who declares; None where not known (a check needs none).
        law: all figures through time.
        options: the month, the rate, the readings and what else was chosen.
        register: the workers that NSSF has registered, or None.
        history: what the months before say, or None; adds findings and the bridge from the last.

    Raises:
        UnknownReadingError: a reading was chosen that does not exist.
    """
    readings = {**(enterprise.readings if enterprise else {}), **options.readings}
    try:
        in_force = law.at(options.month, readings)
    except NotInForceError:
        return _not_in_force(payroll, enterprise, options)
    case = worked_out(payroll, enterprise or Enterprise(), in_force, options, register)
    case = _after(case, history)
    findings, looked_for, not_looked_for = run(case)
    held = held_by([*payroll.findings, *findings])
    costs = costs_of(case, list(held))
    imported = still_to_ask(payroll, case.earned, case.gross)
    everything = [*imported, *_of_register(register), *findings]
    everything += other_readings(costs, in_force)
    status = statuses(case.presence, held, all_held=any(map(holds_all, everything)))
    month = MonthlyDeclaration(
        payroll=payroll,
        enterprise=enterprise,
        options=options,
        law=in_force,
        wage_usd=case.wage.usd,
        has_usd=case.wage.usd != 0,
        wage_khr=case.wage_khr,
        status=status,
        shares=case.shares,
        registered_on=case.registration.registered_on,
        registered=case.registration.registered,
        findings=everything,
        held_by=held,
        readings=costs,
        checks_run=sorted({*looked_for, "LAW-001", "LAW-002"}),
        checks_not_run=not_looked_for,
        state=state(everything, status, hold_out=options.hold_out),
    )
    return _beside_the_months_before(month, case)


def _after(case: Case, history: History | None) -> Case:
    """Return a case with what the months before say of its workers."""
    if history is None:
        return case
    from declaration.history import seen_before

    return replace(case, history=history, seen=seen_before(case.payroll, history))


def _beside_the_months_before(month: MonthlyDeclaration, case: Case) -> MonthlyDeclaration:
    """Return a month with the bridge from the last one, and the earliest hire known."""
    if case.history is None or case.seen is None:
        return month
    from declaration.bridging import bridge

    found = None
    if not case.rate_missing:
        found = bridge(month, case.history, case.seen, case.pension_due)
    return replace(month, bridge=found, known_hired=case.clock_start)


def with_findings(month: MonthlyDeclaration, more: Iterable[Finding]) -> MonthlyDeclaration:
    """Return a month with further findings, and the state they leave it in.

    Args:
        month: as ``prepare`` gave it.
        more: about the month as a whole, as other months or files have it; none of them is an
            error of one worker, which would hold a line that is reckoned already.
    """
    findings = [*month.findings, *more]
    codes = {finding.code for finding in findings[len(month.findings) :]}
    return replace(
        month,
        findings=findings,
        checks_run=sorted({*month.checks_run, *codes}),
        state=state(findings, month.status, hold_out=month.options.hold_out),
    )


def costs_for(month: MonthlyDeclaration, rows: Int) -> list[ReadingInUse]:
    """Return what each other reading of the law would cost for some of the workers declared.

    Args:
        month: of all workers, as ``prepare`` gave it.
        rows: the workers asked for [k].
    """
    if month.law is None:
        return []
    enterprise = month.enterprise or Enterprise()
    case = worked_out(month.payroll, enterprise, month.law, month.options, None)
    left_out = np.setdiff1d(np.arange(len(case)), rows)
    return costs_of(case, [*month.held_by, *left_out.tolist()])


def _of_register(register: Payroll | None) -> list[Finding]:
    """Return what reading the register had to say; its rows are no workers of this payroll.

    An error in one of its rows keeps nobody from being declared; a register that cannot be read
    at all stops, because without it registered workers would look unregistered.
    """
    said = register.findings if register is not None else []
    return [
        replace(
            finding,
            worker=None,
            others=(),
            holds_column=False,
            severity=Severity.WARNING if finding.grade is Severity.ERROR else finding.severity,
        )
        for finding in said
    ]


def _not_in_force(
    payroll: Payroll, enterprise: Enterprise | None, options: Options
) -> MonthlyDeclaration:
    """Return a month in which no contributions were due: nothing but LAW-002."""
    n = len(payroll)
    findings = [*payroll.findings, no_figure_in_force(options.month)]
    no_shares: dict[Scheme, Shares] = {}
    return MonthlyDeclaration(
        payroll=payroll,
        enterprise=enterprise,
        options=options,
        law=None,
        wage_usd=np.zeros(n, np.int64),
        has_usd=np.zeros(n, bool),
        wage_khr=np.zeros(n, np.int64),
        status=none_due(n),
        shares=no_shares,
        registered_on=np.full(n, NO_DATE),
        registered=payroll.text("nssf_number").filled(),
        findings=findings,
        held_by=held_by(findings),
        readings=[],
        checks_run=["LAW-002"],
        checks_not_run={},
        state=State.NOT_READY,
    )
