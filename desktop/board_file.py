"""The enterprises as a CSV of one row each, for a spreadsheet. No Qt.

Headings are those of ``pheaktean vault status FOLDER --json``; money is whole riel, days are ISO
8601, months that are missing stand with a space between.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import board

if TYPE_CHECKING:
    from declaration.vault.errors import VaultError
    from desktop.board import Standing

NAME = "enterprises.csv"
HEADINGS = (
    *("name", "name_km", "nssf_number", "month", "state", "payment", "days_to_pay"),
    *("documents", "days_to_file", "stops", "errors", "warnings", "at_risk"),
    *("last", "workers", "remittance", "missing", "path", "trouble"),
)


def write_board(path: Path, rows: Sequence[Standing], why: Callable[[VaultError], str]) -> None:
    """Write some enterprises; the file appears whole or not at all.

    Args:
        path: of the file.
        rows: in the order wanted.
        why: gives the sentence of a trouble in the reader's language.

    Raises:
        OSError: it cannot be written; what was there before stays.
    """
    from declaration.export.csv_file import write_rows

    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        write_rows(beside, HEADINGS, [_row(one, why) for one in rows])
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _row(one: Standing, why: Callable[[VaultError], str]) -> list[object]:
    plain = board.data(one, why)
    plain["missing"] = " ".join(plain["missing"])
    plain["trouble"] = plain["trouble"] or ""
    if one.trouble is not None or not (one.month or one.last):  # not known is not none
        for name in ("stops", "errors", "warnings", "workers", "remittance"):
            plain[name] = None
    return [plain[name] for name in HEADINGS]
