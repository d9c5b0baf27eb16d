"""Markdown as our pages use it: CommonMark, tables, and ``## Heading {#anchor}``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

ANCHOR = re.compile(r"\s*\{#([A-Za-z0-9_-]+)\}\s*$")
SIGNS = re.compile(r"([\\`*_\[\]<>#|&!~+=.{}()\-])")
"""What may mean something in Markdown."""


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def parsed(text: str) -> list[Token]:
    """Return the tokens of a page; a heading's anchor is the ``id`` of its token."""
    tokens = _parser().parse(text)
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open":
            _take_anchor(opening, inline)
    return tokens


def _take_anchor(opening: Token, inline: Token) -> None:
    last = inline.children[-1] if inline.children else None
    found = ANCHOR.search(last.content) if last is not None else None
    if last is not None and found:
        opening.attrSet("id", found[1])
        last.content = last.content[: found.start()]


def rendered(tokens: list[Token]) -> str:
    """Return tokens as HTML."""
    return str(_parser().renderer.render(tokens, _parser().options, {}))


def words(children: Iterable[Token] | None) -> str:
    """Return the text of a line without its marks; a picture gives what it shows."""
    parts = []
    for child in children or ():
        if child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif child.type == "image":
            parts.append(words(child.children))
        else:
            parts.append(child.content)
    return "".join(parts)


def escaped(text: str) -> str:
    r"""Return a text of ours so that Markdown shows it as it is, on one line.

    >>> print(escaped("1. a_b | <c>"))
    1\. a\_b \| \<c\>
    """
    return SIGNS.sub(r"\\\1", " ".join(text.split()))


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return the lines of a table; cells are Markdown already."""
    return [
        f"| {' | '.join(headings)} |",
        f"|{' --- |' * len(headings)}",
        *(f"| {' | '.join(row)} |" for row in rows),
        "",
    ]
