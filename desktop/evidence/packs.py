"""Evidence packs written from a vault, and checked, for a face. No Qt.

made = written(vault, month, kind, number, path)
found = checked(path, key)
told(found, path, _), data(found)
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from declaration.evidence.checking import Checked, Problem, check
from declaration.evidence.fingerprints import grouped
from declaration.evidence.sentences import SENTENCES, shown
from desktop.texts import Translator

if TYPE_CHECKING:
    from declaration.month import Month
    from declaration.vault.returns import Return
    from declaration.vault.store import Vault


def returns_of(vault: Vault, month: Month, kind: str | None, number: int | None) -> list[Return]:
    """Return the sealed returns of a month that were asked for: all, of a kind, or one.

    Raises:
        NotSealedError: there is none.
    """
    from declaration.vault.returns import sealed
    from desktop.rerunning import NotSealedError

    found = [
        each
        for each in sealed(vault, month)
        if kind in (None, str(each.kind)) and number in (None, each.number)
    ]
    if not found:
        raise NotSealedError(name=vault.name, month=month)
    return found


def written(vault: Vault, of: list[Return], path: Path) -> Checked:
    """Write an evidence pack of sealed returns of a month, and note it in the vault's log.

    Raises:
        VaultError: what was sealed is damaged, or something else than a pack is there.
        OSError: it cannot be written.
    """
    from declaration.evidence.pack import write_pack
    from desktop.evidence.page import page

    made = write_pack(path, vault, of, page(vault, of))
    _note(vault, of, path)
    return made


def _note(vault: Vault, of: list[Return], path: Path) -> None:
    """Write into the log which returns went into a pack, and the hash of the pack."""
    from hashlib import file_digest

    from declaration.vault.events import Event
    from declaration.vault.log import record
    from desktop.vault.opening import stamp

    if vault.is_read_only:
        return
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    when = stamp()
    with vault.transaction() as db:
        for each in of:
            record(
                db,
                when,
                Event.EVIDENCE_WRITTEN,
                each.month,
                kind=str(each.kind),
                number=each.number,
                hash=digest,
            )


def checked(path: Path, key: str = "") -> Checked:
    """Return what came of a pack, a zip or the folder that it was unpacked into.

    Args:
        path: of the pack.
        key: fingerprint of the key that must have signed it, or "".
    """
    from declaration.evidence.signing import valid

    return check(path, key, valid)


def problem_text(problem: Problem, _: Translator) -> str:
    """Return what is wrong, in the reader's language."""
    values = {name: shown(text) for name, text in problem._asdict().items()}
    return _(SENTENCES[problem.kind][0]).format(**values)


def intact_text(found: Checked, name: str, _: Translator) -> str:
    """Return the sentence that a pack is intact."""
    text = _.ngettext(
        "“{name}” is intact: {n} file of {month} is as it was sealed.",
        "“{name}” is intact: {n} files of {month} are as they were sealed.",
        found.files,
    )
    return text.format(name=name, n=found.files, month=shown(found.month))


def key_text(found: Checked, key: str, _: Translator) -> str:
    """Return the sentence about the key that signed it."""
    text = _("It is signed with the key that you gave: {key}.")
    if not key:
        text = _(
            "It is signed with the key {key}. Compare this with the fingerprint that you have from "
            "the enterprise by another way, or give that with --key."
        )
    return text.format(key=grouped(found.fingerprint))


def data(found: Checked) -> dict[str, Any]:
    """Return what came of a pack as plain data."""
    return {
        "intact": not found.problems,
        "month": found.month,
        "files": found.files,
        "fingerprint": found.fingerprint,
        "problems": [problem._asdict() for problem in found.problems],
    }
