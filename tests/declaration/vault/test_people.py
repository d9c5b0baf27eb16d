import dataclasses

import numpy as np
import pytest

from declaration.export import export
from declaration.history import history_from
from declaration.month import Month
from declaration.people import DAYS, MONTHS, TEXTS
from declaration.summary import summary
from declaration.vault import people
from declaration.vault.kinds import Kind
from declaration.vault.manifest import Chosen
from declaration.vault.opening import open_vault
from declaration.vault.sealing import seal
from tests.declaration.export import invented
from tests.declaration.vault.build import KEY, new_vault, stamp
from tests.months import earlier_month, worked_out, worker

FOUR = [worker(i) for i in range(4)]
AUGUST = [*FOUR, worker(4, contract_type="fdc", contract_start="2025-01-06")]
SEPTEMBER = [worker(0, worker_number="X-0"), *FOUR[1:3], worker(3, gross=None, work_days=0)]
OCTOBER = [*SEPTEMBER, worker(9, leave_date="2026-10-20")]
MONTHS_MADE = {"2026-08": AUGUST, "2026-09": SEPTEMBER, "2026-10": OCTOBER}


@pytest.fixture
def vault(tmp_path):
    with new_vault(tmp_path) as opened:
        yield opened


def put(vault, folder, when, rows, kind=Kind.REGULAR):
    """Seal a month of some workers."""
    month = worked_out(rows, when, hold_out=True)
    place = folder / f"{when}-{kind}-{len(people.sealed(vault))}"
    receipt = export(month, place, wording=invented.wording, summary=summary)
    assert receipt.proven
    return seal(vault, receipt, Chosen(kind, "nssf-eform-v10"), stamp())


def fill(vault, folder, *names):
    for name in names or MONTHS_MADE:
        put(vault, folder, name, MONTHS_MADE[name])


def same(one, other):
    """Compare two tables of people, column by column."""
    columns = [
        *((one.texts[name], other.texts[name]) for name in TEXTS),
        *((one.days[name].astype(str), other.days[name].astype(str)) for name in DAYS),
        *((one.months[name].astype(str), other.months[name].astype(str)) for name in MONTHS),
        (one.line, other.line),
    ]
    return all(a.tolist() == b.tolist() for a, b in columns)


def test_no_month_before_is_no_history(vault, tmp_path):
    assert people.history_of(vault, Month(2026, 10)) is None
    fill(vault, tmp_path, "2026-10")
    assert people.history_of(vault, Month(2026, 10)) is None
    assert len(people.people_of(vault)) == 5


def test_the_vault_says_what_the_months_say(vault, tmp_path):
    fill(vault, tmp_path)
    asked = Month(2026, 11)
    found = people.history_of(vault, asked)
    made = {Month.parse(n): earlier_month(worked_out(r, n)) for n, r in MONTHS_MADE.items()}
    plain = history_from(made, asked)
    assert found.months == plain.months == (Month(2026, 8), Month(2026, 9), Month(2026, 10))
    assert found.rate == 4015
    assert same(found.people, plain.people)
    assert found.person.tolist() == plain.person.tolist() == [0, 1, 2, 3, 5]
    assert found.last.amount("work_days").tolist() == [260_000] * 3 + [0, 260_000]
    assert str(found.last.date("leave_date")[4]) == "2026-10-20"


def test_what_is_known_of_a_person(vault, tmp_path):
    fill(vault, tmp_path)
    known = people.people_of(vault)
    assert known.texts["worker_number"].tolist()[0] == "X-0"
    assert known.texts["former_numbers"].tolist() == ["W-000", "", "", "", "", ""]
    assert known.texts["contributed"].tolist()[3:] == [
        "2026-08/2026-08",
        "2026-08/2026-08",
        "2026-10/2026-10",
    ]
    assert known.months["first_seen"].astype(str).tolist() == ["2026-08"] * 5 + ["2026-10"]
    assert known.months["last_seen"].astype(str).tolist() == [
        *["2026-10"] * 4,
        "2026-08",
        "2026-10",
    ]
    assert str(known.days["fixed_since"][4]) == "2025-01-06"


def test_the_table_is_kept_and_can_be_made_anew(vault, tmp_path):
    for name in MONTHS_MADE:
        fill(vault, tmp_path, name)
        people.history_of(vault, Month.parse(name).following())
    kept = people.read(vault.db)
    assert len(kept) == 6
    assert vault.db.execute("SELECT count(*) FROM person_return").fetchone() == (3,)
    assert same(people.rebuild(vault), kept)
    vault.db.execute("DELETE FROM person")
    vault.db.execute("INSERT INTO person_return VALUES (99)")
    assert same(people.people_of(vault), kept)
    assert same(people.read(vault.db), kept)


def test_who_may_only_read_is_told_the_same(vault, tmp_path):
    fill(vault, tmp_path)
    path = vault.path
    vault.close()
    with open_vault(path, KEY, read_only=True) as opened:
        found = people.history_of(opened, Month(2026, 11))
        assert len(found.people) == 6
        assert len(people.read(opened.db)) == 0
    with open_vault(path, KEY) as opened:
        assert same(people.people_of(opened), found.people)


def test_a_month_is_asked_again_after_later_ones_were_sealed(vault, tmp_path):
    fill(vault, tmp_path)
    people.people_of(vault)
    found = people.history_of(vault, Month(2026, 10))
    assert found.last_month == Month(2026, 9)
    assert found.person.tolist() == [0, 1, 2, 3]
    assert found.last_contribution[:4].astype(str).tolist() == [*["2026-09"] * 3, "2026-08"]


def test_months_sealed_in_any_order_are_learnt(vault, tmp_path):
    fill(vault, tmp_path, "2026-10")
    people.people_of(vault)
    fill(vault, tmp_path, "2026-08", "2026-09")
    known = people.people_of(vault)
    assert sorted(known.texts["contributed"].tolist())[-1] == "2026-10/2026-10"
    assert known.texts["contributed"].tolist()[0] == "2026-08/2026-10"
    assert same(people.rebuild(vault), known)


def test_a_nil_return_is_a_known_month(vault, tmp_path):
    fill(vault, tmp_path, "2026-08")
    put(vault, tmp_path, "2026-09", [], Kind.NIL)
    found = people.history_of(vault, Month(2026, 10))
    assert found.last_month == Month(2026, 9)
    assert len(found.last) == len(found.person) == 0
    assert len(found.people) == 5


def test_supplementary_lines_stand_among_those_of_the_month(vault, tmp_path):
    fill(vault, tmp_path, "2026-09")
    put(vault, tmp_path, "2026-09", [worker(3), worker(7)], Kind.SUPPLEMENTARY)
    found = people.history_of(vault, Month(2026, 10))
    numbers = found.last.text("worker_number").values().tolist()
    assert sorted(numbers) == ["W-001", "W-002", "W-003", "W-007", "X-0"]
    assert found.last.declared().all()
    assert (found.person >= 0).all()
    assert found.last.amount("work_days").tolist() == [260_000] * 5
    owners = found.people.texts["worker_number"][found.person].tolist()
    assert owners == numbers


def test_a_return_sealed_without_days_and_dates_is_read_all_the_same(vault, tmp_path, monkeypatch):
    with monkeypatch.context() as older:
        older.setattr("declaration.vault.sealing._keep_further", lambda *_: {})
        fill(vault, tmp_path, "2026-09")
    found = people.history_of(vault, Month(2026, 10))
    assert not found.last.filled["work_days"].any()
    assert np.isnat(found.last.date("leave_date")).all()


def test_days_and_dates_go_into_the_file_and_come_back():
    from declaration.vault.further import Further, further_of, joined, read_further

    payroll = worked_out(OCTOBER, "2026-10").payroll
    content = further_of(payroll)
    assert content.splitlines()[0] == b"work_days,leave_date,contract_start,contract_end"
    assert content.splitlines()[-1] == b"260000,2026-10-20,,"
    back = read_further(content)
    assert back.days.value.tolist() == payroll.quantity("work_days").value.tolist()
    assert back.dates["leave_date"].astype(str).tolist() == ["NaT"] * 4 + ["2026-10-20"]
    nobody = read_further(further_of(payroll.of_nobody()))
    assert len(nobody.days) == 0
    both = joined([back, nobody, Further.of_nothing(2)])
    assert len(both.days) == 7
    assert dataclasses.fields(both)
