"""PER-018: the enterprise file beside what the vault knows of the month."""

from __future__ import annotations

from collections.abc import Iterator

from declaration.findings import Finding
from declaration.month import Month
from declaration.monthly import Enterprise

TEXTS = ("name", "name_km", "nssf_number", "sector")


def said_otherwise(given: Enterprise | None, holds: Enterprise, month: Month) -> list[Finding]:
    """Return a finding for each fact of the file that is another one in the vault.

    Args:
        given: the enterprise as its file has it; what it leaves out says nothing.
        holds: as the vault has it in the month.
        month: that is declared.
    """
    if given is None:
        return []
    return [
        Finding(
            "PER-018",
            field=fact,
            value=said,
            expected=held,
            figures={"fact": fact, "given": said, "holds": held or "–", "month": month},
        )
        for fact, said, held in _facts(given, holds)
        if said and _plain(said) != _plain(held)
    ]


def _facts(given: Enterprise, holds: Enterprise) -> Iterator[tuple[str, str, str]]:
    for name in TEXTS:
        yield name, getattr(given, name), getattr(holds, name)
    for figure, reading in given.readings.items():
        yield figure, reading, holds.readings.get(figure, "")


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
