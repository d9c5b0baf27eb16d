"""What is in a file that does not open: another file, another key, or damage.

Every page of an SQLCipher file carries a seal (HMAC-SHA512 of its content and its number). If the
first page does not answer to a key but any other does, the key is right and the file is damaged.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from declaration.vault.errors import (
    CutShortError,
    DamagedError,
    DamagedPageError,
    NotAVaultError,
    VaultError,
    WrongKeyError,
)
from declaration.vault.key import SALT, salt_of

if TYPE_CHECKING:
    from declaration.vault.key import Key

PAGE = 4096
"""Length of a page [bytes]."""

SEAL = 64
"""Length of the seal at the end of each page [bytes]."""

MOST = 256
"""So many pages are tried, from the front."""

OTHERS = (
    b"SQLite format 3",
    b"PK\x03\x04",  # .xlsx, .zip
    b"\xd0\xcf\x11\xe0",  # .xls
    b"%PDF",
    b"\xff\xd8\xff",
    b"\x89PNG",
)
"""How files begin that people take for a vault."""

_MASK = 0x3A
_ROUNDS = 2


def examine(path: Path) -> None:
    """See from the outside that a file can be a vault.

    Raises:
        NotThereError, NoPermissionError: it cannot be read.
        NotAVaultError: it is something else.
        CutShortError: it was cut short.
    """
    head = salt_of(path)
    if head.startswith(OTHERS) or _is_text(head):
        raise NotAVaultError(name=path.name)
    size = path.stat().st_size
    if size % PAGE or not size:
        raise CutShortError(name=path.name)


def refused(path: Path, key: Key) -> VaultError:
    """Return why a file does not open; nothing in this process may have it open."""
    if any(is_sealed(page, number, key) for number, page in _pages(path, MOST)):
        return damaged(path, key)
    return WrongKeyError(name=path.name)


def damaged(path: Path, key: Key) -> DamagedError:
    """Return which page of a file is damaged first; nothing in this process may have it open."""
    pages = path.stat().st_size // PAGE
    for number, page in _pages(path, pages):
        if not is_sealed(page, number, key):
            return DamagedPageError(name=path.name, page=number, pages=pages)
    return DamagedError(name=path.name, where="tables")


def is_sealed(page: bytes, number: int, key: Key) -> bool:
    """Return whether a page carries the seal that a key gives it.

    Args:
        page: as it lies in the file.
        number: of the page, from 1.
        key: of the vault.
    """
    content = page[SALT if number == 1 else 0 : -SEAL]
    salt = bytes(byte ^ _MASK for byte in key.salt)
    sealing = hashlib.pbkdf2_hmac("sha512", key.raw, salt, _ROUNDS, 32)
    seal = hmac.new(sealing, content + number.to_bytes(4, "little"), "sha512").digest()
    return hmac.compare_digest(seal, page[-SEAL:])


def _pages(path: Path, most: int) -> Iterator[tuple[int, bytes]]:
    """Yield the number and the content of each page, from the front."""
    with path.open("rb") as file:
        for number in range(1, most + 1):
            page = file.read(PAGE)
            if len(page) < PAGE:
                return
            yield number, page


def _is_text(head: bytes) -> bool:
    """Return whether the head is written text; sixteen random bytes hardly ever are."""
    return all(byte in b"\t\r\n" or 32 <= byte < 127 for byte in head)
