"""Parts inside a distribution that its own licence does not tell of.

    inside("sqlcipher3", files)     SQLCipher, SQLite and OpenSSL, with the versions they say

``licences.toml`` names them; what no list names is found only by reading a distribution's source.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from fnmatch import fnmatchcase
from importlib import metadata
from typing import Any

from packages.components import Component, texts, told
from packages.distributions import component


def inside(owner: str, files: Iterable[str]) -> list[Component]:
    """Return the parts inside a distribution.

    Args:
        owner: name of the distribution.
        files: all those of the built folder that belong to it.
    """
    files = list(files)
    own = [each | {"of": owner} for each in told()["parts"] if owner in _owners(each)]
    found = [(each, _of(each, files)) for each in own]
    return [_part(each, of_it) for each, of_it in found if of_it or "files" not in each]


def fonts_and_other_data(files: Iterable[str]) -> list[Component]:
    """Return what lies among our own data and is not ours."""
    files = list(files)
    found = [(each, _of(each, files)) for each in told()["resources"]]
    return [_data(each, own) for each, own in found if own]


def _owners(told_of: dict[str, Any]) -> list[str]:
    of = told_of["of"]
    return [of] if isinstance(of, str) else list(of)


def _of(told_of: dict[str, Any], files: list[str]) -> list[str]:
    patterns = told_of.get("files", ())
    return [file for file in files if any(fnmatchcase(file, pattern) for pattern in patterns)]


def _part(told_of: dict[str, Any], files: list[str]) -> Component:
    distribution = metadata.distribution(told_of["of"])
    own = texts(told_of.get("texts", [])) or component(told_of["of"]).texts[:1]
    version = _version(told_of, distribution.version, files)
    licence, home = told_of["licence"], told_of.get("home", "")
    name = told_of["name"]
    purl = f"pkg:generic/{re.sub(r'[^a-z0-9]+', '-', name.lower()).strip('-')}@{version}"
    return Component(name, version, licence, purl, home, own, distribution.name, tuple(files))


def _data(told_of: dict[str, Any], files: list[str]) -> Component:
    from packages.components import ROOT, Text

    here = [ROOT / file for file in files]
    own = tuple(Text(path.name, path.read_bytes()) for path in here if path.suffix == ".txt")
    name, version = told_of["name"], told_of["version"]
    return Component(
        name, version, told_of["licence"], "", told_of["home"], own, "pheaktean", tuple(files)
    )


def _version(told_of: dict[str, Any], same: str, files: list[str]) -> str:
    if told_of["version"] == "same":
        return same
    if told_of["version"] == "asked":
        return _ASKED[told_of["name"]]()
    if told_of["version"] != "in the name":
        return str(told_of["version"])
    numbers = (re.search(r"(?:\.so\.|-|\.)(\d+(?:\.\d+)*)(?:\.dylib|\.dll)?$", f) for f in files)
    return next((found[1] for found in numbers if found), "")


def _sqlcipher(question: str) -> Callable[[], str]:
    def ask() -> str:
        from sqlcipher3 import dbapi2

        connection = dbapi2.connect(":memory:")
        connection.execute("PRAGMA key = 'any'")
        answer = str(connection.execute(question).fetchone()[0])
        connection.close()
        found = re.search(r"\d+(\.\d+)+", answer)
        return found[0] if found else answer

    return ask


def _isal() -> str:
    import isal

    return str(isal.ISAL_VERSION)


def _openblas() -> str:
    import numpy as np

    said: Any = np.show_config(mode="dicts")
    return str(said["Build Dependencies"]["blas"]["version"])


_ASKED: dict[str, Callable[[], str]] = {
    "SQLCipher": _sqlcipher("PRAGMA cipher_version"),
    "SQLite": _sqlcipher("SELECT sqlite_version()"),
    "OpenSSL": _sqlcipher("PRAGMA cipher_provider_version"),
    "ISA-L": _isal,
    "OpenBLAS": _openblas,
}
