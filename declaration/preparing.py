"""A payroll becomes a month's declaration: wages, statuses, shares, findings, state.

In go the payroll, the enterprise, the law and what was asked for; out comes the
``MonthlyDeclaration``, whatever the payroll holds: what is wrong with it is in the findings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from declaration.checks import Case, run
from declaration.checks.inclusion import is_named
from declaration.contributions import Scheme, Shares, contributions, pension_is_due
from declaration.currency import dollars_for_riel, riel_for_dollars
from declaration.earnings import Earnings, chosen, earnings
from declaration.fields import FIELDS, Kind
from declaration.findings import Finding, Severity
from declaration.in_force import InForce, NotInForceError
from declaration.inclusion import Omission, Proof, declared_omission, gross_omission
from declaration.law import Law
from declaration.law_findings import no_figure_in_force, other_readings
from declaration.money import riel
from declaration.monthly import (
    Enterprise,
    MonthlyDeclaration,
    Options,
    ReadingInUse,
    State,
    Status,
)
from declaration.payroll import NO_DATE, Amounts, Bool, Codes, Int, Payroll, Texts
from declaration.presence import presence
from declaration.reading_costs import alternatives, cost_of_readings
from declaration.registration import registration
from declaration.unknown_pay import still_to_ask

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
    case = _case(payroll, enterprise or Enterprise(), in_force, options, register)
    case = _after(case, history)
    findings, looked_for, not_looked_for = run(case)
    held_by = _held_by([*payroll.findings, *findings])
    costs = _costs(case, list(held_by))
    imported = still_to_ask(payroll, case.earned, case.gross)
    everything = [*imported, *_of_register(register), *findings]
    everything += other_readings(costs, in_force)
    status = _status(case, held_by, all_held=any(map(_holds_all, everything)))
    declared = bool((status.codes == _DECLARED).any())
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
        held_by=held_by,
        readings=costs,
        checks_run=sorted({*looked_for, "LAW-001", "LAW-002"}),
        checks_not_run=not_looked_for,
        state=_state(everything, options.hold_out, declared),
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
    from declaration.bridge import bridge

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
        state=_state(
            findings, month.options.hold_out, bool((month.status.codes == _DECLARED).any())
        ),
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
    case = _case(month.payroll, enterprise, month.law, month.options, None)
    left_out = np.setdiff1d(np.arange(len(case)), rows)
    return _costs(case, [*month.held_by, *left_out.tolist()])


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


def _case(
    payroll: Payroll,
    enterprise: Enterprise,
    in_force: InForce,
    options: Options,
    register: Payroll | None,
) -> Case:
    """Return the month worked out, before the checks."""
    earned = earnings(payroll, in_force.wage_items)
    gross = gross_omission(payroll, earned, options.rate)
    wage = _wage(earned, gross, options.include)
    wage_khr = riel(wage, options.rate)
    rate_missing = not options.rate and bool(wage.usd.any())
    sign = wage.usd + wage.khr if rate_missing else wage_khr
    here = presence(payroll, wage, sign, options.month)
    due = _pension_due(payroll, in_force)
    return Case(
        payroll=payroll,
        enterprise=enterprise,
        options=options,
        in_force=in_force,
        register=register,
        earned=earned,
        gross=gross,
        declared=declared_omission(payroll, earned, options.rate),
        wage=wage,
        wage_khr=wage_khr,
        rate_missing=rate_missing,
        presence=here,
        registration=registration(payroll, register),
        pension_due=due,
        shares=contributions(wage_khr, due, in_force, here.declared),
        unreliable=_unreliable(payroll, wage),
    )


def _unreliable(payroll: Payroll, wage: Amounts) -> Bool:
    """Return of whom some amount could not be read or is in the wrong currency [n]."""
    rows = riel_for_dollars(wage) | dollars_for_riel(wage)
    for finding in payroll.findings:
        if finding.code == "FMT-001" and finding.worker is not None:
            rows[finding.worker] = True
        elif finding.holds_column and _is_money(finding.field):
            rows |= payroll.of_sheet(finding.place)
    return rows


def _is_money(field: str) -> bool:
    return field in FIELDS and FIELDS[field].kind is Kind.MONEY


def _wage(earned: Earnings, gross: Omission, include: tuple[str, ...]) -> Amounts:
    """Return the wage declared: as it stands, and what a person chose to count besides.

    A column is added for the workers whose gross leaves it out; where nothing can tell (no
    arithmetic and no words), for all who have a gross: the person said so.
    """
    columns = [i for i, part in enumerate(earned.parts) if is_named(part.field, include)]
    if not columns:
        return earned.wage
    if gross.proof is Proof.NONE:
        left_out = gross.left_out.copy()
        for i in columns:
            left_out[i] = earned.has_gross & ~earned.parts[i].amounts.is_zero()
        gross = replace(gross, left_out=left_out)
    # A sheet without a gross sums what the law counts; a chosen field beside is added there too.
    uncounted = [i for i in columns if not earned.counted[i]]
    for i in uncounted:
        gross.left_out[i] |= ~earned.has_gross
    return earned.wage + _added(earned, gross, columns)


def _added(earned: Earnings, gross: Omission, columns: list[int]) -> Amounts:
    total = Amounts.empty(len(earned.gross))
    for i in columns:
        amounts, rows = earned.parts[i].amounts, gross.left_out[i]
        total = total + Amounts(amounts.usd * rows, amounts.khr * rows, amounts.present & rows)
    return total


def _pension_due(payroll: Payroll, in_force: InForce) -> Bool:
    if in_force.rates(Scheme.PENSION) is None:
        return np.zeros(len(payroll), bool)
    return pension_is_due(payroll.date("birth_date"), in_force.month, in_force.pension_age)


def _held_by(findings: Iterable[Finding]) -> dict[int, list[str]]:
    """Return whom errors hold out: worker → codes, each once."""
    held: dict[int, list[str]] = {}
    for finding in findings:
        if finding.worker is not None and finding.grade is Severity.ERROR:
            for worker in (finding.worker, *finding.others):
                codes = held.setdefault(worker, [])
                if finding.code not in codes:
                    codes.append(finding.code)
    return dict(sorted(held.items()))


def _holds_all(finding: Finding) -> bool:
    """Return whether a finding keeps the whole month from being declared, --hold-out or not."""
    if finding.grade is Severity.STOP:
        return True
    return finding.holds_column and finding.grade is Severity.ERROR


_STATUSES = ["", *Status]
_DECLARED = _STATUSES.index(Status.DECLARED)


def _status(case: Case, held_by: Mapping[int, list[str]], *, all_held: bool) -> Texts:
    """Return what becomes of each line, as ``declare --hold-out`` would do it [n].

    Where something holds the whole month, no line is declared: those due are held out too.
    """
    codes: Codes = np.full(len(case), _STATUSES.index(Status.NOT_DUE), np.int32)
    codes[case.presence.declared] = _STATUSES.index(Status.HELD_OUT) if all_held else _DECLARED
    codes[case.presence.suspended] = _STATUSES.index(Status.SUSPENDED)
    codes[case.presence.left] = _STATUSES.index(Status.LEFT)
    codes[list(held_by)] = _STATUSES.index(Status.HELD_OUT)
    return Texts(codes, [str(status) for status in _STATUSES])


def _state(findings: Iterable[Finding], hold_out: bool, declared: bool) -> State:
    """Return what can be done with the month."""
    findings = list(findings)
    if any(map(_holds_all, findings)):
        return State.NOT_READY
    grades = {finding.grade for finding in findings}
    if Severity.ERROR in grades:
        return State.PARTLY_READY if hold_out and declared else State.NOT_READY
    return State.READY_WITH_WARNINGS if Severity.WARNING in grades else State.READY


def _costs(case: Case, not_declared: list[int]) -> list[ReadingInUse]:
    """Return what each other reading of the law would cost, for the lines declared."""
    if case.rate_missing:
        return []
    paid = case.presence.declared.copy()
    paid[not_declared] = False
    return cost_of_readings(
        case.wage_khr,
        case.payroll.date("birth_date"),
        paid,
        case.in_force,
        other_wages=_other_wages(case),
    )


def _other_wages(case: Case) -> dict[tuple[str, str], Int]:
    """Return the wages under other readings of what counts as wage, where sums of parts are.

    A gross counts as it stands under every reading.
    """
    items = {part.field: case.in_force.wage_items.get(part.field) for part in case.earned.parts}
    figures = {item.contested for item in items.values() if item and item.contested}
    found = {}
    for figure in sorted(figures):
        for reading, law in alternatives(case.in_force, figure):
            other = earnings(case.payroll, law.wage_items).assessable
            difference = other - case.earned.assessable
            nothing = Amounts.empty(len(case))
            moved = chosen(case.earned.has_gross, nothing, difference)
            found[figure, reading] = riel(case.wage + moved, case.rate)
    return found


def _not_in_force(
    payroll: Payroll, enterprise: Enterprise | None, options: Options
) -> MonthlyDeclaration:
    """Return a month in which no contributions were due: nothing but LAW-002."""
    n = len(payroll)
    findings = [*payroll.findings, no_figure_in_force(options.month)]
    status = Texts(np.full(n, _STATUSES.index(Status.NOT_DUE), np.int32), [*map(str, _STATUSES)])
    no_shares: dict[Scheme, Shares] = {}
    return MonthlyDeclaration(
        payroll=payroll,
        enterprise=enterprise,
        options=options,
        law=None,
        wage_usd=np.zeros(n, np.int64),
        has_usd=np.zeros(n, bool),
        wage_khr=np.zeros(n, np.int64),
        status=status,
        shares=no_shares,
        registered_on=np.full(n, NO_DATE),
        registered=payroll.text("nssf_number").filled(),
        findings=findings,
        held_by=_held_by(findings),
        readings=[],
        checks_run=["LAW-002"],
        checks_not_run={},
        state=State.NOT_READY,
    )
