"""The signs that XML may hold, checked over a whole block of it.

What a block fails here an XML parser would refuse; so the fast readers accept nothing more.
"""

from __future__ import annotations

import re

import numpy as np

from importers.workbook.refusal import Unsupported

_ENTITY = re.compile(rb"&(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});")
_NO_SIGNS = ("\ufffe".encode(), "\uffff".encode())


def check_signs(raw: bytes) -> None:
    """Check a block: no control characters, entities of XML only, sound UTF-8.

    Raises:
        Unsupported: it holds anything else.
    """
    low = np.count_nonzero(np.frombuffer(raw, np.uint8) < ord(" "))
    if low and low != sum(map(raw.count, (b"\t", b"\n", b"\r"))):
        raise Unsupported("a control character")
    entities = raw.count(b"&")
    if entities and entities != len(_ENTITY.findall(raw)):
        raise Unsupported("a lone ampersand")
    if not raw.isascii():
        _check_beyond_ascii(raw)


def _check_beyond_ascii(raw: bytes) -> None:
    try:
        raw.decode()
    except UnicodeDecodeError:
        raise Unsupported("bytes that are not UTF-8") from None
    if any(sign in raw for sign in _NO_SIGNS):
        raise Unsupported("signs that XML does not have")
