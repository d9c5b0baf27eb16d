"""The list of parts: whole, the same for the same folder, each file with its hash."""

import hashlib
import json

from packages.components import Component
from packages.licences import installed
from packages.sbom import sbom, write_sbom


def listed(folder, *others):
    return sbom(folder, [Component("pheaktean", "0.1.0", "Apache-2.0"), *others])


def references(said):
    yield said["bom-ref"]
    for inner in said.get("components", ()):
        yield from references(inner)


def test_a_part_has_its_files_with_their_hashes_and_what_is_linked_into_it(tmp_path):
    (tmp_path / "_internal").mkdir()
    (tmp_path / "_internal" / "a.so").write_bytes(b"library")
    outer = Component("a", "1", "MIT", "pkg:pypi/a@1", files=("_internal/a.so",))
    inner = Component("b", "2", "Zlib", "pkg:cargo/b@2", inside="a", hashes=(("SHA-256", "ab"),))
    (part,) = listed(tmp_path, inner, outer)["components"]
    assert part["purl"] == "pkg:pypi/a@1"
    file, linked = part["components"]
    assert file["name"] == "_internal/a.so"
    assert file["hashes"][0]["content"] == hashlib.sha256(b"library").hexdigest()
    assert (linked["name"], linked["licenses"]) == ("b", [{"expression": "Zlib"}])


def test_a_licence_without_a_word_in_spdx_is_named(tmp_path):
    (part,) = listed(tmp_path, Component("SQLite", "3", "LicenseRef-SQLite-Public-Domain"))[
        "components"
    ]
    assert part["licenses"] == [{"license": {"name": "SQLite Public Domain"}}]


def test_the_same_parts_give_the_same_list(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    found = installed()
    for name in ("one.cdx.json", "two.cdx.json"):
        write_sbom(tmp_path, tmp_path / name, found)
    one = (tmp_path / "one.cdx.json").read_bytes()
    assert one == (tmp_path / "two.cdx.json").read_bytes()
    said = json.loads(one)
    assert said["metadata"]["timestamp"] == "2026-09-21T14:13:20Z"
    assert said["serialNumber"].startswith("urn:uuid:")
    every = [ref for part in said["components"] for ref in references(part)]
    assert len(every) == len(set(every))


def test_another_version_gives_another_number(tmp_path):
    one = listed(tmp_path, Component("a", "1", "MIT"))["serialNumber"]
    assert one != listed(tmp_path, Component("a", "2", "MIT"))["serialNumber"]
