"""The files of ``resources/law``: every one read, and held to what a reader may expect of them."""

from fractions import Fraction

import pytest

from declaration.fields import FIELDS, Role
from declaration.law import Law
from declaration.law_reading import THE_LAW, Certainty
from resources import resource

LAW = Law.load()
NAMES = sorted(LAW.parameters)
GROUPS = {"contributions", "wage", "hours", "contracts", "registration", "payment"}
MONTHLY = [name for name in NAMES if LAW.parameters[name].group == "contributions"]


def values():
    return [
        pytest.param(parameter, value, id=f"{parameter.name}-{reading.name}-{value.start}")
        for parameter in LAW.parameters.values()
        for reading in parameter.readings.values()
        for value in reading.values
    ]


def test_every_file_is_a_figure():
    assert sorted(path.stem for path in resource("law").glob("*.toml")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_figure_says_what_it_is(name):
    parameter = LAW.parameters[name]
    assert parameter.name == name
    assert parameter.group in GROUPS
    assert len(parameter.title) > 10
    assert not parameter.title.endswith(".")


@pytest.mark.parametrize(("parameter", "value"), values())
def test_a_value_rests_on_a_text(parameter, value):
    assert len(value.source) > 10
    assert value.start <= parameter.checked_on or value.status is Certainty.ANNOUNCED
    assert not any(isinstance(figure, float) for figure in value.figures.values())


@pytest.mark.parametrize("name", MONTHLY)
def test_figures_of_contributions_change_with_a_month(name):
    for reading in LAW.parameters[name].readings.values():
        assert all(value.start.day == 1 for value in reading.values)
        assert all(value.until is None for value in reading.values)


@pytest.mark.parametrize("name", [parameter.name for parameter in LAW.contested()])
def test_a_disputed_figure_gives_the_reason_of_each_reading(name):
    parameter = LAW.parameters[name]
    assert next(iter(parameter.readings)) == parameter.default
    assert THE_LAW not in parameter.readings
    for reading in parameter.readings.values():
        assert reading.why.endswith(".")
        assert set(reading.needs) <= set(NAMES)


def test_the_readings_that_ship():
    shipped = {
        parameter.name: [
            name for name, reading in parameter.readings.items() if reading.kind != "preset"
        ]
        for parameter in LAW.contested()
    }
    indemnity = ["wage", "excluded"]
    assert shipped == {
        "contribution_base": ["classes", "straight"],
        "fdc_limit": ["24", "48"],
        "health_care_rate": ["prakas-449", "oxfam-2021"],
        "notice_pay": indemnity,
        "pension_age": ["turns-60", "after-60"],
        "rounding": ["1", "100"],
        "seniority_indemnity": indemnity,
        "severance": indemnity,
        "transport_allowance": indemnity,
        "wage_ceiling": ["1200000", "oxfam-2021"],
    }


def test_presets_choose_readings_that_exist():
    assert list(LAW.presets) == ["oxfam-2021"]
    for readings in LAW.presets.values():
        for name, reading in readings.items():
            assert reading in LAW.parameters[name].readings


@pytest.mark.parametrize("name", ["wage_items"])
def test_every_pay_field_is_told_to_be_wage_or_not(name):
    parts = {field.name for field in FIELDS.values() if field.role is Role.PART}
    for value in LAW.parameters[name].readings[THE_LAW].values:
        assert set(value.value) == parts
        for counts, article in value.value.values():
            assert isinstance(counts, bool) or LAW.parameters[counts].contested
            assert article


@pytest.mark.parametrize("value", LAW.parameters["wage_classes"].readings[THE_LAW].values)
def test_classes_follow_one_another_up_to_the_ceiling(value):
    rows = value.value
    assert [row[0] for row in rows] == list(range(1, len(rows) + 1))
    assert [row[1] for row in rows[:-1]] == sorted(row[1] for row in rows[:-1])
    assert rows[-1][1] == "above"
    ceiling = LAW.parameters["wage_ceiling"].readings["1200000"].on(value.start)
    assert rows[-1][2] == ceiling.value
    floor = LAW.parameters["contribution_base"].readings["classes"].on(value.start)
    assert rows[0][2] == floor.figures["floor"]


def test_rates_are_exact_shares():
    for scheme in ("occupational_risk", "health_care", "pension"):
        for reading in LAW.parameters[f"{scheme}_rate"].readings.values():
            for value in reading.values:
                assert isinstance(value.figures["employer"], Fraction)
                assert isinstance(value.figures["worker"], Fraction)
