"""All pages of the help in one language: what is written, and what the program knows itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from desktop.help import codes, commands, fields, figures
from desktop.help.address import PREFIXES, Address, address
from desktop.help.contents import FOLDER, chapters, written
from desktop.help.markdown import escaped
from desktop.help.page import HelpPage
from desktop.texts import translate

GENERATED = (codes, fields, figures, commands)
"""Each makes a chapter: ``TITLE``, ``INDEX`` (the name of its first page) and ``pages``."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents.

    Attributes:
        page: its name.
        title: in the reader's language.
        below: lines that stand under it.
    """

    page: str
    title: str
    below: tuple[Entry, ...] = ()


class Library:
    """The pages of the help in one language.

    Args:
        language: ``en``, ``km`` or ``zh``.
        folder: of the written pages.

    Attributes:
        language: likewise.
        folder: likewise.
    """

    def __init__(self, language: str, folder: Path = FOLDER) -> None:
        self.language, self.folder = language, folder
        self._pages: dict[str, HelpPage] = {}

    @cached_property
    def chapters(self) -> tuple[Entry, ...]:
        """The contents: a line a chapter, with its pages below it."""
        _ = translate(self.language)
        own = (
            Entry("", _(chapter.title), tuple(self._line(name) for name in chapter.pages))
            for chapter in chapters(self.folder)
        )
        made = (Entry(each.INDEX, _(each.TITLE), self._made(each.tree(_))) for each in GENERATED)
        return (*own, *made)

    def _line(self, name: str) -> Entry:
        return Entry(name, self.page(name).title)

    def _made(self, tree: tuple[tuple[str, str, tuple[str, ...]], ...]) -> tuple[Entry, ...]:
        """Return the lines of a chapter that is made: groups where it has them, else its pages."""
        if all(not title for _place, title, _names in tree):
            return tuple(self._line(name) for _place, _title, names in tree for name in names)
        return tuple(
            Entry(place, title, tuple(self._line(name) for name in names))
            for place, title, names in tree
        )

    @cached_property
    def _makers(self) -> dict[str, Callable[[], str]]:
        """Name of a page → what returns its Markdown, of those that are made."""
        _ = translate(self.language)
        return {name: make for each in GENERATED for name, make in each.pages(_).items()}

    @cached_property
    def written(self) -> tuple[str, ...]:
        """The names of the pages that a person wrote, in the order of the contents."""
        return tuple(name for chapter in chapters(self.folder) for name in chapter.pages)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of all pages, in the order of the contents."""
        return (*self.written, *self._makers)

    @property
    def indexes(self) -> tuple[str, ...]:
        """The names of the pages that only list others."""
        return tuple(each.INDEX for each in GENERATED)

    def page(self, name: str) -> HelpPage:
        """Return a page.

        Raises:
            KeyError: there is none of that name.
        """
        if name not in self._pages:
            self._pages[name] = self._read(name)
        return self._pages[name]

    def _read(self, name: str) -> HelpPage:
        if name not in self.names:
            raise KeyError(name)
        if name in self._makers:
            return HelpPage(name, self.language, self._makers[name]())
        text, language = written(name, self.language, self.folder)
        if language != self.language:
            text = self._told_of(text)
        return HelpPage(name, language, text)

    def _told_of(self, text: str) -> str:
        """Return an English page with a line below its title that says why it is English."""
        _ = translate(self.language)
        said = _("This page is not translated yet. It stands here in English.")
        title, _end, rest = text.lstrip().partition("\n")
        return f"{title}\n\n> {escaped(said)}\n{rest}"

    def has(self, place: Address) -> bool:
        """Return whether there is such a page, with such a heading."""
        if place.page not in self.names:
            return False
        return not place.anchor or place.anchor in self.page(place.page).anchors

    def about(self, topic: str) -> str:
        """Return the name of the page about something typed by hand; "" where there is none.

        A code, a field, a figure of law, a command or a page, in any letters; as a link has it too.
        """
        plain = topic.strip()
        linked = address(plain)
        tried = (plain, linked.page if linked else "", plain.upper())
        named = (prefix + plain.lower().replace("-", "_") for prefix in PREFIXES.values())
        return next((name for name in (*tried, plain.lower(), *named) if name in self.names), "")

    def __iter__(self) -> Iterator[HelpPage]:
        """Return every page, in the order of the contents."""
        return map(self.page, self.names)
