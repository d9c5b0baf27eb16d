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
    assert (finding.figures["other_file"], finding.figures["other_row"]) == ("register.csv", 6)


def test_a_spelling_that_looks_the_same_and_a_blank_are_no_difference():
    other = {"name_km": "សុខដារ៉ា 1", "birth_date": None, "sex": ""}
    assert found(month_of([worker(1)], register=registered(other)), "XCK-003") == []


def test_another_number_of_the_same_person():
    month = month_of([worker(1)], register=registered({"nssf_number": "2900101-7777777-1"}))
    (finding,) = found(month, "XCK-003", "XCK-005")
    assert (finding.code, finding.field) == ("XCK-003", "nssf_number")
