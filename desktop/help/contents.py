"""The contents of the written help: chapters and the pages in them, in order."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from resources import resource

FOLDER = resource("help")


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of the help.

    Attributes:
        name: of the chapter.
        title: English, marked for translation where it is defined.
        pages: names of its pages, in order.
    """

    name: str
    title: str
    pages: tuple[str, ...]


def chapters(folder: Path = FOLDER) -> tuple[Chapter, ...]:
    """Return the chapters of the written pages; a page that is not there is left out."""
    data = tomllib.loads((folder / "contents.toml").read_text("utf-8"))
    there = [page for page in data["pages"] if (folder / "en" / f"{page['name']}.md").is_file()]
    return tuple(
        Chapter(
            each["name"],
            each["title"],
            tuple(page["name"] for page in there if page["chapter"] == each["name"]),
        )
        for each in data["chapters"]
    )


def written(name: str, language: str, folder: Path = FOLDER) -> tuple[str, str]:
    """Return the text of a written page and its language: English where it is not translated.

    Raises:
        FileNotFoundError: there is no such page.
    """
    path = folder / language / f"{name}.md"
    if not path.is_file():
        language = "en"
        path = folder / "en" / f"{name}.md"
    return path.read_text("utf-8"), language


def picture(name: str, language: str, folder: Path = FOLDER) -> Path:
    """Return the path of a picture: the English one where the language has none of its own."""
    own = folder / "pictures" / language / f"{name}.png"
    return own if own.is_file() else folder / "pictures" / "en" / f"{name}.png"
