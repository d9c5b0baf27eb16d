"""Names in two parts and in one: what a file asks for, from what the payroll has.

Payrolls keep the whole name in one cell, or family and given name in two; the declaration wants
two, reports want one. A whole name is parted at its first space, family name first, as Khmer names
are written; a name without a space stays whole as family name. EXP-003 says that it was done.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from declaration.export.clean import clean
from declaration.payroll import Bool, Payroll, Texts


def whole(payroll: Payroll, script: str) -> Texts:
    """Return whole names: the payroll's own, else family and given name [n].

    Args:
        payroll: whose workers.
        script: ``km`` or ``latin``.
    """
    own = payroll.text(f"name_{script}")
    missing = ~own.filled()
    if not missing.any() or not _in_two_cells(payroll, script).any():
        return own
    parts = (payroll.text(f"family_name_{script}"), payroll.text(f"given_name_{script}"))
    joined = _joined(*parts)
    if missing.all():
        return joined
    return Texts.of(np.where(missing, joined.values(), own.values()).tolist())


def _joined(first: Texts, second: Texts) -> Texts:
    """Return both texts with a space between; each different pair is put together once."""
    width = len(second.pool)
    numbers = first.codes.astype(np.int64) * width + second.codes
    pairs, codes = np.unique(numbers, return_inverse=True)
    places = (divmod(pair, width) for pair in pairs.tolist())
    texts = [" ".join(filter(None, (first.pool[a], second.pool[b]))) for a, b in places]
    blank = (first.codes == 0) & (second.codes == 0)
    return Texts(np.where(blank, 0, codes.reshape(-1) + 1).astype(np.int32), ["", *texts])


def family(payroll: Payroll, script: str) -> Texts:
    """Return family names: the payroll's own, else the whole name up to its first space [n]."""
    return _part(payroll, script, "family_name", lambda words: words[:1])


def given(payroll: Payroll, script: str) -> Texts:
    """Return given names: the payroll's own, else the whole name after its first space [n]."""
    return _part(payroll, script, "given_name", lambda words: words[1:])


def parted(payroll: Payroll, script: str) -> Bool:
    """Return whose whole name had to be parted [n]."""
    return payroll.text(f"name_{script}").filled() & ~_in_two_cells(payroll, script)


def not_parted(payroll: Payroll, script: str) -> Bool:
    """Return whose whole name has no space to part it at [n]."""
    names = payroll.text(f"name_{script}")
    return parted(payroll, script) & names.where(lambda text: len(_words(text)) < 2)


def _in_two_cells(payroll: Payroll, script: str) -> Bool:
    in_family = payroll.text(f"family_name_{script}").filled()
    return in_family | payroll.text(f"given_name_{script}").filled()


def _part(
    payroll: Payroll, script: str, field: str, cut: Callable[[list[str]], list[str]]
) -> Texts:
    own = payroll.text(f"{field}_{script}")
    from_whole = parted(payroll, script)
    if not from_whole.any():
        return own
    cut_out = payroll.text(f"name_{script}").map(lambda text: "".join(cut(_words(text))))
    if not own.filled().any():
        return Texts(np.where(from_whole, cut_out.codes, np.int32(0)), cut_out.pool)
    both = np.where(from_whole, cut_out.values(), own.values())
    return Texts.of(both.tolist())


def _words(text: str) -> list[str]:
    """Return the text before its first space, and the rest; only the one where it has none."""
    return clean(text).strip().split(maxsplit=1)
