"""Findings: remarks on the payroll, as data; and the catalogue that says what each code means.

A finding is a code, a place and figures. Its sentence is made at the edge, in the reader's
language, from the catalogue (``resources/findings``) and the figures; nothing here is a sentence.
"""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from resources import resource


class Severity(StrEnum):
    """How grave a finding is, gravest first."""

    STOP = "stop"
    """No file can be made."""
    ERROR = "error"
    """This worker's line would be refused or wrong."""
    WARNING = "warning"
    """Legal risk; the file can go."""
    NOTICE = "notice"
    """Look once."""
    CHANGED = "changed"
    """The program altered a value, and says how."""


UNACCEPTABLE = (Severity.STOP, Severity.ERROR)
"""They keep somebody out of the file whatever anyone thinks of them."""

ABOUT_DECISIONS = frozenset(("PER-019", "PER-021"))
"""Remarks on a decision that came back; the finding itself is what is accepted again."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the sources a finding stands; 0 and "" mean the whole of it.

    Attributes:
        file: the file's own name.
        sheet: the sheet's name; "" for CSV.
        row: as the workbook numbers it; 0 is the whole file or sheet.
        column: its letter.
    """

    file: str = ""
    sheet: str = ""
    row: int = 0
    column: str = ""

    @property
    def cell(self) -> str:
        """The address as a person says it: ``LINE-A!F118``, ``F118``, ``LINE-A!118``, or ""."""
        spot = f"{self.column}{self.row or ''}"
        return f"{self.sheet}!{spot}" if self.sheet and spot else spot


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark.

    Attributes:
        code: ``FAM-NNN``, an entry of the catalogue.
        place: where.
        worker: the row of the payroll it speaks of; None for a whole file or column.
        others: further workers it names (both sides of a repeat).
        field: the field of ``declaration.fields``, or the figure of law.
        value: what stands there, as text without a language.
        expected: what was expected, likewise.
        figures: what fills the sentence: raw numbers, dates and texts by placeholder.
        amount_khr: the remittance short [riel], or None where there is no such price.
        severity: only where it differs from the catalogue's.
        holds_column: an error on a whole column, which ``--hold-out`` does not lift.
    """

    code: str
    place: Place = Place()
    worker: int | None = None
    others: tuple[int, ...] = ()
    field: str = ""
    value: str = ""
    expected: str = ""
    figures: Mapping[str, object] = dataclasses.field(default_factory=dict)
    amount_khr: int | None = None
    severity: Severity | None = None
    holds_column: bool = False

    @property
    def grade(self) -> Severity:
        """How grave it is: its own severity, else the catalogue's."""
        return self.severity or entry(self.code).severity


def can_be_accepted(finding: Finding) -> bool:
    """Return whether a person may say that a finding is right as it is."""
    return finding.grade not in UNACCEPTABLE and finding.code not in ABOUT_DECISIONS


@dataclass(frozen=True, slots=True)
class Entry:
    """One code of the catalogue. Sentences are English; the translations hold the others.

    Attributes:
        code: ``FAM-NNN``; never reused.
        severity: unless a finding says otherwise.
        title: a few words.
        message: the sentence, with ``{placeholders}`` that the finding's figures fill.
        cause: why this happens.
        fix: what to do.
        law: instrument, number and article, or "format only".
        price: how ``amount_khr`` is reckoned, or "".
        cannot_know: what the check cannot see.
        placeholders: name → what it holds, for translators.
        since: the version that brought it.
    """

    code: str
    severity: Severity
    title: str
    message: str
    cause: str
    fix: str
    law: str
    price: str
    cannot_know: str
    placeholders: Mapping[str, str]
    since: str


@cache
def entry(code: str) -> Entry:
    """Return a code's entry of the catalogue.

    Raises:
        FileNotFoundError: no such code.
    """
    with resource("findings", f"{code}.toml").open("rb") as file:
        data = tomllib.load(file)
    return Entry(**(data | {"code": code, "severity": Severity(data["severity"])}))


def codes() -> list[str]:
    """Return every code of the catalogue, in order."""
    return sorted(path.stem for path in resource("findings").glob("*-[0-9][0-9][0-9].toml"))
