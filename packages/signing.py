"""Checksums of the packages that are handed out, and the publisher's signature of them.

    python -m packages.signing sign dist --key publisher.key
    python -m packages.signing verify dist

    sign(folder)            writes SHA256SUMS, its signature, and how to check both
    verify(folder, keys)    what is wrong, a sentence each

The private key is the one that signs law packs (``python -m desktop.law_pack_maker key``): a file
named by ``--key`` or ``PHEAKTEAN_RELEASE_KEY``, or kept in the system's key store as
``pheaktean-release`` / ``publisher``. It never lies in the repository. Only a key whose public half
stands in ``resources/law_packs/publisher.pub`` signs; the one there now is a placeholder, so that
releases are unsigned, and say so, until the maintainers put theirs in its place.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from packages.ssh_signature import (
    NAMESPACE,
    SIGNER,
    allowed_signers,
    armoured,
    signer,
    ssh_fingerprint,
)

SUMS, SIGNATURE, SIGNERS = "SHA256SUMS", "SHA256SUMS.sig", "allowed_signers"
HOW, UNSIGNED = "HOW-TO-CHECK.txt", "UNSIGNED.txt"
_OWN = (SUMS, SIGNATURE, SIGNERS, HOW, UNSIGNED)
KEY = "PHEAKTEAN_RELEASE_KEY"
_SERVICE, _USER = "pheaktean-release", "publisher"

_SUMS_CHECKED = f"""Whether your copy came through whole

    Linux, macOS    sha256sum --check --ignore-missing {SUMS}     (macOS: shasum -a 256 --check)
    Windows         certutil -hashfile FILE SHA256, and compare with its line in {SUMS}
"""
_SIGNED = f"""
Whether it comes from the publisher

`ssh-keygen` is part of Windows 10 and later, of macOS, and of nearly every Linux. On Windows type
this in the Command Prompt (cmd), not in PowerShell:

    ssh-keygen -Y verify -f {SIGNERS} -I {SIGNER} -n {NAMESPACE} -s {SIGNATURE} < {SUMS}

It has to answer “Good "{NAMESPACE}" signature for {SIGNER}” and this key:

    {{fingerprint}}

Compare the key with what you know of the publisher from elsewhere: whoever changed the packages
could have changed this page, too.
"""
_NOT_SIGNED = """
Nobody signed these packages

They were built without the publisher's key. Checksums tell whether a copy is whole, not who made
it. Take such packages only from somebody you know, or build them yourself from the source.
"""


class SigningError(ValueError):
    """The packages were not signed; says why."""


def sign(folder: Path, key: Path | None = None, trusted: Sequence[bytes] | None = None) -> bool:
    """Write checksums of all files in a folder, and sign them where there is a key.

    Args:
        folder: of the packages; its own files are written into it, earlier ones replaced.
        key: private key, PEM; from the environment or the system's key store where None.
        trusted: public keys that receivers know; the publisher's where None.

    Returns:
        Whether it was signed. Where there is no key, ``UNSIGNED.txt`` says so.

    Raises:
        SigningError: the key is none, or not the publisher's; nothing was written.
    """
    private = _private(key)
    public = _public(private) if private else b""
    known = _publisher() if trusted is None else trusted
    if private and public not in known:
        raise SigningError(
            f"The key {ssh_fingerprint(public)} is not the publisher's. Its public half, "
            f"{public.hex()}, has to stand in resources/law_packs/publisher.pub first."
        )
    sums = _sums(folder)
    for name in _OWN:
        (folder / name).unlink(missing_ok=True)
    (folder / SUMS).write_bytes(sums)
    _write(folder / HOW, _SUMS_CHECKED + (_signed_by(public) if private else _NOT_SIGNED))
    if private is None:
        _write(folder / UNSIGNED, _NOT_SIGNED.lstrip())
        return False
    (folder / SIGNATURE).write_bytes(armoured(sums, private))
    _write(folder / SIGNERS, allowed_signers(public))
    return True


def verify(folder: Path, keys: Sequence[bytes] | None = None) -> list[str]:
    """Return what is wrong with packages and their signature, a sentence each.

    Args:
        folder: of the packages.
        keys: public keys that may have signed; the publisher's where None.
    """
    if not (folder / SUMS).is_file():
        return [f"{SUMS} is missing: nothing can be said."]
    sums = (folder / SUMS).read_bytes()
    known = _publisher() if keys is None else keys
    return [*_wrong_signature(folder, sums, known), *_wrong_files(folder, sums.decode("utf-8"))]


def _wrong_signature(folder: Path, sums: bytes, known: Sequence[bytes]) -> list[str]:
    path = folder / SIGNATURE
    if not path.is_file():
        return ["Nobody signed these packages."]
    public = signer(path.read_bytes(), sums)
    if public is None:
        return [f"{SIGNATURE} is no signature of {SUMS}: one of them was changed."]
    if public not in known:
        return [f"Another key signed them than the publisher's: {ssh_fingerprint(public)}."]
    return []


def _wrong_files(folder: Path, sums: str) -> list[str]:
    lines = [line.partition("  ") for line in sums.splitlines()]
    listed = {name: digest for digest, _, name in lines}
    there = set(_packages(folder))
    wrong = [f"{name}: it is missing." for name in sorted(set(listed) - there)]
    wrong += [f"{name}: it is not in {SUMS}." for name in sorted(there - set(listed))]
    both = sorted(there & set(listed))
    changed = [name for name in both if _digest(folder / name) != listed[name]]
    return wrong + [f"{name}: it was changed." for name in changed]


def _sums(folder: Path) -> bytes:
    names = _packages(folder)
    return "".join(f"{_digest(folder / name)}  {name}\n" for name in names).encode()


def _packages(folder: Path) -> list[str]:
    """Return the files of a folder that are handed out; not what lies in folders below."""
    return sorted(p.name for p in folder.iterdir() if p.is_file() and p.name not in _OWN)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _signed_by(public: bytes) -> str:
    return _SIGNED.format(fingerprint=ssh_fingerprint(public))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _publisher() -> list[bytes]:
    from declaration.law_pack.reading import trusted_keys

    return list(trusted_keys())


def _private(path: Path | None) -> bytes | None:
    """Return the private key [32 bytes] from wherever it is kept, or None."""
    named = os.environ.get(KEY, "")
    path = path or (Path(named) if named else None)
    pem = path.read_bytes() if path else _kept()
    if not pem:
        return None
    return _opened(pem)


def _kept() -> bytes:
    """Return the key in the system's key store, or nothing: most who build have none."""
    import keyring
    from keyring.errors import KeyringError

    try:
        return (keyring.get_password(_SERVICE, _USER) or "").encode()
    except KeyringError:
        return b""


def _opened(pem: bytes) -> bytes:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        key = load_pem_private_key(pem, None)
    except TypeError as problem:  # it is locked
        raise SigningError("The key is locked; give one that is not, from a stick.") from problem
    except ValueError as problem:
        raise SigningError("The key is no private key in PEM.") from problem
    if not isinstance(key, Ed25519PrivateKey):
        raise SigningError("The key is no Ed25519 key.")
    return key.private_bytes_raw()


def _public(private: bytes) -> bytes:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def main(arguments: list[str]) -> int:
    """Sign or verify a folder of packages; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m packages.signing")
    parser.add_argument("does", choices=["sign", "verify"])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--key", type=Path, help="the private key, PEM")
    given = parser.parse_args(arguments)
    if given.does == "verify":
        wrong = verify(given.folder)
        sys.stdout.write("\n".join(wrong or ["Signed by the publisher, and unchanged."]) + "\n")
        return 1 if wrong else 0
    try:
        signed = sign(given.folder, given.key)
    except (SigningError, OSError) as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    sys.stdout.write("Signed.\n" if signed else f"UNSIGNED: there is no key. See {UNSIGNED}.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
