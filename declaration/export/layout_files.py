"""File layouts of the declaration, as data: which sheets, which columns, from which figures.

A layout is a TOML file in ``resources/layouts`` or one of the user's own, given by its path:

    id, title, source     what it is and where it is known from
    verified              whether a file of this layout is known to have been accepted
    open_questions        what nobody could confirm yet
    [[sheets]]
      name                of the sheet, and of its CSV twin
      rows                "workers": a row a declared worker; "month": one row
      header_row          the row of the headings; rows follow below it
      title               { row, text }: a line above, over the whole width
      total               { label, columns, merge }: a last row with sums of those columns; the
                          label stands left of the first sum, merged over so many cells
      columns             a list, in order, of
        name              the heading
        from              a figure's name, or several: the first that is filled
        const             instead of ``from``: the same value on each row
        type              text, integer, dollars, decimal or date
        format            the number format in the workbook
        map               value → what is written; other values stay as text, or blank as a number
        empty             what is written where the figure is blank
        required          blank cells are remarked on (EXP-004)
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from declaration.export.columns import Form
from declaration.export.figures import OF_THE_MONTH, is_figure
from declaration.export.layouts import (
    Layout,
    LayoutColumn,
    LayoutError,
    LayoutSheet,
    Total,
    folded,
)
from resources import resource

OWN_FILES = frozenset(
    {
        *("already-declared", "contributions", "corrections", "findings"),
        *("held-out", "new-registrations", "summary"),
    }
)
FORBIDDEN_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\<>|\"\x00-\x1f]")
RESERVED_BY_WINDOWS = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
DEFAULT_FORMATS = {
    Form.TEXT: "@",
    Form.INTEGER: "0",
    Form.DOLLARS: "0.00",
    Form.DECIMAL: "General",
    Form.DATE: "dd/mm/yyyy",
}


def layout_ids() -> list[str]:
    """Return the layouts that ship with the program."""
    return sorted(path.stem for path in resource("layouts").glob("*.toml"))


def load_layout(name: str | Path) -> Layout:
    """Return a layout by its id, or by the path of a TOML file.

    Raises:
        LayoutError: no such layout, or one that cannot be used.
    """
    shipped = resource("layouts", f"{name}.toml")
    path = shipped if str(name) in layout_ids() else Path(name)
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except OSError as problem:
        known = ", ".join(layout_ids())
        raise LayoutError(
            f"There is no layout “{name}”. Known are {known}; or give the path of a layout file."
        ) from problem
    except (ValueError, RecursionError) as problem:  # also digits or brackets without end
        raise LayoutError(f"The layout file “{path}” is not TOML: {problem}.") from problem
    return parse_layout(data, path.stem)


def parse_layout(data: Mapping[str, Any], name: str) -> Layout:
    """Return the layout that a TOML file describes.

    Raises:
        LayoutError: it says what is missing or cannot be.
    """
    _only(data, {"id", "title", "verified", "source", "open_questions", "sheets"}, f"“{name}”")
    sheets = tuple(_sheet(sheet) for sheet in _needed(data, "sheets", list, f"“{name}”"))
    if not sheets:
        raise LayoutError(f"The layout “{name}” has no sheets.")
    _all_different([sheet.name for sheet in sheets])
    return Layout(
        str(data.get("id", name)),
        str(data.get("title", name)),
        data.get("verified") is True,
        str(data.get("source", "")),
        sheets,
        tuple(map(str, data.get("open_questions", ()))),
    )


def _sheet(data: Mapping[str, Any]) -> LayoutSheet:
    where = f"The sheet “{data.get('name', '')}” of the layout"
    _only(data, {"name", "rows", "header_row", "title", "total", "columns"}, where)
    name = _sheet_name(_needed(data, "name", str, where))
    rows = data.get("rows", "workers")
    if rows not in ("workers", "month"):
        raise LayoutError(f"{where}: rows is “workers” or “month”, not “{rows}”.")
    columns = tuple(
        _column(column, of_workers=rows == "workers")
        for column in _needed(data, "columns", list, where)
    )
    if not columns:
        raise LayoutError(f"{where} has no columns.")
    header_row, title = data.get("header_row", 1), data.get("title")
    if not isinstance(header_row, int) or not 1 <= header_row <= 100:
        raise LayoutError(f"{where}: header_row is a row from 1 to 100.")
    if title is not None and not 1 <= title.get("row", 0) < header_row:
        raise LayoutError(f"{where}: the title's row lies above header_row.")
    heading = (int(title["row"]), str(title.get("text", ""))) if title else None
    total = _total(data["total"], columns, where) if "total" in data else None
    return LayoutSheet(name, rows == "workers", header_row, heading, total, columns)


def _sheet_name(name: str) -> str:
    unusable = FORBIDDEN_IN_SHEET_NAME.search(name) or RESERVED_BY_WINDOWS.fullmatch(name)
    if unusable or not 1 <= len(name) <= 31 or name != name.strip(" .'"):
        raise LayoutError(
            f"“{name}” cannot be the name of a sheet and of a file: use 1 to 31 letters or digits"
            " without / \\ : * ? [ ] < > | and quotation marks."
        )
    if name.casefold() in OWN_FILES:
        raise LayoutError(f"“{name}.csv” is another file of the declaration; rename the sheet.")
    return name


def _column(data: Mapping[str, Any], *, of_workers: bool) -> LayoutColumn:
    where = f"The column “{data.get('name', '')}” of the layout"
    known = {"name", "from", "const", "type", "format", "map", "empty", "required", "note"}
    _only(data, known, where)
    form = _form(data.get("type", "text"), where)
    sources = data.get("from", [])
    sources = (sources,) if isinstance(sources, str) else tuple(sources)
    if bool(sources) == ("const" in data):
        raise LayoutError(f"{where} needs either “from” or “const”.")
    for source in sources:
        if not (is_figure(source) if of_workers else source in OF_THE_MONTH):
            raise LayoutError(f"{where}: there is no figure “{source}” to fill it from.")
    return LayoutColumn(
        _needed(data, "name", str, where),
        form,
        sources,
        data.get("const"),
        str(data.get("format", DEFAULT_FORMATS[form])),
        {folded(key): value for key, value in data.get("map", {}).items()},
        data.get("empty"),
        data.get("required") is True,
    )


def _form(name: object, where: str) -> Form:
    try:
        return Form(str(name))
    except ValueError:
        raise LayoutError(f"{where}: type is one of {', '.join(Form)}, not “{name}”.") from None


def _total(data: Mapping[str, Any], columns: Sequence[LayoutColumn], where: str) -> Total:
    total = Total(str(data.get("label", "")), tuple(data.get("columns", ())), data.get("merge", 1))
    names = [column.name for column in columns]
    for name in total.columns:
        if name not in names or columns[names.index(name)].form is not Form.INTEGER:
            raise LayoutError(f"{where}: “{name}” is no column of whole numbers to add up.")
    first = min((names.index(name) for name in total.columns), default=0)
    if not 1 <= total.merge <= first:
        raise LayoutError(f"{where}: the total needs a sum, and room for its label left of it.")
    return total


def _only(data: object, known: set[str], where: str) -> None:
    if not isinstance(data, Mapping):
        raise LayoutError(f"{where} is not a table of settings.")
    for key in data:
        if key not in known:
            raise LayoutError(f"{where}: “{key}” means nothing; known are {', '.join(known)}.")


def _needed(data: Mapping[str, Any], key: str, kind: type, where: str) -> Any:  # noqa: ANN401 - TOML
    if not isinstance(data.get(key), kind):
        raise LayoutError(f"{where} needs “{key}”.")
    return data[key]


def _all_different(names: Sequence[str]) -> None:
    if len({name.casefold() for name in names}) < len(names):
        raise LayoutError("Two sheets of the layout have the same name.")
