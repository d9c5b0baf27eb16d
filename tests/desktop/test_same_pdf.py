"""A PDF is the same, byte for byte, in whichever process it is written."""

import os
import subprocess
import sys

import pytest

from resources import resource

MOVED = """
import resources
from pathlib import Path
resources._FOLDER = Path({place!r})
"""

DRAWN = """
import hashlib
from datetime import date
from desktop.printing.pdf import pdf_bytes
from desktop.printing.fonts import font
from PySide6.QtCore import QPointF

def draw(writer, painter):
    for line, bold in enumerate((False, True)):
        painter.setFont(font(12, bold=bold))
        painter.drawText(QPointF(100, 200 + 100 * line), "Angkor 123 ខ្មែរ")

print(hashlib.sha256(pdf_bytes("title", date(2026, 10, 1), draw)).hexdigest())
"""


def drawn(before="", **given):
    command, env = [sys.executable, "-c", before + DRAWN], os.environ | given
    return subprocess.run(command, capture_output=True, text=True, check=True, env=env).stdout


def test_fonts_stand_in_the_same_order_wherever_the_program_lies(tmp_path):
    places = [tmp_path / name for name in ("here", "there", "elsewhere", "far away")]
    written = {drawn()}
    for place in places:
        place.symlink_to(resource())
        written.add(drawn(MOVED.format(place=str(place))))
    assert len(written) == 1


def test_fonts_stand_in_the_same_order_in_every_process():
    assert len({drawn() for _process in range(5)}) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="asks fontconfig, which is Linux's")
def test_letters_stand_as_wide_whatever_the_machine_says_of_drawing_them(tmp_path):
    path = tmp_path / "fonts.conf"
    told = {}
    for style in ("hintnone", "hintslight", "hintfull"):
        rule = f"<edit name='hintstyle' mode='assign'><const>{style}</const></edit>"
        path.write_text(f"<fontconfig><match target='pattern'>{rule}</match></fontconfig>")
        told[style] = drawn(FONTCONFIG_FILE=str(path))
    assert len(set(told.values())) == 1, told
