"""A law pack opened: proven to be the publisher's, byte for byte, before any figure is read.

    pack = read_pack(path, trusted_keys())
    pack.version, pack.says, pack.law.at(month)

A pack is a zip, as evidence packs are: ``index.json`` (format, version, needs, says, public key,
and name → sha256 and size of every file), ``signature`` of that index (Ed25519), and the files,
``law/NAME.toml`` and ``law/presets/NAME.toml``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from declaration.evidence.checking import (
    INDEX,
    differences,
    index_of,
    is_signed,
    names_of_evil,
)
from declaration.evidence.container import ODD, ZipPack
from declaration.evidence.ed25519 import valid_signature
from declaration.evidence.fingerprints import fingerprint, grouped
from declaration.law import Law
from declaration.law_pack.errors import (
    NeedsNewerProgramError,
    NotAPackError,
    NotTrustedError,
    UnsoundError,
)
from declaration.law_reading import LawFileError
from resources import resource

if TYPE_CHECKING:
    from declaration.evidence.container import Pack

FORMAT = "pheaktean law 1"
FOLDER = "law/"
MOST_FILES, MOST_BYTES = 500, 1 << 23
"""A law has some forty files of a few thousand bytes."""

TEXTS = ("version", "needs", "says")


@dataclass(frozen=True)
class LawPack:
    """A law pack that its publisher signed.

    Attributes:
        path: of its file.
        version: of the law in it, as ``2027-01-05.1a2b3c4d``.
        needs: the first version of the program that can use it.
        says: what it changes, in the publisher's words.
        law: the figures; read and proven when asked, see ``soundness``.
    """

    path: Path
    version: str
    needs: str
    says: str
    law: Law

    @property
    def day(self) -> str:
        """The day on which its figures were last checked, ISO 8601."""
        return day_of(self.version)


def day_of(version: str) -> str:
    """Return the day of a version of the law.

    >>> day_of("2027-01-05.1a2b3c4d")
    '2027-01-05'
    """
    return version.partition(".")[0]


def trusted_keys() -> tuple[bytes, ...]:
    """Return the public keys whose packs this program takes [32 bytes each]."""
    lines = resource("law_packs", "publisher.pub").read_text("utf-8").splitlines()
    return tuple(bytes.fromhex(line) for line in lines if line and not line.startswith("#"))


def read_pack(path: Path, keys: Sequence[bytes]) -> LawPack:
    """Return a law pack.

    Args:
        path: of its file.
        keys: public keys that may have signed it.

    Raises:
        LawPackError: it is none, damaged, another's, or for a newer program.
        OSError: the file cannot be read.
    """
    with path.open("rb"):  # a closed door is told as one, not as a damaged pack
        pass
    try:
        with ZipPack(path) as pack:
            index = _index(pack, path, keys)
            files = {name.removeprefix(FOLDER): pack.read(name) for name in index["files"]}
    except ODD as problem:
        raise NotAPackError(name=path.name, why=str(problem) or "–") from problem
    _refuse_newer(path.name, index["needs"])
    try:
        law = Law.of_files(files)
    except LawFileError as problem:
        raise UnsoundError(name=path.name, why=problem) from problem
    if law.version != index["version"]:
        raise NotAPackError(name=path.name, why=f"{law.version}, {index['version']}")
    return LawPack(path, law.version, index["needs"], index["says"], law)


def _index(pack: Pack, path: Path, keys: Sequence[bytes]) -> dict[str, Any]:
    """Return the index of a pack once all of it is what a trusted key signed.

    Raises:
        NotAPackError, NotTrustedError: it is not.
    """
    text = pack.read(INDEX)
    index = index_of(text, FORMAT)
    public = bytes.fromhex(index["public_key"])
    if public not in keys:
        raise NotTrustedError(name=path.name, key=grouped(fingerprint(public)))
    if not is_signed(pack, text, public, valid_signature):
        raise ValueError("the signature does not fit")
    if not all(isinstance(index.get(name), str) for name in TEXTS):
        raise ValueError("the index says too little")
    _refuse_odd_files(index["files"])
    wrong = names_of_evil(pack) + differences(pack, index["files"])
    if wrong:
        raise ValueError(", ".join(f"{each.kind}: {each.name}" for each in wrong[:3]))
    if not pack.is_as_written():
        raise ValueError("it was packed anew")
    return index


def _refuse_odd_files(files: Mapping[str, Any]) -> None:
    """Refuse what no law holds.

    Raises:
        ValueError: too many files, too large ones, or of other names.
    """
    if len(files) > MOST_FILES or sum(each["size"] for each in files.values()) > MOST_BYTES:
        raise ValueError("too large")
    odd = [name for name in files if not (name.startswith(FOLDER) and name.endswith(".toml"))]
    if odd:
        raise ValueError(f"no file of law: {odd[0]}")


def _refuse_newer(name: str, needs: str) -> None:
    from declaration import VERSION

    try:
        newer = _number(needs) > _number(VERSION)
    except ValueError as problem:
        raise NotAPackError(name=name, why=needs) from problem
    if newer:
        raise NeedsNewerProgramError(name=name, needs=needs, program=VERSION)


def _number(version: str) -> tuple[int, ...]:
    """Return a version of the program so that versions can be compared.

    >>> _number("0.10") > _number("0.9.3")
    True
    """
    return tuple(map(int, version.split(".")))
