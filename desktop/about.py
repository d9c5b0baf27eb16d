"""About this program: its version, the law's, the parts it stands on and their licences."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from desktop import VERSION
from desktop.texts import Translator
from desktop.widgets.icons import pixmap
from desktop.widgets.parts import across, button, down, label
from resources import resource

PARTS = (
    ("PySide6_Essentials", "Qt for Python", "LGPL-3.0"),
    ("numpy", "NumPy", "BSD-3-Clause"),
    ("pandas", "pandas", "BSD-3-Clause"),
    ("python-calamine", "python-calamine", "MIT"),
    ("openpyxl", "openpyxl", "MIT"),
    ("XlsxWriter", "XlsxWriter", "BSD-2-Clause"),
    ("xlrd", "xlrd", "BSD-3-Clause"),
    ("msoffcrypto-tool", "msoffcrypto-tool", "MIT"),
    ("rapidfuzz", "RapidFuzz", "MIT"),
    ("isal", "python-isal", "PSF-2.0"),
    ("rich", "Rich", "MIT"),
    ("markdown-it-py", "markdown-it-py", "MIT"),
    ("platformdirs", "platformdirs", "MIT"),
    ("filelock", "filelock", "Unlicense"),
    ("keyring", "keyring", "MIT"),
    ("sqlcipher3", "sqlcipher3, SQLCipher", "Zlib, BSD-3-Clause"),
    ("cryptography", "cryptography", "Apache-2.0"),
)
"""Distribution, what it is called, its licence."""

FONTS = (
    ("Noto Sans Khmer", "OFL-1.1"),
    ("Droid Sans Fallback", "Apache-2.0"),
    ("Pheaktean Signs (DejaVu Sans)", "Bitstream-Vera"),
)


class About(QDialog):
    """Versions and licences; the texts can be selected and copied."""

    def __init__(self, parent: QWidget, _: Translator) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About this program"))
        name, what, law = label(name="pageTitle"), label(wrap=True), label(wrap=True, muted=True)
        name.setText(f"Pheaktean {VERSION}")
        what.setText(_("The monthly NSSF declaration, from the factory's own payroll workbooks."))
        law.setText(law_version(_))
        for words in (name, what, law):
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        picture = label()
        picture.setPixmap(pixmap("contributions", 40, "accent", self.devicePixelRatioF()))
        close = button(primary=True)
        close.setText(_("Close"))
        close.clicked.connect(self.accept)
        close.setDefault(True)
        head = across(picture, down(name, what, law), gap=16)
        head.setStretch(1, 1)
        bottom = across(close)
        bottom.insertStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addLayout(head)
        column.addWidget(self._parts(_))
        column.addLayout(bottom)
        self.resize(600, 480)
        close.setFocus()

    def _parts(self, _: Translator) -> QPlainTextEdit:
        box = QPlainTextEdit("\n".join(lines(_)))
        box.setReadOnly(True)
        box.setAccessibleName(_("Versions and licences"))
        return box


def law_version(_: Translator) -> str:
    """Return in words which figures of law the program has: the day they were checked last."""
    from declaration.law import Law

    law = Law.load()
    return _("Law of version {version}").format(version=law.version)


def lines(_: Translator) -> list[str]:
    """Return a line for each part: what it is, its version, its licence."""
    own = _("Pheaktean {version}, licence {licence}")
    return [
        own.format(version=VERSION, licence="Apache-2.0"),
        f"Python {platform.python_version()}, PSF-2.0",
        f"Qt {qVersion()}, LGPL-3.0",
        *(f"{title} {_version(name)}, {licence}" for name, title, licence in PARTS),
        *(f"{title}, {licence}" for title, licence in FONTS),
        "",
        _licence(),
    ]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _licence() -> str:
    path = resource().parent / "LICENSE"
    return path.read_text("utf-8") if path.is_file() else ""
