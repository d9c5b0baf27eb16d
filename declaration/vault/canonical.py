"""Data as the one JSON text that stands for it, so that a hash of it can be reckoned again.

UTF-8, keys in the order of their letters, no blanks between, no binary fractions: amounts are
whole riel, rates and shares are texts.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any


def canonical(data: Mapping[str, Any]) -> bytes:
    """Return data as its canonical JSON.

    Raises:
        TypeError: it holds a binary fraction, a key that is no text, or no plain data at all.

    >>> canonical({"b": [1, None], "a": "សុខ"}).decode()
    '{"a":"សុខ","b":[1,null]}'
    """
    _refuse(data, "")
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", "replace")


def parsed(text: bytes) -> dict[str, Any]:
    """Return the data of a canonical JSON.

    Raises:
        ValueError: it is none.
    """
    try:
        data = json.loads(text)
    except RecursionError as problem:
        raise ValueError("nested without end") from problem
    if not isinstance(data, dict):
        raise ValueError("not an object")
    return data


def sha256(content: bytes) -> str:
    """Return the SHA-256 of some bytes, hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def _refuse(value: object, where: str) -> None:
    """Refuse what has no canonical JSON; ``where`` names the place."""
    if value is None or isinstance(value, str | bool | int):
        return
    if isinstance(value, Mapping):
        for key, each in value.items():
            if not isinstance(key, str):
                raise TypeError(f"{where}: the key {key!r} is no text")
            _refuse(each, f"{where}.{key}")
    elif isinstance(value, Sequence) and not isinstance(value, bytes):
        for i, each in enumerate(value):
            _refuse(each, f"{where}[{i}]")
    else:
        raise TypeError(f"{where}: {type(value).__name__} has no canonical JSON")
