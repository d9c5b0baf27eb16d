"""XCK-003: what two tables of people say differently about the same person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from declaration.findings import Finding
from declaration.identifiers import national_id, nssf_number
from declaration.payroll import Int, Payroll
from declaration.people_keys import kept_name_key, same_words


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that differs between two tables of people.

    Attributes:
        field: its name.
        here: as the payroll has it.
        there: as the other table has it.
    """

    field: str
    here: str
    there: str


def number_key(number: str) -> str:
    """Return the form in which two NSSF numbers are compared: the core, which finds a member.

    >>> number_key("1234567-7654321-ក"), number_key("12")
    ('7654321', '12')
    """
    return nssf_number.core(number) or number


COMPARED: dict[str, Callable[[str], str]] = {
    "nssf_number": number_key,
    "national_id": national_id.with_zeros,
    "name_km": kept_name_key,
    "name_latin": kept_name_key,
    "sex": str,
}
"""Text field → the form in which two values are compared."""


def differences(payroll: Payroll, other: Payroll, here: Int, there: Int) -> Iterator[Finding]:
    """Yield XCK-003 for each person whose identity differs; a blank is no difference.

    Args:
        payroll: the table the findings speak of.
        other: a register or a declaration.
        here: rows of the payroll [m].
        there: for each of them, the row of the other table that is the same person [m].
    """
    for pair, each in differing(payroll, other, here, there).items():
        yield _finding(payroll, other, int(here[pair]), int(there[pair]), each)


def differing(
    payroll: Payroll,
    other: Payroll,
    here: Int,
    there: Int,
    compared: Iterable[str] = (),
) -> dict[int, list[Difference]]:
    """Return what differs, by the position of the pair among the m given; a blank does not.

    Args:
        payroll: one table of people.
        other: another one.
        here: rows of the first [m].
        there: for each of them, the row of the other table that is the same person [m].
        compared: the text fields compared, besides the birth date; all where not given.
    """
    found: dict[int, list[Difference]] = {}
    for field in compared or COMPARED:
        _compare_texts(payroll, other, (here, there), field, COMPARED[field], found)
    _compare_births(payroll, other, (here, there), found)
    return dict(sorted(found.items()))


def _compare_texts(
    payroll: Payroll,
    other: Payroll,
    pairs: tuple[Int, Int],
    field: str,
    form: Callable[[str], str],
    found: dict[int, list[Difference]],
) -> None:
    here, there = pairs
    mine, theirs = payroll.text(field), other.text(field)
    a, b = mine.values()[here], theirs.values()[there]
    is_name = field.startswith("name_")
    for i in np.flatnonzero((a != b) & (a != "") & (b != "")).tolist():
        x, y = form(a[i]), form(b[i])
        # Family and given name that only change places: lists do that, people do not.
        if x and y and x != y and not (is_name and same_words(a[i], b[i], x, y)):
            found.setdefault(i, []).append(Difference(field, a[i], b[i]))


def _compare_births(
    payroll: Payroll, other: Payroll, pairs: tuple[Int, Int], found: dict[int, list[Difference]]
) -> None:
    here, there = pairs
    a, b = payroll.date("birth_date")[here], other.date("birth_date")[there]
    for i in np.flatnonzero((a != b) & ~np.isnat(a) & ~np.isnat(b)).tolist():
        found.setdefault(i, []).append(Difference("birth_date", str(a[i]), str(b[i])))


def _finding(
    payroll: Payroll, other: Payroll, worker: int, row: int, each: list[Difference]
) -> Finding:
    return Finding(
        "XCK-003",
        payroll.place(worker, each[0].field),
        worker,
        field=each[0].field,
        value=each[0].here,
        expected=each[0].there,
        figures={
            "fields": [difference.field for difference in each],
            "here": [difference.here for difference in each],
            "there": [difference.there for difference in each],
            "other_file": other.sheets[other.sheet[row]].file if other.sheets else "",
            "other_row": int(other.row[row]),
        },
    )
