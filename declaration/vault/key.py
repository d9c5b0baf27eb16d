"""The passphrase of a vault, and the key that is made of it.

    passphrase = new_passphrase(os.urandom(ENTROPY))    # "7K3M-9QXT-…", shown once
    key = key_of(passphrase, new_salt())
    key_of("7k3m 9qxt …", salt_of(path)) == key         # on any computer

The key is the one that SQLCipher itself would make of the passphrase and the 16 bytes at the head
of the file, so every program that opens SQLCipher files opens a vault with its passphrase.

A recovery passphrase is 26 letters and digits of chance (130 bits) and two that check them. Its
alphabet has no I, L, O or U; who types O means 0, who types I or L means 1.
"""

from __future__ import annotations

import hashlib
import os
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from declaration.vault.errors import (
    DiskError,
    MistypedError,
    NoPermissionError,
    NotAVaultError,
    NotThereError,
    ShortPassphraseError,
)

SALT = 16
"""Length of the salt at the head of the file [bytes]."""

ROUNDS = 256_000
"""Rounds of SQLCipher 4's key derivation (PBKDF2 with HMAC-SHA512)."""

LEAST = 12
"""So many letters a passphrase of one's own has at least."""

ENTROPY = 17
"""Random bytes that a recovery passphrase is made of; 130 of their bits are used."""

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LETTERS, CHECKS, GROUP = 26, 2, 4

_OPEN: dict[Path, list[bytes]] = {}
"""Salts of the vaults that this process has open, once for each time."""

_MEANT = str.maketrans({"O": "0", "I": "1", "L": "1"})
_BETWEEN = str.maketrans("", "", " -\u2010\u2011\u2012\u2013\u2014\u00a0\u200b\t")


@dataclass(frozen=True, slots=True)
class Key:
    """What opens one vault.

    Attributes:
        raw: 32 bytes, never shown.
        salt: 16 bytes, the head of the file.
    """

    raw: bytes = field(repr=False)
    salt: bytes

    @property
    def id(self) -> str:
        """Return the name under which a key store keeps it: the salt in hexadecimal."""
        return self.salt.hex()

    @property
    def literal(self) -> str:
        """Return key and salt as SQLCipher takes them; secret."""
        return f"x'{self.raw.hex()}{self.salt.hex()}'"

    @property
    def kept(self) -> str:
        """Return key and salt in hexadecimal, for a key store; secret."""
        return self.raw.hex() + self.salt.hex()

    @classmethod
    def from_kept(cls, text: str) -> Key:
        """Return the key that a key store kept.

        Raises:
            ValueError: it is no key.
        """
        data = bytes.fromhex(text)
        if len(data) != 32 + SALT:
            raise ValueError("not a key of a vault")
        return cls(data[:32], data[32:])


def new_salt() -> bytes:
    """Return 16 random bytes for the head of a new vault."""
    return os.urandom(SALT)


def salt_of(path: Path) -> bytes:
    """Return the 16 bytes at the head of a vault.

    A file that this process has open is not opened once more: closing that would give away the
    system's locks on it (POSIX).

    Raises:
        NotThereError, NoPermissionError, DiskError: the file cannot be read.
        NotAVaultError: it is a folder, or shorter than that.
    """
    if salts := _OPEN.get(path.absolute()):
        return salts[-1]
    try:
        with path.open("rb") as file:
            salt = file.read(SALT)
    except (FileNotFoundError, NotADirectoryError) as problem:
        raise NotThereError(name=path.name) from problem
    except IsADirectoryError as problem:
        raise NotAVaultError(name=path.name) from problem
    except PermissionError as problem:
        raise NoPermissionError(name=path.name) from problem
    except OSError as problem:
        raise DiskError(name=path.name) from problem
    if len(salt) < SALT:
        raise NotAVaultError(name=path.name)
    return salt


def is_open(path: Path) -> bool:
    """Return whether this process has a vault open."""
    return bool(_OPEN.get(path.absolute()))


def note_open(path: Path, salt: bytes) -> None:
    """Note that this process has opened a vault."""
    _OPEN.setdefault(path.absolute(), []).append(salt)


def note_closed(path: Path, salt: bytes) -> None:
    """Note that this process has closed it again."""
    _OPEN[path.absolute()].remove(salt)


def key_of(passphrase: str, salt: bytes) -> Key:
    """Return the key that a passphrase makes with a salt; takes a fifth of a second.

    Raises:
        MistypedError: it has the shape of a recovery passphrase, with a wrong letter.
    """
    text = canonical(passphrase).encode()
    return Key(hashlib.pbkdf2_hmac("sha512", text, salt, ROUNDS, 32), salt)


def new_passphrase(random_bytes: bytes) -> str:
    """Return a recovery passphrase: seven groups of four letters and digits.

    Args:
        random_bytes: at least ``ENTROPY`` bytes of chance.
    """
    if len(random_bytes) < ENTROPY:
        raise ValueError(f"{ENTROPY} random bytes are needed")
    number = int.from_bytes(random_bytes[:ENTROPY], "big") >> 8 * ENTROPY - 5 * LETTERS
    body = "".join(ALPHABET[number >> 5 * i & 31] for i in reversed(range(LETTERS)))
    return _grouped(body + _checks(body))


def own_passphrase(text: str) -> str:
    """Return a person's own passphrase as it is used.

    Raises:
        ShortPassphraseError: it has fewer than ``LEAST`` letters.
        MistypedError: it has the shape of a recovery passphrase, with a wrong letter.
    """
    used = canonical(text)
    if len(used) < LEAST:
        raise ShortPassphraseError(length=len(used), least=LEAST)
    return used


def canonical(passphrase: str) -> str:
    """Return a passphrase in the one way it is used, however it was typed.

    >>> canonical("  correct horse battery ")
    'correct horse battery'

    Raises:
        MistypedError: it has the shape of a recovery passphrase, with a wrong letter.
    """
    plain = unicodedata.normalize("NFC", passphrase).strip()
    letters = plain.translate(_BETWEEN).upper().translate(_MEANT)
    if len(letters) != LETTERS + CHECKS or not set(letters) <= set(ALPHABET):
        return plain
    if _checks(letters[:LETTERS]) == letters[LETTERS:]:
        return _grouped(letters)
    if _looks_printed(plain):
        raise MistypedError
    return plain


def _looks_printed(plain: str) -> bool:
    """Return whether a text stands in seven groups, as a recovery passphrase is printed."""
    groups = plain.replace(" ", "-").split("-")
    return [len(group) for group in groups] == [GROUP] * ((LETTERS + CHECKS) // GROUP)


def _grouped(letters: str) -> str:
    return "-".join(letters[i : i + GROUP] for i in range(0, len(letters), GROUP))


def _checks(body: str) -> str:
    """Return the two letters that check a recovery passphrase."""
    number = int.from_bytes(hashlib.sha256(body.encode()).digest()[:2], "big") >> 6
    return ALPHABET[number >> 5] + ALPHABET[number & 31]
