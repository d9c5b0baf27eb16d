"""The folder as one archive that anybody can unpack into their home, the same for the same folder.

write(folder, out, "pheaktean-0.1.0", day)
"""

from __future__ import annotations

import subprocess
import tarfile
from pathlib import Path


def write(folder: Path, out: Path, name: str, moment: int) -> Path:
    """Write a folder as ``.tar.xz``, and return its path.

    Args:
        folder: what to pack.
        out: path of the archive.
        name: of the folder inside.
        moment: that all files bear [seconds since 1970].
    """

    def plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = "root"
        entry.mtime = moment
        entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
        return entry

    bare = out.with_suffix("")
    with tarfile.open(bare, "w", format=tarfile.PAX_FORMAT) as tar:
        tar.add(folder, name, recursive=False, filter=plain)
        for path in sorted(folder.rglob("*")):
            inside = f"{name}/{path.relative_to(folder).as_posix()}"
            tar.add(path, inside, recursive=False, filter=plain)
    # In blocks of a size of its own, so that the number of processors changes nothing.
    command = ["xz", "--force", "-6", "--threads=0", "--block-size=24MiB", str(bare)]
    subprocess.run(command, check=True)
    return out
