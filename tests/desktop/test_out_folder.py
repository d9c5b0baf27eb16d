import json

from declaration.month import Month
from desktop.out_folder import folder_for, month_in, registrations_folder_for

OCTOBER = Month(2026, 10)


def result(folder, month, declared=True):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "summary.json").write_text(json.dumps({"month": month}), "utf-8")
    if declared:
        (folder / "declaration.xlsx").write_bytes(b"")
    return folder


def test_a_new_or_empty_folder_is_taken_as_it_is(tmp_path):
    assert folder_for(OCTOBER, tmp_path / "new") == tmp_path / "new"
    assert folder_for(OCTOBER, tmp_path) == tmp_path


def test_the_same_month_is_replaced_and_another_month_never(tmp_path):
    same, other = result(tmp_path / "a", "2026-10"), result(tmp_path / "b", "2026-09")
    assert folder_for(OCTOBER, same) == same
    assert folder_for(OCTOBER, other) == other / "NSSF 2026-10"


def test_a_folder_with_other_things_gets_one_for_the_month(tmp_path):
    (tmp_path / "letter.txt").write_text("", "utf-8")
    assert folder_for(OCTOBER, tmp_path) == tmp_path / "NSSF 2026-10"


def test_the_clocks_files_never_lie_over_a_declaration(tmp_path):
    declared = result(tmp_path / "a", "2026-10")
    assert registrations_folder_for(OCTOBER, declared) == declared / "NSSF registrations 2026-10"
    clock = result(tmp_path / "b", "2026-10", declared=False)
    assert registrations_folder_for(OCTOBER, clock) == clock


def test_a_summary_that_is_none_of_ours_is_no_month(tmp_path):
    for text in ("", "[]", "{}", '{"month": 3}', '{"month": "autumn"}'):
        (tmp_path / "summary.json").write_text(text, "utf-8")
        assert month_in(tmp_path) is None
