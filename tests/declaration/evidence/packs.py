"""Evidence packs for tests: written from a vault of invented months, and tampered with."""

from __future__ import annotations

import json
import zipfile
from zlib import crc32

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from declaration.evidence.container import zip_end, zip_entry
from declaration.evidence.pack import write_pack
from declaration.evidence.signing import signed
from declaration.vault.canonical import canonical, sha256
from declaration.vault.kinds import Kind
from declaration.vault.returns import sealed
from tests.declaration.vault.build import new_vault, sealed_month

PAGE = "<!doctype html><title>សាកល្បង (invented)</title>".encode()


def vault_of_three(folder):
    """Return an open vault: September, October, and a revised return of October."""
    vault = new_vault(folder)
    sealed_month(vault, folder, "2026-09")
    sealed_month(vault, folder, "2026-10", days=1)
    sealed_month(vault, folder, "2026-10", Kind.REVISED, days=2)
    return vault


def october(folder):
    """Write the pack of October; return its path and the vault."""
    vault = vault_of_three(folder)
    of = [each for each in sealed(vault) if str(each.month) == "2026-10"]
    write_pack(folder / "october.zip", vault, of, PAGE)
    return folder / "october.zip", vault


def contents(path):
    """Return name → content of a pack, in order."""
    with zipfile.ZipFile(path) as pack:
        return {name: pack.read(name) for name in pack.namelist()}


def put(path, files):
    """Write a zip as packs are written; ``files`` is name → content, or pairs of them."""
    pairs = list(files.items()) if isinstance(files, dict) else files
    data, directory = b"", b""
    for name, content in pairs:
        head, line = zip_entry(name.encode(), crc32(content), len(content), len(data))
        data, directory = data + head + content, directory + line
    path.write_bytes(data + directory + zip_end(len(pairs), len(directory), len(data)))
    return path


def signed_anew(files, key=None, **changes):
    """Return the files of a pack with an index of them as they are, signed with another key."""
    key = key or Ed25519PrivateKey.generate()
    index = json.loads(files["index.json"])
    own = {n: c for n, c in files.items() if n not in ("index.json", "signature")}
    index["files"] = {n: {"sha256": sha256(c), "size": len(c)} for n, c in own.items()}
    index["public_key"] = key.public_key().public_bytes_raw().hex()
    text = canonical(index | changes)
    return own | {"index.json": text, "signature": signed(text, key.private_bytes_raw())}
