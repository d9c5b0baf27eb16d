"""Fields as pages of the help: what a column of a payroll can mean, and how it may be headed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial

from declaration.fields import FIELDS, Role
from declaration.law_figures import WageItem
from desktop.fields import field_description, field_title
from desktop.help.address import PREFIXES
from desktop.help.markdown import escaped, table
from desktop.reference import KINDS, ROLES
from desktop.texts import LANGUAGE_NAMES, Translator, mark
from importers.dictionary import spellings

TITLE = mark("Fields: what a column can mean")
INDEX = "fields"


def pages(_: Translator) -> dict[str, Callable[[], str]]:
    """Return name → what returns its Markdown: the index, and a page for every field."""
    made = {PREFIXES["field"] + name: partial(page, name, _) for name in FIELDS}
    return {INDEX: partial(index, _), **made}


def tree(_: Translator) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Return the roles: address in the index, title, pages."""
    return tuple(
        (
            f"{INDEX}#{role}",
            _(title),
            tuple(PREFIXES["field"] + name for name in _of_role(role)),
        )
        for role, title in ROLES.items()
    )


def _of_role(role: Role) -> list[str]:
    return [name for name, field in FIELDS.items() if field.role is role]


def index(_: Translator) -> str:
    """Return the page that lists every field."""
    about = _(
        "What a column of a payroll can mean. Each has a page with the headings known for it."
    )
    lines = [f"# {escaped(_(TITLE))}", "", escaped(about), ""]
    for role, title in ROLES.items():
        lines += [f"## {escaped(_(title))} {{#{role}}}", ""]
        lines += table((_("field"), _("holds")), [_row(name, _) for name in _of_role(role)])
    return "\n".join(lines)


def _row(name: str, _: Translator) -> tuple[str, str]:
    title = escaped(field_title(name, _.language))
    return f"[{title}](field:{name})", escaped(field_description(name, _.language))


def page(name: str, _: Translator) -> str:
    """Return the page of one field."""
    return "\n".join(_lines(name, _))


def _lines(name: str, _: Translator) -> Iterator[str]:
    yield f"# {escaped(field_title(name, _.language))}"
    yield ""
    yield escaped(field_description(name, _.language))
    yield ""
    yield from table((_("name"), f"`{name}`"), _facts(name, _))
    yield from _headings(name, _)
    yield f"[{escaped(_('All fields'))}]({INDEX}.md#{FIELDS[name].role})"


def _facts(name: str, _: Translator) -> Iterator[tuple[str, str]]:
    field, item = FIELDS[name], _wage_items().get(name)
    yield _("kind"), escaped(_(KINDS[field.kind]))
    yield _("part"), escaped(_(ROLES[field.role]))
    if item is not None:
        counts = _("yes") if item.counts else _("no")
        if item.contested:
            law = escaped(_("by the reading chosen"))
            counts = f"{counts} ([{law}](law:{item.contested}))"
        yield escaped(_("counts as wage")), counts
        yield escaped(_("article")), escaped(_(item.article))


def _headings(name: str, _: Translator) -> Iterator[str]:
    """Yield the headings that are known for a field, language by language."""
    known = spellings(name)
    if not known:
        return
    yield f"## {escaped(_('Headings that are recognised'))} {{#headings}}"
    yield ""
    for language, phrases in known.items():
        yield f"**{LANGUAGE_NAMES[language]}**"
        yield ""
        yield escaped(" · ".join(phrases))
        yield ""


@cache
def _wage_items() -> dict[str, WageItem]:
    """Return how each pay item counts, by the newest figures that the program has."""
    from declaration.in_force import InForce
    from declaration.law import Law
    from declaration.month import Month

    law = Law.load()
    return dict(InForce(law, Month.parse(law.version[:7]), law.choose({})).wage_items)
