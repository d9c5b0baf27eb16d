"""What an earlier run left in a folder, so that no old declaration stands beside a new result.

A folder whose summary.json is of this program holds an earlier result. Its files are replaced as a
set: a file that this run does not write again goes. Any other file is not ours and stays, and so
do annotated copies, in which people write. A run without a declaration never takes one away, and
never puts its own findings and summary beside one that they do not belong to.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from declaration.export.layout_files import OWN_FILES, layout_ids, load_layout
from declaration.export.xml_text import unescape

DECLARATION, SUMMARY = "declaration.xlsx", "summary.json"
PROGRAM = "pheaktean"
WRITTEN_BESIDE = ("control-sheet.pdf", "findings.json", SUMMARY, DECLARATION)


def earlier_files(folder: Path) -> set[str]:
    """Return the names of an earlier result's files in the folder; none where there is none."""
    if not _is_result(folder):
        return set()
    names = {f"{name}.csv" for name in OWN_FILES} | set(WRITTEN_BESIDE)
    names |= {sheet.csv_name for name in layout_ids() for sheet in load_layout(name).sheets}
    names |= {f"{name}.csv" for name in _sheet_names(folder / DECLARATION)}
    return {name for name in names if (folder / name).exists()}


def has_declaration_of_another_month(folder: Path, summary: object) -> bool:
    """Return whether a folder holds a declaration of another payroll, month or wage than a summary.

    Args:
        folder: where files are to go.
        summary: what summary.json is to say, or None where its findings are not the month's.
    """
    earlier = _summary(folder)
    if earlier is None or not (folder / DECLARATION).exists():
        return False
    if not isinstance(summary, Mapping):
        return True
    said = json.loads(json.dumps(summary))
    return any(earlier.get(name) != said.get(name) for name in WHAT_IS_DECLARED)


WHAT_IS_DECLARED = ("law_version", "month", "rate", "sources", "workers", "totals", "readings")
"""Keys of summary.json: where they are the same, findings and declaration belong together."""


def _is_result(folder: Path) -> bool:
    return _summary(folder) is not None


def _summary(folder: Path) -> dict[str, Any] | None:
    """Return the summary of an earlier result of ours, or None."""
    try:
        summary = json.loads((folder / SUMMARY).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    ours = isinstance(summary, dict) and str(summary.get("program", "")).lower()
    return summary if ours and ours.startswith(PROGRAM) else None


def _sheet_names(declaration: Path) -> list[str]:
    """Return the sheets of an earlier declaration, whatever its layout was."""
    try:
        with zipfile.ZipFile(declaration) as package:
            workbook = package.read("xl/workbook.xml").decode("utf-8")
    except (OSError, KeyError, ValueError, zipfile.BadZipFile):
        return []
    names = re.findall(r'<sheet name="([^"/\\]+)"', workbook)
    return [unescape(name) for name in names]
