"""One enterprise's errand: what is typed for it on the command line, done, and what came of it.

An errand is plain text, so that another process or another computer can do it; what comes back is
plain data too.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.status import FAULT, STOP
from desktop.texts import mark

if TYPE_CHECKING:
    from desktop.batch.factories import Factory

NO_PAYROLL = mark(
    "No payroll lies in the folder. Put the month’s workbooks beside enterprise.toml, or into a "
    "folder that bears the month’s name."
)
TWO_VAULTS = mark(
    "More than one vault lies in the folder. Leave the one that is in use, and put the others away."
)
GONE = mark(
    "The process that did this one was stopped by the system; perhaps the memory did not suffice. "
    "Do it alone, or with fewer processes."
)
NOT_BEGUN = mark("The batch was stopped before it was this one’s turn. Begin it again.")


@dataclass(frozen=True, slots=True)
class Errand:
    """What is to be done for one enterprise.

    Attributes:
        name: of the enterprise's folder.
        arguments: of the command line; none where it cannot be done.
        out: the folder of its results.
        why_not: why it cannot be done, in English, marked; "" where it can.
        typed: what the command line may read from standard input.
    """

    name: str
    arguments: tuple[str, ...]
    out: str
    why_not: str = ""
    typed: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an errand.

    Attributes:
        name: of the enterprise's folder.
        status: exit status, as the command line has it.
        out: the folder of its results.
        said: what it said on standard error, or why it could not be done.
        summary: as summary.json has it; empty where nothing came of it.
    """

    name: str
    status: int
    out: str
    said: str = ""
    summary: Mapping[str, Any] = field(default_factory=dict)


def errand(factory: Factory, out: Path, common: tuple[str, ...], typed: str = "") -> Errand:
    """Return what is to be done for an enterprise.

    Args:
        factory: the enterprise.
        out: the folder of all results.
        common: arguments that every enterprise has: month, rate, and so on.
        typed: passphrase or passwords, where an argument says that they are typed.
    """
    own = str(out / factory.name)
    if not factory.payrolls:
        return Errand(factory.name, (), own, NO_PAYROLL)
    if len(factory.vaults) > 1:
        return Errand(factory.name, (), own, TWO_VAULTS)
    arguments = ["declare", *map(str, factory.payrolls), "--json", "--out", own]
    arguments += ["--enterprise", str(factory.folder / "enterprise.toml")]
    for name, path in (
        ("--register", factory.register),
        ("--columns", factory.columns),
        ("--vault", factory.vaults[0] if factory.vaults else None),
    ):
        arguments += [name, str(path)] if path else []
    return Errand(factory.name, (*arguments, *common), own, typed=typed)


def do(errand: Errand) -> Outcome:
    """Do an errand; whatever happens comes back as its outcome."""
    if errand.why_not:
        return Outcome(errand.name, STOP, errand.out, errand.why_not)
    from desktop import cli

    result, said = io.StringIO(), io.StringIO()
    with _typing(errand.typed), redirect_stdout(result), redirect_stderr(said):
        try:
            status = cli.main(errand.arguments)
        except SystemExit as ended:  # argparse, where an option is refused
            status = ended.code if isinstance(ended.code, int) else FAULT
    summary = _summary(result.getvalue())
    return Outcome(errand.name, status, errand.out, said.getvalue().strip(), summary)


def stopped(errand: Errand) -> Outcome:
    """Return the outcome of an errand whose process was stopped from outside."""
    return Outcome(errand.name, FAULT, errand.out, GONE)


def faulty(errand: Errand, fault: Exception) -> Outcome:
    """Return the outcome of an errand that a fault of the program ended; it is noted in a file."""
    from desktop.fault import write_bundle

    return Outcome(errand.name, FAULT, errand.out, write_bundle(fault))


def not_begun(errand: Errand) -> Outcome:
    """Return the outcome of an errand whose turn did not come."""
    return Outcome(errand.name, STOP, errand.out, NOT_BEGUN)


@contextmanager
def _typing(text: str) -> Iterator[None]:
    """Let standard input hold a text."""
    before = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8")
    try:
        yield
    finally:
        sys.stdin = before


def _summary(printed: str) -> dict[str, Any]:
    return dict(json.loads(printed)) if printed else {}
