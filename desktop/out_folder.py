"""Where a month's files go: a folder of their own, so that no month overwrites another. No Qt."""

from __future__ import annotations

import json
from pathlib import Path

from declaration.month import Month

RESULT, DECLARATION = "summary.json", "declaration.xlsx"


def folder_for(month: Month, chosen: Path) -> Path:
    """Return the folder for a month's files, given what a person chose.

    An empty or new folder is taken as it is, and so is one with the same month's files, which are
    replaced as a set. In any other, as “Documents”, the month gets a folder of its own.
    """
    if not chosen.is_dir() or not _holds_anything(chosen) or month_in(chosen) == month:
        return chosen
    return chosen / f"NSSF {month}"


def registrations_folder_for(month: Month, chosen: Path) -> Path:
    """Return the folder for the files of the hire clock.

    They have a summary and findings of their own, and never lie over those of a declaration.
    """
    own = month_in(chosen) == month and not (chosen / DECLARATION).exists()
    if not chosen.is_dir() or not _holds_anything(chosen) or own:
        return chosen
    return chosen / f"NSSF registrations {month}"


def month_in(folder: Path) -> Month | None:
    """Return the month whose files lie in a folder; None where there are none."""
    try:
        return Month.parse(json.loads((folder / RESULT).read_text("utf-8"))["month"])
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def _holds_anything(folder: Path) -> bool:
    try:
        return any(not path.name.startswith(".") for path in folder.iterdir())
    except OSError:
        return False
