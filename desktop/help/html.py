"""Pages of the help as HTML: one body for the window and for the web, links as each needs them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Protocol

from markdown_it.token import Token

from desktop.help.address import Address, address
from desktop.help.markdown import rendered
from desktop.help.page import PICTURE, HelpPage


class Face(Protocol):
    """Where a body is shown."""

    def link(self, place: Address) -> str:
        """Return what leads to a place of the help."""

    def picture(self, name: str) -> tuple[str, int]:
        """Return where a picture lies, and how wide it is shown [pixels]; 0 as wide as it is."""

    def mark(self, heading: Token, inline: Token) -> None:
        """Let a heading be found by its anchor, which is the ``id`` of the heading already."""


def body(page: HelpPage, face: Face) -> str:
    """Return a page as the inside of an HTML body."""
    tokens = page.tokens()
    for token in tokens:
        for child in token.children or ():
            _lead(child, page, face)
    for heading, inline in _headings(tokens):
        face.mark(heading, inline)
    return rendered(tokens)


def _lead(child: Token, page: HelpPage, face: Face) -> None:
    """Let a link or a picture lead where it has to on this face."""
    if child.type == "link_open":
        place = address(str(child.attrGet("href")), page.name)
        if place is not None:
            child.attrSet("href", face.link(place))
        else:
            child.attrSet("class", "outside")
    elif child.type == "image":
        source, width = face.picture(str(child.attrGet("src")).removeprefix(PICTURE))
        child.attrSet("src", source)
        if width:
            child.attrSet("width", str(width))


def _headings(tokens: list[Token]) -> Iterator[tuple[Token, Token]]:
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open" and opening.attrGet("id"):
            yield opening, inline
