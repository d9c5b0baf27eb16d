import pytest

from tests.build import payroll
from tests.month import found, month_of, worker


def registered(*changes):
    rows = [
        {
            key: worker(i)[key]
            for key in ("nssf_number", "national_id", "name_km", "birth_date", "sex")
        }
        | change
        for i, change in enumerate(changes, 1)
    ]
    return payroll(rows, file="register.csv", sheet="")


def test_the_same_people_are_no_finding():
    month = month_of([worker(1), worker(2)], register=registered({}, {}))
    assert found(month, "XCK-003", "XCK-005") == []


def test_a_number_that_the_register_does_not_have():
    month = month_of([worker(1), worker(2), worker(3)], register=registered({}, {}))
    (finding,) = found(month, "XCK-005")
    assert (finding.worker, finding.value) == (2, "2900101-1000003-1")


def test_the_core_of_a_number_is_enough():
    month = month_of([worker(1)], register=registered({"nssf_number": "1000001"}))
    assert found(month, "XCK-003", "XCK-005") == []


def test_an_identity_that_differs_is_one_finding_naming_all_fields():
    other = {"birth_date": "1991-01-01", "sex": "male", "name_km": "ចាន់ បុប្ផា"}
    month = month_of([worker(1)], register=registered(other))
    (finding,) = found(month, "XCK-003")
    assert finding.figures["fields"] == ["name_km", "sex", "birth_date"]
    assert finding.figures["there"] == ["ចាន់ បុប្ផា", "male", "1991-01-01"]
    assert (finding.value, finding.expected) == ("សុខ ដារ៉ា 1", "ចាន់ បុប្ផា")
    assert (finding.figures["other_file"], finding.figures["other_row"]) == ("register.csv", 6)


def test_a_spelling_that_looks_the_same_and_a_blank_are_no_difference():
    other = {"name_km": "សុខដារ៉ា 1", "birth_date": None, "sex": ""}
    assert found(month_of([worker(1)], register=registered(other)), "XCK-003") == []


def test_another_number_of_the_same_person():
    month = month_of([worker(1)], register=registered({"nssf_number": "2900101-7777777-1"}))
    (finding,) = found(month, "XCK-003", "XCK-005")
    assert (finding.code, finding.field) == ("XCK-003", "nssf_number")


def no_number(i, **changes):
    return worker(i, nssf_number="", hire_date="2026-01-05", **changes)


def test_a_number_that_the_payroll_lacks_is_told():
    month = month_of([no_number(1, national_id=""), worker(2)], register=registered({}, {}))
    (finding,) = found(month, "REG-001", "REG-004", "REG-006", "REG-007")
    assert (finding.code, finding.worker, finding.field) == ("REG-006", 0, "nssf_number")
    assert finding.expected == "2900101-1000001-1"
    assert finding.figures["fields"] == ["name_km", "birth_date"]
    assert (finding.figures["other_file"], finding.figures["other_row"]) == ("register.csv", 6)
    assert month.registered.tolist() == [True, True]


def test_a_card_under_another_name_is_told_and_not_put_forward():
    month = month_of([no_number(1, name_km="ចាន់ បុប្ផា", name_latin="")], register=registered({}))
    (finding,) = found(month, "REG-006")
    assert (finding.expected, finding.figures["number"]) == ("", "2900101-1000001-1")


def test_a_register_without_numbers_has_none_to_write_in():
    month = month_of([no_number(1)], register=registered({"nssf_number": ""}))
    assert found(month, "REG-001", "REG-006") == []


def test_a_payroll_without_the_column_is_one_finding():
    rows = [{k: v for k, v in worker(i).items() if k != "nssf_number"} for i in range(1, 9)]
    month = month_of(rows, register=registered(*({} for _ in rows)))
    (finding,) = found(month, "REG-001", "REG-006")
    assert (finding.worker, finding.figures["workers"]) == (None, 8)


def only_name(i, **changes):
    return no_number(i, worker_number="N-9", national_id="", birth_date=None) | changes


def test_a_name_alone_registers_nobody_but_is_told():
    month = month_of([only_name(1), worker(2)], register=registered({}, {}))
    assert [(f.code, f.worker) for f in found(month, "REG-001", "REG-006", "REG-007")] == [
        ("REG-001", 0),
        ("REG-007", 0),
    ]
    assert month.registered.tolist() == [False, True]


def test_a_name_that_many_have_or_that_a_birth_date_tells_apart_is_not_told():
    namesakes = registered({}, {"name_km": "សុខ ដារ៉ា 1"})
    assert found(month_of([only_name(1)], register=namesakes), "REG-007") == []
    born = only_name(1, birth_date="1999-09-09")
    assert found(month_of([born], register=registered({})), "REG-007") == []


def test_a_name_with_its_parts_in_another_order_is_no_difference():
    other = {"name_latin": "DARA SOK", "name_km": ""}
    month = month_of([worker(1, name_latin="SOK Dara")], register=registered(other))
    assert found(month, "XCK-003") == []


def test_a_number_the_register_lacks_is_in_its_own_cell():
    month = month_of([worker(1), worker(2)], register=registered({}))
    (finding,) = found(month, "XCK-005")
    assert (finding.field, finding.place.cell) == ("nssf_number", "LINE-A!D7")


def test_one_name_that_agrees_puts_the_number_forward():
    latin = {"name_latin": "SOK DARA"}
    month = month_of(
        [no_number(1, name_km="ចាន់ បុប្ផា", **latin)], register=registered({"name_latin": "Sok Dara"})
    )
    (finding,) = found(month, "REG-006")
    assert finding.expected == "2900101-1000001-1"


@pytest.mark.parametrize(("card", "is_said"), [("777000777", False), ("", True)])
def test_two_cards_are_two_people_of_one_name(card, is_said):
    row = no_number(1, national_id="123000001", birth_date=None)
    there = registered(
        {"national_id": card, "birth_date": None, "nssf_number": "2900101-7777777-1"}
    )
    assert bool(found(month_of([row], register=there), "REG-007")) is is_said


def test_without_a_register_nothing_is_said_of_one():
    month = month_of([no_number(1), worker(2)])
    assert found(month, "XCK-003", "XCK-005", "REG-006", "REG-007") == []
