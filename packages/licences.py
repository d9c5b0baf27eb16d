"""The licences of everything that lies in a built folder, collected beside the program.

    python -m packages.licences dist/pheaktean      # writes LICENCES/ and THIRD-PARTY.md into it
    python -m packages.licences                     # only whether what is installed may go out

    collect(folder)         → components; writes the texts; LicenceError where anything is amiss
    components_of(folder)   → components alone

Stops at a licence that ``licences.toml`` does not allow, at a component without a text, and at a
file or module that belongs to nobody.
"""

from __future__ import annotations

import shutil
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path

from packages import crates, parts, system_libraries
from packages.belonging import Belonging, belonging, plain_path
from packages.components import ROOT, Component, LicenceError, Text, text, told
from packages.distributions import component, needed
from packages.spdx import refused
from packages.third_party import FOLDER, TABLE, folder_of, table

PROGRAM = "pheaktean"
LOADERS = ("pyinstaller", "pyinstaller-hooks-contrib")
"""What starts a frozen program, and prepares libraries in it: parts of both are linked into it."""


def collect(folder: Path, out: Path | None = None) -> list[Component]:
    """Write the licences of everything in a built folder, and return what it is made of.

    Args:
        folder: as PyInstaller made it; its program on top, the rest below ``_internal``.
        out: where ``LICENCES/`` and ``THIRD-PARTY.md`` go; into the folder itself where None.

    Raises:
        LicenceError: it must not be handed out so; nothing was written.
    """
    found = components_of(folder)
    write(found, out or folder)
    return found


def components_of(folder: Path) -> list[Component]:
    """Return what a built folder is made of: the program first, then by name.

    Raises:
        LicenceError: something in it has no owner, no text, or a licence we do not hand out.
    """
    whose = belonging(folder)
    found = [program(whose.ours), *_data(whose)]
    if whose.is_frozen:
        found += [python(whose.python), *map(component, LOADERS)]
    for name, files in whose.distributions.items():
        if name != PROGRAM:
            found += _with_parts(name, files)
    found += [system_libraries.component(name, files) for name, files in whose.system.items()]
    found[1:] = sorted(found[1:], key=lambda each: (each.name.lower(), each.inside))
    problems = [f"{each}: nobody knows whose this is." for each in whose.nobodys]
    _stop(problems + amiss(found))
    return found


def installed() -> list[Component]:
    """Return what a program built with what is installed here would be made of, roughly.

    Raises:
        LicenceError: as ``components_of``.
    """
    found = [program([]), *(each for name in needed(PROGRAM) for each in _with_parts(name, []))]
    _stop(amiss(found))
    return found


def amiss(found: Iterable[Component]) -> list[str]:
    """Return what stands against handing components out, a sentence each."""
    allowed, problems = told()["allowed"], []
    for each in found:
        named = f"{each.name} {each.version}" + (f" (in {each.inside})" if each.inside else "")
        problems += [
            f"{named}: licence {one} is not allowed." for one in refused(each.licence, allowed)
        ]
        problems += [] if each.texts else [f"{named}: it comes without a text of its licence."]
    return problems


def _stop(problems: list[str]) -> None:
    if problems:
        raise LicenceError(problems)


def program(files: list[str]) -> Component:
    """Return the program itself."""
    from declaration import VERSION

    own = Text("LICENSE.txt", (ROOT / "LICENSE").read_bytes())
    purl = f"pkg:generic/{PROGRAM}@{VERSION}"
    return Component(PROGRAM, VERSION, "Apache-2.0", purl, "", (own,), files=tuple(files))


def python(files: list[str]) -> Component:
    """Return Python, which the program runs on."""
    version = sys.version.split()[0]
    places = [sysconfig.get_path("stdlib"), sys.base_prefix]
    here = [path for place in places for path in sorted(Path(place).glob("LICENSE*"))]
    major, minor = sys.version_info[:2]
    here += sorted(Path("/usr/share/doc").glob(f"*python{major}.{minor}/copyright"))
    own = tuple(Text("LICENSE.txt", path.read_bytes()) for path in here[:1])
    purl, home = f"pkg:generic/python@{version}", "https://www.python.org/"
    return Component("Python", version, "PSF-2.0", purl, home, own, files=tuple(files))


def _data(whose: Belonging) -> list[Component]:
    files = [plain_path(file) for file in whose.ours]
    return parts.fonts_and_other_data(files)


def _with_parts(name: str, files: list[str]) -> list[Component]:
    """Return a distribution and what is inside it; each file is told of once."""
    inner = parts.inside(name, [plain_path(file) for file in files])
    theirs = {file for part in inner for file in part.files}
    own = component(name, [file for file in files if plain_path(file) not in theirs])
    return [own, *inner, *crates.linked_into(name)]


def write(found: list[Component], out: Path) -> None:
    """Write the texts of components and their table; what lay there before goes."""
    shutil.rmtree(out / FOLDER, ignore_errors=True)
    for each in found:
        place = out / FOLDER / folder_of(each)
        for one in [*each.texts, *_pointed_to(each)]:
            place.mkdir(parents=True, exist_ok=True)
            (place / one.name).write_bytes(one.content)
    (out / TABLE).write_text(table(found), encoding="utf-8", newline="\n")


def _pointed_to(each: Component) -> list[Text]:
    """Return the text that the short notes of linked parts point to."""
    return (
        [text("Apache-2.0.txt")]
        if any(b"Apache-2.0.txt" in one.content for one in each.texts)
        else []
    )


def main(arguments: list[str]) -> int:
    """Collect, or only check what is installed; return the exit status."""
    try:
        found = collect(Path(arguments[0])) if arguments else installed()
    except LicenceError as stopped:
        sys.stderr.write("\n".join(stopped.problems) + "\n")
        return 1
    sys.stdout.write(f"{len(found)} components; each may be handed out.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
