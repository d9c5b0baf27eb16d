"""A sample of workers that anyone can draw again with a seed and a sheet of paper.

1. Everyone who was paid or declared gets a number: sha256 of ``SEED|KEY`` in hexadecimal, where
   KEY is the worker number, else the NSSF number, else the national identity number, else
   ``FILE:ROW``.
2. With strata, everyone is in the group that a column of the payroll names (the declaration's,
   where the payroll lacks the person; ``""`` where neither says). A group of g among n gets
   ``N × g / n`` of the N to be drawn, rounded down; the places left go one each to the groups with
   the largest remainders, of equal ones to the group whose name comes first.
3. In each group the workers with the smallest numbers are drawn; of equal ones the earlier row.

Neither the order of the files nor the program can choose whom the sample holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from declaration.audit.pairing import NOBODY, Pairs
from declaration.payroll import Payroll

KEY_FIELDS = ("worker_number", "nssf_number", "national_id")

STRATA = {
    "none": (),
    "line": ("line_group", "department"),
    "department": ("department", "line_group"),
    "sex": ("sex",),
    "contract_type": ("contract_type",),
}
"""What can be drawn by: the columns that name the group, the first that the file has."""


@dataclass(frozen=True, slots=True)
class Group:
    """One group of a sample: its name, how many it has, how many are drawn."""

    name: str
    workers: int
    drawn: int


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample.

    Attributes:
        rows: of the pairs, by group, in the order drawn [≤ size].
        groups: by name; one with no name where there are no strata.
    """

    rows: list[int]
    groups: list[Group]


def sample(
    table: Pairs, payroll: Payroll, declared: Payroll, size: int, seed: int, strata: str = "none"
) -> list[int]:
    """Return the rows of the sample, by group, in the order drawn [≤ size]."""
    return drawn(table, payroll, declared, size, seed, strata).rows


def drawn(
    table: Pairs, payroll: Payroll, declared: Payroll, size: int, seed: int, strata: str = "none"
) -> Sample:
    """Return the sample with its groups.

    Args:
        table: everyone who was paid or declared.
        payroll: the payroll.
        declared: the declaration.
        size: how many are drawn.
        seed: of the draw.
        strata: one of ``STRATA``.
    """
    groups: dict[str, list[int]] = {}
    for row in range(len(table)):
        if table.paid[row] or table.stands_declared[row]:
            groups.setdefault(_group(table, row, payroll, declared, strata), []).append(row)
    names = sorted(groups)
    places = shared_out(size, [len(groups[name]) for name in names])
    rows = []
    for name, count in zip(names, places, strict=True):
        keys = ((number(_key(table, row, payroll, declared), seed), row) for row in groups[name])
        rows += [row for _, row in sorted(keys)[:count]]
    told = [
        Group(name, len(groups[name]), count) for name, count in zip(names, places, strict=True)
    ]
    return Sample(rows, told)


def shared_out(size: int, counts: Sequence[int]) -> list[int]:
    """Return how many are drawn from each group; never more than it has.

    >>> shared_out(5, [10, 10, 1]), shared_out(9, [2, 3])
    ([3, 2, 0], [2, 3])
    """
    n = sum(counts)
    size = max(0, min(size, n))
    places = [size * count // n for count in counts] if n else []
    remainders = sorted(
        range(len(counts)), key=lambda i: (-(size * counts[i] % n), i) if n else (0, i)
    )
    for i in remainders[: size - sum(places)]:
        places[i] += 1
    return places


def number(key: str, seed: int) -> str:
    """Return the number by which a worker is drawn.

    >>> number("A-0118", 1)[:16]
    '793dbe2dc61b9936'
    """
    return sha256(f"{seed}|{key}".encode()).hexdigest()


def _sides(
    table: Pairs, row: int, payroll: Payroll, declared: Payroll
) -> list[tuple[Payroll, int]]:
    """Return where a person stands: in the payroll first."""
    sides = ((payroll, int(table.payroll[row])), (declared, int(table.declared[row])))
    return [(source, line) for source, line in sides if line != NOBODY]


def _group(table: Pairs, row: int, payroll: Payroll, declared: Payroll, strata: str) -> str:
    for source, line in _sides(table, row, payroll, declared):
        for field in STRATA[strata]:
            if text := source.text(field)[line]:
                return text
    return ""


def _key(table: Pairs, row: int, payroll: Payroll, declared: Payroll) -> str:
    present = _sides(table, row, payroll, declared)
    for source, line in present:
        for field in KEY_FIELDS:
            if text := source.text(field)[line]:
                return text
    source, line = present[0]
    return f"{source.place(line).file}:{source.row[line]}"
