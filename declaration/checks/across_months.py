"""PER: what a month's vault says of it: months before that are missing, returns sealed already.

These checks look at the list of returns, not at a payroll; ``declaration.preparing.with_findings``
puts what they find to the month's own findings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from declaration.findings import Finding
from declaration.month import Month
from declaration.vault.kinds import Kind
from declaration.vault.returns import Return, missing_months


def in_order(month: Month, kind: Kind, sealed: Sequence[Return]) -> list[Finding]:
    """Return what the sealed returns of a vault say about another one.

    Args:
        month: that is declared now.
        kind: of return.
        sealed: all returns sealed so far, in the order sealed.
    """
    if not kind.opens:
        return []
    return [*_sealed_already(month, sealed), *_months_missing(month, sealed)]


def _months_missing(month: Month, sealed: Sequence[Return]) -> Iterator[Finding]:
    """PER-001: months between the vault's first and this one have no return."""
    known = {each.month for each in sealed}
    if month in known or not any(each < month for each in known):
        return
    earlier = [each for each in known if each < month]
    missing = missing_months([*earlier, month])
    if missing:
        figures = {"months": tuple(missing), "first": min(earlier), "month": month}
        yield Finding("PER-001", value=", ".join(map(str, missing)), figures=figures)


def _sealed_already(month: Month, sealed: Sequence[Return]) -> Iterator[Finding]:
    """PER-007: the month is sealed; what is declared now is not its regular return."""
    first = next((each for each in sealed if each.month == month), None)
    if first is not None:
        figures = {
            "month": month,
            "day": date.fromisoformat(first.sealed_at[:10]),
            "who": first.sealed_by,
        }
        yield Finding("PER-007", value=f"{first.kind} {first.number}", figures=figures)
