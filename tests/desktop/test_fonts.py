"""Every character that the program says has a glyph in the fonts that come with it."""

import pytest
from PySide6.QtGui import QFontDatabase, QRawFont

from desktop.printing.fonts import FAMILIES, FILES, load_fonts
from resources import resource

UNSEEN = set("\n\u200b\u00ad")
"""Break lines; have no shape."""

SIGNS = "→ ← ≤ ≥ ≠ ± × ÷ − ½ ✓ ✔ ✗ ● Σ √ ° € £ ¥ ៛ “ ” ‘ ’ … · – —"
"""What the program says or finds in attendance sheets."""


@pytest.fixture(scope="module")
def fonts():
    return [QRawFont(str(resource("fonts", file)), 12) for file in FILES]


def lacking(fonts, text):
    return sorted(
        {
            sign
            for sign in set(text) - UNSEEN
            if not any(f.supportsCharacter(ord(sign)) for f in fonts)
        }
    )


def test_every_family_is_known():
    load_fonts()
    assert set(FAMILIES) <= set(QFontDatabase.families())


@pytest.mark.parametrize("language", ["km", "zh"])
def test_texts_and_translations(fonts, language):
    path = resource("translations", language, "LC_MESSAGES", "pheaktean.po")
    assert lacking(fonts, path.read_text("utf-8")) == []


def test_findings(fonts):
    for path in sorted(resource("findings").glob("*.toml")):
        assert lacking(fonts, path.read_text("utf-8")) == [], path.name


def test_signs(fonts):
    assert lacking(fonts, SIGNS) == []
