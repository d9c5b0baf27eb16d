"""Number format and font of every cell style of an .xlsx workbook.

In: ``styles.xml``. Out: ``Styles``, keyed by the number that cells carry in ``s=``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from importers.sheet import Cell
from importers.workbook.formats import BUILT_IN, kind_of
from importers.workbook.xml_pass import Skeleton, parse


@dataclass(slots=True)
class Styles:
    """The styles of a workbook.

    Attributes:
        formats: style key → number format.
        fonts: style key → font name.
        kinds: ``Cell`` of a number in each style [styles, at least one].
    """

    formats: dict[int, str] = field(default_factory=dict)
    fonts: dict[int, str] = field(default_factory=dict)
    kinds: npt.NDArray[np.uint8] = field(
        default_factory=lambda: np.array([Cell.NUMBER], dtype=np.uint8)
    )

    @classmethod
    def of(cls, cell_formats: list[tuple[str, str]]) -> Styles:
        """Return the styles of (number format, font name) pairs, by their position."""
        if not cell_formats:
            return cls()
        kinds = np.array([kind_of(code) for code, _ in cell_formats], dtype=np.uint8)
        return cls(
            {key: code for key, (code, _) in enumerate(cell_formats)},
            {key: font for key, (_, font) in enumerate(cell_formats) if font},
            kinds,
        )

    def kind(self, style: int) -> int:
        """Return what a number in one style is."""
        return int(self.kinds[style]) if style < len(self.kinds) else int(Cell.NUMBER)

    def kinds_of(self, styles: npt.NDArray[np.int32]) -> npt.NDArray[np.uint8]:
        """Return what numbers in these styles are; unknown styles are plain numbers."""
        known = styles < len(self.kinds)
        if known.all():
            return self.kinds.take(styles)
        found = self.kinds.take(np.where(known, styles, 0))
        return np.where(known, found, np.uint8(Cell.NUMBER))


class _StylesPart(Skeleton):
    """Collects formats, fonts and cell formats; what belongs to conditional formats is left out."""

    def __init__(self) -> None:
        self.formats = dict(BUILT_IN)
        self.fonts: list[str] = []
        self.cells: list[tuple[int, int]] = []
        self._inside = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in ("numFmts", "fonts", "cellXfs", "cellStyleXfs", "dxfs"):
            self._inside = name
        elif self._inside == "fonts":
            self._font(name, attributes)
        elif self._inside == "numFmts" and name == "numFmt":
            number = int(attributes.get("numFmtId", "0"))
            self.formats[number] = attributes.get("formatCode", "General")
        elif self._inside == "cellXfs" and name == "xf":
            key, font = attributes.get("numFmtId", "0"), attributes.get("fontId", "0")
            self.cells.append((int(key), int(font)))

    def _font(self, name: str, attributes: dict[str, str]) -> None:
        if name == "font":
            self.fonts.append("")
        elif name in ("name", "rFont") and self.fonts:
            self.fonts[-1] = attributes.get("val", "")

    def end(self, name: str) -> None:
        if name == self._inside:
            self._inside = ""


def read_styles(pieces: Iterable[bytes], part: str) -> Styles:
    """Return the styles of ``styles.xml``.

    Raises:
        Refused: the part is damaged or unsafe.
    """
    found = _StylesPart()
    parse(pieces, found, part)
    names = found.fonts
    return Styles.of(
        [
            (found.formats.get(number, "General"), names[font] if 0 <= font < len(names) else "")
            for number, font in found.cells
        ]
    )
