"""Which functions of the program each test runs, how long it takes, and whether it passes."""

import sys
import threading
import time
from dataclasses import dataclass, field


@dataclass
class Run:
    """One test, run once on the code as it is.

    Attributes:
        passed: a test that fails here says nothing about a change.
        seconds: what it took, watched.
        functions: (file, qualified name) of each function that it ran.
    """

    passed: bool = True
    seconds: float = 0.0
    functions: set = field(default_factory=set)


def watched(session, root):
    """Run every test collected, and return a ``Run`` for each by its name."""
    runs = {}
    items = session.items
    prefix = str(root)
    for place, item in enumerate(items):
        run = Run()
        seen = set()

        def note(frame, _event, _argument, seen=seen):  # returns nothing: no line is followed
            seen.add(frame.f_code)

        forget()
        failed = session.testsfailed
        began = time.perf_counter()
        threading.settrace(note)
        sys.settrace(note)
        item.ihook.pytest_runtest_protocol(
            item=item, nextitem=items[place + 1] if place + 1 < len(items) else None
        )
        sys.settrace(None)
        threading.settrace(None)
        run.seconds = time.perf_counter() - began
        run.passed = session.testsfailed == failed
        run.functions = {
            (code.co_filename, outermost(code.co_qualname))
            for code in seen
            if code.co_filename.startswith(prefix)
        }
        runs[item.nodeid] = run
    return runs


def forget():
    """Let nothing be kept from an earlier test: else only the first would run what is kept."""
    for module in list(sys.modules.values()):
        if module.__name__.split(".")[0] in ("declaration", "importers"):
            for each in list(vars(module).values()):
                if hasattr(each, "cache_clear"):
                    each.cache_clear()


def outermost(name):
    """Return the function at a module's or a class's level that holds a function.

    >>> outermost("Shares.remittance.<locals>.<listcomp>")
    'Shares.remittance'
    """
    return name.split(".<locals>")[0]
