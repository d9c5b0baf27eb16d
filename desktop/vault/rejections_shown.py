"""Refusals of a vault on the terminal: what was tied, how sure, what not; or as data. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from desktop.fields import field_title
from desktop.phrases import phrase
from desktop.tables import shorten, table
from desktop.texts import Translator, mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from declaration.vault.rejections import Refused, Rejection

FOUND_BY = {
    "nssf_number": mark("by NSSF number"),
    "national_id": mark("by identity number"),
    "worker_number": mark("by worker number"),
    "name": mark("by name"),
    "row": mark("by row of the file alone"),
    "none": mark("not found"),
    "several": mark("several have that name"),
}
"""How a worker was found, or why none was → the words for it."""

SAID = 60
"""So long is a line of a refusal shown in the table."""


def rejection_lines(found: Sequence[Rejection], _: Translator) -> list[str]:
    """Return the lines that show refusals."""
    if not found:
        return [_("No refusal was noted.")]
    shown: list[str] = []
    for each in found:
        shown += [*_one(each, _), ""]
    return shown[:-1]


def _one(each: Rejection, _: Translator) -> list[str]:
    told = _("Refusal {number}, {month}, noted on {day} by {who}")
    values = {"number": each.number, "month": each.month, "who": each.noted_by}
    shown = [told.format(**values, day=each.noted_at[:10])]
    if each.is_settled:
        shown[0] += " · " + _("settled")
    headings = [_("line"), _("worker"), _("field"), _("found"), _("sure"), _("declared"), ""]
    shown += table(headings, [_row(line, _) for line in each.lines], right=(0, 4))
    if each.rule is not None:
        text = _("Held to from now on: {field}, {rule}.")
        words = field_title(each.rule.field, _.language), phrase(each.rule.phrase, _.language)
        shown.append(text.format(field=words[0], rule=words[1]))
    return shown


def _row(line: Refused, _: Translator) -> tuple[str, ...]:
    who = " ".join(filter(None, (line.person.worker_number, line.person.name))) or "–"
    field = field_title(line.field, _.language) or "–"
    end = _("settled") if line.is_settled else ""
    value = line.value if line.field else shorten(line.said, SAID)
    sure = f"{line.score}%" if line.is_tied else ""
    return (str(line.line), shorten(who, 30), field, _(FOUND_BY[line.by]), sure, value, end)


def rejection_data(found: Sequence[Rejection]) -> list[dict[str, Any]]:
    """Return refusals as plain data."""
    return [
        {
            "refusal": each.number,
            "month": str(each.month),
            "text": each.text,
            "rule": each.rule.text if each.rule else "",
            "noted_at": each.noted_at,
            "noted_by": each.noted_by,
            "settled": each.is_settled,
            "lines": [
                {
                    "line": line.line,
                    "said": line.said,
                    "worker_number": line.person.worker_number,
                    "nssf_number": line.person.nssf_number,
                    "name": line.person.name,
                    "field": line.field,
                    "declared": line.value,
                    "found": line.by,
                    "sure": line.score,
                    "settled": line.is_settled,
                }
                for line in each.lines
            ],
        }
        for each in found
    ]
