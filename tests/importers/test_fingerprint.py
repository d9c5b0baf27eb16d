from __future__ import annotations

from importers.fingerprint import drifts, fingerprint, followed
from importers.headings import find_heading
from tests.build_sheet import sheet


def saved(*heads):
    made = sheet([list(heads), ["W1", "SOK", 200.0, 250.0]])
    return fingerprint(made, find_heading(made))


def test_spelling_and_workers_do_not_change_a_fingerprint():
    assert saved("ID", "Name", "Basic", "Gross") == saved("I.D", "NAME ", "basic", "Gross\u200b")
    assert saved("ID", "Name", "Basic", "Gross") != saved("ID", "Name", "Gross", "Basic")


def test_it_holds_nothing_of_the_payroll():
    assert "SOK" not in saved("ID", "Name", "Basic", "Gross")
    assert "Name" not in saved("ID", "Name", "Basic", "Gross")


def test_a_letter_follows_its_heading():
    old = saved("ID", "Name", "Basic", "Gross")
    assert followed(old, 3, ["ID", "Name", "Basic", "Gross"]) == 3
    assert followed(old, 3, ["ID", "Name", "Basic", "Meal", "Gross"]) == 4
    assert followed(old, 3, ["ID", "Name", "Basic", "Meal"]) == -1
    assert followed(old, 3, ["ID", "Gross", "Basic", "Meal", "Gross"]) == -1
    assert followed("", 3, ["a", "b", "c", "d"]) == 3
    assert followed("", 9, ["a"]) == -1


def test_drift_is_shown_side_by_side():
    old = saved("ID", "Name", "Basic", "Gross")
    labels = ["ID", "Name", "Basic", "Meal", "Total Gross"]
    columns = {"worker_number": ["ID"], "gross": ["Gross"], "basic_pay": ["C"]}
    (change,) = drifts(old, columns, {"ID": 0, "C": 2}, labels)
    assert (change.field, str(change)) == ("gross", "“Gross” → –")
    moved = drifts(old, {"gross": ["Gross"]}, {"Gross": 4}, [*labels[:4], "Gross"])
    assert str(moved[0]) == "“Gross” D → “Gross” E"


def test_the_nearest_of_several_saved_layouts_is_compared():
    both = f"{saved('ID', 'Name', 'Basic', 'Gross')} {saved('Card', 'Name', 'Days', 'Total')}"
    assert drifts(both, {"gross": ["Total"]}, {"Total": 3}, ["Card", "Name", "Days", "Total"]) == []


def test_a_heading_of_another_sheet_is_not_gone_from_this_one():
    both = f"{saved('ID', 'Name', 'Basic', 'Gross')} {saved('Card', 'Name', 'Days', 'Total')}"
    columns = {"gross": ["Gross"], "basic_pay": ["Basic"], "work_days": ["Days"]}
    labels = ["ID", "Name", "Basic", "Gross"]
    assert drifts(both, columns, {"Gross": 3, "Basic": 2}, labels) == []
    renamed = drifts(both, columns, {"Gross": 3}, ["ID", "Name", "Base", "Gross"])
    assert [(change.field, change.was) for change in renamed] == [("basic_pay", "Basic")]
