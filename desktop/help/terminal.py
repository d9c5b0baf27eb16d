"""Pages of the help on a terminal: lines of its width, headings set off, links as their words."""

from __future__ import annotations

from markdown_it.token import Token

from desktop.help.markdown import words
from desktop.help.page import HelpPage
from desktop.tables import WIDTH, pad, seen_width
from desktop.wrapping import wrapped

INDENT = 2
"""Of what stands below a heading [letters]."""
NARROW = 28
"""The first column of a table is no wider [letters]."""
BULLET = -1
"""Stands for the number of a list that has none."""


def lines(page: HelpPage) -> list[str]:
    """Return the lines of a page."""
    blocks = _Blocks()
    for opening, token in zip([None, *page.tokens()], page.tokens(), strict=False):
        blocks.take(token, opening.type if opening else "")
    shown: list[str] = []
    for block in blocks.made:
        if shown and not (block.is_close and shown[-1]):
            shown.append("")
        shown += block.lines
    return shown


class _Block:
    """Some lines, and whether they stand close below those before."""

    def __init__(self, shown: list[str], is_close: bool = False) -> None:
        self.lines, self.is_close = shown, is_close


class _Blocks:
    """Takes the tokens of a page and makes blocks of lines."""

    def __init__(self) -> None:
        self.made: list[_Block] = []
        self._numbers: list[int] = []
        self._sign, self._tag = "", ""
        self._begins = False
        self._rows: list[list[str]] = []

    def take(self, token: Token, opening: str) -> None:
        """Take one token; ``opening`` is the type of the token before it."""
        if _is_link(token) and opening == "paragraph_open" and not self._sign:
            return  # only a way to another page, which a terminal does not have
        if token.type == "inline":
            self._take_text(words(token.children), opening)
        elif token.type in ("fence", "code_block"):
            made = [" " * 2 * INDENT + line for line in token.content.splitlines()]
            self.made.append(_Block(made))
        elif token.type == "heading_open":
            self._tag = token.tag
        elif token.type == "tr_open":
            self._rows.append([])
        elif token.type == "table_close":
            self.made.append(_Block(_table(self._rows)))
            self._rows = []
        else:
            self._take_list(token)

    def _take_list(self, token: Token) -> None:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            self._numbers.append(0 if token.tag == "ol" else BULLET)
            self._begins = True
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            self._numbers.pop()
        elif token.type == "list_item_open":
            self._numbers[-1] += self._numbers[-1] != BULLET
            self._sign = "-" if self._numbers[-1] == BULLET else f"{self._numbers[-1]}."

    def _take_text(self, text: str, opening: str) -> None:
        if opening == "heading_open":
            rule = ["=" * min(seen_width(text), WIDTH)] if self._tag == "h1" else []
            self.made.append(_Block([*wrapped(text, 0), *rule]))
        elif opening in ("th_open", "td_open"):
            self._rows[-1].append(text)
        else:
            is_close = bool(self._sign) and not self._begins
            deep = INDENT * max(1, len(self._numbers))
            self.made.append(_Block(_paragraph(text, self._sign, deep), is_close))
            self._sign, self._begins = "", False


def _is_link(token: Token) -> bool:
    """Whether a text is one link within the help and nothing else."""
    inside = token.children or []
    is_one = [each.type for each in inside] == ["link_open", "text", "link_close"]
    return is_one and "://" not in str(inside[0].attrs.get("href", ""))


def _paragraph(text: str, sign: str, indent: int) -> list[str]:
    if not sign:
        return wrapped(text, indent)
    first, *more = wrapped(text, indent + len(sign) + 1)
    return [" " * indent + f"{sign} {first.strip()}", *more]


def _table(rows: list[list[str]]) -> list[str]:
    """Return a table: its first column beside the others, which share lines below each other."""
    width = min(NARROW, max(seen_width(row[0]) for row in rows)) + 2
    shown = []
    for row in rows:
        left = wrapped(row[0], INDENT, INDENT + width)
        right = wrapped(" · ".join(filter(None, row[1:])), INDENT + width)
        for at in range(max(len(left), len(right))):
            begun = pad(left[at] if at < len(left) else "", INDENT + width)
            shown.append(f"{begun}{right[at].strip() if at < len(right) else ''}".rstrip())
    return shown
