"""A payroll's month worked out, before the checks: wage declared, presence, registration, shares.

In go the payroll, the law in force and what was asked for; out comes the ``Case`` that every check
looks at. Nothing is judged here.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from declaration.checks.case import Case
from declaration.checks.inclusion import is_named
from declaration.contributions import Scheme, contributions, pension_is_due
from declaration.currency import dollars_for_riel, riel_for_dollars
from declaration.earnings import Earnings, earnings
from declaration.fields import FIELDS, Kind
from declaration.in_force import InForce
from declaration.inclusion import Omission, Proof, declared_omission, gross_omission
from declaration.money import riel
from declaration.monthly import Enterprise, Options
from declaration.payroll import Amounts, Bool, Payroll
from declaration.presence import presence
from declaration.registration import registration


def worked_out(
    payroll: Payroll,
    enterprise: Enterprise,
    in_force: InForce,
    options: Options,
    register: Payroll | None,
) -> Case:
    """Return the month worked out: what the checks look at.

    Args:
        payroll: n workers.
        enterprise: who declares.
        in_force: the law of the month, under the readings chosen.
        options: the month, the rate and what else was chosen.
        register: the workers that NSSF has registered, or None.
    """
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
