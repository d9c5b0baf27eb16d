"""``pheaktean app``: the window."""

from __future__ import annotations

import argparse

from desktop.status import UsageError


def run(_arguments: argparse.Namespace) -> int:
    """Say that this version has no window yet.

    Raises:
        UsageError: always.
    """
    raise UsageError(
        "This version has no window yet. The command line does the whole month: "
        "see “pheaktean declare --help”, or try “pheaktean sample practice” first."
    )
