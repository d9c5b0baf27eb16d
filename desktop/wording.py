"""Findings as sentences: the catalogue's text in the reader's language, filled with the figures.

Each text is taken apart once per code and language; how a figure is written is ``figures``' matter.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from declaration.findings import Finding, entry
from desktop.figures import Piece, fill, pieces
from desktop.texts import translate

if TYPE_CHECKING:
    from declaration.payroll import Payroll


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


OPTION = re.compile(r"\s*[(（]\u200b?--[^)）]*[)）]")
"""An option of the command line, as texts of the catalogue name it beside what it does."""

ONE_OF_MANY = re.compile(
    r"(?<![\d.,$-])1 ((?:(?!of )[A-Za-z-]+ )?(?:worker|row|cell|line|day|hour|date|sheet|column"
    r"|number|name|password|contract|month|file|figure))s\b( are| have| were)?"
)


def wording(finding: Finding, payroll: Payroll | None, language: str) -> Wording:
    """Return a finding in the reader's language.

    Args:
        finding: the remark.
        payroll: what it speaks of; names the worker. None where there is none.
        language: ``en``, ``km`` or ``zh``.
    """
    message, fix, _ = sentences(finding, language)
    worker = finding.worker
    return _template(finding.code, language)[0]._replace(
        message=message,
        fix=fix,
        where=_where(finding),
        who="" if payroll is None or worker is None else _who(payroll, worker),
    )


def in_the_window(text: str) -> str:
    """Return a text without what only the command line needs: options in brackets.

    >>> in_the_window("Count it into the wage (--include meal_allowance), or mend the file.")
    'Count it into the wage, or mend the file.'
    """
    return OPTION.sub("", text)


def sentences(finding: Finding, language: str) -> tuple[str, str, str]:
    """Return a finding's message, fix and law in the reader's language."""
    fixed, message, fix = _template(finding.code, language)
    figures = finding.figures
    return (
        _agreed(fill(message, figures), language) if message else fixed.message,
        _agreed(fill(fix, figures), language) if fix else fixed.fix,
        fixed.law,
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


def _agreed(text: str, language: str) -> str:
    """Return an English sentence with “1 workers have” as “1 worker has”; others as they are."""
    if language != "en" or "1 " not in text:
        return text
    return ONE_OF_MANY.sub(_one, text)


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
