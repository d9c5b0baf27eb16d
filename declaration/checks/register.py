"""What the register of the fund says of the payroll's people: numbers, identities that differ.

Law:
    Prakas 168 of 2022: one person is registered once, under one number.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from declaration.checks.case import Case, is_whole_column, workers
from declaration.checks.identity import differences, number_key
from declaration.checks.registration import unregistered
from declaration.findings import Finding
from declaration.identifiers.national_id import with_zeros
from declaration.khmer import name_key
from declaration.matching import MatchedBy, Matches
from declaration.payroll import Bool, Payroll, Texts
from declaration.rough_names import rough_name_keys


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


NAMES = ("name_km", "name_latin")


def number_not_entered(case: Case) -> Iterator[Finding]:
    """REG-006: registered by the register, and the payroll has no number; the one to write in.

    Where names differ the number is told, but not put forward: the card may be another person's.
    """
    found, register = case.registration.found, case.register
    if register is None or found is None:
        return
    known = case.registration.in_register & ~case.registration.has_number & case.presence.here
    known[known] = register.text("nssf_number").filled()[found.right[known]]
    if is_whole_column(known, case.presence.here) and not case.payroll.has("nssf_number"):
        first = int(np.flatnonzero(known)[0])
        figures = _in_register(case.payroll, found, register, first) | {"workers": int(known.sum())}
        yield case.on_column("REG-006", "nssf_number", figures=figures)
        return
    for worker in workers(known):
        figures = _in_register(case.payroll, found, register, worker) | {"workers": 1}
        sure = not _names_differ(case.payroll, register, worker, int(found.right[worker]))
        expected = str(figures["number"]) if sure else ""
        yield case.on_worker("REG-006", worker, "nssf_number", expected=expected, figures=figures)


def _in_register(
    payroll: Payroll, found: Matches, register: Payroll, worker: int
) -> dict[str, object]:
    """Return where a worker stands in the register, under which number, and what told it."""
    row = int(found.right[worker])
    place = register.place(row)
    return {
        "number": register.text("nssf_number")[row],
        "fields": _same_in_both(payroll, found, register, worker),
        "other_file": place.file,
        "other_row": place.row,
    }


def _same_in_both(payroll: Payroll, found: Matches, register: Payroll, worker: int) -> list[str]:
    """Return the fields by which a worker was found in the register."""
    by, row = found.matched_by(worker), int(found.right[worker])
    if by is not MatchedBy.NAMES_AND_BIRTH_DATE:
        return [by]
    named = [name for name in NAMES if payroll.text(name)[worker] and register.text(name)[row]]
    return [*named, "birth_date"]


def _names_differ(payroll: Payroll, register: Payroll, worker: int, row: int) -> bool:
    """Return whether both have a name in one script, and no script has the same one."""
    pairs = [(payroll.text(name)[worker], register.text(name)[row]) for name in NAMES]
    keys = [(name_key(here), name_key(there)) for here, there in pairs if here and there]
    return bool(keys) and all(here != there for here, there in keys)


def same_name_in_register(case: Case) -> Iterator[Finding]:
    """REG-007: nobody in the register is surely this worker, but one person has the same name.

    Only where neither birth dates nor identity numbers tell the two apart, and the name stands
    once on both sides.
    """
    found, register = case.registration.found, case.register
    if register is None or found is None:
        return
    open_rows = unregistered(case)
    free = np.zeros(len(register), bool)
    free[found.unmatched] = True
    for field in NAMES if open_rows.any() else ():
        there = _once(register.text(field), free)
        for key, worker in _once(case.payroll.text(field), open_rows).items():
            row = there.get(key, -1)
            if (
                row >= 0
                and open_rows[worker]
                and _may_be(case.payroll, register, field, worker, row)
            ):
                open_rows[worker] = False
                yield _namesake(case, register, field, worker, row)


def _once(names: Texts, rows: Bool) -> dict[int, int]:
    """Return rough name → row, for some rows whose name no other row of the table has."""
    keys = rough_name_keys(names)
    _, place, counts = np.unique(keys, return_inverse=True, return_counts=True)
    alone = np.flatnonzero(rows & (keys != 0) & (counts[place.reshape(-1)] == 1))
    return dict(zip(keys[alone].tolist(), alone.tolist(), strict=True))


def _may_be(payroll: Payroll, register: Payroll, field: str, worker: int, row: int) -> bool:
    """Return whether two rows have the same name, and nothing tells them apart."""
    same = name_key(payroll.text(field)[worker]) == name_key(register.text(field)[row])
    return same and not _told_apart(payroll, register, worker, row)


def _namesake(case: Case, register: Payroll, field: str, worker: int, row: int) -> Finding:
    place = register.place(row)
    figures = {
        "name": register.text(field)[row],
        "number": register.text("nssf_number")[row] or "–",
        "other_file": place.file,
        "other_row": place.row,
    }
    value = case.payroll.text(field)[worker]
    return case.on_worker("REG-007", worker, field, value=value, figures=figures)


def _told_apart(payroll: Payroll, register: Payroll, worker: int, row: int) -> bool:
    """Return whether birth dates or identity numbers of two rows differ."""
    born, born_there = payroll.date("birth_date")[worker], register.date("birth_date")[row]
    if not np.isnat(born) and not np.isnat(born_there) and born != born_there:
        return True
    card, other = payroll.text("national_id")[worker], register.text("national_id")[row]
    return bool(card and other and with_zeros(card) != with_zeros(other))
