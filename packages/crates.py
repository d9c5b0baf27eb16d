"""Libraries in other languages that are linked into a distribution, as its own list of parts says.

Wheels carry such lists (CycloneDX) in ``dist-info/sboms``: PEP 770.
"""

from __future__ import annotations

import json
from importlib import metadata
from pathlib import Path
from typing import Any

from packages.components import Component, Text, told
from packages.components import text as own_text
from packages.spdx import chosen

_OPENSSL = "Apache-2.0"
"""Of OpenSSL from version 3 on; the lists of wheels leave it out."""

_OWN = {"MIT": "MIT.txt", "BSD-3-Clause": "BSD-3-Clause.txt", "Zlib": "Zlib.txt"}
_OWN |= {"Apache-2.0": "Apache-2.0.txt", "Unicode-3.0": "ICU.txt"}
_OWN |= {"Apache-2.0 WITH LLVM-exception": "Apache-2.0.txt"}


def linked_into(name: str) -> list[Component]:
    """Return what is linked into a distribution, by its own lists."""
    found = metadata.distribution(name)
    lists = [path for path in found.files or () if "/sboms/" in path.as_posix()]
    said = [json.loads(Path(path.locate()).read_text("utf-8")) for path in sorted(lists)]
    parts = [part for each in said for part in each.get("components", ())]
    return [_component(part, found.name) for part in parts]


def _component(part: dict[str, Any], inside: str) -> Component:
    licences = [one.get("expression") or _named(one) for one in part.get("licenses", ())]
    licence = " AND ".join(each for each in licences if each)
    if not licence and part["name"] == "openssl":
        licence = _OPENSSL
    hashes = tuple((each["alg"], each["content"]) for each in part.get("hashes", ()))
    purl = part.get("purl", "").partition("?")[0]
    name, version = part["name"], part.get("version", "")
    texts = (_text(part, licence),)
    return Component(name, version, licence, purl, _home(part), texts, inside, (), hashes)


def _named(one: dict[str, Any]) -> str:
    licence = one.get("license", {})
    return str(licence.get("id") or licence.get("name") or "")


def _home(part: dict[str, Any]) -> str:
    for kind in ("vcs", "website"):
        for each in part.get("externalReferences", ()):
            if each.get("type") == kind:
                return str(each["url"])
    return ""


def _text(part: dict[str, Any], licence: str) -> Text:
    """Return holders and licences of a part; lists name the authors, not the years."""
    holders = part.get("author") or ", ".join(a.get("name", "") for a in part.get("authors", ()))
    said = f"{part['name']} {part.get('version', '')}\n{_home(part)}\n\nLicence: {licence}\n"
    said += f"Copyright: {holders or 'the authors of ' + part['name']}\n"
    texts = [own_text(_OWN[each]) for each in _chosen(licence) if each in _OWN]
    bodies = [each.content.decode("utf-8") for each in texts if each.name != "Apache-2.0.txt"]
    if len(bodies) < len(texts):
        bodies.append("The text of the Apache License 2.0 lies beside this file: Apache-2.0.txt\n")
    name = f"{part['name']}-{part.get('version', '')}.txt"
    return Text(name, "\n\n".join([said, *bodies]).encode())


def _chosen(licence: str) -> list[str]:
    try:
        return chosen(licence, told()["allowed"])
    except ValueError:
        return []
