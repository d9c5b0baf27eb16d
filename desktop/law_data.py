"""The figures of law in force as plain data, for ``pheaktean law --json``."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from declaration.in_force import InForce
from declaration.law_reading import Parameter, Value
from desktop.law_words import GROUPS, exact, in_group


def as_data(law: InForce) -> dict[str, object]:
    """Return every figure in force as plain data; shares are exact decimal texts."""
    parameters = [each for group in GROUPS for each in in_group(law, group)]
    return {
        "law_version": law.law.version,
        "month": str(law.month),
        "readings": dict(law.readings),
        "figures": [_figure_data(parameter, law) for parameter in parameters],
    }


def _figure_data(parameter: Parameter, law: InForce) -> dict[str, object]:
    data: dict[str, object] = {
        "name": parameter.name,
        "title": parameter.title,
        "group": parameter.group,
        "unit": parameter.unit,
        "checked_on": parameter.checked_on.isoformat(),
        **_value_data(law.value(parameter.name)),
    }
    if parameter.contested:
        used = law.reading(parameter.name)
        others = law.others(parameter.name)
        data |= {
            "reading": used.name,
            "why": used.why,
            "others": {
                other: {"why": parameter.readings[other].why, **_value_data(value)}
                for other, value in others.items()
            },
        }
    return data


def _value_data(value: Value) -> dict[str, object]:
    figures = {name: _json(each) for name, each in value.figures.items()}
    return {
        "value": figures["value"] if list(figures) == ["value"] else figures,
        "from": value.start.isoformat(),
        "until": value.until.isoformat() if value.until else None,
        "status": value.status,
        "source": value.source,
        "note": value.note,
    }


def _json(figure: Any) -> object:  # noqa: ANN401 - a figure of any file
    match figure:
        case Fraction():
            return exact(figure)
        case tuple():
            return [_json(each) for each in figure]
        case dict():
            return {name: _json(each) for name, each in figure.items()}
        case _:
            return figure
