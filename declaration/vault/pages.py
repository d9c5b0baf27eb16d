"""What is in a file that does not open: another file, another key, or damage.

Every page of an SQLCipher file carries a seal (HMAC-SHA512 of its content and its number). If the
first page does not answer to a key but any other does, the key is right and the file is damaged.
"""

from __future__ import annotations

import hashlib
import hmac
from pathlib import Path
from typing import TYPE_CHECKING

from declaration.vault.errors import DamagedError, NotAVaultError, VaultError, WrongKeyError
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
        DamagedError: it was cut short.
    """
    head = salt_of(path)
    if head.startswith(OTHERS) or _is_text(head):
        raise NotAVaultError(name=path.name)
    size = path.stat().st_size
    if size % PAGE or not size:
        raise DamagedError(name=path.name, where=f"{size % PAGE} bytes of page {size // PAGE + 1}")


def refused(path: Path, key: Key) -> VaultError:
    """Return why a file does not open; nothing in this process may have it open."""
    for number, page in enumerate(_pages(path), start=1):
        if is_sealed(page, number, key):
            where = "page 1" if number > 1 else "page 1, tables"
            return DamagedError(name=path.name, where=where)
    return WrongKeyError(name=path.name)


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


def _pages(path: Path) -> list[bytes]:
    with path.open("rb") as file:
        data = file.read(PAGE * MOST)
    return [data[i : i + PAGE] for i in range(0, len(data) - PAGE + 1, PAGE)]


def _is_text(head: bytes) -> bool:
    """Return whether the head is written text; sixteen random bytes hardly ever are."""
    return all(byte in b"\t\r\n" or 32 <= byte < 127 for byte in head)
