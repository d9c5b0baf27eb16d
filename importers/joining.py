"""Which lines of a month are one worker: the same number and name, else NSSF, else identity number.

Two pay runs, several sheets and files, a worker moved between lines: one row each. Where a number
repeats and the names do not agree nothing is joined, and both lines are named.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from declaration.findings import Finding
from declaration.payroll import Bool, Int, Payroll
from importers.copies import copies
from importers.matching_keys import id_keys, names_agree, nssf_keys, number_keys
from importers.merging import first_filled, merged
from importers.renumbered import renumbered


def joined(payroll: Payroll) -> Payroll:
    """Return a payroll with a row a worker for one with a row a line.

    The same person twice in one sheet, or under two worker numbers, is joined too, and said
    (DUP-004, DUP-006). Where names do not agree: DUP-002 for one worker number, DUP-001 for one
    NSSF number, DUP-003 for one identity number.
    """
    people = _People(payroll)
    clashes = [
        ("DUP-002", "worker_number", people.join(number_keys(payroll.text("worker_number")))),
        ("DUP-001", "nssf_number", people.join(nssf_keys(payroll.text("nssf_number")))),
        ("DUP-003", "national_id", people.join(id_keys(payroll.text("national_id")))),
    ]
    worker = people.numbered()
    result = merged(payroll, worker)
    said: set[frozenset[int]] = set()
    for code, field, groups in clashes:
        for lines in groups:
            workers = [int(worker[line]) for line in lines]
            if frozenset(workers) not in said:
                said.add(frozenset(workers))
                result.findings.append(_clash(result, code, field, workers))
    if len(result) < len(payroll):
        back = renumbered(payroll, result, worker)
        again = [f for f in _repeats(payroll, result, worker) if f.worker not in back]
        result.findings += [*back.values(), *again, *copies(payroll, worker)]
    return result


class _People:
    """Lines on their way to workers.

    Attributes:
        label: for each line the first line of its worker, as far as known [lines].
    """

    def __init__(self, payroll: Payroll) -> None:
        self.label: Int = np.arange(len(payroll))
        self._names = [payroll.text(name) for name in ("name_km", "name_latin")]

    def join(self, keys: Int) -> list[list[int]]:
        """Join the lines that have the same key and agreeing names.

        Args:
            keys: equal for equal numbers; 0 where there is none [lines].

        Returns:
            the groups whose names do not agree: the first line of each person in them.
        """
        groups = _Groups(self._first_filled(keys), self.label)
        if not len(groups):
            return []
        names = [self._first_filled(text.codes.astype(np.int64)) for text in self._names]
        parent = np.arange(len(self.label))
        alike = groups.alike(names)
        groups.unite(parent, alike)
        clashes = []
        for lines in groups.of(~alike):
            people = self._by_name(lines, names)
            for person in people:
                parent[person] = person[0]
            if len(people) > 1:
                clashes.append([person[0] for person in people])
        self.label = parent[self.label]
        return clashes

    def numbered(self) -> Int:
        """Return the worker of each line, numbered by first lines from 0 [lines]."""
        place: Int = np.unique(self.label, return_inverse=True)[1]
        return place

    def _first_filled(self, values: Int) -> Int:
        """Return for each line what the first line of its worker with a value has [lines]."""
        filled = first_filled(values, self.label, len(self.label))
        return filled[self.label]

    def _by_name(self, lines: list[int], names: Sequence[Int]) -> list[list[int]]:
        """Return lines of one number, told apart by their names."""
        pools = [text.pool for text in self._names]
        people: list[tuple[list[str], list[int]]] = []
        for line in lines:
            own = [pool[int(codes[line])] for pool, codes in zip(pools, names, strict=True)]
            for known, person in people:
                if names_agree(known, own):
                    person.append(line)
                    known[:] = [old or new for old, new in zip(known, own, strict=True)]
                    break
            else:
                people.append((own, [line]))
        return [person for _, person in people]


class _Groups:
    """The first lines of workers that share a key, group after group.

    Attributes:
        lines: first lines, the groups one after the other, each in order.
        starts: where each group begins in ``lines``.
        sizes: how many lines each group has, two at least.
    """

    def __init__(self, keys: Int, label: Int) -> None:
        first = np.flatnonzero((label == np.arange(len(label))) & (keys != 0))
        first = first[np.argsort(keys[first], kind="stable")]
        starts = np.flatnonzero(np.diff(keys[first], prepend=0))
        sizes = np.diff(starts, append=len(first))
        kept = sizes > 1
        self.lines: Int = first[np.repeat(kept, sizes)]
        self.sizes: Int = sizes[kept]
        self.starts: Int = np.cumsum(self.sizes) - self.sizes

    def __len__(self) -> int:
        return len(self.sizes)

    def alike(self, names: Sequence[Int]) -> Bool:
        """Return for each group whether its lines have the very same names [groups]."""
        alike = np.ones(len(self), bool)
        for codes in names:
            own = codes[self.lines]
            alike &= np.minimum.reduceat(own, self.starts) == np.maximum.reduceat(own, self.starts)
        return alike

    def unite(self, parent: Int, chosen: Bool) -> None:
        """Point the lines of some groups to the first of each."""
        firsts = np.repeat(self.lines[self.starts], self.sizes)
        lines = np.repeat(chosen, self.sizes)
        parent[self.lines[lines]] = firsts[lines]

    def of(self, chosen: Bool) -> list[list[int]]:
        """Return the lines of some groups."""
        ends = self.starts + self.sizes
        return [
            self.lines[self.starts[group] : ends[group]].tolist()
            for group in np.flatnonzero(chosen).tolist()
        ]


def _clash(payroll: Payroll, code: str, field: str, workers: list[int]) -> Finding:
    """Return the finding that one number stands for several people."""
    worker, *others = workers
    number = payroll.text(field)[worker]
    figures = {
        "number": number,
        "name": _name(payroll, worker),
        "others": ", ".join(_name(payroll, other) for other in others),
        "other_places": ", ".join(_place(payroll, other, field) for other in others),
    }
    place = payroll.place(worker, field)
    return Finding(code, place, worker, tuple(others), field=field, value=number, figures=figures)


def _name(payroll: Payroll, worker: int) -> str:
    """Return how a sentence calls a worker: by name, else by number."""
    return payroll.name(worker) or payroll.text("worker_number")[worker]


def _place(payroll: Payroll, worker: int, field: str) -> str:
    """Return the address of a worker's cell, with the file where there are several."""
    place = payroll.place(worker, field)
    several = len({sheet.file for sheet in payroll.sheets}) > 1
    return f"{place.file} {place.cell}" if several else place.cell


def _repeats(lines: Payroll, payroll: Payroll, worker: Int) -> list[Finding]:
    """Return a finding for each worker who stands twice in one sheet (DUP-004)."""
    key = worker * (len(lines.sheets) + 1) + lines.sheet
    found, counts = np.unique(key, return_counts=True)
    again = np.flatnonzero(np.isin(key, found[counts > 1]))
    together: dict[int, list[int]] = {}
    for line in again.tolist():
        together.setdefault(int(key[line]), []).append(line)
    return [_repeat(lines, payroll, int(worker[own[0]]), own) for own in together.values()]


def _repeat(lines: Payroll, payroll: Payroll, worker: int, own: list[int]) -> Finding:
    """Return the finding that a worker stands in several rows of one sheet."""
    first, *more = lines.row[own].tolist()
    figures = {
        "name": _name(payroll, worker),
        "first_row": first,
        "more_rows": ", ".join(map(str, more)),
    }
    number = payroll.text("worker_number")[worker]
    return Finding("DUP-004", lines.place(own[1]), worker, value=number, figures=figures)
