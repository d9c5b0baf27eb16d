"""All vaults below a folder in one table: what is next for each, and how it stands. No Qt.

    rows = board(Path("factories"), None, Keys(), today, tell)
    rows = board_of(vaults_below(folder), open_one, today, tell)     # opened in a way of one's own

A vault that does not open has a row that says why; it keeps nobody from seeing the others.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from declaration.vault.errors import VaultError
from declaration.vault.returns import Return, manifest_in, missing_months, returns
from desktop.tables import shorten, table
from desktop.texts import Translator, mark
from desktop.vault.opening import opened
from desktop.vault.shown import next_due

if TYPE_CHECKING:
    from declaration.vault.store import Vault
    from desktop.secrets import Keys

ENDING = ".pheaktean"
LONGEST = 26
"""Columns of a terminal that a name may take."""

COPY = re.compile(r"(?P<of>.+?) (before )?\d{4}-\d{2}-\d{2}( \d{4})?( \(\d+\))?")
"""How the names of backups and of vaults put aside are made."""

Tell = Callable[[str, float], None]
"""Told which vault is looked at, and how much of all is done [0 to 1]; raises to cancel."""

OpenOne = Callable[[Path], AbstractContextManager["Vault"]]
"""Opens a vault for reading; what it gives closes it again. Raises ``VaultError``."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One vault, as the table has it.

    Attributes:
        path: of the vault.
        name: of the enterprise; "" where the vault does not open.
        name_km: in Khmer, where it is known.
        nssf_number: likewise.
        month: to be declared next, ``YYYY-MM``; "" where nothing is kept yet.
        state: of that month: ``draft``, or ``open`` where nothing of it is kept.
        payment: last day to pay it, or None.
        documents: last day to file it, or None.
        days_to_pay: from today; below 0 after it; None where not known.
        days_to_file: likewise.
        last: the last month that is sealed; "" for none.
        workers: declared in it.
        remittance: of all its returns [riel].
        stops: findings that stop the month that is next, or the last where nothing is kept of it.
        errors: likewise that hold workers out.
        warnings: likewise.
        at_risk: what its priced findings come to [riel]; None where not known.
        missing: months that are missing between others.
        trouble: why the vault does not open, or None.
    """

    path: Path
    name: str = ""
    name_km: str = ""
    nssf_number: str = ""
    month: str = ""
    state: str = ""
    payment: date | None = None
    documents: date | None = None
    days_to_pay: int | None = None
    days_to_file: int | None = None
    last: str = ""
    workers: int = 0
    remittance: int = 0
    stops: int = 0
    errors: int = 0
    warnings: int = 0
    at_risk: int | None = None
    missing: tuple[str, ...] = ()
    trouble: VaultError | None = None


def board(
    folder: Path, passphrase: str | None, keys: Keys, today: date, tell: Tell | None = None
) -> list[Standing]:
    """Return how every vault in a folder and in those below it stands; the most urgent first.

    Args:
        folder: of all vaults.
        passphrase: that opens all of them; None to ask the key store for the key of each.
        keys: the key store.
        today: days are counted from it.
        tell: told of each.
    """

    def open_one(path: Path) -> Vault:
        return opened(path, passphrase, keys, read_only=True)

    return board_of(vaults_below(folder, tell), open_one, today, tell)


def board_of(
    paths: Sequence[Path],
    open_one: OpenOne,
    today: date,
    tell: Tell | None = None,
    came: Callable[[Standing], None] | None = None,
) -> list[Standing]:
    """Return how some vaults stand; the most urgent first.

    Args:
        paths: of the vaults.
        open_one: opens each.
        today: days are counted from it.
        tell: told of each before it is opened.
        came: handed each row as soon as it is known; they stay known where ``tell`` cancels.
    """
    found = []
    for i, path in enumerate(paths):
        if tell:
            tell(path.name, i / len(paths))
        found.append(_standing(path, open_one, today))
        if came:
            came(found[-1])
    return sorted(found, key=urgency)


def vaults_below(folder: Path, tell: Tell | None = None) -> list[Path]:
    """Return the vaults in a folder and in those below it, by path.

    Hidden folders are not looked into. A backup, or a vault that was put aside, is left out where
    the vault itself lies below the folder too.

    Args:
        folder: of all vaults.
        tell: told of each folder; raises to cancel.
    """
    found = []
    for above, folders, names in os.walk(folder):
        if tell:
            tell(Path(above).name, 0.0)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(above, name) for name in names if _is_vault(name)]
    known = {path.stem for path in found}
    return sorted(path for path in found if not _is_copy(path, known))


def _is_vault(name: str) -> bool:
    return name.endswith(ENDING) and not name.startswith(".")


def _is_copy(path: Path, known: Iterable[str]) -> bool:
    named = COPY.fullmatch(path.stem)
    return named is not None and named["of"] in known


def urgency(one: Standing) -> tuple[bool, int, str]:
    """Return what vaults are sorted by: those that do not open, then by days to the payment."""
    days = one.days_to_pay
    return one.trouble is None, 10**6 if days is None else days, str(one.path)


def _standing(path: Path, open_one: OpenOne, today: date) -> Standing:
    try:
        with open_one(path) as vault:
            return standing(vault, today)
    except VaultError as problem:
        return Standing(path, trouble=problem)


def standing(vault: Vault, today: date) -> Standing:
    """Return how one open vault stands."""
    found, enterprise = returns(vault), vault.facts.enterprise
    sealed = [each for each in found if each.is_sealed]
    last = max((each.month for each in sealed), default=None)
    of_last = [each for each in sealed if each.month == last]
    return Standing(
        path=vault.path,
        name=enterprise.name,
        name_km=enterprise.name_km,
        nssf_number=enterprise.nssf_number,
        **_next(found, today),
        last=str(last or ""),
        workers=sum(each.workers for each in of_last),
        remittance=sum(each.remittance for each in of_last),
        **_findings(vault, found),
        missing=tuple(map(str, missing_months([each.month for each in found]))),
    )


def _next(found: list[Return], today: date) -> dict[str, Any]:
    """Return what is said of the month that is next."""
    due = next_due(found)
    if due is None:
        return {}
    payment, documents = map(date.fromisoformat, (due["payment"], due["documents"]))
    kept = any(str(each.month) == due["month"] for each in found if not each.is_sealed)
    return {
        "month": due["month"],
        "state": "draft" if kept else "open",
        "payment": payment,
        "documents": documents,
        "days_to_pay": (payment - today).days,
        "days_to_file": (documents - today).days,
    }


def _findings(vault: Vault, found: Sequence[Return]) -> dict[str, Any]:
    """Return what is said of the findings of the draft that is next, else of the last return."""
    due = next_due(list(found))
    month = due["month"] if due else ""
    drafts = [each for each in found if not each.is_sealed and str(each.month) == month]
    sealed = sorted((each for each in found if each.is_sealed), key=lambda each: each.place)
    if not drafts and not sealed:
        return {}
    manifest = manifest_in(vault, (drafts or sealed)[-1])
    counts = manifest.get("findings", {})
    named = {"stops": "stop", "errors": "error", "warnings": "warning"}
    figures = {name: counts.get(severity, 0) for name, severity in named.items()}
    return {**figures, "at_risk": manifest.get("at_risk")}


def data(one: Standing, why: Callable[[VaultError], str]) -> dict[str, Any]:
    """Return one vault as plain data.

    Args:
        one: the vault.
        why: gives the sentence of a trouble in the reader's language.
    """
    plain = {each.name: getattr(one, each.name) for each in fields(one)}
    for name in ("payment", "documents"):
        plain[name] = plain[name].isoformat() if plain[name] else None
    trouble = why(one.trouble) if one.trouble else None
    return {**plain, "path": str(one.path), "missing": list(one.missing), "trouble": trouble}


HEADINGS = (
    mark("enterprise"),
    mark("next"),
    mark("state"),
    mark("days to pay"),
    mark("days to file"),
    mark("stops"),
    mark("errors"),
    mark("riel at risk"),
    mark("last sealed"),
)

STATES = {"draft": mark("draft"), "open": mark("to be done"), "": ""}


def lines(rows: Sequence[Standing], _: Translator, why: Callable[[VaultError], str]) -> list[str]:
    """Return the lines that show the table on a terminal; below it what keeps vaults shut."""
    shown = table([_(heading) for heading in HEADINGS], [_row(one, _) for one in rows], range(3, 8))
    shut = [f"{one.path}: {why(one.trouble)}" for one in rows if one.trouble]
    return [*shown, *([""] if shut else []), *shut]


def _row(one: Standing, _: Translator) -> tuple[str, ...]:
    if one.trouble:
        return (shorten(one.path.stem, LONGEST), "?", *[""] * (len(HEADINGS) - 2))
    days = ("" if left is None else str(left) for left in (one.days_to_pay, one.days_to_file))
    figures = (str(one.stops), str(one.errors))
    risk = "" if one.at_risk is None else f"{one.at_risk:,}"
    name = shorten(one.name, LONGEST)
    return (name, one.month, _(STATES[one.state]), *days, *figures, risk, one.last)
