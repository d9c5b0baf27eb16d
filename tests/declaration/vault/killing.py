"""Kills programs that write to a vault, at random moments, and looks at what is left.

``python -m tests.declaration.vault.killing FOLDER SEED`` prints what it found as JSON; it ends
with an assertion where anything sealed was lost or changed. A process of its own, because it forks.
"""

import json
import os
import random
import signal
import sys
import time
from contextlib import suppress
from datetime import date
from pathlib import Path

from declaration.vault import copies, schema
from declaration.vault.errors import WrongKeyError
from declaration.vault.opening import create_vault, open_vault
from tests.declaration.vault.papers import ENTERPRISE, STAMP, chain, new_vault, seal, some_key

KILLS = {
    "sealing": 140,
    "rekeying": 30,
    "backing": 20,
    "restoring": 30,
    "creating": 20,
    "upgrading": 20,
}
FRESH = 20
"""After so many kills a new vault is begun, so that looking at it stays quick."""


class Killed:
    """What came of the kills.

    Attributes:
        kills: programs killed.
        cut_off: of them in the midst of a write, so that it had to be undone.
        sealed: returns that were told as sealed before a kill, and were found again.
    """

    def __init__(self):
        self.kills = self.cut_off = self.sealed = 0


def killed(do, longest, chance, tell=b""):
    """Run something in a program of its own, kill that at a random moment; return what it told."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            do(lambda text: os.write(writing, text))
        finally:
            os._exit(1)
    os.close(writing)
    told = os.read(reading, 1)  # it has begun
    time.sleep(chance.uniform(0, longest))
    os.kill(child, signal.SIGKILL)
    _pid, status = os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as rest:
        told += rest.read()
    assert os.WIFSIGNALED(status), "the program ended by itself, with an error"
    return told[1:].decode()


def sealing(folder, chance, found):
    """Seal without end; what was told as sealed is there after the kill, byte for byte."""
    path, key, known = folder / "sealing.pheaktean", some_key(), {}
    new_vault(path, key).close()

    def work(tell):
        vault = open_vault(path, key)
        tell(b".")
        while True:
            place, hashed = seal(vault, chance.randrange(100, 30_000))
            tell(f"{place} {hashed}\n".encode())

    for _each in range(FRESH):
        chance.random()  # each child draws other sizes
        told = dict(line.split() for line in killed(work, 0.03, chance).splitlines())
        found.kills += 1
        found.cut_off += is_hot(path)
        with open_vault(path, key) as vault:
            vault.prove()
            there = chain(vault)
            for place, hashed in {**known, **{int(p): h for p, h in told.items()}}.items():
                assert there.pop(place) == hashed, "what was sealed is gone or changed"
            assert len(there) <= 1, "more was kept than was ever asked for"
            assert vault.facts.enterprise == ENTERPRISE
            known = chain(vault)
    found.sealed += len(known)


def rekeying(folder, chance, found):
    """Change the passphrase without end: one of the two keys opens it, with everything in it."""
    path, keys = folder / "rekeying.pheaktean", [some_key(), some_key()]
    new_vault(path, keys[0], returns=5, size=20_000).close()
    with opened(path, keys) as vault:
        before = chain(vault)

    def work(tell):
        vault = opened(path, keys)
        tell(b".")
        while True:
            copies.rekey(vault, keys[vault.key == keys[0]])

    for _each in range(KILLS["rekeying"]):
        killed(work, 0.12, chance)
        found.kills += 1
        with opened(path, keys) as vault:
            vault.prove()
            assert chain(vault) == before
    assert not list(folder.glob(".rekeying*")), "a half-made file was left"


def backing(folder, chance, found):
    """Back up without end: whatever has the name of a backup is a whole one."""
    path, key = folder / "backing.pheaktean", some_key()
    new_vault(path, key, returns=5, size=20_000).close()
    with open_vault(path, key) as vault:
        before = chain(vault)

    def work(tell):
        vault = open_vault(path, key)
        tell(b".")
        while True:
            copies.backup(vault, folder / "copies", date(2026, 11, 3), once_a_day=True)

    for _each in range(KILLS["backing"]):
        killed(work, 0.08, chance)
        found.kills += 1
        for each in (path, *(folder / "copies").glob("backing*.pheaktean")):
            with open_vault(each, key, read_only=True) as vault:
                vault.prove()
                assert chain(vault) == before


def restoring(folder, chance, found):
    """Put copies back without end: the vault is there, and so is everything it ever held."""
    path, key, copy = folder / "restoring.pheaktean", some_key(), folder / "copy.pheaktean"
    with new_vault(path, key, returns=3, size=20_000) as vault:
        copies.backup(vault, folder, date(2026, 11, 3)).rename(copy)
        seal(vault)
        longer = chain(vault)

    def work(tell):
        tell(b".")
        while True:
            copies.restore(copy, path, key, "2026-11-03 0912")

    for _each in range(KILLS["restoring"]):
        killed(work, 0.08, chance)
        found.kills += 1
        kept = [path, *folder.glob("restoring before*.pheaktean")]
        held = []
        for each in kept:
            with open_vault(each, key, read_only=True) as vault:
                vault.prove()
                held.append(chain(vault))
        assert longer in held, "what was put aside is gone"


def creating(folder, chance, found):
    """Make vaults without end: each is whole, or not there."""
    key = some_key()

    def work(tell):
        tell(b".")
        for i in range(10_000):
            create_vault(
                folder / f"new {os.getpid()} {i}.pheaktean", key, ENTERPRISE, STAMP
            ).close()

    for _each in range(KILLS["creating"]):
        killed(work, 0.06, chance)
        found.kills += 1
        for path in folder.glob("new *.pheaktean"):
            with open_vault(path, key) as vault:
                vault.prove()
                assert vault.facts.enterprise == ENTERPRISE
            path.unlink()


def upgrading(folder, chance, found):
    """Open with a newer program without end: the tables are old or new, the content the same."""
    key, path, old = some_key(), folder / "upgrading.pheaktean", schema.versions()
    sql = "CREATE TABLE more (a);\nINSERT INTO more SELECT zeroblob(2000) FROM file, file AS f;"
    newer = (*old, schema.Version(schema.latest() + 1, "next.sql", sql))

    def work(tell):
        schema.versions = lambda: newer
        tell(b".")
        open_vault(path, key)
        time.sleep(10)

    for _each in range(KILLS["upgrading"]):
        path.unlink(missing_ok=True)
        with new_vault(path, key, returns=5) as vault:
            before = chain(vault)
        killed(work, 0.04, chance)
        found.kills += 1
        found.cut_off += is_hot(path)
        schema.versions = lambda: newer
        with open_vault(path, key) as vault:
            vault.prove()
            assert chain(vault) == before
            assert vault.db.execute("SELECT count(*) FROM more").fetchone() == (100,)
        schema.versions = lambda: old


def opened(path, keys):
    """Return the vault, open under whichever key it has."""
    with suppress(WrongKeyError):
        return open_vault(path, keys[0])
    return open_vault(path, keys[1])


def is_hot(path):
    """Return whether a write was cut off: its journal must be played back."""
    journal = path.with_name(path.name + "-journal")
    return journal.exists() and any(journal.read_bytes()[:8])


def main(folder, seed):
    chance, found = random.Random(seed), Killed()
    for turn in range(KILLS["sealing"] // FRESH):
        (folder / str(turn)).mkdir()
        sealing(folder / str(turn), chance, found)
    for kind in (rekeying, backing, restoring, creating, upgrading):
        kind(folder, chance, found)
    sys.stdout.write(json.dumps(vars(found)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
