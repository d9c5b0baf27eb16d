"""What a sealed return rests on, as one text: findings, decisions, sources, readings, versions."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.formatting import listed, number
from desktop.reference import SEVERITIES
from desktop.texts import Translator

if TYPE_CHECKING:
    from desktop.return_seen import ReturnSeen

MOST = 12
"""So many decisions are told; of more, how many."""


def basis(seen: ReturnSeen, _: Translator) -> str:
    """Return what a return rests on."""
    blocks = (_findings(seen, _), _decisions(seen, _), _sources(seen, _), _chosen(seen, _))
    return "\n\n".join("\n".join(block) for block in map(list, blocks) if block)


def _findings(seen: ReturnSeen, _: Translator) -> Iterator[str]:
    from declaration.findings import Severity

    counts = [
        f"{_(SEVERITIES[Severity(name)][0])} {number(n)}" for name, n in seen.findings.items()
    ]
    said = listed(counts, _.language) if counts else _("none")
    yield _("Findings: {counts}").format(counts=said)


def _decisions(seen: ReturnSeen, _: Translator) -> Iterator[str]:
    if not seen.decisions:
        yield _("No finding was accepted.")
        return
    yield _("Accepted:")
    for each in seen.decisions[:MOST]:
        who = " ".join(filter(None, (str(each.get("code", "")), str(each.get("worker", "")))))
        until = str(each.get("until") or "")
        told = f"{who}: {each.get('reason', '')}"
        yield f"· {told} ({_('until {month}').format(month=until)})" if until else f"· {told}"
    if len(seen.decisions) > MOST:
        more = len(seen.decisions) - MOST
        yield _.ngettext("{n} more", "{n} more", more).format(n=number(more))


def _sources(seen: ReturnSeen, _: Translator) -> Iterator[str]:
    """Yield the files it was read from, each with its hash, which proves which file it was."""
    for title, files in ((_("Payroll"), seen.sources), (_("Register"), seen.register)):
        if files:
            yield title
        for name, digest in files:
            yield f"· {name}"
            yield f"  SHA-256 {digest[:32]}\u200b{digest[32:]}"


def _chosen(seen: ReturnSeen, _: Translator) -> Iterator[str]:
    if seen.rate:
        yield _("{rate} riel per dollar").format(rate=number(Decimal(seen.rate)))
    for name, reading in seen.readings.items():
        yield f"{name} = {reading}"
    if seen.layout:
        yield _("Layout: {layout}").format(layout=seen.layout)
    yield _("Made by {program}, law version {law}").format(program=seen.program, law=seen.law)
