"""One page of the help as text, and what stands in it: title, sections, links, pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from markdown_it.token import Token

from desktop.help.address import Address, address
from desktop.help.markdown import parsed, words

PICTURE = "picture:"
BREAKS = ("th_open", "td_open")
"""Where a table's text would run together."""


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading.

    Attributes:
        anchor: of the heading; "" at the page's beginning.
        heading: its words; the page's title for the beginning.
        text: what stands there, without marks.
    """

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True)
class HelpPage:
    """A page.

    Attributes:
        name: of the page, as links have it.
        language: that it is written in.
        text: Markdown.
    """

    name: str
    language: str
    text: str

    def tokens(self) -> list[Token]:
        """Return the page's tokens, anew each time: whoever renders them changes them."""
        return parsed(self.text)

    @cached_property
    def title(self) -> str:
        """The words of the heading that the page begins with; its name where it has none."""
        tokens = parsed(self.text.lstrip().partition("\n")[0])
        is_heading = bool(tokens) and tokens[0].type == "heading_open"
        return words(tokens[1].children) if is_heading else self.name

    @cached_property
    def sections(self) -> list[Section]:
        """The page in parts, one a heading that has an anchor; what stands above is the first."""
        return [Section(anchor, title, " ".join(said)) for anchor, title, said in self._parts()]

    def _parts(self) -> list[tuple[str, str, list[str]]]:
        parts: list[tuple[str, str, list[str]]] = [("", self.title, [])]
        opening: Token | None = None
        for token in self.tokens():
            if token.type == "heading_open":
                opening = token
            elif token.type == "inline" and opening is not None:
                if anchor := opening.attrGet("id"):
                    parts.append((str(anchor), words(token.children), []))
                elif opening.tag != "h1":
                    parts[-1][2].append(words(token.children))
                opening = None
            elif token.type == "inline":
                parts[-1][2].append(words(token.children))
            elif token.type in BREAKS and parts[-1][2]:
                parts[-1][2].append("·")
            elif token.type in ("fence", "code_block"):
                parts[-1][2].append(token.content)
        return parts

    @property
    def anchors(self) -> list[str]:
        """The anchors of its headings, in order."""
        return [section.anchor for section in self.sections if section.anchor]

    def links(self) -> Iterator[tuple[str, Address | None]]:
        """Yield every link as written, and where it leads: None where it leads outside."""
        for link in self._given("link_open", "href"):
            yield link, address(link, self.name)

    def pictures(self) -> Iterator[str]:
        """Yield the name of every picture; what is no picture of ours as it is written."""
        yield from (source.removeprefix(PICTURE) for source in self._given("image", "src"))

    def _given(self, kind: str, attribute: str) -> Iterator[str]:
        for token in self.tokens():
            for child in token.children or ():
                if child.type == kind:
                    yield str(child.attrGet(attribute))
