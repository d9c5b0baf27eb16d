"""THIRD-PARTY.md: one table of everything that a package is made of, and where its texts lie."""

from __future__ import annotations

import re
from collections.abc import Iterable

from packages.components import Component

FOLDER, TABLE = "LICENCES", "THIRD-PARTY.md"
_RUST = "pkg:cargo/"

_HEAD = """# What this package is made of

Pheaktean itself is under the Apache License 2.0 (`LICENSE`). It is handed out together with the
parts below, each under its own licence; the texts lie in `LICENCES/`. Where several licences are
offered, any allowed one of them is taken, the GPL never. Qt and the other libraries under the LGPL
are files of their own, and may be replaced by yours: `LICENCES/PySide6_Essentials/` says how. For
the source of any part under the LGPL or GPL, follow its link, or ask whoever gave you this package.

| part | version | licence | where from | texts |
| --- | --- | --- | --- | --- |
"""


def folder_of(component: Component) -> str:
    """Return the folder of a component's texts, below ``LICENCES``; crates share one."""
    if component.purl.startswith(_RUST):
        return f"{_plain(component.inside)}/rust"
    name = _plain(component.name)
    return f"{_plain(component.inside)}/{name}" if component.inside else name


def _plain(name: str) -> str:
    """Return a name that every system takes for a folder's."""
    return re.sub(r"[^A-Za-z0-9._+-]+", "-", name).strip("-.")


def table(components: Iterable[Component]) -> str:
    """Return the page, one row a component."""
    return _HEAD + "".join(_row(each) for each in components)


def _row(each: Component) -> str:
    name = f"{each.name} (in {each.inside})" if each.inside else each.name
    place = f"`{folder_of(each)}`"
    return f"| {name} | {each.version or '–'} | {each.licence} | {each.home or '–'} | {place} |\n"
