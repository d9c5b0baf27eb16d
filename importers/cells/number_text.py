"""One text → one number, the ways payrolls write them; and a column's decimal mark."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

from declaration.identifiers.digits import ascii_digits

Mark = Literal[".", ",", ""]
"""The decimal mark of a column; "" where each text has to speak for itself."""

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u00ad"))
_SIGNS = str.maketrans("−‒–—―‐‑﹣’‘`´′٬٫。", "--------''''',..")

_CURRENCY = re.compile(
    r"US\s?\$|USD|KHR|RIELS?|DOLLARS?|\$|៛|រៀល|ដុល្លារ?|美元|美金|瑞尔|瑞爾|柬币|柬幣|R(?=[\s\d.]|$)",
    re.IGNORECASE,
)
_ZERO = re.compile(r"-+|NIL|NONE|ZERO|គ្មាន|សូន្យ|无|無|零", re.IGNORECASE)
_PLAIN = re.compile(r"\d+|\d*\.\d+|\d+\.")
_SCIENTIFIC = re.compile(r"\d(\.\d+)?E[+-]?\d{1,2}", re.IGNORECASE)
_COMMA_GROUPS = re.compile(r"\d{1,3}(,\d{3})+(\.\d*)?")
_DOT_GROUPS = re.compile(r"\d{1,3}(\.\d{3})+(,\d*)?")
_GAP_GROUPS = re.compile(r"\d{1,3}(([ '])\d{3})(\2\d{3})*([.,]\d*)?")
_DECIMAL_COMMA = re.compile(r"\d*,\d+")
_ONE_GROUP = re.compile(r"\d{1,3}[.,]\d{3}")
_OPEN_DOT = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_NO_CENTS = re.compile(r"(?<=\d)(?:[.,]-{1,2}|/-)$")
"""``250.-`` and ``250/-``: the dash stands for no cents, and is no minus."""
_LONGEST = 60


def plain(text: str) -> str:
    """Return the text in one form: ASCII digits, signs and spaces; invisible characters gone.

    >>> plain("១២\u200b៣\u00a0៛"), plain("－６")
    ('123 ៛', '-6')
    """
    form = ascii_digits(text.translate(_SIGNS)).translate(_INVISIBLE)
    return " ".join(form.translate(_SIGNS).split())


def number_of(text: str, mark: Mark = "") -> Decimal | None:
    """Return the number that a text stands for, or None where it is none.

    Reads Khmer and full-width digits, currency signs and words on either side, brackets and a
    leading or trailing minus, thousands parted by comma, dot, space or apostrophe. A dash or a
    word for nothing is zero, and so are the cents of ``250.-``. A percentage is no amount; a blank
    is no number.

    Args:
        text: as the cell has it.
        mark: the column's decimal mark, see ``decimal_mark``; "" takes one dot for a decimal
            point and one comma before three digits for thousands.

    >>> number_of("$ 1,250.50"), number_of("៛ ១,០០០,០០០"), number_of("(6.00)"), number_of("-")
    (Decimal('1250.50'), Decimal('1000000'), Decimal('-6.00'), Decimal('0'))
    >>> number_of("1.234"), number_of("1.234", mark=","), number_of("2%"), number_of("n/a")
    (Decimal('1.234'), Decimal('1234'), None, None)
    >>> number_of("250.-"), number_of("250,--"), number_of("-250.-"), number_of("250-")
    (Decimal('250'), Decimal('250'), Decimal('-250'), Decimal('-250'))
    """
    if len(text) > _LONGEST:
        return None
    if text.isascii() and text.isdecimal():
        return Decimal(text)
    body, negative = _unsigned(_CURRENCY.sub(" ", plain(text)).strip())
    if body and _ZERO.fullmatch(body):
        return Decimal(0)
    digits = _digits(body, mark)
    if digits is None:
        return None
    number = Decimal(digits)
    return -number if negative and number else number


def is_zero_word(text: str) -> bool:
    """Return whether a text is a dash or a word for nothing.

    >>> is_zero_word(" - "), is_zero_word("$ -"), is_zero_word("0"), is_zero_word("")
    (True, True, False, False)
    """
    body = _CURRENCY.sub(" ", plain(text)).strip() if len(text) <= _LONGEST else ""
    return bool(_ZERO.fullmatch(body))


def reads_two_ways(text: str) -> bool:
    """Return whether a dot before three digits leaves open a thousand or a thousandth.

    >>> reads_two_ways("1.234"), reads_two_ways("0.125"), reads_two_ways("1.25")
    (True, False, False)
    """
    if "." not in text or len(text) > _LONGEST:
        return False
    body, _ = _unsigned(_CURRENCY.sub(" ", plain(text)).strip())
    return bool(_OPEN_DOT.fullmatch(body))


def currency_of(text: str) -> str:
    """Return the currency a text names: ``USD``, ``KHR``, or "" for none or both.

    >>> currency_of("$ 250"), currency_of("250 ៛"), currency_of("250")
    ('USD', 'KHR', '')
    """
    named = {
        "USD" if re.match(r"(?i)US|D|\$|ដ|美", sign) else "KHR"
        for sign in _CURRENCY.findall(plain(text))
    }
    return named.pop() if len(named) == 1 else ""


def decimal_mark(texts: Iterable[str], currency: str = "") -> Mark:
    """Return the decimal mark that a column's texts agree on, or "" where nothing tells.

    Riel have no small parts, so a riel column written ``250.000`` throughout means thousands.

    >>> decimal_mark(["1.234.567", "950.000"]), decimal_mark(["1,234.50", "12,500"])
    (',', '.')
    >>> decimal_mark(["1.234,50"]), decimal_mark(["250.000"], "KHR"), decimal_mark(["250.000"])
    (',', ',', '')
    """
    bodies = [_unsigned(_CURRENCY.sub(" ", plain(text)).strip())[0] for text in texts]
    said = {_mark_said(body) for body in bodies} - {""}
    if len(said) == 1:
        return "," if said == {","} else "."
    dotted = [body for body in bodies if "." in body]
    in_groups = bool(dotted) and all(_ONE_GROUP.fullmatch(body) for body in dotted)
    return "," if not said and currency == "KHR" and in_groups else ""


def _unsigned(body: str) -> tuple[str, bool]:
    """Return a text without brackets and signs, and whether they say negative."""
    negative = False
    if body.startswith("(") and body.endswith(")"):
        body, negative = body[1:-1].strip(), True
    body = _NO_CENTS.sub("", body.lstrip("'").strip())
    if len(body) > 1 and any(sign.isalnum() for sign in body):
        if body[0] in "+-":
            body, negative = body[1:].strip(), negative or body[0] == "-"
        elif body[-1] == "-":
            body, negative = body[:-1].strip(), True
    return body, negative


def _digits(body: str, mark: Mark) -> str | None:
    """Return a number's digits with a decimal point, or None where the text is no number."""
    if _GAP_GROUPS.fullmatch(body):
        body = body.replace(" ", "").replace("'", "")
    if (mark or _mark_said(body)) == ",":
        if _DOT_GROUPS.fullmatch(body) or _DECIMAL_COMMA.fullmatch(body):
            return _with_point(body.replace(".", "").replace(",", "."))
        return body if body.isdecimal() else None
    if _PLAIN.fullmatch(body):
        return _with_point(body)
    if _COMMA_GROUPS.fullmatch(body):
        return _with_point(body.replace(",", ""))
    return body if _SCIENTIFIC.fullmatch(body) else None


def _with_point(digits: str) -> str:
    """Return digits that ``Decimal`` takes: no bare point at either end."""
    whole, _, part = digits.partition(".")
    return f"{whole or '0'}.{part}" if part else whole


def _mark_said(body: str) -> str:
    """Return the decimal mark a text gives away: both marks, a repeated one, or odd decimals."""
    last = max(body.rfind("."), body.rfind(","))
    if last < 0:
        return ""
    this, other = body[last], "," if body[last] == "." else "."
    if body.count(this) > 1:
        return other
    if other in body or not re.search(r"(?<!\d)[1-9]\d{0,2}[.,]\d{3}$", body):
        return this
    return ""
