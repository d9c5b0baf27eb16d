"""What a return says of itself, as plain data: the text that is hashed when it is sealed.

    format           "pheaktean return 1"
    vault, position  the vault it lies in, and its place among all returns sealed there, from 1
    previous_hash    of the return sealed before; 64 zeros for the first
    log              the end of the vault's log when it was sealed: count and hash
    sealed_at, sealed_by
    month, kind, number       number: 1, 2, … among the month's returns of that kind
    program, law_version
    enterprise       name, name_km, nssf_number, sector, readings
    options          rate, as_of, include, readings, hold_out, layout
    rate_convention  where the enterprise says that it takes the rate from, if it does
    sources, register         [{file, sha256}]
    mapping          the columns as they were read, as TOML
    readings         contested figure → reading in use
    figures          figure of law in force → reading, from, until, values, source, status
    workers, schemes, totals, due, findings, state      as summary.json has them
    correction       likewise, of a supplementary or revised return
    at_risk          what the priced findings come to: the remittance short [riel]
    decisions        findings accepted: code, worker, field, reason, until, …
    files            name → {sha256, size}, every file written

A draft has the same keys, but none of the second and third line, and no files.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from declaration.summary import summary
from declaration.vault.kinds import Kind

if TYPE_CHECKING:
    from declaration.export import FileWritten
    from declaration.in_force import InForce
    from declaration.monthly import Enterprise, MonthlyDeclaration
    from declaration.payroll import FileRead, Payroll

FORMAT = "pheaktean return 1"

Manifest = dict[str, Any]

_OF_THE_SUMMARY = (
    *("program", "law_version", "month"),
    *("workers", "schemes", "totals", "due", "findings", "state", "correction"),
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a return rests on besides the month itself.

    Attributes:
        kind: what return it is.
        layout: id of the layout of the file for NSSF.
        mapping: what the columns were taken for, as TOML.
        register: the workers that NSSF has registered, or None.
        decisions: findings accepted, as plain data: ``code``, ``worker``, ``field``, ``reason``,
            ``until`` and whatever else a decision holds.
        more: further plain data for the manifest, under keys of its own.
    """

    kind: Kind = Kind.REGULAR
    layout: str = ""
    mapping: str = ""
    register: Payroll | None = None
    decisions: Sequence[Mapping[str, Any]] = ()
    more: Mapping[str, Any] = field(default_factory=dict)


def manifest_of(
    month: MonthlyDeclaration, chosen: Chosen, files: Mapping[str, FileWritten]
) -> Manifest:
    """Return what a month's return says of itself, before it has its place in a vault.

    Args:
        month: worked out, with the findings of the export where it was written.
        chosen: what it rests on besides.
        files: name → file, as they were written and proven.
    """
    said = summary(month)
    return {
        **chosen.more,
        "format": FORMAT,
        "kind": str(chosen.kind),
        **{name: said[name] for name in _OF_THE_SUMMARY if name in said},
        "at_risk": sum(finding.amount_khr or 0 for finding in month.findings),
        "enterprise": _enterprise(month.enterprise),
        "options": _options(month, chosen.layout),
        "sources": _sources(month.payroll.files),
        "register": _sources(chosen.register.files if chosen.register else ()),
        "mapping": chosen.mapping,
        "readings": dict(month.law.readings) if month.law else {},
        "figures": figures_in_force(month.law) if month.law else {},
        "decisions": [dict(decision) for decision in chosen.decisions],
        "files": {name: {"sha256": file.sha256, "size": file.size} for name, file in files.items()},
    }


def figures_in_force(law: InForce) -> dict[str, Any]:
    """Return every figure of law that has a value in the month, as plain data by its name."""
    found = {}
    for name in law.law.parameters:
        value = law.find(name)
        if value is not None:
            found[name] = {
                "reading": law.reading(name).name,
                "from": value.start.isoformat(),
                "until": value.until.isoformat() if value.until else None,
                "values": plain(value.figures),
                "source": value.source,
                "status": str(value.status),
            }
    return found


def plain(value: Any) -> Any:  # noqa: ANN401 - what a figure is, its file says
    """Return a figure of law as plain data: shares, decimals and days become texts.

    >>> plain({"employer": Fraction(8, 1000), "rows": ((1, 200_000),)})
    {'employer': '1/125', 'rows': [[1, 200000]]}
    """
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Fraction | Decimal) else value


def _enterprise(enterprise: Enterprise | None) -> dict[str, Any] | None:
    if enterprise is None:
        return None
    names = ("name", "name_km", "nssf_number", "sector")
    texts = {name: getattr(enterprise, name) for name in names}
    return {**texts, "readings": dict(enterprise.readings)}


def _options(month: MonthlyDeclaration, layout: str) -> dict[str, Any]:
    options = month.options
    return {
        "rate": None if options.rate is None else format(options.rate.normalize(), "f"),
        "as_of": options.clock_day.isoformat(),
        "include": list(options.include),
        "readings": dict(options.readings),
        "hold_out": options.hold_out,
        "layout": layout,
    }


def _sources(files: Sequence[FileRead]) -> list[dict[str, str]]:
    return [{"file": file.name, "sha256": file.sha256} for file in files]
