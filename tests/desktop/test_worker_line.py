from desktop.worker_line import worker_line
from tests.build import payroll
from tests.month import worker


def line(language="en", **changes):
    return {entry.field: entry for entry in worker_line(payroll([worker(**changes)]), 0, language)}


def test_every_field_is_there_as_it_was_read():
    read = line()
    assert read["worker_number"].text == "W1"
    assert read["hire_date"].text == "5 Jan 2022"
    assert read["work_days"].text == "26"
    assert read["gross"].text == "$239.12"
    assert read["contract_type"].text == "undetermined duration"


def test_it_speaks_the_readers_language():
    assert line("zh")["sex"].text == "女"
    assert line("km")["hire_date"].text == "05/01/2022"


def test_a_blank_is_blank():
    assert line(birth_date="")["birth_date"].text == ""
