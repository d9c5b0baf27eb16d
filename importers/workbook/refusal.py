"""Why a file is not read: the two exceptions that travel inside this package.

``Refused`` carries a finding to the person, ``Unsupported`` sends a sheet from the fast scanner to
the detailed pass. Neither leaves the package.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping

from declaration.findings import Finding, Place


class Refused(Exception):  # noqa: N818  # a verdict on a file, not a fault of ours
    """A file, or a sheet of it, that is not read; the finding says why.

    Attributes:
        code: of the finding.
        figures: what fills its sentence.
        place: sheet, row and column where there is one; the file's name is added on the way out.
    """

    def __init__(
        self, code: str, figures: Mapping[str, object], place: Place | None = None
    ) -> None:
        super().__init__(code)
        self.code = code
        self.figures = figures
        self.place = place or Place()

    def finding(self, file: str) -> Finding:
        """Return the finding, now that the file's name is known."""
        place = Place(file, self.place.sheet, self.place.row, self.place.column)
        return Finding(self.code, place, figures=self.figures)


class Unsupported(Exception):  # noqa: N818  # a way on, not a fault
    """The fast scanner declines a form it was not made for; the detailed pass reads the sheet."""


def unreadable(looks_like: str, advice: str) -> Refused:
    """Return the refusal of something that is no table: what it looks like and what to do."""
    return Refused("FIL-001", {"looks_like": looks_like, "advice": advice})


def damaged(what: str) -> Refused:
    """Return the refusal of a damaged file; ``what`` is a phrase saying what is broken."""
    return unreadable(
        f"a damaged file: {what}",
        "Open it in Excel or LibreOffice, let the program repair it, save it as .xlsx and check "
        "the sheet before you use it; or ask for the file again.",
    )


def unsafe(reason: str, place: Place | None = None) -> Refused:
    """Return the refusal of a file that is not safe to read; ``reason`` is a clause."""
    return Refused("FIL-003", {"reason": reason}, place)


PARSER_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
)
"""What a library's parser may raise on bytes that are not what they claim to be.

Only the calls into such a library are wrapped with these, never our own code.
"""
