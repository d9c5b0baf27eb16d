"""A sealed month reckoned again, told on the terminal or as data: the same riel, or what differs.

    again = rerun(vault, of, payrolls, register, passwords)
    lines(again, _)                                # for people
    data(again)                                    # for scripts: every cell that differs

Without payrolls the sealed lines are reckoned again; with the payrolls of that month they are read
again as well, under the mapping, the rate and the choices that were sealed. No Qt.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from declaration.vault.errors import VaultError
from desktop.correcting import corrected_again
from desktop.tables import table
from desktop.texts import Translator, mark

if TYPE_CHECKING:
    from declaration.month import Month
    from declaration.monthly import Enterprise, MonthlyDeclaration
    from declaration.payroll import Payroll
    from declaration.vault.manifest import Manifest
    from declaration.vault.rerun import Rerun
    from declaration.vault.returns import Return
    from declaration.vault.store import Vault


@dataclass(frozen=True, slots=True)
class Again:
    """What came of a sealed return.

    Attributes:
        of: the return.
        found: what is the same and what differs.
        changed: files given that are not those that were sealed, and sealed ones not given.
    """

    of: Return
    found: Rerun
    changed: tuple[str, ...] = ()


class NotSealedError(VaultError):
    """The vault has no such return."""

    sentence = mark(
        "“{name}” has no sealed return of {month} that was asked for. What it has, says: "
        "pheaktean vault status {name}."
    )


def sealed_return(vault: Vault, month: Month, kind: str | None, number: int = 1) -> Return:
    """Return a sealed return of a month; the month's first where no kind is named.

    Raises:
        NotSealedError: there is none.
    """
    from declaration.vault.returns import sealed

    for each in sealed(vault, month):
        if kind is None or (each.kind, each.number) == (kind, number):
            return each
    raise NotSealedError(name=vault.name, month=month)


def rerun(
    vault: Vault,
    of: Return,
    payrolls: Sequence[Path] = (),
    register: Path | None = None,
    passwords: tuple[str, ...] = (),
) -> Again:
    """Return a sealed return reckoned again.

    Args:
        vault: it lies in.
        of: the return.
        payrolls: of that month; the sealed lines alone where none are given.
        register: the list of registered workers that was used, or None.
        passwords: of locked workbooks.

    Raises:
        UnknownReadingError: today's law lacks a reading that was used.
        OSError: a file cannot be read.
    """
    from declaration.law import Law
    from declaration.vault.rerun import from_lines, from_month
    from declaration.vault.returns import lines_in, manifest_in

    manifest, sealed = manifest_in(vault, of), lines_in(vault, of)
    if not payrolls:
        return Again(of, from_lines(manifest, sealed, Law.load()))
    month, known = _read_again(manifest, payrolls, register, passwords)
    if not of.kind.opens and "correction" in manifest:
        month = corrected_again(month, vault, of, whole=manifest["correction"]["whole"])
    changed = _changed(manifest["sources"], month.payroll)
    changed += _changed(manifest["register"], known)
    return Again(of, from_month(manifest, sealed, month), tuple(changed))


def lines(again: Again, _: Translator) -> list[str]:
    """Return the lines that say what came of it."""
    found = again.found
    values = {
        "month": found.month,
        "n": found.lines,
        "sealed": f"{sum(found.sealed.values()):,}",
        "now": f"{sum(found.now.values()):,}",
    }
    told = [
        _("“{file}” is not as it was sealed, or was not given.").format(file=name)
        for name in again.changed
    ]
    if found.is_same:
        return [
            *told,
            _("{month}: {n} lines reckoned again give the same {sealed} riel.").format(**values),
        ]
    told.append(
        _("{month}: {sealed} riel were sealed, {now} riel come out today.").format(**values)
    )
    return [*told, "", *_by_column(found, _), "", *_why(again, _)]


def data(again: Again) -> dict[str, Any]:
    """Return what came of it as plain data, every cell that differs included."""
    found = again.found
    return {
        "month": str(found.month),
        "kind": str(again.of.kind),
        "number": again.of.number,
        "same": found.is_same,
        "lines": found.lines,
        "sealed": found.sealed,
        "now": found.now,
        "program": found.program,
        "law_version": found.law_version,
        "figures": [dataclasses.asdict(each) for each in found.figures],
        "files_changed": list(again.changed),
        "differences": [dataclasses.asdict(each) for each in found.differences],
    }


def _by_column(found: Rerun, _: Translator) -> list[str]:
    """Return the table of what differs: a row a column, with the sum where it is money."""
    counted = Counter(each.column or _("lines gone or new") for each in found.differences)
    moved: Counter[str] = Counter()
    for each in found.differences:
        if each.column.endswith(("_khr", "_base", "_employer", "_worker", "_total")):
            moved[each.column] += int(each.now) - int(each.sealed)
    rows = [
        (name, f"{n:,}", f"{moved[name]:+,}" if moved[name] else "") for name, n in counted.items()
    ]
    return table((_("column"), _("lines"), _("riel")), rows, right=(1, 2))


def _why(again: Again, _: Translator) -> list[str]:
    from declaration import VERSION

    found = again.found
    if not found.figures and again.changed:
        return [_("No figure of law differs: the files given are others than those sealed.")]
    if not found.figures:
        text = _("No figure of law differs: it was sealed by {program}, and this is {version}.")
        return [text.format(program=found.program, version=VERSION)]
    text = _("The figure of law “{figure}” was {sealed} when it was sealed, and is {now} now.")
    return [
        text.format(figure=each.name, sealed=_figure(each.sealed), now=_figure(each.now))
        for each in found.figures
    ]


def _figure(figure: Any) -> str:  # noqa: ANN401 - plain data
    if figure is None:
        return "–"
    values = ", ".join(f"{name} {value}" for name, value in figure["values"].items())
    return f"{figure['reading']}: {values}"


def _read_again(
    manifest: Manifest, payrolls: Sequence[Path], register: Path | None, passwords: tuple[str, ...]
) -> tuple[MonthlyDeclaration, Payroll | None]:
    """Return the month of the payrolls under what was sealed, and the register that was read."""
    import importers
    from declaration import prepare
    from declaration.law import Law
    from declaration.month import Month
    from declaration.monthly import Options
    from importers.choices import Choices
    from importers.mapping_file import parse_mapping

    said, month = manifest["options"], Month.parse(manifest["month"])
    rate = None if said["rate"] is None else Decimal(said["rate"])
    choices = Choices(month, rate, passwords, parse_mapping(manifest["mapping"]))
    payroll = importers.read(payrolls, choices)
    known = importers.read_register(register, choices) if register else None
    options = Options(
        month,
        rate,
        date.fromisoformat(said["as_of"]),
        tuple(said["include"]),
        said["readings"],
        said["hold_out"],
    )
    return prepare(payroll, _enterprise(manifest), Law.load(), options, known), known


def _enterprise(manifest: Manifest) -> Enterprise | None:
    from declaration.monthly import Enterprise

    return Enterprise(**manifest["enterprise"]) if manifest["enterprise"] else None


def _changed(sealed: Sequence[dict[str, str]], given: Payroll | None) -> list[str]:
    """Return the names of files that are given and not sealed, or sealed and not given."""
    before = {each["sha256"]: each["file"] for each in sealed}
    now = {file.sha256: file.name for file in given.files} if given else {}
    return sorted(
        {
            *(before[key] for key in before.keys() - now.keys()),
            *(now[key] for key in now.keys() - before.keys()),
        }
    )
