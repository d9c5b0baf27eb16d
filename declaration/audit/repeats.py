"""XCK-024: one number, two people of the declaration. Told before anything is compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from declaration.findings import Finding
from declaration.identifiers import national_id, nssf_number
from declaration.payroll import Payroll

NUMBERS: dict[str, Callable[[str], str]] = {
    "nssf_number": nssf_number.core,
    "national_id": national_id.with_zeros,
}
LISTED = 20
"""A number that more lines have tells nobody from another, and is told of once without them."""


def numbers_repeated(declared: Payroll) -> Iterator[Finding]:
    """Yield XCK-024 for each number that several lines of the declaration have."""
    for field, form in NUMBERS.items():
        lines: dict[str, list[int]] = {}
        for line, number in enumerate(declared.text(field).map(form).values().tolist()):
            if number:
                lines.setdefault(number, []).append(line)
        for shared in lines.values():
            if len(shared) > 1:
                yield _finding(declared, field, shared)


def _finding(declared: Payroll, field: str, lines: list[int]) -> Finding:
    first, others = lines[0], lines[1 : LISTED + 1]
    number = declared.text(field)[first]
    return Finding(
        "XCK-024",
        declared.place(first, field),
        field=field,
        value=number,
        figures={
            "field": field,
            "number": number,
            "names": [declared.name(line) for line in (first, *others)],
            "count": len(lines),
            "other_cells": [declared.place(line, field).cell for line in others],
        },
    )
