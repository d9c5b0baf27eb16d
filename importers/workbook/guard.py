"""Is a zipped workbook safe to unpack? Looked at before anything is inflated.

In: a ``Package``. Out: nothing, or a refusal (FIL-003). Looked at are the sizes in the directory
(together, and how hugely each part is packed), parts that lie upon one another or share a name,
and whether any part declares a document type or entities: both are ways to make a small file fill
a machine, and no spreadsheet program writes them, but for LibreOffice around its macros, which
nobody reads here.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from importers.workbook.package import Package, Part
from importers.workbook.refusal import damaged, unsafe

LARGEST_UNPACKED = 500_000_000
"""A workbook may unpack to this much, all parts together [bytes]."""

MOST_PARTS = 10_000

_SUSPECT_SIZE = 20_000_000
_LARGEST_RATIO = 300
"""Row numbers alone keep a sheet of blanks below a ratio of a hundred; padding has a thousand."""

_LONGEST_PROLOG = 1 << 16
_ROOT = re.compile(r"<[A-Za-z_:]")


def check_directory(package: Package) -> None:
    """Check sizes, names and places of all parts without inflating any.

    Raises:
        Refused: FIL-003.
    """
    parts = package.parts
    if len(parts) > MOST_PARTS:
        raise unsafe(f"it holds {len(parts)} parts, where a workbook has a few dozen")
    if sum(part.size for part in parts) > LARGEST_UNPACKED:
        raise unsafe("it would unpack to more than 500 MB")
    for part in parts:
        if part.size > max(_SUSPECT_SIZE, _LARGEST_RATIO * part.packed):
            raise unsafe(f"its part {part.name} is packed far beyond what a sheet can be")
    _check_names(parts)
    _check_places(parts)


def _check_names(parts: list[Part]) -> None:
    """Refuse two parts under one name: two programs would read two different workbooks."""
    names = [part.name.replace("\\", "/").lstrip("/").casefold() for part in parts]
    if len(set(names)) != len(names):
        raise unsafe("it holds two parts under one name, so that nobody knows which one counts")


def _check_places(parts: list[Part]) -> None:
    """Refuse parts that share bytes: a known way to pack a bomb."""
    end = 0
    for part in sorted(parts, key=lambda part: part.offset):
        if part.offset < end:
            raise unsafe("its parts lie upon one another")
        end = part.offset + part.packed


def check_prologs(package: Package, names: Collection[str] = ()) -> None:
    """Look at the start of every XML part for a document type.

    Args:
        package: the parts.
        names: of the parts that are read; all where none is named.

    Raises:
        Refused: FIL-003 where there is one; FIL-001 where a part is damaged.
    """
    for part in package.parts:
        name = part.name.replace("\\", "/").lstrip("/").casefold()
        if names and name not in names:
            continue
        if name.endswith((".xml", ".rels", ".vml")) and part.size:
            prolog = _prolog(package, part)
            if "<!DOCTYPE" in prolog or "<!ENTITY" in prolog:
                raise unsafe(f"its part {part.name} declares a document type or entities")


def _prolog(package: Package, part: Part) -> str:
    """Return what stands before a part's first element."""
    start = b""
    for chunk in package.stream_part(part, 1 << 10):
        start += chunk
        text = _decoded(start)
        root = _ROOT.search(text)
        if root:
            return text[: root.start()]
        if len(start) > _LONGEST_PROLOG:
            raise damaged(f"its part {part.name} does not begin like a workbook's")
    return _decoded(start)


def _decoded(start: bytes) -> str:
    """Return the start of an XML part as text; enough of it to see ASCII signs."""
    if start[:2] in (b"\xff\xfe", b"<\0"):
        return start.decode("utf-16-le", "replace")
    if start[:2] in (b"\xfe\xff", b"\0<"):
        return start.decode("utf-16-be", "replace")
    return start.decode("latin-1")
