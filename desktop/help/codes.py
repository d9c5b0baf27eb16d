"""Findings as pages of the help: one a code, and the index of all codes by family."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby

from declaration.findings import codes, entry
from desktop.help.examples import Example, example
from desktop.help.markdown import escaped, table
from desktop.reference import FAMILIES, LABELS, SEVERITIES
from desktop.texts import Translator, mark

TITLE = mark("Findings, by code")
INDEX = "codes"

ANCHORS = {
    "cause": "cause",
    "fix": "fix",
    "law": "law",
    "price": "price",
    "cannot_know": "cannot-know",
}
"""Part of an entry → anchor of its heading."""


def pages(_: Translator) -> dict[str, Callable[[], str]]:
    """Return name → what returns its Markdown: the index, and a page for every code."""
    return {INDEX: partial(index, _), **{code: partial(page, code, _) for code in codes()}}


def tree(_: Translator) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Return the families: address in the index, title, codes."""
    return tuple(
        (f"{INDEX}#{family}", f"{family} · {_(FAMILIES[family])}", tuple(members))
        for family, members in groupby(codes(), lambda code: code[:3])
    )


def index(_: Translator) -> str:
    """Return the page that lists every code."""
    about = _("Every remark that the program can make on a payroll, by its code.")
    grades = ((_(name), _(meaning)) for name, meaning in SEVERITIES.values())
    lines = [f"# {escaped(_(TITLE))}", "", escaped(about), ""]
    lines += table((_("severity"), _("meaning")), [tuple(map(escaped, row)) for row in grades])
    for _place, title, members in tree(_):
        lines += [f"## {escaped(title)} {{#{members[0][:3]}}}", ""]
        rows = (_row(code, _) for code in members)
        lines += table((_("code"), _("finding"), _("severity")), rows)
    return "\n".join(lines)


def _row(code: str, _: Translator) -> tuple[str, str, str]:
    said = entry(code)
    grade = escaped(_(SEVERITIES[said.severity][0]))
    return f"[{code}](finding:{code})", escaped(_(said.title)), grade


def page(code: str, _: Translator) -> str:
    """Return the page of one code."""
    return "\n".join(_lines(code, _))


def _lines(code: str, _: Translator) -> Iterator[str]:
    said, shown = entry(code), example(code)
    grade, meaning = SEVERITIES[said.severity]
    yield f"# {code} · {escaped(_(said.title))}"
    yield ""
    yield f"**{escaped(_(grade))}** — {escaped(_(meaning))}"
    yield ""
    yield f"## {escaped(_(LABELS['message']))} {{#message}}"
    yield ""
    yield f"> {escaped(shown.sentence(said.message, _))}"
    yield ""
    yield from _example(shown, _)
    for key, anchor in ANCHORS.items():
        if text := getattr(said, key):
            yield f"## {escaped(_(LABELS[key]))} {{#{anchor}}}"
            yield ""
            yield escaped(shown.sentence(text, _))
            yield ""
    yield f"[{escaped(_('All codes'))}]({INDEX}.md#{code[:3]})"


def _example(shown: Example, _: Translator) -> Iterator[str]:
    """Yield the lines of the example: what stands in the cell, what was expected, its riel."""
    rows = [(escaped(_(label)), escaped(value)) for label, value in shown.facts() if value]
    if shown.figures or rows:
        yield escaped(_("The figures are those of an invented factory."))
        yield ""
    if rows:
        yield from table(rows[0], rows[1:])
