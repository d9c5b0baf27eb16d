"""Which findings of a month are accepted, and which decisions come back.

    judged = judge(month, decisions(vault))
    judged.accepted            # finding's position → the decision that accepts it
    judged.returned            # findings that were accepted once, and are asked again: why

A decision comes back when its last month is over, or when the finding speaks of other data.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from declaration.findings import can_be_accepted
from declaration.vault.accepted import Accepted, Returned, Why
from declaration.vault.decisions import decisions, end
from declaration.vault.persons import Person, same_people
from declaration.vault.spoken_of import difference, fingerprint, spoken_of

if TYPE_CHECKING:
    from declaration.month import Month
    from declaration.monthly import MonthlyDeclaration
    from declaration.vault.stamp import Stamp
    from declaration.vault.store import Connection, Vault


@dataclass(frozen=True, slots=True)
class Judged:
    """The findings of a month in the light of the decisions.

    Attributes:
        accepted: position of a finding → the decision that accepts it.
        returned: findings that are asked again.
    """

    accepted: dict[int, Accepted] = field(default_factory=dict)
    returned: list[Returned] = field(default_factory=list)

    @property
    def by(self) -> list[Accepted]:
        """The decisions that accept anything, each once, in the order made."""
        return sorted({d.number: d for d in self.accepted.values()}.values(), key=_number)


def judge(month: MonthlyDeclaration, known: Sequence[Accepted]) -> Judged:
    """Return which findings of a month are accepted, and which come back.

    Args:
        month: worked out.
        known: the decisions of its vault, in the order made.
    """
    when, judged = month.options.month, Judged()
    by_key: dict[tuple[str, str, Person], list[Accepted]] = {}
    for each in known:
        if each.is_known_in(when):
            about = each.about
            by_key.setdefault((about.code, about.field, about.person), []).append(each)
    kinds = {key[:2] for key in by_key}
    rows = [i for i, f in enumerate(month.findings) if (f.code, f.field) in kinds]
    rows = [i for i in rows if can_be_accepted(month.findings[i])]
    for i, people in zip(rows, _people(month, rows, by_key), strict=True):
        finding = month.findings[i]
        found = [d for who in people for d in by_key.get((finding.code, finding.field, who), ())]
        if found:
            _judge(judged, i, month, sorted(found, key=_number))
    return judged


def with_decisions(month: MonthlyDeclaration, vault: Vault) -> MonthlyDeclaration:
    """Return a month with what a vault's decisions say of its findings: accepted, or asked again.

    Nothing is taken out: accepted findings stand where they stood, and count as they counted.
    """
    from declaration.checks.asked_again import asked_again
    from declaration.preparing import with_findings

    judged = judge(month, decisions(vault))
    month = with_findings(month, asked_again(month.findings, judged.returned))
    return replace(month, accepted={i: by.number for i, by in judged.accepted.items()})


def end_returned(db: Connection, judged: Judged, month: Month, stamp: Stamp) -> None:
    """End, in the month that is sealed, the decisions that came back.

    Those that still accept another finding of the month stay.
    """
    stay = {each.number for each in judged.by}
    over = {each.by.number: each for each in judged.returned if each.by.stands}
    for number, each in over.items():
        if number not in stay:
            end(db, each.by, each.why, month, stamp)


def as_data(by: Accepted) -> dict[str, str | int | None]:
    """Return a decision as the manifest of a return has it; the worker by number and name."""
    person = by.about.person
    return {
        "decision": by.number,
        "code": by.about.code,
        "field": by.about.field,
        "worker": person.worker_number or person.nssf_number or person.national_id or person.name,
        "name": person.name,
        "fingerprint": by.fingerprint,
        "reason": by.reason,
        "from": str(by.month),
        "until": str(by.until) if by.until else None,
        "document": by.document,
        "document_sha256": by.sha256,
        "at": by.made_at,
        "by": by.made_by,
    }


def _judge(judged: Judged, i: int, month: MonthlyDeclaration, found: list[Accepted]) -> None:
    """Put one finding to those accepted or to those that come back, by its decisions."""
    when, data = month.options.month, spoken_of(month.findings[i])
    mark = fingerprint(data)
    holding = [each for each in found if each.fingerprint == mark and each.holds_in(when)]
    if holding:
        judged.accepted[i] = holding[-1]
        return
    over = [each for each in found if each.fingerprint == mark]
    last = (over or found)[-1]
    if last.why is Why.REPLACED:
        return
    if over and last.until is not None and when > last.until:
        judged.returned.append(Returned(i, last, Why.UNTIL))
    elif not over:
        judged.returned.append(Returned(i, last, Why.CHANGED, *difference(last.about.data, data)))


def _people(
    month: MonthlyDeclaration,
    rows: Sequence[int],
    by_key: dict[tuple[str, str, Person], list[Accepted]],
) -> Iterator[list[Person]]:
    """Yield for each finding whom the decisions know that it speaks of; nobody is somebody too."""
    workers = [month.findings[i].worker for i in rows]
    different = sorted({worker for worker in workers if worker is not None})
    known = list(dict.fromkeys(who for _code, _name, who in by_key if who != Person()))
    found = same_people(known, month.payroll, np.array(different, np.int64)) if different else []
    people = {
        worker: [known[at] for at in same] for worker, same in zip(different, found, strict=True)
    }
    for worker in workers:
        yield [Person()] if worker is None else people[worker]


def _number(each: Accepted) -> int:
    return each.number
