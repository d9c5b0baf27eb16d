import hashlib
import os
import subprocess
import sys
import time
from datetime import date

import numpy as np
import pytest
from PySide6.QtGui import QRawFont

from desktop.printing import control_blocks, control_sheet, printout
from desktop.printing.fonts import FAMILIES, application
from desktop.printing.page import Page, Style
from desktop.printing.pdf import HEIGHT, pdf_bytes, write_pdf
from desktop.texts import translate
from resources import resource

WRITTEN = ("declaration.xlsx", "contributions.csv", "findings.csv", "summary.json")


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


def summary(sources=1, **changes):
    """One month of an invented enterprise."""
    return {
        "program": "Pheaktean 0.1.0",
        "law_version": "2026-11-21",
        "month": "2026-10",
        "rate": 4015,
        "as_of": "2026-10-31",
        "enterprise": {
            "name": "Golden Needle Garment (Cambodia) Co., Ltd.",
            "name_km": "ក្រុមហ៊ុន ម្ជុលមាស ហ្គាមិន (ខេមបូឌា) ឯ.ក",
            "nssf_number": "0123456",
        },
        "sources": [
            {"file": f"បញ្ជី October {i} with a rather long name.xlsx", "sha256": digest(f"{i}")}
            for i in range(sources)
        ],
        "workers": {
            "read": 812,
            "declared": 806,
            "held_out": 2,
            "suspended": 1,
            "left": 2,
            "not_due": 1,
            "unregistered": 9,
            "unregistered_past_45_days": 3,
        },
        "schemes": {
            "occupational_risk": {"base": 826_150_000, "employer": 6_609_200, "worker": 0},
            "health_care": {"base": 826_150_000, "employer": 21_479_900, "worker": 0},
            "pension": {"base": 830_986_000, "employer": 16_619_720, "worker": 16_619_720},
        },
        "totals": {"employer": 44_708_820, "worker": 16_619_720, "remittance": 61_328_540},
        "due": {"payment": "2026-11-15", "documents": "2026-11-20"},
        "readings": [
            {"parameter": "contribution_base", "in_use": "classes", "others": {"straight": -12345}},
            {"parameter": "rounding", "in_use": "1", "others": {"100": 0}},
        ],
        "findings": {"stop": 0, "error": 2, "warning": 31, "notice": 4, "changed": 5},
        "state": "partly_ready",
    } | changes


HASHES = {name: digest(name) for name in WRITTEN}


def write(path, month, hashes=HASHES, *, created=None, **more):
    more = {"layout": "nssf-eform-v10", "verified": False} | more
    content = control_sheet.Content(month, hashes, **more)
    control_sheet.control_sheet(content, created).write(path)


def pdf(tmp_path, *arguments, name="sheet.pdf", **options):
    path = tmp_path / name
    write(path, *arguments, **options)
    return path.read_bytes()


def said(monkeypatch, content, **options):
    """Return every text drawn on the sheet."""
    texts = []
    drawn = Page.text

    def listen(self, x, y, width, text, style):
        texts.append(text)
        return drawn(self, x, y, width, text, style)

    monkeypatch.setattr(Page, "text", listen)
    monkeypatch.setattr(printout, "write_pdf", lambda *a: pdf_bytes(*a[1:]))
    write(None, content, **options)
    return texts


def test_the_sheet_is_one_page_with_its_fonts_inside(tmp_path):
    content = pdf(tmp_path, summary(), HASHES)
    assert content.startswith(b"%PDF-")
    assert b"/Count 1\n" in content
    assert b"NotoSansKhmer" in content


def test_the_same_month_gives_the_same_bytes(tmp_path):
    first = pdf(tmp_path, summary(), HASHES)
    time.sleep(1.1)  # the clock's second has changed
    assert pdf(tmp_path, summary(), HASHES) == first
    assert b"D:20261031000000Z" in first


def test_the_day_it_was_made_comes_from_the_caller(tmp_path):
    assert b"D:20261105000000Z" in pdf(tmp_path, summary(), HASHES, created=date(2026, 11, 5))


def test_it_says_who_what_and_how_much(monkeypatch):
    texts = said(monkeypatch, summary())
    for text in (
        "Golden Needle Garment (Cambodia) Co., Ltd.",
        "0123456",
        "October 2026",
        "61,328,540៛",
        "16,619,720",
        "812",
        "15/11/2026",
        "20/11/2026",
        "nssf-eform-v10",
        control_blocks.reading_title("contribution_base", "classes"),
    ):
        assert text in texts, text
    assert any(text.endswith("(straight): −12,345") for text in texts)
    assert "(classes)" in control_blocks.reading_title("contribution_base", "classes")
    km = translate("km")
    assert km("no: unverified against NSSF") in texts
    assert km("Partly ready: some workers are held out") in texts


def test_every_file_stands_with_its_whole_hash(monkeypatch):
    texts = [text.replace(" ", "") for text in said(monkeypatch, summary(12))]
    for i in range(12):
        assert digest(f"{i}") in texts
    for name in WRITTEN:
        assert digest(name) in texts
        assert name in texts


def test_a_layout_that_was_tried_is_not_called_unverified(monkeypatch):
    texts = said(monkeypatch, summary(), layout="own", verified=True)
    assert translate("km")("no: unverified against NSSF") not in texts
    assert "own" in texts


@pytest.mark.parametrize("sources", [0, 1, 12, 40, 300])
def test_nothing_runs_into_the_signatures(monkeypatch, sources):
    ends = []
    measured = control_sheet.draw

    def listen(page, content):
        ends.append(measured(page, content))
        return ends[-1]

    monkeypatch.setattr(control_sheet, "draw", listen)
    monkeypatch.setattr(printout, "write_pdf", lambda *a: pdf_bytes(*a[1:]))
    write(None, summary(sources))
    assert ends[-1] <= control_sheet.ROOM < HEIGHT


def test_files_that_do_not_fit_are_counted(monkeypatch):
    texts = said(monkeypatch, summary(300))
    assert any(text.startswith("+") and text[1:].isdigit() for text in texts)


def test_an_empty_month_without_enterprise_is_printed(tmp_path):
    nothing = summary(
        0,
        enterprise=None,
        rate=None,
        schemes={},
        readings=[],
        workers=dict.fromkeys(summary()["workers"], 0),
        totals=dict.fromkeys(summary()["totals"], 0),
        state="not_ready",
    )
    assert pdf(tmp_path, nothing, {}).startswith(b"%PDF-")


def test_a_khmer_text_wraps_and_nothing_is_wider_than_its_place():
    widths = []

    def draw(writer, painter):
        page = Page(writer, painter, 1.0)
        one = page.text(10, 10, 150, "ប្រាក់ឈ្នួល\u200bសរុប", Style(10))
        widths.append(page.text(10, 30, 12, "ប្រាក់ឈ្នួល\u200bសរុប", Style(10)) / one)
        widths.append(page.text(10, 50, 12, "x" * 60, Style(10)) / one)

    pdf_bytes("x", date(2026, 1, 1), draw)
    assert widths[0] >= 2
    assert widths[1] > 4


def test_the_fonts_hold_every_letter_the_sheet_can_draw():
    application()
    raw = QRawFont(str(resource("fonts", "NotoSansKhmer-Regular.ttf")), 10)
    labels = [
        *control_blocks.WORKERS.values(),
        *control_blocks.SCHEMES.values(),
        *control_blocks.STATES.values(),
        *control_blocks.SEVERITIES.values(),
    ]
    letters = set("".join(control_blocks.khmer(label) + label for label in labels) + "–−៛+:%")
    assert not [letter for letter in letters if not raw.supportsCharacter(ord(letter))]


def test_chinese_names_have_a_font():
    raw = QRawFont(str(resource("fonts", "DroidSansFallbackFull.ttf")), 10)
    assert all(raw.supportsCharacter(ord(letter)) for letter in "金針製衣有限公司针制厂，。")
    assert FAMILIES[1] == "Droid Sans Fallback"


def test_a_folder_that_is_not_there_is_the_callers_matter(tmp_path):
    with pytest.raises(FileNotFoundError):
        write_pdf(tmp_path / "no" / "x.pdf", "x", date(2026, 1, 1), lambda writer, painter: None)


def test_it_prints_without_a_display(tmp_path):
    code = (
        "from datetime import date; from pathlib import Path;"
        "from desktop.printing.pdf import write_pdf;"
        f"write_pdf(Path({str(tmp_path / 'x.pdf')!r}), 'x', date(2026, 1, 1), lambda w, p: None)"
    )
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    subprocess.run([sys.executable, "-c", code], check=True, env=environment)
    assert (tmp_path / "x.pdf").stat().st_size > 500


def test_a_pdf_that_cannot_be_finished_leaves_the_one_before(tmp_path, monkeypatch):
    path = tmp_path / "slips.pdf"
    path.write_bytes(b"the one before")

    def full(_path, _content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    with pytest.raises(OSError, match="space"):
        write_pdf(path, "Slips", date(2026, 10, 31), lambda _writer, _painter: None)
    assert path.read_bytes() == b"the one before"
    assert [each.name for each in tmp_path.iterdir()] == ["slips.pdf"]


@pytest.mark.parametrize("text", ["用旧字体输入的柬文姓名", "ឈ្មោះខ្មែរវាយដោយពុម្ពអក្សរចាស់"])
def test_heavy_letters_are_no_blots_in_a_preview(text):
    def ink(bold):
        def draw(writer, painter, _at):
            Page(writer, painter, 1.0).text(20, 20, 170, text, Style(8, bold))

        picture = printout.Printout("preview", date(2026, 11, 22), 1, draw).picture(0, 800)
        rows = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), -1)
        return (255 - rows[:, ::4].astype(int)).sum()

    assert ink(False) < ink(True) < 1.6 * ink(False)
