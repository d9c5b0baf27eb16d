"""Which modules lie inside a program that PyInstaller made: their names, from its own archives."""

from __future__ import annotations

from pathlib import Path


def programs(folder: Path) -> list[Path]:
    """Return the programs of a built folder: what is started, with its modules inside."""
    places = [folder, folder / "Contents" / "MacOS"]
    files = [path for place in places if place.is_dir() for path in sorted(place.iterdir())]
    return [path for path in files if path.is_file() and _holds_archive(path)]


def _holds_archive(path: Path) -> bool:
    """Return whether a file ends in an archive of PyInstaller's."""
    mark = b"MEI\014\013\012\013\016"
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - (1 << 20)))
        return mark in file.read()


def modules(program: Path) -> list[str]:
    """Return the names of the modules inside a program."""
    from PyInstaller.archive.readers import CArchiveReader

    reader = CArchiveReader(str(program))
    found = [name for name in reader.toc if not name.endswith(".pyz")]
    for name in reader.toc:
        if name.endswith(".pyz"):
            found += reader.open_embedded_archive(name).toc
    return sorted(found)
