"""A sealed month reckoned again by today's program, under the law and the readings of its month.

    again = from_lines(manifest, lines, Law.load())        # from what was sealed, nothing else
    again = from_month(manifest, lines, month)             # from the payroll, read once more
    again.is_same, again.differences, again.figures

From the sealed lines, each wage becomes bases and shares again. From the payroll, every column of
every line is compared. Where anything differs, the figures of law that differ are named as the
reason; where none does, it is the program that reckons otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from declaration.contributions import Scheme, contributions, pension_is_due
from declaration.in_force import InForce
from declaration.law import UnknownReadingError
from declaration.month import Month
from declaration.vault.lines import DATES, DOLLARS, TEXTS, WHOLE, Lines
from declaration.vault.manifest import figures_in_force

if TYPE_CHECKING:
    from declaration.contributions import Shares
    from declaration.law import Law
    from declaration.monthly import MonthlyDeclaration
    from declaration.payroll import Bool, Int

SHARES = tuple(name for name in WHOLE if name.endswith(("_base", "_employer", "_worker", "_total")))
"""The columns of contributions.csv that are reckoned from the wage [riel]."""


@dataclass(frozen=True, slots=True)
class LineDifference:
    """One cell of one line that is another one today.

    Attributes:
        line: of contributions.csv, from 0; -1 where the vault has no such line.
        worker_number: whose.
        name: in Khmer, else Latin.
        column: of contributions.csv; "" where the whole line is gone or new.
        sealed: what stands in the vault; the status, for a whole line.
        now: what comes out today; likewise.
    """

    line: int
    worker_number: str
    name: str
    column: str
    sealed: str
    now: str


@dataclass(frozen=True, slots=True)
class FigureDifference:
    """A figure of law that says something else today about that month.

    Attributes:
        name: of its file.
        sealed: reading and values as sealed; None where there was none.
        now: as today's law has them; None where there is none.
    """

    name: str
    sealed: Mapping[str, Any] | None
    now: Mapping[str, Any] | None


@dataclass(slots=True)
class Rerun:
    """What came of reckoning a sealed month again.

    Attributes:
        month: which.
        lines: how many were compared.
        sealed: the remittance as sealed, ``employer`` and ``worker`` [riel].
        now: the same, reckoned today.
        differences: every cell that differs, line by line.
        figures: the figures of law that differ.
        program: that sealed the month.
        law_version: under which it was sealed.
    """

    month: Month
    lines: int
    sealed: dict[str, int]
    now: dict[str, int]
    differences: list[LineDifference] = field(default_factory=list)
    figures: list[FigureDifference] = field(default_factory=list)
    program: str = ""
    law_version: str = ""

    @property
    def is_same(self) -> bool:
        """Whether every riel is the same."""
        return not self.differences and self.sealed == self.now


def from_lines(manifest: Mapping[str, Any], lines: Lines, law: Law) -> Rerun:
    """Return a sealed month reckoned again from its own lines.

    Args:
        manifest: of the return.
        lines: its contributions.csv.
        law: today's.

    Raises:
        UnknownReadingError: today's law lacks a reading that was used.
    """
    in_force = law_of(manifest, law)
    declared = lines.declared()
    now = _shares(lines, in_force, declared)
    rows = np.flatnonzero(declared)
    found = [
        LineDifference(row, *_who(lines, row), name, *map(str, cells))
        for name in SHARES
        for row, *cells in _unequal(rows, lines.amount(name), now[name])
    ]
    totals = {part: int(now[f"{part}_total"][declared].sum()) for part in ("employer", "worker")}
    return _rerun(manifest, len(rows), totals, found, in_force)


def from_month(manifest: Mapping[str, Any], lines: Lines, month: MonthlyDeclaration) -> Rerun:
    """Return a sealed month compared with the same payroll, read and reckoned today.

    Args:
        manifest: of the return.
        lines: its contributions.csv.
        month: worked out today from the same files and choices.
    """
    now = lines_of_month(month)
    found = list(_cells(lines, now))
    declared = now.declared()
    totals = {
        part: int(now.amount(f"{part}_total")[declared].sum()) for part in ("employer", "worker")
    }
    return _rerun(manifest, len(lines), totals, found, month.law)


def law_of(manifest: Mapping[str, Any], law: Law) -> InForce:
    """Return the law of a sealed month under the very readings that were used for it.

    Raises:
        UnknownReadingError: the law given lacks one of them.
    """
    chosen: dict[str, str] = manifest["readings"]
    known = {name: figure.readings for name, figure in law.parameters.items()}
    for name, reading in chosen.items():
        if reading not in known.get(name, {}):
            raise UnknownReadingError(
                f"{manifest['month']} was reckoned with {name}={reading}, which this law lacks."
            )
    return InForce(law, Month.parse(manifest["month"]), {**law.choose({}), **chosen})


def lines_of_month(month: MonthlyDeclaration) -> Lines:
    """Return the lines that a month's contributions.csv would hold."""
    from declaration.export.csv_file import csv_bytes
    from declaration.export.figures import Figures
    from declaration.export.tables import contributions as table
    from declaration.vault.lines import lines_of

    return lines_of(csv_bytes(table(Figures(month))))


def figures_that_differ(
    sealed: Mapping[str, Mapping[str, Any]], in_force: InForce
) -> list[FigureDifference]:
    """Return the figures of law whose reading or values are others than when a month was sealed."""
    now = figures_in_force(in_force)
    return [
        FigureDifference(name, _said(sealed.get(name)), _said(now.get(name)))
        for name in sorted({*sealed, *now})
        if _said(sealed.get(name)) != _said(now.get(name))
    ]


def _rerun(
    manifest: Mapping[str, Any],
    lines: int,
    now: dict[str, int],
    found: list[LineDifference],
    in_force: InForce | None,
) -> Rerun:
    found.sort(key=lambda each: each.line)
    return Rerun(
        Month.parse(manifest["month"]),
        lines,
        {part: manifest["totals"][part] for part in ("employer", "worker")},
        now,
        found,
        figures_that_differ(manifest["figures"], in_force) if in_force else [],
        manifest["program"],
        manifest["law_version"],
    )


def _shares(lines: Lines, in_force: InForce, declared: Bool) -> dict[str, Int]:
    """Return the columns ``SHARES``, reckoned from the wages [n, riel]."""
    due = np.zeros(len(lines), bool)
    if in_force.rates(Scheme.PENSION) is not None:
        due = pension_is_due(lines.date("birth_date"), in_force.month, in_force.pension_age)
    shares = contributions(lines.amount("wage_khr"), due, in_force, declared)
    nothing = np.zeros(len(lines), np.int64)
    found = dict.fromkeys(SHARES, nothing)
    for scheme, each in shares.items():
        found |= _columns(scheme, each)
    for part in ("employer", "worker"):
        found[f"{part}_total"] = sum((getattr(s, part) for s in shares.values()), nothing)
    return found


def _columns(scheme: Scheme, shares: Shares) -> dict[str, Int]:
    return {f"{scheme}_{part}": getattr(shares, part) for part in ("base", "employer", "worker")}


def _unequal(rows: Int, sealed: Int, now: Int) -> Iterator[tuple[int, int, int]]:
    """Yield the rows where two columns differ, with both values."""
    for row in rows[sealed[rows] != now[rows]].tolist():
        yield row, int(sealed[row]), int(now[row])


def _cells(sealed: Lines, now: Lines) -> Iterator[LineDifference]:
    """Yield every cell that differs between the lines of the same people, and whole lines."""
    there = _same_people(sealed, now)
    rows = np.flatnonzero(there >= 0)
    for name in (*TEXTS, *DATES, *WHOLE, *DOLLARS):
        before, after = _plain(sealed, name)[rows], _plain(now, name)[there[rows]]
        for i in np.flatnonzero(before != after).tolist():
            row = int(rows[i])
            yield LineDifference(row, *_who(sealed, row), name, str(before[i]), str(after[i]))
    for row in np.flatnonzero(there < 0).tolist():
        yield LineDifference(row, *_who(sealed, row), "", sealed.text("status")[row], "")
    for row in np.setdiff1d(np.arange(len(now)), there).tolist():
        yield LineDifference(-1, *_who(now, row), "", "", now.text("status")[row])


def _same_people(sealed: Lines, now: Lines) -> Int:
    """Return for each sealed line the line of the same person today, or -1."""
    numbers = [lines.text("worker_number").values() for lines in (sealed, now)]
    if len(sealed) == len(now) and (numbers[0] == numbers[1]).all():
        return np.arange(len(sealed))
    from declaration.matching import matches

    return matches(sealed.as_payroll(), now.as_payroll()).right


def _plain(lines: Lines, name: str) -> Any:  # noqa: ANN401 - an array of whatever it holds
    if name in DATES:
        return lines.date(name).astype(str)
    return lines.text(name).values() if name in TEXTS else lines.amount(name)


def _who(lines: Lines, row: int) -> tuple[str, str]:
    name = lines.text("name_km")[row] or lines.text("name_latin")[row]
    return lines.text("worker_number")[row], name


def _said(figure: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """Return what a figure comes to: its reading and values, not the words about it."""
    return figure and {name: figure[name] for name in ("reading", "values")}
