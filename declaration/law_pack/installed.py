"""The law packs that are installed: files in one folder, each proven anew whenever it is used.

    newest(folder, Law.bundled(), keys)        # the pack to reckon by, or None
    install(pack, folder, note)
    remove(version, folder)

A pack that was damaged since it was installed is passed over and named, never used in part.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from declaration.law_pack.errors import (
    LawPackError,
    NotAPackError,
    NotInstalledError,
    NotNewerError,
    UnsoundError,
)
from declaration.law_pack.reading import LawPack, day_of, read_pack

if TYPE_CHECKING:
    from declaration.law import Law

BEGINS, ENDS, NOTE = "law-", ".zip", ".json"


@dataclass(frozen=True)
class Installed:
    """A pack in the folder.

    Attributes:
        path: of its file.
        version: of the law in it, as the file's name has it.
        pack: what was read; None where it is not to be used.
        problem: why not, or None.
    """

    path: Path
    version: str
    pack: LawPack | None
    problem: LawPackError | None = None


def packs_in(folder: Path, keys: Sequence[bytes], bundled: Law) -> list[Installed]:
    """Return the packs in a folder, the newest first; none where there is no folder.

    Args:
        folder: of the packs.
        keys: public keys that may have signed them.
        bundled: the law that the program carries.
    """
    paths = sorted(folder.glob(f"{BEGINS}*{ENDS}"), reverse=True)
    return [_read(path, keys, bundled) for path in paths]


def _read(path: Path, keys: Sequence[bytes], bundled: Law) -> Installed:
    version = path.name.removeprefix(BEGINS).removesuffix(ENDS)
    try:
        pack = read_pack(path, keys)
        missing = sorted(set(bundled.parameters) - set(pack.law.parameters))
        if missing:  # the program came later, and asks for more
            raise UnsoundError(name=path.name, why=f"{missing[0]}.toml –.")
        return Installed(path, version, pack)
    except LawPackError as problem:
        return Installed(path, version, None, problem)
    except OSError as problem:
        why = NotAPackError(name=path.name, why=problem.strerror or problem)
        return Installed(path, version, None, why)


def newest(packs: Sequence[Installed], bundled: Law) -> LawPack | None:
    """Return the newest sound pack that is newer than the program's own law, or None."""
    usable = [each.pack for each in packs if each.pack]
    newer = [pack for pack in usable if pack.day > day_of(bundled.version)]
    return max(newer, key=lambda pack: pack.version, default=None)


def refuse_older(pack: LawPack, in_use: Law) -> None:
    """Refuse a pack that is not newer than the law in use.

    Raises:
        NotNewerError: says which is in use.
    """
    if pack.day <= day_of(in_use.version):
        raise NotNewerError(name=pack.path.name, version=pack.version, in_use=in_use.version)


def install(pack: LawPack, folder: Path, note: Mapping[str, object]) -> Path:
    """Put a pack into the folder, whole or not at all; return its path.

    Args:
        pack: proven.
        folder: of the packs; created.
        note: when it was installed, by whom, and what else is worth knowing; kept beside it.

    Raises:
        OSError: it cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = _path(pack.version, folder)
    text = json.dumps(dict(note), ensure_ascii=False, indent=1) + "\n"
    _put(path.with_suffix(NOTE), text.encode("utf-8"))
    _put(path, pack.path.read_bytes())
    return path


def note_of(path: Path) -> dict[str, object]:
    """Return what was noted when a pack was installed; nothing where that cannot be read."""
    try:
        note = json.loads(path.with_suffix(NOTE).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return note if isinstance(note, dict) else {}


def remove(version: str, folder: Path) -> None:
    """Take a pack away; the law before it is in use again.

    Raises:
        NotInstalledError: there is none of that version.
    """
    path = next((each for each in folder.glob(f"{BEGINS}*{ENDS}") if _is(each, version)), None)
    if path is None:
        raise NotInstalledError(name=version)
    path.unlink()
    path.with_suffix(NOTE).unlink(missing_ok=True)


def _is(path: Path, version: str) -> bool:
    return path.name == f"{BEGINS}{version}{ENDS}"


def _path(version: str, folder: Path) -> Path:
    return folder / f"{BEGINS}{version}{ENDS}"


def _put(path: Path, content: bytes) -> None:
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
