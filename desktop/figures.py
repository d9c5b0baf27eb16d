"""Figures in sentences: templates taken apart once, and every value written by what it holds.

What a placeholder holds says how it is written: dates, decimals and lists by their type; money by
the unit in its description (``"the gross wage [riel]"``) or by its name (``_khr``, ``_usd``); a
field's name becomes its title, and a text of our own (``[text of law]``) is translated. A unit that
the sentence itself already has (``{wage} riel``, ``${wage}``) is not repeated.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal

from declaration.month import Month
from desktop import formatting
from desktop.fields import field_title
from desktop.phrases import phrase
from desktop.texts import translate


class MissingFigureWarning(UserWarning):
    """A finding lacks a figure of its sentence: a fault of ours. Tests stop at it, users do not."""


warnings.simplefilter("ignore", MissingFigureWarning)


Format = Callable[[object], str]
Piece = tuple[str, str, Format | None]
"""Text before a placeholder, the placeholder, how it is written; no format ends the template."""

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
UNIT = re.compile(r"\[([^\]]*)\]\s*$")
RIEL_FOLLOWS = re.compile(r"\s*(riel|៛|រៀល|瑞尔|瑞爾)")
ORDINAL = re.compile(r"(.*_)?(row|year)(_?\d)?")
"""Names of whole numbers that count nothing, and so have no separators."""
PHRASES = frozenset(
    ("looks_like", "advice", "tried", "reason", "rule", "holds", "separator", "source")
)
"""Placeholders that hold a phrase of the core's (``desktop.phrases``)."""
DOLLAR_STANDS = re.compile(r"\$\s*$")
DOLLAR_FOLLOWS = re.compile(r"\s*(dollar|\$|ដុល្លារ|美元)")


def placeholders(text: str) -> list[str]:
    """Return the names in a text, in order.

    >>> placeholders("{gross_khr} is not {net_khr}")
    ['gross_khr', 'net_khr']
    """
    return PLACEHOLDER.findall(text)


def pieces(text: str, described: Mapping[str, str], language: str) -> list[Piece]:
    """Return a text taken apart at its placeholders; empty where it has none.

    Args:
        text: with ``{placeholders}``.
        described: placeholder → what it holds.
        language: of the text.
    """
    found: list[Piece] = []
    start = 0
    for match in PLACEHOLDER.finditer(text):
        before, after = text[start : match.start()], text[match.end() :]
        name = match[1]
        unit = _unit(name, described.get(name, ""))
        found.append((before, name, _format(unit, before, after, language)))
        start = match.end()
    return [*found, (text[start:], "", None)] if found else []


def filled(text: str, figures: Mapping[str, object], language: str = "en") -> str:
    """Return a text with its placeholders filled, by type and name alone."""
    parts = pieces(text, {}, language)
    return fill(parts, figures) if parts else text


def fill(parts: Iterable[Piece], figures: Mapping[str, object]) -> str:
    """Return the pieces of a text with every figure in its place; a dash for one that lacks."""
    done = []
    for before, name, how in parts:
        done.append(before)
        if how is None:
            continue
        if name in figures:
            done.append(how(figures[name]))
        else:
            warnings.warn(f"no figure for {{{name}}}", MissingFigureWarning, stacklevel=3)
            done.append("–")
    return "".join(done)


def _unit(name: str, description: str) -> str:
    """Return what a placeholder holds: riel, dollars, ordinal, field, text, phrase or ""."""
    if ORDINAL.fullmatch(name):
        return "ordinal"
    if name in PHRASES or description.startswith("the currency"):
        return "phrase"
    if "field" in name or "field" in description:
        return "field"
    bracket = UNIT.search(description)
    unit = bracket[1] if bracket else ""
    if unit.startswith("text"):
        return "text"
    if unit.startswith("riel per"):
        return ""
    if "riel" in unit or name.endswith("_khr") or name == "khr":
        return "riel"
    return "dollars" if "dollar" in unit or name.endswith("_usd") or name == "usd" else ""


def _format(unit: str, before: str, after: str, language: str) -> Format:
    """Return how a placeholder's value is written."""
    amount: Callable[[Decimal | int], str] = formatting.number
    if unit == "riel" and not RIEL_FOLLOWS.match(after):
        amount = formatting.riel
    elif unit == "dollars":
        has_sign = DOLLAR_STANDS.search(before) or DOLLAR_FOLLOWS.match(after)
        amount = _without_sign if has_sign else formatting.dollars
    elif unit == "ordinal":
        amount = str

    def write(value: object) -> str:
        if type(value) is int:  # most figures are amounts
            return amount(value)
        if isinstance(value, str):
            return _said(value, unit, language)
        return _written(value, write, amount, language)

    return write


def _said(text: str, unit: str, language: str) -> str:
    """Return a text: a field by its title, a text of ours translated, the payroll's as it is."""
    if unit == "field":
        return field_title(text, language)
    if unit == "phrase":
        return phrase(text, language)
    return translate(language)(text) if unit == "text" else text


def _without_sign(value: Decimal | int) -> str:
    return formatting.dollars(value).replace("$", "")


def _written(
    value: object, write: Format, amount: Callable[[Decimal | int], str], language: str
) -> str:
    """Return one value that is no text, by its type; ``write`` is for the items of a list."""
    match value:
        case bool():
            return translate(language)("yes") if value else translate(language)("no")
        case int() | Decimal():
            return amount(value)
        case float():
            return amount(Decimal(str(value)))
        case date():
            return formatting.day(value, language)
        case Month():
            return formatting.month_name(value, language)
        case None:
            return "–"
        case list() | tuple() | set() | frozenset():
            return formatting.listed(map(write, value), language)
        case _:
            plain = getattr(value, "item", None)  # a number or day of numpy's
            return write(plain()) if plain else str(value)
