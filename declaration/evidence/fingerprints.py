"""Fingerprints of keys: short enough to be printed on a letterhead and compared by eye.

    fingerprint(public)      "1a2b3c4d…", 32 letters; grouped(…) sets them in fours
    fits(public, typed)      whether a key has a fingerprint, however it was typed

Also a part of ``check_evidence.py``: Python 3.8 reads it.
"""

from __future__ import annotations

import hashlib


def fingerprint(public: bytes) -> str:
    """Return what names a key: the first 32 letters of its SHA-256."""
    return hashlib.sha256(public).hexdigest()[:32]


def plain_key(text: str) -> str:
    """Return a fingerprint as it was typed without blanks, dashes, colons and capitals."""
    return "".join(sign for sign in text.lower() if sign not in " -:.\t\n\r")


def is_fingerprint(text: str) -> bool:
    """Return whether a text is a fingerprint, or the whole SHA-256 of a key."""
    plain = plain_key(text)
    return len(plain) in (32, 64) and not set(plain) - set("0123456789abcdef")


def fits(public: bytes, key: str) -> bool:
    """Return whether a key has a fingerprint."""
    plain = plain_key(key)
    return len(plain) >= 32 and hashlib.sha256(public).hexdigest().startswith(plain)


def grouped(text: str) -> str:
    """Return a fingerprint in groups of four, to be compared by eye."""
    plain = plain_key(text)
    return " ".join(plain[i : i + 4] for i in range(0, len(plain), 4)) or "–"
