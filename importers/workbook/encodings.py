"""Which encoding a table of text is in, by evidence; Khmer exists only in Unicode.

In: the bytes. Out: the text, the encoding's name for people, and whether it had to be judged.
"""

from __future__ import annotations

from dataclasses import dataclass

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8", "UTF-8"),
    (b"\xff\xfe", "utf-16-le", "UTF-16"),
    (b"\xfe\xff", "utf-16-be", "UTF-16"),
)
_SAMPLE = 1 << 16
_FEW = 0.001
_COMMON = 0.6


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text out of bytes.

    Attributes:
        text: without byte order mark.
        encoding: as people call it.
        certain: whether it is UTF-8 beyond doubt.
    """

    text: str
    encoding: str
    certain: bool


def decode(data: bytes) -> Decoded:
    """Return the text of a file; some text always comes out."""
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(codec, "replace")
            return Decoded(text, name, codec == "utf-8" and "\ufffd" not in text)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    wide = _wide(data[:_SAMPLE], 0.05 if not text else 0.3)
    if wide:
        return Decoded(data.decode(wide, "replace"), "UTF-16", certain=False)
    return Decoded(text, "UTF-8", certain=True) if text else _judged(data)


def written_in(data: bytes, decoded: Decoded) -> tuple[str, bytes]:
    """Return Python's name of the encoding that a file was taken for, and its byte order mark.

    A text with broken places, or in Windows' encoding, is to be written with ``replace``.
    """
    for mark, codec, _ in _MARKS:
        if data.startswith(mark):
            return codec, mark
    if decoded.encoding == "UTF-16":
        return "utf-16-le" if data[1:2] == b"\0" else "utf-16-be", b""
    for codec, _core, _common, name in _CHINESE:
        if decoded.encoding == name:
            return codec, b""
    return ("cp1252", b"") if decoded.encoding.startswith("Western") else ("utf-8", b"")


def _wide(sample: bytes, least: float) -> str:
    """Return the kind of UTF-16 without a mark, or "": its digits and separators hold zeros.

    Args:
        sample: the beginning of the file.
        least: share of the signs that must hold a zero.
    """
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) < least * (len(sample) // 2) or min(even, odd) * 10 > max(even, odd):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _judged(data: bytes) -> Decoded:
    """Return the text in the likeliest encoding that is not sound UTF-8."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(not char.isascii() for char in text) - broken
    if broken <= max(1, _FEW * len(text)) and sound >= 2 * broken:
        return Decoded(text, "UTF-8 with broken places", certain=False)
    chinese = max(_chinese(data[:_SAMPLE], *kind) for kind in _CHINESE)
    if chinese[0] >= _COMMON:
        return Decoded(data.decode(chinese[1], "replace"), chinese[2], certain=False)
    return Decoded(_windows(data), "Western (Windows-1252)", certain=False)


_CHINESE = (
    ("gb18030", "gb2312", range(0xB0, 0xD8), "Chinese (GB 18030)"),
    ("big5hkscs", "big5", range(0xA4, 0xC7), "Chinese (Big5)"),
)
"""Encoding, its oldest core, the first bytes of that core's commonest signs, name."""


def _chinese(
    sample: bytes, codec: str, core: str, common: range, name: str
) -> tuple[float, str, str]:
    """Return the share of common signs, Chinese or Khmer, if a sample is in this encoding."""
    text = sample.decode(codec, "replace")
    signs = "".join(char for char in text if not char.isascii())
    khmer = sum("\u1780" <= char <= "\u17ff" for char in signs)
    known = sum(byte in common for byte in signs.encode(core, "ignore")[::2])
    return (known + khmer) / max(len(signs), 1), codec, name


def _windows(data: bytes) -> str:
    """Return a text in Windows' Western encoding; its few unused bytes as control characters."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(
            bytes([byte]).decode("cp1252", "ignore") or chr(byte) if byte > 127 else chr(byte)
            for byte in data
        )
