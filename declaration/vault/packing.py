"""A sealed file as it lies in the vault: compressed, and sealed itself against a changed byte.

The hash of a file in the manifest is that of its content. Some bytes of a compressed stream can
change without changing what it unpacks to; a hash of the stream stands before it, so that not even
those do unseen.
"""

from __future__ import annotations

import hashlib
import zlib
from types import ModuleType

deflate: ModuleType
try:
    from isal import isal_zlib

    deflate = isal_zlib
except ImportError:  # a machine without the wheel
    deflate = zlib

LEVEL = 1
"""Payrolls shrink to a tenth at once; more effort costs time and gives little."""

_HASH = 32


class NotWhatWasPackedError(ValueError):
    """Some byte of a packed file is another one, or some are gone."""


def packed(content: bytes) -> bytes:
    """Return a file's content as the vault keeps it."""
    stream: bytes = deflate.compress(content, LEVEL)
    return hashlib.sha256(stream).digest() + stream


def unpacked(data: bytes) -> bytes:
    """Return what was packed.

    Raises:
        NotWhatWasPackedError: a byte was changed.

    >>> unpacked(packed(b"worker_number,wage_khr"))
    b'worker_number,wage_khr'
    """
    stream = data[_HASH:]
    if hashlib.sha256(stream).digest() != data[:_HASH]:
        raise NotWhatWasPackedError
    try:
        return zlib.decompress(stream)
    except zlib.error as problem:
        raise NotWhatWasPackedError from problem
