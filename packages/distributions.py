"""What an installed Python distribution says of itself: version, licence, texts, files.

    needed("pheaktean")                     everything that it needs to run on this system
    component("numpy")                      one of them
    Owners().of_file("numpy/version.py")    "numpy"

What it says is taken as it is; what it leaves out, ``licences.toml`` says.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable
from email import message_from_string
from email.message import Message
from importlib import metadata
from pathlib import Path, PurePosixPath

from packages.components import Component, Text, texts, told

_TEXT = re.compile(r"licen[cs]e|copying|copyright|notice|authors", re.IGNORECASE)
_NO_TEXT = re.compile(r"\.(py|pyi|pyc|so|dll|pyd|json|h|c)$")
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def plain(name: str) -> str:
    """Return the name of a distribution as all of them are compared: small, with hyphens."""
    return re.sub(r"[-_.]+", "-", name).lower()


def needed(root: str, platform: str = sys.platform) -> list[str]:
    """Return the distributions that one needs to run, without itself, by name.

    Those that are not installed (for another system, say) are left out where their marker says so.
    """
    found: set[str] = set()
    waiting = [root]
    while waiting:
        name = waiting.pop()
        new = [each for each in asked_by(name, platform) if each not in found]
        found.update(new)
        waiting += new
    return sorted(found)


def asked_by(name: str, platform: str = sys.platform) -> list[str]:
    """Return the distributions that one asks for on a platform, as ``sys.platform`` names it."""
    from packaging.requirements import Requirement

    asked = [Requirement(line) for line in metadata.distribution(name).requires or ()]
    here = {"extra": "", "sys_platform": platform}
    return [plain(each.name) for each in asked if not each.marker or each.marker.evaluate(here)]


def component(name: str, files: Iterable[str] = ()) -> Component:
    """Return an installed distribution as a component.

    Args:
        name: of the distribution.
        files: of the built folder that are its own.
    """
    found = metadata.distribution(name)
    return Component(
        name=found.name,
        version=found.version,
        licence=licence_of(_metadata(found)),
        purl=f"pkg:pypi/{plain(found.name)}@{found.version}",
        home=_home(_metadata(found)) or f"pkg:pypi/{plain(found.name)}",
        texts=_texts(found),
        files=tuple(sorted(files)),
    )


def _metadata(found: metadata.Distribution) -> Message:
    """Return the metadata of a distribution, as the header of a letter that they are."""
    return message_from_string(found.read_text("METADATA") or "")


def licence_of(said: Message) -> str:
    """Return the SPDX expression of metadata, or, where they have none, the words they have."""
    by_hand = told()["distributions"].get(plain(str(said["Name"])), {})
    classifiers = [each for each in said.get_all("Classifier") or () if each.startswith("License")]
    offered = [
        by_hand.get("licence"),
        said.get("License-Expression"),
        *(told()["said"].get(each) for each in classifiers),
    ]
    words = said.get("License") or ""
    found = next((str(each) for each in offered if each), "")
    return found or told()["said"].get(words, words) or "; ".join(classifiers)


def _home(said: Message) -> str:
    wanted = ("homepage", "source", "repository", "source code", "home")
    urls = [each.split(",", 1) for each in said.get_all("Project-URL") or ()]
    by_label = {label.strip().lower(): url.strip() for label, url in urls}
    named = next((by_label[label] for label in wanted if label in by_label), "")
    home = said.get("Home-page") or ""
    return named or (home if "://" in home else "")


def _texts(found: metadata.Distribution) -> tuple[Text, ...]:
    """Return the texts that lie in a distribution; those of ours where it brings none."""
    own = [
        Text(_text_name(path), Path(path.locate()).read_bytes())
        for path in found.files or ()
        if _is_text(path) and Path(path.locate()).is_file()
    ]
    by_hand = told()["distributions"].get(plain(found.name), {})
    return (*own, *texts(by_hand.get("texts", [])))


def has_text(name: str, files: Iterable[str]) -> bool:
    """Return whether a text goes with a distribution that has these files."""
    by_hand = told()["distributions"].get(plain(name), {})
    return bool(by_hand.get("texts")) or any(_is_text(PurePosixPath(file)) for file in files)


def _is_text(path: PurePosixPath) -> bool:
    inside = path.parts[0].endswith(".dist-info")
    return (
        inside and bool(_TEXT.search("/".join(path.parts[1:]))) and not _NO_TEXT.search(path.name)
    )


def _text_name(path: PurePosixPath) -> str:
    parts = [part for part in path.parts[1:] if part != "licenses"]
    return "-".join(_NAME.findall("-".join(parts)))


class Owners:
    """Which installed distribution a file or a module belongs to."""

    def __init__(self) -> None:
        self._by_file: dict[str, str] = {}
        for found in metadata.distributions():
            name = plain(found.name)  # its metadata are read each time it is asked
            record = csv.reader((found.read_text("RECORD") or "").splitlines())
            self._by_file.update((line[0], name) for line in record if line)

    def of_file(self, path: str) -> str:
        """Return the distribution of a file, relative to where they lie; "" where there is none."""
        return self._by_file.get(path, "")

    def of_module(self, name: str) -> str:
        """Return the distribution of a module; "" where there is none.

        Folders without an ``__init__`` belong to whoever has something in them.
        """
        path = name.replace(".", "/")
        exact = self.of_file(f"{path}.py") or self.of_file(f"{path}/__init__.py")
        if exact:
            return exact
        below = (owner for file, owner in self._by_file.items() if file.startswith(f"{path}/"))
        return next(below, "")
