"""An archive (.zip) of workbooks → its files, held to one limit for all of them together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from importers.workbook import guard
from importers.workbook.locked import ADVICE_ZIP, locked
from importers.workbook.package import Package, Part
from importers.workbook.refusal import Refused, unreadable
from importers.workbook.sources import Source, is_hidden, is_wanted

_UNPACK = "Unpack the archive and give the workbooks that are in it."


def unpacked(package: Package, path: str) -> Iterator[Source]:
    """Yield the workbooks of an archive in name order.

    A file that cannot be had is yielded with its trouble; an archive in the archive likewise.

    Raises:
        Refused: FIL-001 where nothing in it is a workbook, FIL-003 where it is unsafe.
    """
    guard.check_directory(package)
    inside = [(PurePosixPath(part.name.replace("\\", "/")), part) for part in package.parts]
    wanted = sorted(
        ((name, part) for name, part in inside if is_wanted(name) or _is_archive(name)),
        key=lambda pair: str(pair[0]).casefold(),
    )
    if not wanted:
        raise unreadable("an archive without any workbook in it", _UNPACK)
    for name, part in wanted:
        yield _source(package, name, part, path)


def _is_archive(name: PurePosixPath) -> bool:
    return not is_hidden(name) and name.suffix.lower() in (".zip", ".rar", ".7z")


def _source(package: Package, name: PurePosixPath, part: Part, path: str) -> Source:
    if _is_archive(name):
        return Source(name.name, path, trouble=unreadable("an archive within an archive", _UNPACK))
    if part.locked:
        return Source(name.name, path, trouble=locked((), ADVICE_ZIP))
    try:
        return Source(name.name, path, b"".join(package.stream_part(part)))
    except Refused as trouble:
        return Source(name.name, path, trouble=trouble)
