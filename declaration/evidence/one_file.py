"""The checker as one file: ``checker`` and the modules that it needs, one after the other.

    checker_source()      bytes of check_evidence.py

It is put together from the very modules that the program checks with, so that there is one checker
and not two. What they import of each other is left out, since it stands above.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

NAME = "check_evidence.py"
PARTS = ("ed25519", "fingerprints", "container", "sentences", "checking", "checker")
"""Each needs only those before it."""

_FUTURE = "from __future__ import annotations"


def checker_source() -> bytes:
    """Return the checker as one file that Python 3.8 reads."""
    sources = [Path(__file__).with_name(f"{part}.py").read_text("utf-8") for part in PARTS]
    head = ast.get_docstring(ast.parse(sources[-1]), clean=False)
    parts = [f'#!/usr/bin/env python3\n"""{head}"""\n\n{_FUTURE}\n']
    parts += ["\n\n" + "\n".join(_own_lines(source)).strip("\n") + "\n" for source in sources]
    return "".join(parts).encode("utf-8")


def _own_lines(source: str) -> Iterator[str]:
    """Yield the lines of a module without its docstring and what it imports from its neighbours."""
    tree = ast.parse(source)
    left_out = {
        line
        for node in ast.walk(tree)
        if node is tree.body[0] or (isinstance(node, ast.ImportFrom) and _is_ours(node))
        for line in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }
    for number, line in enumerate(source.splitlines(), start=1):
        if number not in left_out:
            yield line


def _is_ours(node: ast.ImportFrom) -> bool:
    module = node.module or ""
    return module == "__future__" or module.startswith("declaration.")
