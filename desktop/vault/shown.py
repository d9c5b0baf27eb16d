"""A vault on the terminal: its months as a table or as data, and what differs in it. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from declaration.vault.chain import Fault
from declaration.vault.returns import ReturnState, missing_months, returns
from desktop import changing
from desktop.tables import table
from desktop.texts import Translator, mark
from desktop.vault import standing as vault_standing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from declaration.vault.chain import Difference
    from declaration.vault.returns import Return
    from declaration.vault.store import Vault
    from desktop.vault.standing import Stands

KINDS = {
    "regular": mark("regular"),
    "supplementary": mark("supplementary"),
    "revised": mark("revised"),
    "nil": mark("nil"),
}
"""Kind of return → the word for it."""

STATES = {ReturnState.DRAFT: mark("draft"), ReturnState.SEALED: mark("sealed")}

SHOWN = 12
"""So many characters of a hash are shown in the table."""

FAULTS = {
    Fault.RETURN_MISSING: mark("“{name}” is broken: return {position} of the chain is missing."),
    Fault.MANIFEST: mark(
        "“{name}” is broken at return {position} ({month}, {kind}): its manifest was changed."
    ),
    Fault.CHAIN: mark(
        "“{name}” is broken at return {position} ({month}, {kind}): it does not follow the return "
        "that was sealed before it."
    ),
    Fault.RECORD: mark(
        "“{name}” is broken at return {position} ({month}, {kind}): the list says {found} for "
        "“{what}”, and {expected} was sealed."
    ),
    Fault.FILE_MISSING: mark(
        "“{name}” is broken at return {position} ({month}, {kind}): the file “{what}” is missing."
    ),
    Fault.FILE_CHANGED: mark(
        "“{name}” is broken at return {position} ({month}, {kind}): the file “{what}” was changed. "
        "Sealed: {expected}. There: {found}."
    ),
    Fault.FILE_ADDED: mark(
        "“{name}” is broken at return {position} ({month}, {kind}): the file “{what}” was put "
        "there later."
    ),
    Fault.HEAD: mark(
        "“{name}” is broken: its last return is not the one that was sealed last. Sealed: "
        "{expected}. There: {found}."
    ),
    Fault.LOG_ENTRY: mark("“{name}” is broken: entry {position} of its log was changed."),
    Fault.LOG_CHAIN: mark(
        "“{name}” is broken: entry {position} of its log does not follow the one before it."
    ),
    Fault.LOG_END: mark(
        "“{name}” is broken: its log ends at entry {position}, which was not the last one written."
    ),
    Fault.LOG_STORY: mark(
        "“{name}” is broken: its log and its sealed returns do not tell the same. Sealed: "
        "{expected}. In the log: {found}."
    ),
}
"""What is not as it was sealed → the sentence about it."""

REMEDY = mark(
    "Leave the file as it is, and restore the newest backup that verifies: "
    "pheaktean vault restore COPY VAULT."
)


def data(vault: Vault) -> dict[str, Any]:
    """Return a vault as plain data: the enterprise, and every return with its totals and hash."""
    found = returns(vault)
    stands = vault_standing.what_stands(vault, found)
    enterprise = vault.facts.enterprise
    created_at, created_by = vault.facts.created
    return {
        "vault": vault.name,
        "identity": vault.facts.identity,
        "created": {"at": created_at, "by": created_by},
        "fingerprint": vault.facts.identity,
        "enterprise": {
            "name": enterprise.name,
            "name_km": enterprise.name_km,
            "nssf_number": enterprise.nssf_number,
            "sector": enterprise.sector,
            "readings": dict(enterprise.readings),
        },
        "changes": changing.data(vault),
        "months": [_month(each, stands.get(each.id)) for each in found],
        "standing": vault_standing.data(vault, found),
        "missing": [str(month) for month in missing_months([each.month for each in found])],
        "next": next_due(found),
    }


def next_due(found: list[Return]) -> dict[str, str] | None:
    """Return the month to be sealed next and when it is due; None for an empty vault.

    That is the first month that is missing or a draft, else the one after the last.
    """
    if not found:
        return None
    from declaration.law import Law, NotInForceError

    done = {each.month for each in found if each.is_sealed}
    month = min(each.month for each in found)
    while month in done:
        month = month.following()
    try:
        due = Law.load().at(month).due_dates
    except NotInForceError:  # before contributions began
        return None
    return {
        "month": str(month),
        "payment": due.payment.isoformat(),
        "documents": due.documents.isoformat(),
    }


def _month(of: Return, stands: Stands | None) -> dict[str, Any]:
    totals = {"employer": of.employer, "worker": of.worker, "remittance": of.remittance}
    return {
        "month": str(of.month),
        "kind": str(of.kind),
        "number": of.number,
        "state": str(of.state),
        "sealed_at": of.sealed_at if of.is_sealed else None,
        "sealed_by": of.sealed_by if of.is_sealed else None,
        "kept_at": of.sealed_at,
        "workers": of.workers,
        **totals,
        "totals": totals,
        "difference": stands.difference if stands else None,
        "correction": stands.correction if stands else None,
        "hash": of.hash,
        "previous_hash": of.previous_hash,
    }


def lines(vault: Vault, _: Translator) -> list[str]:
    """Return the lines that show a vault."""
    found = returns(vault)
    enterprise = vault.facts.enterprise
    shown = [f"{enterprise.name}  {enterprise.nssf_number}".strip(), ""]
    if changed := changing.of_vault(vault, _):
        shown += [*changed, ""]
    if not found:
        return [*shown, _("No month is kept here yet.")]
    shown += _table(found, vault_standing.what_stands(vault, found), _)
    if missing := missing_months([each.month for each in found]):
        shown += [
            "",
            _("Missing between them: {months}.").format(months=", ".join(map(str, missing))),
        ]
    if due := next_due(found):
        told = _("Next: {month}, to be paid by {payment} and filed by {documents}.")
        shown += ["", told.format(**due)]
    return shown


def _table(found: list[Return], stands: Mapping[int, Stands], _: Translator) -> list[str]:
    """Return the returns as a table; what stands since each, where any month was corrected."""
    corrected = any(not of.kind.opens for of in found)
    figures = ("difference", "stands") if corrected else ("employer", "worker")
    headings = ("month", "kind", "state", "workers", "remittance", *figures, "hash")
    rows = [
        (*_row(of, _), *(_since(of, stands) if corrected else _shares(of)), of.hash[:SHOWN])
        for of in found
    ]
    return table([_(HEADINGS[name]) for name in headings], rows, right=(3, 4, 5, 6))


def _shares(of: Return) -> tuple[str, str]:
    return f"{of.employer:,}", f"{of.worker:,}"


def _since(of: Return, stands: Mapping[int, Stands]) -> tuple[str, str]:
    """Return by how much a return moved what stands, and what stands since."""
    if of.id not in stands:
        return "", ""
    moved = "" if of.kind.opens else f"{stands[of.id].difference:+,}"
    return moved, f"{stands[of.id].remittance:,}"


HEADINGS = {
    "month": mark("month"),
    "kind": mark("kind"),
    "state": mark("state"),
    "workers": mark("workers"),
    "employer": mark("employer"),
    "worker": mark("worker"),
    "remittance": mark("remittance"),
    "difference": mark("difference"),
    "stands": mark("stands then"),
    "hash": mark("hash"),
}


def _row(of: Return, _: Translator) -> tuple[str, ...]:
    kind = _(KINDS[of.kind]) + (f" {of.number}" if of.number > 1 else "")
    numbers = (f"{figure:,}" for figure in (of.workers, of.remittance))
    return (str(of.month), kind, _(STATES[of.state]), *numbers)


def difference(found: Difference, name: str, _: Translator) -> str:
    """Return the first place that differs as sentences, and what to do.

    Args:
        found: what is not as it was sealed.
        name: of the vault.
        _: the reader's texts.
    """
    return f"{difference_alone(found, name, _)} {_(REMEDY)}"


def difference_alone(found: Difference, name: str, _: Translator) -> str:
    """Return the first place that differs as one sentence; see ``difference``."""
    return _(FAULTS[found.fault]).format(
        name=name,
        position=found.position,
        month=found.month,
        kind=_(KINDS.get(found.kind, "")),
        what=found.name,
        expected=found.expected,
        found=found.found,
    )
