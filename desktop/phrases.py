"""Phrases that the core puts into a finding's figures, in the reader's language.

The core knows no language: why a file is refused, what it looks like, or why two amounts differ
travels as an English phrase or a public word. ``resources/phrases.toml`` lists them all; a gap
that the core fills is ``{a}``, ``{b}``. What is not listed stays as it is.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache

from desktop.texts import translate
from resources import resource

GAP = re.compile(r"\\\{([a-c])\\\}")


@cache
def _data() -> tuple[tuple[str, ...], dict[str, str]]:
    data = tomllib.loads(resource("phrases.toml").read_text("utf-8"))
    return tuple(data["phrases"]), data["words"]


def phrases() -> tuple[str, ...]:
    """Return every phrase of the core, gaps as ``{a}``."""
    return _data()[0]


def words() -> dict[str, str]:
    """Return public word → what it says in English."""
    return _data()[1]


@cache
def _with_gaps() -> list[tuple[re.Pattern[str], str]]:
    return [
        (re.compile(GAP.sub(r"(?P<\1>.+)", re.escape(text)), re.DOTALL), text)
        for text in phrases()
        if "{" in text
    ]


def phrase(text: str, language: str) -> str:
    """Return a phrase in a language.

    >>> phrase("overtime_left_out", "en")
    'overtime left out'
    """
    _ = translate(language)
    if text in words():
        return _(words()[text])
    if text in phrases():
        return _(text)
    for pattern, source in _with_gaps():
        if match := pattern.fullmatch(text):
            gaps = {name: phrase(inside, language) for name, inside in match.groupdict().items()}
            return _(source).format(**gaps)
    return text
