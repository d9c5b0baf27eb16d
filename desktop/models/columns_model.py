"""The columns of a sheet as columns of a table: what a person looks over and changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from declaration.fields import FIELDS
from desktop.column_answers import CURRENCIES
from desktop.columns_shown import (
    COUNTED,
    INCLUDED,
    LEFT_OUT,
    NOT_COUNTED,
    SURE,
    WAGE,
    ColumnLine,
)
from desktop.fields import field_description, field_title
from desktop.models.column import Align, Column
from desktop.texts import Translator, mark
from desktop.wording import in_the_window, sentences
from importers.fitting import is_money

REASONS = {
    "chosen": mark("chosen or saved by you"),
    "exact": mark("by its heading"),
    "similar": mark("by a heading much like it"),
    "arithmetic": mark("by the sums of the row"),
    "values": mark("by its cells"),
    "none": mark("not recognised"),
}
"""How a column was recognised."""

STANDING = {
    WAGE: (mark("is the wage declared"), "good", "good"),
    COUNTED: (mark("yes"), "good", "good"),
    LEFT_OUT: (mark("yes, but the gross leaves it out"), "warning", "warning"),
    NOT_COUNTED: (mark("no"), "close", "muted"),
    INCLUDED: (mark("yes, added to the gross"), "good", "good"),
}
"""How a column stands to the wage → words, icon, tone."""

FIELD_AT, CURRENCY_AT = 3, 5
"""Where the columns stand that can be edited."""


@dataclass(frozen=True, slots=True)
class Edits:
    """What is called with the row and what was typed or chosen."""

    field: Callable[[int, str], None]
    currency: Callable[[int, str], None]


def definitions(lines: Sequence[ColumnLine], _: Translator, edits: Edits) -> list[Column]:
    """Return the columns of the table over some lines."""
    return [
        Column("letter", mark("Column"), lambda i: lines[i].read.letter, Align.CENTRE, width=70),
        Column(
            "heading",
            mark("Heading"),
            lambda i: heading(lines[i]),
            tooltip=lambda i: lines[i].read.heading,
            width=172,
        ),
        Column(
            "samples",
            mark("Samples"),
            lambda i: " · ".join(lines[i].samples),
            tooltip=lambda i: "\n".join(lines[i].samples),
            width=150,
        ),
        Column(
            "field",
            mark("Taken for"),
            lambda i: taken_for(lines[i], _),
            tooltip=lambda i: field_description(lines[i].read.field, _.language),
            edit=edits.field,
            icon=lambda i: ("warning", "warning") if lines[i].asks else None,
            width=180,
        ),
        Column(
            "sure",
            mark("How sure, and why"),
            lambda i: how_sure(lines[i], _),
            tooltip=lambda i: questions(lines[i], _),
            width=152,
        ),
        Column(
            "currency",
            mark("Currency"),
            lambda i: currency(lines[i], _),
            edit=edits.currency,
            width=100,
        ),
        Column(
            "wage",
            mark("In the wage"),
            lambda i: in_wage(lines[i], _),
            tooltip=lambda i: in_wage(lines[i], _),
            icon=lambda i: STANDING[lines[i].wage][1:] if lines[i].wage else None,
            width=180,
        ),
    ]


def heading(line: ColumnLine) -> str:
    """Return a heading with its own words first, then those of the groups above it."""
    return " · ".join(reversed(line.read.heading.split(" / ")))


def in_full(line: ColumnLine, _: Translator) -> tuple[str, str, list[str]]:
    """Return a column in full: its title, what is open about it, and further remarks."""
    title = " · ".join(filter(None, (line.read.letter, line.read.heading)))
    asked = [sentences(finding, _.language) for finding in line.findings]
    said = "\n".join(f"{message} {in_the_window(fix)}" for message, fix, _law in asked)
    description = field_description(line.read.field, _.language)
    samples = _("Samples: {samples}").format(samples=" · ".join(line.samples))
    remarks = [description, in_wage(line, _), samples if line.samples else ""]
    return title, said, remarks


def taken_for(line: ColumnLine, _: Translator) -> str:
    """Return what a column was taken for."""
    name = line.read.field
    if name in FIELDS:
        return field_title(name, _.language)
    return _("left out on purpose") if line.read.reason == "chosen" else _("nothing")


def how_sure(line: ColumnLine, _: Translator) -> str:
    """Return how sure it is what a column is, and why."""
    read = line.read
    if read.field in ("", "unknown_pay") and read.reason != "chosen":
        return _("not recognised") if read.field else ""
    why = _(REASONS.get(read.reason, ""))
    if read.reason == "chosen" or read.confidence >= 100:
        return why
    words = _("{share}%, {why}") if read.confidence >= SURE else _("only {share}%, {why}")
    return words.format(share=read.confidence, why=why)


def questions(line: ColumnLine, _: Translator) -> str:
    """Return what was found about a column, as sentences; how sure it is where nothing was."""
    said = [sentences(finding, _.language)[0] for finding in line.findings]
    return "\n".join(said) or how_sure(line, _)


def currency(line: ColumnLine, _: Translator) -> str:
    """Return in which currency a column's amounts are."""
    if not is_money(line.read.field):
        return ""
    return _(CURRENCIES.get(line.read.currency, mark("not told")))


def in_wage(line: ColumnLine, _: Translator) -> str:
    """Return whether a column counts as wage, and by which article."""
    if not line.wage:
        return ""
    words, article = _(STANDING[line.wage][0]), _(line.article)
    return f"{words} · {article}" if article else words
