"""Copies of sealed files, given out as they were written. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from declaration.vault.returns import Return
    from declaration.vault.store import Vault


def write_copy(vault: Vault, of: Return, name: str, place: Path) -> Path:
    """Write a copy of one file under a name; what is there is replaced, as the person said.

    Raises:
        DamagedError: it is not what was sealed.
        OSError: it cannot be written.
    """
    from declaration.vault.returns import content_in

    content = content_in(vault, of, name)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    return place


def write_copies(vault: Vault, of: Return, names: Sequence[str], folder: Path) -> None:
    """Write copies of some files into a folder, under their own names.

    Raises:
        DamagedError: one is not what was sealed.
        OSError: one cannot be written.
    """
    for name in names:
        write_copy(vault, of, name, folder / name)
