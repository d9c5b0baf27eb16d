"""A document beside a decision: its name and SHA-256 always, the file itself where it is wished.

document = Document("letter.pdf", content, is_kept=True)
document.keep(db)                                # where it is wished
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from declaration.vault.canonical import sha256
from declaration.vault.not_decided import DocumentTooLargeError
from declaration.vault.packing import packed

if TYPE_CHECKING:
    from declaration.vault.store import Connection

MOST = 4 * 1024 * 1024
"""So large may a document be that is kept [bytes]."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file that proves what a person decided.

    Attributes:
        name: of the file, without its folder.
        content: of the file.
        is_kept: whether the vault keeps the file itself.
    """

    name: str
    content: bytes = field(repr=False)
    is_kept: bool = False

    def __post_init__(self) -> None:
        if self.is_kept and len(self.content) > MOST:
            size = -(-len(self.content) // 1024**2)
            raise DocumentTooLargeError(document=self.name, size=size, most=MOST // 1024**2)

    @property
    def sha256(self) -> str:
        """The SHA-256 of the file."""
        return sha256(self.content)

    def keep(self, db: Connection) -> None:
        """Put the file into a vault, once, where that is wished."""
        if self.is_kept:
            db.execute(
                "INSERT INTO document (sha256, size, packed) SELECT ?, ?, ? "
                "WHERE NOT EXISTS (SELECT 1 FROM document WHERE sha256 = ?)",
                (self.sha256, len(self.content), packed(self.content), self.sha256),
            )
