from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from declaration.month import Month
from declaration.monthly import Enterprise
from desktop.checklist import Mark, can_declare, checklist
from desktop.texts import LANGUAGES, translate
from desktop.workbench import Decision, Workbench, worker_key
from tests.month import month_of, worker, workers

ENGLISH = translate("en")
ENTERPRISE = Enterprise("Practice Garments", "សហគ្រាសសាកល្បង", "1234567")


def bench(tmp_path, **changes):
    begun = Workbench(
        sources=(Path("october.xlsx"),),
        month=Month(2026, 10),
        rate=Decimal(4015),
        enterprise=ENTERPRISE,
        out=tmp_path / "out",
    )
    return replace(begun, **changes)


def by_name(lines):
    return {line.name: line for line in lines}


def marks(lines):
    return {line.name: line.mark for line in lines}


def test_a_sound_month_with_everything_given_is_green(tmp_path):
    lines = checklist(bench(tmp_path), month_of(workers(3)))
    assert can_declare(lines)
    assert marks(lines)["payroll"] is marks(lines)["errors"] is marks(lines)["folder"] is Mark.DONE
    assert by_name(lines)["payroll"].words(ENGLISH) == "3 workers read for October 2026."
    assert by_name(lines)["rate"].words(ENGLISH) == (
        "4,015 riel per dollar, NSSF's rate of October 2026."
    )


def test_nothing_given_says_what_comes_first():
    lines = checklist(Workbench(), None)
    assert [line.name for line in lines] == ["payroll", "enterprise", "folder"]
    assert {line.mark for line in lines} == {Mark.MISSING}
    assert lines[0].page == lines[1].page == "payroll"


def test_a_payroll_without_a_month_asks_for_the_month():
    line = checklist(Workbench(sources=(Path("october.xlsx"),)), None)[0]
    assert line.mark is Mark.MISSING
    assert "which month" in line.words(ENGLISH)


def test_while_it_is_read_nothing_can_be_declared(tmp_path):
    lines = checklist(bench(tmp_path), None)
    assert lines[0].mark is Mark.WAITING
    assert not can_declare(lines)


def test_dollars_without_a_rate_ask_for_the_rate_once(tmp_path):
    month = month_of(workers(2), rate=None)
    lines = by_name(checklist(bench(tmp_path, rate=None), month))
    assert lines["rate"].mark is Mark.MISSING
    assert lines["rate"].page == "payroll"
    assert lines["rate"].target.code == "LAW-003"
    assert "stops" not in lines


def test_an_enterprise_without_a_number_may_go_and_is_looked_at(tmp_path):
    lines = checklist(bench(tmp_path, enterprise=Enterprise("Thread")), month_of(workers(1)))
    assert marks(lines)["enterprise"] is Mark.LOOK
    assert can_declare(lines)
    nobody = checklist(bench(tmp_path, enterprise=None), month_of(workers(1)))
    assert marks(nobody)["enterprise"] is Mark.MISSING


def test_an_error_holds_the_month_until_the_worker_is_held_out(tmp_path):
    rows = [worker(1), worker(2, gross="0", basic_pay="0", overtime_pay="0", net_pay="0")]
    rows[1] |= {"attendance_bonus": "0", "transport_allowance": "0"}
    line = by_name(checklist(bench(tmp_path), month_of(rows)))["errors"]
    assert line.mark is Mark.MISSING
    assert line.page == "findings"
    assert line.words(ENGLISH).startswith("1 worker's line has an error")
    held = checklist(bench(tmp_path, hold_out=True), month_of(rows, hold_out=True))
    assert marks(held)["errors"] is Mark.LOOK
    assert can_declare(held)


def test_where_everybody_is_held_out_nobody_can_be_declared(tmp_path):
    rows = [
        worker(1, gross="x", basic_pay=..., overtime_pay=..., attendance_bonus=...)
        | {"transport_allowance": "0", "gross": "0", "net_pay": "0"}
    ]
    lines = checklist(bench(tmp_path, hold_out=True), month_of(rows, hold_out=True))
    assert not can_declare(lines)


def test_accepted_warnings_are_done(tmp_path):
    month = month_of([worker(1, contract_type=...)])
    warned = [f for f in month.findings if f.grade == "warning"]
    assert warned
    lines = by_name(checklist(bench(tmp_path), month))
    assert lines["warnings"].mark is Mark.LOOK
    assert lines["warnings"].figures["n"] == len(warned)
    accepted = tuple(
        Decision(
            f.code, "" if f.worker is None else worker_key(month.payroll, f.worker), f.field, "seen"
        )
        for f in warned
    )
    lines = by_name(checklist(bench(tmp_path, decisions=accepted), month))
    assert lines["warnings"].mark is Mark.DONE
    assert lines["warnings"].words(ENGLISH) == "Every warning was looked at and accepted."


def test_who_is_not_registered_is_counted(tmp_path):
    rows = [worker(1), worker(2, nssf_number="", hire_date="2026-10-30")]
    rows.append(worker(3, nssf_number="", hire_date="2026-01-05"))
    line = by_name(checklist(bench(tmp_path), month_of(rows)))["registrations"]
    assert line.mark is Mark.LOOK
    assert line.words(ENGLISH) == (
        "2 workers are not registered with NSSF, 1 for more than 45 days."
    )


def test_no_folder_or_one_that_is_a_file_is_missing(tmp_path):
    month = month_of(workers(1))
    file = tmp_path / "taken"
    file.write_text("", "utf-8")
    for out in (None, file, file / "below"):
        lines = checklist(bench(tmp_path, out=out), month)
        assert marks(lines)["folder"] is Mark.MISSING
        assert by_name(lines)["folder"].target == "folder"


def test_a_month_without_law_stops_and_does_not_fall(tmp_path):
    month = month_of(workers(1), month="2007-05")
    lines = checklist(bench(tmp_path, month=Month(2007, 5)), month)
    assert marks(lines)["stops"] is Mark.MISSING
    assert "registrations" not in marks(lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_speaks_every_language(tmp_path, language):
    _ = translate(language)
    rows = [worker(1), worker(2, nssf_number=""), worker(3, gross="0")]
    for month in (month_of(rows), month_of(rows, hold_out=True), month_of(rows, rate=None), None):
        for line in checklist(bench(tmp_path), month):
            words = line.words(_)
            assert words
            assert "{" not in words
            assert language == "en" or words != line.words(ENGLISH)
