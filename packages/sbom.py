"""A list of everything that a package is made of, for programs: CycloneDX 1.6, in JSON.

    python -m packages.sbom dist/pheaktean pheaktean.cdx.json

    write_sbom(folder, file)    writes it; LicenceError as ``licences.collect``
    check(file)                 whether it is as the published schema asks

Each part with version, licence, package URL, and its files in the folder with their SHA-256; parts
that are linked into others lie inside these. The same folder gives the same list, byte for byte:
its day is the one that ``SOURCE_DATE_EPOCH`` names, and where that is not set it bears none.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import uuid
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from packages.components import Component, LicenceError
from packages.licences import PROGRAM, components_of
from packages.spdx import parsed

SCHEMA = "http://cyclonedx.org/schema/bom-1.6.schema.json"
_OURS = uuid.uuid5(uuid.NAMESPACE_URL, f"pkg:pypi/{PROGRAM}")
_CHECKER = "pip install 'cyclonedx-python-lib[json-validation]', elsewhere than where it is built."
_HASHES = ("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512", "SHA3-256", "BLAKE2b-256")


def write_sbom(folder: Path, file: Path, found: list[Component] | None = None) -> None:
    """Write the list of what a built folder is made of.

    Args:
        folder: as PyInstaller made it.
        file: ``….cdx.json``; an earlier one is replaced.
        found: what ``licences.collect`` returned for the folder; looked for anew where None.

    Raises:
        LicenceError: something in the folder must not be handed out.
    """
    said = sbom(folder, components_of(folder) if found is None else found)
    content = json.dumps(said, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    file.write_text(content, encoding="utf-8", newline="\n")


def sbom(folder: Path, found: list[Component]) -> dict[str, Any]:
    """Return the list as it is written; the first component is the program itself."""
    program, others = found[0], found[1:]
    outer = [each for each in others if not each.inside or each.inside == PROGRAM]
    listed = [_with_inner(folder, each, others) for each in outer]
    references = sorted(each["bom-ref"] for each in listed)
    said: dict[str, Any] = {
        "$schema": SCHEMA,
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {**_listed(folder, program), "type": "application"}} | _day(),
        "components": listed,
        "dependencies": [
            {"ref": _reference(program), "dependsOn": references},
            *({"ref": each} for each in references),
        ],
    }
    plain = json.dumps(said, sort_keys=True)
    return said | {"serialNumber": f"urn:uuid:{uuid.uuid5(_OURS, plain)}"}


def _with_inner(folder: Path, outer: Component, others: Iterable[Component]) -> dict[str, Any]:
    said = _listed(folder, outer)
    inner = [_listed(folder, each) for each in others if each.inside == outer.name]
    if inner:
        said["components"] = [*said.get("components", []), *inner]
    return said


def _listed(folder: Path, each: Component) -> dict[str, Any]:
    said: dict[str, Any] = {
        "type": "library",
        "bom-ref": _reference(each),
        "name": each.name,
        "version": each.version,
        "licenses": [_licence(each.licence)],
    }
    if each.purl:
        said["purl"] = each.purl
    if each.home:
        said["externalReferences"] = [{"type": "website", "url": each.home}]
    if each.hashes:
        known = [{"alg": alg, "content": hashed} for alg, hashed in each.hashes if alg in _HASHES]
        said["hashes"] = known
    if each.files:
        said["components"] = [_file(folder, file, said["bom-ref"]) for file in each.files]
    return said


def _reference(each: Component) -> str:
    own = each.purl or f"{each.name}@{each.version}"
    return f"{each.inside}/{own}" if each.inside else own


def _licence(expression: str) -> dict[str, Any]:
    """Return a licence: as an expression, or by name where SPDX has no word for it."""
    tree = parsed(expression)
    if isinstance(tree, str) and tree.startswith("LicenseRef-"):
        return {"license": {"name": tree.removeprefix("LicenseRef-").replace("-", " ")}}
    return {"expression": expression}


def _file(folder: Path, file: str, owner: str) -> dict[str, Any]:
    path = next(path for path in (folder / file, folder / "_internal" / file) if path.is_file())
    with path.open("rb") as content:
        hashed = hashlib.file_digest(content, "sha256").hexdigest()
    name = path.relative_to(folder).as_posix()
    return {
        "type": "file",
        "bom-ref": f"{owner}#{name}",
        "name": name,
        "hashes": [{"alg": "SHA-256", "content": hashed}],
    }


def _day() -> dict[str, str]:
    asked = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not asked:
        return {}
    return {"timestamp": datetime.fromtimestamp(int(asked), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")}


def check(file: Path) -> None:
    """Check a list against the published schema, strictly.

    Asks ``cyclonedx-python-lib``, which is not among the tools that build: PyInstaller would pack
    what comes with it, because our libraries use that where they find it.

    Raises:
        ValueError: it is not as the schema asks; says where.
    """
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    wrong = JsonStrictValidator(SchemaVersion.V1_6).validate_str(file.read_text("utf-8"))
    if wrong:
        raise ValueError(f"{file}: {wrong}")


def main(arguments: list[str]) -> int:
    """Write the list of a folder, and check it where it can be; return the exit status."""
    folder, file = map(Path, arguments)
    try:
        write_sbom(folder, file)
        if find_spec("cyclonedx"):
            check(file)
        else:
            sys.stdout.write(f"Not checked against the schema: {_CHECKER}\n")
    except LicenceError as stopped:
        sys.stderr.write("\n".join(stopped.problems) + "\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
