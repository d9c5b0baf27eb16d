"""Number formats and fonts of an OpenDocument sheet, written as Excel writes them.

In: the elements of ``styles.xml`` and of the head of ``content.xml``. Out: for each cell style its
number format, as ``"$"#,##0.00`` or ``000000000``, and its font.
"""

from __future__ import annotations

from dataclasses import dataclass, field

_DATA_STYLES = {
    "number-style",
    "currency-style",
    "percentage-style",
    "date-style",
    "time-style",
    "text-style",
    "boolean-style",
}

_CODES = {
    "day": ("d", "dd"),
    "month": ("m", "mm"),
    "year": ("yy", "yyyy"),
    "day-of-week": ("ddd", "dddd"),
    "hours": ("h", "hh"),
    "minutes": ("m", "mm"),
    "seconds": ("s", "ss"),
    "am-pm": ("AM/PM", "AM/PM"),
    "text-content": ("@", "@"),
}

_MOST_DIGITS = 30


@dataclass(slots=True)
class _CellStyle:
    parent: str = ""
    data_style: str = ""
    font: str = ""


@dataclass(slots=True)
class OdsStyles:
    """Collects styles while the XML passes by.

    Attributes:
        hidden_tables: styles of sheets that are not shown.
        keys: style key by name of cell style; from 1, 0 is unknown.
    """

    hidden_tables: set[str] = field(default_factory=set)
    keys: dict[str, int] = field(default_factory=dict)
    _cells: dict[str, _CellStyle] = field(default_factory=dict)
    _formats: dict[str, str] = field(default_factory=dict)
    _families: dict[str, str] = field(default_factory=dict)
    _cell: _CellStyle | None = None
    _table: str = ""
    _data: str = ""
    _quoted: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        if name == "style":
            self._start_style(attributes)
        elif name == "table-properties" and self._table:
            if attributes.get("table:display") == "false":
                self.hidden_tables.add(self._table)
        elif name == "text-properties" and self._cell:
            self._cell.font = attributes.get("style:font-name") or attributes.get(
                "fo:font-family", self._cell.font
            )
        elif name == "font-face":
            family = attributes.get("svg:font-family", "").strip("'")
            self._families[attributes.get("style:name", "")] = family
        elif name in _DATA_STYLES:
            self._data = attributes.get("style:name", "")
            self._formats[self._data] = ""
        elif self._data:
            self._start_code(name, attributes)

    def _start_style(self, attributes: dict[str, str]) -> None:
        name, family = attributes.get("style:name", ""), attributes.get("style:family")
        self._cell, self._table = None, ""
        if family == "table":
            self._table = name
        elif family == "table-cell":
            self._cell = self._cells[name] = _CellStyle(
                attributes.get("style:parent-style-name", ""),
                attributes.get("style:data-style-name", ""),
            )
            self.keys.setdefault(name, len(self.keys) + 1)

    def _start_code(self, name: str, attributes: dict[str, str]) -> None:
        if name == "number":
            self._formats[self._data] += _digits(attributes)
        elif name in ("text", "currency-symbol"):
            self._quoted = True
        elif name in _CODES:
            long = attributes.get("number:style") == "long"
            self._formats[self._data] += _CODES[name][long]

    def text(self, text: str) -> None:
        """Take text within a number format."""
        if self._quoted:
            self._formats[self._data] += text if text in "-/:. ,%()" else f'"{text}"'

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name in ("text", "currency-symbol"):
            self._quoted = False
        elif name in _DATA_STYLES:
            self._data = ""
        elif name == "style":
            self._cell, self._table = None, ""

    def formats(self) -> dict[int, str]:
        """Return the number format by style key."""
        return {
            key: self._formats.get(self._inherited(name, "data_style"), "") or "General"
            for name, key in self.keys.items()
        }

    def fonts(self) -> dict[int, str]:
        """Return the font by style key."""
        found = {}
        for name, key in self.keys.items():
            font = self._inherited(name, "font")
            if font:
                found[key] = self._families.get(font, "") or font
        return found

    def _inherited(self, name: str, what: str) -> str:
        """Return a property of a style, or of the styles it is based on."""
        for _ in range(20):
            style = self._cells.get(name)
            if style is None:
                break
            value = str(getattr(style, what))
            if value:
                return value
            name = style.parent
        return ""


def _digits(attributes: dict[str, str]) -> str:
    """Return the digits of a number format."""
    whole = _count(attributes, "number:min-integer-digits")
    places = _count(attributes, "number:decimal-places")
    grouped = attributes.get("number:grouping") == "true"
    digits = "0" * max(whole, 1)
    if grouped:
        digits = "#,##" + digits
    return f"{digits}.{'0' * places}" if places else digits


def _count(attributes: dict[str, str], name: str) -> int:
    written = attributes.get(name, "0")
    return min(int(written), _MOST_DIGITS) if written.isascii() and written.isdigit() else 0
