"""Bundles for support: the same codes at the same places, and nothing of the sources' people.

What cannot be kept is listed here openly: a workbook that is not read is not in the bundle
(FIL-001 to FIL-003), and every workbook is written anew as .xlsx, without macros and not in an old
format (FIL-005, FIL-008).
"""

import io
import json
import re
import zipfile
from decimal import Decimal

import numpy as np
import pytest

from declaration.month import Month
from declaration.monthly import Enterprise, Options
from desktop.cli import main
from desktop.support.bundle import LeakError
from desktop.support.fitting import Asked
from desktop.support.making import asked_of, make_bundle
from importers.choices import Choices
from importers.support import plan as planning
from importers.support.people import NAMES, NUMBERS
from importers.support.rows import tables
from importers.workbook import open_all
from tests.findings.samples import FOLDER, Sample

NOT_READ = {"FIL-001", "FIL-002", "FIL-003"}
NOT_KEPT = {"FIL-005", "FIL-008"}
CODES = sorted(path.name for path in FOLDER.glob("[A-Z]*-[0-9][0-9][0-9]"))
TURNED_OFF = lambda *_: None  # noqa: E731


def asked_for(sample):
    choices = sample._choices()
    register = sample.keys.get("register")
    listed = [FOLDER / sample.code / register] if register else []
    books = list(open_all(sample.files, choices.passwords))
    known = list(open_all(listed, choices.passwords)) if listed else []
    enterprise = Enterprise("Practice Works", "", "90000001", sample.keys.get("sector", "garment"))
    asked = asked_of(books, known, Asked(books, choices, sample._options(), enterprise))
    return asked, [*sample.files, *listed]


def texts_of(data):
    """Every text in a bundle, those of packed workbooks too."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            part = package.read(name)
            if part.startswith(b"PK"):
                yield from texts_of(part)
            else:
                yield part.decode("utf-16" if part[:2] == b"\xff\xfe" else "utf-8", "replace")


def people_in(asked):
    """The cells of names and long numbers of all the sources."""
    for table in tables(asked.books, asked.choices, asked.register):
        for column in table.columns:
            if column.field in (*NAMES, *NUMBERS, "bank_account"):
                for row in table.workers.tolist():
                    text = table.sheet.text(row, column.at).strip()
                    digits = sum(sign.isdecimal() for sign in text)
                    if digits >= 5 or (column.field in NAMES and len(text) >= 5):
                        yield text


def stands_in(text, whole):
    """Say whether a cell stands somewhere as a whole, and not as part of a longer number."""
    return text in whole and re.search(rf"(?<!\w){re.escape(text)}(?!\w)", whole) is not None


@pytest.mark.parametrize("code", CODES)
def test_every_finding_of_every_sample_stands_at_the_same_place(code):
    asked, paths = asked_for(Sample.of(code, "bad"))
    bundle = make_bundle(asked, paths, "en", TURNED_OFF, key=f"seed {code}")
    if code in NOT_READ:
        assert list(bundle.not_in_it.values()) == [code]
        return
    assert {each["code"] for each in bundle.lost} == ({code} & NOT_KEPT)
    assert not bundle.added
    whole = "\n".join(texts_of(bundle.packed()))
    assert [text for text in people_in(asked) if stands_in(text, whole)] == []


def test_each_workers_own_row_of_amounts_is_another():
    asked, _ = asked_for(Sample.of("WAG-004", "bad"))
    plan = planning.Plan(asked.books, asked.choices, "seed")
    made = plan.workbooks()
    (table,) = plan.tables
    money = [c.at for c in table.columns if c.kind == "money"]
    for row in table.workers.tolist():
        before = [table.sheet.text(row, at) for at in money]
        after = [made[0].sheets[0].text(row, at) for at in money]
        assert before != after
        same = [a for a, b in zip(before, after, strict=True) if a == b and float(a or 0)]
        assert same == []


def test_another_key_invents_others_and_the_same_key_the_same():
    asked, paths = asked_for(Sample.of("DUP-001", "bad"))
    one, same, other = (
        make_bundle(asked, paths, "en", TURNED_OFF, key=key).packed() for key in ("a", "a", "b")
    )
    assert one == same != other
    free = make_bundle(asked, paths, "en", TURNED_OFF)
    assert free.packed() not in (one, other)


def test_nothing_is_made_where_a_name_is_left(monkeypatch):
    asked, paths = asked_for(Sample.of("ROW-002", "bad"))
    monkeypatch.setattr(planning.Plan, "_name", lambda _self, _at: lambda text, _row: text)
    with pytest.raises(LeakError) as raised:
        make_bundle(asked, paths, "en", TURNED_OFF, key="seed")
    assert {leak.kind for leak in raised.value.leaks} == {"name"}
    assert not [text for text in people_in(asked) if text in str(raised.value)]


def test_a_workbook_keeps_its_structure(tmp_path):
    import xlsxwriter

    book = xlsxwriter.Workbook(tmp_path / "Payroll of SOK DARA.xlsx", {"date_1904": True})
    book.set_properties({"author": "SOK DARA", "comments": "CHAN PISEY 012345678"})
    sheet, hidden = book.add_worksheet("LINE A"), book.add_worksheet("SOK DARA")
    hidden.write(0, 0, "SOK DARA")
    hidden.hide()
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    money = book.add_format({"num_format": '"$"#,##0.00'})
    sheet.merge_range(0, 0, 0, 5, "Lotus Seam Garment Co., Ltd. · Payroll for October 2026")
    sheet.write_row(2, 0, ["Worker ID", "Name", "Date Hired", "Basic Salary", "Gross", "Phone"])
    rows = [
        ["W-001", "SOK DARA", 44_000, 210, 210, "012 777 888"],
        ["W-002", "CHAN PISEY", 44_100, 222.5, 222.5, "N/A"],
        ["W-003", "KIM BOPHA", 44_200, 230, 230, "see SOK DARA"],
    ]
    for r, (*texts, hired, basic, gross, phone) in enumerate(rows, 3):
        sheet.write_row(r, 0, texts)
        sheet.write_number(r, 2, hired - 1462, day)
        sheet.write_number(r, 3, basic, money)
        sheet.write_number(r, 4, gross, money)
        sheet.write_string(r, 5, phone)
    sheet.write_row(6, 1, ["Total", "", 662.5, 662.5])
    sheet.write_comment(3, 1, "SOK DARA is the owner's cousin")
    sheet.set_header("&CSOK DARA")
    sheet.set_row(4, None, None, {"hidden": True})
    sheet.set_column(5, 5, None, None, {"hidden": True})
    book.close()
    month, rate = Month(2026, 10), Decimal(4015)
    paths = [tmp_path / "Payroll of SOK DARA.xlsx"]
    books = list(open_all(paths))
    asked = Asked(books, Choices(month, rate), Options(month, rate))
    bundle = make_bundle(asked, paths, "en", TURNED_OFF, key="seed")
    assert bundle.lost == bundle.added == []
    whole = "\n".join(texts_of(bundle.packed())).upper()
    for secret in ("DARA", "PISEY", "BOPHA", "777", ">W-001", "LOTUS", "COUSIN"):
        assert secret not in whole
    (tmp_path / "made.xlsx").write_bytes(bundle.files["file-1.xlsx"])
    old, (made,) = books[0].sheets[0], [b.sheets[0] for b in open_all([tmp_path / "made.xlsx"])]
    assert made.name == "LINE A"
    assert made.merged == old.merged
    assert (made.hidden_rows, made.hidden_columns) == (old.hidden_rows, old.hidden_columns)
    assert np.array_equal(made.kinds, old.kinds)
    formats = [s.formats.get(int(s.styles[3, 4])) for s in (old, made)]
    assert formats[0] == formats[1] == '"$"#,##0.00'
    assert "Payroll for October 2026" in made.text(0, 0)
    assert b'date1904="1"' in zipfile.ZipFile(tmp_path / "made.xlsx").read("xl/workbook.xml")
    total = made.numbers[4, 6]
    assert total == pytest.approx(made.numbers[4, 3:6].sum())
    assert total != 662.5


def test_from_the_command_line(tmp_path, capsys):
    out = tmp_path / "bundle.zip"
    payroll = str(FOLDER / "WAG-004" / "bad.csv")
    common = [payroll, "--month", "2026-10", "--rate", "4015"]
    assert main(["support", *common, "--out", str(out), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["findings"] == told["kept"] > 0
    with zipfile.ZipFile(out) as package:
        package.extractall(tmp_path / "unpacked")
        about = json.loads(package.read("about.json"))
    found = json.loads((tmp_path / "unpacked" / "findings.json").read_text(encoding="utf-8"))
    assert len(found) == told["findings"]
    typed = about["command"].split()
    assert typed[:2] == ["pheaktean", "check"]
    assert {"file-1.csv", "2026-10", "4015"} <= set(typed)
    assert main(["support", *common]) == 64
    assert "--out" in capsys.readouterr().err
