"""What ``pheaktean law`` prints: the figures in force, the fields, what other readings cost.

In go the law of a month or a month worked out; out come texts of at most 100 columns, or plain
data for ``--json``. Each figure shows its value, since when, how sure, on which text it rests, and
every other way in which it is read.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from typing import TYPE_CHECKING

from declaration.fields import FIELDS, Field
from declaration.in_force import InForce
from declaration.law_reading import Kind, Parameter, Value
from desktop.law_data import as_data
from desktop.law_words import CERTAINTY, GROUPS, Translate, in_group, in_words, plain, signed
from desktop.tables import pad, table
from desktop.wrapping import wrapped
from resources import resource

if TYPE_CHECKING:
    from declaration.monthly import MonthlyDeclaration

__all__ = ["as_data", "as_text", "comparison", "comparison_data", "fields"]

NAME_WIDTH, KIND_WIDTH, ROLE_WIDTH = 24, 10, 12


def fields(_: Translate) -> str:
    """Return the list of fields with what each holds, for mappings and ``--include``."""
    described = tomllib.loads(resource("fields.toml").read_text("utf-8"))
    lines = _field_lines(_("field"), _("kind"), _("part"), _("what it holds"))
    for name, field in FIELDS.items():
        lines += _field(field, _(described[name]["description"]))
    return "\n".join(lines)


def _field(field: Field, description: str) -> list[str]:
    return _field_lines(field.name, field.kind, field.role, description)


def _field_lines(name: str, kind: str, role: str, description: str) -> list[str]:
    """Return a field's lines: three short columns, and the description wrapped beside them."""
    left = pad(name, NAME_WIDTH) + pad(kind, KIND_WIDTH) + pad(role, ROLE_WIDTH)
    indent = NAME_WIDTH + KIND_WIDTH + ROLE_WIDTH
    first, *more = wrapped(description, indent)
    return [left + first[indent:], *more]


def as_text(law: InForce, _: Translate) -> str:
    """Return every figure in force, group by group."""
    lines = [
        _("Law in force in {month}").format(month=law.month),
        _("Figures of law, version {version}").format(version=law.law.version),
    ]
    for group, title in GROUPS.items():
        lines += ["", _(title).upper()]
        for parameter in in_group(law, group):
            lines += ["", *_figure(parameter, law, _)]
    return "\n".join(lines)


def _figure(parameter: Parameter, law: InForce, _: Translate) -> Iterable[str]:
    value = law.value(parameter.name)
    yield from wrapped(_(parameter.title), 0)
    yield from wrapped(f"[{parameter.name}] {_(parameter.unit)}", 2)
    yield from _value(parameter, value, law, _)
    yield from _certainty(value, parameter, _)
    if parameter.contested:
        yield from _readings(parameter, law, _)


def _value(parameter: Parameter, value: Value, law: InForce, _: Translate) -> Iterable[str]:
    """Yield the figures of a value: one line, or a line each for the rows of a table."""
    if parameter.name == "wage_items":
        yield from _wage_items(law, _)
    elif isinstance(value.value, tuple) and isinstance(value.value[0], tuple):
        for row in value.value:
            yield "    " + "  ".join(f"{plain(each, parameter.unit, _):>11}" for each in row)
    else:
        yield from wrapped(in_words(value, parameter.unit, _), 4)


def _wage_items(law: InForce, _: Translate) -> Iterable[str]:
    for item in law.wage_items.values():
        counts = _("wage") if item.counts else _("not wage")
        read = f" [{item.contested}={law.readings[item.contested]}]" if item.contested else ""
        yield from wrapped(f"{item.field}: {counts}{read} · {_(item.article)}", 4)


def _certainty(value: Value, parameter: Parameter, _: Translate) -> Iterable[str]:
    since = _("from {day}").format(day=value.start)
    until = _("to {day}").format(day=value.until) if value.until else ""
    checked = _("checked on {day}").format(day=parameter.checked_on)
    known = [since, until, _(CERTAINTY[value.status]), checked]
    yield from wrapped(" · ".join(word for word in known if word), 4)
    yield from wrapped(_("Source: {source}").format(source=value.source), 4)
    if value.note:
        yield from wrapped(_("Note: {note}").format(note=_(value.note)), 4)


def _readings(parameter: Parameter, law: InForce, _: Translate) -> Iterable[str]:
    used = law.reading(parameter.name)
    yield from wrapped(_("In use: {reading}. {why}").format(reading=used.name, why=_(used.why)), 4)
    for other, value in law.others(parameter.name).items():
        reading = parameter.readings[other]
        says = _("Read otherwise: {reading}. {why}")
        if reading.kind is Kind.REPORT:
            says = _("A report prints otherwise: {reading}. {why}")
        words = in_words(value, parameter.unit, _)
        named = other if words == other else f"{other} ({words})"
        yield from wrapped(says.format(reading=named, why=_(reading.why)), 4)
        yield from wrapped(_("Source: {source}").format(source=value.source), 6)


def comparison(month: MonthlyDeclaration, _: Translate) -> str:
    """Return what each other reading would cost this month, for these workers."""
    if month.law is None:
        return _("No figure of law is in force in {month}.").format(month=month.options.month)
    titles = {name: each.title for name, each in month.law.law.parameters.items()}
    rows = [
        (used.parameter, used.in_use, other, signed(riel), _(titles[used.parameter]))
        for used in month.readings
        for other, riel in used.others.items()
    ]
    explained = _(
        "How many riel more (+) or less (-) would be paid for {month} and these workers, had the"
        " other reading been used."
    ).format(month=month.law.month)
    headings = (_("figure"), _("in use"), _("other"), _("riel"), _("what it is"))
    return "\n".join([*wrapped(explained, 0), "", *table(headings, rows, right=[3])])


def comparison_data(month: MonthlyDeclaration) -> list[dict[str, object]]:
    """Return the same as plain data, as in summary.json."""
    return [
        {"parameter": used.parameter, "in_use": used.in_use, "others": dict(used.others)}
        for used in month.readings
    ]
