"""Times reading and working out within the whole job, and prints the seconds as JSON.

``python -m bench.inside PAYROLL OUT ENTERPRISE``: the command line is run as it is, with a clock
around two of its calls.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
import time
from collections.abc import Callable
from types import ModuleType
from typing import Any

from bench.commands import declare

spent: dict[str, float] = {}


def watch(module: ModuleType, name: str) -> None:
    """Put a clock around one function of a module."""
    called: Callable[..., Any] = getattr(module, name)

    def timed(*arguments: object, **named: object) -> object:
        start = time.perf_counter()
        try:
            return called(*arguments, **named)
        finally:
            spent[name] = spent.get(name, 0.0) + time.perf_counter() - start

    setattr(module, name, timed)


def main() -> None:
    """Declare one payroll and print the seconds of reading, of rules, and of everything."""
    start = time.perf_counter()
    import declaration.preparing
    import importers
    from desktop import cli

    watch(importers, "read")
    watch(declaration.preparing, "prepare")
    with contextlib.redirect_stdout(io.StringIO()):
        cli.main(declare(*sys.argv[1:]))
    sys.stdout.write(json.dumps(spent | {"all": time.perf_counter() - start}))


if __name__ == "__main__":
    main()
