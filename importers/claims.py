"""Which column gets which field: the best claim first, one column a field unless amounts add up.

Columns that claim a field that another has are settled in this order: the same values (the first
is used); another currency (the amount in riel beside the amount in dollars); a surer heading;
arithmetic (``importers.settling``). What is left is a quarrel, and a person is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from importers.arithmetic import constant_ratio
from importers.dictionary import key
from importers.fitting import NOT_DISPUTED, is_additive, is_money
from importers.labels import Candidate, Reading
from importers.profile import Profile

TWINS = {"gross": "gross_khr", "net_pay": "net_pay_khr"}
"""Totals that stand in dollars and in riel side by side."""

SURE_CLAIM = 85
"""A heading that scores at least this much names its field; below, it only may."""

CLEARLY_BETTER = 8
"""By so much a heading must be surer to have its field without a question."""


@dataclass(slots=True)
class Claim:
    """One column and what it can be.

    Attributes:
        column: counted from 0.
        label: its heading, rows joined.
        own: its own text, without its group.
        reading: what the words of its heading say.
        cells: what it looks like.
        options: fields it can be, best first.
        currency: what heading, cells or size say already, or "".
        chosen: the field a person chose, or "".
        field: what it was taken for.
        score: how sure [0 to 100].
        reason: as ``declaration.payroll.ColumnRead`` has it.
    """

    column: int
    label: str
    own: str
    reading: Reading
    cells: Profile
    options: Sequence[Candidate] = ()
    currency: str = ""
    chosen: str = ""
    field: str = ""
    score: int = 0
    reason: str = "none"

    def take(self, option: Candidate, reason: str = "") -> None:
        """Take the column for a field."""
        self.field, self.score = option.field, option.score
        self.reason = reason or ("exact" if option.exact else "similar")

    def drop(self, reason: str = "none") -> None:
        """Take the column for nothing."""
        self.field, self.score, self.reason = "", 0, reason

    def can_be(self, name: str) -> Candidate | None:
        """Return the option of a field, or None."""
        return next((option for option in self.options if option.field == name), None)


@dataclass(slots=True)
class Pairing:
    """All columns of a sheet with what they were taken for.

    Attributes:
        claims: one a column with a heading, in order.
        same: whether two columns hold the same in every row.
        rivals: (the column that has a field, the one that claims it too), still to be settled.
        quarrels: those that nothing settled, and the field.
    """

    claims: list[Claim]
    same: Callable[[int, int], bool]
    rivals: list[tuple[Claim, Claim]] = field(default_factory=list)
    quarrels: list[tuple[Claim, Claim, str]] = field(default_factory=list)

    @property
    def fields(self) -> dict[int, str]:
        """Column → field, for the columns that have one."""
        return {claim.column: claim.field for claim in self.claims if claim.field}

    def holder(self, name: str) -> Claim | None:
        """Return the first column that was taken for a field."""
        return next((claim for claim in self.claims if claim.field == name), None)


def pair(claims: list[Claim], same: Callable[[int, int], bool]) -> Pairing:
    """Return the columns paired with fields, best claims first; rivals are noted, not settled.

    Args:
        claims: one a column with a heading, in order.
        same: whether two columns hold the same in every row.
    """
    pairing = Pairing(claims, same)
    order = sorted(claims, key=lambda c: (not c.chosen, -_best(c), c.column))
    for claim in order:
        if claim.chosen:
            claim.take(Candidate(claim.chosen, 100), "chosen")
        elif claim.reason != "chosen":
            _place(claim, pairing)
    _shown_in_riel_too(pairing)
    _repeated_headings(pairing)
    return pairing


def _best(claim: Claim) -> int:
    return claim.options[0].score if claim.options else 0


def _place(claim: Claim, pairing: Pairing) -> None:
    """Take a column for its best option that is free; a sure claim on a taken one is a rival."""
    for option in claim.options:
        if option.score < 45:
            break
        holder = None if is_additive(option.field) else pairing.holder(option.field)
        if holder is None or not option.field:
            claim.take(option, _reason(claim, option))
            return
        if _yields(claim, option, holder, pairing):
            return
    claim.drop()


def _reason(claim: Claim, option: Candidate) -> str:
    """Return how an option was found: by values where the words left several open."""
    words = claim.reading.candidates
    if len(words) > 1 and option.exact:
        plain = max(words, key=lambda c: c.score)
        tied = [c for c in words if c.score == plain.score]
        if len(tied) > 1 or plain.field != option.field:
            return "values"
    return ""


def _yields(claim: Claim, option: Candidate, holder: Claim, pairing: Pairing) -> bool:
    """Return whether the column gives up a field that another has, and is done with."""
    if pairing.same(claim.column, holder.column):
        claim.drop(holder.reason)
        return True
    if is_money(option.field) and _is_twin(claim, option, holder, pairing):
        return True
    if option.field == "worker_number" and claim.cells.running != holder.cells.running:
        return _only_numbers_the_rows(claim, option, holder, pairing)
    if holder.chosen or option.score < SURE_CLAIM:
        return False
    clearly = holder.score - option.score >= CLEARLY_BETTER
    if option.field in NOT_DISPUTED:
        claim.drop("exact")
        return True
    if clearly and option.field not in TWINS:
        return False
    pairing.rivals.append((holder, claim))
    claim.drop()
    return True


def _only_numbers_the_rows(
    claim: Claim, option: Candidate, holder: Claim, pairing: Pairing
) -> bool:
    """Tell the running number from the worker's: 编号 1, 2, 3 beside 工号. Return that it is told.

    The running number keeps the field only where a person chose it so.
    """
    rows = claim if claim.cells.running or holder.chosen else holder
    if rows is holder:
        claim.take(option, "values")
    if rows.cells.running and pairing.holder("row_no") is None:
        rows.take(Candidate("row_no", option.score), "values")
    else:
        rows.drop("values")
    return True


def _is_twin(claim: Claim, option: Candidate, holder: Claim, pairing: Pairing) -> bool:
    """Return whether two columns hold one amount in two currencies, and take them so."""
    if not claim.currency or not holder.currency or claim.currency == holder.currency:
        return False
    twin = TWINS.get(option.field)
    if twin is None:
        ratio = constant_ratio(claim.cells.numbers, holder.cells.numbers) or 0
        if not (ratio > 1000 or 0 < ratio < 0.001):
            return False
        claim.drop(holder.reason)
        return True
    if pairing.holder(twin) is not None:
        return False
    riel, dollars = (claim, holder) if claim.currency == "KHR" else (holder, claim)
    dollars.take(Candidate(option.field, dollars.score or option.score), holder.reason)
    riel.take(Candidate(twin, riel.score or option.score), holder.reason)
    return True


def _shown_in_riel_too(pairing: Pairing) -> None:
    """Leave out pay items that repeat another in riel, at one ratio: "Salary / USD | Riels"."""
    items = [c for c in pairing.claims if is_additive(c.field) and not c.chosen]
    for riel in (c for c in items if c.currency == "KHR"):
        for dollars in (c for c in items if c.field == riel.field and c.currency == "USD"):
            ratio = constant_ratio(riel.cells.numbers, dollars.cells.numbers) or 0
            if 3_000 < ratio < 5_500 and riel.field:
                riel.drop(dollars.reason)


def _repeated_headings(pairing: Pairing) -> None:
    """Note pay items that stand twice under one heading: the same values count once."""
    seen: dict[tuple[str, str, str], Claim] = {}
    for claim in pairing.claims:
        if not claim.field or not is_additive(claim.field) or claim.chosen or not key(claim.label):
            continue
        first = seen.setdefault((claim.field, key(claim.label), claim.currency), claim)
        if first is claim:
            continue
        if not pairing.same(first.column, claim.column):
            pairing.quarrels.append((first, claim, claim.field))
        claim.drop(first.reason)


def fields_with(pairing: Pairing, changes: Mapping[int, str]) -> dict[int, str]:
    """Return column → field with some columns read otherwise; "" leaves a column out."""
    fields = pairing.fields | dict(changes)
    return {column: name for column, name in fields.items() if name}
