"""The enterprises below a folder: how their vaults stand, and which have none yet. No Qt.

    found = look(folder, given.opened, today, report, rows.append)
    found.rows, found.homes, found.without_vault
    again = look_again(found, given.opened, report)     # at those that did not open

Runs off the main thread: there may be a hundred vaults, and some on a network drive.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from desktop.batch.factories import enterprises_below
from desktop.board import OpenOne, Standing, Tell, board_of, urgency, vaults_below
from desktop.passphrases import needs_passphrase
from desktop.texts import mark

SEARCHING = mark("looking through the folders")
LOOKING = mark("looking at the vaults")


@dataclass(frozen=True, slots=True)
class Found:
    """What lies below a folder.

    Attributes:
        folder: of all of them.
        day: from which days are counted.
        rows: how each vault stands, the most urgent first.
        homes: the folders with an enterprise.toml.
        vaults: how many vaults there are; more than rows where looking was stopped.
        is_there: whether the folder is there at all.
    """

    folder: Path
    day: date
    rows: tuple[Standing, ...] = ()
    homes: tuple[Path, ...] = ()
    vaults: int = 0
    is_there: bool = True

    @property
    def without_vault(self) -> list[str]:
        """Return the enterprises that have no vault, by their folders as seen from above."""
        have = {row.path.parent for row in self.rows}
        return [self.name(home) for home in self.homes if home not in have]

    @property
    def needing(self) -> list[Standing]:
        """Return the vaults that their passphrase would open."""
        return [row for row in self.rows if needs_passphrase(row.trouble)]

    def name(self, home: Path) -> str:
        """Return what the folder of an enterprise is called, as seen from the folder of all."""
        below = home.relative_to(self.folder).as_posix()
        return home.name if below == "." else below


def look(
    folder: Path,
    open_one: OpenOne,
    today: date,
    tell: Tell,
    came: Callable[[Found], None] | None = None,
) -> Found:
    """Return what lies below a folder.

    Args:
        folder: of all enterprises.
        open_one: opens a vault for reading.
        today: days are counted from it.
        tell: told what is done, and how much of it [0 to 1]; raises to cancel.
        came: handed what is known so far, after every vault.
    """
    if not folder.is_dir():
        return Found(folder, today, is_there=False)
    tell(SEARCHING, 0.0)
    homes = tuple(enterprises_below(folder))
    paths = vaults_below(folder, lambda _name, _share: tell(SEARCHING, 0.0))
    found = Found(folder, today, (), homes, len(paths))
    rows: list[Standing] = []

    def one_more(row: Standing) -> None:
        rows.append(row)
        if came:
            came(with_rows(found, rows))

    tell_of = _told_of(tell)
    return with_rows(found, board_of(paths, open_one, today, tell_of, one_more))


def look_again(found: Found, open_one: OpenOne, tell: Tell) -> Found:
    """Return what was found, after another look at the vaults that need their passphrase."""
    needing = [row.path for row in found.needing]
    fresh = {row.path: row for row in board_of(needing, open_one, found.day, _told_of(tell))}
    return with_rows(found, (fresh.get(row.path, row) for row in found.rows))


def with_rows(found: Found, rows: Iterable[Standing]) -> Found:
    """Return what was found with other rows, the most urgent first."""
    return replace(found, rows=tuple(sorted(rows, key=urgency)))


def _told_of(tell: Tell) -> Tell:
    return lambda _name, share: tell(LOOKING, share)
