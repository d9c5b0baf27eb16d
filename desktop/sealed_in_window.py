"""Declaring a month beside the open vault: the same calls as the command line, in its order. No Qt.

made = declared(job, bench, vault, layout.id, write, seal=True)
made.receipt, made.kept

What was accepted in the window goes into the vault first, so that it is remembered in later months.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from declaration.vault.errors import VaultError
from declaration.vault.kinds import Kind

if TYPE_CHECKING:
    from declaration.export import Receipt
    from declaration.month import Month
    from declaration.vault.returns import Return
    from declaration.vault.store import Vault
    from desktop.job import Job
    from desktop.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a month in its vault.

    Attributes:
        month: which.
        of: the return, sealed or a draft; None where none is kept.
        wanted: whether it was to be sealed.
        problem: why it was not, or None.
    """

    month: Month
    of: Return | None
    wanted: bool
    problem: VaultError | None = None

    @property
    def is_sealed(self) -> bool:
        """Whether it is sealed now."""
        return self.of is not None and self.of.is_sealed


@dataclass(frozen=True, slots=True)
class Written:
    """What came of declaring.

    Attributes:
        receipt: of the files, or None.
        kept: what became of the month in the open vault, or None.
    """

    receipt: Receipt | None
    kept: Kept | None = None


def declared(
    job: Job,
    bench: Workbench,
    vault: Vault | None,
    layout: str,
    write: Callable[[Job], Receipt | None],
    *,
    seal: bool,
) -> Written:
    """Write the files of a month, then seal it or keep it as a draft, where a vault is open.

    Args:
        job: the month, worked out.
        bench: what was chosen for it.
        vault: open for writing, or None.
        layout: id of the layout of the file for NSSF.
        write: writes and proves the files.
        seal: whether the month is to be closed.

    Raises:
        VaultError: this kind of return cannot be sealed next; nothing was written.
        OSError: the files cannot be written.
    """
    if vault is None:
        return Written(write(job))
    from declaration.vault.engine import engine_words
    from declaration.vault.sealing import refuse_kind

    with engine_words(vault.path):
        if seal or not bench.kind.opens:
            refuse_kind(vault, job.month.options.month, bench.kind)
        job = with_decisions(vault, job, bench)
    receipt = write(job)
    with engine_words(vault.path):
        return Written(receipt, keep(vault, job, receipt, bench.kind, layout, seal=seal))


def keep(
    vault: Vault, job: Job, receipt: Receipt | None, kind: Kind, layout: str, *, seal: bool
) -> Kept:
    """Seal a month, or keep it as a draft; what is in the way is in the result, not raised."""
    from desktop import sealing

    chosen = sealing.chosen_for(job, kind, layout)
    month = job.month.options.month
    try:
        return Kept(month, sealing.keep(job, receipt, vault, chosen, seal=seal), seal)
    except VaultError as problem:
        return Kept(month, None, seal, problem)


def with_decisions(vault: Vault, job: Job, bench: Workbench) -> Job:
    """Put what was accepted in the window into the vault, and return the month by it.

    A finding that a decision of the vault accepts already is left as it is.

    Raises:
        VaultError: it cannot be written.
    """
    if not bench.decisions:
        return job
    from declaration.vault import deciding
    from desktop.vault.decisions import into_vault
    from desktop.vault.opening import stamp

    into_vault(vault, bench, job.month, (), stamp())
    return replace(job, month=deciding.with_decisions(job.month, vault))
