"""Equal names found over a whole table at once: a number for each name, and who shares one.

In come the names of a column; out comes a number that equal names share, so that only the few that
share it need be compared letter by letter (``declaration.khmer.name_key``).
"""

from __future__ import annotations

from functools import cache

import numpy as np

from declaration.ordered import different
from declaration.payroll import Bool, Int, Texts


def rough_name_keys(names: Texts) -> Int:
    """Return a number for each name that equal names share; 0 where there is none [n].

    It adds up the signs that every spelling of a name keeps (Khmer consonants, ដ as ត; Latin
    consonants; digits), in whatever order, so that only names that share it need be compared
    letter by letter (``name_key``).

    >>> a, b, c = rough_name_keys(Texts.of(["SOK Dara", "sok-dara", "SOK Dana"])).tolist()
    >>> a == b, a == c
    (True, False)
    """
    signs = np.frombuffer(("\0".join(names.pool) + "\0").encode("utf-32-le"), "<u4")
    starts = np.concatenate([[0], np.flatnonzero(signs == 0)[:-1] + 1])
    weights = _weights()
    sums = np.add.reduceat(weights[np.minimum(signs, len(weights) - 1)], starts)
    keys: Int = sums[names.codes]
    return keys


@cache
def _weights() -> Int:
    """Return a large number for each sign that a name keeps, 0 for the others."""
    weights = np.zeros(0x1800, np.int64)
    khmer = [sign for sign in range(0x1780, 0x17A3) if sign != ord("ដ")]
    latin = [sign for sign in range(ord("a"), ord("z") + 1) if chr(sign) not in "aeiou"]
    for sign in (*khmer, *latin, *range(ord("0"), ord("9") + 1)):
        weights[sign] = pow(sign, 7, 2**61 - 1)
    weights[ord("ដ")] = weights[ord("ត")]
    weights[[0x17A3, 0x17A4]], weights[0x17D8] = weights[ord("អ")], weights[ord("ល")]
    weights[0x17E0:0x17EA] = weights[ord("0") : ord("9") + 1]
    weights[[ord(chr(sign).upper()) for sign in latin]] = weights[latin]
    return weights


def repeated(keys: Int, rows: Bool) -> list[int]:
    """Return the rows whose key others have too, in order.

    >>> repeated(np.array([7, 8, 7, 9]), np.array([True] * 4))
    [0, 2]
    """
    who = np.flatnonzero(rows)
    order = who[np.argsort(keys[who], kind="stable")]
    same = keys[order[1:]] == keys[order[:-1]]
    found: list[int] = different(np.concatenate([order[1:][same], order[:-1][same]])).tolist()
    return found
