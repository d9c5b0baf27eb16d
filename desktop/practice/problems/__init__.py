"""What goes wrong in real payrolls, planted where it can be found again.

A file a family; each function plants one thing in the hired workers and returns those it touched.
``PLANTED`` lists them by code; that is also the list of what a reading must find.
"""

from __future__ import annotations

from collections.abc import Callable

from desktop.practice.people import Worker
from desktop.practice.problems import cells, contracts, registration, rows, standing, wages
from desktop.practice.problems.workers import Everyone

Plant = Callable[[Everyone], list[Worker]]

QUIET: tuple[Plant, ...] = (
    registration.unregistered_2_days,
    standing.suspended,
    standing.maternity,
    standing.left,
)
"""What is planted and no finding by itself."""

PLANTED: dict[str, Plant] = {
    "REG-001": registration.unregistered_60_days,
    "REG-002": registration.unregistered_20_days,
    "REG-003": registration.registered_late,
    "REG-004": registration.no_hire_date,
    "REG-005": registration.hired_again,
    "REG-006": registration.known_under_a_former_number,
    "CON-001": contracts.no_contract_type,
    "CON-002": contracts.no_contract_end,
    "CON-003": contracts.past_24_months,
    "CON-004": contracts.paid_after_the_end,
    "CON-005": contracts.long_probation,
    "CON-006": contracts.too_young,
    "CON-007": contracts.daily_workers,
    "WAG-001": wages.worked_for_nothing,
    "WAG-003": wages.under_the_minimum,
    "WAG-004": wages.gross_does_not_add_up,
    "WAG-005": wages.attendance_left_out,
    "WAG-006": wages.gross_is_net,
    "WAG-007": wages.riel_among_dollars,
    "WAG-008": wages.declared_lower,
    "OVT-001": wages.overtime_left_out,
    "OVT-002": wages.overtime_unpaid,
    "OVT-003": wages.overtime_underpaid,
    "OVT-004": wages.too_much_overtime,
    "ROW-001": rows.hired_next_month,
    "ROW-002": rows.net_does_not_follow,
    "ROW-003": rows.too_many_days,
    "DUP-001": rows.nssf_number_twice,
    "DUP-002": rows.worker_number_twice,
    "DUP-003": rows.identity_card_twice,
    "DUP-004": rows.twice_in_a_sheet,
    "FMT-001": cells.wage_is_no_number,
    "FMT-002": cells.impossible_date,
    "FMT-004": cells.zeros_lost,
    "FMT-005": cells.legacy_names,
    "FMT-006": cells.odd_nssf_number,
    "FMT-008": cells.odd_identity_card,
    "FMT-010": cells.nssf_number_as_number,
    "FMT-011": cells.latin_in_khmer,
    "CAL-002": standing.past_sixty,
    "CAL-003": standing.own_pension_differs,
    "XCK-003": cells.otherwise_in_the_register,
    "XCK-005": registration.not_in_register,
}
"""Code of the catalogue → what is planted for it."""

HOLDING = ("REG-004", "WAG-001", "WAG-007", "DUP-001", "DUP-002", "FMT-001", "FMT-002", "FMT-005")
"""The planted codes that hold a worker's line out."""


def plant(workers: list[Worker]) -> dict[str, list[str]]:
    """Plant every problem; return code → the worker numbers it was planted on."""
    everyone = Everyone(workers)
    for quiet in QUIET:
        quiet(everyone)
    return {code: [w.number for w in make(everyone)] for code, make in PLANTED.items()}
