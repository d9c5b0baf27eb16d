"""The law that is in use: the program's own, or that of the newest pack installed. No Qt.

    passed_over = use_installed()            # once, before anything is reckoned
    found = examined(path, vaults)           # what a pack would change, from now on and in the past
    accept(found, vaults, reason="")         # installs it
    packs(), remove(version)

Packs lie in the user's own data folder; which keys are trusted, ``resources/law_packs`` says. Past
months never change by themselves: what is sealed stays, and a pack under which one of the last
twelve sealed months would come out otherwise is refused, unless a person gives a reason.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from declaration.law_pack.changes import Change
    from declaration.law_pack.installed import Installed
    from declaration.law_pack.reading import LawPack
    from declaration.law_pack.replay import Replayed
    from declaration.vault.store import Vault

SHORTEST_REASON = 10
"""Letters of a reason that says something."""


@dataclass(frozen=True)
class Examined:
    """What a pack would change.

    Attributes:
        pack: the pack, proven.
        in_use: version of the law in use.
        changes: what it says differently from the law in use.
        replayed: the last sealed returns under it.
    """

    pack: LawPack
    in_use: str
    changes: list[Change]
    replayed: list[Replayed] = field(default_factory=list)

    @property
    def differing(self) -> list[Replayed]:
        """The sealed returns that would come out otherwise."""
        return [each for each in self.replayed if each.differs]


def folder() -> Path:
    """Return where the packs of this user are."""
    from desktop.settings import user_folder

    return user_folder("data") / "law"


def packs() -> list[Installed]:
    """Return the installed packs, the newest first."""
    from declaration.law import Law
    from declaration.law_pack.installed import packs_in
    from declaration.law_pack.reading import trusted_keys

    return packs_in(folder(), trusted_keys(), Law.bundled())


def use_installed() -> list[Installed]:
    """Reckon by the newest pack installed from here on; return those that cannot be used.

    Where none is installed, nothing is read.
    """
    if not any(folder().glob("law-*.zip")):
        if "declaration.law" in sys.modules:
            _use(None)
        return []
    from declaration.law import Law
    from declaration.law_pack.installed import newest

    found = packs()
    _use(newest(found, Law.bundled()))
    return [each for each in found if each.problem]


def _use(pack: LawPack | None) -> None:
    from declaration import law

    law.use(pack.law if pack else None)


def examined(path: Path, vaults: Sequence[Vault]) -> Examined:
    """Return what a pack would change; nothing is installed by that.

    Args:
        path: of the pack.
        vaults: open; their last twelve sealed months are reckoned again.

    Raises:
        LawPackError: it cannot be used.
        VaultError: a vault is damaged.
        OSError: the file cannot be read.
    """
    from declaration.law import Law
    from declaration.law_pack.changes import changes
    from declaration.law_pack.installed import refuse_older
    from declaration.law_pack.reading import read_pack, trusted_keys
    from declaration.law_pack.replay import replayed
    from declaration.law_pack.soundness import prove

    pack, in_use = read_pack(path, trusted_keys()), Law.load()
    refuse_older(pack, in_use)
    prove(pack.law, Law.bundled(), path.name)
    found = [each for vault in vaults for each in replayed(vault, pack.law, in_use)]
    return Examined(pack, in_use.version, changes(in_use, pack.law), found)


def accept(found: Examined, vaults: Sequence[Vault], reason: str = "") -> None:
    """Install a pack, reckon by it from here on, and note it in the logs of the vaults.

    Args:
        found: see ``examined``.
        vaults: open; those that may be written note it.
        reason: why it is installed although sealed months would come out otherwise.

    Raises:
        PastDiffersError: they would, and no reason is given.
        OSError: it cannot be written.
    """
    from declaration.law_pack.errors import PastDiffersError
    from declaration.law_pack.installed import install
    from desktop.vault.opening import stamp

    pack, differing = found.pack, found.differing
    if differing and not reason:
        raise PastDiffersError(name=pack.path.name, n=len(differing))
    when = stamp()
    note = {
        "installed_at": when.at.isoformat(),
        "installed_by": when.who,
        "before": found.in_use,
        "replayed": len(found.replayed),
        "differing": [f"{each.vault} {each.of.month} {each.of.kind}" for each in differing],
        "despite": reason,
    }
    install(pack, folder(), note)
    _use(pack)
    for vault in vaults:
        _log(vault, found)


def _log(vault: Vault, found: Examined) -> None:
    from hashlib import sha256

    from declaration.vault.events import Event
    from declaration.vault.log import record
    from desktop.vault.opening import stamp

    if vault.is_read_only:
        return
    digest = sha256(found.pack.path.read_bytes()).hexdigest()
    with vault.transaction() as db:
        record(
            db,
            stamp(),
            Event.LAW_PACK_ACCEPTED,
            version=found.pack.version,
            before=found.in_use,
            hash=digest,
        )


def remove(version: str) -> str:
    """Take a pack away; return the version of the law that is in use then.

    Raises:
        NotInstalledError: there is none of that version.
    """
    from declaration.law import Law
    from declaration.law_pack import installed

    installed.remove(version, folder())
    use_installed()
    return Law.load().version
