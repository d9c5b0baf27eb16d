"""What is checked: the one list of checks, each with its codes and the columns it needs.

A check is a function from the month worked out (``case.Case``) to findings, over whole columns. It
runs where the payroll has what it needs; else the month says which codes were not looked for, and
what was lacking.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from declaration.checks import (
    computation,
    contract,
    inclusion,
    law,
    overtime,
    register,
    registration,
    row,
    wage,
)
from declaration.checks.case import Case
from declaration.fields import FIELDS
from declaration.findings import Finding

__all__ = ["CHECKS", "Case", "Check", "run"]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is looked for.

    Attributes:
        codes: what it may find.
        find: yields the findings.
        needs: what it needs, all of it: fields, or ``register``; ``a|b`` is one of them.
    """

    codes: tuple[str, ...]
    find: Callable[[Case], Iterable[Finding]]
    needs: tuple[str, ...] = ()

    def lacks(self, case: Case) -> list[str]:
        """Return the needs that the payroll does not meet."""
        return [need for need in self.needs if not any(_has(case, n) for n in need.split("|"))]


def _has(case: Case, need: str) -> bool:
    if need in FIELDS:
        return case.payroll.has(need)
    return case.register is not None if need == "register" else bool(case.earned.parts)


_GROSS = "gross|gross_khr"
_NET = "net_pay|net_pay_khr"
_PARTS = "pay items"
_OVERTIME = "overtime_pay|overtime_pay_150|overtime_pay_200|overtime_pay_holiday"
_HOURS = "overtime_hours|overtime_hours_150|overtime_hours_200|overtime_hours_holiday"
_BASIC = "basic_pay|piece_rate|gross|gross_khr"
_NAMES = "name_km|name_latin"

CHECKS: tuple[Check, ...] = (
    Check(("ROW-001",), row.hired_after_the_month, ("hire_date",)),
    Check(("ROW-002",), row.net_is_not_gross_less_deductions, (_GROSS, _NET)),
    Check(("ROW-003",), row.more_days_than_the_month_has, ("work_days",)),
    Check(("ROW-005",), row.paid_after_leaving, ("leave_date",)),
    Check(("CON-001",), contract.contract_type_missing),
    Check(("CON-002",), contract.fixed_contract_without_end, ("contract_type",)),
    Check(
        ("CON-003",),
        contract.fixed_contracts_past_limit,
        ("contract_type", "hire_date|contract_start"),
    ),
    Check(("CON-004",), contract.paid_after_contract_end, ("contract_end",)),
    Check(("CON-005",), contract.probation_too_long, ("contract_type", "hire_date|contract_start")),
    Check(("CON-006",), contract.too_young_at_hire, ("birth_date", "hire_date")),
    Check(("CON-007",), contract.casual_worker, ("contract_type",)),
    Check(("CON-008",), contract.not_an_employee, ("contract_type|position|status|remark",)),
    Check(("CON-009", "CON-010"), contract.suspended_worker, ("status|work_days",)),
    Check(("WAG-001",), wage.no_wage),
    Check(("WAG-003",), wage.below_minimum_wage, (_BASIC,)),
    Check(("WAG-004",), inclusion.gross_is_not_its_parts, (_GROSS, _PARTS)),
    Check(
        ("OVT-001", "WAG-005"), inclusion.left_out, (f"{_GROSS}|declared_wage", f"{_PARTS}|{_NET}")
    ),
    Check(("WAG-006",), inclusion.wage_is_the_net_pay, (f"{_GROSS}|declared_wage",)),
    Check(("WAG-007",), wage.currency_mistaken),
    Check(("WAG-008",), inclusion.declared_below_gross, ("declared_wage",)),
    Check(("WAG-009",), wage.gross_columns_disagree, ("gross", "gross_khr")),
    Check(("OVT-002",), overtime.hours_without_pay, (_HOURS,)),
    Check(
        ("OVT-003",),
        overtime.paid_below_factor,
        (f"{_HOURS}|night_hours", f"{_OVERTIME}|night_pay", "basic_pay|basic_rate"),
    ),
    Check(("OVT-004",), overtime.hours_above_limit, (_HOURS, "work_days")),
    Check(("REG-001",), registration.unregistered_past_alarm, ("hire_date",)),
    Check(("REG-002",), registration.unregistered_past_term, ("hire_date",)),
    Check(("REG-003",), registration.registered_late, ("hire_date", "registered_on|register")),
    Check(("REG-004",), registration.unregistered_without_hire_date),
    Check(("REG-005",), registration.under_a_new_number, ("worker_number", _NAMES)),
    Check(("REG-006",), register.number_not_entered, ("register", _NAMES)),
    Check(("REG-007",), register.same_name_in_register, ("register", _NAMES)),
    Check(("CAL-001",), computation.outside_limits),
    Check(("CAL-002",), computation.pension_not_due, ("birth_date",)),
    Check(
        ("CAL-003",),
        computation.own_contributions_differ,
        ("occupational_risk|health_care|pension_worker|pension_employer|nssf_total",),
    ),
    Check(("CAL-004",), computation.no_birth_date),
    Check(("LAW-003",), law.no_exchange_rate),
    Check(("LAW-004",), law.unsettled_figures),
    Check(("LAW-005",), law.unusual_rate),
    Check(("LAW-006",), law.unchecked_figures),
    Check(("XCK-003",), register.identity_differs, ("register",)),
    Check(("XCK-005",), register.number_not_in_register, ("register", "nssf_number")),
)
"""Every check, in the order in which its findings are given."""


def run(case: Case) -> tuple[list[Finding], list[str], dict[str, str]]:
    """Return what all checks find, the codes looked for, and code → what it lacked.

    Findings stand in the order of ``CHECKS``, and within a code in the order of the workers. The
    checks across the months come last, and only where the months before are known.
    """
    findings: list[Finding] = []
    looked_for: list[str] = []
    not_looked_for: dict[str, str] = {}
    for check in [*CHECKS, *_across(case)]:
        if lacking := check.lacks(case):
            not_looked_for |= dict.fromkeys(check.codes, ", ".join(lacking))
        else:
            looked_for += check.codes
            findings += check.find(case)
    return findings, looked_for, not_looked_for


def _across(case: Case) -> tuple[Check, ...]:
    if case.history is None or not len(case):
        return ()
    from declaration.checks.across_months import ACROSS

    return tuple(Check(codes, find) for codes, find in ACROSS)
