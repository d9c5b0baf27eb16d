"""What stands declared for a month: its sealed returns, applied in the order in which they came.

    stands = standing(vault, month)
    stands.lines.amount("wage_khr")        # a row a worker who stands declared
    stands.said_by(i).kind                 # which return says so
    stands.schemes()["pension"]["worker"]  # [riel]

A regular return begins the month, a supplementary one adds workers, a revised one puts new lines in
the place of old ones or takes them back. Which line it replaces stands in the corrections.csv that
was sealed with it; a return that has none is paired anew by who is who.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from declaration.contributions import Scheme
from declaration.monthly import Status
from declaration.vault.lines import Lines, joined
from declaration.vault.returns import Return, content_in, files_in, lines_in, manifest_in, sealed

if TYPE_CHECKING:
    from declaration.month import Month
    from declaration.payroll import Bool, Int
    from declaration.vault.store import Vault

FILE = "corrections.csv"
PARTS = ("base", "employer", "worker")

Schemes = dict[str, dict[str, int]]
"""Scheme → ``base``, ``employer``, ``worker`` [riel]."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The lines that stand declared for a month: m workers.

    Attributes:
        month: which.
        returns: sealed for it, in the order sealed.
        rates: of each return, riel per dollar as its manifest has it; None without one.
        lines: those that stand, all of them declared; in the order of their returns [m].
        of: for each line the position of its return in ``returns`` [m].
        at: for each line its row in that return's contributions.csv, from 0 [m].
    """

    month: Month
    returns: Sequence[Return]
    rates: Sequence[str | None]
    lines: Lines
    of: Int
    at: Int

    def __len__(self) -> int:
        return len(self.lines)

    def said_by(self, line: int) -> Return:
        """Return the return that says a line."""
        return self.returns[int(self.of[line])]

    def schemes(self) -> Schemes:
        """Return what stands for each scheme [riel]."""
        return schemes_of(self.lines, np.ones(len(self), bool))


def schemes_of(lines: Lines, rows: Bool | Int) -> Schemes:
    """Return the sums of some lines for each scheme [riel]."""
    return {
        str(scheme): {part: int(lines.share(scheme, part)[rows].sum()) for part in PARTS}
        for scheme in Scheme
    }


def standing(vault: Vault, month: Month, before: int | None = None) -> Standing:
    """Return what stands declared for a month.

    Args:
        vault: that holds its returns.
        month: which.
        before: a place in the chain: what stood before that return was sealed.

    Raises:
        DamagedError: a file is not what was sealed.
    """
    found = [each for each in sealed(vault, month) if before is None or each.place < before]
    read = [lines_in(vault, each) for each in found]
    stand = [lines.declared() for lines in read]
    for number, each in enumerate(found):
        if not each.kind.opens:
            for of, at in _replaced(vault, found, read, stand, number):
                stand[of][at] = False
    rates = [manifest_in(vault, each)["options"]["rate"] for each in found]
    return _standing(month, found, rates, read, stand)


def _standing(
    month: Month,
    found: Sequence[Return],
    rates: Sequence[str | None],
    read: Sequence[Lines],
    stand: Sequence[Bool],
) -> Standing:
    rows = [np.flatnonzero(each) for each in stand]
    of = [np.full(len(each), number) for number, each in enumerate(rows)]
    nothing = np.zeros(0, np.int64)
    lines = joined([lines.take(each) for lines, each in zip(read, rows, strict=True)] or [_none()])
    places = np.concatenate([nothing, *of]), np.concatenate([nothing, *rows])
    return Standing(month, found, rates, lines, *places)


def _none() -> Lines:
    from declaration.vault.lines import lines_of

    return lines_of(b"wage_khr\r\n")


def _replaced(
    vault: Vault,
    found: Sequence[Return],
    read: Sequence[Lines],
    stand: Sequence[Bool],
    number: int,
) -> Iterator[tuple[int, int]]:
    """Yield the lines that a return takes the place of: position of their return, row in it."""
    if FILE in files_in(vault, found[number]):
        named = {f"{each.kind} {each.number}": i for i, each in enumerate(found)}
        yield from _written(content_in(vault, found[number], FILE), named)
        return
    earlier = _standing(found[number].month, found[:number], (), read[:number], stand[:number])
    yield from _paired(earlier, read[number])


def _written(content: bytes, named: dict[str, int]) -> Iterator[tuple[int, int]]:
    """Yield the lines that a corrections.csv says are replaced, each once."""
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    links = ((row["corrects"], row["corrects_line"]) for row in csv.DictReader(text))
    for corrects, line in dict.fromkeys(links):
        if corrects:
            yield named[corrects], int(line) - 1


def _paired(earlier: Standing, lines: Lines) -> Iterator[tuple[int, int]]:
    """Yield the lines of the same people, for a return that does not say whom it corrects."""
    from declaration.matching import matches

    lines = lines.take(~lines.has_status(Status.HELD_OUT))
    right = matches(lines.as_payroll(), earlier.lines.as_payroll()).right
    for line in right[right >= 0].tolist():
        yield int(earlier.of[line]), int(earlier.at[line])
