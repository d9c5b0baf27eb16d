"""The two tables of an audit: everybody side by side, and the findings. No Qt.

columns(audit, rows, _)               # a row a person, in the order of matches.csv
finding_columns(findings, audit, _)   # a row a finding
sides(audit, row)                     # the two cells of one person
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from declaration.audit.differences import declared_place, paid_place
from declaration.audit.pairing import NOBODY, Pairs
from declaration.audit.reasons import ORDER, Reason
from declaration.matching import MatchedBy
from desktop.audit_reports.matches import MATCHES, Row
from desktop.formatting import riel
from desktop.models.column import Align, Column
from desktop.phrases import phrase
from desktop.reference import SEVERITIES
from desktop.texts import Translator, mark
from desktop.wording import in_the_window, wording

if TYPE_CHECKING:
    from declaration.audit.auditing import Audit
    from declaration.findings import Finding, Place
    from declaration.payroll import Bool, Int, Payroll

QUIET = (Reason.NONE, Reason.ROUNDING)
"""Where paid and declared are the same, to rounding."""

SAME, ROUNDED = mark("the same"), mark("the same, rounded")

MATCHED = {
    MatchedBy.NSSF_NUMBER: mark("NSSF number"),
    MatchedBy.NATIONAL_ID: mark("National identity number"),
    MatchedBy.WORKER_NUMBER: mark("Worker number"),
    MatchedBy.NAMES_AND_BIRTH_DATE: mark("Names and birth date"),
}
"""By what the two lines were found to be one person, English, marked."""


@dataclass(frozen=True, slots=True)
class Side:
    """How one person stands in one of the two files.

    Attributes:
        file: its name; "" where the person does not stand in it.
        cell: as ``LINE-A!K34``.
        who: name and number.
        wage: in riel, formatted; "–" where it could not be read.
    """

    file: str = ""
    cell: str = ""
    who: str = ""
    wage: str = ""


def reason_words(reason: Reason, _: Translator) -> str:
    """Return a reason in the reader's language."""
    if reason in QUIET:
        return _(SAME if reason is Reason.NONE else ROUNDED)
    return phrase(reason.value, _.language)


def reasons_of(table: Pairs) -> list[Reason]:
    """Return the reasons that occur, the most frequent first; those that are none last."""
    codes, counts = np.unique(table.reason, return_counts=True)
    found = sorted(zip(counts.tolist(), codes.tolist(), strict=True), reverse=True)
    order = [ORDER[code] for _count, code in found]
    return sorted(order, key=lambda reason: reason in QUIET)


def groups(table: Pairs) -> dict[str, Bool]:
    """Return who is drawn alike, by name: ``same``, ``lower``, ``other``, ``one`` [p each].

    ``one`` is who stands in one of the two files only. Whose wage of the payroll could not be read
    is in none of them, unless in ``one``.
    """
    in_both = table.paid & table.stands_declared
    known, quiet, lower = in_both & table.known, table.having(*QUIET), table.is_lower
    return {
        "same": known & quiet,
        "lower": known & lower,
        "other": known & ~quiet & ~lower,
        "one": table.paid ^ table.stands_declared,
    }


def columns(audit: Audit, rows: Sequence[Row], _: Translator) -> list[Column]:
    """Return the columns of the table of people.

    Args:
        audit: the cross-check.
        rows: of matches.csv, made off the main thread.
        _: translates.
    """
    table = audit.pairs
    if table is None:
        return []
    values = list(zip(*rows, strict=True)) or [()] * len(MATCHES)
    cells = dict(zip(MATCHES, values, strict=True))
    reasons = [reason_words(reason, _) for reason in ORDER]
    by = [_(MATCHED[each]) if each in MATCHED else "" for each in MatchedBy]
    paid = _where(table.paid & table.known, table.paid_khr)
    declared = _where(table.stands_declared, table.declared_khr)
    codes = table.reason.tolist()

    def text(name: str, title: str, found: Sequence[Any], **more: Any) -> Column:  # noqa: ANN401
        return Column(name, title, found.__getitem__, whole=lambda: found, **more)

    def money(name: str, title: str, found: Sequence[Any], width: int) -> Column:
        return text(name, title, found, align=Align.RIGHT, searched=False, summed=True, width=width)

    return [
        text("worker_number", mark("Worker number"), cells["worker_number"], width=130),
        text("name_km", mark("Name in Khmer"), cells["name_km"], width=150),
        text("name_latin", mark("Name"), cells["name_latin"], width=150, hidden=True),
        money("paid", mark("Paid [riel]"), paid, 110),
        money("declared", mark("Declared [riel]"), declared, 120),
        money("difference", mark("Paid less declared [riel]"), cells["difference_khr"], 180),
        text(
            "reason",
            mark("Reason"),
            [reasons[code] for code in codes],
            icon=lambda i: _sign(ORDER[codes[i]]),
            width=230,
        ),
        money("short", mark("Contributions short [riel]"), cells["contribution_short_khr"], 190),
        text("matched_by", mark("Matched by"), [by[at] for at in table.by.tolist()], width=170),
        text("nssf_number", mark("NSSF number"), cells["nssf_number"], width=150, hidden=True),
    ]


def _where(rows: Bool, amounts: Int) -> list[int | None]:
    """Return amounts, None where they are none."""
    pairs = zip(amounts.tolist(), rows.tolist(), strict=True)
    return [amount if there else None for amount, there in pairs]


def _sign(reason: Reason) -> tuple[str, str]:
    return ("good", "good") if reason in QUIET else ("notice", "notice")


def sides(audit: Audit, row: int) -> tuple[Side, Side]:
    """Return how a person stands in the payroll, and how in the declaration."""
    table = audit.pairs
    if table is None:
        return Side(), Side()
    worker, line = int(table.payroll[row]), int(table.declared[row])
    paid = riel(int(table.paid_khr[row])) if table.known[row] else "–"
    declared = riel(int(table.declared_khr[row]))
    return _side(audit.month.payroll, worker, paid, paid_place), _side(
        audit.declared, line, declared, declared_place
    )


def _side(source: Payroll, row: int, wage: str, cell: Callable[[Payroll, int], Place]) -> Side:
    """Return how a line stands in a file, at its wage's cell."""
    if row == NOBODY:
        return Side()
    place = cell(source, row)
    text = source.text
    number = text("worker_number")[row] or text("nssf_number")[row]
    who = " · ".join(filter(None, (source.name(row), number)))
    return Side(place.file, place.cell, who, wage)


def said_of(finding: Finding, audit: Audit, language: str) -> tuple[str, str, str]:
    """Return a finding's message, what to do, and who is meant."""
    payroll = audit.month.payroll if finding.worker is not None else None
    words = wording(finding, payroll, language)
    return in_the_window(words.message), in_the_window(words.fix), words.who


def finding_columns(findings: Sequence[Finding], audit: Audit, _: Translator) -> list[Column]:
    """Return the columns of a table of findings; sentences are made as they are looked at."""
    kept: dict[int, tuple[str, str, str]] = {}

    def said(i: int, part: int) -> str:
        if i not in kept:
            kept[i] = said_of(findings[i], audit, _.language)
        return kept[i][part]

    return [
        Column(
            "grade",
            mark("Severity"),
            lambda i: _(SEVERITIES[findings[i].grade][0]),
            icon=lambda i: (str(findings[i].grade.value), str(findings[i].grade.value)),
            width=120,
        ),
        Column("code", mark("Code"), lambda i: findings[i].code, width=90),
        Column("who", mark("Worker"), lambda i: said(i, 2), width=170),
        Column("message", mark("What differs"), lambda i: said(i, 0), width=420),
        Column("file", mark("File"), lambda i: findings[i].place.file, width=150),
        Column("cell", mark("Cell"), lambda i: findings[i].place.cell, width=110),
        Column(
            "amount",
            mark("Riel"),
            lambda i: findings[i].amount_khr,
            Align.RIGHT,
            searched=False,
            summed=True,
            width=110,
        ),
    ]
