"""Whose each file of a built folder is, and each module inside its program.

    whose = belonging(folder)
    whose.distributions["numpy"]    the files of it
    whose.nobodys                   files and modules that have no owner: the package stops there

Files are told apart by their place and name, modules by what is installed where it was built.
"""

from __future__ import annotations

import os
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from packages import frozen, system_libraries
from packages.components import told
from packages.distributions import Owners

INSIDE = ("_internal/", "Contents/Resources/", "Contents/Frameworks/", "Contents/MacOS/")
"""Where PyInstaller puts what is not to be seen at first glance."""

_OUR_MODULES = ("desktop", "importers", "declaration", "resources", "start", "children")
_LOADER_MODULES = ("pyi_", "_pyi_", "pyimod", "pyiboot")
_PYTHON_MODULES = (*sys.stdlib_module_names, "_sysconfigdata")


@dataclass(slots=True)
class Belonging:
    """Owners of what lies in a folder; files are relative to it, with slashes.

    Attributes:
        ours: files of the program itself.
        python: of Python.
        distributions: by name; a distribution of which only modules went in has none.
        system: by package of the system that was built on.
        nobodys: files and modules without an owner.
        is_frozen: whether there is a program with Python inside it.
    """

    ours: list[str] = field(default_factory=list)
    python: list[str] = field(default_factory=list)
    distributions: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    system: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    nobodys: list[str] = field(default_factory=list)
    is_frozen: bool = False


def belonging(folder: Path) -> Belonging:
    """Return whose everything in a built folder is."""
    whose, owners = Belonging(), Owners()
    programs = frozen.programs(folder)
    whose.is_frozen = bool(programs)
    whose.ours += [path.relative_to(folder).as_posix() for path in programs]
    left = [file for file in files_in(folder) if file not in whose.ours]
    left = [file for file in left if not _place(whose, owners, file)]
    _place_system(whose, left)
    for name in sorted({name for program in programs for name in frozen.modules(program)}):
        _place_module(whose, owners, name)
    return whose


def files_in(folder: Path) -> list[str]:
    """Return the files of a folder, in order; links are no files of their own."""
    found = []
    for place, _, names in os.walk(folder):
        paths = (Path(place, name) for name in names)
        found += [path.relative_to(folder).as_posix() for path in paths if not path.is_symlink()]
    return sorted(found)


def plain_path(file: str) -> str:
    """Return a file's path as Python sees it: without the folder that hides it."""
    for prefix in INSIDE:
        file = file.removeprefix(prefix)
    return file


def _place(whose: Belonging, owners: Owners, file: str) -> bool:
    """Put a file to its owner, if it is not a library of the system."""
    path, patterns = plain_path(file), told()["files"]
    if any(fnmatchcase(path, each) for each in patterns["ours"]):
        whose.ours.append(file)
    elif owner := owners.of_file(path):
        whose.distributions[owner].append(file)
    elif any(fnmatchcase(path, each) for each in patterns["python"]):
        whose.python.append(file)
    else:
        return False
    return True


def _place_system(whose: Belonging, files: Iterable[str]) -> None:
    files = list(files)
    owners = system_libraries.owners(Path(file).name for file in files)
    for file in files:
        owner = owners.get(Path(file).name)
        (whose.system[owner] if owner else whose.nobodys).append(file)


def _place_module(whose: Belonging, owners: Owners, name: str) -> None:
    first = name.partition(".")[0]
    if first in _OUR_MODULES or name.startswith(_LOADER_MODULES):
        return
    if first.startswith("_sysconfigdata") or first in _PYTHON_MODULES:
        return
    owner = owners.of_module(name)
    if owner:
        _ = whose.distributions[owner]  # it is in, if only by this module
    else:
        whose.nobodys.append(f"module {name}")
