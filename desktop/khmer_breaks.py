"""Where a Khmer line may wrap: U+200B between words, put in when texts are compiled, never later.

Khmer has no spaces between words, and Qt wraps it only where a U+200B stands. Translators put some
in; what they left in one long run is parted here at the words of ICU's dictionary. Matching,
searching and comparing take U+200B away again, so nothing else depends on where one stands.

``python -m desktop.khmer_breaks FILE…`` does it to the Khmer pages of the help, in place; with
``--check`` it only names those that lack some (exit status 1).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

BREAK = "\u200b"
LONGEST = 20
"""A run of so many letters wraps well enough by itself [letters and signs]."""

WHOLE = (
    "នីមួយៗ",
    "ម្នាក់ៗ",
    "បង្កើត",
    "ឯកសារ",
    "កម្មករ",
    "ដោយ",
    "ស្ងាត់ៗ",
    "យក",
    "សវនកម្ម",
    "ទោសប្បញ្ញត្តិ",
)
"""Words that the dictionary parts in the middle."""

SHORT = 3
"""Words of so many letters are found by chance [letters and signs]."""

_BANTOC, _COENG = "\u17cb", "\u17d2"
_JOINED = re.compile("[\u17b6-\u17d3]")
"""What is written around the letter before it, and cannot begin anything."""

_RUN = re.compile("[\u1780-\u17d3\u17d7\u17dc\u17dd]+")


def with_breaks(text: str) -> str:
    """Return a text whose long Khmer runs are parted between words; all else stays as it is.

    >>> with_breaks("កម្មករនិយោជិតមិនទាន់បានចុះបញ្ជី").split(BREAK)
    ['កម្មករ', 'និយោជិត', 'មិនទាន់', 'បាន', 'ចុះបញ្ជី']
    """
    return _RUN.sub(lambda run: BREAK.join(_words(run[0])) if _is_long(run[0]) else run[0], text)


def _is_long(run: str) -> bool:
    return len(run) > LONGEST


def _words(run: str) -> list[str]:
    """Return the words of a run, none of them parted that we know to be one."""
    ends = _ends(run)
    for word in WHOLE:
        at = run.find(word)
        while at >= 0:
            end = at + len(word)
            inside = {each for each in ends if at < each < end}
            if inside and _is_word(run, at, end, ends):
                ends = (ends - inside) | {at, end}
            at = run.find(word, at + 1)
    cuts = [0, *sorted(ends - {0, len(run)}), len(run)]
    return [run[a:b] for a, b in pairwise(cuts)]


def _is_word(run: str, start: int, end: int, ends: set[int]) -> bool:
    """Whether the letters of a word are that word here, and not the end of one and the next's head.

    ``ដោយ`` and ``ការ`` beside one another hold the letters of ``យក``. No syllable runs on over a
    side; and of a short word, the dictionary ends a word on one side at least.
    """
    is_likely = end - start > SHORT or start in ends or end in ends or start == 0
    return is_likely and not _JOINED.match(run, end) and run[start - 1 : start] != _COENG


def _ends(run: str) -> set[int]:
    """Return where the dictionary ends words; what cannot begin a word belongs to the one before.

    That is a letter left alone, and a letter under a bantoc, which always ends a syllable: the
    dictionary parts ``ម្នាក់ៗ`` before its ``ក់``.
    """
    from icu4py.breakers import WordBreaker

    ends: set[int] = set()
    at = 0
    for word in WordBreaker(run, "km"):
        if at and (len(word) == 1 or word[1] == _BANTOC):
            ends.discard(at)
        at += len(word)
        ends.add(at)
    return ends


def lacking(paths: Iterable[Path]) -> list[Path]:
    """Return the files that hold a long run without a break."""
    return [path for path in paths if path.read_text("utf-8") != _broken(path)]


def _broken(path: Path) -> str:
    return with_breaks(path.read_text("utf-8"))


def main(arguments: list[str]) -> int:
    """Put breaks into files, or say which lack some; return the exit status."""
    paths = lacking(Path(name) for name in arguments if name != "--check")
    for path in paths:
        if "--check" in arguments:
            print(f"{path}: long Khmer runs without U+200B")  # noqa: T201
        else:
            path.write_text(_broken(path), "utf-8", newline="\n")
    return 1 if paths and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
