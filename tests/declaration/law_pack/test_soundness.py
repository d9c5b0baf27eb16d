"""Figures that the program could not reckon with are found before a pack is accepted."""

import inspect

import pytest

from declaration.in_force import InForce
from declaration.law import Law
from declaration.law_pack.changes import changes
from declaration.law_pack.errors import UnsoundError
from declaration.law_pack.soundness import ASKED, months_of, prove
from tests.declaration.law_pack.law_packs import law_folder, pack_of


def prove_with(tmp_path, *given, **more):
    prove(Law.read(law_folder(tmp_path, "2029-12-01", *given, **more)), Law.bundled(), "law.zip")


def test_the_programs_own_law_is_sound():
    prove(Law.bundled(), Law.bundled(), "law.zip")
    assert len(months_of(Law.bundled())) > 20


def test_all_that_is_asked_of_a_month_is_asked():
    names = {n for n, each in inspect.getmembers(InForce) if isinstance(each, property)}
    assert names == set(ASKED)


RISK = ("occupational_risk_rate",)
BASE = ('employer = "1/100"', "employer = {}")
ONE = '[[values]]\nfrom = 2030-01-01\nsource = "invented"\nstatus = "settled"\n{}\n'


@pytest.mark.parametrize(
    ("name", "before", "after", "said"),
    [
        (*RISK, *("\ncolumns", "\nkolumns"), "unknown key kolumns"),
        (*RISK, *('employer = "1/100"', "employer = 0.01"), "binary fraction"),
        (*RISK, *('employer = "1/100"', "employer = 1"), "employer is int"),
        (*RISK, *('employer = "1/100"', 'employer = "1%"'), "employer is str"),
        (*RISK, *('employer = "1/100"', 'employer = "101/100"'), "takes more than the wage"),
        (*RISK, *("2030-01-01", "2001-01-01"), "stands after"),
        (*RISK, *("[[values]]", "[[values"), "not TOML"),
        ("payment_due_day", "values", "walues", "unknown key walues"),
        ("payment_due_day", "= 15", "= 0", "2"),
        ("minimum_age", "= 15", "= -15", "below nothing"),
        ("minimum_age", "= 15", '= "fifteen"', "value is str"),
    ],
)
def test_a_mistyped_figure_is_named(tmp_path, name, before, after, said):
    with pytest.raises(UnsoundError) as refused:
        prove_with(tmp_path, (name, before, after))
    assert said in str(refused.value)
    assert "“law.zip”" in str(refused.value)


def test_a_figure_or_reading_that_is_gone_is_named(tmp_path):
    folder = law_folder(tmp_path)
    (folder / "rounding.toml").rename(tmp_path / "rounding.toml")
    with pytest.raises(UnsoundError, match=r"rounding\.toml is missing"):
        prove(Law.read(folder), Law.bundled(), "law.zip")
    (tmp_path / "rounding.toml").rename(folder / "rounding.toml")
    preset = folder / "presets" / "more.toml"
    preset.write_text('[readings]\nrounding = "7"\n', "utf-8")
    with pytest.raises(UnsoundError, match="rounding = 7 is not there"):
        prove(Law.read(folder), Law.bundled(), "law.zip")
    preset.unlink()
    (folder / "more.toml").write_bytes(b"\xff")
    with pytest.raises(UnsoundError, match=r"more\.toml: not TOML"):
        prove(Law.read(folder), Law.bundled(), "law.zip")


def test_a_pack_that_could_not_be_used_is_not_made(tmp_path):
    with pytest.raises(UnsoundError):
        pack_of(tmp_path, ("minimum_age", "= 15", "= -15"))


def test_what_a_law_says_differently_is_named(tmp_path):
    assert changes(Law.bundled(), Law.bundled()) == []
    folder = law_folder(tmp_path, "2029-12-01", ("payment_due_day", "= 15", "= 16"), more="")
    (due,) = changes(Law.bundled(), Law.read(folder))
    assert (due.figure, due.before.value, due.after.value) == ("payment_due_day", 15, 16)
    folder = law_folder(tmp_path / "other")
    (rate,) = changes(Law.bundled(), Law.read(folder))
    assert (rate.figure, str(rate.start)) == ("occupational_risk_rate", "2030-01-01")
    assert [str(value.figures["employer"]) for value in (rate.before, rate.after)] == [
        "1/125",
        "1/100",
    ]
    (back,) = changes(Law.read(folder), Law.bundled())
    assert (back.before, back.after) == (rate.after, rate.before)
    (folder / "rounding.toml").unlink()
    gone = [each for each in changes(Law.bundled(), Law.read(folder)) if each.after is None]
    assert {each.figure for each in gone} == {"rounding"}
