"""Taking a heading apart: numbering, currency, lines, brackets, languages."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from importers.dictionary import dictionary, normal
from resources import resource

_NUMBERING = re.compile(
    r"^\s*(?:[(\[（]?\d{1,2}\s*[.)\]）、]\s*(?=[^\d\s])|[(（]?[A-Za-z][)）]\s*(?=\S)|[A-Z]\.\s+)"
)
_FORMULA = re.compile(
    r"[(\[（]\s*(?:[A-Za-z]|\d{1,2})(?:\s*[-+=*×x/÷~]\s*(?:[A-Za-z]|\d{1,2}(?:\.\d+)?))*\s*[)\]）]"
    r"|[(（]\s*[-+−–]\s*[)）]"
)
_LINES = re.compile(r"[\r\n]+|\s+[/|]\s+|[|;；]")
_SEPARATORS = re.compile(r"[\r\n/|;；()（）\[\]{}:：,，、]+|\s[-–—]\s")
_SCRIPTS = re.compile(
    r"(?P<km>[\u1780-\u17ff][\u1780-\u17ff\s\d%.]*)"
    r"|(?P<zh>[\u4e00-\u9fff\u3000-\u303f][\u4e00-\u9fff\u3000-\u303f\d%.]*)"
    r"|(?P<la>[^\u1780-\u17ff\u4e00-\u9fff]+)"
)


def bare(text: str) -> str:
    """Return a heading without its numbering and the formula behind it.

    >>> bare("3. Basic (A+B)"), bare("(A) Gross"), bare("1.5 OT"), bare("Sex (M/F)")
    ('Basic', 'Gross', '1.5 OT', 'Sex')
    """
    return _FORMULA.sub(" ", _NUMBERING.sub("", text)).strip()


def without_currency(text: str) -> str:
    """Return a heading, normal, without the words and signs that say its currency.

    >>> without_currency("Gross (US$)"), without_currency("ប្រាក់ខែសរុប (រៀល)")
    ('gross', 'ប្រាក់ខែសរុប')
    """
    return " ".join(_currency_words().sub(" ", normal(text)).split())


@lru_cache(maxsize=4096)
def currency_said(text: str) -> str:
    """Return the one currency that a heading names: ``USD``, ``KHR``, or "" for none or both.

    >>> currency_said("Net Pay ($)"), currency_said("实发(瑞尔)"), currency_said("USD/KHR")
    ('USD', 'KHR', '')
    """
    words = _currency_words().findall(normal(text))
    named = {dictionary().currencies[word] for word in words}
    return named.pop() if len(named) == 1 else ""


def unqualified(text: str) -> str:
    """Return a heading without what it says to be in it or left out; as it is if nothing is left.

    >>> unqualified("Gross (excl. OT)"), unqualified("应发工资(不含加班费)")
    ('Gross', '应发工资')
    >>> unqualified("Total (OT excluded) USD"), unqualified("Without OT")
    ('Total USD', 'Without OT')
    """
    plain = text.replace("\u200b", "")
    if any(word in plain.lower() for word in _words_that_qualify()):
        plain = _qualifier().sub(" ", plain)
    rest = " ".join(plain.split())
    return rest if rest and rest != text else text


@cache
def _left_out() -> dict[str, list[str]]:
    with resource("words", "left_out.toml").open("rb") as file:
        words: dict[str, list[str]] = tomllib.load(file)
    return words | {"without": [word for word in words["without"] if word not in _COUNTS]}


@cache
def _words_that_qualify() -> frozenset[str]:
    """Return in small letters what a qualified heading has one of; most headings have none."""
    words = _left_out()
    return frozenset(
        w.lower() for name in ("without", "including", "excluded") for w in words[name]
    )


@cache
def _qualifier() -> re.Pattern[str]:
    words = _left_out()
    before = _any_of(words["without"] + words["including"])
    after = _any_of(words["excluded"] + words["including"])
    item = _any_of(words["overtime"] + words["allowances"])
    first = rf"[(（\[]?\s*(?:{before})[\s.:\-]*(?:the |any |all )?(?:{item})"
    last = rf"[(（\[]\s*(?:{item})[^)）\]]*?(?:{after})"
    return re.compile(rf"(?:{first}|{last})[^)）\]]*[)）\]]?", re.IGNORECASE)


_COUNTS = frozenset(("no", "less"))
"""Words of "without" that also count or take off: "No OT hours", "Less bonus"."""


def segments(text: str) -> Iterator[list[str]]:
    """Yield the ways to part a heading, coarse to fine; ways that part nothing are left out."""
    seen = [text.strip()]
    for parts in (_parts(_LINES, text), _parts(_SEPARATORS, text), _languages(text)):
        if len(parts) > 1 and parts != seen:
            seen = parts
            yield parts


def scripts(text: str) -> dict[str, str]:
    """Return script (``km``, ``zh``, ``la``) → the words of a heading in it."""
    found: dict[str, str] = {}
    for match in _SCRIPTS.finditer(normal(text)):
        name = str(match.lastgroup)
        found[name] = f"{found.get(name, '')} {match[0].strip()}".strip()
    return {name: words for name, words in found.items() if words}


def _parts(pattern: re.Pattern[str], text: str) -> list[str]:
    return [part for piece in pattern.split(text) if (part := piece.strip())]


def _languages(text: str) -> list[str]:
    """Return a heading's parts, also where the script changes."""
    pieces = _parts(_SEPARATORS, text)
    return [
        m[0].strip() for piece in pieces for m in _SCRIPTS.finditer(normal(piece)) if m[0].strip()
    ]


@cache
def _currency_words() -> re.Pattern[str]:
    return alternation(dictionary().currencies)


def alternation(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of any of the phrases, longest first; Latin ones only as whole words."""
    return re.compile(_any_of(phrases))


def _any_of(phrases: Iterable[str]) -> str:
    longest = sorted(phrases, key=len, reverse=True)
    return "|".join(_bounded(phrase) for phrase in longest)


def _bounded(phrase: str) -> str:
    before = "(?<![a-z])" if phrase[0].isascii() and phrase[0].isalpha() else ""
    after = "(?![a-z])" if phrase[-1].isascii() and phrase[-1].isalpha() else ""
    return before + re.escape(phrase) + after
