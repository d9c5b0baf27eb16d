"""Files of vaults on the disk: what they are called, and which lie beside a payroll. No Qt."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

ENDING = ".pheaktean"
"""How the name of a vault's file ends."""

LONGEST = 60
"""A file's name is cut to so many letters."""

_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def is_vault(path: Path) -> bool:
    """Return whether a file is a vault by its name."""
    return path.suffix.casefold() == ENDING


def file_name_for(enterprise: str) -> str:
    """Return what the file of an enterprise's vault is called, on every system.

    >>> file_name_for("Golden Needle / Practice: Co., Ltd.")
    'Golden Needle Practice Co., Ltd.pheaktean'
    """
    words = _NOT_IN_NAMES.sub(" ", enterprise).split()
    name = " ".join(words)[:LONGEST].strip(" .")
    return f"{name}{ENDING}" if name else ""


def vaults_beside(paths: Iterable[Path]) -> list[Path]:
    """Return the vaults that lie in the same folder as some files, or in a folder given."""
    folders = dict.fromkeys(path if path.is_dir() else path.parent for path in paths)
    found: list[Path] = []
    for folder in folders:
        try:
            found += sorted(path for path in folder.iterdir() if is_vault(path) and path.is_file())
        except OSError:  # a folder that is gone or shut holds nothing for us
            continue
    return list(dict.fromkeys(found))
