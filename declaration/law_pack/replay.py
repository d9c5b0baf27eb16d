"""What the last sealed months of a vault would come to under another law.

    found = replayed(vault, law=pack.law, in_use=Law.load())
    [each for each in found if each.differs]

A month that today's program reckons otherwise than when it was sealed, whatever the law, is not
held against the pack: what counts is whether the pack makes a difference.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from declaration.law import UnknownReadingError
from declaration.vault.returns import Return, lines_in, manifest_in, sealed

if TYPE_CHECKING:
    from declaration.law import Law
    from declaration.vault.rerun import Rerun
    from declaration.vault.store import Vault

MONTHS = 12
"""So many of the last sealed months are reckoned again."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """One sealed return under another law.

    Attributes:
        vault: name of its file.
        of: the return.
        found: what came out; None where it cannot be reckoned.
        before: what comes out under the law in use; None where that was not needed.
        lacking: why it cannot be reckoned, or "".
    """

    vault: str
    of: Return
    found: Rerun | None
    before: Rerun | None = None
    lacking: str = ""

    @property
    def differs(self) -> bool:
        """Whether the other law makes a difference of a riel, or cannot reckon it at all."""
        if self.found is None:
            return True
        if self.found.is_same:
            return False
        return (
            self.before is None
            or self.before.now != self.found.now
            or self.before.differences != self.found.differences
        )


def replayed(vault: Vault, law: Law, in_use: Law) -> list[Replayed]:
    """Return the returns of the last twelve sealed months of a vault under another law.

    Args:
        vault: open.
        law: the other one.
        in_use: the one in use.

    Raises:
        DamagedError: what lies in the vault is not what was sealed.
    """
    all_sealed = sealed(vault)
    months = sorted({each.month for each in all_sealed})[-MONTHS:]
    return [_one(vault, each, law, in_use) for each in all_sealed if each.month in months]


def _one(vault: Vault, of: Return, law: Law, in_use: Law) -> Replayed:
    from declaration.vault.rerun import from_lines

    manifest, lines = manifest_in(vault, of), lines_in(vault, of)
    try:
        found = from_lines(manifest, lines, law)
    except (UnknownReadingError, LookupError) as problem:
        return Replayed(vault.name, of, None, lacking=str(problem))
    if found.is_same:
        return Replayed(vault.name, of, found)
    try:
        return Replayed(vault.name, of, found, from_lines(manifest, lines, in_use))
    except (UnknownReadingError, LookupError):
        return Replayed(vault.name, of, found)
