"""How an input is broken: stretches of bytes, words, tags, and the parts within a zip file."""

import io
import re
import zipfile

from declaration.evidence.container import ODD

WORDS = [
    "", "0", "-0", "-1", "1", "00", "1e308", "1e309", "-1e-400", "NaN", "inf", "9" * 25, "9" * 5000,
    "2147483648", "9223372036854775808", "18446744073709551616", "0x10", "1_000", "1,2,3", "1.2.3",
    "A1", "XFD1048576", "XFE1", "A1048577", "A0", "ZZZZ9", "A1:XFD1048576", "R1C1", "#REF!", "=A1",
    "true", "TRUE", "null", "[]", "{}", "[[x]]", "''", '"', "'", "\\", "\0", "\ufeff", "\u200b",
    "\u17d2", "\u17d2\u17d2", "\u17c1\u17b6", "១២៣", "៛", "ក្", "\U0001f600", "\udc80", "é", "ﬁ",
    "²", "31/02/2024", "00/00/0000", "29/02/2023", "9999-12-31", "0000-01-01", "2569", "25:61",
    "ថ្ងៃទី១៥", "../../x", "C:\\x", "CON", "a" * 300, "<!DOCTYPE x>", "&lol;", "]]>",
    "<a>" * 200, "[" * 2000,
]  # fmt: skip
"""Words at which parsers stumble."""

TAG = re.compile(rb"<[^>]*>|[^<]+")
VALUE = re.compile(rb'(?<==")[^"]*(?=")')
TOKEN = re.compile(r"[^\W_]+|\s+|[\W_]", re.ASCII)


def bytes_broken(data, chance):
    """Return bytes with a cut, changed, missing, repeated or strange stretch."""
    if not data:
        return chance.randbytes(chance.randrange(1, 40))
    at, size = chance.randrange(len(data)), chance.randrange(1, 1 + min(len(data), 200))
    other = chance.randrange(len(data))
    return chance.choice(
        [
            lambda: data[:at],
            lambda: data[:at] + chance.randbytes(min(size, 8)) + data[at + min(size, 8) :],
            lambda: data[:at] + data[at + size :],
            lambda: data[:at] + data[other : other + size] + data[at:],
            lambda: data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :],
            lambda: data[:at] + chance.choice([b"\0", b"\xff"]) * 4 + data[at + 4 :],
            lambda: data[:at] + word(chance) + data[at:],
        ]
    )()


def text_broken(data, chance):
    """Return a text, as bytes, of which a token or two are gone, doubled, or another word."""
    tokens = TOKEN.findall(data.decode("utf-8", "surrogateescape"))
    for _ in range(chance.randrange(1, 4)):
        if not tokens or chance.random() < 0.2:
            tokens.insert(chance.randrange(len(tokens) + 1), chance.choice(WORDS))
            continue
        at = chance.randrange(len(tokens))
        tokens[at] = chance.choice(
            [chance.choice(WORDS), tokens[at] * 2, "", chance.choice(tokens), tokens[at].swapcase()]
        )
    if chance.random() < 0.15:
        return bytes_broken("".join(tokens).encode("utf-8", "surrogatepass"), chance)
    return "".join(tokens).encode("utf-8", "surrogatepass")


def xml_broken(data, chance):
    """Return XML with a tag gone, doubled, moved, or with another value in it."""
    pieces = TAG.findall(data)
    if not pieces:
        return bytes_broken(data, chance)
    for _ in range(chance.randrange(1, 3)):
        at = chance.randrange(len(pieces))
        kind = chance.randrange(6)
        if kind == 0:
            pieces[at] = b""
        elif kind == 1:
            pieces[at] *= chance.choice([2, 2, 50])
        elif kind == 2:
            other = chance.randrange(len(pieces))
            pieces[at], pieces[other] = pieces[other], pieces[at]
        elif kind == 3 and VALUE.search(pieces[at]):
            values = list(VALUE.finditer(pieces[at]))
            found = chance.choice(values)
            pieces[at] = pieces[at][: found.start()] + word(chance) + pieces[at][found.end() :]
        elif kind == 4 and not pieces[at].startswith(b"<"):
            pieces[at] = word(chance)
        else:
            pieces[at] = bytes_broken(pieces[at], chance)
    return b"".join(pieces)


def zip_broken(data, chance):
    """Return a zip file of which one part is broken and packed again, or its own bytes."""
    if chance.random() < 0.15:
        return bytes_broken(data, chance)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
    # zipfile says NotImplementedError of a zip of a later version than it knows
    except (*ODD, NotImplementedError):
        return bytes_broken(data, chance)
    if not files:
        return bytes_broken(data, chance)
    name = chance.choice(sorted(files))
    if chance.random() < 0.05:
        del files[name]
    else:
        is_xml = files[name][:1] == b"<" and chance.random() < 0.85
        files[name] = (xml_broken if is_xml else bytes_broken)(files[name], chance)
    return packed(files)


def packed(files):
    """Return a zip file's bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return out.getvalue()


def word(chance):
    """Return one of the odd words, as bytes."""
    return chance.choice(WORDS).encode("utf-8", "surrogatepass")
