"""What stands declared for the months of a vault, after all their returns. No Qt.

    after = what_stands(vault, returns(vault))
    after[of.id].remittance            # what stands since that return [riel]
    data(vault, found)                 # a row a month, for scripts

Nothing is added up anew: a supplementary or revised return says in its manifest what it came to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from declaration.vault.returns import Return
    from declaration.vault.store import Vault


@dataclass(frozen=True, slots=True)
class Stands:
    """What stands since a return.

    Attributes:
        workers: declared in all.
        employer: the employer's share [riel].
        worker: the workers' share [riel].
        difference: by which the return moved the remittance [riel].
        correction: ``correction`` of its manifest; None for a month's first return.
    """

    workers: int
    employer: int
    worker: int
    difference: int
    correction: dict[str, Any] | None = None

    @property
    def remittance(self) -> int:
        """Both shares together [riel]."""
        return self.employer + self.worker


def what_stands(vault: Vault, found: Sequence[Return]) -> dict[int, Stands]:
    """Return what stands since each sealed return, by its ``id``.

    A return of this vault that says nothing of what it corrects is left out.
    """
    from declaration.vault.returns import manifest_in

    stands = {}
    for of in found:
        if of.is_sealed and of.kind.opens:
            stands[of.id] = Stands(of.workers, of.employer, of.worker, of.remittance)
        elif of.is_sealed and (said := manifest_in(vault, of).get("correction")):
            stands[of.id] = _after(said)
    return stands


def data(vault: Vault, found: Sequence[Return]) -> list[dict[str, Any]]:
    """Return what stands for each month that has sealed returns, by month."""
    stands, last = what_stands(vault, found), {of.month: of for of in found if of.is_sealed}
    return [
        {
            "month": str(month),
            "returns": sum(each.is_sealed and each.month == month for each in found),
            "workers": stands[of.id].workers,
            "employer": stands[of.id].employer,
            "worker": stands[of.id].worker,
            "remittance": stands[of.id].remittance,
        }
        for month, of in sorted(last.items(), key=lambda pair: pair[0])
        if of.id in stands
    ]


def _after(said: dict[str, Any]) -> Stands:
    after = said["after"]
    totals = after["totals"]
    return Stands(after["workers"], totals["employer"], totals["worker"], said["difference"], said)
