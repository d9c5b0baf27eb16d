"""The parts of a zipped workbook, inflated in blocks and never beyond what the directory says.

In: the bytes of a zip file. Out: parts by name. Sizes in a zip directory can lie, so inflating
stops at the stated size; a part that would go on, or ends early, is refused.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType

from importers.workbook.refusal import damaged, unsafe

BLOCK = 1 << 20
"""How much is inflated at once [bytes]; its arrays stay within the processor's cache."""

_LOCAL_HEADER = struct.Struct("<4s5H3L2H")


@dataclass(frozen=True, slots=True)
class Part:
    """One entry of the directory.

    Attributes:
        name: as the directory writes it.
        offset: of its local header [bytes].
        packed: stored size [bytes].
        size: size once inflated, as stated [bytes].
        method: 0 stored, 8 deflated.
        crc: checksum of the inflated bytes.
        locked: encrypted by the zip program.
    """

    name: str
    offset: int
    packed: int
    size: int
    method: int
    crc: int
    locked: bool


class Package:
    """A zip file in memory: its directory, and the bytes of its parts."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.parts = _directory(data)
        self._by_name = {_key(part.name): part for part in self.parts}

    def names(self) -> set[str]:
        """Return the names of all parts, lower case, without a leading slash."""
        return set(self._by_name)

    def has(self, name: str) -> bool:
        """Whether there is a part of this name; case and a leading slash do not matter."""
        return _key(name) in self._by_name

    def size(self, name: str) -> int:
        """Return the stated size of a part [bytes]."""
        return self._by_name[_key(name)].size

    def read(self, name: str) -> bytes:
        """Return all of a part."""
        return b"".join(self.stream(name))

    def stream(self, name: str, block: int = BLOCK) -> Iterator[bytes]:
        """Yield a part in blocks of at most ``block`` bytes.

        Raises:
            Refused: the part is missing, damaged, or larger than the directory says.
        """
        part = self._by_name.get(_key(name))
        if part is None:
            raise damaged(f"its part {name} is missing")
        return self.stream_part(part, block)

    def stream_part(self, part: Part, block: int = BLOCK) -> Iterator[bytes]:
        """Yield one entry of the directory in blocks of at most ``block`` bytes."""
        packed = self._packed(part)
        chunks = _inflated(packed, part, block) if part.method == 8 else _stored(packed, block)
        size, crc = 0, 0
        checksum = _codec().crc32
        for chunk in chunks:
            size += len(chunk)
            if size > part.size:
                raise unsafe("it unpacks to more than it states")
            crc = checksum(chunk, crc)
            yield chunk
        if size != part.size or crc != part.crc:
            raise damaged(f"its part {part.name} is not whole")

    def _packed(self, part: Part) -> memoryview:
        """Return the stored bytes of a part, once its own header agrees with the directory."""
        if part.locked or part.method not in (0, 8):
            raise damaged(f"its part {part.name} is packed in a way that workbooks never are")
        header = self.data[part.offset : part.offset + _LOCAL_HEADER.size]
        if len(header) < _LOCAL_HEADER.size or header[:4] != b"PK\x03\x04":
            raise damaged(f"its part {part.name} is not where its directory says")
        *_, name_length, extra_length = _LOCAL_HEADER.unpack(header)
        start = part.offset + _LOCAL_HEADER.size + name_length + extra_length
        packed = memoryview(self.data)[start : start + part.packed]
        if len(packed) != part.packed:
            raise damaged("its end is missing")
        return packed


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def _directory(data: bytes) -> list[Part]:
    """Return the entries of the zip directory.

    Raises:
        Refused: there is no directory, or it makes no sense.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    # zipfile says NotImplementedError of a zip of a later version than it knows
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OverflowError, struct.error):
        raise damaged(
            "its end is missing or broken, as after a copy or download that stopped half way"
        ) from None
    return [
        Part(
            entry.orig_filename or entry.filename,
            entry.header_offset,
            entry.compress_size,
            entry.file_size,
            entry.compress_type,
            entry.CRC,
            bool(entry.flag_bits & 1),
        )
        for entry in entries
        if not entry.filename.endswith("/")  # is_dir() stumbles over a name of no letters
    ]


def _codec() -> ModuleType:
    """Return the fast inflater, or the standard one where it is not installed."""
    try:
        from isal import isal_zlib
    except ImportError:
        return zlib
    return isal_zlib


def _inflated(packed: memoryview, part: Part, block: int) -> Iterator[bytes]:
    """Yield deflated bytes inflated, never more than ``block`` at once."""
    codec = _codec()
    inflater = codec.decompressobj(-15)
    left: bytes | memoryview = packed
    try:
        while not inflater.eof:
            chunk = inflater.decompress(left[:_FEED], block)
            taken = min(len(left), _FEED) - len(inflater.unconsumed_tail)
            left = left[taken:]
            if not chunk and not taken:
                break
            if chunk:
                yield chunk
    except (zlib.error, codec.error):
        raise damaged(f"its part {part.name} cannot be unpacked") from None


_FEED = 1 << 18
"""How much packed data the inflater is given at once [bytes]."""


def _stored(packed: memoryview, block: int) -> Iterator[bytes]:
    for start in range(0, len(packed), block):
        yield bytes(packed[start : start + block])
