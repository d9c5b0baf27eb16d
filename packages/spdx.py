"""Whether a licence is one we may hand out under: SPDX expressions against a list of allowed ones.

    refused("MIT AND (GPL-2.0-only OR Zlib)", allowed)      []: MIT with Zlib
    refused("GPL-3.0-only", allowed)                        ["GPL-3.0-only"]
    chosen("MIT OR Apache-2.0", allowed)                    ["Apache-2.0"]

Of several that are offered (OR) one is enough; of those that hold together (AND) all are needed.
A licence with an exception (WITH) has to be allowed as a whole: the exception is the point of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import TypeAlias

_TOKEN = re.compile(r"\(|\)|[A-Za-z0-9.+:-]+")
_FIRST = "Apache-2.0"
"""Taken where it is offered: its text says everything, and is in every package anyway."""

Parsed: TypeAlias = "str | tuple[str, list[Parsed]]"
Reader = Callable[[list[str]], tuple[Parsed, list[str]]]


def refused(expression: str, allowed: Collection[str]) -> list[str]:
    """Return the licences that stand in the way, none where all is well.

    Args:
        expression: SPDX; anything else is refused whole.
        allowed: identifiers, and those with exceptions written out.
    """
    try:
        return _refused(parsed(expression), allowed)
    except ValueError:
        return [expression or "(nothing is said)"]


def chosen(expression: str, allowed: Collection[str]) -> list[str]:
    """Return the licences that apply to us: of several offered, the first allowed one.

    Raises:
        ValueError: it is no SPDX expression.
    """
    return list(dict.fromkeys(_chosen(parsed(expression), allowed)))


def _refused(node: Parsed, allowed: Collection[str]) -> list[str]:
    if isinstance(node, str):
        return [] if node in allowed else [node]
    kind, parts = node
    each = [_refused(part, allowed) for part in parts]
    if kind == "OR":
        return [] if not all(each) else [name for names in each for name in names]
    return [name for names in each for name in names]


def _chosen(node: Parsed, allowed: Collection[str]) -> list[str]:
    if isinstance(node, str):
        return [node]
    kind, parts = node
    if kind == "AND":
        return [name for part in parts for name in _chosen(part, allowed)]
    fit = [part for part in parts if not _refused(part, allowed)] or parts
    first = next((part for part in fit if part == _FIRST), fit[0])
    return _chosen(first, allowed)


def parsed(expression: str) -> Parsed:
    """Return an expression as a tree: a licence, or AND / OR of several.

    Raises:
        ValueError: it is no SPDX expression.
    """
    if _TOKEN.sub("", expression).strip():
        raise ValueError(expression)
    tokens = _TOKEN.findall(expression)
    tree, rest = _either(tokens)
    if rest:
        raise ValueError(expression)
    return tree


def _either(tokens: list[str]) -> tuple[Parsed, list[str]]:
    return _several("OR", _both, tokens)


def _both(tokens: list[str]) -> tuple[Parsed, list[str]]:
    return _several("AND", _one, tokens)


def _several(word: str, below: Reader, tokens: list[str]) -> tuple[Parsed, list[str]]:
    part, rest = below(tokens)
    parts = [part]
    while rest and rest[0] == word:
        part, rest = below(rest[1:])
        parts.append(part)
    return (parts[0] if len(parts) == 1 else (word, parts)), rest


def _one(tokens: list[str]) -> tuple[Parsed, list[str]]:
    if not tokens or tokens[0] in ("AND", "OR", "WITH", ")"):
        raise ValueError("a licence is missing")
    if tokens[0] == "(":
        tree, rest = _either(tokens[1:])
        if not rest or rest[0] != ")":
            raise ValueError("a bracket is missing")
        return tree, rest[1:]
    if len(tokens) > 2 and tokens[1] == "WITH":
        return f"{tokens[0]} WITH {tokens[2]}", tokens[3:]
    return tokens[0], tokens[1:]
