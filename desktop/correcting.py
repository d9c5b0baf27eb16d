"""A supplementary or revised return of a sealed month: what it holds, and what it changes. No Qt.

    job = corrected(job, vault, kind, whole=None)       # the return's own workers alone
    lines(summary["correction"], _)                     # what it changes, for people

In comes the month worked out from the whole payroll. ``whole``: whether everybody who should stand
declared is in it; None where nobody said.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from desktop.summary_words import SCHEMES
from desktop.tables import table
from desktop.texts import Translator, mark

if TYPE_CHECKING:
    from declaration.corrections import Compared
    from declaration.monthly import MonthlyDeclaration
    from declaration.vault.kinds import Kind
    from declaration.vault.returns import Return
    from declaration.vault.store import Vault
    from desktop.job import Job

HEADS = {
    "supplementary": mark("Supplementary return {number}: {added} workers who were left out."),
    "revised": mark(
        "Revised return {number}: {changed} lines put right ({facts_changed} of them in who the "
        "worker is), {taken_back} taken back."
    ),
}
"""Kind of return → what it holds."""

STANDS = mark(
    "Stood declared: {before} riel for {workers_before} workers. Stands with this return: "
    "{after} riel for {workers_after} workers."
)


def corrected(job: Job, vault: Vault, kind: Kind, *, whole: bool | None = None) -> Job:
    """Return the month as a return of the kind asked for; a month's first return as it is.

    Args:
        job: the month, worked out from the whole payroll.
        vault: that knows what stands.
        kind: of return.
        whole: whether the payroll holds everybody; see above.

    Raises:
        VaultError: nobody was left out, nothing differs, or too many are missing.
    """
    if kind.opens:
        return job
    from declaration.checks.corrections import corrections
    from declaration.preparing import with_findings

    both = _compared(job.month, vault)
    made = _made(both, kind, len(_of_kind(vault, both, kind)) + 1, whole)
    return dataclasses.replace(job, month=with_findings(made, corrections(made, both)))


def corrected_again(
    month: MonthlyDeclaration, vault: Vault, of: Return, *, whole: bool
) -> MonthlyDeclaration:
    """Return a month as the return that was sealed, from what stood before it.

    Args:
        month: worked out again from the whole payroll.
        vault: that holds the return.
        of: a supplementary or revised return.
        whole: as it was said then.

    Returns:
        A month of nobody where no worker would be in that return today.
    """
    from declaration.narrowing import narrowed
    from declaration.vault.refusals import NobodyLeftOutError, NothingDiffersError

    try:
        return _made(_compared(month, vault, of.place), of.kind, of.number, whole)
    except (NobodyLeftOutError, NothingDiffersError):
        return narrowed(month, [])


def _compared(month: MonthlyDeclaration, vault: Vault, before: int | None = None) -> Compared:
    from declaration.corrections import compared
    from declaration.vault.standing import standing

    return compared(month, standing(vault, month.options.month, before))


def _of_kind(vault: Vault, both: Compared, kind: Kind) -> list[Return]:
    from declaration.vault.returns import sealed

    return [each for each in sealed(vault, both.stands.month) if each.kind is kind]


def _made(both: Compared, kind: Kind, number: int, whole: bool | None) -> MonthlyDeclaration:
    from declaration.corrections import revised, supplementary
    from declaration.vault.kinds import Kind

    if kind is Kind.REVISED:
        return revised(both, number, whole=whole)
    return supplementary(both, number)


def lines(said: Mapping[str, Any], _: Translator) -> list[str]:
    """Return the lines that say what a return changes.

    Args:
        said: ``correction`` of summary.json.
        _: the reader's texts.
    """
    head = _(HEADS[said["kind"]]).format(number=said["number"], **said["workers"])
    rows = [
        (
            _(SCHEMES[scheme]),
            f"{_remittance(said, 'before', scheme):,}",
            f"{said['up'][scheme]:+,}" if said["up"][scheme] else "",
            f"{said['down'][scheme]:+,}" if said["down"][scheme] else "",
            f"{_remittance(said, 'after', scheme):,}",
        )
        for scheme in said["up"]
    ]
    headings = (_("Scheme [riel]"), _("stood"), _("up"), _("down"), _("stands then"))
    stands = _(STANDS).format(
        before=f"{said['before']['totals']['remittance']:,}",
        after=f"{said['after']['totals']['remittance']:,}",
        workers_before=f"{said['before']['workers']:,}",
        workers_after=f"{said['after']['workers']:,}",
    )
    return [head, "", *table(headings, rows, right=(1, 2, 3, 4)), "", stands]


def _remittance(said: Mapping[str, Any], when: str, scheme: str) -> int:
    parts = said[when]["schemes"][scheme]
    return int(parts["employer"] + parts["worker"])
