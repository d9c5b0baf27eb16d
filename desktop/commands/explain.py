"""``pheaktean explain``: a page of the help on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.status import CLEAN, UsageError

if TYPE_CHECKING:
    from argparse import Namespace


def run(chosen: Namespace) -> int:
    """Print the page on a code, a field, a figure of law, or of that name.

    Raises:
        UsageError: there is no such page.
    """
    from desktop.help.library import Library
    from desktop.help.terminal import lines

    library = Library(chosen.language)
    name = library.about(chosen.topic)
    if not name:
        raise UsageError(_unknown(chosen.topic, library.names))
    print("\n".join(lines(library.page(name))))  # noqa: T201 - the face of the program
    return CLEAN


def _unknown(topic: str, names: tuple[str, ...]) -> str:
    """Return the sentence that there is no such page, with those that are called alike."""
    from rapidfuzz import process

    alike = [name for name, _score, _at in process.extract(topic, names, limit=3, score_cutoff=60)]
    perhaps = f" Perhaps: {', '.join(alike)}." if alike else ""
    return f"There is no help on “{topic}”.{perhaps} All codes: pheaktean explain codes"
