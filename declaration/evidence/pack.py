"""An evidence pack: what goes into it, and how it is written.

    evidence.html            for people
    check_evidence.py        the checker, see ``one_file``
    public_key.txt           the vault's public key, and its fingerprint
    chain.json               every sealed return up to these: month, kind, number, hash, hash before
    2026-10-regular-1/       one folder for each return
        manifest.json        as it was sealed: these bytes have the return's hash
        files/…              every sealed file, as it was written
    index.json               name → sha256, size of all of these; month, enterprise, public key
    signature                of index.json, with the vault's own key

The same returns make the same bytes, whoever writes them, wherever and whenever: nothing of the
moment goes in. The files lie in the zip as they are, so that every byte of it is accounted for.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from declaration.evidence.checking import (
    CHAIN,
    FILES,
    FORMAT,
    INDEX,
    MANIFEST,
    SIGNATURE,
    Checked,
    check,
)
from declaration.evidence.container import zip_end, zip_entry
from declaration.evidence.fingerprints import fingerprint, grouped
from declaration.evidence.one_file import NAME as CHECKER
from declaration.evidence.one_file import checker_source
from declaration.evidence.signing import signed, valid
from declaration.vault.canonical import canonical
from declaration.vault.engine import sync_folder
from declaration.vault.errors import AlreadyThereError, DamagedError, VaultError, mark
from declaration.vault.returns import content_in, files_in, manifest_bytes, manifest_in, sealed

if TYPE_CHECKING:
    from typing import BinaryIO

    from declaration.vault.returns import Return
    from declaration.vault.store import Vault

PAGE, KEY = "evidence.html", "public_key.txt"
ENTERPRISE = ("name", "name_km", "nssf_number")
MOST = 0xFFFF_FFFF
"""Bytes that a zip without extensions can hold."""


class TooLargeError(VaultError):
    """A pack of more than four gigabytes."""

    sentence = mark(
        "The files of that month are too large for one evidence pack ({size} bytes). Write one for "
        "each return of the month: --kind and --number."
    )


def folder_of(each: Return) -> str:
    """Return the folder in which a return lies in a pack."""
    return f"{each.month}-{each.kind}-{each.number}"


def write_pack(path: Path, vault: Vault, of: Sequence[Return], page: bytes) -> Checked:
    """Write an evidence pack, whole or not at all, and prove it by reading it back.

    Args:
        path: where it goes; an earlier pack there is replaced, nothing else is.
        vault: the returns lie in.
        of: sealed returns of one month.
        page: evidence.html.

    Raises:
        AlreadyThereError: something else than a pack is there.
        DamagedError: what lies in the vault is not what was sealed; no pack is written.
        TooLargeError: a zip cannot hold it.
        OSError: it cannot be written.
    """
    if path.exists() and not _is_pack(path):
        raise AlreadyThereError(name=path.name)
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with beside.open("xb") as file:
            _write(file, vault, of, page)
            file.flush()
            os.fsync(file.fileno())
        checked = check(beside, fingerprint(vault.facts.public_key), valid)
        if checked.problems:
            raise DamagedError(name=vault.name, where=checked.problems[0].name)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    sync_folder(path.absolute().parent)
    return checked


def _is_pack(path: Path) -> bool:
    """Return whether a file is an evidence pack, perhaps a damaged one."""
    kinds = {problem.kind for problem in check(path, valid=valid).problems}
    return not kinds & {"no_pack", "index"}


def _write(file: BinaryIO, vault: Vault, of: Sequence[Return], page: bytes) -> None:
    """Write the zip: the files, the index of them, the signature of that."""
    files: dict[str, dict[str, Any]] = {}
    directory: list[bytes] = []
    for name, content in _contents(vault, of, page):
        files[name] = {"sha256": sha256(content).hexdigest(), "size": len(content)}
        directory.append(_stored(file, name, content))
    index = canonical(_index(vault, of, files))
    directory.append(_stored(file, INDEX, index))
    directory.append(_stored(file, SIGNATURE, signed(index, vault.facts.signing_key)))
    position, lines = file.tell(), b"".join(directory)
    file.write(lines + zip_end(len(directory), len(lines), position))


def _stored(file: BinaryIO, name: str, content: bytes) -> bytes:
    """Write one file of the zip; return its line of the directory."""
    position = file.tell()
    if position + len(content) > MOST:
        raise TooLargeError(size=position + len(content))
    head, line = zip_entry(name.encode(), crc32(content), len(content), position)
    file.write(head)
    file.write(content)
    return line


def _contents(vault: Vault, of: Sequence[Return], page: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield every file of a pack but the index and the signature, in order."""
    yield PAGE, page
    yield CHECKER, checker_source()
    yield KEY, _key(vault.facts.public_key)
    yield CHAIN, canonical({"links": _links(vault, of)})
    for each in of:
        folder = folder_of(each)
        yield f"{folder}/{MANIFEST}", manifest_bytes(vault, each)
        for name in files_in(vault, each):
            yield f"{folder}/{FILES}/{name}", content_in(vault, each, name)


def _key(public: bytes) -> bytes:
    lines = (f"Ed25519 {public.hex()}", f"fingerprint {grouped(fingerprint(public))}")
    return "".join(f"{line}\n" for line in lines).encode()


def _links(vault: Vault, of: Sequence[Return]) -> list[dict[str, Any]]:
    """Return the chain from the first return to the last of those in the pack."""
    last = max(each.place for each in of)
    return [
        {
            "position": each.place,
            "month": str(each.month),
            "kind": str(each.kind),
            "number": each.number,
            "hash": each.hash,
            "previous_hash": each.previous_hash,
        }
        for each in sealed(vault)
        if each.place <= last
    ]


def _index(vault: Vault, of: Sequence[Return], files: dict[str, dict[str, Any]]) -> dict[str, Any]:
    enterprise = manifest_in(vault, of[0])["enterprise"] or {}
    return {
        "format": FORMAT,
        "month": str(of[0].month),
        "enterprise": {name: enterprise.get(name, "") for name in ENTERPRISE},
        "public_key": vault.facts.public_key.hex(),
        "returns": [folder_of(each) for each in of],
        "files": files,
    }
