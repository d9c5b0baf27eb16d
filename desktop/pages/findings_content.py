"""What the card of the Findings page says of a finding or of a whole group."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from declaration.fields import FIELDS, Kind
from declaration.findings import entry
from desktop import fixing
from desktop.decisions import can_be_accepted
from desktop.fields import field_title
from desktop.formatting import listed, month_name, number, paragraph, riel
from desktop.found import GRADES
from desktop.pages.findings_card import CardContent
from desktop.reference import SEVERITIES
from desktop.texts import Translator, mark
from desktop.wording import in_the_window, sentences, wording

if TYPE_CHECKING:
    from declaration.findings import Finding, Place
    from declaration.payroll import Payroll
    from desktop.decisions import Decided
    from desktop.found import Found
    from desktop.workbench import Decision

PAGES = {
    "columns": mark("Columns"),
    "payroll": mark("Payroll"),
    "law": mark("Law"),
    "registrations": mark("Registrations"),
}
"""Pages on which findings are mended → their titles."""

COUNTED = 300
"""Of more alike, the card says only that they are all meant; a click still looks at each."""


def of_finding(
    found: Found,
    row: int,
    place: Place | None,
    sources: fixing.Sources,
    decided: Decided,
    _: Translator,
) -> CardContent:
    """Return what the card says of one finding.

    Args:
        found: the month's findings.
        row: which.
        place: the cell to correct, or None.
        sources: of the cells.
        decided: which findings are accepted.
        _: the reader's language.
    """
    finding, payroll = found.findings[row], found.payroll
    said = wording(finding, payroll, _.language)
    decision = decided.of(finding, payroll)
    count = counting(finding, payroll, _)
    cell = place if place is not None and sources.has(place) and not count else None
    patch = sources.patch(cell) if cell else None
    same = _alike(found, row, sources) if cell and fixing.can_be_alike(finding) else 1
    return CardContent(
        grade=str(finding.grade),
        grade_word=_(SEVERITIES[finding.grade][0]),
        code=finding.code,
        title=said.title,
        who=" · ".join(filter(None, (said.who, said.where, _price(finding.amount_khr, _)))),
        message=said.message,
        fix=in_the_window(said.fix),
        decided=_decided(decision, _) if decision else "",
        cell=cell.cell if cell else "",
        text=sources.now(cell) if cell else "",
        corrected=patch.was if patch else None,
        hint=_hint(finding, sources, cell, _) if cell else "",
        how=_how(finding, _) if cell else "",
        alike=same,
        use=_use(fixing.to_use(finding, sources, payroll), _),
        count=count,
        home=fixing.home(finding),
        go=_go(finding, _),
        can_accept=can_be_accepted(finding),
    )


def of_group(
    found: Found, members: list[int], sources: fixing.Sources, _: Translator
) -> CardContent:
    """Return what the card says of all shown findings of one code."""
    first = found.findings[members[0]]
    said = entry(first.code)
    rows = np.array(members)
    total = int(found.amount[rows].sum())
    findings = _.ngettext("{n} finding", "{n} findings", len(members))
    grade = GRADES[found.grade[rows].min()]
    home = fixing.home(first)
    return CardContent(
        grade=grade,
        grade_word=_(SEVERITIES[grade][0]),
        code=first.code,
        title=_(said.title),
        who=" · ".join(
            filter(None, (findings.format(n=number(len(members))), _price(total or None, _)))
        ),
        message=_example(first, len(members), _),
        use=_use(_to_use(found, members, sources), _),
        count=_counted(fields_to_count(found, members[:COUNTED]), _),
        home=home,
        go=_go(first, _),
        can_accept=can_be_accepted(first),
        many=len(members),
    )


def _example(finding: Finding, count: int, _: Translator) -> str:
    """Return what one finding of a group says; it is an example only where there are others."""
    said = sentences(finding, _.language)[0]
    return said if count == 1 else _("For example: {message}").format(message=said)


def _go(finding: Finding, _: Translator) -> str:
    """Return what the button says that goes where a finding is mended, or ""."""
    home, column = fixing.home(finding), finding.place.column
    if home == "columns" and column:
        return _("Go to column {letter}").format(letter=column)
    return _("Go to “{page}”").format(page=_(PAGES[home])) if home else ""


def _alike(found: Found, row: int, sources: fixing.Sources) -> int:
    """Return how many cells hold the same; 0 where they are too many to count for every row."""
    if len(found.alike(row)) > COUNTED:
        return 0
    return max(len(fixing.alike(found, row, sources)), 1)


def _to_use(found: Found, members: list[int], sources: fixing.Sources) -> dict[Place, str]:
    texts: dict[Place, str] = {}
    if found.findings[members[0]].expected:
        for row in members[:COUNTED]:
            texts |= fixing.to_use(found.findings[row], sources, found.payroll)
    return texts


def _use(texts: Mapping[Place, str], _: Translator) -> str:
    """Return what a button says that puts what is expected into some cells."""
    if len(texts) == 1:
        return _("Put “{text}”").format(text=next(iter(texts.values())))
    if not texts:
        return ""
    if len(texts) == COUNTED:
        return _("Put what is expected into every cell")
    words = _.ngettext(
        "Put what is expected into {n} cell", "Put what is expected into all {n} cells", len(texts)
    )
    return words.format(n=number(len(texts)))


def fields_to_count(found: Found, members: list[int]) -> tuple[str, ...]:
    """Return the pay fields that would be counted into the wage for some findings."""
    fields = (f for i in members for f in fixing.to_count(found.findings[i], found.payroll))
    return tuple(dict.fromkeys(fields))


def counting(finding: Finding, payroll: Payroll | None, _: Translator) -> str:
    """Return what one click would count into the wage, as a sentence, or ""."""
    return _counted(fixing.to_count(finding, payroll), _)


def _counted(fields: tuple[str, ...], _: Translator) -> str:
    names = listed((field_title(field, _.language) for field in fields), _.language)
    text = _("Counts into the wage of every worker of the month: {names}.")
    return text.format(names=names) if fields else ""


def _price(amount: int | None, _: Translator) -> str:
    return _("{amount} short").format(amount=riel(amount)) if amount else ""


def _decided(decision: Decision, _: Translator) -> str:
    if decision.until is None:
        return _("Accepted for good: {reason}").format(reason=decision.reason)
    until = month_name(decision.until, _.language)
    return _("Accepted until {month}: {reason}").format(month=until, reason=decision.reason)


def _hint(finding: Finding, sources: fixing.Sources, cell: Place, _: Translator) -> str:
    """Return what the file has where a cell was corrected, and what was expected in it."""
    patch, parts = sources.patch(cell), []
    if patch is not None:
        parts.append(_("The file has “{was}”.").format(was=patch.was or "–"))
    if fixing.is_expected(finding, sources.now(cell)):
        parts.append(_("Expected: {expected}").format(expected=finding.expected))
    return paragraph(parts)


def _how(finding: Finding, _: Translator) -> str:
    """Return how to write what goes into the cell."""
    field = FIELDS.get(finding.field)
    if field is not None and field.kind is Kind.DATE:
        return _("Write days as year-month-day, for example 2026-10-31.")
    if field is not None and field.kind is Kind.MONEY:
        return _("Write digits only, in the currency of the column.")
    return ""
