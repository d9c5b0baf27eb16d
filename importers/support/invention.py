"""Words, names and numbers → invented ones of the same shape; the same for the same, everywhere.

Chance is drawn from a key that nobody keeps, so that what was there cannot be reckoned back.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from declaration.identifiers.digits import ascii_digits
from declaration.khmer import fold, name_key
from importers.support.letters import COENG, group, other

_TRIES = 60
_MARKS = "\u0300-\u036f\u17b4-\u17d3\u17dd\u200b-\u200d\u2060\ufeff\u00ad"
_RUN = re.compile(rf"[^\W_](?:[{_MARKS}]|[^\W_])*")
_WORD = re.compile(rf"\d+|[^\W\d_](?:[{_MARKS}]|[^\W\d_])*")
_DIGITS = re.compile(r"\d+")
_CODE = "abcdefghijklmnopqrstuvwxyz"
_FEW_DIGITS = 4
_LONG = 5
"""So many digits name a person; of fewer there are too few for everyone to get another's."""


@dataclass(slots=True)
class Inventor:
    """Invents, and remembers what it invented.

    Attributes:
        key: that chance is drawn from.
        known_names: forms (``name_key``) of the names in the sources; no invented one has these.
        known_numbers: digits in the sources, likewise.
        known_codes: letters of people's numbers in the sources, likewise.
    """

    key: str
    known_names: Collection[str] = frozenset()
    known_numbers: Collection[str] = frozenset()
    known_codes: Collection[str] = frozenset()
    _digits: dict[str, str] = field(default_factory=dict)
    _left: dict[int, list[str]] = field(default_factory=dict)
    _words: dict[str, str] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)

    def chance(self, *about: object) -> random.Random:
        """Return chance that comes out the same for the same thing."""
        return random.Random("\x00".join((self.key, *map(str, about))))

    def digits(self, text: str) -> str:
        """Return other digits for some digits; zeros in front stay, so that lost ones still fit.

        Args:
            text: ASCII digits.
        """
        bare = text.lstrip("0")
        if not bare:
            return text
        if bare not in self._digits:
            self._digits[bare] = self._new_digits(bare)
        return text[: len(text) - len(bare)] + self._digits[bare]

    def _new_digits(self, bare: str) -> str:
        if len(bare) <= _FEW_DIGITS:
            return self._next_of_few(bare)
        chance, least = self.chance("digits", bare), 10 ** (len(bare) - 1)
        tries = (str(chance.randrange(least, 10 * least)) for _ in range(_TRIES))
        new = next((new for new in tries if self._is_free(bare, new)), bare)
        self._taken.add(f"#{new}")
        return new

    def _next_of_few(self, bare: str) -> str:
        """Return the next of all numbers of so few digits, in no order: none is given twice."""
        if len(bare) not in self._left:
            least = 10 ** (len(bare) - 1)
            self._left[len(bare)] = list(map(str, range(least, 10 * least)))
            self.chance("few", len(bare)).shuffle(self._left[len(bare)])
        left = self._left[len(bare)]
        if left[-1] == bare and len(left) > 1:
            left[0], left[-1] = left[-1], left[0]
        return left.pop()

    def _is_free(self, bare: str, new: str) -> bool:
        """Return whether nobody has a number yet; a short one may be one of the sources'."""
        known = len(bare) >= _LONG and new in self.known_numbers
        return new != bare and not known and f"#{new}" not in self._taken

    def number(self, text: str) -> str:
        """Return another number of the same shape: digits and letters of a code, run by run.

        >>> Inventor("x").number("W-០12") == Inventor("x").number("W-០12")
        True
        """
        return _RUN.sub(lambda run: self._code(run[0]), text)

    def _code(self, run: str) -> str:
        made = _DIGITS.sub(
            lambda found: self._like(found[0], self.digits(ascii_digits(found[0]))), run
        )
        letters = "".join(sign for sign in run if sign.isalpha()).casefold()
        signs = iter(self._code_letters(letters))
        return "".join(_cased(next(signs), sign) if sign.isalpha() else sign for sign in made)

    def _code_letters(self, letters: str) -> str:
        """Return other letters for those of a code; two codes never become one."""
        key = f"code {letters}"
        if letters and key not in self._words:
            chance, new = self.chance(key), letters
            for attempt in range(_TRIES):
                new = "".join(
                    chance.choice(_CODE) if c.isascii() else other(c, chance) for c in letters
                )
                known = new == letters or (attempt < _TRIES // 2 and new in self.known_codes)
                if not known and f"code {new}" not in self._taken:
                    break
            self._taken.add(f"code {new}")
            self._words[key] = new
        return self._words.get(key, "")

    @staticmethod
    def _like(old: str, new: str) -> str:
        """Return digits in the script that others are in."""
        return "".join(
            digit if sign.isascii() else group(sign)[int(digit)]
            for sign, digit in zip(old, new, strict=True)
        )

    def parted_number(self, text: str, parts: Callable[[str], tuple[int, ...]]) -> str:
        """Return another number whose separators do not count.

        Args:
            text: as written.
            parts: takes all its digits, returns how long the parts are that stand alone.
        """
        places = [place for place, sign in enumerate(text) if sign.isdecimal()]
        digits = ascii_digits("".join(text[place] for place in places))
        new, start = "", 0
        for length in parts(digits):
            new += self.digits(digits[start : start + length])
            start += length
        new += digits[start:]
        signs = list(text)
        for place, digit in zip(places, new, strict=True):
            signs[place] = self._like(signs[place], digit)
        made = "".join(signs)
        return made if places else self.number(text)

    def word(self, text: str) -> str:
        """Return an invented word of the same letters' kinds; the same for what folds alike."""
        key = fold(text)
        if text not in self._words:
            self._words[text] = self.lettered(text, key, several=True)
        return self._words[text]

    def words(self, text: str, stays: Callable[[str], bool]) -> str:
        """Return a text with its words and numbers invented.

        Args:
            text: any.
            stays: whether a word or number stays as it is.
        """

        def change(found: re.Match[str]) -> str:
            run = found[0]
            if stays(run):
                return run
            return self.number(run) if run[0].isdecimal() else self.word(run)

        return _WORD.sub(change, text)

    def invented_names(self, person: str, spellings: Collection[str]) -> dict[str, str]:
        """Return an invented name for each spelling of one person's name, in one script.

        None of them is a name of the sources or somebody else's, where there are enough names.

        Args:
            person: any text that is this person's alone.
            spellings: as written, each once.
        """
        made: dict[str, str] = {}
        for attempt in range(_TRIES):
            several = len(spellings) > 1
            made = {said: self.lettered(said, person, several, attempt) for said in spellings}
            forms = {name_key(text) for text in made.values()} - {""}
            if not any(form in self.known_names or form in self._taken for form in forms):
                self._taken |= forms
                break
        return made

    def lettered(self, text: str, about: str, several: bool, attempt: int = 0) -> str:
        """Return a text with other letters.

        Args:
            text: as written.
            about: what chance is drawn for.
            several: the same letter becomes the same throughout, so that other spellings of the
                same still fold alike; else each is drawn by itself.
            attempt: draws others.
        """
        chance = self.chance("letters", about, attempt)
        made, before = [], ""
        for sign in text:
            plain, below = sign.lower() if sign.isascii() else sign, before == COENG
            if several:
                new = self._exchanged(plain, below, f"{about}\x00{attempt}")
            else:
                new = other(plain, chance, below)
            made.append(_cased(new, sign))
            before = sign
        return "".join(made)

    def _exchanged(self, sign: str, below: bool, about: str) -> str:
        """Return what a letter is exchanged for in one table: each for another, none for itself."""
        signs = group(sign, below)
        if sign not in signs:
            return self.chance("sign", about, sign).choice(signs) if signs else sign
        if len(signs) < 2:
            return sign
        order = list(signs)
        self.chance("table", about, signs).shuffle(order)
        return order[(order.index(sign) + 1) % len(order)]


def _cased(made: str, sign: str) -> str:
    """Return a letter as capital or small as another."""
    return made.upper() if sign.isupper() else made
