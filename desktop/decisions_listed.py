"""The findings accepted so far, listed for people: of the open vault, or of the month. No Qt.

kept(vault)                     # what a vault keeps, the latest first
own(bench, payroll)             # what stands in a month that has no vault
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from declaration.findings import entry
from desktop.decisions_shown import STATES
from desktop.texts import mark
from desktop.workbench import worker_keys

if TYPE_CHECKING:
    from declaration.month import Month
    from declaration.payroll import Payroll
    from declaration.vault.store import Vault
    from desktop.workbench import Decision, Workbench

STANDS = mark("stands")


@dataclass(frozen=True, slots=True)
class Listed:
    """One decision.

    Attributes:
        number: in the vault; its place among the month's own where there is no vault.
        code: of the finding.
        title: of the finding, English, translated with the findings' texts.
        worker: whom it speaks of, or "".
        reason: in the person's words.
        since: the first month for which it holds, or None where it is this month alone.
        until: the last one; None for good.
        day: on which it was made, or None.
        person: who accepted, or "".
        document: name of the file that proves it, or "".
        state: what became of it, English, marked.
        stands: whether it can be taken back.
    """

    number: int
    code: str
    title: str
    worker: str
    reason: str
    since: Month | None
    until: Month | None
    day: date | None
    person: str
    document: str
    state: str
    stands: bool


def kept(vault: Vault) -> list[Listed]:
    """Return the decisions of a vault, the latest first.

    Raises:
        VaultError: they cannot be read.
    """
    from declaration.vault.decisions import decisions

    return [
        Listed(
            each.number,
            each.about.code,
            entry(each.about.code).title,
            " ".join(filter(None, (each.about.person.worker_number, each.about.person.name))),
            each.reason,
            each.month,
            each.until,
            date.fromisoformat(each.made_at[:10]),
            each.made_by,
            each.document,
            STATES[each.why],
            each.stands,
        )
        for each in reversed(decisions(vault))
    ]


def own(bench: Workbench, payroll: Payroll | None) -> list[Listed]:
    """Return the decisions of a month that no vault keeps."""
    names = _names(bench, payroll)
    return [
        Listed(
            at,
            each.code,
            entry(each.code).title,
            names.get(each.worker, each.worker.partition(":")[2]),
            each.reason,
            bench.month,
            each.until,
            None,
            "",
            each.document.replace("\\", "/").rpartition("/")[2],
            STANDS,
            True,
        )
        for at, each in enumerate(bench.decisions)
    ]


def without(bench: Workbench, places: set[int]) -> tuple[Decision, ...]:
    """Return the month's own decisions without those at some places."""
    return tuple(each for at, each in enumerate(bench.decisions) if at not in places)


def _names(bench: Workbench, payroll: Payroll | None) -> dict[str, str]:
    """Return for the keys of decisions the workers' numbers and names."""
    wanted = {each.worker for each in bench.decisions if each.worker}
    if payroll is None or not wanted:
        return {}
    key, numbers = worker_keys(payroll), payroll.text("worker_number")
    rows = ((key(row), row) for row in range(len(payroll)))
    return {
        known: " ".join(filter(None, (numbers[row], payroll.name(row))))
        for known, row in rows
        if known in wanted
    }
