"""Decisions between the window and the vault, so that later months know them. No Qt.

    begun = from_vault(month, vault)             # the vault's, as decisions of a workbench
    bench = replace(bench, decisions=merged(bench.decisions, begun))
    …                                            # accepted, taken back, undone
    into_vault(vault, bench, month, begun, stamp())      # before the month is kept or sealed

``month`` is the month worked out. A decision of the vault is shown with the key that the window
has for the same finding; what is taken back there is taken back in the vault only if it came from
there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from declaration.vault.accepted import Accepted, Reason
from declaration.vault.asked import abouts
from declaration.vault.deciding import judge
from declaration.vault.decisions import accept, decisions, withdraw
from declaration.vault.documents import MOST, Document
from desktop.decisions import Decided, keys
from desktop.workbench import Decision

if TYPE_CHECKING:
    from declaration.findings import Finding
    from declaration.month import Month
    from declaration.monthly import MonthlyDeclaration
    from declaration.vault.stamp import Stamp
    from declaration.vault.store import Vault
    from desktop.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Given:
    """What a person said of findings that are right as they are.

    Attributes:
        reason: in the person's words.
        until: the last month for which it holds; None for good.
        person: who accepts; "" for who sits at this computer.
        document: the path of a file that proves it, or None.
    """

    reason: str
    until: Month | None = None
    person: str = ""
    document: Path | None = None


def from_vault(month: MonthlyDeclaration, vault: Vault) -> tuple[Decision, ...]:
    """Return the decisions of a vault that accept findings of a month, as a workbench has them."""
    judged = judge(month, decisions(vault))
    about = keys((month.findings[i] for i in judged.accepted), month.payroll)
    found = dict(zip(about, judged.accepted.values(), strict=True))
    return tuple(
        Decision(*about, by.reason, by.until, document=by.document)
        for about, by in sorted(found.items())
    )


def merged(own: Sequence[Decision], more: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return decisions of a workbench with others beside them; its own come first on the same."""
    about = {_about(each) for each in own}
    return (*own, *(each for each in more if _about(each) not in about))


def into_vault(
    vault: Vault,
    bench: Workbench,
    month: MonthlyDeclaration,
    begun: Sequence[Decision],
    stamp: Stamp,
) -> tuple[int, int]:
    """Carry what was accepted and taken back in the window into the vault.

    Args:
        vault: open for writing.
        bench: with its decisions.
        month: worked out of it.
        begun: what ``from_vault`` gave when the month was opened.
        stamp: when, and by whom.

    Returns:
        How many decisions were made, and how many taken back.

    Raises:
        VaultError: it cannot be written.
    """
    with vault.transaction():
        taken_back = _taken_back(bench.decisions, begun)
        old = [by for by in _judged(vault, month, taken_back) if by.stands]
        for each in old:
            withdraw(vault, each.number, stamp)
        made = 0
        for decision, findings in _new(vault, bench, month).items():
            about = abouts(findings, month.payroll)
            made += len(accept(vault, about, _reason(decision), month.options.month, stamp))
    return made, len(old)


def accept_at_once(
    vault: Vault,
    findings: Sequence[Finding],
    month: MonthlyDeclaration,
    given: Given,
    stamp: Stamp,
) -> list[int]:
    """Accept findings in the vault; the numbers of the decisions made.

    Args:
        vault: open for writing.
        findings: of the month; those that cannot be accepted are passed over.
        month: worked out.
        given: what a person said of them.
        stamp: when; who is said by ``given``.

    Raises:
        VaultError: it cannot be written.
        OSError: the document cannot be read.
    """
    reason = Reason(given.reason, given.until, _document(given.document))
    stamp = replace(stamp, who=given.person.strip() or stamp.who)
    about = abouts(findings, month.payroll)
    return accept(vault, about, reason, month.options.month, stamp)


def take_back(vault: Vault, numbers: Iterable[int], stamp: Stamp) -> int:
    """Take decisions back; how many of them stood until then.

    Raises:
        VaultError: it cannot be written.
    """
    stood = {each.number for each in decisions(vault, standing=True)} & set(numbers)
    with vault.transaction():
        for number in sorted(stood):
            withdraw(vault, number, stamp)
    return len(stood)


def _new(
    vault: Vault, bench: Workbench, month: MonthlyDeclaration
) -> dict[Decision, list[Finding]]:
    """Return the window's decisions that the vault does not have, each with its findings."""
    by, judged = Decided(bench), judge(month, decisions(vault))
    found: dict[Decision, list[Finding]] = {}
    for i, finding in enumerate(month.findings):
        decision = by.of(finding, month.payroll)
        if decision is not None and not _is_kept(decision, judged.accepted.get(i)):
            found.setdefault(decision, []).append(finding)
    return found


def _is_kept(decision: Decision, kept: Accepted | None) -> bool:
    """Return whether a decision of the vault says the same as one of the window."""
    return kept is not None and (decision.reason, decision.until) == (kept.reason, kept.until)


def _taken_back(own: Sequence[Decision], begun: Sequence[Decision]) -> set[tuple[str, str, str]]:
    left = {_about(each) for each in own}
    return {_about(each) for each in begun} - left


def _judged(
    vault: Vault, month: MonthlyDeclaration, about: set[tuple[str, str, str]]
) -> list[Accepted]:
    """Return the vault's decisions that accept the findings of some keys."""
    if not about:
        return []
    accepted = judge(month, decisions(vault)).accepted
    named = keys((month.findings[i] for i in accepted), month.payroll)
    found = {
        by.number: by for by, each in zip(accepted.values(), named, strict=True) if each in about
    }
    return [found[number] for number in sorted(found)]


def _reason(decision: Decision) -> Reason:
    """Return why the vault is to accept; a document is read where it still lies there."""
    path = Path(decision.document)
    is_there = path.is_absolute() and path.is_file()
    return Reason(decision.reason, decision.until, _document(path if is_there else None))


def _document(path: Path | None) -> Document | None:
    """Return a document with what is in it; of one that is very large only its hash is kept."""
    if path is None:
        return None
    content = path.read_bytes()
    return Document(path.name, content, is_kept=len(content) <= MOST)


def _about(decision: Decision) -> tuple[str, str, str]:
    return decision.code, decision.worker, decision.field
