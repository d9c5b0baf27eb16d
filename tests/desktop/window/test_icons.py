"""Icons: lines in a tone, nothing around them, sharp at a screen's ratio."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon

from desktop import theme
from desktop.widgets.icons import icon, pixmap


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_lines_have_their_tone_and_nothing_is_around_them(ratio):
    picture = pixmap("open", 40, "accent", ratio)
    drawn = picture.toImage()
    assert drawn.size() == QSize(40, 40) * ratio
    assert picture.devicePixelRatio() == ratio
    pixels = [drawn.pixelColor(x, y) for x in range(drawn.width()) for y in range(drawn.height())]
    assert drawn.pixelColor(0, 0).alpha() == 0
    assert {p.name() for p in pixels if p.alpha() == 255} == {theme.colour("accent").name()}


def test_a_disabled_icon_is_paler():
    size = QSize(16, 16)
    seen = []
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled):
        drawn = icon("folder").pixmap(size, mode).toImage()
        colours = (drawn.pixelColor(x, y) for x in range(16) for y in range(16))
        seen.append({QColor(each).name() for each in colours if each.alpha() == 255})
    assert theme.colour("text").name() in seen[0]
    assert theme.colour("muted").name() in seen[1]
