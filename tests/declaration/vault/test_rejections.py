"""Refusals pasted from NSSF: whom they speak of, what, how sure; and what later months say."""

import dataclasses
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3.dbapi2 import IntegrityError

from declaration.checks.refused_before import refused_before
from declaration.findings import Severity, entry
from declaration.month import Month
from declaration.vault.kinds import Kind
from declaration.vault.log import entries
from declaration.vault.manifest import Chosen
from declaration.vault.not_decided import (
    NoSuchRefusalError,
    NoTextError,
    NothingSealedError,
    RuleNotKnownError,
)
from declaration.vault.refusal_text import field_named, read_refusal
from declaration.vault.refused_facts import Rule, is_same
from declaration.vault.rejections import note, rejections, settle
from declaration.vault.returns import lines_in, sealed
from declaration.vault.sealing import seal
from declaration.vault.verifying import verify
from tests.declaration.vault.build import month as month_of
from tests.declaration.vault.build import new_vault, sealed_month, stamp, written

OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)
PEOPLE = [
    {
        "worker_number": "A-0118",
        "nssf_number": "1900101-0000001-1",
        "national_id": "012345678",
        "name_km": "សុខ ដារ៉ា",
        "name_latin": "SOK DARA",
        "sex": "male",
        "birth_date": date(1990, 1, 1),
        "gross": "250",
    },
    {
        "worker_number": "A-0119",
        "nssf_number": "2950203-0000002-ក",
        "national_id": "12345",
        "name_km": "ចាន់ សុភារី",
        "name_latin": "CHAN SOPHEARY",
        "sex": "female",
        "birth_date": date(1995, 2, 3),
        "gross": "310",
    },
    {
        "worker_number": "12",
        "national_id": "0987",
        "name_km": "កែវ មុនី",
        "name_latin": "KEO MONY",
        "sex": "male",
        "birth_date": date(1988, 5, 6),
        "gross": "220",
    },
    {
        "worker_number": "A-0300",
        "name_km": "កែវ មុនី",
        "name_latin": "KEO MONY",
        "sex": "male",
        "birth_date": date(1999, 9, 9),
        "gross": "230",
    },
]


def people_of(when="2026-10", people=PEOPLE):
    return month_of(when, workers=people, statuses=["declared"] * len(people))


@pytest.fixture
def vault(tmp_path):
    with new_vault(tmp_path) as opened:
        receipt = written(tmp_path / "october", people_of())
        seal(opened, receipt, Chosen(Kind.REGULAR, "nssf-eform-v10"), stamp())
        yield opened


@pytest.fixture
def lines(vault):
    return lines_in(vault, sealed(vault)[0])


def read(lines, text):
    return [(tie.row, tie.field, tie.by, tie.score) for tie in read_refusal(text, lines)]


@pytest.mark.parametrize(
    ("text", "row", "field", "by", "score"),
    [
        ("NSSF No. 1900101-0000001-1: date of birth", 0, "birth_date", "nssf_number", 100),
        ("NSSF ID 1900101 0000001 1 wrong sex", 0, "sex", "nssf_number", 100),
        ("member 0000002 unknown name", 1, "name_km", "nssf_number", 100),
        ("លេខ ប.ស.ស ២៩៥០២០៣-០០០០០០២-ក ថ្ងៃខែឆ្នាំកំណើតខុស", 1, "birth_date", "nssf_number", 100),
        ("ID card 012 345 678 does not exist", 0, "national_id", "national_id", 100),
        ("identity number 12345678 not valid", 0, "national_id", "national_id", 100),
        ("អត្តសញ្ញាណប័ណ្ណលេខ 12345 មិនត្រឹមត្រូវ", 1, "national_id", "national_id", 100),
        ("a-0118 - wage differs", 0, "wage_khr", "worker_number", 95),
        ("A-0119, ចាន់ សុភារី, ភេទ", 1, "sex", "worker_number", 100),
        ("Sok Dara: nationality?", 0, "nationality", "name", 80),
        ("ឈ្មោះ ចាន់សុភារី មិនត្រូវ", 1, "name_km", "name", 80),
        ("latin name of SOK-DARA", 0, "name_latin", "name", 80),
        ("Row 2: gender", 0, "sex", "row", 40),
        ("ជួរទី ៣ ភេទខុស", 1, "sex", "row", 40),
        ("第3行 性别错误", 1, "sex", "row", 40),
        ("row 3, CHAN SOPHEARY, sex", 1, "sex", "name", 95),
        ("KEO MONY A-0300 sex", 3, "sex", "worker_number", 100),
        ("Worker 12 sex", 2, "sex", "worker_number", 40),
        ("Row 5 KEO MONY date of birth", 3, "birth_date", "name", 95),
    ],
)
def test_a_line_is_tied_to_its_worker(lines, text, row, field, by, score):
    assert read(lines, text) == [(row, field, by, score)]


def test_of_two_with_one_name_none_is_taken(lines):
    assert read(lines, "KEO MONY: wrong sex") == [(-1, "sex", "several", 0)]


def test_several_workers_in_one_line(lines):
    found = read(lines, "ID card wrong: 1900101-0000001-1, A-0119")
    assert found == [
        (0, "national_id", "nssf_number", 100),
        (1, "national_id", "worker_number", 95),
    ]


def test_a_heading_speaks_for_the_lines_below_it(lines):
    text = "ថ្ងៃខែឆ្នាំកំណើតមិនត្រឹមត្រូវ៖\n- A-0118\n- A-0119\nSex:\n- A-0300\n"
    assert [(row, field) for row, field, *_ in read(lines, text)] == [
        (0, "birth_date"),
        (1, "birth_date"),
        (3, "sex"),
    ]


def test_what_cannot_be_tied_is_said_and_talk_is_not(lines):
    text = (
        "Dear Sir,\n\nPlease correct within 3 days.\nNSSF No. 9999999-9999999-9 unknown\nB-0777\n"
    )
    assert [(tie.line, tie.row, tie.by) for tie in read_refusal(text, lines)] == [
        (4, -1, "none"),
        (5, -1, "none"),
    ]


@given(st.text(max_size=80))
def test_any_text_is_read(text):
    assert field_named(text) in {
        *("", "birth_date", "sex", "nationality", "hire_date", "wage_khr", "national_id"),
        *("name_km", "name_latin", "nssf_number"),
    }


def test_it_is_kept_as_it_was_pasted(vault):
    text = "A-0118: ID card\n\nB-0777: ID card"
    made = note(vault, OCTOBER, text, stamp(1))
    (tied,), (not_tied,) = made.rows, made.not_tied
    assert (made.text, made.noted_by, made.month) == (text, "Sok Dara", OCTOBER)
    assert (tied.value, tied.person.name, tied.line) == ("012345678", "សុខ ដារ៉ា", 1)
    assert (not_tied.line, not_tied.said, not_tied.by) == (3, "B-0777: ID card", "none")
    assert rejections(vault) == [made]
    told = list(entries(vault))[-1]
    assert told.details == {"rejection": 1, "rows": 1, "not_tied": 1}
    assert verify(vault) is None


def test_what_is_in_the_way_of_keeping_it(vault, tmp_path):
    with pytest.raises(NoTextError):
        note(vault, OCTOBER, " \n", stamp())
    with pytest.raises(NothingSealedError, match="2026-11"):
        note(vault, NOVEMBER, "A-0118", stamp())
    with pytest.raises(RuleNotKnownError, match="national_id"):
        note(vault, OCTOBER, "A-0118", stamp(), rule="national_id=9")
    with pytest.raises(RuleNotKnownError):
        note(vault, OCTOBER, "A-0118", stamp(), field="shoe_size")
    sealed_month(vault, tmp_path, "2026-11", Kind.NIL, days=1)
    with pytest.raises(NothingSealedError):
        note(vault, NOVEMBER, "A-0118", stamp())


def test_the_return_that_has_the_worker_counts(vault, tmp_path):
    more = [{**PEOPLE[0], "worker_number": "Z-1", "nssf_number": "7777777-7777777-7"}]
    receipt = written(tmp_path / "more", people_of(people=more))
    seal(vault, receipt, Chosen(Kind.SUPPLEMENTARY, "nssf-eform-v10"), stamp(1))
    made = note(vault, OCTOBER, "7777777-7777777-7 sex\nA-0119 sex", stamp(2))
    assert [each.person.worker_number for each in made.rows] == ["Z-1", "A-0119"]
    assert made.not_tied == []


def again(vault, when="2026-11", people=PEOPLE):
    return list(refused_before(people_of(when, people), rejections(vault)))


def changed(at, **more):
    return [{**each, **more} if i == at else each for i, each in enumerate(PEOPLE)]


def test_the_same_fact_of_the_same_worker_is_warned_of(vault):
    note(vault, OCTOBER, "A-0118: ID card does not exist", stamp())
    (found,) = again(vault)
    assert (found.code, found.worker, found.field) == ("PER-009", 0, "national_id")
    assert found.grade is Severity.WARNING
    assert found.figures == {
        "month": OCTOBER,
        "said": "A-0118: ID card does not exist",
        "what": "012345678",
    }
    assert set(entry("PER-009").placeholders) == set(found.figures)


def test_it_knows_the_worker_under_another_number(vault):
    note(vault, OCTOBER, "A-0118: ID card does not exist", stamp())
    assert len(again(vault, people=changed(0, worker_number="C-900", nssf_number=""))) == 1


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("A-0118: ID card", {"national_id": "112345678"}),
        ("A-0118: date of birth", {"birth_date": date(1990, 1, 2)}),
        ("A-0118: sex", {"sex": "female"}),
        ("A-0118: wage", {"gross": "251"}),
        ("A-0118: refused", {"birth_date": date(1990, 1, 2)}),
    ],
)
def test_what_was_mended_is_not_warned_of(vault, text, more):
    note(vault, OCTOBER, text, stamp())
    assert len(again(vault)) == 1
    assert again(vault, people=changed(0, **more)) == []


def test_whoever_is_not_declared_is_not_warned_of(vault):
    note(vault, OCTOBER, "A-0118: sex", stamp())
    held = month_of("2026-11", workers=PEOPLE, statuses=["held_out", *["declared"] * 3])
    assert list(refused_before(held, rejections(vault))) == []


def test_a_month_before_the_refusal_says_nothing(vault):
    note(vault, OCTOBER, "A-0118: sex", stamp())
    assert again(vault, "2026-09") == []
    assert len(again(vault, "2026-10")) == 1


def test_one_that_is_settled_is_not_warned_of(vault):
    note(vault, OCTOBER, "A-0118: sex\nA-0119: sex", stamp())
    assert [each.line for each in settle(vault, 1, stamp(1), "A-0118")] == [1]
    assert [found.worker for found in again(vault)] == [1]
    assert not rejections(vault)[0].is_settled
    settle(vault, 1, stamp(2), "CHAN SOPHEARY")
    assert again(vault) == []
    assert rejections(vault)[0].is_settled
    with pytest.raises(NoSuchRefusalError):
        settle(vault, 1, stamp(3))
    with pytest.raises(NoSuchRefusalError, match="no refusal 7"):
        settle(vault, 7, stamp(3))


def test_a_rule_that_was_learnt_holds_the_others(vault):
    note(vault, OCTOBER, "A-0119: ID card", stamp(), rule="national_id:digits=9")
    same, alike = again(vault)
    assert (same.code, same.worker) == ("PER-009", 1)
    assert (alike.code, alike.worker, alike.value) == ("PER-020", 2, "0987")
    assert alike.figures["rule"] == "exactly 9 digits"
    assert (same.field, alike.field) == ("national_id", "national_id")
    assert (same.place.row, alike.place.row) != (0, 0)
    assert alike.place.cell.endswith(str(alike.place.row))
    assert set(entry("PER-020").placeholders) == set(alike.figures)
    settle(vault, 1, stamp(1))
    assert again(vault) == []


def test_without_a_rule_nobody_else_is_warned_of(vault):
    note(vault, OCTOBER, "A-0119: ID card", stamp())
    assert [found.worker for found in again(vault)] == [1]


def test_the_same_refused_twice_is_warned_of_once_by_the_last(vault):
    note(vault, OCTOBER, "A-0118: sex", stamp())
    note(vault, OCTOBER, "A-0118: gender", stamp(1))
    (found,) = again(vault)
    assert found.figures["said"] == "A-0118: gender"


@pytest.mark.parametrize(
    ("rule", "value", "met"),
    [
        ("national_id:digits=9", "០១២-៣៤៥ ៦៧៨", True),
        ("national_id:digits=9", "01234567A", False),
        ("national_id:digits=9", "", True),
        ("hire_date:filled", "", False),
        (" sex : filled ", "male", True),
    ],
)
def test_rules(rule, value, met):
    assert Rule.parse(rule).is_met(value) is met
    assert Rule.parse(Rule.parse(rule).text) == Rule.parse(rule)


@given(st.integers(1, 99), st.text(max_size=30))
def test_a_rule_never_fails(digits, value):
    assert Rule("national_id", digits).is_met(value) in (True, False)
    assert is_same(value, value)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE rejection SET text = 'x'",
        "UPDATE refused SET value = 'x'",
        "UPDATE refused SET settled_at = 'x', settled_by = 'y', person = ''",
        "DELETE FROM refused",
        "DELETE FROM rejection",
    ],
)
def test_the_tables_refuse_every_other_change(vault, statement):
    note(vault, OCTOBER, "A-0118: sex", stamp())
    before = rejections(vault)
    with pytest.raises(IntegrityError, match="sealed: a refusal"):
        vault.db.execute(statement)
    assert rejections(vault) == before


def test_the_person_may_say_what_was_refused(vault):
    made = note(vault, OCTOBER, "A-0118", stamp(), field="sex")
    assert [(each.field, each.value) for each in made.lines] == [("sex", "male")]
    assert dataclasses.replace(made, lines=()).rows == []


def test_a_row_of_digits_without_end_is_nobodys(lines):
    assert read(lines, f"row {'9' * 5_000}: wrong sex") == [(-1, "sex", "none", 0)]
