"""Findings as sentences: the catalogue's text in the reader's language, filled with the figures.

Each text is taken apart once per code and language. What a placeholder holds says how it is
written: dates, decimals and lists by their type; money by the unit in its description
(``"the gross wage [riel]"``) or by its name (``_khr``, ``_usd``); a field's name becomes its
title, and a text of our own (``[text of law]``) is translated. A unit that the sentence itself
already has (``{wage} riel``, ``${wage}``) is not repeated.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from declaration.findings import Finding, entry
from declaration.month import Month
from desktop import formatting
from desktop.fields import field_title
from desktop.phrases import phrase
from desktop.texts import translate

if TYPE_CHECKING:
    from declaration.payroll import Payroll


class MissingFigureWarning(UserWarning):
    """A finding lacks a figure of its sentence: a fault of ours. Tests stop at it, users do not."""


warnings.simplefilter("ignore", MissingFigureWarning)


class Wording(NamedTuple):
    """A finding in words.

    Attributes:
        title: a few words.
        message: what is wrong, with the figures.
        cause: why this happens.
        fix: what to do.
        law: the instrument and article, or "format only".
        price: how the amount was reckoned, or "".
        cannot_know: what the check cannot see.
        where: file and cell, or "".
        who: the worker's name and number, or "".
    """

    title: str
    message: str
    cause: str
    fix: str
    law: str
    price: str
    cannot_know: str
    where: str = ""
    who: str = ""


Format = Callable[[object], str]
Piece = tuple[str, str, Format | None]
"""Text before a placeholder, the placeholder, how it is written; no format ends the template."""

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
UNIT = re.compile(r"\[([^\]]*)\]\s*$")
ONE_OF_MANY = re.compile(
    r"(?<![\d.,$-])1 ((?:(?!of )[A-Za-z-]+ )?(?:worker|row|cell|line|day|hour|date|sheet|column"
    r"|number|name|password|contract|month|file|figure))s\b( are| have| were)?"
)
RIEL_FOLLOWS = re.compile(r"\s*(riel|៛|រៀល|瑞尔|瑞爾)")
ORDINAL = re.compile(r"(.*_)?(row|year)(_?\d)?")
"""Names of whole numbers that count nothing, and so have no separators."""
PHRASES = frozenset(("looks_like", "advice", "reason", "holds", "separator", "source"))
"""Placeholders that hold a phrase of the core's (``desktop.phrases``)."""
DOLLAR_STANDS = re.compile(r"\$\s*$")
DOLLAR_FOLLOWS = re.compile(r"\s*(dollar|\$|ដុល្លារ|美元)")


def wording(finding: Finding, payroll: Payroll | None, language: str) -> Wording:
    """Return a finding in the reader's language.

    Args:
        finding: the remark.
        payroll: what it speaks of; names the worker. None where there is none.
        language: ``en``, ``km`` or ``zh``.
    """
    fixed, message, fix = _template(finding.code, language)
    worker, figures = finding.worker, finding.figures
    return fixed._replace(
        message=_agreed(_filled(message, figures), language) if message else fixed.message,
        fix=_agreed(_filled(fix, figures), language) if fix else fixed.fix,
        where=_where(finding),
        who="" if payroll is None or worker is None else _who(payroll, worker),
    )


@cache
def _template(code: str, language: str) -> tuple[Wording, list[Piece], list[Piece]]:
    """Return what never changes, and the pieces of message and fix where they have figures."""
    said, _ = entry(code), translate(language)
    message, fix = _(said.message), _(said.fix)
    fixed = Wording(
        title=_(said.title),
        message=message,
        cause=_(said.cause),
        fix=fix,
        law=_(said.law),
        price=_(said.price),
        cannot_know=_(said.cannot_know),
    )
    units = said.placeholders
    return fixed, pieces(message, units, language), pieces(fix, units, language)


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
    return _filled(parts, figures) if parts else text


def _filled(parts: Iterable[Piece], figures: Mapping[str, object]) -> str:
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


def _agreed(text: str, language: str) -> str:
    """Return an English sentence with “1 workers have” as “1 worker has”; others as they are."""
    return ONE_OF_MANY.sub(_one, text) if language == "en" else text


def _one(match: re.Match[str]) -> str:
    verb = {" are": " is", " have": " has", " were": " was"}.get(match[2], match[2] or "")
    return f"1 {match[1]}{verb}"


def _where(finding: Finding) -> str:
    """Return file and cell: ``october.xlsx, LINE-A!F118``."""
    place = finding.place
    cell = place.cell or place.sheet
    return f"{place.file}, {cell}" if place.file and cell else place.file or cell


def _who(payroll: Payroll, worker: int) -> str:
    """Return the worker's name and number: ``សុខ ដារ៉ា (A-0118)``."""
    name, code = payroll.name(worker), payroll.text("worker_number")[worker]
    return f"{name} ({code})" if name and code else name or code
