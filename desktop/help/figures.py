"""Figures of law as pages of the help: every value with its source, every reading, what is open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from declaration.law import Law
from declaration.law_reading import THE_LAW, Certainty, Kind, Parameter, Reading, Value
from desktop.charts.figure_history import words
from desktop.fields import field_title
from desktop.formatting import day
from desktop.help.address import PREFIXES
from desktop.help.markdown import escaped, table
from desktop.law_words import CERTAINTY, GROUPS, plain, reading_words
from desktop.texts import Translator, mark

TITLE = mark("Figures of law")
INDEX = "figures"

UNCERTAIN = {
    Certainty.ANNOUNCED: mark("Decided for a day to come, and not yet confirmed by the fund."),
    Certainty.UNSETTLED: mark("Inferred, or its first month is not known for certain."),
    Certainty.READING: mark("The text can be read in several ways; this is one of them."),
}
"""What a status that is not settled means."""


def pages(_: Translator) -> dict[str, Callable[[], str]]:
    """Return name → what returns its Markdown: the index, and a page for every figure."""
    names = Law.load().parameters
    made = {PREFIXES["law"] + name: partial(page, name, _) for name in names}
    return {INDEX: partial(index, _), **made}


def tree(_: Translator) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Return the groups: address in the index, title, pages."""
    return tuple(
        (
            f"{INDEX}#{group}",
            _(title),
            tuple(PREFIXES["law"] + each.name for each in _in_group(group)),
        )
        for group, title in GROUPS.items()
    )


def _in_group(group: str) -> list[Parameter]:
    return [each for each in Law.load().parameters.values() if each.group == group]


def index(_: Translator) -> str:
    """Return the page that lists every figure: its newest value, and how sure that is."""
    about = _("Every figure of law that the program reckons with: values, sources, how sure.")
    version = _("Law of version {version}").format(version=Law.load().version)
    lines = [f"# {escaped(_(TITLE))}", "", escaped(about), "", escaped(version), ""]
    for group, title in GROUPS.items():
        lines += [f"## {escaped(_(title))} {{#{group}}}", ""]
        heads = (_("figure"), _("newest value"), _("status"))
        lines += table(heads, [_row(each, _) for each in _in_group(group)])
    return "\n".join(lines)


def _row(parameter: Parameter, _: Translator) -> tuple[str, str, str]:
    value = parameter.readings[parameter.default].values[-1]
    return (
        f"[{escaped(_(parameter.title))}](law:{parameter.name})",
        escaped(words(value, parameter.unit, _)),
        escaped(_(CERTAINTY[value.status])),
    )


def page(name: str, _: Translator) -> str:
    """Return the page of one figure."""
    return "\n".join(_lines(Law.load().parameters[name], _))


def _lines(parameter: Parameter, _: Translator) -> Iterator[str]:
    checked = day(parameter.checked_on, _.language)
    yield f"# {escaped(_(parameter.title))}"
    yield ""
    yield f"{escaped(_(parameter.unit))} · `{parameter.name}`"
    yield ""
    yield escaped(_("Last checked on {day}").format(day=checked))
    yield ""
    yield from _open_points(parameter, _)
    for reading in parameter.readings.values():
        yield from _reading(parameter, reading, _)
    yield from _rows(parameter, _)
    yield f"[{escaped(_('All figures'))}]({INDEX}.md#{parameter.group})"


def _open_points(parameter: Parameter, _: Translator) -> Iterator[str]:
    """Yield what is not settled about the figure, if anything is."""
    values = [value for each in parameter.readings.values() for value in each.values]
    found = {value.status for value in values if value.status in UNCERTAIN}
    if not found:
        return
    yield f"## {escaped(_('What is not settled'))} {{#open}}"
    yield ""
    for status in (each for each in UNCERTAIN if each in found):
        yield f"- **{escaped(_(CERTAINTY[status]))}**: {escaped(_(UNCERTAIN[status]))}"
    yield ""


def _reading(parameter: Parameter, reading: Reading, _: Translator) -> Iterator[str]:
    """Yield the values of a reading; of several, why it is read so and how it is chosen."""
    title = _("Through time")
    if reading.name != THE_LAW:
        title = _("Reading: {reading}").format(reading=reading_words(reading, _))
    yield f"## {escaped(title)} {{#{reading.name}}}"
    yield ""
    if reading.name != THE_LAW:
        yield from _choice(parameter, reading, _)
    heads = (_("from"), _("value"), _("status"), _("source"))
    yield from table(heads, [_value(each, parameter, _) for each in reversed(reading.values)])


def _choice(parameter: Parameter, reading: Reading, _: Translator) -> Iterator[str]:
    said = [_(reading.why)]
    if reading.kind is not Kind.READING:
        said.append(_("A report prints it so; it is no reading of the law."))
    if reading.name == parameter.default:
        said.append(_("This one is in use unless another is chosen."))
    for sentence in said:
        yield escaped(sentence)
        yield ""
    if reading.kind is not Kind.PRESET:
        yield f"`--reading {parameter.name}={reading.name}`"
        yield ""


def _value(value: Value, parameter: Parameter, _: Translator) -> tuple[str, str, str, str]:
    since = day(value.start, _.language)
    if value.until:
        since = _("{day} to {end}").format(day=since, end=day(value.until, _.language))
    source = escaped(value.source)
    if value.note:
        source += f" — {escaped(_(value.note))}"
    figure = escaped(words(value, parameter.unit, _))
    return escaped(since), figure, escaped(_(CERTAINTY[value.status])), source


def _rows(parameter: Parameter, _: Translator) -> Iterator[str]:
    """Yield the newest value in full where it is a table: wage classes, pay items."""
    value: Any = parameter.readings[parameter.default].values[-1].value
    if isinstance(value, dict):
        yield f"## {escaped(_('Every pay item'))} {{#items}}"
        yield ""
        yield from table((_("pay item"), _("wage"), _("article")), _items(value, _))
    elif isinstance(value, tuple) and value and isinstance(value[0], tuple):
        yield f"## {escaped(_('Every class'))} {{#classes}}"
        yield ""
        rows = [[plain(each, parameter.unit, _) for each in row] for row in value]
        yield from table((_("class"), _("highest wage"), _("contributory wage")), rows)


def _items(value: dict[str, tuple[bool | str, str]], _: Translator) -> list[tuple[str, str, str]]:
    rows = []
    for name, (counts, article) in value.items():
        word = _("yes") if counts else _("no")
        if isinstance(counts, str):
            word = f"[{escaped(_('by the reading chosen'))}](law:{counts})"
        title = f"[{escaped(field_title(name, _.language))}](field:{name})"
        rows.append((title, word, escaped(_(article))))
    return rows
