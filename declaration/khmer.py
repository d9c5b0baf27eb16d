"""Khmer texts as they compare: one spelling for what looks the same on screen.

The same Khmer word is stored in many ways: a vowel typed before the subscript it follows, invisible
breaks between words, Khmer digits, ដ or ត below a letter where nobody sees the difference. Folding
takes all of them to one form. It is for matching only: what is declared is the text as written.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DIRECTIONS = (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065))
_NEVER_SEEN = (0x00AD, 0xFEFF, 0x17B4, 0x17B5)
_INVISIBLE = dict.fromkeys((*_DIRECTIONS, *_NEVER_SEEN))
_DIGITS = dict(zip(range(0x17E0, 0x17EA), "0123456789", strict=True))
_ONE_SIGN = {0x17A3: "អ", 0x17A4: "អា", 0x17D3: "ំ", 0x17D8: "ល", 0x2019: "'", 0x00D7: "x"}
_TABLE = _INVISIBLE | _DIGITS | _ONE_SIGN

_COENG = "\u17d2"
_MARKS = "\u17b6-\u17d1\u17dd"
_SYLLABLE = re.compile(rf"([\u1780-\u17b3])((?:[{_MARKS}]|{_COENG}[\u1780-\u17b3]?)+)")
_STRAY_COENG = re.compile(rf"{_COENG}(?![\u1780-\u17b3])")
_PIECE = re.compile(rf"{_COENG}[\u1780-\u17b3]|[{_MARKS}]")
_WHOLE_VOWELS = (("\u17c1\u17b6", "\u17c4"), ("\u17c1\u17b8", "\u17be"))
_OTHER_SIGNS = re.compile(rf"(?:(?![{_MARKS}{_COENG}\u0300-\u036f%$៛#.])[\W_])+")
_LONE_DOT = re.compile(r"(?<!\d)\.|\.(?!\d)")
_KHMER = re.compile(r"[\u1780-\u17b3]")
_PLAIN_KHMER = re.compile(r"[\u1780-\u17d3\u17dd\u17e0-\u17e9\u200b 0-9a-z]*")
_NO_LETTER = re.compile(r"[\s%$៛#.]+")
_ASCII_OTHER = re.compile(r"[^0-9a-z%$#.]+")

_LEGACY_FONT = re.compile(r"\s*(limon|abc[-_ \d]|abc$|khek|tacteing|baidok)", re.IGNORECASE)
_LEGACY_SIGNS = re.compile(r"[µ¶ßåæøÁÂÃÄÅÆÈÊËÌÍÎÏÐÒÓÔÕÖØÙÚÛÜÝÞ¿¡¬§¤±²³´¸º«»]|[A-Za-z][;:<>{}\[\]|]")
_ODD_CAPITAL = re.compile(r"[a-z][A-Z]")


def fold(text: str) -> str:
    """Return a text in the one form in which headings and values are compared.

    Invisible characters go; Khmer syllables take the order base, subscripts, vowel, signs; ដ and ត
    as subscripts are one; digits are ASCII; capitals are small; punctuation is one space, but for
    the signs that carry meaning (``%``, ``$``, ``៛``, ``#``, a point between digits). Folding
    twice changes nothing.

    >>> fold("ថ្ងៃខែ\u200bឆ្នាំ\u200bកំណើត*"), fold("ផែ្នក") == fold("ផ្នែក")
    ('ថ្ងៃខែឆ្នាំកំណើត', True)
    >>> fold(" O.T.  (១.៥) – HOURS\u00a0"), fold("ចិន្ដា") == fold("ចិន្តា")
    ('o t 1.5 hours', True)
    """
    if text.isascii():
        words = text.lower().split()
        if "".join(words).isalnum():  # most words of headings: nothing in them needs a look
            return " ".join(words)
        plain = _ASCII_OTHER.sub(" ", text.lower())
    elif _PLAIN_KHMER.fullmatch(text):
        return " ".join(_in_order(text.translate(_TABLE)).split())
    else:
        plain = unicodedata.normalize("NFKC", text).translate(_TABLE)
        plain = unicodedata.normalize("NFKC", plain.casefold()).translate(_TABLE)
        plain = _OTHER_SIGNS.sub(" ", _in_order(plain))
    return " ".join(_LONE_DOT.sub(" ", plain).split())


def name_key(text: str) -> str:
    """Return the form in which two people's names are compared; "" where no letter is left.

    Spaces, points and accents make no difference; the order of the names does.

    >>> name_key("SOK  Dara") == name_key("Sok-Dara"), name_key("សុខ ចិន្ដា") == name_key("សុខចិន្តា")
    (True, True)
    """
    folded = fold(text)
    if folded.isascii():
        return _NO_LETTER.sub("", folded)
    if not is_khmer(folded):
        parts = unicodedata.normalize("NFD", folded)
        folded = "".join(sign for sign in parts if not unicodedata.combining(sign))
    return _in_order(_NO_LETTER.sub("", folded))


def is_khmer(text: str) -> bool:
    """Return whether a text holds a Khmer letter.

    >>> is_khmer("ភេទ"), is_khmer("Sex"), is_khmer("១២៣")
    (True, False, False)
    """
    return _KHMER.search(text) is not None


def is_legacy_font(font: str) -> bool:
    """Return whether a font shows Latin letters as Khmer, so that its text is no Khmer at all.

    >>> is_legacy_font("Limon S1"), is_legacy_font("ABC-TEXT-05"), is_legacy_font("Khmer OS")
    (True, True, False)
    """
    return _LEGACY_FONT.match(font) is not None


def looks_legacy(text: str) -> bool:
    """Return whether Latin letters look like Khmer typed for a legacy font.

    Capitals inside words and signs that no name has. Only a supporting sign: the cell's font says
    it surely, see ``is_legacy_font``.

    >>> looks_legacy("eQµaH"), looks_legacy("RbeTs"), looks_legacy("SOK Dara"), looks_legacy("សុខ")
    (True, True, False, False)
    """
    if is_khmer(text) or not any(sign.isalpha() for sign in text):
        return False
    words = [word for word in text.split() if not word.startswith(("Mc", "Mac"))]
    odd = sum(bool(_ODD_CAPITAL.search(word)) for word in words)
    return _LEGACY_SIGNS.search(text) is not None or (odd > 0 and odd * 2 >= len(words))


def _in_order(text: str) -> str:
    """Return a text with every Khmer syllable in the one order."""
    if not _KHMER.search(text):
        return text.replace(_COENG, "")
    text = _STRAY_COENG.sub("", text)
    return _SYLLABLE.sub(lambda match: match[0] if len(match[2]) < 2 else _syllable(match[0]), text)


@lru_cache(maxsize=1 << 15)
def _syllable(written: str) -> str:
    """Return one syllable as base, subscripts (រ last), shifter, vowel, signs; doubles once."""
    base, marks = written[0], _PIECE.findall(written[1:])
    below = [mark for mark in marks if mark[0] == _COENG]
    below = [_COENG + "ត" if mark == _COENG + "ដ" else mark for mark in below]
    below.sort(key=lambda mark: mark[1] == "រ")
    single = "".join(sorted(dict.fromkeys(m for m in marks if m[0] != _COENG), key=_rank))
    for parts, whole in _WHOLE_VOWELS:
        single = single.replace(parts, whole)
    single = "".join(sorted(single, key=_rank))
    return base + "".join(below) + _shifted(base, single)


def _rank(mark: str) -> tuple[int, str]:
    """Return where a mark stands in its syllable: shifter, vowel before, vowel, other sign."""
    if mark in "\u17c9\u17ca":
        return 0, mark
    if mark in "\u17c1\u17c2\u17c3":
        return 1, mark
    return (2, mark) if mark <= "\u17c5" else (3, mark)


def _shifted(base: str, marks: str) -> str:
    """Return the marks with ុ as a shifter where another vowel above shows it was meant as one."""
    above = re.search("[\u17b7-\u17ba\u17be]", marks)
    if "\u17bb" not in marks or not above or marks[0] in "\u17c9\u17ca":
        return marks
    return ("\u17ca" if base in "សហអ" else "\u17c9") + marks.replace("\u17bb", "")
