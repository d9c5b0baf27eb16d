"""Ed25519 by a library: signing, and checking what was signed."""

from __future__ import annotations


def signed(text: bytes, private: bytes) -> bytes:
    """Return the signature of a text [64 bytes], as it lies in a pack: letters and a line's end.

    Args:
        text: to be signed.
        private: the key [32 bytes].
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(private).sign(text).hex().encode() + b"\n"


def valid(public: bytes, text: bytes, signature: bytes) -> bool:
    """Return whether a signature of a text was made with a key."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, text)
    except (InvalidSignature, ValueError):
        return False
    return True
