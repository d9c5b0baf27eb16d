"""The findings that are shown, as a file or as text for the clipboard. No Qt.

A CSV or JSON has the columns of ``findings.csv``; a workbook has them too, ready to filter. What is
written appears whole or not at all.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.files import wording_for
from desktop.models.cells_text import COPYING
from desktop.texts import translate
from desktop.wording import wording

if TYPE_CHECKING:
    from declaration.export.findings_files import Row
    from declaration.findings import Finding
    from declaration.monthly import MonthlyDeclaration
    from declaration.payroll import Payroll

KINDS = (".xlsx", ".csv", ".json")
"""Endings of the files that can be written; the first is taken where none is given."""


PART = 200
"""Findings between two reports of progress."""


def write_findings(
    path: Path, month: MonthlyDeclaration, findings: Sequence[Finding], language: str
) -> None:
    """Write some findings of a month, by the ending of the file's name.

    Raises:
        OSError: it cannot be written; what was there before stays.
    """
    from declaration.export.findings_files import (
        finding_rows,
        write_findings_csv,
        write_findings_json,
    )

    rows = finding_rows(replace(month, findings=list(findings)), wording_for(language))
    write = {".csv": write_findings_csv, ".json": write_findings_json}.get(path.suffix.lower())
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        if write is not None:
            write(beside, rows)
        else:
            _write_workbook(beside, rows, language)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def as_text(
    findings: Sequence[Finding],
    payroll: Payroll | None,
    language: str,
    report: Callable[[str, float], object] | None = None,
) -> str:
    """Return findings as a person would write them into a letter: what, who, where, what to do.

    Args:
        findings: in the order wanted.
        payroll: what they speak of.
        language: the reader's.
        report: takes progress; raises to cancel.
    """
    _ = translate(language)
    blocks = []
    for at, finding in enumerate(findings):
        if report is not None and at % PART == 0:
            report(COPYING, at / len(findings))
        said = wording(finding, payroll, language)
        head = " · ".join(filter(None, (f"{finding.code} {said.title}", said.who, said.where)))
        blocks.append(f"{head}\n{said.message}\n{_('What to do')}: {said.fix}\n")
    return "\n".join(blocks).replace("\u200b", "")


def _write_workbook(path: Path, rows: Sequence[Row], language: str) -> None:
    from xlsxwriter import Workbook

    from declaration.export.findings_files import FINDINGS

    wide = {"message": 70, "fix": 50, "law": 40, "name": 24, "file": 28}
    with path.open("xb") as file:
        book = Workbook(file, {"in_memory": True, "strings_to_formulas": False})
        sheet = book.add_worksheet(translate(language)("Findings"))
        heading = book.add_format({"bold": True, "bg_color": "#eceef0", "bottom": 1})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        for at, name in enumerate(FINDINGS):
            sheet.write_string(0, at, name, heading)
            sheet.set_column(at, at, wide.get(name, 13), wrap)
        for down, row in enumerate(rows, 1):
            for at, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(down, at, value)
                elif value is not None:
                    sheet.write_number(down, at, value)
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, len(rows), len(FINDINGS) - 1)
        book.close()
