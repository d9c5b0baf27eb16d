"""Which parts of a workbook package are what: relationships, sheets, calendar.

In: a ``Package`` of OOXML, .xlsx or .xlsb. Out: the workbook's part and what it refers to.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from importers.workbook.package import Package
from importers.workbook.refusal import damaged, unsafe
from importers.workbook.xml_pass import Skeleton, attribute, is_true, parse


@dataclass(frozen=True, slots=True)
class Relation:
    """One reference from a part to another.

    Attributes:
        kind: the last word of its type, as ``worksheet``.
        target: name of the part, or an outside address.
        outside: whether it lies outside the file.
    """

    kind: str
    target: str
    outside: bool


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """One sheet as the workbook lists it."""

    name: str
    part: str
    visible: bool


class _Relations(Skeleton):
    def __init__(self, folder: str) -> None:
        self.found: dict[str, Relation] = {}
        self._folder = folder

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name != "Relationship":
            return
        kind = attributes.get("Type", "").rpartition("/")[2]
        outside = attributes.get("TargetMode", "") == "External"
        target = attributes.get("Target", "")
        if not outside:
            target = posixpath.normpath(posixpath.join("/", self._folder, target)).lstrip("/")
        self.found[attributes.get("Id", "")] = Relation(kind, target, outside)


def relations(package: Package, part: str) -> dict[str, Relation]:
    """Return what a part refers to, by id; "" is the package itself."""
    folder, name = posixpath.split(part)
    where = posixpath.join(folder, "_rels", f"{name}.rels")
    found = _Relations(folder)
    if package.has(where):
        parse(package.stream(where), found, where)
    return found.found


def workbook_part(package: Package) -> str:
    """Return the name of the workbook's own part.

    Raises:
        Refused: there is none.
    """
    for relation in relations(package, "").values():
        if relation.kind == "officeDocument" and package.has(relation.target):
            return relation.target
    for name in ("xl/workbook.xml", "xl/workbook.bin"):
        if package.has(name):
            return name
    raise damaged("it has no list of sheets")


def target_of(package: Package, related: dict[str, Relation], kind: str) -> str:
    """Return the first part of a kind that is really there, or ""."""
    for relation in related.values():
        if relation.kind == kind and not relation.outside and package.has(relation.target):
            return relation.target
    return ""


class WorkbookPart(Skeleton):
    """What ``workbook.xml`` says.

    Attributes:
        sheets: name, relation id and state of each sheet, in order.
        from_1904: dates count from 1904.
        asks_for_calculation: formulas are to be calculated on opening.
    """

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, str]] = []
        self.from_1904 = False
        self.asks_for_calculation = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name == "sheet":
            state = attributes.get("state", "visible")
            self.sheets.append((attributes.get("name", ""), attribute(attributes, "id"), state))
        elif name == "workbookPr":
            self.from_1904 = is_true(attributes.get("date1904"))
        elif name == "calcPr":
            self.asks_for_calculation = is_true(attributes.get("fullCalcOnLoad"))


def worksheets(
    listed: list[tuple[str, str, str]], related: dict[str, Relation]
) -> list[SheetEntry]:
    """Return the sheets that hold cells; sheets of charts and dialogs are left out.

    Raises:
        Refused: two sheets share a part, or a part is missing.
    """
    found: list[SheetEntry] = []
    taken: set[str] = set()
    for name, key, state in listed:
        if not key:
            continue  # a module of macros, of Excel 95: it is listed, and has no part
        relation = related.get(key)
        if relation is None:
            raise damaged(f"its sheet {name} is missing")
        if relation.kind != "worksheet":
            continue
        if relation.outside or relation.target in taken:
            raise unsafe(f"its sheet {name} lies elsewhere or is another sheet as well")
        taken.add(relation.target)
        found.append(SheetEntry(name, relation.target, state == "visible"))
    return found
