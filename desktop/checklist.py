"""What of the month is done and what is missing before it can be declared. No Qt, no clock.

    lines = checklist(state.bench, state.month)
    can_declare(lines)
    lines[0].words(translate("km")), lines[0].page      # what to say; where to mend it

A line is green, or says what is missing and which page mends it. Nothing is decided here: the
lines only say what the findings, the workbench and the month already hold.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from declaration.findings import Severity
from declaration.month import Month
from declaration.monthly import Enterprise, Status
from declaration.summary import has_status
from desktop.decisions import Decided
from desktop.formatting import day, month_name, number
from desktop.found import GRADES, Found
from desktop.registration_board import Stage, board_of
from desktop.texts import Translator, mark, mark_plural

if TYPE_CHECKING:
    from declaration.findings import Finding
    from declaration.monthly import MonthlyDeclaration
    from declaration.payroll import Bool
    from desktop.workbench import Workbench


class Mark(StrEnum):
    """How a line of the checklist stands."""

    DONE = "done"
    """Nothing to do."""
    LOOK = "look"
    """The file can go; somebody should look."""
    MISSING = "missing"
    """Nothing can be declared before this is mended."""
    WAITING = "waiting"
    """The program is at it, or it comes next."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the checklist.

    Attributes:
        name: stable: ``payroll``, ``rate``, ``enterprise``, ``columns``, ``errors``, …
        mark: how it stands.
        text: English, marked for translation, with ``{placeholders}``; a pair, for one and for
            several, where ``figures["n"]`` counts something.
        figures: what fills them: numbers, months, days, texts.
        page: where it is mended, or "" where nothing can be done elsewhere.
        target: what that page is to show, or None.
    """

    name: str
    mark: Mark
    text: str | tuple[str, str]
    figures: Mapping[str, object] = field(default_factory=dict)
    page: str = ""
    target: object = None

    def words(self, _: Translator) -> str:
        """Return the sentence in a language."""
        if isinstance(self.text, tuple):
            text = _.ngettext(*self.text, int(str(self.figures["n"])))
        else:
            text = _(self.text)
        return text.format(**{k: _shown(v, _.language) for k, v in self.figures.items()})


def checklist(
    bench: Workbench,
    month: MonthlyDeclaration | None,
    found: Found | None = None,
    accepted: Bool | None = None,
) -> list[Line]:
    """Return every line of the checklist, in the order in which the month is done.

    Args:
        bench: what was given and chosen.
        month: worked out, or None where it is not yet.
        found: the month's findings as columns, where they are known already.
        accepted: which of them are accepted [n], likewise.
    """
    first = [_payroll(bench, month)]
    if month is None:
        return [*first, _enterprise(bench), _folder(bench.out)]
    stands = _Stands.of(bench, month, found, accepted)
    return [
        *first,
        _rate(month, stands),
        _enterprise(bench),
        *_stops(stands),
        _columns(stands),
        _errors(month, stands),
        _warnings(stands),
        *_registrations(month),
        *_law(month),
        *(() if bench.is_nil else _nobody(month, stands)),
        _folder(bench.out),
    ]


@dataclass(frozen=True, slots=True)
class _Stands:
    """What stands in a month: its findings as columns, and which of them are accepted."""

    found: Found
    accepted: Bool

    @classmethod
    def of(
        cls,
        bench: Workbench,
        month: MonthlyDeclaration,
        found: Found | None,
        accepted: Bool | None,
    ) -> _Stands:
        """Return them, made where they are not known or are of another month."""
        if found is None or found.findings is not month.findings:
            found, accepted = Found(month.findings, month.payroll), None
        if accepted is None:
            accepted = Decided(bench).mask(found.findings, month.payroll)
        return cls(found, accepted)

    def graded(self, severity: Severity, *, still_open: bool = False) -> list[Finding]:
        """Return the findings of a severity; those that nobody accepted, where asked."""
        rows = self.found.grade == GRADES.index(severity)
        if still_open:
            rows &= ~self.accepted
        return [self.found.findings[i] for i in np.flatnonzero(rows).tolist()]

    def first(self, code: str) -> Finding | None:
        """Return the first finding of a code."""
        if code not in self.found.codes:
            return None
        at = np.flatnonzero(self.found.group == self.found.codes.index(code))
        return self.found.findings[int(at[0])]


def can_declare(lines: Sequence[Line]) -> bool:
    """Return whether nothing is missing and nothing is waited for."""
    return not any(line.mark in (Mark.MISSING, Mark.WAITING) for line in lines)


def _payroll(bench: Workbench, month: MonthlyDeclaration | None) -> Line:
    if not bench.sources and not bench.is_nil:
        text = mark("Give the payroll of the month.")
        return Line("payroll", Mark.MISSING, text, page="payroll")
    if bench.month is None:
        text = mark("Say which month the payroll is of.")
        return Line("payroll", Mark.MISSING, text, page="payroll")
    if month is None:
        text = mark("The payroll is being read and checked.")
        return Line("payroll", Mark.WAITING, text, page="payroll")
    if bench.is_nil:
        text = mark("Nil return of {month}: nobody earned a wage.")
        return Line("payroll", Mark.DONE, text, {"month": bench.month}, "payroll")
    return Line(
        "payroll",
        Mark.DONE,
        mark_plural("{n} worker read for {month}.", "{n} workers read for {month}."),
        {"n": len(month.payroll), "month": bench.month},
        "payroll",
    )


def _rate(month: MonthlyDeclaration, stands: _Stands) -> Line:
    which: dict[str, object] = {"month": month.options.month}
    if missing := stands.first("LAW-003"):
        text = mark("Some wages are in dollars: give NSSF's exchange rate of {month}.")
        return Line("rate", Mark.MISSING, text, which, "payroll", missing)
    if month.options.rate is None:
        text = mark("No wage is in dollars, so no exchange rate is needed.")
        return Line("rate", Mark.DONE, text, page="payroll")
    which["rate"] = month.options.rate
    if odd := stands.first("LAW-005"):
        text = mark("{rate} riel per dollar is unusual: compare it with NSSF's rate of {month}.")
        return Line("rate", Mark.LOOK, text, which, "findings", odd)
    text = mark("{rate} riel per dollar, NSSF's rate of {month}.")
    return Line("rate", Mark.DONE, text, which, "payroll")


def _enterprise(bench: Workbench) -> Line:
    who = bench.enterprise
    if who is None or not (who.name or who.name_km):
        text = mark("Say whose declaration it is: the enterprise's name and NSSF number.")
        return Line("enterprise", Mark.MISSING, text, page="payroll")
    figures = {"name": who, "number": who.nssf_number}
    if not who.nssf_number:
        text = mark("{name} has no NSSF number here; the file goes out without it.")
        return Line("enterprise", Mark.LOOK, text, figures, "payroll")
    text = mark("{name}, NSSF number {number}.")
    return Line("enterprise", Mark.DONE, text, figures, "payroll")


def _stops(stands: _Stands) -> Iterator[Line]:
    """Yield what stops the month altogether; a missing rate has a line of its own."""
    found = [f for f in stands.graded(Severity.STOP) if f.code != "LAW-003"]
    if found:
        yield Line(
            "stops",
            Mark.MISSING,
            mark_plural(
                "{n} finding stops the whole month until it is mended.",
                "{n} findings stop the whole month until they are mended.",
            ),
            {"n": len(found)},
            "findings",
            found[0],
        )


def _columns(stands: _Stands) -> Line:
    holding = [f for f in stands.found.findings if f.holds_column]
    warnings = stands.graded(Severity.WARNING, still_open=True)
    asking = [f for f in warnings if f.holds_column or f.code.startswith("MAP")]
    if holding:
        return Line(
            "columns",
            Mark.MISSING,
            mark_plural(
                "{n} column can be read in two ways: say on the Columns page what it holds.",
                "{n} columns can be read in two ways: say on the Columns page what they hold.",
            ),
            {"n": len(holding)},
            "columns",
            holding[0],
        )
    if asking:
        return Line(
            "columns",
            Mark.LOOK,
            mark_plural(
                "{n} column has an open question.",
                "{n} columns have an open question.",
            ),
            {"n": len(asking)},
            "columns",
            asking[0],
        )
    return Line("columns", Mark.DONE, mark("Every column is understood."), page="columns")


def _errors(month: MonthlyDeclaration, stands: _Stands) -> Line:
    found = [f for f in stands.graded(Severity.ERROR) if not f.holds_column]
    if not found:
        return Line("errors", Mark.DONE, mark("No worker's line has an error."), page="findings")
    held = int(has_status(month, Status.HELD_OUT).sum())
    figures = {"n": held, "errors": len(found)}
    if month.options.hold_out:
        return Line(
            "errors",
            Mark.LOOK,
            mark_plural(
                "{n} worker is held out and not declared this time.",
                "{n} workers are held out and not declared this time.",
            ),
            figures,
            "findings",
            found[0],
        )
    return Line(
        "errors",
        Mark.MISSING,
        mark_plural(
            "{n} worker's line has an error: mend it, or hold this worker out below.",
            "{n} workers' lines have an error: mend them, or hold these workers out below.",
        ),
        figures,
        "findings",
        found[0],
    )


def _warnings(stands: _Stands) -> Line:
    still = stands.graded(Severity.WARNING, still_open=True)
    if still:
        return Line(
            "warnings",
            Mark.LOOK,
            mark_plural(
                "{n} warning to look at. The file can go with it.",
                "{n} warnings to look at. The file can go with them.",
            ),
            {"n": len(still)},
            "findings",
            still[0],
        )
    if (stands.found.grade == GRADES.index(Severity.WARNING)).any():
        text = mark("Every warning was looked at and accepted.")
        return Line("warnings", Mark.DONE, text, page="findings")
    return Line("warnings", Mark.DONE, mark("No warning stands."), page="findings")


def _registrations(month: MonthlyDeclaration) -> Iterator[Line]:
    board = board_of(month)
    if board is None:
        return
    if not len(board):
        everyone = mark("Every worker is registered with NSSF.")
        yield Line("registrations", Mark.DONE, everyone, page="registrations")
        return
    figures = {"n": len(board), "grave": board.count(Stage.GRAVE), "alarm": board.alarm}
    if figures["grave"]:
        text = mark_plural(
            "{n} worker is not registered with NSSF, {grave} for more than {alarm} days.",
            "{n} workers are not registered with NSSF, {grave} for more than {alarm} days.",
        )
    else:
        text = mark_plural(
            "{n} worker is not registered with NSSF.",
            "{n} workers are not registered with NSSF.",
        )
    yield Line("registrations", Mark.LOOK, text, figures, "registrations")


def _law(month: MonthlyDeclaration) -> Iterator[Line]:
    if month.law is None:
        return  # LAW-002 stands among the stops
    if not month.readings:
        text = mark("No figure of law that is read in several ways matters this month.")
        yield Line("law", Mark.DONE, text, page="law")
        return
    several = mark_plural(
        "{n} figure of law is read in several ways; the choice stands on the control sheet.",
        "{n} figures of law are read in several ways; the choices stand on the control sheet.",
    )
    yield Line("law", Mark.DONE, several, {"n": len(month.readings)}, "law")


def _nobody(month: MonthlyDeclaration, stands: _Stands) -> Iterator[Line]:
    """Yield a line where nothing holds the month, and yet nobody would be declared."""
    stops, errors = (bool(stands.graded(each)) for each in (Severity.STOP, Severity.ERROR))
    held = stops or (errors and not month.options.hold_out)
    if not month.declares and not held:
        text = mark("Nobody in this payroll can be declared: no line without an error has a wage.")
        yield Line("nobody", Mark.MISSING, text, page="contributions")


def _folder(folder: Path | None) -> Line:
    if folder is None:
        text = mark("Choose the folder for the files.")
        return Line("folder", Mark.MISSING, text, page="declare", target="folder")
    figures = {"folder": folder.name or str(folder)}
    if not _can_be_written(folder):
        text = mark("“{folder}” may not be written to: choose another folder.")
        return Line("folder", Mark.MISSING, text, figures, "declare", "folder")
    text = mark("The files go to “{folder}”.")
    return Line("folder", Mark.DONE, text, figures, "declare", "folder")


def _can_be_written(folder: Path) -> bool:
    """Return whether files can be made in a folder, or the folder itself where it is not there."""
    there = next((path for path in (folder, *folder.parents) if path.exists()), folder)
    return there.is_dir() and os.access(there, os.W_OK | os.X_OK)


def _shown(value: object, language: str) -> str:
    match value:
        case Month():
            return month_name(value, language)
        case date():
            return day(value, language)
        case int() | Decimal():
            return number(value)
        case Enterprise():
            return (value.name_km if language == "km" else "") or value.name or value.name_km
        case _:
            return str(value)
