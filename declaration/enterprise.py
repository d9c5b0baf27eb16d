"""The employer, as its enterprise.toml has it.

In goes the file; out comes ``declaration.monthly.Enterprise``. Everything that is wrong in the
file is said at once, each in a sentence that says what to write instead.

    name        = "Angkor Thread Garment Co., Ltd."   # invented
    name_km     = "រោងចក្រអង្គរថ្រេត"
    nssf_number = "1234567"
    sector      = "garment"                            # or "other"

    [readings]
    contribution_base = "classes"
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from declaration.law import Law, UnknownReadingError
from declaration.monthly import Enterprise

SECTORS = ("garment", "other")
"""The sectors whose minimum wage and practice are told apart."""

_TEXTS = ("name", "name_km", "nssf_number", "sector")
_READINGS = "readings"


class EnterpriseError(ValueError):
    """The enterprise file cannot be used; the text names the file and all that is wrong."""


def read_enterprise(path: Path) -> Enterprise:
    """Return the employer that a file describes.

    Raises:
        EnterpriseError: the file is not TOML, lacks the name, or says something unknown.
        OSError: the file cannot be opened.
    """
    data = _toml(path)
    problems = [
        *_unknown_keys(data),
        *_not_texts(data),
        *_missing_name(data),
        *_unknown_sector(data),
        *_unknown_readings(data),
    ]
    if problems:
        raise EnterpriseError("\n".join(f"{path.name}: {problem}" for problem in problems))
    texts = {key: data[key].strip() for key in _TEXTS if key in data}
    readings = {figure: str(reading) for figure, reading in data.get(_READINGS, {}).items()}
    return Enterprise(**texts, readings=readings)


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as problem:
        raise EnterpriseError(
            f"{path.name}: not saved as UTF-8. Save it again with the encoding UTF-8."
        ) from problem
    except (ValueError, RecursionError) as problem:  # also digits or brackets without end
        raise EnterpriseError(
            f"{path.name}: a line is not understood: {problem}. "
            'Texts stand in quotes, for example name = "Angkor Thread Co., Ltd."'
        ) from problem


def _unknown_keys(data: Mapping[str, Any]) -> list[str]:
    known = (*_TEXTS, _READINGS)
    return [
        f"“{key}” is not known.{_near(key, known)} Known are {', '.join(known)}."
        for key in data
        if key not in known
    ]


def _not_texts(data: Mapping[str, Any]) -> list[str]:
    return [
        f'{key} is not a text; write it in quotes: {key} = "{data[key]}".'
        for key in _TEXTS
        if key in data and not isinstance(data[key], str)
    ]


def _missing_name(data: Mapping[str, Any]) -> list[str]:
    name = data.get("name", "")
    if isinstance(name, str) and not name.strip():
        return ['the name of the enterprise is missing; write name = "…" as NSSF has it.']
    return []


def _unknown_sector(data: Mapping[str, Any]) -> list[str]:
    sector = data.get("sector", SECTORS[0])
    if not isinstance(sector, str) or sector in SECTORS:
        return []
    return [f"the sector “{sector}” is not known; write {' or '.join(SECTORS)}."]


def _unknown_readings(data: Mapping[str, Any]) -> list[str]:
    readings = data.get(_READINGS, {})
    if not isinstance(readings, Mapping):
        return [f'{_READINGS} is a table: [{_READINGS}], then a line such as rounding = "1".']
    problems = []
    for figure, reading in readings.items():
        if isinstance(reading, str | int) and not isinstance(reading, bool):
            problems += _unknown_reading(figure, str(reading))
        else:
            problems.append(f'[readings] {figure}: write it in quotes: {figure} = "{reading}".')
    return problems


def _unknown_reading(figure: str, reading: str) -> list[str]:
    try:
        Law.load().choose({figure: reading})
    except UnknownReadingError as problem:
        return [f"[readings] {problem}"]
    return []


def _near(word: str, known: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, known, n=1)
    return f" Did you mean “{near[0]}”?" if near else ""
