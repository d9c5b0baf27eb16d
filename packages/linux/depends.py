"""What a Linux has to have for the folder to run, told by the folder itself.

depends(folder)      ["libc6 (>= 2.34)", "libdbus-1-3", …]
"""

from __future__ import annotations

from pathlib import Path

from packages.linux import elf
from packages.trim import HOSTS, OPTIONAL

_C_LIBRARY = ("libc.so.", "libm.so.", "libdl.so.", "libpthread.so.", "librt.so.", "libutil.so.")
_LOADER = "ld-linux"


def depends(folder: Path) -> list[str]:
    """Return Debian's packages of what the folder asks for and does not hold.

    Raises:
        RuntimeError: something asks for a library that is neither there nor known.
    """
    files = list(elf.programs(folder))
    there = {path.name for path in folder.rglob("*")}
    asked = {name: path for path in files for name in elf.asks(path) if name not in there}
    outside = {name: path for name, path in asked.items() if not _is_c(name)}
    unknown = [
        f"{path.name} asks for {name}" for name, path in outside.items() if name not in HOSTS
    ]
    if unknown:
        raise RuntimeError(
            "neither in the folder nor in packages.trim.HOSTS: " + "; ".join(unknown)
        )
    major, minor = max(elf.c_library(path) for path in files)
    packages = {HOSTS[name] for name in outside} - OPTIONAL
    return [f"libc6 (>= {major}.{minor})", *sorted(packages)]


def _is_c(name: str) -> bool:
    return name.startswith((*_C_LIBRARY, _LOADER))
