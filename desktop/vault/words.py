"""What stands in the way of a vault, as the window says it. No Qt.

    said(problem, "km")          # one sentence

The command line names options and commands; where its sentence does, the window has one of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from declaration.vault.errors import (
    CutShortError,
    DamagedError,
    DamagedPageError,
    VaultError,
)
from declaration.vault.kinds import Kind
from declaration.vault.refusals import (
    KindNotPossibleError,
    NobodyDeclaredError,
    NobodyLeftOutButOthersDifferError,
    NobodyLeftOutError,
    NothingDiffersButLeftOutError,
    NothingDiffersError,
    PartOfPayrollError,
)
from desktop.closed_doors import sentence
from desktop.formatting import month_name
from desktop.rerunning import NotSealedError
from desktop.secrets import KeysError, LockedStoreError
from desktop.texts import Translator, mark, translate
from desktop.vault.opening import LockedStoreForVaultError, NoStoreForVaultError, UnknownVaultError

if TYPE_CHECKING:
    from declaration.vault.chain import Difference
    from desktop.sealed_in_window import Kept

NO_STORE = mark(
    "This computer has no key store, so the passphrase is asked for whenever the vault is opened."
)
LOCKED = mark(
    "The key store of this computer is locked, so the passphrase is asked for. Unlock it, and the "
    "vault can be remembered."
)
NOT_KEPT = mark(
    "The vault is open, but this computer could not remember it: its key store is locked, or it "
    "has none. Keep the passphrase at hand."
)
READ_ONLY = mark(
    "“{name}” may not be written to where it lies, so it is open for reading only: nothing is kept "
    "or sealed in it. Copy it to a folder of your own to go on with it."
)
RESTORE = mark(
    "“{name}” is damaged ({where}). Leave it as it is, and restore its newest copy: menu File, "
    "Vault, Restore from a copy."
)
RESTORE_PAGE = mark(
    "“{name}” is damaged at page {page} of {pages}. Leave it as it is, and restore its newest "
    "copy: menu File, Vault, Restore from a copy."
)
REMEDY = mark(
    "Leave the file as it is, and restore the newest copy that verifies: menu File, Vault, Restore "
    "from a copy."
)
NOBODY = mark(
    "Nobody has a wage to declare in {month}. If nobody worked that month, take the payroll off "
    "the list and seal a nil return."
)
FIRST_TAKEN = mark(
    "{month} is sealed already, and what is sealed is never altered. Choose a supplementary return "
    "for workers who were left out, or a revised one for values that were wrong."
)
NOTHING_TO_FOLLOW = mark(
    "Nothing of {month} is sealed yet that this return could follow. Seal the regular return first."
)
SEALED = mark(
    "{month} is sealed in “{name}” as return {place}. Note its hash elsewhere: it proves the month."
)
KEPT = mark("Kept as a draft in “{name}”: the month is not closed.")
NO_DRAFT = mark("{month} is sealed already, so no draft of it is kept.")
NOT_SEALED = mark("The files are written and proven, but {month} is not sealed. {why}")
OTHERS_DIFFER = mark(
    "Nobody was left out of {month}: every worker of this payroll who is due stands declared "
    "already ({stand}). The lines of {differ} workers are others than those that stand: choose a "
    "revised return."
)
NONE_LEFT_OUT = mark(
    "Nobody was left out of {month}: every worker of this payroll who is due stands declared "
    "already ({stand}). No supplementary return is needed."
)
LEFT_OUT = mark(
    "Nothing differs: the {stand} lines that stand declared for {month} are those of this payroll. "
    "{left_out} workers of it stand in no return: choose a supplementary return."
)
NOTHING_DIFFERS = mark(
    "Nothing differs: the {stand} lines that stand declared for {month} are those of this payroll. "
    "No revised return is needed."
)
PART = mark(
    "{missing} of the {stand} workers who stand declared for {month} are not in this payroll. Say "
    "above whether it is only a part, or they are to be taken back."
)
CORRECTS_NOTHING = mark(
    "A supplementary or revised return follows what is sealed: open the vault of the enterprise."
)
NO_SUCH_RETURN = mark("“{name}” has no such sealed return of {month}.")

IN_WINDOW: dict[type[VaultError], str] = {
    DamagedPageError: RESTORE_PAGE,
    CutShortError: CutShortError.sentence,
    DamagedError: RESTORE,
    NobodyDeclaredError: NOBODY,
    NobodyLeftOutButOthersDifferError: OTHERS_DIFFER,
    NobodyLeftOutError: NONE_LEFT_OUT,
    NothingDiffersButLeftOutError: LEFT_OUT,
    NothingDiffersError: NOTHING_DIFFERS,
    PartOfPayrollError: PART,
    NotSealedError: NO_SUCH_RETURN,
    NoStoreForVaultError: NO_STORE,
    LockedStoreForVaultError: LOCKED,
}
"""Kind of trouble → what the window says instead; the first that fits."""

ASKS_PASSPHRASE = (UnknownVaultError, NoStoreForVaultError, LockedStoreForVaultError)
"""No fault: the passphrase is to be asked for."""


def said(problem: BaseException, language: str) -> str:
    """Return one sentence about what went wrong, as the window says it."""
    _ = translate(language)
    if isinstance(problem, KindNotPossibleError):
        text = FIRST_TAKEN if Kind(str(problem.values["kind"])).opens else NOTHING_TO_FOLLOW
        return _(text).format(**problem.values)
    if isinstance(problem, KeysError):
        return _(LOCKED if isinstance(problem, LockedStoreError) else NO_STORE)
    for kind, text in IN_WINDOW.items():
        if isinstance(problem, kind):
            return _(text).format(**problem.values)
    return sentence(problem, language)


def difference(found: Difference, name: str, _: Translator) -> str:
    """Return the first place that differs, and what to do in the window."""
    from desktop.vault.shown import difference_alone

    return f"{difference_alone(found, name, _)} {_(REMEDY)}"


def kept_words(kept: Kept, name: str, _: Translator) -> str:
    """Return what became of a month in its vault when its files were written."""
    month = month_name(kept.month, _.language)
    if kept.problem is not None:
        return _(NOT_SEALED).format(month=month, why=said(kept.problem, _.language))
    if kept.of is None:
        return _(NO_DRAFT).format(month=month)
    if not kept.of.is_sealed:
        return _(KEPT).format(name=name)
    return _(SEALED).format(month=month, name=name, place=kept.of.place)


def refusal(month: str, kind: Kind, can_come: tuple[Kind, ...], _: Translator) -> str:
    """Return why a kind of return cannot be sealed next; "" where it can."""
    if kind in can_come:
        return ""
    return _(FIRST_TAKEN if kind.opens else NOTHING_TO_FOLLOW).format(month=month)
