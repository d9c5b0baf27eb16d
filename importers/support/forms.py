"""How a source file lies on disk, as far as its copy is to lie so too: text files, calendars."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from importers.workbook import looks, parts
from importers.workbook.archives import unpacked
from importers.workbook.delimited import layout_of
from importers.workbook.looks import Look
from importers.workbook.package import Package
from importers.workbook.refusal import Refused
from importers.workbook.sources import Source, files, load
from importers.workbook.xml_pass import parse


@dataclass(frozen=True, slots=True)
class Form:
    """What is not in the cells.

    Attributes:
        separator: of a text file.
        codec: likewise, Python's name.
        mark: the bytes that it begins with, before any text.
        says_separator: whether its first line names the separator.
        from_1904: days count from 1904.
    """

    separator: str = ","
    codec: str = "utf-8"
    mark: bytes = b""
    says_separator: bool = False
    from_1904: bool = False


def forms(paths: Sequence[Path]) -> dict[str, Form]:
    """Return SHA-256 of each source's bytes → how they lie; what cannot be opened is left out.

    Raises:
        OSError: a path is gone or may not be read.
    """
    found = {}
    for path in files(paths):
        for source in _inside(load(path)):
            try:
                form = _form(source.data)
            except Refused:
                continue
            found[hashlib.sha256(source.data).hexdigest()] = form
    return found


def _inside(source: Source) -> Iterator[Source]:
    """Yield a file, or the files of an archive."""
    try:
        package = Package(source.data) if source.data.startswith(b"PK") else None
        if package is not None and looks.look_into_zip(package.names()) == "archive":
            yield from unpacked(package, source.path)
            return
    except Refused:
        pass
    yield source


def _form(data: bytes) -> Form:
    kind = looks.look(data)
    if kind in (Look.OLE, Look.BIFF):
        return Form()
    if kind is Look.ZIP:
        package = Package(data)
        if looks.look_into_zip(package.names()) == "ods":
            return Form()
        book = parts.WorkbookPart()
        part = parts.workbook_part(package)
        if not part.endswith(".bin"):
            parse(package.stream(part), book, part)
        return Form(from_1904=book.from_1904)
    separator, codec, mark, says = layout_of(data)
    return Form(separator, codec, mark, says)
