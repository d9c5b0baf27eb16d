"""One pass over an XML part with expat: start, end and text, element names without prefixes.

No document type, no entities but the five of XML: anything else is refused. What is not well
formed is damage, said so once.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol
from xml.parsers import expat

from importers.workbook.refusal import damaged, unsafe


class Handler(Protocol):
    """What is told of an XML part, in order."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins; ``name`` is without its prefix."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Text, perhaps in several pieces."""


class XmlPass:
    """Feeds an XML part, piece by piece, to a handler."""

    def __init__(self, handler: Handler, part: str) -> None:
        self._part = part
        self._names: dict[str, str] = {}
        self._handler = handler
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = handler.text
        parser.StartDoctypeDeclHandler = self._doctype
        self._parser = parser

    def feed(self, piece: bytes, *, last: bool = False) -> None:
        """Parse one piece.

        Raises:
            Refused: FIL-003 at a document type, FIL-001 where it is not well-formed XML.
        """
        try:
            self._parser.Parse(piece, last)
        except (expat.ExpatError, LookupError, ValueError):
            raise damaged(f"its part {self._part} is not well formed") from None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._handler.start(self._local(name), attributes)

    def _end(self, name: str) -> None:
        self._handler.end(self._local(name))

    def _local(self, name: str) -> str:
        local = self._names.get(name)
        if local is None:
            local = self._names[name] = name.rpartition(":")[2]
        return local

    def _doctype(self, *_: object) -> None:
        raise unsafe(f"its part {self._part} declares a document type or entities")


def parse(pieces: Iterable[bytes], handler: Handler, part: str) -> None:
    """Feed all of a part to a handler.

    Raises:
        Refused: FIL-003 at a document type, FIL-001 where it is not well-formed XML.
    """
    xml = XmlPass(handler, part)
    for piece in pieces:
        xml.feed(piece)
    xml.feed(b"", last=True)


def attribute(attributes: dict[str, str], name: str) -> str:
    """Return an attribute whatever its prefix, or ""."""
    value = attributes.get(name)
    if value is not None:
        return value
    ending = ":" + name
    return next((value for key, value in attributes.items() if key.endswith(ending)), "")


def is_true(value: str | None) -> bool:
    """Whether an XML truth value is true."""
    return value in ("1", "true", "on")


class Skeleton:
    """A handler that does nothing; others override what they need."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Text, perhaps in several pieces."""
