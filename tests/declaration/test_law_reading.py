from datetime import date
from fractions import Fraction

import pytest

from declaration.law_reading import Certainty, Kind, LawFileError, parse_parameter

SOUND = """
title      = "Contribution rate, invented"
unit       = "share of the contributory wage"
group      = "contributions"
checked_on = 2026-11-21
columns    = ["employer", "worker"]

[[values]]
from     = 2018-01-01
employer = "26/1000"
worker   = "0/1"
source   = "An invented Prakas"
status   = "settled"
[[values]]
from     = 2027-10-01
employer = "4/100"
worker   = "4/100"
source   = "An invented Sub-Decree"
status   = "announced"
note     = "To be confirmed."
"""

LAPSING = """
title      = "Minimum wage, invented"
unit       = "US dollars per month"
group      = "wage"
checked_on = 2026-11-21
may_lapse  = true

[[values]]
from   = 2016-01-01
until  = 2016-12-31
value  = 135
source = "An invented Prakas"
status = "settled"
[[values]]
from   = 2019-01-01
value  = 177
source = "An invented Prakas"
status = "settled"
"""


def read(folder, text):
    path = folder / "invented_rate.toml"
    path.write_text(text, encoding="utf-8")
    return parse_parameter(path.name, path.read_bytes())


def test_a_sound_file(tmp_path):
    parameter = read(tmp_path, SOUND)
    assert (parameter.name, parameter.default, parameter.contested) == (
        "invented_rate",
        "law",
        False,
    )
    first, second = parameter.readings["law"].values
    assert first.figures == {"employer": Fraction(13, 500), "worker": 0}
    assert first.value == Fraction(13, 500)
    assert (second.status, second.note) == (Certainty.ANNOUNCED, "To be confirmed.")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2015, 12, 31), None),
        (date(2016, 1, 1), 135),
        (date(2016, 12, 31), 135),
        (date(2017, 1, 1), None),
        (date(2019, 1, 1), 177),
        (date(2040, 1, 1), 177),
    ],
)
def test_a_value_holds_from_its_first_day_to_its_last(tmp_path, day, expected):
    value = read(tmp_path, LAPSING).readings["law"].on(day)
    assert (value and value.value) == expected


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title ", "titel ", "the file has the unknown key titel"),
        ('title      = "Contribution rate, invented"', "", "the file needs “title”, a text"),
        ("checked_on = 2026-11-21", 'checked_on = "today"', "needs “checked_on”, a date"),
        ('employer = "26/1000"', "employer = 0.026", "binary fraction 0.026; write a share as"),
        ('employer = "26/1000"', "", "the value from 2018-01-01 (reading “law”) lacks employer"),
        ('employer = "26/1000"', 'employer = "1/2"\nemploye = "1/2"', "unknown key employe"),
        ('source   = "An invented Prakas"', "", "needs “source”, a text"),
        ('source   = "An invented Prakas"', 'source = " "', "needs “source”, a text"),
        ('status   = "settled"', 'status = "sure"', "says “sure”; known are settled"),
        ("2027-10-01", "2018-01-01", "2018-01-01 stands after 2018-01-01"),
        ("2027-10-01", "2017-01-01", "2017-01-01 stands after 2018-01-01"),
        ('source   = "An', 'until = 2020-12-31\nsource = "An', "does not say may_lapse = true"),
        ("[[values]]", "[[valuse]]", "unknown key valuse"),
        ("columns ", 'default = "a"\ncolumns ', "the default reading “a” is not among ['law']"),
        ("columns ", "[readings.law]\ncolumns ", "needs either [[values]] or [readings.NAME]"),
        ('title      = "Contribution', 'title = Contribution"', "not TOML"),
    ],
)
def test_what_is_mistyped_is_refused_in_a_sentence_that_names_the_file(tmp_path, old, new, said):
    with pytest.raises(LawFileError) as refused:
        read(tmp_path, SOUND.replace(old, new))
    assert str(refused.value).startswith("invented_rate.toml: ")
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("until  = 2016-12-31", "until = 2019-01-01", "2016-01-01 ends after 2019-01-01 has begun"),
        ("until  = 2016-12-31", "until = 2015-01-01", "2016-01-01 ends before it begins"),
    ],
)
def test_an_end_stands_between_its_beginning_and_the_next(tmp_path, old, new, said):
    with pytest.raises(LawFileError, match=said):
        read(tmp_path, LAPSING.replace(old, new))


def test_a_reading_needs_a_title_a_reason_and_a_value(tmp_path):
    head, values = SOUND.split("[[values]]", 1)
    disputed = head + 'default = "a"\n[readings.a]\ntitle = "so"\nWHY\n[[readings.a.values]]'
    disputed += values.replace("[[values]]", "[[readings.a.values]]")
    assert read(tmp_path, disputed.replace("WHY", 'why = "So."')).default == "a"
    with pytest.raises(LawFileError, match="reading “a” needs “why”"):
        read(tmp_path, disputed.replace("WHY", ""))
    with pytest.raises(LawFileError, match="reading “a” needs “title”"):
        read(tmp_path, disputed.replace("WHY", 'why = "So."').replace('title = "so"\n', ""))
    with pytest.raises(LawFileError, match="reading “a” has no value"):
        read(tmp_path, head + 'default = "a"\n[readings.a]\nwhy = "So."')


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"x = {'9' * 5_000}", "not TOML"),
        (f"x = {'[' * 2_000}", "not TOML"),
        ("values = 5", "needs “title”"),
        ("readings = 5", "not laid out"),
        ("[readings.a]\n[default]", "not laid out"),
    ],
)
def test_what_is_no_law_at_all_is_refused_too(tmp_path, text, said):
    with pytest.raises(LawFileError, match=said):
        read(tmp_path, text)


DISPUTED = """
title      = "Contribution base, invented"
unit       = "riel"
group      = "contributions"
checked_on = 2026-11-21
columns    = ["value", "table", "smallest"]
optional   = ["smallest"]
may_lapse  = true
default    = "second"

[readings.first]
title        = "as printed"
why          = "A report prints it so."
kind         = "report"
always_named = true
needs        = { rounding = "1" }
[[readings.first.values]]
from     = 2018-01-01
value    = [["1/2", 3], ["x/2", 4]]
table    = { night = "13/10", counts = true }
smallest = 2_600
source   = "An invented report"
status   = "reading"

[readings.second]
title = "as read"
why   = "The text says so."
[[readings.second.values]]
from   = 2018-01-01
until  = 2018-01-01
value  = 7
table  = {}
source = "An invented Prakas"
status = "settled"
"""


def test_a_disputed_figure_says_all_of_its_readings(tmp_path):
    parameter = read(tmp_path, DISPUTED)
    assert list(parameter.readings) == ["second", "first"]
    assert (parameter.default, parameter.contested) == ("second", True)
    assert (parameter.unit, parameter.group) == ("riel", "contributions")
    assert parameter.columns == ("value", "table", "smallest")
    first, second = parameter.readings["first"], parameter.readings["second"]
    assert (first.title, first.why) == ("as printed", "A report prints it so.")
    assert (first.kind, first.always_named) == (Kind.REPORT, True)
    assert first.needs == {"rounding": "1"}
    assert (second.kind, second.always_named, second.needs) == (Kind.READING, False, {})
    assert first.values[0].figures == {
        "value": ((Fraction(1, 2), 3), ("x/2", 4)),
        "table": {"night": Fraction(13, 10), "counts": True},
        "smallest": 2_600,
    }
    assert second.values[0].figures == {"value": 7, "table": {}}
    assert (second.values[0].note, first.values[0].status) == ("", Certainty.READING)


def test_a_value_may_hold_for_one_day(tmp_path):
    second = read(tmp_path, DISPUTED).readings["second"]
    assert second.on(date(2018, 1, 1)).value == 7
    assert second.on(date(2018, 1, 2)) is None


def test_an_undisputed_figure_needs_no_title_of_its_reading(tmp_path):
    reading = read(tmp_path, SOUND).readings["law"]
    assert (reading.title, reading.why, reading.kind) == ("", "", Kind.READING)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("kind  ", "kin ", "reading “first” has the unknown key kin"),
        ('"report"', '"rumour"', "says “rumour”; known are reading, report, preset"),
        ('group      = "contributions"', "", "the file needs “group”, a text"),
        ('unit       = "riel"', "", "the file needs “unit”, a text"),
        ("checked_on = 2026-11-21", "", "the file needs “checked_on”, a date"),
        ("table  = {}", "", "the value from 2018-01-01 (reading “second”) lacks table"),
        ("until  = 2018-01-01", "until  = 2017-12-31", "2018-01-01 ends before it begins"),
    ],
)
def test_what_is_mistyped_in_a_reading_is_refused(tmp_path, old, new, said):
    with pytest.raises(LawFileError) as refused:
        read(tmp_path, DISPUTED.replace(old, new))
    assert f": {said}" in str(refused.value) or f" {said}" in str(refused.value)
