"""Draft → sealed: a month is kept while it is worked on, and closed once its files are proven.

    keep_draft(vault, month, chosen, stamp)          # replaces the draft of that month and kind
    refuse_kind(vault, month, chosen.kind)           # before anything is written
    seal(vault, receipt, chosen, stamp)              # after the files were written and proven

Sealing is one transaction: every file is read back from its folder and compared with what the
export proved, stored, and named in the manifest, whose hash joins the chain. If anything fails, the
vault is as it was.
"""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any

from declaration.monthly import State
from declaration.vault.canonical import canonical, sha256
from declaration.vault.events import Event
from declaration.vault.further import FILE as FURTHER
from declaration.vault.further import further_of
from declaration.vault.kinds import Kind, possible
from declaration.vault.log import end_of, record
from declaration.vault.manifest import Chosen, Manifest, manifest_of
from declaration.vault.packing import packed
from declaration.vault.refusals import (
    CorrectionOutdatedError,
    FileChangedError,
    FileGoneError,
    KindNotPossibleError,
    NobodyDeclaredError,
    NotProvenError,
    NotReadyError,
    SomebodyPaidError,
)
from declaration.vault.returns import COUNT, LAST, Return, draft, head_of, sealed

if TYPE_CHECKING:
    from declaration.export import FileWritten, Receipt
    from declaration.month import Month
    from declaration.monthly import MonthlyDeclaration
    from declaration.payroll import Payroll
    from declaration.vault.stamp import Stamp
    from declaration.vault.store import Connection, Vault


def refuse_kind(vault: Vault, month: Month, kind: Kind) -> None:
    """Refuse a kind of return that cannot come next in a month.

    Raises:
        KindNotPossibleError: says what stands and what can come.
    """
    earlier = sealed(vault, month)
    can_come = possible(each.kind for each in earlier)
    if kind in can_come:
        return
    stands = ", ".join(f"{each.kind} {each.number}" for each in earlier)
    raise KindNotPossibleError(
        kind=kind,
        month=month,
        stands=f"sealed already: {stands}" if stands else "nothing of that month is sealed",
        possible=", ".join(f"--kind {each}" for each in can_come),
    )


def refuse_unready(receipt: Receipt | None, month: MonthlyDeclaration, kind: Kind) -> None:
    """Refuse to seal what is not a declaration, written and proven.

    Raises:
        NotReadyError, NotProvenError, NobodyDeclaredError, SomebodyPaidError: says why.
    """
    named = month.options.month
    if month.state is State.NOT_READY:
        raise NotReadyError(month=named)
    if kind is Kind.NIL and len(month.payroll):
        raise SomebodyPaidError(month=named, workers=len(month.payroll))
    if kind is not Kind.NIL and not month.declares and month.correction is None:
        raise NobodyDeclaredError(month=named)
    if receipt is None or not receipt.proven:
        raise NotProvenError(month=named)


def _refuse_outdated(vault: Vault, month: MonthlyDeclaration) -> None:
    """Refuse differences from what does not stand any more.

    Raises:
        CorrectionOutdatedError: another return of the month was sealed meanwhile.
    """
    when, correction = month.options.month, month.correction
    if correction and correction.follows != [each.hash for each in sealed(vault, when)]:
        raise CorrectionOutdatedError(month=when)


def keep_draft(
    vault: Vault, month: MonthlyDeclaration, chosen: Chosen, stamp: Stamp
) -> Return | None:
    """Keep a month as it stands, in place of its draft before; a draft has no files and no hash.

    Returns:
        The draft; None where no return of that kind can come next, so that none is kept.

    Raises:
        VaultError: it cannot be written.
    """
    when, kind = month.options.month, chosen.kind
    if kind not in possible(each.kind for each in sealed(vault, when)):
        return None
    manifest = manifest_of(month, chosen, {})
    with vault.transaction() as db:
        row = _row(vault, db, when, kind)
        db.execute(
            'UPDATE "return" SET manifest = ?, workers = ?, employer = ?, worker = ?, '
            "sealed_at = ?, sealed_by = ? WHERE id = ?",
            (canonical(manifest), *_totals(manifest), _at(stamp), stamp.who, row),
        )
        kept = draft(vault, when, kind)
        number = kept.number if kept else 1
        record(db, stamp, Event.DRAFT_KEPT, when, kind=str(kind), number=number)
    return kept


def seal(vault: Vault, receipt: Receipt, chosen: Chosen, stamp: Stamp) -> Return:
    """Close a month's return: what was written is kept and never altered from here on.

    Args:
        vault: open for writing.
        receipt: of the export; its files still lie in its folder.
        chosen: what the return rests on besides.
        stamp: when, and by whom.

    Raises:
        VaultError: it cannot be sealed, or not written; the vault is as it was.
    """
    month, kind = receipt.month.options.month, chosen.kind
    refuse_unready(receipt, receipt.month, kind)
    with vault.transaction() as db:
        refuse_kind(vault, month, kind)
        _refuse_outdated(vault, receipt.month)
        row = _row(vault, db, month, kind)
        for name, file in receipt.files.items():
            _store(db, row, name, file, _read_back(receipt, name, file))
        files = {**receipt.files, **_keep_further(db, row, receipt.month.payroll)}
        number = len([each for each in sealed(vault, month) if each.kind is kind]) + 1
        manifest = manifest_of(receipt.month, chosen, files)
        manifest |= {"vault": vault.facts.identity, "number": number}
        place, digest = _close(db, row, manifest, stamp)
        record(
            db, stamp, Event.SEALED, month, kind=str(kind), number=number, place=place, hash=digest
        )
    return sealed(vault)[-1]


def _close(db: Connection, row: int, manifest: Manifest, stamp: Stamp) -> tuple[int, str]:
    """Give a return its place in the chain, and note the chain's new end: its place and hash."""
    head, log = head_of(db), end_of(db)
    place = head.count + 1
    manifest |= {
        "position": place,
        "previous_hash": head.hash,
        "log": {"count": log.count, "hash": log.hash},
        "sealed_at": _at(stamp),
        "sealed_by": stamp.who,
    }
    text = canonical(manifest)
    digest = sha256(text)
    db.execute(
        "UPDATE \"return\" SET state = 'sealed', place = ?, manifest = ?, hash = ?, "
        "previous_hash = ?, workers = ?, employer = ?, worker = ?, sealed_at = ?, sealed_by = ? "
        "WHERE id = ?",
        (place, text, digest, head.hash, *_totals(manifest), _at(stamp), stamp.who, row),
    )
    db.executemany(
        "REPLACE INTO vault (name, value) VALUES (?, ?)", ((COUNT, place), (LAST, digest))
    )
    return place, digest


def _row(vault: Vault, db: Connection, month: Month, kind: Kind) -> int:
    """Return the row of a month's draft of a kind; a new one where there is none."""
    known = draft(vault, month, kind)
    if known is not None:
        return known.id
    number = len([each for each in sealed(vault, month) if each.kind is kind]) + 1
    done = db.execute(
        'INSERT INTO "return" (month, kind, number) VALUES (?, ?, ?)', (str(month), kind, number)
    )
    return int(done.lastrowid)


def _keep_further(db: Connection, row: int, payroll: Payroll) -> dict[str, FileWritten]:
    """Keep what the next months ask of these lines; return it as one more file."""
    from declaration.export import FileWritten

    content = further_of(payroll)
    file = FileWritten(sha256(content), len(content), len(payroll))
    _store(db, row, FURTHER, file, content)
    return {FURTHER: file}


def _store(db: Connection, row: int, name: str, file: FileWritten, content: bytes) -> None:
    db.execute(
        "INSERT INTO file (return_id, name, sha256, size, packed) VALUES (?, ?, ?, ?, ?)",
        (row, name, file.sha256, file.size, packed(content)),
    )


def _read_back(receipt: Receipt, name: str, file: FileWritten) -> bytes:
    """Return a file's content as it lies in the folder, once it is what was proven.

    Raises:
        FileGoneError, FileChangedError: it is not there, or another one.
    """
    said: dict[str, Any] = {
        "month": receipt.month.options.month,
        "file": name,
        "folder": receipt.folder,
    }
    try:
        content = (receipt.folder / name).read_bytes()
    except OSError as problem:
        raise FileGoneError(**said, why=problem.strerror or problem) from problem
    if sha256(content) != file.sha256:
        raise FileChangedError(**said)
    return content


def _totals(manifest: Manifest) -> tuple[int, int, int]:
    """Return workers declared, and both shares [riel]."""
    totals = manifest["totals"]
    return manifest["workers"]["declared"], totals["employer"], totals["worker"]


def _at(stamp: Stamp) -> str:
    """Return when, as ``2026-11-12T08:30:00Z``."""
    return stamp.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
