"""Broken bytes end in findings: no exception, no long wait, and never two readings of one file."""

import io
import random
import re
import time
import zipfile
from pathlib import Path

import pytest

from importers.workbook import open_all
from importers.workbook.refusal import Refused, Unsupported
from tests.importers.workbook.made import assert_same, detailed, package, scanned, sheet_xml, zipped

FOLDER = Path(__file__).parents[2] / "workbooks" / "formats"
LONGEST = 5.0  # seconds; far above what any of these takes


def broken(data, chance):
    """Return bytes with a cut, changed, missing or repeated stretch."""
    at, size = chance.randrange(len(data)), chance.randrange(1, 120)
    kind = chance.randrange(5)
    if kind == 0:
        return data[:at]
    if kind == 1:
        return data[:at] + chance.randbytes(min(size, 12)) + data[at + min(size, 12) :]
    if kind == 2:
        return data[:at] + data[at + size :]
    if kind == 3:
        return data[:at] + data[chance.randrange(len(data)) :][:size] + data[at:]
    return data[:at] + chance.choice([b"\0\0\0\0", b"\xff\xff\xff\xff"]) + data[at + 4 :]


def broken_inside(data, chance):
    """Return a zip file of which one part is broken and packed again."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice([name for name, content in files.items() if content])
    return zipped(files | {name: broken(files[name], chance)})


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.glob("*.[xo]*")))
def test_broken_files(tmp_path, name):
    data, chance = (FOLDER / name).read_bytes(), random.Random(name)
    path = tmp_path / name
    for turn in range(150):
        inside = data[:2] == b"PK" and turn % 4
        path.write_bytes(broken_inside(data, chance) if inside else broken(data, chance))
        begun = time.perf_counter()
        books = list(open_all([path], ("a",)))
        assert time.perf_counter() - begun < LONGEST
        assert books
        assert all(book.sheets or book.findings for book in books)


def test_broken_tables_of_text(tmp_path):
    text = 'លេខ,ឈ្មោះ,"note, more",ប្រាក់ខែ\n' + '001,សុខ,"a\nb",200.50\n' * 40
    path, chance = tmp_path / "payroll.csv", random.Random(5)
    for encoding in ("utf-8", "utf-16", "gb18030"):
        for _ in range(60):
            path.write_bytes(broken(text.encode(encoding), chance))
            assert all(book.sheets or book.findings for book in open_all([path]))


PIECES = [
    "<!-- x -->", "<![CDATA[5]]>", "&amp;", "&#65;", " ", "\n", "<v>", "</v>", 't="s"', 't="str"',
    "s='1'", "<f/>", '<row r="3">', "</row>", '"', ">", "/", 'hidden="1"', "0", "1", ".", "-", "E5",
    "_x000D_", "<is><t>a</t></is>", "<v/>", '<c r="A1"/>',
]  # fmt: skip


def test_broken_sheets_are_read_in_one_way_or_not_at_all():
    cells = (
        '<c r="A{n}" t="s"><v>1</v></c><c r="B{n}" s="1"><v>{n}.25</v></c>'
        '<c r="C{n}" t="str"><f>A{n}&amp;""</f><v>x &lt; y</v></c><c r="D{n}" s="2"/>'
        '<c r="E{n}"><f>B{n}*2</f><v/></c><c r="AA{n}" t="b"><v>1</v></c>'
    )
    rows = "".join(
        f'<row r="{n}" spans="1:27">{cells.replace("{n}", str(n))}</row>' for n in range(1, 6)
    )
    chance, agreed = random.Random(7), 0
    tokens = re.findall(r"<[^>]*>|[^<]+", rows)
    for _ in range(600):
        changed = list(tokens)
        for _ in range(chance.randrange(1, 3)):
            place = chance.randrange(len(changed))
            if chance.random() < 0.5:
                changed[place] += chance.choice(PIECES)
            elif chance.random() < 0.5:
                spot = chance.randrange(len(changed[place]) + 1)
                old = changed[place]
                changed[place] = old[:spot] + chance.choice(PIECES) + old[spot:]
            else:
                changed[place] = ""
        agreed += agree("".join(changed))
    assert agreed > 40


def agree(rows):
    """Check that both readers agree on a sheet; return whether they both read it."""
    data = package(sheet_xml(rows))
    try:
        fast = scanned(data)
    except (Unsupported, Refused):
        return False
    assert_same(fast, detailed(data))
    return True
