"""evidence.html: a sealed month for people, in Khmer and English, without scripts or a network.

    page(vault, returns)       # bytes of the page

It prints on A4. Everything in it comes from the manifests and findings that were sealed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from declaration.evidence.fingerprints import fingerprint, grouped
from declaration.evidence.pack import folder_of
from declaration.vault.returns import content_in, manifest_in
from desktop.evidence.blocks import blocks
from desktop.evidence.markup import both, facts, paragraph, plain, rows_of, title
from desktop.formatting import month_name
from desktop.texts import mark, translate
from desktop.vault.shown import KINDS
from resources import resource

if TYPE_CHECKING:
    from declaration.month import Month
    from declaration.vault.returns import Return
    from declaration.vault.store import Vault

TITLE = mark("Evidence of a declared month")

ABOUT = mark(
    "This page and the files beside it are what an enterprise sealed when it declared a month. "
    "The page is for reading; what counts are the files, and their hashes in index.json."
)
STEPS = (
    mark(
        "With the program: pheaktean evidence verify PACK.zip --key FINGERPRINT says intact, or "
        "names each file that was changed."
    ),
    mark(
        "Without it: python check_evidence.py PACK.zip --key FINGERPRINT (Python 3.8 or later, no "
        "library and no network). The checker lies in the pack; rather take the one that you have "
        "from a source you trust, for whoever changes a pack can change the checker in it."
    ),
    mark(
        "Compare the fingerprint of the key below with the one that the enterprise gave you by "
        "another way, such as its letterhead or the telephone. The pack alone cannot prove whose "
        "key it is."
    ),
    mark(
        "It proves that nothing was changed since the month was sealed. It does not prove that the "
        "payroll told the truth, nor on which day it was sealed: that is the enterprise’s clock."
    ),
)


def page(vault: Vault, of: Sequence[Return]) -> bytes:
    """Return the page about some sealed returns of a month.

    Raises:
        DamagedError: what lies in the vault is not what was sealed.
    """
    return "".join(_page(vault, of)).encode("utf-8")


def _page(vault: Vault, of: Sequence[Return]) -> Iterator[str]:
    manifests = [manifest_in(vault, each) for each in of]
    key = grouped(fingerprint(vault.facts.public_key))
    month = of[0].month
    name = plain(f"{translate('km')(TITLE)} · {TITLE} · {month}")
    style = resource("reports", "evidence.css").read_text("utf-8")
    yield '<!doctype html>\n<html lang="km">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{name}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
    yield _header(manifests[0], month, key)
    yield "<main>\n"
    yield title(mark("Returns of the month"))
    yield _returns(of, manifests)
    yield from _each(vault, of, manifests)
    yield f"<section class=verify>\n{title(mark('How to verify this pack'))}"
    yield "".join(map(paragraph, STEPS))
    yield facts([(mark("Fingerprint of the key"), key)])
    yield "</section>\n</main>\n</body>\n</html>\n"


def _header(manifest: dict[str, Any], month: Month, key: str) -> str:
    who = manifest["enterprise"] or {}
    names = " · ".join(filter(None, (who.get("name_km"), who.get("name"))))
    return (
        f"<header>\n<h1>{both(TITLE)}</h1>\n<p class=enterprise>{plain(names)}</p>\n"
        f"<p class=month><span lang=km>{month_name(month, 'km')}</span> · "
        f"<span lang=en>{month_name(month, 'en')}</span></p>\n"
        + facts(
            [
                (mark("Enterprise's NSSF number"), who.get("nssf_number")),
                (mark("Fingerprint of the key"), key),
            ]
        )
        + f"{paragraph(ABOUT)}</header>\n"
    )


def _returns(of: Sequence[Return], manifests: Sequence[dict[str, Any]]) -> str:
    """Return the table of the returns, and their hashes."""
    headings = (
        mark("Return"),
        mark("Sealed"),
        mark("Declared"),
        mark("Employer"),
        mark("Worker"),
        mark("Remittance [riel]"),
        mark("Hash"),
    )
    rows = [
        [
            f"{both(KINDS[each.kind])} {each.number}",
            plain(f"{_moment(each.sealed_at)} · {each.sealed_by}"),
            *map(plain, (said["workers"]["declared"], each.employer, each.worker, each.remittance)),
            plain(each.hash),
        ]
        for each, said in zip(of, manifests, strict=True)
    ]
    return rows_of(headings, rows, "ttnnnnh", (13, 15, 12, 13, 13, 14, 20))


def _moment(text: str) -> str:
    """Return a moment as people read it.

    >>> _moment("2026-11-12T08:30:00Z")
    '2026-11-12 08:30 UTC'
    """
    return f"{text[:10]} {text[11:16]} UTC"


def _each(vault: Vault, of: Sequence[Return], manifests: Sequence[dict[str, Any]]) -> Iterator[str]:
    for each, manifest in zip(of, manifests, strict=True):
        name = f"{both(KINDS[each.kind])} {each.number}"
        yield f"<section>\n<h2>{name} <small>{plain(folder_of(each))}/</small></h2>\n"
        yield from blocks(manifest, json.loads(content_in(vault, each, "findings.json")))
        yield "</section>\n"
