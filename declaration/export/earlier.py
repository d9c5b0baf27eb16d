"""What an earlier run left in a folder, so that no old declaration stands beside a new result.

A folder whose summary.json is of this program holds an earlier result. Its files are replaced as a
set: a file that this run does not write again goes. Any other file is not ours and stays, and so
do annotated copies, in which people write.
"""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

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


def _is_result(folder: Path) -> bool:
    try:
        summary = json.loads((folder / SUMMARY).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(summary, dict) and str(summary.get("program", "")).lower().startswith(PROGRAM)


def _sheet_names(declaration: Path) -> list[str]:
    """Return the sheets of an earlier declaration, whatever its layout was."""
    try:
        with zipfile.ZipFile(declaration) as package:
            workbook = package.read("xl/workbook.xml").decode("utf-8")
    except (OSError, KeyError, ValueError, zipfile.BadZipFile):
        return []
    names = re.findall(r'<sheet name="([^"/\\]+)"', workbook)
    return [unescape(name) for name in names]
