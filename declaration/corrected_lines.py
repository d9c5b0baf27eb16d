"""What a supplementary or revised return changes, in riel: per worker and scheme, and in all.

    lines(month)       # a row a worker and scheme, as corrections.csv has them
    data(month)        # what stood, what goes up, what goes down, what stands then

In comes a month narrowed to the return's own workers; what stood before lies with its correction.
Up and down are told apart, for NSSF may treat them apart. What stood and the differences together
are what stands then, to the riel.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from declaration.contributions import Scheme
from declaration.monthly import Status
from declaration.vault.standing import PARTS, Schemes, Standing

if TYPE_CHECKING:
    from declaration.monthly import MonthlyDeclaration
    from declaration.payroll import Bool, Int
    from declaration.vault.kinds import Kind

Facts = Mapping[str, tuple[str, str]]
"""Field → as it stood, and as it is now."""

COLUMNS = [
    *("line", "corrects", "corrects_line"),
    *("worker_number", "nssf_number", "name_km", "name_latin", "scheme"),
    *("wage_before", "wage_after", "wage_difference"),
    *("base_before", "base_after", "base_difference"),
    *("employer_before", "employer_after", "employer_difference"),
    *("worker_before", "worker_after", "worker_difference"),
    *("remittance_difference", "direction", "why", "changed"),
]
"""The columns of corrections.csv. ``line`` counts the lines of the contributions.csv beside it,
``corrects_line`` those of the return that ``corrects`` names, both from 1; money is riel."""

WHO = COLUMNS[3:7]

ALREADY = [
    *("source_file", "source_sheet", "source_row"),
    *("worker_number", "nssf_number", "name_km", "name_latin", "wage_khr"),
    *("declared_in", "declared_line", "matched_by", "score", "declared_wage_khr", "differs"),
]
"""The columns of already-declared.csv: who of the payroll stands declared, how that is known, and
whether the line is another one now. Money is riel."""

Row = list[str | int | None]


@dataclass(frozen=True, slots=True)
class Correction:
    """What the lines of a supplementary or revised return take the place of: k workers.

    Attributes:
        kind: of return.
        number: 1, 2, … among the month's returns of that kind.
        stood: what stands declared without it.
        line: for each worker the line of ``stood`` that is replaced, -1 for none [k].
        why: for each worker what is the reason, in public words; none where the line stays as it
            stands, for it is held out [k].
        facts: for each worker who they were and are, where that changed [k].
        whole: whether who is not in the payroll is taken back.
        others: workers of the payroll that are in no line of this return, though they ask for
            another one: who were left out, beside a revised return, or whose lines differ, beside
            a supplementary one.
        already: beside a supplementary return, who stands declared: rows as ``ALREADY``.
    """

    kind: Kind
    number: int
    stood: Standing
    line: Int
    why: Sequence[tuple[str, ...]]
    facts: Sequence[Facts]
    whole: bool = False
    others: int = 0
    already: Sequence[Row] = ()

    @property
    def follows(self) -> list[str]:
        """Return the hashes of the month's returns sealed before, in order."""
        return [each.hash for each in self.stood.returns]

    def corrected(self) -> Bool:
        """Return whose line is added, replaced or taken back [k]."""
        return np.array([bool(why) for why in self.why], bool)


@dataclass(frozen=True, slots=True)
class Change:
    """One figure before and after: k workers.

    Attributes:
        before: as it stood [k, riel].
        after: as it is declared now; nothing where it is taken back [k, riel].
    """

    before: Int
    after: Int

    @property
    def difference(self) -> Int:
        """Return what it goes up by; less than nothing where it goes down [k, riel]."""
        gone: Int = self.after - self.before
        return gone


def correction_of(month: MonthlyDeclaration) -> Correction:
    """Return the correction of a month that is one.

    Raises:
        ValueError: it is a month's first return.
    """
    if month.correction is None:
        raise ValueError("no supplementary or revised return")
    return month.correction


def wage_change(month: MonthlyDeclaration) -> Change:
    """Return the wage of every worker of a supplementary or revised return, before and after."""
    return _change(month, correction_of(month).stood.lines.amount("wage_khr"), month.wage_khr)


def share_change(month: MonthlyDeclaration, scheme: str, part: str) -> Change:
    """Return a scheme's ``base``, ``employer`` or ``worker`` of every worker, before and after."""
    shares = month.shares.get(Scheme(scheme))
    now = getattr(shares, part) if shares else np.zeros(len(month.payroll), np.int64)
    return _change(month, correction_of(month).stood.lines.share(scheme, part), now)


def _change(month: MonthlyDeclaration, stood: Int, now: Int) -> Change:
    correction = correction_of(month)
    corrected = correction.corrected()
    counts = corrected & month.status.where(lambda text: text == Status.DECLARED)
    before = np.append(stood, 0)[correction.line]  # the last one for -1
    return Change(np.where(corrected, before, 0), np.where(counts, now, 0))


def lines(month: MonthlyDeclaration, who: Mapping[str, Sequence[str]]) -> list[Row]:
    """Return the rows of corrections.csv: a row a worker and scheme, workers in order.

    Args:
        month: a supplementary or revised return.
        who: columns ``WHO`` of every worker, as the files have them.
    """
    correction = correction_of(month)
    wage = wage_change(month)
    schemes = {str(s): {p: share_change(month, s, p) for p in PARTS} for s in month.shares}
    found: list[Row] = []
    for worker in np.flatnonzero(correction.corrected()).tolist():
        start = [*_place(correction, worker), *(who[name][worker] for name in WHO)]
        end = [" ".join(correction.why[worker]), _changed(correction.facts[worker])]
        for scheme, parts in schemes.items():
            figures = [wage, *parts.values()]
            cells = [int(cell) for each in figures for cell in _cells(each, worker)]
            moved = int(parts["employer"].difference[worker] + parts["worker"].difference[worker])
            found.append([*start, scheme, *cells, moved, direction(moved), *end])
    return found


def _place(correction: Correction, worker: int) -> list[str | int | None]:
    """Return the worker's own line, and which line of which return it takes the place of."""
    line = int(correction.line[worker])
    if line < 0:
        return [worker + 1, None, None]
    of = correction.stood.said_by(line)
    return [worker + 1, f"{of.kind} {of.number}", int(correction.stood.at[line]) + 1]


def _cells(figure: Change, worker: int) -> tuple[int, int, int]:
    return figure.before[worker], figure.after[worker], figure.difference[worker]


def direction(moved: int) -> str:
    """Return whether a remittance goes ``up`` or ``down``; ``none`` where it stays.

    >>> direction(5), direction(-5), direction(0)
    ('up', 'down', 'none')
    """
    if moved == 0:
        return "none"
    return "up" if moved > 0 else "down"


def _changed(facts: Facts) -> str:
    return "; ".join(f"{name}: {old or '–'} → {new}" for name, (old, new) in facts.items())


def data(month: MonthlyDeclaration) -> dict[str, Any]:
    """Return what a return changes, as summary.json has it under ``correction``."""
    correction = correction_of(month)
    before = correction.stood.schemes()
    moved = {s: {p: share_change(month, s, p).difference for p in PARTS} for s in before}
    after = {s: {p: before[s][p] + int(moved[s][p].sum()) for p in PARTS} for s in before}
    remittance = {s: parts["employer"] + parts["worker"] for s, parts in moved.items()}
    workers = _workers(month, list(remittance.values()))
    more = workers["added"] - workers["taken_back"]
    return {
        "kind": str(correction.kind),
        "number": correction.number,
        "follows": correction.follows,
        "whole": correction.whole,
        "workers": workers,
        "before": {"workers": len(correction.stood), **_with_totals(before)},
        "after": {"workers": len(correction.stood) + more, **_with_totals(after)},
        "up": {s: int(np.maximum(each, 0).sum()) for s, each in remittance.items()},
        "down": {s: int(np.minimum(each, 0).sum()) for s, each in remittance.items()},
        "difference": sum(int(each.sum()) for each in remittance.values()),
    }


def _with_totals(schemes: Schemes) -> dict[str, Any]:
    employer = sum(parts["employer"] for parts in schemes.values())
    worker = sum(parts["worker"] for parts in schemes.values())
    totals = {"employer": employer, "worker": worker, "remittance": employer + worker}
    return {"schemes": schemes, "totals": totals}


def _workers(month: MonthlyDeclaration, remittance: Sequence[Int]) -> dict[str, int]:
    """Return how many workers are added, changed, taken back, and how their money moves."""
    correction = correction_of(month)
    declared = month.status.where(lambda text: text == Status.DECLARED)
    corrected, known = correction.corrected(), correction.line >= 0
    moved = sum(remittance, np.zeros(len(corrected), np.int64))
    masks = {
        "added": corrected & ~known & declared,
        "changed": corrected & known & declared,
        "taken_back": corrected & known & ~declared,
        "up": moved > 0,
        "down": moved < 0,
        "facts_changed": np.array([bool(facts) for facts in correction.facts], bool),
    }
    return {name: int(mask.sum()) for name, mask in masks.items()} | {"others": correction.others}
