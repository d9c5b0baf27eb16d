"""Where a link of the help leads: a page and a heading on it."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import unquote

PREFIXES = {"finding": "", "field": "field-", "law": "law-", "command": "command-"}
"""Kind of link → what stands before the name in the name of its page."""

OUTSIDE = ("http://", "https://", "mailto:")
PAGE = ".md"


class Address(NamedTuple):
    """A place in the help.

    Attributes:
        page: name of the page.
        anchor: of the heading on it; "" for its beginning.
    """

    page: str
    anchor: str = ""

    def __str__(self) -> str:
        return f"{self.page}#{self.anchor}" if self.anchor else self.page


def address(link: str, here: str = "") -> Address | None:
    """Return where a link leads; None where it leads out of the help.

    Args:
        link: as written on a page, or as a widget names its help.
        here: name of the page that it stands on.

    >>> address("finding:PER-013"), address("field:gross").page, address("#steps", "start")
    (Address(page='PER-013', anchor=''), 'field-gross', Address(page='start', anchor='steps'))
    >>> address("declare.md#files"), address("https://example.org")
    (Address(page='declare', anchor='files'), None)
    """
    if link.lower().startswith(OUTSIDE):
        return None
    path, _, anchor = unquote(link).partition("#")
    kind, colon, name = path.partition(":")
    if colon and kind in PREFIXES:
        return Address(PREFIXES[kind] + name, anchor)
    return Address(path.removesuffix(PAGE) or here, anchor)
