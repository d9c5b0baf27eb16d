"""A month and its vault: whose it is, what the months before say, kept as a draft or sealed. No Qt.

    enterprise = whose(given, vault, month)
    history = months_before(vault, month, kind)              # for the month to be worked out with
    job = after_the_months_before(job, vault, kind)          # the findings of the family PER
    receipt = write_declaration(job, …)
    kept = keep(job, receipt, vault, chosen_for(job, kind, layout.id), seal=True)
    said(kept, vault, job.month.options.month, _)

The order is the same for both faces: files written and proven → sealed → told.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from declaration.vault.errors import VaultError
from declaration.vault.kinds import Kind
from desktop.closed_doors import sentence
from desktop.status import UsageError
from desktop.texts import Translator, mark, translate
from desktop.vault.opening import stamp

if TYPE_CHECKING:
    from declaration.export import Receipt
    from declaration.history import History
    from declaration.month import Month
    from declaration.monthly import Enterprise
    from declaration.vault.manifest import Chosen
    from declaration.vault.returns import Return
    from declaration.vault.store import Vault
    from desktop.job import Job

PROVEN_NOT_SEALED = mark(
    "The files are in “{folder}”, written and proven, but {month} is not sealed in “{name}”. {why}"
)
NOT_SEALED = mark("{month} is not sealed in “{name}”. {why}")


def whose(given: Enterprise | None, vault: Vault, month: Month) -> Enterprise:
    """Return who declares: the employer as the vault has it in the month.

    Args:
        given: the employer of the enterprise file, who must be the vault's own; or None.
        vault: whose.
        month: that is declared.

    Raises:
        UsageError: the vault is another enterprise's.
    """
    from declaration.vault.changes import facts_in

    own = facts_in(vault, month).enterprise
    if given is not None and not any(is_same(given, each) for each in known_as(vault)):
        raise UsageError(
            f"“{vault.name}” is the vault of {own.name} ({own.nssf_number or 'no NSSF number'}), "
            f"and --enterprise names {given.name} ({given.nssf_number or 'no NSSF number'}). "
            "Give the vault of that enterprise, or leave --enterprise out."
        )
    return own


def known_as(vault: Vault) -> list[Enterprise]:
    """Return the employer of a vault as it is, and as it is or was in months told apart."""
    from declaration.vault.changes import changes, facts_in

    months = sorted({each.month for each in changes(vault)})
    return [vault.facts.enterprise, *(facts_in(vault, each).enterprise for each in months)]


def is_same(one: Enterprise, other: Enterprise) -> bool:
    """Return whether two are the same enterprise: by NSSF's number, else by name."""
    return _identity(one) == _identity(other)


def _identity(enterprise: Enterprise) -> str:
    """Return by what an enterprise is known: NSSF's number, else its name."""
    number = "".join(sign for sign in enterprise.nssf_number if sign.isalnum())
    return number.casefold() or " ".join(enterprise.name.split()).casefold()


def months_before(vault: Vault, month: Month, kind: Kind) -> History | None:
    """Return what the sealed months before one say; None where there are none.

    A return that corrects the month holds some of its workers only, and is compared with nothing.
    """
    from declaration.vault.people import history_of

    return history_of(vault, month) if kind.opens else None


def after_the_months_before(
    job: Job, vault: Vault, kind: Kind, given: Enterprise | None = None
) -> Job:
    """Return a month with what the vault says: order of months, other facts, decisions.

    Args:
        job: worked out with the facts of the vault.
        vault: whose.
        kind: of return.
        given: the employer of the enterprise file, or None.
    """
    from declaration.checks.across_months import in_order
    from declaration.checks.enterprise_facts import said_otherwise
    from declaration.checks.refused_before import refused_before
    from declaration.preparing import with_findings
    from declaration.vault.deciding import with_decisions
    from declaration.vault.rejections import rejections
    from declaration.vault.returns import sealed

    when, holds = job.month.options.month, job.month.enterprise
    found = in_order(when, kind, sealed(vault))
    found += said_otherwise(given, holds, when) if holds else []
    month = with_findings(job.month, found)
    month = with_findings(month, refused_before(month, rejections(vault)))
    return dataclasses.replace(job, month=with_decisions(month, vault))


def chosen_for(job: Job, kind: Kind, layout: str) -> Chosen:
    """Return what a return of this month rests on besides the month itself."""
    from declaration.vault.manifest import Chosen
    from importers.mapping_file import mapping_of, mapping_text

    mapping = mapping_text(mapping_of(job.month.payroll, job.mapping))
    return Chosen(kind, layout, mapping, job.register)


def keep(
    job: Job, receipt: Receipt | None, vault: Vault, chosen: Chosen, *, seal: bool
) -> Return | None:
    """Seal a month, or keep it as a draft; what cannot be sealed is kept as a draft.

    Args:
        job: the month, worked out.
        receipt: of its files, where any were written.
        vault: open for writing.
        chosen: see ``chosen_for``.
        seal: whether the month is to be closed.

    Returns:
        The return; None where it can be neither, for the month is sealed already.

    Raises:
        VaultError: it was not sealed, or not kept; says why.
    """
    from declaration.vault import sealing
    from declaration.vault.asked import keep_asked
    from declaration.vault.changes import facts_in
    from declaration.vault.deciding import as_data, end_returned, judge
    from declaration.vault.decisions import decisions

    when = stamp()
    month = receipt.month if receipt else job.month
    judged = judge(month, decisions(vault))
    chosen = dataclasses.replace(chosen, decisions=[as_data(each) for each in judged.by])
    if convention := facts_in(vault, month.options.month).rate_convention:
        chosen = dataclasses.replace(chosen, more={**chosen.more, "rate_convention": convention})
    why = None
    try:
        if seal:
            sealing.refuse_unready(receipt, month, chosen.kind)
    except VaultError as problem:
        why = problem
    with vault.transaction() as db:
        keep_asked(db, month, chosen.kind)
        if seal and receipt is not None and why is None:
            if chosen.kind.opens:  # a correction holds some workers only, and asks nobody again
                end_returned(db, judged, month.options.month, when)
            return sealing.seal(vault, receipt, chosen, when)
        kept = sealing.keep_draft(vault, month, chosen, when)
    if why is not None:
        raise why
    return kept


def said(kept: Return | None, vault: Vault, month: Month, _: Translator) -> list[str]:
    """Return the lines that say what the vault has of a month now."""
    from desktop.vault.shown import KINDS

    if kept is None:
        return [
            _("“{name}” keeps no draft of {month}: it is sealed already.").format(
                name=vault.name, month=month
            )
        ]
    if not kept.is_sealed:
        return [_("Kept as a draft in “{name}”; --seal closes the month.").format(name=vault.name)]
    text = _("Sealed in “{name}” as return {place}: {month}, {kind}.")
    told = text.format(name=vault.name, place=kept.place, month=month, kind=_(KINDS[kept.kind]))
    return [told, _("Its hash, to be noted elsewhere: {hash}").format(hash=kept.hash)]


def not_sealed(
    problem: VaultError, receipt: Receipt | None, job: Job, vault: Vault, language: str
) -> str:
    """Return what stands, and why the month is not sealed."""
    _ = translate(language)
    stands = receipt is not None and receipt.proven and job.month.declares
    values = {
        "name": vault.name,
        "month": job.month.options.month,
        "why": sentence(problem, language),
        "folder": receipt.folder if receipt else "",
    }
    return _(PROVEN_NOT_SEALED if stands else NOT_SEALED).format(**values)
