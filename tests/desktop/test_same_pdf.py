"""A PDF is the same, byte for byte, in whichever process it is written."""

import subprocess
import sys

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


def test_fonts_stand_in_the_same_order_in_every_process():
    written = {
        subprocess.run(
            [sys.executable, "-c", DRAWN], capture_output=True, text=True, check=True
        ).stdout
        for _process in range(5)
    }
    assert len(written) == 1
