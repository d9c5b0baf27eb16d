"""``pheaktean sample``: the practice factory."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop.status import CLEAN


def run(arguments: argparse.Namespace) -> int:
    """Write the practice factory and say what to try with it."""
    from desktop.practice import write_practice_factory

    folder = Path(arguments.folder)
    for path in write_practice_factory(folder):
        print(path)  # noqa: T201
    print(  # noqa: T201
        "\nEverything in it is invented. Now try:\n"
        f"  pheaktean declare {folder}/payroll-*.xlsx --month 2026-10 --rate 4015 \\\n"
        f"    --enterprise {folder}/enterprise.toml --register {folder}/register.xlsx \\\n"
        "    --hold-out --out october"
    )
    return CLEAN
