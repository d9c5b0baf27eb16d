"""Writes findings.csv and findings.json: every finding, in words, in the order given."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from json.encoder import encode_basestring
from pathlib import Path

from declaration.export.clean import clean_all
from declaration.export.csv_file import write_rows
from declaration.findings import Finding
from declaration.monthly import MonthlyDeclaration

FINDINGS = [
    "code",
    "severity",
    "file",
    "sheet",
    "row",
    "column",
    "cell",
    "worker_number",
    "name",
    "field",
    "value",
    "expected",
    "message",
    "fix",
    "law",
    "amount_khr",
]
"""The columns of findings.csv, and the keys of each object of findings.json, in order."""

BLOCK = 1024
"""Findings written at a time."""

Wording = Callable[[Finding], tuple[str, str, str]]
"""A finding's message, fix and law, in the reader's language."""

Row = list[str | int | None]


def finding_rows(month: MonthlyDeclaration, wording: Wording) -> list[Row]:
    """Return each finding as a row of ``FINDINGS``: texts can be written, amounts are numbers."""
    payroll = month.payroll
    numbers, khmer, latin = (payroll.text(n) for n in ("worker_number", "name_km", "name_latin"))

    def row(finding: Finding) -> Row:
        who, place = finding.worker, finding.place
        number, name = "", ""
        if who is not None:
            number, name = numbers[who], khmer[who] or latin[who]
        texts = (place.column, place.cell, number, name, finding.field, finding.value)
        before = (finding.code, finding.grade.value, place.file, place.sheet, place.row)
        return [*before, *texts, finding.expected, *wording(finding), finding.amount_khr]

    columns = zip(*map(row, month.findings), strict=True)
    return list(map(list, zip(*map(_cleaned, columns), strict=True)))


def _cleaned(column: Sequence[str | int | None]) -> Sequence[str | int | None]:
    """Return a column with its texts as files can carry them; those of numbers as they are."""
    texts = [value for value in column if isinstance(value, str)]
    return clean_all(texts) if len(texts) == len(column) else column


def write_findings_csv(path: Path, rows: Sequence[Row]) -> None:
    """Write findings.csv."""
    write_rows(path, FINDINGS, rows)


def write_findings_json(path: Path, rows: Sequence[Row]) -> None:
    """Write findings.json: a list of objects, one a line; missing amounts are null."""
    line = "\n{" + ", ".join(f'"{name}": %s' for name in FINDINGS) + "}"
    as_json = _Json().__getitem__
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write("[")
        for start in range(0, len(rows), BLOCK):
            block = rows[start : start + BLOCK]
            file.write("," if start else "")
            file.write(",".join(line % tuple(map(as_json, row)) for row in block))
        file.write("\n]\n")


class _Json(dict[str | int | None, str]):
    """Value → how JSON writes it, made once for each different value."""

    def __missing__(self, value: str | int | None) -> str:
        text = encode_basestring(value) if isinstance(value, str) else json.dumps(value)
        self[value] = text
        return text


def write_summary(path: Path, summary: object) -> None:
    """Write summary.json."""
    text = json.dumps(summary, ensure_ascii=False, indent=2, allow_nan=False)
    path.write_text(f"{text}\n", encoding="utf-8", newline="\n")
