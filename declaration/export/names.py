"""Names in two parts and in one: what a file asks for, from what the payroll has.

Payrolls keep the whole name in one cell, or family and given name in two; the declaration wants
two, reports want one. A whole name is parted at its first space, family name first, as Khmer names
are written; a name without a space stays whole as family name. EXP-003 says that it was done.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from declaration.export.clean import clean, clean_all
from declaration.payroll import Bool, Payroll, Texts

PARTS = ("name", "family_name", "given_name")


@dataclass(frozen=True, slots=True)
class Names:
    """The names of all workers in one script.

    Attributes:
        whole: the payroll's own, else family and given name [n].
        family: the payroll's own, else the whole name up to its first space [n].
        given: the payroll's own, else the whole name after its first space [n].
        parted: whose whole name had to be parted [n].
        not_parted: whose whole name has no space to part it at [n].
    """

    whole: Texts
    family: Texts
    given: Texts
    parted: Bool
    not_parted: Bool

    def part(self, name: str) -> Texts:
        """Return the column of ``name``, ``family_name`` or ``given_name``."""
        return {"name": self.whole, "family_name": self.family}.get(name, self.given)


def names_of(payroll: Payroll, script: str) -> Names:
    """Return the names of all workers.

    Args:
        payroll: whose workers.
        script: ``km`` or ``latin``.
    """
    whole, family, given = (_text(payroll, f"{part}_{script}") for part in PARTS)
    parted = whole.filled() & ~family.filled() & ~given.filled()
    return Names(
        _joined_where_blank(whole, family, given),
        _cut_where(parted, family, whole, lambda words: words[:1]),
        _cut_where(parted, given, whole, lambda words: words[1:]),
        parted,
        parted & whole.where(lambda text: len(_words(text)) < 2),
    )


def part_and_script(figure: str) -> tuple[str, str] | None:
    """Return which name a figure is, and in which script; None for any other figure.

    >>> part_and_script("given_name_km"), part_and_script("wage_khr")
    (('given_name', 'km'), None)
    """
    part, _, script = figure.rpartition("_")
    return (part, script) if part in PARTS and script in ("km", "latin") else None


def _text(payroll: Payroll, field: str) -> Texts:
    """Return a field's texts as files can carry them; what is left of some is blank."""
    texts = payroll.text(field)
    used = [texts.pool[code] for code in texts.used()]
    return texts if clean_all(used) == used else texts.map(clean)


def _words(text: str) -> list[str]:
    """Return the text before its first space, and the rest; only the one where it has none."""
    return text.strip().split(maxsplit=1)


def _joined_where_blank(whole: Texts, family: Texts, given: Texts) -> Texts:
    missing = ~whole.filled()
    if not (missing & (family.filled() | given.filled())).any():
        return whole
    joined = _joined(family, given)
    if missing.all():
        return joined
    return Texts.of(np.where(missing, joined.values(), whole.values()).tolist())


def _joined(first: Texts, second: Texts) -> Texts:
    """Return both texts with a space between; each different pair is put together once."""
    width = len(second.pool)
    numbers = first.codes.astype(np.int64) * width + second.codes
    pairs, codes = np.unique(numbers, return_inverse=True)
    places = (divmod(pair, width) for pair in pairs.tolist())
    texts = [" ".join(filter(None, (first.pool[a], second.pool[b]))) for a, b in places]
    blank = (first.codes == 0) & (second.codes == 0)
    return Texts(np.where(blank, 0, codes.reshape(-1) + 1).astype(np.int32), ["", *texts])


def _cut_where(
    rows: Bool, own: Texts, whole: Texts, cut: Callable[[list[str]], list[str]]
) -> Texts:
    if not rows.any():
        return own
    cut_out = whole.map(lambda text: "".join(cut(_words(text))))
    if not own.filled().any():
        return Texts(np.where(rows, cut_out.codes, np.int32(0)), cut_out.pool)
    return Texts.of(np.where(rows, cut_out.values(), own.values()).tolist())
