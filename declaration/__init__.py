"""The core: a payroll goes in, a month's declaration comes out.

It knows no window, no clock, no network and no locale; the month, the rate and the day are given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from declaration.preparing import prepare

__all__ = ["VERSION", "prepare"]

VERSION = "0.1.0"
"""The program's, as ``pyproject.toml`` has it."""


def __getattr__(name: str) -> Any:  # noqa: ANN401 - the type is the function's own
    """Load ``prepare`` when first asked for: it needs numpy, which ``--help`` does not."""
    if name == "prepare":
        from declaration.preparing import prepare

        return prepare
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
