"""What the header of a Linux program or library says: which others it asks for, which C library.

asks(path)          {"libQt6Core.so.6", "libc.so.6", …}
c_library(path)     (2, 34)
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_MAGIC = b"\x7fELF"
_ASKED = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)
_GLIBC = re.compile(r"\bGLIBC_(\d+)\.(\d+)")
_LOADED = re.compile(
    r"^\s+LOAD off\s+0x(\w+) vaddr 0x(\w+) paddr \S+ align 2\*\*(\d+)", re.MULTILINE
)


def programs(folder: Path) -> Iterator[Path]:
    """Yield every program and library below a folder, links left out."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and is_elf(path):
            yield path


def is_elf(path: Path) -> bool:
    """Return whether a file is a Linux program or library."""
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC


def asks(path: Path) -> set[str]:
    """Return the names of the libraries that it cannot be loaded without."""
    return set(_ASKED.findall(_header(path)))


def c_library(path: Path) -> tuple[int, int]:
    """Return the oldest version of the C library that it can be loaded with; (0, 0) for any."""
    found = [(int(major), int(minor)) for major, minor in _GLIBC.findall(_header(path))]
    return max(found, default=(0, 0))


def is_sound(path: Path) -> bool:
    """Return whether the parts of the file lie where the system can load them from."""
    parts = _LOADED.findall(_header(path))
    aligned = (
        (int(at, 16) - int(address, 16)) % (1 << int(power)) == 0 for at, address, power in parts
    )
    return bool(parts) and all(aligned)


@cache
def _header(path: Path) -> str:
    command = ["objdump", "--private-headers", str(path)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
