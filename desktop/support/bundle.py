"""A support bundle as it was made: its files, what of the findings was kept, its zip. No Qt."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from importers.support.scanning import Leak

_MADE = (2000, 1, 1, 0, 0, 0)


class LeakError(Exception):
    """Something of a person's was found in what was made; there is no bundle.

    Attributes:
        leaks: where.
    """

    def __init__(self, found: Sequence[Leak]) -> None:
        super().__init__(", ".join(sorted({leak.part for leak in found})))
        self.leaks = list(found)


@dataclass(frozen=True, slots=True)
class Sample:
    """A line before and after, for a person to see what was done.

    Attributes:
        heading: of each column.
        before: as it stands.
        after: as it is in the bundle.
    """

    heading: str
    before: str
    after: str


@dataclass(slots=True)
class Bundle:
    """What was made.

    Attributes:
        files: name → bytes, all that goes into the zip.
        findings: how many findings the real month has.
        kept: how many of them the invented one has at the same place.
        lost: code and place (of the invented files) of those that it has not.
        added: likewise, what it has and the real month has not.
        sample: some cells before and after; in no file.
        not_in_it: original file position → why that file is not in it.
    """

    files: dict[str, bytes]
    findings: int = 0
    kept: int = 0
    lost: list[dict[str, object]] = field(default_factory=list)
    added: list[dict[str, object]] = field(default_factory=list)
    sample: list[Sample] = field(default_factory=list)
    not_in_it: dict[int, str] = field(default_factory=dict)

    def packed(self) -> bytes:
        """Return the zip; no clock goes into it."""
        memory = io.BytesIO()
        with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as package:
            for name, data in self.files.items():
                package.writestr(zipfile.ZipInfo(name, _MADE), data, zipfile.ZIP_DEFLATED)
        return memory.getvalue()

    def write(self, path: Path) -> None:
        """Write the zip in one piece.

        Raises:
            OSError: the place cannot be written to.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(path.name + ".part")
        try:
            beside.write_bytes(self.packed())
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
