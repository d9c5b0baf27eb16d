import json
from types import SimpleNamespace

import pytest

from declaration.fields import FIELDS
from declaration.law import Law
from declaration.month import Month
from declaration.monthly import ReadingInUse
from desktop import law_report
from desktop.tables import WIDTH, seen_width
from desktop.texts import LANGUAGES, translate

LAW = Law.load()
OCTOBER = LAW.at(Month(2026, 10))


def english(text):
    return text


def month_with(readings, law=OCTOBER):
    """Return as much of a month worked out as the comparison looks at."""
    return SimpleNamespace(
        law=law, readings=readings, options=SimpleNamespace(month=Month(2026, 10))
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("month", ["2008-11", "2017-06", "2020-06", "2026-10", "2042-10"])
def test_no_line_is_wider_than_a_terminal(language, month):
    text = law_report.as_text(LAW.at(Month.parse(month)), translate(language).gettext)
    assert max(map(seen_width, text.splitlines())) <= WIDTH


def test_every_figure_in_force_stands_with_value_source_and_status():
    text = law_report.as_text(OCTOBER, english)
    for parameter in LAW.parameters.values():
        assert (f"[{parameter.name}]" in text) is (OCTOBER.find(parameter.name) is not None)
    assert "employer 2.6% · worker 0%" in text
    assert "floor 400,000 · ceiling 1,200,000" in text
    assert "overtime 1.5 · overtime at night 2" in text
    assert "22        above    1,200,000" in text
    assert "In use: classes." in text
    assert "Read otherwise: straight (method straight · floor 400,000)." in text
    assert "A report prints otherwise: oxfam-2021 (employer 3.4% · worker 0%)." in text
    assert "transport_allowance: wage [transport_allowance=wage]" in text
    assert LAW.version in text


def test_the_reading_in_use_changes_with_the_choice():
    text = law_report.as_text(LAW.at(Month(2026, 10), {"rounding": "100"}), english)
    assert "In use: 100." in text
    assert "Read otherwise: 1." in text


def test_plain_data_is_exact_and_goes_through_json():
    data = json.loads(json.dumps(law_report.as_data(OCTOBER)))
    figures = {figure["name"]: figure for figure in data["figures"]}
    assert (data["month"], data["law_version"]) == ("2026-10", LAW.version)
    assert figures["pension_rate"]["value"] == {"employer": "0.02", "worker": "0.02"}
    assert figures["wage_ceiling"]["value"] == 1_200_000
    assert figures["wage_ceiling"]["others"]["oxfam-2021"]["value"] == 2_000_000
    assert figures["contribution_base"]["reading"] == "classes"
    assert figures["wage_classes"]["value"][21] == [22, "above", 1_200_000]
    assert figures["minimum_wage_garment"]["until"] == "2026-12-31"
    assert all(figure["source"] and figure["from"] for figure in figures.values())


def test_the_list_of_fields_has_every_field():
    lines = law_report.fields(english).splitlines()
    names = [line.split()[0] for line in lines if not line.startswith(" ")]
    assert names == ["field", *FIELDS]
    assert max(map(seen_width, lines)) <= WIDTH


def test_the_comparison_shows_more_and_less():
    readings = [
        ReadingInUse("contribution_base", "classes", {"straight": -1_234_567}),
        ReadingInUse("rounding", "1", {"100": 50}),
        ReadingInUse("fdc_limit", "24", {"48": 0}),
    ]
    lines = law_report.comparison(month_with(readings), english).splitlines()
    rows = [line.split()[:4] for line in lines[-3:]]
    assert rows == [
        ["contribution_base", "classes", "straight", "-1,234,567"],
        ["rounding", "1", "100", "+50"],
        ["fdc_limit", "24", "48", "0"],
    ]
    assert max(map(seen_width, lines)) <= WIDTH
    assert law_report.comparison_data(month_with(readings))[0] == {
        "parameter": "contribution_base",
        "in_use": "classes",
        "others": {"straight": -1_234_567},
    }


def test_a_month_before_the_schemes_has_nothing_to_compare():
    assert "No figure of law" in law_report.comparison(month_with([], law=None), english)
