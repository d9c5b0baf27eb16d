"""What the house promises of itself: no circles, nothing that cannot be read in one sitting."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parent.parent
FILES = sorted(
    p for name in ("declaration", "importers", "desktop") for p in ROOT.glob(f"{name}/**/*.py")
)
LONGEST_FILE, LONGEST_FUNCTION = 400, 60


def module(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


TREES = {module(path): ast.parse(path.read_text("utf-8")) for path in FILES}


def loaded(tree: ast.Module) -> Iterator[str]:
    """Yield the modules that are loaded with a file, not later and not for types alone."""
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module:
            for name in node.names:
                inner = f"{node.module}.{name.name}"
                yield inner if inner in TREES else node.module
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


def test_no_files_load_one_another_in_a_circle():
    graph = {
        name: {m for m in loaded(tree) if m in TREES and m != name} for name, tree in TREES.items()
    }
    order = list(TopologicalSorter(graph).static_order())  # raises CycleError, naming the circle
    assert set(order) == set(TREES)


def test_a_file_is_read_in_one_sitting():
    lines = {module(path): len(path.read_text("utf-8").splitlines()) for path in FILES}
    assert {name: n for name, n in lines.items() if n > LONGEST_FILE} == {}


def test_a_function_is_seen_at_once():
    long = {
        f"{name}.{node.name}": node.end_lineno - node.lineno
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno > LONGEST_FUNCTION
    }
    assert long == {}
