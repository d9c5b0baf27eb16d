"""Paths → files with their bytes: single files, folders, and archives (.zip).

A folder or archive gives what has a spreadsheet's ending, in name order, folders within folders
too. Left out are hidden files, lock files that Excel leaves (``~$…``) and what macOS adds.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from importers.workbook.guard import LARGEST_UNPACKED
from importers.workbook.refusal import Refused, unreadable, unsafe

ENDINGS = {".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlt", ".xlsb", ".ods", ".csv", ".tsv"}

_NOTHING_IN_IT = "Give the workbooks themselves, or a folder or archive that they lie in."


@dataclass(frozen=True, slots=True)
class Source:
    """One file to open.

    Attributes:
        name: its own name.
        path: where it lies; the archive's own path for a file inside one.
        data: its bytes; empty where there is trouble.
        trouble: why its bytes could not be had, or None.
    """

    name: str
    path: str
    data: bytes = b""
    trouble: Refused | None = None


def is_wanted(path: PurePosixPath) -> bool:
    """Whether a file in a folder or archive is one that we would open."""
    return not is_hidden(path) and path.suffix.lower() in ENDINGS


def is_hidden(path: PurePosixPath) -> bool:
    """Whether a file is hidden, a lock file, or an addition of macOS's."""
    return any(part.startswith((".", "~$", "__MACOSX")) and part != ".." for part in path.parts)


def files(paths: Sequence[Path]) -> list[Path]:
    """Return the files meant: each path itself, or what lies in it.

    A folder without any workbook stands for itself, so that it is not passed over in silence.
    """
    found: list[Path] = []
    for path in paths:
        found += (_in_folder(path) or [path]) if path.is_dir() else [path]
    return found


def _in_folder(folder: Path) -> list[Path]:
    found = []
    for here, _, names in os.walk(folder):
        for name in names:
            path = Path(here, name)
            inside = PurePosixPath(path.relative_to(folder).as_posix())
            if is_wanted(inside) or (inside.suffix.lower() == ".zip" and not is_hidden(inside)):
                found.append(path)
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix().casefold())


def load(path: Path) -> Source:
    """Return one file with its bytes.

    Raises:
        OSError: it is not there, locked by another program, or may not be read.
    """
    if path.is_dir():
        trouble = unreadable("a folder without any workbook in it", _NOTHING_IN_IT)
        return Source(path.name, str(path), trouble=trouble)
    if path.stat().st_size > LARGEST_UNPACKED:
        return Source(path.name, str(path), trouble=unsafe("it is larger than 500 MB"))
    return Source(path.name, str(path), path.read_bytes())
