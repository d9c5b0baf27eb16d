"""Corrections of a sealed month: who was left out, and whose line is another one than what stands.

    month = supplementary(month, stands, number)           # the workers left out, and nobody else
    month = revised(month, stands, number, whole=None)     # the lines that differ, and nobody else

In come the month worked out anew from the whole payroll, and what stands declared; out comes the
return as a month of its own workers. Who is who is settled as everywhere: ``declaration.matching``.
A worker who stands declared is never declared a second time; one who is held out by an error stays
as they stand. A fact that the payroll does not say is no correction.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Container
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from declaration.corrected_lines import ALREADY, Correction, Facts, Row
from declaration.identifiers import national_id, nssf_number
from declaration.identifiers.digits import without_separators
from declaration.khmer import name_key
from declaration.matching import Matches, matches
from declaration.monthly import MonthlyDeclaration, Status
from declaration.narrowing import narrowed
from declaration.vault.kinds import Kind
from declaration.vault.lines import Lines
from declaration.vault.refusals import (
    NobodyLeftOutButOthersDifferError,
    NobodyLeftOutError,
    NothingDiffersButLeftOutError,
    NothingDiffersError,
    PartOfPayrollError,
)
from declaration.vault.rerun import SHARES, lines_of_month

if TYPE_CHECKING:
    from decimal import Decimal

    from declaration.payroll import Bool, Int
    from declaration.vault.standing import Standing

LEFT_OUT, NOT_IN_PAYROLL, WAGE, RATE, LAW = "left_out", "not_in_payroll", "wage", "rate", "law"
"""Why a line is another one, besides the facts that changed and the status without a wage."""

TEXT_FACTS: dict[str, Callable[[str], str]] = {
    "worker_number": lambda text: without_separators(text).casefold(),
    "nssf_number": nssf_number.compact,
    "national_id": lambda text: national_id.with_zeros(text).casefold(),
    "name_km": name_key,
    "name_latin": name_key,
    "sex": str,
    "nationality": str.casefold,
}
"""What the file for NSSF says of a person → how it is compared."""

DATE_FACTS = ("birth_date", "hire_date")

MOST_MISSING, A_TENTH = 5, 10
"""More workers missing than this, and than one in ten who stand or all of one sheet: perhaps only a
part was given."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A month beside what stands: n workers of the payroll, m lines that stand.

    Attributes:
        month: worked out from the whole payroll.
        stands: what stands declared.
        now: the month's lines [n].
        found: for each worker the line that stands of the same person.
    """

    month: MonthlyDeclaration
    stands: Standing
    now: Lines
    found: Matches

    def has(self, status: Status) -> Bool:
        """Return the workers of a status [n]."""
        return self.now.has_status(status)

    @property
    def known(self) -> Bool:
        """Return who stands declared [n]."""
        stands: Bool = self.found.right >= 0
        return stands


def compared(month: MonthlyDeclaration, stands: Standing) -> Compared:
    """Return a month beside what stands declared of it."""
    now = lines_of_month(month)
    return Compared(month, stands, now, matches(now.as_payroll(), stands.lines.as_payroll()))


def supplementary(both: Compared, number: int) -> MonthlyDeclaration:
    """Return the return of the workers who stand in none.

    Args:
        both: the month of the whole payroll, and what stands.
        number: of the return among the supplementary ones.

    Raises:
        NobodyLeftOutError: everybody stands declared already; says where lines differ.
    """
    due = both.has(Status.DECLARED) | both.has(Status.HELD_OUT)
    rows = np.flatnonzero(due & ~both.known)
    differ = _reasons(both)
    if not len(rows):
        raise _nobody_left_out(both, len(differ))
    held = both.has(Status.HELD_OUT)[rows]
    correction = Correction(
        Kind.SUPPLEMENTARY,
        number,
        both.stands,
        line=np.full(len(rows), -1),
        why=[() if out else (LEFT_OUT,) for out in held.tolist()],
        facts=[{}] * len(rows),
        others=len(differ),
        already=_already(both, differ),
    )
    return dataclasses.replace(narrowed(both.month, rows), correction=correction)


def revised(both: Compared, number: int, *, whole: bool | None = None) -> MonthlyDeclaration:
    """Return the return of the lines that are others than those that stand.

    Args:
        both: the month of the whole payroll, and what stands.
        number: of the return among the revised ones.
        whole: whether everybody who should stand declared is in the payroll, so that the others
            are taken back; None where nobody said, and it is the whole unless many are missing.

    Raises:
        NothingDiffersError: no line differs; says where workers were left out.
        PartOfPayrollError: many who stand declared are not in the payroll.
    """
    missing = _missing(both, whole)
    reasons = _reasons(both)
    held = both.known & both.has(Status.HELD_OUT)
    rows = np.array(sorted({*reasons, *np.flatnonzero(held).tolist()}), np.int64)
    left_out = len(due_and_left_out(both))
    if not len(rows) and not len(missing):
        raise _nothing_differs(both, left_out)
    nobody: tuple[tuple[str, ...], Facts] = ((), {})
    why = [reasons.get(row, nobody) for row in rows.tolist()]
    why += [((NOT_IN_PAYROLL,), {})] * len(missing)
    correction = Correction(
        Kind.REVISED,
        number,
        both.stands,
        line=np.concatenate([both.found.right[rows], missing]),
        why=[each for each, _ in why],
        facts=[facts for _, facts in why],
        whole=whole is not False,
        others=left_out,
    )
    gone = both.stands.lines.take(missing).as_payroll()
    return dataclasses.replace(narrowed(both.month, rows, gone), correction=correction)


def _already(both: Compared, differ: Container[int]) -> list[Row]:
    """Return who of the payroll stands declared: rows as ``ALREADY``, in source order."""
    now, stands = both.now, both.stands
    who = [now.text(name).values() for name in (*ALREADY[:2], *ALREADY[3:7])]
    found: list[Row] = []
    for row in np.flatnonzero(both.known).tolist():
        line = int(both.found.right[row])
        of = stands.said_by(line)
        file, sheet, *names = (str(column[row]) for column in who)
        found.append(
            [
                file,
                sheet,
                int(now.amount("source_row")[row]),
                *names,
                int(now.amount("wage_khr")[row]),
                f"{of.kind} {of.number}",
                int(stands.at[line]) + 1,
                str(both.found.matched_by(row)),
                int(both.found.score[row]),
                int(stands.lines.amount("wage_khr")[line]),
                "yes" if row in differ else "no",
            ]
        )
    return found


def due_and_left_out(both: Compared) -> Int:
    """Return the workers who are due and stand in no return [k]."""
    return np.flatnonzero(both.has(Status.DECLARED) & ~both.known)


def _missing(both: Compared, whole: bool | None) -> Int:
    """Return the lines of people who are not in the payroll any more and are taken back."""
    missing, stand = both.found.unmatched, len(both.stands)
    many = len(missing) > max(MOST_MISSING, stand // A_TENTH)
    if whole is None and (many or _lacks_a_sheet(both.stands.lines, missing)):
        raise PartOfPayrollError(
            month=both.stands.month, missing=f"{len(missing):,}", stand=f"{stand:,}"
        )
    return missing[:0] if whole is False else missing


def _lacks_a_sheet(stand: Lines, missing: Int) -> bool:
    """Return whether all who were declared from one sheet are missing, and they are many."""
    sheets = stand.as_payroll().sheet
    of_each = np.bincount(sheets)
    gone = np.bincount(sheets[missing], minlength=len(of_each))
    return bool(((of_each > MOST_MISSING) & (gone == of_each)).any())


def _reasons(both: Compared) -> dict[int, tuple[tuple[str, ...], Facts]]:
    """Return the workers whose line is another one than what stands: why, and what changed."""
    found: dict[int, tuple[tuple[str, ...], Facts]] = {}
    pairs = np.flatnonzero(both.known & both.has(Status.DECLARED))
    for row, why, facts in _differing(both, pairs):
        found[row] = (why, facts)
    for status in (Status.LEFT, Status.SUSPENDED, Status.NOT_DUE):
        for row in np.flatnonzero(both.known & both.has(status)).tolist():
            found[row] = ((str(status),), {})
    return found


def _differing(both: Compared, rows: Int) -> list[tuple[int, tuple[str, ...], Facts]]:
    """Return the declared workers whose figures or facts are others than those that stand."""
    before, after = both.stands.lines.take(both.found.right[rows]), both.now.take(rows)
    facts = {name: _text_differs(before, after, name, key) for name, key in TEXT_FACTS.items()} | {
        name: _date_differs(before, after, name) for name in DATE_FACTS
    }
    wage = _amount_differs(before, after, ("wage_khr", "wage_usd"))
    shares = _amount_differs(before, after, SHARES)
    at_rate = _only_the_rate(both, rows, before, after)
    found: list[tuple[int, tuple[str, ...], Facts]] = []
    for i in np.flatnonzero(np.logical_or.reduce([wage, shares, *facts.values()])).tolist():
        changed = {name: _both(before, after, name, i) for name in facts if facts[name][i]}
        why = [RATE if at_rate[i] else WAGE] if wage[i] else []
        if shares[i] and not wage[i] and "birth_date" not in changed:
            why = [LAW]
        found.append((int(rows[i]), (*why, *changed), changed))
    return found


def _text_differs(before: Lines, after: Lines, name: str, key: Callable[[str], str]) -> Bool:
    """Return whose text is said and another one [k]."""
    old, new = (lines.text(name).map(lambda t: key(t) if t else "") for lines in (before, after))
    differs: Bool = new.filled() & (old.values() != new.values())
    return differs


def _date_differs(before: Lines, after: Lines, name: str) -> Bool:
    """Return whose day is said and another one [k]."""
    old, new = before.date(name), after.date(name)
    differs: Bool = ~np.isnat(new) & (np.isnat(old) | (old != new))
    return differs


def _amount_differs(before: Lines, after: Lines, names: tuple[str, ...]) -> Bool:
    """Return where any of some figures is another one [k]."""
    differs: Bool = np.logical_or.reduce([before.amount(n) != after.amount(n) for n in names])
    return differs


def _only_the_rate(both: Compared, rows: Int, before: Lines, after: Lines) -> Bool:
    """Return whose wage is the same in dollars, and in riel for another rate [k]."""
    said = [_rate_of(rate) for rate in both.stands.rates]
    now = _rate_of(both.month.options.rate)
    moved = np.array([rate != now for rate in said], bool)[both.stands.of[both.found.right[rows]]]
    same = before.amount("wage_usd") == after.amount("wage_usd")
    found: Bool = moved & same & after.filled["wage_usd"]
    return found


def _rate_of(rate: Decimal | str | None) -> str:
    from decimal import Decimal

    return "" if rate is None else format(Decimal(rate).normalize(), "f")


def _both(before: Lines, after: Lines, name: str, i: int) -> tuple[str, str]:
    if name not in DATE_FACTS:
        return before.text(name)[i], after.text(name)[i]
    old, new = before.date(name)[i], after.date(name)[i]
    return ("" if np.isnat(old) else str(old)), str(new)


def _nobody_left_out(both: Compared, differ: int) -> NobodyLeftOutError:
    values = {"month": both.stands.month, "stand": f"{len(both.stands):,}"}
    if differ:
        return NobodyLeftOutButOthersDifferError(**values, differ=f"{differ:,}")
    return NobodyLeftOutError(**values)


def _nothing_differs(both: Compared, left_out: int) -> NothingDiffersError:
    values = {"month": both.stands.month, "stand": f"{len(both.stands):,}"}
    if left_out:
        return NothingDiffersButLeftOutError(**values, left_out=f"{left_out:,}")
    return NothingDiffersError(**values)
