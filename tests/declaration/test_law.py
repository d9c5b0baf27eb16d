import shutil
from datetime import date
from fractions import Fraction

import pytest

from declaration.law import Law, NotInForceError, UnknownReadingError
from declaration.month import Month
from resources import resource

LAW = Law.load()
OCTOBER = Month(2026, 10)


def at(month, **readings):
    return LAW.at(Month.parse(month), readings)


def test_the_law_is_read_once():
    assert Law.load() is LAW


@pytest.mark.parametrize("month", ["2008-10", "1999-12", "1900-01"])
def test_before_the_first_scheme_nothing_is_in_force(month):
    with pytest.raises(NotInForceError, match=month):
        at(month)


@pytest.mark.parametrize(
    ("readings", "said"),
    [
        ({"contribution_bas": "straight"}, "Did you mean “contribution_base”?"),
        ({"contribution_base": "strait"}, "it has classes, straight"),
        ({"contribution_base": "oxfam-2021"}, "it has classes, straight"),
        ({"minimum_age": "14"}, "“minimum_age” is not read in more than one way"),
        ({"all": "ilo"}, "There is no preset “ilo”; there is oxfam-2021"),
        ({"wage_ceiling": "oxfam-2021"}, "needs contribution_base “straight”; in 2026-10"),
        (
            {"all": "oxfam-2021", "contribution_base": "classes"},
            "needs contribution_base “straight”",
        ),
    ],
)
def test_a_reading_that_cannot_be_chosen_is_refused_in_a_sentence(readings, said):
    with pytest.raises(UnknownReadingError) as refused:
        LAW.at(OCTOBER, readings)
    assert said in str(refused.value)


def test_the_higher_ceiling_needs_a_straight_base_that_month():
    straight = {"contribution_base": "straight", "wage_ceiling": "oxfam-2021"}
    assert LAW.at(OCTOBER, straight).wage_limits.ceiling == 2_000_000
    with pytest.raises(UnknownReadingError, match="in 2020-05 contribution_base is “classes”"):
        LAW.at(Month(2020, 5), straight)
    assert LAW.at(Month(2015, 5), straight).wage_limits.ceiling == 1_000_000


def test_a_reading_follows_the_law_through_time():
    assert at("2022-09", contribution_base="straight").base_is_by_classes
    assert not at("2022-10", contribution_base="straight").base_is_by_classes


def test_the_preset_takes_every_figure_of_the_report():
    in_force = at("2019-03", all="oxfam-2021")
    assert not in_force.base_is_by_classes
    assert (in_force.wage_limits.floor, in_force.wage_limits.ceiling) == (200_000, 2_000_000)
    together = in_force.rates("occupational_risk").employer + in_force.rates("health_care").employer
    assert together == Fraction(42, 1000)


def test_the_version_changes_with_any_file(tmp_path):
    folder = tmp_path / "law"
    shutil.copytree(resource("law"), folder)
    assert Law.read(folder).version == LAW.version
    assert LAW.version.startswith("2026-11-21.")
    file = folder / "rounding.toml"
    file.write_text(file.read_text("utf-8") + "# a remark\n", "utf-8")
    assert Law.read(folder).version != LAW.version


def test_the_version_does_not_depend_on_line_ends(tmp_path):
    folder = tmp_path / "law"
    shutil.copytree(resource("law"), folder)
    file = folder / "rounding.toml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert Law.read(folder).version == LAW.version


def files_of_the_law():
    """Return the files that the program carries, by their names below the folder."""
    folder = resource("law")
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.toml")}


def test_every_file_is_a_figure_and_every_preset_a_preset():
    files = files_of_the_law()
    law = Law.of_files(files)
    figures = {name.removesuffix(".toml") for name in files if not name.startswith("presets/")}
    assert set(law.parameters) == figures
    assert len(law.parameters) == len(figures)
    assert {name: each.name for name, each in law.parameters.items()} == {n: n for n in figures}
    assert law.presets == {"oxfam-2021": LAW.presets["oxfam-2021"]}
    assert law.presets["oxfam-2021"]["wage_ceiling"] == "oxfam-2021"


def test_the_law_of_contents_is_the_law_of_files():
    law = Law.of_files({name: path.read_bytes() for name, path in files_of_the_law().items()})
    assert law.version == LAW.version
    assert law.presets == LAW.presets
    assert law.at(OCTOBER).rounding == LAW.at(OCTOBER).rounding


def test_the_version_says_the_latest_day_on_which_any_figure_was_checked(tmp_path):
    folder = tmp_path / "law"
    shutil.copytree(resource("law"), folder)
    file = folder / "fdc_limit.toml"
    file.write_text(
        file.read_text("utf-8").replace("checked_on = 2026-11-21", "checked_on = 2027-02-03"),
        "utf-8",
    )
    law = Law.read(folder)
    assert law.version.startswith("2027-02-03.")
    assert law.parameters["fdc_limit"].checked_on == date(2027, 2, 3)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("qqqq", "There is no figure of law “qqqq”."),
        ("minimum_agee", "There is no figure of law “minimum_agee”. Did you mean “minimum_age”?"),
    ],
)
def test_a_figure_is_proposed_only_where_its_name_is_near(name, said):
    with pytest.raises(UnknownReadingError) as refused:
        LAW.at(OCTOBER, {name: "law"})
    assert str(refused.value) == said
