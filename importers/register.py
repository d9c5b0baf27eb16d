"""The list of workers that NSSF has registered: any workbook or CSV that names them."""

from __future__ import annotations

from pathlib import Path

from declaration.payroll import Payroll
from importers.choices import Choices
from importers.columns import Need
from importers.reading import Kind, read_books, read_sheets
from importers.sheet import Workbook

_REGISTER = Kind(Need.REGISTER, silent=frozenset({"MAP-004"}))


def read_register(path: Path | str, choices: Choices, *, watch: bool = False) -> Payroll:
    """Return the registered workers as a table like the payroll's; only an identity is needed.

    ``nssf_number``, names and ``registered_on`` are what counts. The mapping of the payroll does
    not apply: its columns are another file's.

    Args:
        path: workbook or CSV.
        choices: month and passwords; ``date_order`` of the mapping is used.
        watch: whether a file that names another month is told (XCK-021), as in an audit.

    Raises:
        OSError: the path is not there or may not be read.
    """
    return read_sheets([path], for_another_file(choices), _REGISTER, watch=watch)


def as_register(book: Workbook, choices: Choices) -> Payroll:
    """Return the registered workers of a workbook that is open already; see ``read_register``."""
    return read_books([book], for_another_file(choices), _REGISTER)


def for_another_file(choices: Choices) -> Choices:
    """Return choices without the columns of the payroll's mapping."""
    import dataclasses

    from importers.choices import ColumnMapping

    order = choices.mapping.date_order if choices.mapping else ""
    values = choices.mapping.values if choices.mapping else {}
    return dataclasses.replace(choices, mapping=ColumnMapping(date_order=order, values=values))
