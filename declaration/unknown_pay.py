"""Pay columns that nobody named and that the gross proves to hold: nothing to ask (MAP-004).

Importing asks about every column of pay with an unknown heading, before anything was added up. In
come its findings and what the gross leaves out; out come those that are still to be answered.
"""

from __future__ import annotations

from declaration.earnings import Earnings
from declaration.findings import Finding
from declaration.inclusion import Omission, Proof
from declaration.payroll import Payroll


def still_to_ask(payroll: Payroll, earned: Earnings, gross: Omission) -> list[Finding]:
    """Return importing's findings without those on columns that stand in the wage."""
    return [f for f in payroll.findings if not _is_in_the_wage(f, payroll, earned, gross)]


def _is_in_the_wage(finding: Finding, payroll: Payroll, earned: Earnings, gross: Omission) -> bool:
    """Return whether the gross is the sum of its parts with this column for all who have it."""
    asks = finding.code == "MAP-004"
    if not asks or gross.proof is not Proof.PARTS:
        return False
    adds_up = ~(gross.unexplained | gross.adrift | gross.is_net)
    compared = gross.compared & payroll.of_sheet(finding.place)
    held = []
    for i, part in enumerate(earned.parts):
        if part.field == "unknown_pay" and part.heading == finding.figures.get("heading"):
            paid = compared & ~part.amounts.is_zero()
            held.append(bool(paid.any()) and bool((adds_up & ~gross.left_out[i])[paid].all()))
    return bool(held) and all(held)
