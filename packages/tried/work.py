"""What a clerk does with the program in a month, as commands; and whether two did the same.

for each in WORK: run(each.command), which has to end with each.status
differing(ours, theirs)      names of files that are not the same, byte for byte
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_MONTH = "--month 2026-10 --rate 4015"
_PAPERS = "--enterprise practice/enterprise.toml --register practice/register.xlsx"
_PAYROLL = "practice/payroll-1-first-half.xlsx practice/payroll-2-second-half.xlsx"
_PAYROLL += " practice/payroll-3-daily.xlsx"
OUT = ("practice", "declared", "audited", "batch", "told")
"""Folders that the work writes; the same on every machine."""


@dataclass(frozen=True, slots=True)
class Step:
    """One command.

    Attributes:
        what: it shows, in a few words.
        command: for a shell, in an empty folder, after those before it.
        status: with which it ends.
    """

    what: str
    command: str
    status: int = 0


WORK = (
    Step("writes the practice factory", "pheaktean sample practice"),
    Step(
        "declares its month, with annotated copies and a control sheet",
        f"pheaktean declare {_PAYROLL} {_MONTH} {_PAPERS} --hold-out --annotate --out declared",
        1,
    ),
    Step(
        "audits it against what was filed, with a report",
        f"pheaktean audit {_PAYROLL} {_MONTH} {_PAPERS} --declared practice/declared.xlsx"
        " --out audited",
        2,
    ),
    Step(
        "declares two enterprises at once, each in a process of its own",
        "mkdir many && cp -r practice many/one && cp -r practice/clean many/two"
        f" && pheaktean batch many {_MONTH} --workers 2 --hold-out --out batch",
        1,
    ),
    Step(
        "says what the law is, in three languages",
        "mkdir told && for each in en km zh; do"
        " pheaktean law --month 2026-10 --language $each > told/law-$each; done",
    ),
)
"""The same on every machine, byte for byte."""

_VAULT = "a.pheaktean --passphrase-file passphrase"
SEALED = (
    Step(
        "makes a vault under a passphrase",
        "echo invented-sewing-passphrase > passphrase"
        f" && pheaktean vault create {_VAULT} --no-remember --enterprise practice/enterprise.toml",
    ),
    Step(
        "seals the month in it",
        f"pheaktean declare {_PAYROLL} {_MONTH} {_PAPERS} --hold-out --out sealed --seal"
        " --vault a.pheaktean --passphrase-file passphrase",
        1,
    ),
    Step("proves the vault", f"pheaktean vault verify {_VAULT}"),
    Step(
        "writes an evidence pack",
        f"pheaktean evidence write {_VAULT} --month 2026-10 --out pack.zip",
    ),
    Step("proves the evidence pack", "pheaktean evidence verify pack.zip"),
)
"""Bound to keys and clocks, so never the same twice."""

KEPT = (
    Step(
        "keeps a vault's key in the key store",
        "pheaktean vault create kept.pheaktean --enterprise practice/enterprise.toml"
        ' | grep "key store keeps the key"',
    ),
    Step("opens the vault without a passphrase", "pheaktean vault status kept.pheaktean"),
)
"""In a session with a key store that is unlocked."""


def differing(ours: Path, theirs: Path) -> list[str]:
    """Return the names of files that are only in one of two folders, or not the same in both."""
    here, there = _files(ours), _files(theirs)
    both = here.keys() & there.keys()
    other = [name for name in both if here[name].read_bytes() != there[name].read_bytes()]
    return sorted([*(here.keys() ^ there.keys()), *other])


def _files(folder: Path) -> dict[str, Path]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path for path in found}
