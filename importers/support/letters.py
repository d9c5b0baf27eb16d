"""One letter or digit → another of the same kind: script, capital or small, vowel or consonant."""

from __future__ import annotations

import random
import unicodedata
from functools import cache

_LATIN = ("aeiou", "bcdfghjklmnprstvwxyz")
_HAN = (
    "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林罗高梁郑谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢姜崔钟谭陆汪"
    "范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤明华国文建志海平春光伟玉红英"
)
_KHMER = (
    "កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរលវ",
    "សហអ",
    "ឥឦឧឪឫឬឭឮឯឱឳ",
    "\u17b7\u17b8\u17b9\u17ba",
    "\u17b6\u17c2\u17c3\u17c4\u17c5",
    "\u17bc\u17bd",
)
"""Letters and vowel signs that may stand for one another. Signs that stand in no group (ុ, ៉, េ, …)
stay: what folds alike with them has to fold alike afterwards."""

_BELOW = "កខគឃងចឆជឈញឋឌឍណថទធនបផពភមយលវស"
"""Below another letter ដ and ត are one, and រ goes last: these three stay there."""

COENG = "\u17d2"


@cache
def group(sign: str, below: bool = False) -> str:
    """Return the signs that one sign may become; "" where it stays as it is.

    >>> group("b")[:3], group("A"), group("5"), group("-"), group("ស")
    ('bcd', 'AEIOU', '0123456789', '', 'សហអ')
    """
    if sign.isascii():
        return _ascii_group(sign)
    if below:
        return _BELOW if sign in _BELOW else ""
    for signs in (*_KHMER, _HAN):
        if sign in signs:
            return signs
    return _other_group(sign)


def other(sign: str, chance: random.Random, below: bool = False) -> str:
    """Return another sign of the same kind; a sign that stands for nobody stays."""
    others = group(sign, below).replace(sign, "")
    return chance.choice(others) if others else sign


def _ascii_group(sign: str) -> str:
    if sign.isdigit():
        return "0123456789"
    for signs in _LATIN:
        if sign.lower() in signs:
            return signs if sign.islower() else signs.upper()
    return "bcdfghjklmnprstvwxyz" if sign == "q" else "BCDFGHJKLMNPRSTVWXYZ" if sign == "Q" else ""


def _other_group(sign: str) -> str:
    """Return the letters or digits around a sign of any other script."""
    kind = unicodedata.category(sign)
    if kind == "Nd":
        zero = ord(sign) - unicodedata.digit(sign)
        return "".join(chr(zero + value) for value in range(10))
    if "\u3400" <= sign <= "\u9fff":
        return _HAN
    if kind not in ("Ll", "Lu", "Lo") or "\u1780" <= sign <= "\u17ff":
        return ""
    start = ord(sign) & ~15
    around = [chr(code) for code in range(start, start + 16)]
    return "".join(each for each in around if unicodedata.category(each) == kind)
