"""Which of the libraries that PyInstaller took from the building machine anything still asks for.

It collects what every plugin asks for. Once a plugin is left out, so are its libraries, unless
something else asks for them.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from packages.linux import elf

Entry = tuple[str, str, str]
"""As PyInstaller lists a file: where it goes, where it is, its kind."""


def reached(entries: list[Entry]) -> list[Entry]:
    """Return the entries without libraries at the top of the folder that nothing asks for.

    What lies deeper came with a wheel, and stays.
    """
    top = {name: (name, source, kind) for name, source, kind in entries if _is_library(name)}
    kept = [each for each in entries if each[0] not in top]
    new = kept
    while new:
        asked = {name for each in new for name in _asks(each) if name in top}
        new = [top.pop(name) for name in sorted(asked)]
        kept = kept + new
    return kept


def _is_library(name: str) -> bool:
    path = PurePosixPath(name)
    python = path.name.startswith("libpython")
    return (
        len(path.parts) == 1 and ".so" in path.name and ".cpython-" not in path.name and not python
    )


def _asks(entry: Entry) -> set[str]:
    name, source, kind = entry
    if kind == "SYMLINK":  # from the top to where the wheel has it; both are in the list
        return {PurePosixPath(name).name}
    path = Path(source)
    return elf.asks(path) if path.is_file() and elf.is_elf(path) else set()
