"""Workbook → payroll: opens what a factory keeps, finds its columns, reads its workers.

Three calls, each loaded when first asked for: ``read`` for the month's payroll, ``read_register``
for the list of workers that NSSF knows, ``read_declared`` for a declaration made before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importers.declared import read_declared
    from importers.reading import read
    from importers.register import read_register

__all__ = ["read", "read_declared", "read_register"]

_HOMES = {"read": "reading", "read_register": "register", "read_declared": "declared"}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - what a module has
    """Return one of the three calls, loading what it needs."""
    if name not in _HOMES:
        raise AttributeError(f"module 'importers' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"importers.{_HOMES[name]}"), name)
