"""PER: what a supplementary or revised return says of those who are, or are not, in it.

The findings of the workers themselves come with the month; these tell what the return does to what
stands declared, and what it leaves to another return.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from declaration.corrected_lines import correction_of
from declaration.corrections import LEFT_OUT, NOT_IN_PAYROLL, Compared, due_and_left_out
from declaration.findings import Finding
from declaration.monthly import Status
from declaration.vault.kinds import Kind

if TYPE_CHECKING:
    from declaration.monthly import MonthlyDeclaration
    from declaration.payroll import Int
    from declaration.vault.lines import Lines

NAMED = 5
"""So many workers are named in one sentence."""

REASONS = {
    NOT_IN_PAYROLL: "is not in this payroll",
    str(Status.LEFT): "had left before that month",
    str(Status.SUSPENDED): "was suspended that month",
    str(Status.NOT_DUE): "has no wage of that month",
}
"""Why a line is taken back → the words for it (``resources/phrases.toml``)."""


def corrections(month: MonthlyDeclaration, both: Compared) -> list[Finding]:
    """Return what is to be said of a supplementary or revised return.

    Args:
        month: the return.
        both: the month of the whole payroll beside what stood.
    """
    if correction_of(month).kind is Kind.SUPPLEMENTARY:
        return [*_declared_already(both), *_others_differ(month, both)]
    return [*_left_out(both), *_taken_back(month)]


def _declared_already(both: Compared) -> Iterator[Finding]:
    """PER-014: workers who stand declared are not declared a second time."""
    rows = np.flatnonzero(both.known & both.has(Status.DECLARED))
    if len(rows):
        figures = {"month": both.stands.month, "workers": len(rows)}
        yield Finding("PER-014", value=str(len(rows)), figures=figures)


def _others_differ(month: MonthlyDeclaration, both: Compared) -> Iterator[Finding]:
    """PER-015: lines that stand are others in this payroll."""
    differ = correction_of(month).others
    if differ:
        figures = {"month": both.stands.month, "workers": differ}
        yield Finding("PER-015", value=str(differ), figures=figures)


def _left_out(both: Compared) -> Iterator[Finding]:
    """PER-016: workers who are due stand in no return."""
    rows = due_and_left_out(both)
    if len(rows):
        both_shares = both.now.amount("employer_total") + both.now.amount("worker_total")
        amount = int(both_shares[rows].sum())
        figures = {
            "month": both.stands.month,
            "workers": len(rows),
            "names": _names(both.now, rows),
            "amount_khr": amount,
        }
        yield Finding("PER-016", value=str(len(rows)), figures=figures, amount_khr=amount)


def _taken_back(month: MonthlyDeclaration) -> Iterator[Finding]:
    """PER-017: a worker stands declared and should not have been."""
    correction, lines = correction_of(month), correction_of(month).stood.lines
    for worker, (why, line) in enumerate(zip(correction.why, correction.line, strict=True)):
        if why and why[0] in REASONS and why[0] != LEFT_OUT:
            paid = lines.amount("employer_total")[line] + lines.amount("worker_total")[line]
            figures = {
                "name": _name(lines, line),
                "number": lines.text("worker_number")[line],
                "month": month.options.month,
                "reason": REASONS[why[0]],
                "wage_khr": int(lines.amount("wage_khr")[line]),
                "remittance_khr": int(paid),
            }
            yield Finding(
                "PER-017",
                month.payroll.place(worker),
                worker,
                value=str(figures["wage_khr"]),
                expected="0",
                figures=figures,
            )


def _names(lines: Lines, rows: Int) -> tuple[str, ...]:
    """Return the first names of some lines."""
    return tuple(_name(lines, row) for row in rows[:NAMED].tolist())


def _name(lines: Lines, row: int) -> str:
    return lines.text("name_km")[row] or lines.text("name_latin")[row]
