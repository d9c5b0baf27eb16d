"""What a package is made of: a component, its licence, and the texts that go with it.

Everything that asks about licences or writes a list of parts speaks of these.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent


class LicenceError(ValueError):
    """A package cannot be handed out; ``problems`` says why, a sentence each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Text:
    """A text that goes with a component: of its licence, its holders, or how to replace it.

    Attributes:
        name: of its file.
        content: as it is.
    """

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Component:
    """One part of a package.

    Attributes:
        name: as its makers write it.
        version: "" where nobody can say.
        licence: SPDX expression, or what the metadata says where that is none.
        purl: package URL, or "".
        home: where it comes from.
        texts: that go with it.
        inside: name of the component that it is linked into, or "".
        files: in the folder, relative to it, with slashes; hashes are taken of these.
        hashes: algorithm → hexadecimal, where there is no file to take one of.
    """

    name: str
    version: str
    licence: str
    purl: str = ""
    home: str = ""
    texts: tuple[Text, ...] = ()
    inside: str = ""
    files: tuple[str, ...] = ()
    hashes: tuple[tuple[str, str], ...] = ()


@cache
def told() -> dict[str, Any]:
    """Return what ``licences.toml`` says."""
    return tomllib.loads((HERE / "licences.toml").read_text("utf-8"))


def text(name: str) -> Text:
    """Return one of the texts in ``packages/texts``."""
    return Text(name, (HERE / "texts" / name).read_bytes())


def texts(names: list[str]) -> tuple[Text, ...]:
    """Return several of the texts in ``packages/texts``."""
    return tuple(text(name) for name in names)
