"""Whether a pack is what was sealed and signed: every file, the signature, the chain.

    checked = check(path, key="1a2b 3c4d …")
    checked.problems                      # none, where it is intact

Also a part of ``check_evidence.py``: Python 3.8 reads it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from declaration.evidence.container import ODD, is_unsafe, opened
from declaration.evidence.ed25519 import valid_signature
from declaration.evidence.fingerprints import fingerprint, fits, grouped

if TYPE_CHECKING:
    from declaration.evidence.container import Pack

    Valid = Callable[[bytes, bytes, bytes], bool]

FORMAT = "pheaktean evidence 1"
INDEX, SIGNATURE, CHAIN = "index.json", "signature", "chain.json"
MANIFEST, FILES = "manifest.json", "files"
START = "0" * 64


class Problem(NamedTuple):
    """One thing that is not as it was sealed: its kind (of ``SENTENCES``), where, and what."""

    kind: str
    name: str = ""
    expected: str = ""
    found: str = ""


class Checked(NamedTuple):
    """What came of a pack: what is wrong with it, who signed it, and what it says it is of."""

    problems: list[Problem]
    fingerprint: str = ""
    month: str = ""
    files: int = 0


def check(path: Path, key: str = "", valid: Valid | None = None) -> Checked:
    """Return what came of a pack.

    Args:
        path: of the zip, or of the folder that it was unpacked into.
        key: fingerprint of the key that must have signed it, or "".
        valid: says whether a signature is one (key, text, signature); ``valid_signature`` by
            default.
    """
    try:
        with opened(path) as pack:
            return _checked(pack, key, valid or valid_signature)
    except ODD as problem:
        why = str(problem) or type(problem).__name__
        return Checked([Problem("no_pack", path.resolve().name, "", why)])


def _checked(pack: Pack, key: str, valid: Valid) -> Checked:
    found = names_of_evil(pack)
    try:
        text = pack.read(INDEX)
        index = index_of(text, FORMAT)
        returns = _returns(index)
    except ODD as problem:
        return Checked([*found, Problem("index", INDEX, "", str(problem))])
    public = bytes.fromhex(index["public_key"])
    print_of = fingerprint(public)
    if not is_signed(pack, text, public, valid):
        found.append(Problem("signature", SIGNATURE))
    if key and not fits(public, key):
        found.append(Problem("other_key", SIGNATURE, grouped(key), grouped(print_of)))
    found += differences(pack, index["files"])
    found += _broken_chain(pack, index, returns, {each.name for each in found}, print_of)
    if not found and not pack.is_as_written():
        found.append(Problem("container", pack.name))
    return Checked(found, print_of, str(index.get("month", "")), len(index["files"]))


def names_of_evil(pack: Pack) -> list[Problem]:
    """Return the names that stand twice, and those that lead out of the pack."""
    counted = Counter(pack.names)
    twice = sorted(name for name in counted if counted[name] > 1)
    unsafe = sorted(name for name in counted if is_unsafe(name))
    return [Problem("twice", name) for name in twice] + [
        Problem("unsafe_name", name) for name in unsafe
    ]


def index_of(text: bytes, form: str) -> dict[str, Any]:
    """Return an index: ``format``, ``public_key``, and ``files``, name → ``sha256`` and ``size``.

    Raises:
        ValueError: it is none.
    """
    index = json.loads(text.decode("utf-8"))
    if not isinstance(index, dict) or index.get("format") != form:
        raise ValueError("it is of another kind")
    if not _is_hash(index.get("public_key")):
        raise ValueError("it names no key")
    files = index.get("files")
    if not isinstance(files, dict) or not all(map(_is_file, files.values())):
        raise ValueError("it names no files")
    return index


def _returns(index: dict[str, Any]) -> list[str]:
    """Return the folders of the returns in a pack."""
    returns = index.get("returns")
    if not isinstance(returns, list) or not returns or not all(isinstance(r, str) for r in returns):
        raise ValueError("it names no returns")
    return returns


def _is_hash(text: object) -> bool:
    return isinstance(text, str) and len(text) == 64 and not set(text) - set("0123456789abcdef")


def _is_file(entry: object) -> bool:
    return isinstance(entry, dict) and _is_hash(entry.get("sha256")) and _is_size(entry.get("size"))


def _is_size(size: object) -> bool:
    return type(size) is int and size >= 0


def is_signed(pack: Pack, text: bytes, public: bytes, valid: Valid) -> bool:
    """Return whether a pack holds the signature of a text: 128 letters and the end of the line."""
    try:
        signature = pack.read(SIGNATURE)
        said = signature.decode("ascii")
        return said == bytes.fromhex(said).hex() + "\n" and valid(public, text, bytes.fromhex(said))
    except ODD:
        return False


def differences(pack: Pack, files: dict[str, Any]) -> list[Problem]:
    """Return the files that are gone, changed, or named nowhere."""
    there, found = set(pack.names), []
    for name in sorted(files):
        expected = files[name]["sha256"], files[name]["size"]
        if name not in there:
            found.append(Problem("missing", name))
            continue
        digest = pack.digest(name, expected[1])
        if digest != expected:
            found.append(Problem("changed", name, _said(expected), _said(digest)))
    known = {*files, INDEX, SIGNATURE}
    more = sorted(name for name in there - known if not is_unsafe(name))
    return found + [Problem("added", name) for name in more]


def _said(digest: tuple[str, int]) -> str:
    """Return hash and size of a file for a sentence."""
    return f"{digest[0]}, {digest[1]} bytes" if digest[0] else "–"


def _broken_chain(
    pack: Pack, index: dict[str, Any], returns: list[str], named: set[str], vault: str
) -> Iterator[Problem]:
    """Yield what does not hold together among files that are as they were signed."""
    if CHAIN in named:
        return
    links = _list(_object(pack, CHAIN).get("links"))
    last, hashes = START, {}
    for i, link in enumerate(links):
        if (link.get("position"), link.get("previous_hash")) != (i + 1, last):
            yield Problem("chain", CHAIN, "", str(i + 1))
            break
        last = str(link.get("hash"))
        hashes[last] = link
    for folder in returns:
        if f"{folder}/{MANIFEST}" not in named:
            yield from _broken_return(pack, index, folder, hashes, named, vault)


def _broken_return(
    pack: Pack,
    index: dict[str, Any],
    folder: str,
    hashes: dict[str, Any],
    named: set[str],
    vault: str,
) -> Iterator[Problem]:
    """Yield what does not hold together in one return: its place, its vault, its files."""
    name, said = f"{folder}/{MANIFEST}", _object(pack, f"{folder}/{MANIFEST}")
    entry = index["files"].get(name, {})
    link = hashes.get(str(entry.get("sha256")), {})
    same = ("position", "month", "kind", "number", "previous_hash")
    if not link or any(link.get(each) != said.get(each) for each in same):
        yield Problem("manifest", name)
    if said.get("vault") != vault:
        yield Problem("other_vault", name, grouped(vault), grouped(str(said.get("vault"))))
    inside = f"{folder}/{FILES}/"
    sealed = {inside + file: entry for file, entry in _dict(said.get("files")).items()}
    there = {file: entry for file, entry in index["files"].items() if file.startswith(inside)}
    for file in sorted({*sealed, *there} - named):
        if sealed.get(file) != there.get(file):
            yield Problem("not_sealed", file)


def _object(pack: Pack, name: str) -> dict[str, Any]:
    """Return the object that a file of the pack holds; an empty one where it holds none."""
    try:
        return _dict(json.loads(pack.read(name).decode("utf-8")))
    except ODD:
        return {}


def _dict(data: object) -> dict[str, Any]:
    return data if isinstance(data, dict) else {}


def _list(data: object) -> list[dict[str, Any]]:
    return [_dict(each) for each in data] if isinstance(data, list) else []
