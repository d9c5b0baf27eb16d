"""Who is who in two tables: numbers first, names where they must be; nobody taken twice."""

import random

import numpy as np
import pytest

from declaration.matching import MatchedBy, matches
from tests.build import payroll

DARA = {
    "worker_number": "A-1",
    "nssf_number": "1234567-7654321-ក",
    "national_id": "012345678",
    "name_km": "សុខ ដារ៉ា",
    "name_latin": "SOK Dara",
    "birth_date": "1990-02-03",
}


def person(**changes):
    return DARA | changes


def only(*fields, **changes):
    return {field: person(**changes)[field] for field in fields}


def matched(left, right):
    found = matches(payroll(left), payroll(right))
    return found.right.tolist(), [found.matched_by(i).value for i in range(len(left))]


@pytest.mark.parametrize(
    ("row", "by"),
    [
        (only("nssf_number"), "nssf_number"),
        ({"nssf_number": "7654321", "worker_number": "other"}, "nssf_number"),
        ({"nssf_number": "12345677654321"}, "nssf_number"),
        (only("national_id"), "national_id"),
        ({"national_id": "12345678"}, "national_id"),
        (only("worker_number", "name_km"), "worker_number"),
        ({"worker_number": "a1", "name_latin": "DARA SOK"}, "worker_number"),
        (only("worker_number"), "worker_number"),
        (only("name_latin", "birth_date"), "names_and_birth_date"),
        (only("name_km", "birth_date"), "names_and_birth_date"),
        ({"name_latin": "SOK Darra", "birth_date": "1990-02-03"}, "names_and_birth_date"),
        (only("name_latin"), ""),
        ({"birth_date": "1990-02-03"}, ""),
    ],
)
def test_how_one_person_is_found(row, by):
    right, how = matched([DARA], [row])
    assert how == [by]
    assert right == [0 if by else -1]


def test_the_same_worker_number_with_another_name_is_another_person():
    right, _ = matched(
        [only("worker_number", "name_latin")],
        [
            person(name_latin="LY Nary")
            | {"nssf_number": None, "national_id": None, "name_km": None, "birth_date": None}
        ],
    )
    assert right == [-1]


def test_a_worker_number_alone_does_not_stand_against_other_numbers():
    right, _ = matched(
        [only("worker_number", "nssf_number")],
        [only("worker_number", nssf_number="9") | {"nssf_number": "7777777-8888888-ខ"}],
    )
    assert right == [-1]


def test_names_in_two_scripts_cannot_speak_against_a_worker_number():
    found = matches(
        payroll([only("worker_number", "name_km")]), payroll([only("worker_number", "name_latin")])
    )
    assert found.right.tolist() == [0]
    assert found.score.tolist() == [90]


def test_a_name_spelt_otherwise_under_the_same_worker_number_is_the_same_person():
    found = matches(
        payroll([only("worker_number", "name_latin")]),
        payroll([{"worker_number": "A-1", "name_latin": "SOK Darra"}]),
    )
    assert found.right.tolist() == [0]
    assert 90 <= found.score[0] < 100


def test_of_two_with_one_number_the_one_with_the_name_is_taken():
    left = [person(name_km=None, name_latin="LY Nary", worker_number="A-9"), DARA]
    assert matched(left, [DARA])[0] == [-1, 0]


def test_repeated_numbers_are_paired_one_to_one_in_order():
    left = [only("nssf_number"), only("nssf_number"), only("nssf_number")]
    assert matched(left, left[:2])[0] == [0, 1, -1]


def test_a_number_that_everybody_has_tells_nobody():
    rows = [{"national_id": "000000000", "name_latin": f"{i}"} for i in range(50)]
    assert set(matched(rows, rows)[0]) == {-1}


def test_order_does_not_matter():
    people = [
        person(
            worker_number=f"A-{i}",
            nssf_number=f"{1000000 + i}-{2000000 + i}-ក",
            national_id=f"{100000000 + i}",
            name_km=None,
            name_latin=f"SOK N{i}",
        )
        for i in range(200)
    ]
    order = list(range(200))
    random.Random(1).shuffle(order)
    found = matches(payroll(people), payroll([people[i] for i in order]))
    assert np.array(order)[found.right].tolist() == list(range(200))
    assert found.unmatched.tolist() == []


def test_who_is_left_over_is_named():
    found = matches(payroll([DARA]), payroll([person(), {"nssf_number": "5555555-6666666-គ"}]))
    assert found.unmatched.tolist() == [1]
    assert found.matched_by(0) is MatchedBy.NSSF_NUMBER
