"""Takes out of the folder what only a debugger reads: the names and lines of libraries' sources.

Files that a wheel's makers laid out by hand can break by this, as numpy's do. So a copy is
stripped, and takes the file's place only where a system can still load it.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from packages.linux import elf

_TABLE = b".debug_info"


def slim(folder: Path) -> int:
    """Strip what can be stripped, and return by how much the folder shrank [bytes]."""
    return sum(_strip(path) for path in elf.programs(folder) if _TABLE in path.read_bytes())


def _strip(path: Path) -> int:
    before, copy = path.stat().st_size, path.with_name(path.name + ".stripped")
    subprocess.run(["strip", "--strip-debug", "-o", str(copy), str(path)], check=True)
    if elf.is_sound(copy):
        shutil.copymode(path, copy)
        copy.replace(path)
    copy.unlink(missing_ok=True)
    return before - path.stat().st_size
