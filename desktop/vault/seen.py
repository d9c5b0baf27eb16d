"""What the window shows of an open vault: plain data, taken off it on the worker thread. No Qt.

    seen = seen_of(vault)
    seen.sealed_of(Month(2026, 10)), seen.can_come(Month(2026, 10))
    seen.months[-1].remittance

Nothing here holds the vault: pages show this, and only the worker thread touches the vault itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from declaration.month import Month
from declaration.vault.errors import DamagedError
from declaration.vault.kinds import Kind, possible
from declaration.vault.returns import Return, missing_months, returns
from desktop.vault.opening import backup_folder
from desktop.vault.shown import next_due

if TYPE_CHECKING:
    from declaration.monthly import Enterprise
    from declaration.vault.store import Vault


@dataclass(frozen=True, slots=True)
class Due:
    """The month that is sealed next.

    Attributes:
        month: which.
        payment: last day to pay it.
        documents: last day to file it.
    """

    month: Month
    payment: date
    documents: date


@dataclass(frozen=True, slots=True)
class Stands:
    """What stands declared for a month.

    Attributes:
        month: which.
        workers: who stand declared.
        remittance: both shares [riel].
        returns: how many were sealed for it.
    """

    month: Month
    workers: int
    remittance: int
    returns: int = 1


@dataclass(frozen=True, slots=True)
class VaultSeen:
    """An open vault as it was when it was last looked at.

    Attributes:
        path: of its file.
        identity: names it for good, whatever its file is called.
        enterprise: whose it is.
        known: the same, and as it is or was in months told apart.
        returns: all of them, by month.
        months: what stands declared for each sealed month, in order.
        moved: id of a sealed return → what it changed [riel]: for a month's first one against
            what stands for the month before, where that is sealed; for a later one against what
            stood before it.
        due: the month that is next; None where nothing is kept yet.
        copies: the folder that a copy goes to when it was changed and is closed; "" for none.
        is_read_only: whether nothing can be kept in it.
    """

    path: Path
    identity: str
    enterprise: Enterprise
    known: tuple[Enterprise, ...] = ()
    returns: tuple[Return, ...] = ()
    months: tuple[Stands, ...] = ()
    moved: Mapping[int, int] = field(default_factory=dict)
    due: Due | None = None
    copies: str = ""
    is_read_only: bool = False

    @property
    def name(self) -> str:
        """Return its file's name without the ending."""
        return self.path.stem

    @property
    def missing(self) -> list[Month]:
        """Return the months between the first and the last of which nothing is kept."""
        return missing_months([each.month for each in self.returns])

    @property
    def has_sealed(self) -> bool:
        """Whether any return is sealed."""
        return any(each.is_sealed for each in self.returns)

    def is_whose(self, enterprise: Enterprise | None) -> bool:
        """Return whether an enterprise is the one whose vault it is; nobody named yet is, too."""
        from desktop.sealing import is_same

        known = (self.enterprise, *self.known)
        return enterprise is None or any(is_same(enterprise, each) for each in known)

    def sealed_of(self, month: Month) -> list[Return]:
        """Return the sealed returns of a month in the order sealed."""
        found = [each for each in self.returns if each.is_sealed and each.month == month]
        return sorted(found, key=lambda each: each.place)

    def can_come(self, month: Month) -> tuple[Kind, ...]:
        """Return the kinds of return that can be sealed next for a month."""
        return possible(each.kind for each in self.sealed_of(month))


def seen_of(vault: Vault, before: VaultSeen | None = None) -> VaultSeen:
    """Return what is shown of an open vault.

    Args:
        vault: open; on the thread that uses it.
        before: what was seen of it last, if anything; saves reckoning sealed months again.
    """
    from desktop.sealing import known_as

    found = tuple(returns(vault))
    months, moved = _standing(vault, found, before)
    return VaultSeen(
        vault.path,
        vault.facts.identity,
        vault.facts.enterprise,
        tuple(known_as(vault)),
        found,
        months,
        moved,
        _due(found),
        backup_folder(vault),
        vault.is_read_only,
    )


def _due(found: tuple[Return, ...]) -> Due | None:
    said = next_due(list(found))
    if said is None:
        return None
    days = (date.fromisoformat(said[name]) for name in ("payment", "documents"))
    return Due(Month.parse(said["month"]), *days)


def _standing(
    vault: Vault, found: tuple[Return, ...], before: VaultSeen | None
) -> tuple[tuple[Stands, ...], dict[int, int]]:
    """Return what stands for each sealed month, and what each return changed."""
    known = {each.month: each for each in before.months} if before else {}
    months: list[Stands] = []
    moved: dict[int, int] = {}
    sealed = [each for each in found if each.is_sealed]
    for month, group in groupby(sealed, key=lambda each: each.month):
        own = sorted(group, key=lambda each: each.place)
        earlier = months[-1] if months and months[-1].month.following() == month else None
        steps = _steps(vault, own, known.get(month), before)
        for of, stood, now in zip(own, (earlier, *steps), steps, strict=False):
            if stood is not None:
                moved[of.id] = now.remittance - stood.remittance
        months.append(steps[-1])
    return tuple(months), moved


def _steps(
    vault: Vault, own: list[Return], known: Stands | None, before: VaultSeen | None
) -> list[Stands]:
    """Return what stood for a month after each of its returns; of damaged ones the first alone."""
    first = Stands(own[0].month, own[0].workers, own[0].remittance)
    if len(own) == 1:
        return [first]
    if known and before and known.returns == len(own):
        return _again(first, own, known, before)
    try:
        return [first, *_stood(vault, own)]
    except DamagedError:  # verifying says where; the list is shown all the same
        return [first]


def _stood(vault: Vault, own: list[Return]) -> Iterator[Stands]:
    """Yield what stood for a month after each of its later returns."""
    from declaration.vault.standing import standing

    for number, place in enumerate((*(each.place for each in own[2:]), None), 2):
        stood = standing(vault, own[0].month, place)
        parts = stood.schemes().values()
        total = sum(each["employer"] + each["worker"] for each in parts)
        yield Stands(own[0].month, len(stood), total, number)


def _again(first: Stands, own: list[Return], known: Stands, before: VaultSeen) -> list[Stands]:
    """Return the steps of a month of which nothing was sealed since it was last looked at."""
    total, steps = first.remittance, [first]
    for number, each in enumerate(own[1:], 2):
        total += before.moved.get(each.id, 0)
        steps.append(Stands(first.month, known.workers, total, number))
    return steps
