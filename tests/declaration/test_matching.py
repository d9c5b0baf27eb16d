import pytest

from declaration.matching import MatchedBy, matches
from tests.build import payroll


def person(**changes):
    row = {
        "nssf_number": "2900101-1000001-1",
        "national_id": "012345678",
        "worker_number": "W-1",
        "name_km": "សុខ ដារ៉ា",
        "name_latin": "SOK DARA",
        "birth_date": "1990-01-01",
    }
    return row | changes


OTHER = {"nssf_number": "", "national_id": "", "worker_number": ""}


@pytest.mark.parametrize(
    ("change", "by"),
    [
        ({}, MatchedBy.NSSF_NUMBER),
        ({"nssf_number": "1000001"}, MatchedBy.NSSF_NUMBER),
        ({"nssf_number": "២៩០០១០១ ១០០០០០១"}, MatchedBy.NSSF_NUMBER),
        ({"nssf_number": ""}, MatchedBy.NATIONAL_ID),
        ({"nssf_number": "", "national_id": "12345678"}, MatchedBy.NATIONAL_ID),
        ({"nssf_number": "", "national_id": "", "worker_number": "w1"}, MatchedBy.WORKER_NUMBER),
        (OTHER, MatchedBy.NAMES_AND_BIRTH_DATE),
        (OTHER | {"name_km": ""}, MatchedBy.NAMES_AND_BIRTH_DATE),
        (OTHER | {"name_km": "", "name_latin": "SOK DARAH"}, MatchedBy.NAMES_AND_BIRTH_DATE),
        (OTHER | {"birth_date": "1991-01-01"}, MatchedBy.NOT),
        (OTHER | {"name_km": "ចាន់ បុប្ផា", "name_latin": "CHAN BOPHA"}, MatchedBy.NOT),
        ({**OTHER, "worker_number": "W-1", "name_km": "ចាន់", "name_latin": "CHAN"}, MatchedBy.NOT),
    ],
)
def test_how_a_person_is_known(change, by):
    found = matches(payroll([person()]), payroll([person(**change)]))
    assert found.matched_by(0) is by
    assert found.right.tolist() == [-1 if by is MatchedBy.NOT else 0]
    assert (found.score[0] == 0) == (by is MatchedBy.NOT)


def test_nobody_is_taken_twice():
    left = payroll([person(), person()])
    found = matches(left, payroll([person()]))
    assert found.right.tolist() == [0, -1]


def test_who_nobody_is_stays_on_the_right():
    right = payroll([person(), person(**OTHER, name_km="ចាន់", name_latin="", birth_date=None)])
    assert matches(payroll([person()]), right).unmatched.tolist() == [1]


def test_a_surer_way_goes_first():
    left = payroll([person(nssf_number=""), person()])
    right = payroll([person(national_id=""), person(nssf_number="")])
    assert matches(left, right).right.tolist() == [1, 0]


def test_the_likest_of_the_same_birth_date_is_taken():
    left = payroll([person(**OTHER, name_km="", name_latin="KEO SREYMOM")])
    rows = ["KEO SREYMON", "KEO SREYMOMM", "KIM SOPHAL"]
    right = payroll([person(**OTHER, name_km="", name_latin=name) for name in rows])
    found = matches(left, right)
    assert right.text("name_latin")[int(found.right[0])] == "KEO SREYMOMM"
    assert 90 <= found.score[0] < 100


def test_nothing_on_either_side():
    empty = payroll([{"worker_number": "", "name_km": ""}])
    found = matches(empty, empty)
    assert found.right.tolist() == [-1]


SAME_DAY = OTHER | {"sex": "female"}


@pytest.mark.parametrize(
    ("change", "score"),
    [
        ({}, 100),
        ({"sex": "male"}, 90),
        ({"national_id": "087654321"}, 90),
        ({"sex": "male", "worker_number": "X-9"}, 0),
        ({"sex": "male", "name_km": "", "name_latin": "SOK DARAH"}, 0),
    ],
)
def test_sex_and_numbers_speak_against_equal_names(change, score):
    left = person(**SAME_DAY | {"worker_number": "W-1", "national_id": "012345678"})
    right = person(**{**SAME_DAY, **change})
    found = matches(payroll([left]), payroll([right]))
    assert found.score[0] == score
    assert (found.right[0] == 0) == (score > 0)


def test_two_of_one_name_and_birth_date_are_told_apart_by_sex():
    both = [person(**OTHER, sex=sex) for sex in ("female", "male")]
    found = matches(payroll(both), payroll(both[::-1]))
    assert found.right.tolist() == [1, 0]
    assert found.score.tolist() == [95, 95]


def test_names_alone_make_nobody_the_same_person():
    alone = person(**OTHER, birth_date=None)
    assert matches(payroll([alone]), payroll([alone])).right.tolist() == [-1]


def test_a_shared_number_whose_names_tell_nothing_is_not_sure():
    left = [person(name_km="", name_latin="", birth_date=None) for _ in range(2)]
    found = matches(payroll(left), payroll(left))
    assert found.right.tolist() == [0, 1]
    assert found.score.tolist() == [60, 60]
