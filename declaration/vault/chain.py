"""The chain of returns: each holds the hash of the one sealed before it.

    hash of a return = SHA-256 of its manifest, which names every file by its SHA-256
                       and holds the hash of the return sealed before

So one hash, that of the last return, stands for all that was ever sealed. ``first_difference``
walks from the first return to the last and names the first place that is not what was sealed.
Nothing here knows a database: the links and the files are handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from declaration.vault.canonical import parsed, sha256

START = "0" * 64
"""Stands for the return before the first."""


class Fault(StrEnum):
    """What is not as it was sealed."""

    RETURN_MISSING = "return_missing"
    """A place in the chain is empty."""
    MANIFEST = "manifest"
    """A manifest is another one than its hash says."""
    CHAIN = "chain"
    """A return does not follow the one sealed before it."""
    RECORD = "record"
    """The table of returns says something else than the manifest."""
    FILE_MISSING = "file_missing"
    FILE_CHANGED = "file_changed"
    FILE_ADDED = "file_added"
    """A file lies there that the manifest does not name."""
    HEAD = "head"
    """The last return is not the one that the vault noted when it was sealed."""
    LOG_ENTRY = "log_entry"
    """An entry of the log is another one than its hash says."""
    LOG_CHAIN = "log_chain"
    """An entry of the log does not follow the one written before it."""
    LOG_END = "log_end"
    """The last entry of the log is not the one that was written last."""
    LOG_STORY = "log_story"
    """The log and the sealed returns do not tell the same."""


@dataclass(frozen=True, slots=True)
class Difference:
    """The first place where a vault is not what was sealed.

    Attributes:
        fault: what it is.
        position: of the return among all sealed, from 1, or of the entry in the log; 0 where it
            is of none.
        month: of that return, ``YYYY-MM``, or "".
        kind: of that return, or "".
        name: the file or the column, or "".
        expected: what was sealed, or "".
        found: what is there, or "".
    """

    fault: Fault
    position: int = 0
    month: str = ""
    kind: str = ""
    name: str = ""
    expected: str = ""
    found: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """One sealed return as it lies in a vault.

    Attributes:
        position: its place among all returns sealed, from 1.
        month: ``YYYY-MM``.
        kind: of return.
        manifest: its canonical JSON, as stored.
        hash: as stored.
        previous_hash: as stored.
        record: what else the table says of it: the same keys as the manifest, dotted.
    """

    position: int
    month: str
    kind: str
    manifest: bytes
    hash: str
    previous_hash: str
    record: Mapping[str, Any] = field(default_factory=dict)

    def differs(
        self, fault: Fault, name: str = "", expected: str = "", found: str = ""
    ) -> Difference:
        """Return a difference in this return."""
        return Difference(fault, self.position, self.month, self.kind, name, expected, found)


@dataclass(frozen=True, slots=True)
class Head:
    """What a vault notes of its chain whenever a return is sealed.

    Attributes:
        count: of sealed returns.
        hash: of the last one; ``START`` where there is none.
    """

    count: int = 0
    hash: str = START


@dataclass(frozen=True, slots=True)
class Stored:
    """One file as it lies with a return.

    Attributes:
        sha256: as the table of files has it.
        size: likewise [bytes].
        reckoned: unpacks the file and returns SHA-256 and size [bytes] of what comes out; "" and
            0 where nothing does.
    """

    sha256: str
    size: int
    reckoned: Callable[[], tuple[str, int]]


Files = Callable[[Link], Mapping[str, Stored]]
"""Return → name → file stored with it."""


def first_difference(links: Iterable[Link], head: Head, files: Files) -> Difference | None:
    """Return the first place that is not what was sealed; None where all is intact.

    Args:
        links: every sealed return, in order of position.
        head: as the vault noted it.
        files: what lies stored with a return.
    """
    position, last = 0, START
    for link in links:
        position += 1
        found = _position(link, position) or _link(link, last) or _files(link, files(link))
        if found:
            return found
        last = link.hash
    if position < head.count:
        missing = position + 1
        return Difference(
            Fault.RETURN_MISSING, missing, expected=str(head.count), found=str(position)
        )
    if (position, last) != (head.count, head.hash):
        return Difference(Fault.HEAD, position, expected=head.hash, found=last)
    return None


def _position(link: Link, position: int) -> Difference | None:
    if link.position == position:
        return None
    return Difference(
        Fault.RETURN_MISSING, position, expected=str(position), found=str(link.position)
    )


def _link(link: Link, last: str) -> Difference | None:
    """Return what is wrong with a return itself: its manifest, its place, its record."""
    reckoned = sha256(link.manifest)
    if reckoned != link.hash:
        return link.differs(Fault.MANIFEST, "", link.hash, reckoned)
    try:
        said = parsed(link.manifest)
    except ValueError:
        return link.differs(Fault.MANIFEST, "", link.hash, reckoned)
    for name, before in (("", link.previous_hash), ("manifest", said.get("previous_hash"))):
        if before != last:
            return link.differs(Fault.CHAIN, name, last, str(before))
    return _record(link, said)


def _record(link: Link, said: Mapping[str, Any]) -> Difference | None:
    """Return the first column of the table of returns that is not the manifest's."""
    own = {"position": link.position, "month": link.month, "kind": link.kind, **link.record}
    for name, value in own.items():
        expected = at(said, name)
        if value != expected:
            return link.differs(Fault.RECORD, name, str(expected), str(value))
    return None


def at(data: Mapping[str, Any], dotted: str) -> Any:  # noqa: ANN401 - plain data
    """Return what plain data holds under a dotted name, or None.

    >>> at({"totals": {"employer": 5}}, "totals.employer")
    5
    """
    value: Any = data
    for name in dotted.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def _files(link: Link, stored: Mapping[str, Stored]) -> Difference | None:
    """Return the first file that is gone, changed or added, in the manifest's order."""
    named: Mapping[str, Mapping[str, Any]] = parsed(link.manifest).get("files", {})
    for name, said in named.items():
        expected = str(said["sha256"]), int(said["size"])
        if name not in stored:
            return link.differs(Fault.FILE_MISSING, name, expected[0])
        there = stored[name]
        for found in ((there.sha256, there.size), there.reckoned()):
            if found != expected:
                return link.differs(Fault.FILE_CHANGED, name, *map(_digest, (expected, found)))
    added = sorted(set(stored) - set(named))
    return link.differs(Fault.FILE_ADDED, added[0]) if added else None


def _digest(file: tuple[str, int]) -> str:
    """Return hash and size of a file for a sentence."""
    return f"{file[0] or '–'}, {file[1]} bytes"
