"""A mapping as a TOML file: what a person chose about headings, columns, currencies, values, dates.

date_order = "dmy"
ignore = ["Phone deposit"]

[columns]
worker_number = "Card"
gross = "F"
other_allowance = ["P1", "P2"]

[currency]
gross = "USD"

[values]
"ថេរ" = "fdc"

[heading_rows]
"LINE-A" = 5
"october.xlsx!LINE-B" = "4-5"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from declaration.fields import FIELDS
from declaration.payroll import ColumnRead, Payroll
from importers.choices import ColumnMapping, HeadingRows, sheet_key
from importers.dictionary import dictionary, field_name, key
from importers.fitting import is_additive, is_money

_ENTRIES = (
    "date_order",
    "columns",
    "currency",
    "values",
    "fingerprint",
    "ignore",
    "heading_rows",
)
_ROWS = re.compile(r"\s*(\d{1,7})\s*(?:[-–]\s*(\d{1,7})\s*)?")
TALLEST = 6
"""Heading rows that a person may show for one sheet at most."""
_ORDERS = ("dmy", "mdy", "ymd")
_CURRENCIES = ("USD", "KHR")


class MappingError(ValueError):
    """A mapping that cannot be used, said in one sentence for the person who wrote it."""


def load_mapping(path: Path) -> ColumnMapping:
    """Return the mapping that a file holds.

    Raises:
        MappingError: not TOML, an entry or field that does not exist, a value of the wrong kind.
        OSError: the file cannot be read.
    """
    try:
        return parse_mapping(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as problem:
        raise MappingError(f"{path.name} is not a text file in UTF-8.") from problem
    except MappingError as problem:
        raise MappingError(f"{path.name}: {problem}") from problem


def parse_mapping(text: str) -> ColumnMapping:
    """Return the mapping that a text holds.

    Raises:
        MappingError: see ``load_mapping``.
    """
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as problem:  # also digits or brackets without end
        raise MappingError(f"this is not valid TOML: {problem}.") from problem
    for entry in data:
        if entry not in _ENTRIES:
            raise MappingError(f"“{entry}” is no part of a mapping.{_near(entry, _ENTRIES)}")
    columns = {_field(name): _words(name, value) for name, value in _table(data, "columns").items()}
    return ColumnMapping(
        date_order=_one_of("date_order", _text(data, "date_order"), ("", *_ORDERS)),
        columns={name: words[0] for name, words in columns.items()},
        currency={
            _money_field(name): _one_of(f"currency of {name}", str(value).upper(), _CURRENCIES)
            for name, value in _table(data, "currency").items()
        },
        values={str(text): str(ours) for text, ours in _table(data, "values").items()},
        fingerprint=_text(data, "fingerprint"),
        ignore=_words("ignore", data["ignore"]) if data.get("ignore") else (),
        further={name: words[1:] for name, words in columns.items() if len(words) > 1},
        heading_rows={
            str(name): _heading_rows(name, rows)
            for name, rows in _table(data, "heading_rows").items()
        },
    )


def write_mapping(path: Path, mapping: ColumnMapping) -> None:
    """Write a mapping; the file appears whole or not at all.

    Raises:
        OSError: it cannot be written.
    """
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_text(mapping_text(mapping), encoding="utf-8", newline="\n")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def mapping_text(mapping: ColumnMapping) -> str:
    """Return a mapping as TOML, fields in the order of ``declaration.fields``."""
    lines = [f"date_order = {_quoted(mapping.date_order)}"] if mapping.date_order else []
    if mapping.fingerprint:
        lines.append(f"fingerprint = {_quoted(mapping.fingerprint)}")
    if mapping.ignore:
        lines.append(f"ignore = [{', '.join(map(_quoted, mapping.ignore))}]")
    columns = {name: mapping.named(name) for name in FIELDS if name in mapping.columns}
    lines += _section("columns", {name: _value(words) for name, words in columns.items()})
    currency = {
        name: _quoted(mapping.currency[name]) for name in FIELDS if name in mapping.currency
    }
    lines += _section("currency", currency)
    values = {_quoted(text): _quoted(ours) for text, ours in mapping.values.items()}
    lines += _section("values", values)
    rows = {_quoted(name): _rows_text(rows) for name, rows in mapping.heading_rows.items()}
    return "\n".join(lines + _section("heading_rows", rows)).lstrip("\n") + "\n"


def mapping_of(payroll: Payroll, chosen: ColumnMapping | None = None) -> ColumnMapping:
    """Return what the columns of a payroll were taken for, so that next month asks nothing.

    The first sheet that names a field decides; columns are named by their heading, or by letter
    where the heading is blank or stands twice.

    Args:
        payroll: as it was read.
        chosen: the mapping it was read with; its date order, values, ignored headings and the
            heading rows of these sheets are kept.
    """
    chosen = chosen or ColumnMapping()
    columns: dict[str, list[str]] = {}
    currency: dict[str, str] = {}
    for sheet in payroll.sheets:
        fresh: dict[str, list[str]] = {}
        for column in sheet.columns:
            if column.field in FIELDS and column.field not in columns:
                fresh.setdefault(column.field, []).append(_name_of(column, sheet.columns))
                if column.currency and is_money(column.field):
                    currency.setdefault(column.field, column.currency)
        columns |= fresh
    columns.pop("unknown_pay", None)
    currency.pop("unknown_pay", None)
    layouts = dict.fromkeys(sheet.fingerprint for sheet in payroll.sheets if sheet.fingerprint)
    return ColumnMapping(
        date_order=chosen.date_order,
        columns={name: words[0] for name, words in columns.items()},
        currency=_one_currency(payroll, currency),
        values=chosen.values,
        fingerprint=" ".join(layouts),
        ignore=chosen.ignore,
        further={n: tuple(w[1:]) for n, w in columns.items() if len(w) > 1 and is_additive(n)},
        heading_rows={
            sheet_key(sheet.file, sheet.name): rows
            for sheet in payroll.sheets
            if (rows := chosen.heading_of(sheet.file, sheet.name))
        },
    )


def _one_currency(payroll: Payroll, currency: Mapping[str, str]) -> dict[str, str]:
    """Return the currencies of the fields whose columns all have the same one."""
    read = [column for sheet in payroll.sheets for column in sheet.columns]
    return {
        name: one
        for name, one in currency.items()
        if {column.currency for column in read if column.field == name} == {one}
    }


def _name_of(column: ColumnRead, columns: Iterable[ColumnRead]) -> str:
    same = [other for other in columns if key(other.heading) == key(column.heading)]
    return column.heading if column.heading and len(same) == 1 else column.letter


def _field(name: str) -> str:
    found = field_name(name)
    if found is None:
        names = [*FIELDS, *dictionary().aliases]
        raise MappingError(
            f"“{name}” is no field.{_near(name, names)} “pheaktean law --fields” lists them all."
        )
    return found


def _money_field(name: str) -> str:
    found = _field(name)
    if not is_money(found):
        raise MappingError(f"“{name}” is no amount of money, so it has no currency.")
    return found


def _words(name: str, value: object) -> tuple[str, ...]:
    """Return one or more headings or letters."""
    given = value if isinstance(value, list) else [value]
    words = [" ".join(word.split()) for word in given if isinstance(word, str)]
    if not all(words) or len(words) != len(given) or not words:
        raise MappingError(f"{name}: write a heading or a column letter in quotation marks.")
    if len(words) > 1 and name != "ignore" and not is_additive(_field(name)):
        raise MappingError(f"{name}: only one column can be that; name one heading or letter.")
    return tuple(words)


def _heading_rows(name: str, value: object) -> HeadingRows:
    """Return the rows that stand as ``5``, ``"5"`` or ``"4-5"``."""
    found = _ROWS.fullmatch(str(value)) if isinstance(value, int | str) else None
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
    if not 1 <= first <= last < first + TALLEST:
        raise MappingError(
            f"heading_rows of {name}: write the row as the workbook numbers it, 5, or the first "
            f'and the last, "4-5"; at most {TALLEST} rows.'
        )
    return first, last


def _rows_text(rows: HeadingRows) -> str:
    first, last = rows
    return str(first) if first == last else _quoted(f"{first}-{last}")


def _table(data: Mapping[str, Any], name: str) -> dict[str, Any]:
    table = data.get(name, {})
    if not isinstance(table, dict):
        raise MappingError(f"“{name}” must be a table: a line [{name}] with its entries below.")
    return table


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name, "")
    if not isinstance(value, str):
        raise MappingError(f"{name}: write a text in quotation marks.")
    return value


def _one_of(name: str, value: str, allowed: Iterable[str]) -> str:
    if value not in allowed:
        choice = ", ".join(f"“{one}”" for one in allowed if one)
        raise MappingError(f"{name}: “{value}” is not one of {choice}.")
    return value


def _near(word: str, words: Iterable[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word.casefold(), list(words), n=1, cutoff=0.6)
    return f" Did you mean “{near[0]}”?" if near else ""


def _section(title: str, entries: Mapping[str, str]) -> list[str]:
    if not entries:
        return []
    return ["", f"[{title}]", *(f"{name} = {value}" for name, value in entries.items())]


def _value(words: tuple[str, ...]) -> str:
    return _quoted(words[0]) if len(words) == 1 else f"[{', '.join(map(_quoted, words))}]"


def _quoted(text: str) -> str:
    """Return a text as a basic string of TOML."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(s if s.isprintable() else f"\\U{ord(s):08x}" for s in escaped) + '"'
