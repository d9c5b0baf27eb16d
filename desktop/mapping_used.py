"""Saves what the columns were taken for, so that next month asks nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from declaration.payroll import Payroll
    from importers.choices import ColumnMapping


def save_mapping(name: str | None, payroll: Payroll, chosen: ColumnMapping | None = None) -> None:
    """Write the mapping that was used, with what was chosen before, if a file was named.

    Raises:
        OSError: it cannot be written.
    """
    if name is None:
        return
    from importers.mapping_file import mapping_of, write_mapping

    write_mapping(Path(name), mapping_of(payroll, chosen))
