"""What a signed pack lies in: a zip that holds its files as they are, or a folder unpacked from it.

    with opened(path) as pack:
        pack.names, pack.read("index.json"), pack.digest("evidence.html", most=…)

Nothing is ever unpacked onto the disk, and no file is read further than one byte past its size, so
that neither a name that leads elsewhere nor one that unpacks without end can do harm. Also a part
of ``check_evidence.py``: Python 3.8 reads it.
"""

from __future__ import annotations

import hashlib
import os
import struct
import zipfile
import zlib
from abc import ABC, abstractmethod
from pathlib import Path
from typing import BinaryIO

MOST_FILES, MOST_BYTES, BLOCK = 10_000, 1 << 26, 1 << 20
ODD = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
    OverflowError,
)
"""What a zip can raise that is none, or a damaged one."""


class Pack(ABC):
    """Names and contents of a pack; leaving it closes it."""

    def __init__(self, name: str, names: list[str]) -> None:
        self.name = name
        self.names = names
        if len(names) > MOST_FILES:
            raise ValueError("too many files")

    def __enter__(self) -> Pack:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @abstractmethod
    def close(self) -> None:
        """Give the files back."""

    @abstractmethod
    def stream(self, name: str) -> BinaryIO:
        """Return a file of the pack, open; raises one of ``ODD`` where it does not open."""

    def is_as_written(self) -> bool:
        """Return whether what holds the files is byte for byte what was written."""
        return True

    def read(self, name: str) -> bytes:
        """Return a small file of the pack; raises one of ``ODD`` where it cannot be had."""
        if name not in self.names:
            raise ValueError("it is missing")
        with self.stream(name) as file:
            content = file.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise ValueError("it is too large")
        return content

    def digest(self, name: str, most: int) -> tuple[str, int]:
        """Return hash and size of a file, read no further than one byte past ``most``.

        Both are blank where it cannot be read: a file that unpacks without end stops here.
        """
        hashed, size = hashlib.sha256(), 0
        try:
            with self.stream(name) as file:
                while size <= most:
                    block = file.read(min(BLOCK, most + 1 - size))
                    if not block:
                        break
                    hashed.update(block)
                    size += len(block)
        except ODD:
            return "", 0
        return (hashed.hexdigest(), size) if size <= most else ("", 0)


class ZipPack(Pack):
    """A pack as it was written."""

    def __init__(self, path: Path) -> None:
        self._zip = zipfile.ZipFile(str(path))
        self._path = path
        entries = self._zip.infolist()
        self._entries = {entry.filename: entry for entry in entries}
        try:
            super().__init__(path.name, [entry.filename for entry in entries])
        except ValueError:
            self.close()
            raise

    def close(self) -> None:
        """Close the file."""
        self._zip.close()

    def stream(self, name: str) -> BinaryIO:
        """Return a file of the pack, open."""
        entry = self._entries[name]
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise ValueError("it is packed in an unknown way")
        return self._zip.open(entry)  # type: ignore[return-value]  # it reads bytes, as one does

    def is_as_written(self) -> bool:
        """Return whether the zip holds the files one after the other as they are, nothing else."""
        directory, position = b"", 0
        with self._path.open("rb") as file:
            for entry in self._zip.infolist():
                name = entry.filename.encode("utf-8")
                head, line = zip_entry(name, entry.CRC, entry.file_size, position)
                if file.read(len(head)) != head:
                    return False
                file.seek(entry.file_size, os.SEEK_CUR)
                position += len(head) + entry.file_size
                directory += line
            rest = directory + zip_end(len(self.names), len(directory), position)
            return file.read(len(rest) + 1) == rest


class FolderPack(Pack):
    """A pack that was unpacked."""

    def __init__(self, path: Path) -> None:
        self._path = path
        names = []
        for folder, folders, files in os.walk(str(path)):  # follows no link
            links = [each for each in folders if Path(folder, each).is_symlink()]
            names += [Path(folder, each).relative_to(path).as_posix() for each in files + links]
            if len(names) > MOST_FILES:
                break
        super().__init__(path.resolve().name, sorted(names))

    def close(self) -> None:
        """Nothing was kept open."""

    def stream(self, name: str) -> BinaryIO:
        """Return a file of the pack, open; a link is none."""
        path = self._path.joinpath(*name.split("/"))
        if path.is_symlink() or not path.is_file():
            raise ValueError("it is no file")
        return path.open("rb")


def opened(path: Path) -> Pack:
    """Return a pack, open; raises one of ``ODD`` where it is none."""
    return FolderPack(path) if path.is_dir() else ZipPack(path)


def zip_entry(name: bytes, crc: int, size: int, position: int) -> tuple[bytes, bytes]:
    """Return the two headers of a file that is stored as it is: before it, and in the directory.

    No day, no rights, no remarks: the same files make the same zip.
    """
    fields = struct.pack("<HHHHHIIIHH", 20, 0x800, 0, 0, 0x21, crc, size, size, len(name), 0)
    tail = struct.pack("<HHHII", 0, 0, 0, 0, position)
    return b"PK\3\4" + fields + name, b"PK\1\2" + struct.pack("<H", 20) + fields + tail + name


def zip_end(count: int, size: int, position: int) -> bytes:
    """Return the end of a zip: how many files, and where their directory lies."""
    return b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, count, count, size, position, 0)


def is_unsafe(name: str) -> bool:
    """Return whether a name could put a file somewhere else than into the folder of the pack."""
    parts = name.split("/")
    return (
        not name.isprintable()
        or "\\" in name
        or ":" in name
        or any(part in ("", ".", "..") for part in parts)
    )
