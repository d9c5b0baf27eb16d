"""XCK against the register of the fund: numbers it does not have, identities that differ."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from declaration.checks.case import Case, workers
from declaration.checks.identity import differences, number_key
from declaration.findings import Finding


def number_not_in_register(case: Case) -> Iterator[Finding]:
    """XCK-005: an NSSF number that the register does not have, of a person it does not have."""
    if case.register is None:
        return
    known = {number_key(text) for text in case.register.text("nssf_number").pool if text}
    numbers = case.payroll.text("nssf_number")
    absent = numbers.where(lambda text: number_key(text) not in known)
    for worker in workers(absent & case.presence.here & ~case.registration.in_register):
        number = numbers[worker]
        figures = {"number": number}
        yield case.on_worker("XCK-005", worker, "nssf_number", value=number, figures=figures)


def identity_differs(case: Case) -> Iterator[Finding]:
    """XCK-003: a worker's name, birth date, sex or number is another in the register."""
    found = case.registration.found
    if case.register is None or found is None:
        return
    here = np.flatnonzero(case.registration.in_register & case.presence.here)
    yield from differences(case.payroll, case.register, here, found.right[here])
