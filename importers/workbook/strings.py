"""The workbook's pool of different texts, and the shared strings of .xlsx.

In: ``sharedStrings.xml`` in blocks. Out: codes into the pool by shared position. Plain items are
cut out of the XML all at once; an item with fonts inside (rich text) is read by expat on its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from importers.workbook.refusal import Unsupported
from importers.workbook.signs import check_signs
from importers.workbook.xml_pass import Skeleton, parse

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ENTITY = re.compile(r"&(#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6}|[a-z]+);|&")
_FORBIDDEN = {chr(number) for number in range(32)} - {"\t", "\n", "\r"} | {"\ufffe", "\uffff"}
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


class _Codes(dict[str, int]):
    """Codes by text; a text that is new is entered when it is asked for."""

    def __init__(self, texts: list[str]) -> None:
        super().__init__()
        self._texts = texts

    def __missing__(self, text: str) -> int:
        code = self[text] = len(self._texts)
        self._texts.append(text)
        return code


class TextPool:
    """Different texts by code; code 0 is the empty text.

    Attributes:
        texts: by code.
    """

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._codes = _Codes(self.texts)
        self.code("")

    def code(self, text: str) -> int:
        """Return the code of a text, entering it where it is new."""
        return self._codes[text]

    def codes(self, texts: Sequence[str]) -> npt.NDArray[np.int32]:
        """Return the codes of many texts, entering those that are new."""
        return np.fromiter(map(self._codes.__getitem__, texts), np.int32, len(texts))

    def codes_of_table(self, texts: Sequence[str]) -> npt.NDArray[np.int32]:
        """Return the codes of a table of texts, which as a rule are all new and different."""
        first = len(self.texts)
        new = dict(zip(texts, range(first, first + len(texts)), strict=True))
        if len(new) < len(texts) or not new.keys().isdisjoint(self._codes.keys()):
            return self.codes(texts)
        self._codes.update(new)
        self.texts.extend(texts)
        return np.arange(first, first + len(texts), dtype=np.int32)


def unescaped(text: str) -> str:
    """Return a text with Excel's ``_x000D_`` escapes undone."""
    if "_x" not in text:
        return text
    plain = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def decoded(raw: bytes) -> str:
    """Return a text as XML means it, from its bytes between two tags.

    Raises:
        Unsupported: it is not as XML has it.
    """
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        raise Unsupported("a text that is not UTF-8") from None
    return _meant(text)


def _meant(text: str) -> str:
    """Return a text with line ends, entities and escapes as XML and Excel mean them."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "&" in text:
        text = _ENTITY.sub(_entity, text)
    return unescaped(text)


def _entity(match: re.Match[str]) -> str:
    name = match[1]
    if name is None:
        raise Unsupported("a lone ampersand")
    if name[0] != "#":
        if name not in _NAMED:
            raise Unsupported("an entity that XML does not have")
        return _NAMED[name]
    number = int(name[2:], 16) if name[1] == "x" else int(name[1:])
    if number > 0x10FFFF or 0xD800 <= number < 0xE000 or chr(number) in _FORBIDDEN:
        raise Unsupported("a character that XML does not have")
    return chr(number)


def shared_strings(pieces: Iterable[bytes], pool: TextPool) -> npt.NDArray[np.int32]:
    """Return the pool's code of every shared string, read the fast way [strings].

    Raises:
        Unsupported: a form that only the detailed pass reads.
        Refused: the part is damaged.
    """
    return pool.codes_of_table([text for block in _items(pieces) for text in _texts(block)])


_FIRST = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^<>]*\?>)?\s*<sst(?:\s[^<>]*)?>")
_UTF8 = re.compile(rb"encoding\s*=\s*[\"'](?!utf-8|us-ascii)", re.IGNORECASE)
_HEAD_END = re.compile(rb"<sst[^>]*>")
_LONGEST_HEAD = 1 << 16
_LONGEST_ITEM = 1 << 24


def _items(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield complete ``<si>`` items in blocks."""
    left, started = b"", False
    for piece in pieces:
        left += piece
        if not started:
            if not _HEAD_END.search(left) and len(left) < _LONGEST_HEAD:
                continue
            left, started = _after_head(left), True
        cut = left.rfind(b"<si>")
        if cut > 0:
            yield left[:cut]
            left = left[cut:]
        elif len(left) > _LONGEST_ITEM:
            raise Unsupported("a very long text")
    end = left.rfind(b"</sst>")
    if end < 0 or left[end + 6 :].strip() or not started:
        raise Unsupported("no end of the strings")
    if left[:end].strip():
        yield left[:end]


def _after_head(start: bytes) -> bytes:
    head = _FIRST.match(start)
    if head is None or _UTF8.search(head[0]) or head[0].endswith(b"/>"):
        raise Unsupported("an unusual head of the strings")
    return start[head.end() :].lstrip()


_BETWEEN = "</t></si><si><t>"
_BEFORE, _AFTER = "<si><t>", "</t></si>"
_MARKED = re.compile(r"&|_x|\r")


def _texts(block: bytes) -> list[str]:
    """Return the texts of complete items."""
    check_signs(block)
    rough = block.decode().replace('<t xml:space="preserve">', "<t>").rstrip()
    if not rough.startswith(_BEFORE) or not rough.endswith(_AFTER):
        return _parsed(rough)
    texts = rough[len(_BEFORE) : -len(_AFTER)].split(_BETWEEN)
    plain = rough.count("<") == 4 * len(texts)
    if plain and not _MARKED.search(rough):
        return texts
    return [text for rough_text in texts for text in _one_or_more(rough_text)]


def _one_or_more(rough: str) -> Sequence[str]:
    """Return the text between two plain borders; several where odd items stand between."""
    if "<" in rough:
        return _parsed(_BEFORE + rough + _AFTER)
    return (_meant(rough),) if _MARKED.search(rough) else (rough,)


def _parsed(items: str) -> list[str]:
    """Return the texts of items that hold more than one plain text."""
    found = SharedStrings()
    parse([b"<sst>", items.encode(), b"</sst>"], found, "sharedStrings.xml")
    return found.texts


class SharedStrings(Skeleton):
    """Collects the text of each item; how it is pronounced (``rPh``) is left out.

    Attributes:
        texts: one an item.
    """

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._pieces: list[str] = []
        self._open = self._spoken = False

    def start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002
        """An element begins."""
        if name == "si":
            self._pieces = []
        elif name == "rPh":
            self._spoken = True
        elif name == "t":
            self._open = not self._spoken

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "t":
            self._open = False
        elif name == "rPh":
            self._spoken = False
        elif name == "si":
            self.texts.append(unescaped("".join(self._pieces)))

    def text(self, text: str) -> None:
        """Text, wanted only within ``<t>``."""
        if self._open:
            self._pieces.append(text)


def shared_strings_in_detail(
    pieces: Iterable[bytes], pool: TextPool, part: str
) -> npt.NDArray[np.int32]:
    """Return the pool's code of every shared string, whatever their form [strings].

    Raises:
        Refused: the part is damaged or unsafe.
    """
    found = SharedStrings()
    parse(pieces, found, part)
    return pool.codes(found.texts)
