"""Settles by arithmetic what headings leave open: which total is the gross, which basic was paid.

Every reading of the open columns is tried: under the right one the gross is the sum of its parts,
and net is gross less deductions, on most rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from declaration.fields import Role
from importers.arithmetic import PayLine, columns_in_role
from importers.claims import CLEARLY_BETTER, SURE_CLAIM, TWINS, Claim, Pairing, fields_with
from importers.fitting import is_additive, is_money
from importers.labels import Candidate

_MOST_READINGS = 200
_ENOUGH = 0.6
"""Share of the rows on which one of the two equations must hold."""
_EXPLAINED = 0.95
"""Share of the rows on which a column must be the sum that explains it."""
_BETTER = 0.2
"""By how much a reading must fit better than the one it displaces."""

TWO_MEANINGS = frozenset({"basic_pay", "net_pay"})
"""What ប្រាក់ខែគោល says in different payrolls."""


@dataclass(frozen=True, slots=True)
class Question:
    """A column with several readings.

    Attributes:
        claim: the column.
        answers: fields, the likeliest first; "" leaves the column out.
    """

    claim: Claim
    answers: tuple[str, ...]


def settle(pairing: Pairing, rate: float | None) -> list[Claim]:
    """Settle what is open in a pairing, and turn what cannot be settled into quarrels.

    Args:
        pairing: changed in place.
        rate: riel per dollar, or None.

    Returns:
        Columns with two meanings that arithmetic did not tell apart (ប្រាក់ខែគោល).
    """
    questions = _questions(pairing)
    unknown = [c for c in pairing.claims if not c.field and _may_be_pay(c)]
    line = _pay_line(pairing, rate)
    answers = _answers(pairing, questions, line, unknown)
    settled = {question.claim.column for question, _ in answers}
    for question, answer in answers:
        _apply(question, answer)
    for question in questions:
        if question.claim.column not in settled:
            _make_room(question, pairing)
    _settle_rivals(pairing, line)
    _leave_out_subtotals(pairing, line)
    _taken_unnamed(pairing, unknown, line)
    _paid_beside_rate(pairing)
    unsettled = [q for q in questions if q.claim.column not in settled]
    return [q.claim for q in unsettled if _has_two_meanings(q, pairing)]


def _questions(pairing: Pairing) -> list[Question]:
    """Return the columns that can be several things of the pay arithmetic."""
    found = [
        Question(claim, answers)
        for claim in pairing.claims
        if claim.reason != "chosen"
        if len(answers := _open_answers(claim, pairing)) > 1
    ]
    return _can_move(found, pairing)


def _can_move(questions: list[Question], pairing: Pairing) -> list[Question]:
    """Return the questions without the answers that a column holds which has no other itself."""
    open_ = {question.claim.column for question in questions}
    fixed = {c.field for c in pairing.claims if c.column not in open_ and not is_additive(c.field)}
    fixed.discard("")
    left = [
        Question(q.claim, tuple(name for name in q.answers if name not in fixed)) for q in questions
    ]
    left = [question for question in left if len(question.answers) > 1]
    return left if len(left) == len(questions) else _can_move(left, pairing)


def _open_answers(claim: Claim, pairing: Pairing) -> tuple[str, ...]:
    """Return the fields that a column may be: what it was taken for, and other pay as likely.

    A total that only a word like "Amount" names may also be nothing, if another may be it.
    """
    found = [claim.field]
    for option in claim.options:
        name = option.field
        if not is_money(name) or name == claim.field or option.score < 60:
            continue
        holder = None if is_additive(name) else pairing.holder(name)
        if holder is None or holder.score < SURE_CLAIM or holder.reason == "values":
            found.append(name)
    if claim.field in TWINS and claim.score < SURE_CLAIM:
        rivals = (other.can_be(claim.field) for other in pairing.claims if other is not claim)
        found += [""] if any(rivals) else []
    return tuple(found)


def _answers(
    pairing: Pairing, questions: Sequence[Question], line: PayLine, unknown: Sequence[Claim]
) -> list[tuple[Question, str]]:
    """Return the columns that arithmetic tells, each with its answer.

    One is told where the best reading adds up, and every reading in which this column is something
    else adds up on clearly fewer rows.
    """
    readings = list(_readings(questions))[:_MOST_READINGS] if questions else []
    columns = [question.claim.column for question in questions]
    fits = [
        _fit(line, fields_with(pairing, dict(zip(columns, reading, strict=True))), unknown)
        for reading in readings
    ]
    if not fits or max(fits) < _ENOUGH:
        return []
    best = fits.index(max(fits))
    told = []
    for i, question in enumerate(questions):
        answer = readings[best][i]
        others = [fit for fit, each in zip(fits, readings, strict=True) if each[i] != answer]
        if fits[best] >= max(others, default=0.0) + _BETTER:
            told.append((question, answer))
    return told


def _readings(questions: Sequence[Question]) -> Iterator[tuple[str, ...]]:
    """Yield every reading of the open columns in which no total stands twice."""
    for reading in product(*(question.answers for question in questions)):
        totals = [name for name in reading if name and not is_additive(name)]
        if len(totals) == len(set(totals)):
            yield reading


def _fit(line: PayLine, fields: dict[int, str], unknown: Sequence[Claim]) -> float:
    """Return how well a reading adds up, whatever the gross leaves out [0 to 2]."""
    without_overtime = {c: f for c, f in fields.items() if not f.startswith("overtime_pay")}
    with_unknown = fields | {claim.column: "unknown_pay" for claim in unknown}
    return max(line.fit(each) for each in (fields, without_overtime, with_unknown))


def _pay_line(pairing: Pairing, rate: float | None) -> PayLine:
    return PayLine(
        numbers={c.column: c.cells.numbers for c in pairing.claims},
        currency={c.column: c.currency for c in pairing.claims},
        rate=rate,
    )


def _may_be_pay(claim: Claim) -> bool:
    return claim.cells.numeric >= 0.6 and not claim.reading.candidates and claim.cells.largest > 0


def _apply(question: Question, answer: str) -> None:
    """Take a column for what arithmetic found."""
    claim = question.claim
    if claim.field == answer:
        if len(question.answers) > 1 and claim.score < SURE_CLAIM:
            claim.take(Candidate(answer, 95), "arithmetic")
        return
    if not answer:
        claim.drop("arithmetic")
        return
    claim.take(Candidate(answer, 95), "arithmetic")


def _make_room(question: Question, pairing: Pairing) -> None:
    """Give an unsettled column its next answer where a settled one has taken its field."""
    claim = question.claim
    taken = {other.field for other in pairing.claims if other is not claim} - {""}
    if is_additive(claim.field) or claim.field not in taken:
        return
    free = [name for name in question.answers if is_additive(name) or name not in taken]
    option = claim.can_be(free[0]) if free else None
    if option is None:
        claim.drop("arithmetic")
    else:
        claim.take(option, "arithmetic")


def _settle_rivals(pairing: Pairing, line: PayLine) -> None:
    """Turn rivals into quarrels, but for those where both columns are explained."""
    for holder, claim in pairing.rivals:
        option = claim.can_be(holder.field)
        if option is None or holder.score - option.score >= CLEARLY_BETTER:
            continue
        if holder.field == "gross" and _is_subtotal(holder, claim, pairing, line):
            claim.take(option, "arithmetic")
            holder.drop("arithmetic")
        elif holder.field == "gross" and _is_subtotal(claim, holder, pairing, line):
            claim.drop("arithmetic")
        else:
            pairing.quarrels.append((holder, claim, holder.field))
            claim.reason = "exact"


def _is_subtotal(part: Claim, whole: Claim, pairing: Pairing, line: PayLine) -> bool:
    """Return whether one total sums the pay items left of it, and the other all of them."""
    parts = columns_in_role(pairing.fields, Role.PART)
    left = [column for column in parts if column < part.column]
    if not left or len(left) == len(parts):
        return False
    return all(
        line.share(claim.column, line.total(columns, claim.column)) >= _EXPLAINED
        for claim, columns in ((part, left), (whole, parts))
    )


def _leave_out_subtotals(pairing: Pairing, line: PayLine) -> None:
    """Leave out the overtime pay that only sums the overtime pay by rates beside it."""
    rates = [c.column for c in pairing.claims if c.field.startswith("overtime_pay_")]
    for claim in [c for c in pairing.claims if c.field == "overtime_pay" and not c.chosen]:
        sums = rates and line.share(claim.column, line.total(rates, claim.column))
        if sums and sums >= _EXPLAINED:
            claim.drop("arithmetic")


def _taken_unnamed(pairing: Pairing, unknown: Sequence[Claim], line: PayLine) -> None:
    """Take unknown columns right of the gross for deductions where the net is less by them."""
    gross = pairing.holder("gross")
    if gross is None:
        return
    right = [c for c in unknown if c.column > gross.column and c.reason == "none"]
    fields = pairing.fields
    before = line.net_fit(fields, gross.column)
    after = line.net_fit(fields | {c.column: "deduction" for c in right}, gross.column)
    if right and after >= _EXPLAINED and after >= before + _BETTER:
        for claim in right:
            claim.take(Candidate("deduction", 90), "arithmetic")


def _paid_beside_rate(pairing: Pairing) -> None:
    """Take one of two basic wages for the rate where the other says that it was paid."""
    paid = [c for c in pairing.claims if c.field == "basic_pay" and c.reason != "chosen"]
    rates = [c for c in paid if c.can_be("basic_rate")]
    if len(paid) > len(rates) > 0:
        for claim in rates:
            claim.take(Candidate("basic_rate", 90), "values")


def _has_two_meanings(question: Question, pairing: Pairing) -> bool:
    """Return whether a column may be basic pay as well as net, and the wage hangs on it."""
    both = frozenset(question.answers) >= TWO_MEANINGS
    return both and pairing.holder("gross") is None
