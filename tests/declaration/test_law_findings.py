from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from declaration import law_findings
from declaration.findings import Place, Severity, entry
from declaration.law import Law
from declaration.month import Month
from declaration.monthly import ReadingInUse
from desktop.texts import translate
from desktop.wording import sentences

LAW = Law.load()
OCTOBER = LAW.at(Month(2026, 10))


def holds(finding):
    """Return whether a finding has exactly the figures that its sentence asks for."""
    return set(finding.figures) == set(entry(finding.code).placeholders)


def test_another_reading_of_the_law_is_named_with_its_cost():
    used = ReadingInUse("contribution_base", "classes", {"straight": -510})
    [finding] = law_findings.other_readings([used], OCTOBER)
    assert (finding.code, finding.grade) == ("LAW-001", Severity.NOTICE)
    assert (finding.field, finding.value) == ("contribution_base", "classes")
    assert (finding.expected, finding.figures["difference"]) == ("straight", -510)
    assert finding.amount_khr is None
    assert holds(finding)


@pytest.mark.parametrize("language", ["en", "km", "zh"])
def test_readings_are_named_in_words_and_the_file_takes_the_name(language):
    used = ReadingInUse("contribution_base", "classes", {"straight": -510})
    [finding] = law_findings.other_readings([used], OCTOBER)
    message, fix, _ = sentences(finding, language)
    readings, translated = LAW.parameters["contribution_base"].readings, translate(language)
    assert translated(readings["classes"].title) in message
    assert translated(readings["straight"].title) in message
    assert "classes" not in message.replace("by wage class", "")
    assert 'contribution_base = "straight"' in fix


@pytest.mark.parametrize(
    ("parameter", "other", "difference", "named"),
    [
        ("contribution_base", "straight", 0, True),
        ("rounding", "100", 50, True),
        ("rounding", "100", 0, False),
        ("pension_age", "after-60", 34_400, True),
        ("pension_age", "after-60", 0, False),
        ("fdc_limit", "48", 0, False),
        ("health_care_rate", "oxfam-2021", 7_000, False),
    ],
)
def test_a_reading_is_named_when_it_matters_and_is_one_of_the_law(
    parameter, other, difference, named
):
    used = ReadingInUse(parameter, OCTOBER.readings[parameter], {other: difference})
    assert bool(law_findings.other_readings([used], OCTOBER)) is named


def test_a_reports_figures_in_use_are_named():
    in_force = LAW.at(Month(2019, 3), {"health_care_rate": "oxfam-2021"})
    used = ReadingInUse("health_care_rate", "oxfam-2021", {"prakas-449": -7_000})
    [finding] = law_findings.other_readings([used], in_force)
    assert finding.value == "oxfam-2021"


def test_no_figure_in_force_stops():
    finding = law_findings.no_figure_in_force(Month(2008, 10))
    assert finding.value == "2008-10"
    assert (finding.code, finding.grade) == ("LAW-002", Severity.STOP)
    assert holds(finding)


def test_no_exchange_rate_stops_and_names_the_first_place():
    place = Place("october.xlsx", "LINE-A", 6, "M")
    finding = law_findings.no_exchange_rate(Month(2026, 10), 812, place)
    assert (finding.code, finding.grade) == ("LAW-003", Severity.STOP)
    assert finding.place.cell == "LINE-A!M6"
    assert holds(finding)


@pytest.mark.parametrize(
    ("month", "unsure"),
    [
        ("2026-10", []),
        ("2027-10", ["pension_rate"]),
        ("2017-11", ["wage_ceiling"]),
        ("2016-07", ["health_care_rate", "wage_classes"]),
        ("2018-01", []),
    ],
)
def test_figures_announced_or_inferred_are_named(month, unsure):
    found = law_findings.unsettled_figures(LAW.at(Month.parse(month)))
    assert [finding.field for finding in found] == unsure
    assert all(holds(finding) and finding.grade is Severity.NOTICE for finding in found)


@pytest.mark.parametrize(("month", "old"), [("2026-10", 0), ("2027-11", 0), ("2027-12", 1)])
def test_figures_not_checked_for_a_year_are_said_once(month, old):
    found = law_findings.unchecked_figures(LAW.at(Month.parse(month)))
    assert len(found) == old
    assert all(holds(finding) for finding in found)


def test_the_oldest_check_is_said():
    parameters = dict(LAW.parameters)
    parameters["rounding"] = replace(LAW.parameters["rounding"], checked_on=date(2024, 1, 31))
    parameters["wage_ceiling"] = replace(parameters["wage_ceiling"], checked_on=date(2025, 1, 31))
    law = replace(LAW, parameters=parameters)
    [finding] = law_findings.unchecked_figures(law.at(Month(2026, 10)))
    assert finding.figures["checked_on"] == date(2024, 1, 31)
    assert finding.figures["figures"] == 2


@pytest.mark.parametrize(
    ("rate", "unusual"),
    [("4015", 0), ("3800", 0), ("4400", 0), ("40.15", 1), ("4510", 1), ("401500", 1), ("1", 1)],
)
def test_a_rate_far_from_the_usual_is_named(rate, unusual):
    found = law_findings.unusual_rate(Decimal(rate), OCTOBER)
    assert len(found) == unusual
    assert all(holds(finding) and finding.grade is Severity.WARNING for finding in found)
    assert [(each.field, each.value) for each in found] == [("exchange_rate", rate)] * unusual


def test_without_a_rate_there_is_nothing_unusual():
    assert law_findings.unusual_rate(None, OCTOBER) == []
