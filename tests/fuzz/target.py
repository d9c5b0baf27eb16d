"""What a target is: a parser, what to begin with, how that is broken, and what has to hold."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.fuzz.breaking import text_broken


@dataclass(frozen=True)
class Target:
    """One parser.

    Attributes:
        name: of the target.
        run: gives bytes to the parser, in a folder of its own; raises where the property does not
            hold, and returns in a word what came of it, so that an input with a new outcome is
            kept to begin with again.
        seeds: makes inputs to begin with, in a folder.
        broken: makes another input of one.
    """

    name: str
    run: Callable[[bytes, Path], str]
    seeds: Callable[[Path], list[bytes]]
    broken: Callable[[bytes, Random], bytes] = text_broken


def inputs(target, seeds, chance):
    """Yield inputs without end; ``send`` back what came of each."""
    kept, known = list(seeds), set()
    for data in seeds:
        known.add((yield data))
    while True:
        data = chance.choice(kept)
        for _ in range(chance.choice([1, 1, 1, 2, 4])):
            data = target.broken(data, chance)
        outcome = yield data
        if outcome not in known and len(kept) < 2_000:
            known.add(outcome)
            kept.append(data)
