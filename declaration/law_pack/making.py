"""A law pack made of a folder of figures, and signed: for the maintainers.

make_pack(path, folder, private, needs="0.1", says="The minimum wage of 2028.")
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from zlib import crc32

from declaration.evidence.checking import INDEX, SIGNATURE
from declaration.evidence.container import zip_end, zip_entry
from declaration.evidence.signing import signed
from declaration.law import Law
from declaration.law_pack.reading import FOLDER, FORMAT, LawPack, read_pack
from declaration.law_pack.soundness import prove
from declaration.vault.canonical import canonical


def make_pack(path: Path, folder: Path, private: bytes, *, needs: str, says: str) -> LawPack:
    """Write a signed pack of a folder of figures, and return it as it was read back.

    Args:
        path: where it goes; written anew.
        folder: of the figures, as ``resources/law``.
        private: the publisher's key [32 bytes].
        needs: the first version of the program that can use it.
        says: what it changes, in a sentence or two for those who install it.

    Raises:
        LawPackError: the program could not use it.
        OSError: it cannot be written.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    public = Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()
    files = {
        FOLDER + each.relative_to(folder).as_posix(): each.read_bytes().replace(b"\r\n", b"\n")
        for each in sorted(folder.rglob("*.toml"))
    }
    index = canonical(
        {
            "format": FORMAT,
            "version": Law.read(folder).version,
            "needs": needs,
            "says": says,
            "public_key": public.hex(),
            "files": {
                name: {"sha256": sha256(content).hexdigest(), "size": len(content)}
                for name, content in files.items()
            },
        }
    )
    _write(path, {**files, INDEX: index, SIGNATURE: signed(index, private)})
    pack = read_pack(path, [public])
    prove(pack.law, Law.bundled(), path.name)
    return pack


def _write(path: Path, files: dict[str, bytes]) -> None:
    """Write a zip that holds its files as they are."""
    data, directory = b"", b""
    for name, content in files.items():
        head, line = zip_entry(name.encode(), crc32(content), len(content), len(data))
        data, directory = data + head + content, directory + line
    path.write_bytes(data + directory + zip_end(len(files), len(directory), len(data)))
