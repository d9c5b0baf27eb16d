"""The log of a vault: what was done, by whom and when. Written on, never changed.

    with vault.transaction() as db:
        ...                                              # what is done
        record(db, stamp, Event.SEALED, month, kind="regular", number=1, place=7, hash=…)
    for entry in entries(vault): ...

Every entry holds the hash of the entry before it, as returns do. A sealed return names the end of
the log in its manifest, and the log names the hash of every return: each binds the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from declaration.vault.canonical import canonical, parsed, sha256
from declaration.vault.chain import START, Difference, Fault, Head
from declaration.vault.events import Event, mark_of, refuse_details

if TYPE_CHECKING:
    from declaration.month import Month
    from declaration.vault.stamp import Stamp
    from declaration.vault.store import Connection, Vault

FORMAT = "pheaktean log 1"
COUNT, LAST = "log_count", "log_hash"
"""Names under which a vault notes the end of its log."""

BEFORE = ("before_the_log_sealed_count", "before_the_log_sealed_hash")
"""Names under which it notes what was sealed before there was a log."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was done.

    Attributes:
        place: in the log, from 1.
        at: when, ISO 8601, UTC.
        who: by whom.
        event: what.
        month: on which month, ``YYYY-MM``, or "".
        details: what else is said, see ``declaration.vault.events.DETAILS``.
        hash: SHA-256 of the entry as it is stored.
        previous_hash: of the entry before it.
    """

    place: int
    at: str
    who: str
    event: Event
    month: str
    details: Mapping[str, int | str]
    hash: str
    previous_hash: str


def record(
    db: Connection,
    stamp: Stamp,
    event: Event,
    month: Month | None = None,
    **details: int | str | None,
) -> None:
    """Write an entry, in the transaction of what it tells.

    Args:
        db: in a transaction.
        stamp: when, and by whom.
        event: what was done.
        month: on which month.
        details: those of the event; "" and None are left out.

    Raises:
        ValueError: the log may not hold such a detail.
    """
    said = {name: value for name, value in details.items() if value not in (None, "")}
    refuse_details(event, said)
    last = end_of(db)
    if not last.count and event is not Event.CREATED:
        last = _write(db, stamp, Event.BEGUN, "", _before(db), last)
    _write(db, stamp, event, str(month or ""), said, last)


def end_of(db: Connection) -> Head:
    """Return the end of the log: how many entries it has, and the hash of the last."""
    noted = dict(db.execute("SELECT name, value FROM vault WHERE name IN (?, ?)", (COUNT, LAST)))
    return Head(noted.get(COUNT, 0), noted.get(LAST, START))


def entries(vault: Vault) -> Iterator[Entry]:
    """Yield everything that was done, the first first."""
    rows = vault.db.execute("SELECT place, hash, entry FROM log ORDER BY place").fetchall()
    for place, digest, text in rows:
        said = parsed(bytes(text))
        yield Entry(
            place,
            said["at"],
            said["who"],
            Event(said["event"]),
            said["month"],
            said["details"],
            digest,
            said["previous_hash"],
        )


def worker_mark(db: Connection, person: str) -> str:
    """Return the mark that stands for a worker in the log of a vault; "" for nobody."""
    if not person:
        return ""
    (secret,) = db.execute("SELECT value FROM vault WHERE name = 'signing_key'").fetchone()
    return mark_of(bytes(secret), person)


def log_difference(db: Connection, sealed: Head) -> Difference | None:
    """Return the first place where the log is not what was written, or tells another story.

    Args:
        db: of a vault whose returns were proven.
        sealed: the end of their chain.
    """
    last, returns, hashes = Head(), Head(), [START]
    for place, digest, text in db.execute("SELECT place, hash, entry FROM log ORDER BY place"):
        found = _entry_difference(place, digest, bytes(text), last)
        if found:
            return found
        last, returns = Head(place, digest), _after(parsed(bytes(text)), returns)
        hashes.append(digest)
    if last != end_of(db):
        return Difference(Fault.LOG_END, last.count, expected=end_of(db).hash, found=last.hash)
    return _story_difference(db, sealed, returns if last.count else _noted(db), hashes)


def _entry_difference(place: int, digest: str, text: bytes, last: Head) -> Difference | None:
    reckoned = sha256(text)
    if reckoned != digest:
        return Difference(Fault.LOG_ENTRY, place, expected=digest, found=reckoned)
    try:
        said = parsed(text)
    except ValueError:
        return Difference(Fault.LOG_ENTRY, place, expected=digest, found=reckoned)
    follows = (said.get("place"), said.get("previous_hash"))
    if (place, *follows) != (last.count + 1, place, last.hash):
        return Difference(Fault.LOG_CHAIN, place, expected=last.hash, found=str(follows[1]))
    return None


def _after(said: Mapping[str, Any], returns: Head) -> Head:
    """Return what the log has told of the chain of returns, after one more entry."""
    details = said["details"]
    if said["event"] == Event.BEGUN:
        return Head(details.get("returns", 0), details.get("hash", START))
    if said["event"] == Event.SEALED:
        follows = details["place"] == returns.count + 1
        return Head(details["place"] if follows else -1, details["hash"])
    return returns


def _story_difference(
    db: Connection, sealed: Head, told: Head, hashes: list[str]
) -> Difference | None:
    """Return where returns and log do not tell the same."""
    if told != sealed:
        return Difference(
            Fault.LOG_STORY,
            sealed.count,
            expected=f"{sealed.count}, {sealed.hash}",
            found=f"{told.count}, {told.hash}",
        )
    rows = db.execute("SELECT place, month, kind, manifest FROM \"return\" WHERE state = 'sealed'")
    for place, month, kind, manifest in rows:
        end = parsed(bytes(manifest)).get("log")
        there = hashes[end["count"]] if end and end["count"] < len(hashes) else ""
        if end and there != end["hash"]:
            return Difference(
                Fault.LOG_STORY, place, month, kind, expected=end["hash"], found=there
            )
    return None


def _write(
    db: Connection,
    stamp: Stamp,
    event: Event,
    month: str,
    details: Mapping[str, int | str | None],
    last: Head,
) -> Head:
    place = last.count + 1
    entry = {
        "format": FORMAT,
        "place": place,
        "at": stamp.text,
        "who": stamp.who,
        "event": str(event),
        "month": month,
        "details": dict(details),
        "previous_hash": last.hash,
    }
    text = canonical(entry)
    digest = sha256(text)
    db.execute("INSERT INTO log (place, hash, entry) VALUES (?, ?, ?)", (place, digest, text))
    db.executemany(
        "REPLACE INTO vault (name, value) VALUES (?, ?)", ((COUNT, place), (LAST, digest))
    )
    return Head(place, digest)


def _before(db: Connection) -> dict[str, int | str | None]:
    noted = _noted(db)
    return {"returns": noted.count, "hash": noted.hash} if noted.count else {}


def _noted(db: Connection) -> Head:
    """Return what was sealed before there was a log."""
    noted = dict(db.execute("SELECT name, value FROM vault WHERE name IN (?, ?)", BEFORE))
    return Head(noted.get(BEFORE[0], 0), noted.get(BEFORE[1], START))
