"""Signatures that ``ssh-keygen -Y verify`` checks: Windows, macOS and Linux all have it.

    armoured(text, private)         the file that lies beside the text
    signer(content, text)           the public key that signed the text, or None
    allowed_signers(public)         the line that ssh-keygen asks for

The format is OpenSSH's own (PROTOCOL.sshsig); the signature in it is plain Ed25519.
"""

from __future__ import annotations

import base64
import hashlib
import struct
import textwrap

NAMESPACE = "pheaktean-release"
"""What our signatures are for; a signature made for anything else is none of a release."""

SIGNER = "pheaktean"
_MAGIC, _KIND, _HASH = b"SSHSIG", b"ssh-ed25519", b"sha512"
_BEGIN, _END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"


def armoured(text: bytes, private: bytes) -> bytes:
    """Return the signature of a text, as it lies in a file.

    Args:
        text: to be signed.
        private: Ed25519 key [32 bytes].
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.from_private_bytes(private)
    signature = _strings(_KIND, key.sign(_signed(text)))
    public = public_blob(key.public_key().public_bytes_raw())
    rest = _strings(public, NAMESPACE.encode(), b"", _HASH, signature)
    blob = _MAGIC + struct.pack(">I", 1) + rest
    lines = textwrap.wrap(base64.b64encode(blob).decode(), 70)
    return "\n".join([_BEGIN, *lines, _END, ""]).encode()


def signer(content: bytes, text: bytes) -> bytes | None:
    """Return the key [32 bytes] whose signature of a text this is; None where it is none."""
    from declaration.evidence.signing import valid

    try:
        public, signature = _read(content)
    except (ValueError, struct.error):
        return None
    return public if valid(public, _signed(text), signature) else None


def public_blob(public: bytes) -> bytes:
    """Return a public key [32 bytes] as OpenSSH writes it, before base64."""
    return _strings(_KIND, public)


def allowed_signers(public: bytes) -> str:
    """Return the line of a file that tells ssh-keygen whose signatures to take."""
    key = base64.b64encode(public_blob(public)).decode()
    return f'{SIGNER} namespaces="{NAMESPACE}" {_KIND.decode()} {key}\n'


def ssh_fingerprint(public: bytes) -> str:
    """Return a key's fingerprint as ``ssh-keygen`` prints it."""
    hashed = hashlib.sha256(public_blob(public)).digest()
    return "SHA256:" + base64.b64encode(hashed).decode().rstrip("=")


def _signed(text: bytes) -> bytes:
    """Return what is signed in the end: the text's hash, and what it is for."""
    return _MAGIC + _strings(NAMESPACE.encode(), b"", _HASH, hashlib.sha512(text).digest())


def _read(content: bytes) -> tuple[bytes, bytes]:
    """Return key and signature; raises ValueError or struct.error where the file is another."""
    lines = content.decode("ascii").split()
    plain = "".join(lines).removeprefix(_BEGIN.replace(" ", ""))
    blob = base64.b64decode(plain.removesuffix(_END.replace(" ", "")), validate=True)
    if blob[:6] != _MAGIC or struct.unpack(">I", blob[6:10]) != (1,):
        raise ValueError("another format")
    public, namespace, _, hashed, signature = _parts(blob[10:], 5)
    if namespace != NAMESPACE.encode() or hashed != _HASH:
        raise ValueError("made for something else")
    (kind, key), (also, signed) = _parts(public, 2), _parts(signature, 2)
    if (kind, also) != (_KIND, _KIND):
        raise ValueError("another kind of key")
    return key, signed


def _strings(*each: bytes) -> bytes:
    return b"".join(struct.pack(">I", len(one)) + one for one in each)


def _parts(blob: bytes, count: int) -> list[bytes]:
    found = []
    for _ in range(count):
        (size,) = struct.unpack(">I", blob[:4])
        if size > len(blob) - 4:
            raise ValueError("it ends too early")
        found.append(blob[4 : 4 + size])
        blob = blob[4 + size :]
    if blob:
        raise ValueError("it goes on")
    return found
